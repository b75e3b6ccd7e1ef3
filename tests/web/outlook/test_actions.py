"""Outlooks are made once a level, kept for good, scored when the truth comes, and hidden with their documents."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from diemcau.errors import Denied, Invalid
from diemcau.records import Interval
from diemcau.web.archive.actions import register
from diemcau.web.audit.models import Entry
from diemcau.web.outlook.actions.looking import note_view
from diemcau.web.outlook.actions.making import BACK, make_outlook
from diemcau.web.outlook.actions.scoring import score_outlook
from diemcau.web.outlook.inputs import inputs_by_level
from diemcau.web.outlook.models import Foretold, Refused, Run, Scored
from diemcau.web.outlook.queries import find_forecast, forecasts_for, run_for, scores_for
from diemcau.web.outlook.rows import to_forecast, to_score
from diemcau.web.record.models import Claim

from .conftest import SUMMED, YEARS, this_year

if TYPE_CHECKING:
    from diemcau.web.archive.models import Document
    from diemcau.web.review.models import Goal

    from ..conftest import House  # noqa: TID252 - the tests are no package
    from ..review.conftest import Store  # noqa: TID252 - the tests are no package

pytestmark = pytest.mark.django_db


def _current() -> list[int]:
    return sorted(Run.objects.filter(known_to=None).values_list("level", flat=True))


def _forecast(scope: Any, year: int) -> Foretold:
    found = forecasts_for(scope, measure=SUMMED, org="DUN", period=str(year)).first()
    assert found is not None
    return found


def test_the_same_values_make_one_outlook(years: Store) -> None:
    """Made again nothing is new; the log tells of it once."""
    made = make_outlook()
    assert [run.level for run in made] == [0]
    before = Run.objects.count(), Foretold.objects.count(), Entry.objects.filter(act="outlook.make").count()
    assert make_outlook() == []
    assert (Run.objects.count(), Foretold.objects.count(), Entry.objects.filter(act="outlook.make").count()) == before
    assert before[2] == before[0]
    assert years.house.people


def test_another_value_makes_another_and_the_old_one_stays(years: Store) -> None:
    """As it was given, to be scored; whoever asks for that moment sees it."""
    (first,) = make_outlook()
    scope = years.house.scope("officer")
    said = to_forecast(_forecast(scope, this_year()))
    years.fact("DUN", 9000, period=f"{this_year()}-H1")
    (second,) = make_outlook()
    first.refresh_from_db()
    assert first.known_to == second.made_at
    assert to_forecast(_forecast(scope, this_year())) != said
    then = forecasts_for(scope, run_for(scope, second.made_at - timedelta(microseconds=1)), period=str(this_year()))
    assert [to_forecast(row) for row in then] == [said]


def test_a_first_outlook_looks_back(years: Store) -> None:
    """Over the same month of some years before, with what was known then; and says beside itself how well that did."""
    (run,) = make_outlook()
    back = Run.objects.exclude(pk=run.pk)
    origins = sorted(timezone.localdate().replace(day=1, year=this_year() - one) for one in range(1, BACK + 1))
    assert sorted(back.values_list("made_on", flat=True)) == origins
    assert all(one.known_to is not None and one.made_on < timezone.localdate(one.made_at) for one in back)
    for row in Foretold.objects.filter(run__in=back).select_related("run", "org"):
        assert all(seen.period.end < row.run.made_on for seen in to_forecast(row).history)
    past = to_forecast(_forecast(years.house.scope("officer"), this_year())).past
    assert past is not None
    assert (past.count, past.is_own) == (BACK, True)
    assert past.pinball is not None
    assert past.naive is not None
    assert past.pinball < past.naive


def test_too_thin_a_history_is_refused(store: Store) -> None:
    """With the reason, and beside what is foretold."""
    store.fact("ARD", 5, period=str(this_year() - 1))
    make_outlook()
    assert not Foretold.objects.exists()
    assert set(Refused.objects.values_list("org__code", "reason", "found")) == {("ARD", "short", 1)}


def test_each_level_has_its_own_where_it_sees_more(years: Store) -> None:
    """A person sees the one of the highest level up to the clearance; a level that sees the same has none."""
    years.value("DUN", 9000, period=f"{this_year()}-H1", level=2)
    make_outlook()
    assert _current() == [0, 2]
    low, high = (_forecast(years.house.scope(name), this_year()) for name in ("officer", "owner"))
    assert (low.run.level, high.run.level) == (0, 2)
    assert Decimal(high.point) > 5 * Decimal(low.point)
    with pytest.raises(Exception, match="not open"):
        find_forecast(years.house.scope("officer"), high.uid)


def test_a_level_that_sees_no_more_any_longer_ends(years: Store) -> None:
    """Then the lower run stands for both."""
    value = years.value("DUN", 9000, period=f"{this_year()}-H1", level=2)
    make_outlook()
    years.close(value)
    make_outlook()
    assert _current() == [0]
    assert _forecast(years.house.scope("owner"), this_year()).run.level == 0


def test_goals_are_foretold_up_to_their_level(years: Store, aim: Callable[..., Goal]) -> None:
    """Each with its chance; whoever may not know of the goal gets a forecast without it."""
    goal = aim("at least 1500", this_year(), level=2)
    make_outlook()
    high, low = (to_forecast(_forecast(years.house.scope(name), this_year())) for name in ("owner", "officer"))
    (chance,) = high.chances
    assert (chance.target.id, low.chances) == (str(goal.uid), ())
    assert chance.chance > Decimal("0.5")


def test_a_truth_is_scored_when_it_comes(years: Store, aim: Callable[..., Goal]) -> None:
    """Once; with what anybody would have said, and whether the target was met."""
    last = this_year() - 1
    aim("at least 1500", last)
    truth = next(one for one in _claims() if one.period == str(last))
    years.close(truth)
    (run,) = make_outlook(as_of=date(last, 6, 30))[-1:]
    assert score_outlook() == 0
    years.fact("DUN", 1705, period=str(last))
    assert score_outlook() > 0
    assert score_outlook() == 0
    row = scores_for(years.house.scope("chief"), period=str(last)).get(foretold__run=run)
    score = to_score(row)
    assert score.truth == Interval.point(Decimal(1705))
    assert score.pinball is not None
    assert score.naive is not None
    assert row.came == [[row.came[0][0], True]]
    assert row.covers[-1] == score.is_covered
    assert Entry.objects.filter(act="outlook.score", level=run.level).exists()


def _claims() -> list[Claim]:
    return list(Claim.objects.filter(known_to=None))


def test_a_corrected_truth_is_another_score(years: Store) -> None:
    """The old one is closed, not changed; a truth that is withdrawn leaves none."""
    last = this_year() - 1
    make_outlook()
    scope = years.house.scope("officer")
    held = {row.uid for row in scores_for(scope, period=str(last))}
    assert held
    old = next(one for one in _claims() if one.period == str(last))
    years.close(old)
    assert score_outlook() == 0
    assert not scores_for(scope, period=str(last)).exists()
    assert {row.uid for row in Scored.objects.filter(known_to__isnull=False)} == held
    new = years.fact("DUN", 1600, period=str(last))
    assert score_outlook() == len(held)
    assert {tuple(row.ids) for row in scores_for(scope, period=str(last))} == {(str(new.uid),)}


def test_an_estimate_is_no_truth(years: Store) -> None:
    """It is scored when the result is there."""
    last = this_year() - 1
    years.close(next(one for one in _claims() if one.period == str(last)))
    years.fact("DUN", 1700, period=str(last), status="expected")
    make_outlook()
    assert not Scored.objects.filter(foretold__period=str(last)).exists()


def test_a_day_that_is_over_can_be_foretold_from(years: Store) -> None:
    """Only from what was known then; it never becomes the current outlook."""
    chief, scope = years.house.people["chief"], years.house.scope("chief")
    day = date(this_year() - 2, 6, 30)
    (run,) = make_outlook(actor=chief, scope=scope, as_of=day)
    assert run.known_to is not None
    assert run_for(scope) is None
    assert run_for(scope, on=day) == run
    assert run.values == YEARS - 2
    assert Entry.objects.filter(act="outlook.make", actor=chief).count() == 1
    assert make_outlook(actor=chief, scope=scope, as_of=day) == []


def test_who_keeps_no_targets_has_nothing_made(years: Store) -> None:
    """Nor does anybody foretell from a day that lies ahead."""
    house = years.house
    for name in ("officer", "head", "owner", "leader", "auditor", "administrator"):
        with pytest.raises(Denied):
            make_outlook(actor=house.people[name], scope=house.scope(name))
        with pytest.raises(Denied):
            score_outlook(actor=house.people[name], scope=house.scope(name))
    with pytest.raises(Invalid):
        make_outlook(actor=house.people["chief"], scope=house.scope("chief"), as_of=date(this_year() + 1, 1, 1))
    assert not Run.objects.exists()


def _raise(house: House, document: Document) -> None:
    """Put a document one level higher."""
    document.refresh_from_db()
    register(
        actor=house.people["clerk"], scope=house.scope("clerk"), document=document, edit=document.edit, number="",
        period="", level=2,
    )  # fmt: skip


def test_what_rests_on_a_document_goes_up_with_it(years: Store) -> None:
    """At once, past outlooks and scores too; from its level up all is as it was."""
    house, document = years.house, years.document
    make_outlook()
    officer, owner = house.scope("officer"), house.scope("owner")
    moment, seen = timezone.now(), _forecast(officer, this_year())
    assert scores_for(officer).exists()
    _raise(house, document)
    assert run_for(officer) is None
    assert run_for(officer, at=moment) is None
    assert run_for(officer, on=date(this_year() - 1, 12, 31)) is None
    assert not scores_for(officer).exists()
    with pytest.raises(Exception, match="not open"):
        find_forecast(officer, seen.uid)
    assert find_forecast(owner, seen.uid) == seen
    assert run_for(owner, at=moment) == seen.run


def test_another_document_hides_nothing(years: Store) -> None:
    """Only what it bears out goes up with it."""
    house = years.house
    make_outlook()
    (other,) = house.bring("REPORT OF DUNMARSH PROVINCE IN 2024\n\nIn 2024 the province received 7 guests.")
    house.release(other)
    _raise(house, other)
    assert run_for(house.scope("officer")) is not None


def test_looks_at_confidential_outlooks_are_written_down(years: Store) -> None:
    """Of open ones they are not."""
    years.value("DUN", 9000, period=f"{this_year()}-H1", level=2)
    open_one, closed_one = make_outlook()
    owner = years.house.people["owner"]
    note_view(actor=owner, runs=[open_one], query="")
    assert not Entry.objects.filter(act="outlook.view").exists()
    note_view(actor=owner, runs=[open_one, closed_one, closed_one], query="org=DUN")
    entry = Entry.objects.get(act="outlook.view")
    assert (entry.level, entry.detail["runs"]) == (2, [str(closed_one.uid)])


def test_no_number_is_rounded(years: Store) -> None:
    """What is kept is what was given, to the last digit."""
    years.fact("ARD", "1234567890.25", period=str(this_year() - 1))
    make_outlook()
    row = _forecast(years.house.scope("officer"), this_year())
    forecast = to_forecast(row)
    assert [str(one) for one in forecast.quantiles] == row.quantiles
    assert list(forecast.quantiles) == sorted(forecast.quantiles)
    assert str(uuid.UUID(forecast.history[0].ids[0])) == forecast.history[0].ids[0]


def test_a_level_that_saw_the_same_then_looks_back_once(years: Store) -> None:
    """The lower run stands for both, and its scores are said beside the higher outlook."""
    years.value("DUN", 9000, period=f"{this_year()}-H1", level=2)
    make_outlook()
    back = Run.objects.filter(made_on__lt=timezone.localdate())
    assert set(back.values_list("level", flat=True)) == {0}
    past = to_forecast(_forecast(years.house.scope("owner"), this_year() + 1)).past
    assert past is not None
    assert past.count == BACK - 1


def test_what_a_report_tells_counts_from_its_day_on(years: Store) -> None:
    """What is told long after its time was told by somebody then; what is told in the next spring was not known before.

    Estimates count from their day on too, before their time is over.
    """
    from diemcau.web.archive.models import ReadText

    last = this_year() - 1
    years.fact("DUN", 1800, period=str(this_year()), status="expected")
    readings = ReadText.objects.filter(document=years.document)
    readings.update(published=date(this_year(), 1, 3))
    (held,) = inputs_by_level()
    assert set(held.known.values()) == {date(this_year(), 1, 3)}
    assert len(held.known) == 2
    assert held.count(date(last, 12, 31)) == YEARS - 1
    assert held.count(date(this_year(), 1, 3)) == YEARS + 1
    make_outlook()
    history = to_forecast(_forecast(years.house.scope("officer"), this_year())).history
    assert (history[-1].period.code, history[-1].is_expected) == (str(this_year()), True)
