"""Any past moment comes back: what was held then counts, whatever came, went or was corrected since."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diemcau.web.archive.models import Document
from diemcau.web.filings.models import Filing, FilingVersion, Value
from diemcau.web.review.observations import observations_for
from diemcau.web.review.queries import totals_for

from .conftest import SUMMED, Store
from .test_totals import view

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package

_BEGUN = datetime(2025, 1, 1, tzinfo=UTC)
_CUT_OFFS = (None, date(2024, 6, 30), date(2024, 12, 14), date(2024, 12, 31))


@dataclass(frozen=True)
class Act:
    """At one hour an org reports a number, or takes back what it reported.

    Attributes:
        org: Code.
        number: What, or None where it takes it back.
        cut_off: The last day that was counted.
    """

    org: str
    number: int | None
    cut_off: date | None


ACTS = st.lists(
    st.builds(
        Act,
        org=st.sampled_from(["DUN", "ARD", "KEL"]),
        number=st.none() | st.integers(0, 1000),
        cut_off=st.sampled_from(_CUT_OFFS),
    ),
    max_size=12,
)


def hour(number: int) -> datetime:
    """A moment of the history."""
    return _BEGUN + timedelta(hours=number)


@pytest.fixture
def filings(house: House) -> dict[str, Filing]:
    """A return of each org."""
    store = Store(house, Document())  # no facts here
    return {code: store.filing(code) for code in ("DUN", "ARD", "KEL")}


def play(house: House, filings: dict[str, Filing], acts: list[Act]) -> list[dict[str, Act]]:
    """Write a history into the store, one act an hour; what was held at the end of each hour."""
    Value.objects.all().delete()
    held: dict[str, Act] = {}
    uids: dict[str, uuid.UUID] = {}
    states = [dict(held)]
    for number, act in enumerate(acts, 1):
        Value.objects.filter(org=house.orgs[act.org], known_to=None).update(known_to=hour(number))
        held.pop(act.org, None)
        if act.number is not None:
            held[act.org] = act
            uid = uids.setdefault(act.org, uuid.uuid4())
            _report(house, filings[act.org], act, uid, hour(number))
        states.append(dict(held))
    return states


def _report(house: House, filing: Filing, act: Act, uid: uuid.UUID, at: datetime) -> None:
    number = Decimal(act.number or 0)
    version = filing.version
    assert isinstance(version, FilingVersion)
    Value.objects.create(
        uid=uid, filing=filing, version=version, cell="main/one/count", org=house.orgs[act.org], measure=SUMMED,
        unit="count", period="2024", first_day=date(2024, 1, 1), last_day=date(2024, 12, 31), status="actual",
        tally="flow", kind="level", bound="exact", value=number, low=number, high=number, cut_off=act.cut_off,
        known_from=at,
    )  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS, true_at=st.sampled_from([None, date(2024, 7, 1), date(2024, 12, 20)]))
def test_every_moment_comes_back(
    house: House, filings: dict[str, Filing], acts: list[Act], true_at: date | None
) -> None:
    """At the end of each hour, and as counted by any day, exactly what was held then is told, and it is added up."""
    states = play(house, filings, acts)
    scope = house.scope("officer")
    for number, held in enumerate(states):
        moment = hour(number) + timedelta(minutes=30)
        wanted = {
            code: act.number or 0
            for code, act in held.items()
            if true_at is None or act.cut_off is None or act.cut_off <= true_at
        }
        found = observations_for(scope, known_at=moment, true_at=true_at)
        assert {one.org: one.interval.low for one in found} == wanted
        totals = totals_for(scope, view(known_at=moment, true_at=true_at), [SUMMED])
        assert [one.interval.low for one in totals if one.interval] == ([sum(wanted.values())] if wanted else [])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS, later=ACTS)
def test_what_comes_later_changes_no_past(
    house: House, filings: dict[str, Filing], acts: list[Act], later: list[Act]
) -> None:
    """The same moment tells the same before and after more history was written."""
    scope = house.scope("officer")
    moment = hour(len(acts)) + timedelta(minutes=30)
    play(house, filings, acts)
    before = [(one.org, one.interval) for one in observations_for(scope, known_at=moment)]
    play(house, filings, [*acts, *later])
    assert [(one.org, one.interval) for one in observations_for(scope, known_at=moment)] == before
