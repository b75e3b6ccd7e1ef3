"""What a person sees is what would be there if the documents above the person's clearance did not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diemcau.web.accounts.policies import Scope
from diemcau.web.archive.models import Document, State
from diemcau.web.record.actions import settle, state_token
from diemcau.web.record.keeping import keep_up
from diemcau.web.record.models import Claim, Conflict, Ruling, Story, Turn
from diemcau.web.record.queries import claims_for, conflicts_for, open_conflicts_for, rulings_for

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package

_TEXTS = (
    "Exports of Dunmarsh province reached USD 4.6 billion in 2024.\n",
    (
        "REPORT ON TRADE\n\n"
        "Exports of Dunmarsh province reached USD 3.8 billion in 2024, of which USD 1.2 billion went to Keld.\n"
    ),
    (
        "NOTE\n\nAt the end of 2024 Dunmarsh province had 214 valid foreign-invested projects.\n"
        "Exports of Dunmarsh province reached USD 4.6 billion in 2024.\n"
    ),
    "PRESS TEXT\n\nDunmarsh province had 241 valid foreign-invested projects at the end of 2024.\n",
)


def _seen(clearance: int) -> dict[str, Any]:
    """All that a clearance is shown, without what the house drew by lot."""
    scope = Scope(None, clearance)
    fields = ("value", "low", "high", "label", "measure", "period", "org", "owner", "standing", "sources", "partner")
    claims = [
        (*(getattr(claim, field) for field in fields), claim.said["mentions"], claim.said["told"])
        for claim in claims_for(scope)
    ]
    conflicts = [(one.kind, one.state, len(one.claims), one.said) for one in conflicts_for(scope)]
    return {
        "claims": sorted(map(repr, claims)),
        "conflicts": sorted(map(repr, conflicts)),
        "open": open_conflicts_for(scope).count(),
        "rulings": rulings_for(scope).count(),
    }


def _clear() -> None:
    for model in (Claim, Conflict, Story, Turn):
        model.objects.all().delete()


@pytest.fixture
def filed(house: House) -> tuple[House, list[Document]]:
    """Some documents of one story in the record."""
    documents = house.bring(*_TEXTS)
    house.release(*documents)
    return house, documents


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    before=st.lists(st.integers(0, 4), min_size=4, max_size=4),
    after=st.lists(st.integers(0, 4), min_size=4, max_size=4),
    clearance=st.integers(0, 4),
    reason=st.sampled_from(["", "seen at source"]),
    most=st.sampled_from([2, 3, 100]),
)
def test_higher_documents_change_nothing_below(
    filed: tuple[House, list[Document]],
    *,
    before: list[int],
    after: list[int],
    clearance: int,
    reason: str,
    most: int,
) -> None:
    """The record kept up through changes of levels and a ruling, against one made without the higher documents."""
    house, documents = filed
    _clear()
    Ruling.objects.all().delete()
    Document.objects.update(state=State.RELEASED)
    _set_levels(documents, before)
    keep_up(most)
    leader = house.scope("leader")
    conflict = conflicts_for(leader).first()
    if reason and conflict is not None:
        token = state_token(conflict, leader)
        settle(actor=house.people["leader"], scope=leader, conflict=conflict, token=token, side=0, reason=reason)
    _set_levels(documents, after)
    keep_up(most)
    seen = _seen(clearance)
    _clear()
    Document.objects.filter(level__gt=clearance).update(state=State.WITHDRAWN)
    Ruling.objects.filter(level__gt=clearance).delete()
    keep_up(most)
    assert _seen(clearance) == seen


def _set_levels(documents: list[Document], levels: list[int]) -> None:
    for document, level in zip(documents, levels, strict=True):
        Document.objects.filter(pk=document.pk).update(level=level)
    for ruling in Ruling.objects.all():
        ruling.level = max(ruling.documents.values_list("level", flat=True))
        ruling.save()
