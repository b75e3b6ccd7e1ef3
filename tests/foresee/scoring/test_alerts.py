"""Alerts against what happened and against what people said of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from diemcau.foresee.scoring.alerts import Happening, Verdict, judge_alerts, judge_opinions
from diemcau.records.signal import Alert, Opinion, Strength

_DAY = date(2031, 5, 4)


@dataclass(frozen=True)
class _Call:
    raised_on: date
    documents: tuple[str, ...]


_FLOOD = Happening(
    name="flood", documents=frozenset({"f1", "f2", "f3"}), began=_DAY, acted_on=_DAY + timedelta(days=30)
)
_STRIKE = Happening(name="strike", documents=frozenset({"s1", "s2"}), began=_DAY)


def _call(days: int, *documents: str) -> _Call:
    return _Call(_DAY + timedelta(days=days), documents)


def test_the_first_alert_of_a_happening_is_right_and_the_next_says_it_again() -> None:
    """Later alerts of the same are no find; half of the documents are not most of them."""
    calls = [_call(9, "f1", "f2"), _call(2, "f1", "f2", "x"), _call(3, "s1", "x"), _call(5, "x", "y")]
    score = judge_alerts(calls, [_FLOOD, _STRIKE])
    assert [judged.verdict for judged in score.judged] == [Verdict.RIGHT, Verdict.WRONG, Verdict.WRONG, Verdict.AGAIN]
    assert score.found == ("flood",)
    assert score.missed == ("strike",)
    assert score.precision == Decimal("0.2500")
    assert score.recall == Decimal("0.5000")


def test_delay_and_lead_are_days() -> None:
    """From when it could have been seen, and until somebody acted on it where that is known."""
    score = judge_alerts([_call(4, "f1", "f3"), _call(7, "s1")], [_FLOOD, _STRIKE])
    assert [(judged.delay, judged.lead) for judged in score.judged] == [(4, 26), (7, None)]
    assert (score.mean_delay, score.middle_delay, score.middle_lead) == (Decimal("5.5"), Decimal("5.5"), Decimal(26))


def test_only_the_first_alerts_count() -> None:
    """Whoever has time for two alerts gets the two that came first."""
    calls = [_call(9, "s1"), _call(1, "x"), _call(2, "y")]
    assert judge_alerts(calls, [_STRIKE], first=2).found == ()
    assert judge_alerts(calls, [_STRIKE], first=3).found == ("strike",)


def test_nothing_raised_has_no_precision() -> None:
    """Without alerts there is no share of right ones, without happenings none of found ones."""
    score = judge_alerts([], [])
    assert (score.precision, score.recall, score.mean_delay, score.middle_lead) == (None, None, None, None)


@given(st.lists(st.tuples(st.integers(0, 40), st.sets(st.sampled_from("f1 f2 f3 s1 s2 x y".split()), min_size=1))))
def test_every_happening_is_found_once_at_most(made: list[tuple[int, set[str]]]) -> None:
    """Right alerts are no more than happenings, and what is found and missed makes up all of them."""
    score = judge_alerts([_call(days, *sorted(documents)) for days, documents in made], [_FLOOD, _STRIKE])
    assert len(set(score.found)) == len(score.found)
    assert {*score.found, *score.missed} == {"flood", "strike"}
    assert len(score.judged) == len(made)


def _opinion(name: str, *, is_accepted: bool) -> Opinion:
    alert = Alert(
        id=name,
        issue=name,
        raised_on=_DAY,
        strength=Strength.WEAK,
        score=Decimal(5),
        terms=(),
        sightings=(),
        documents=("x",),
        sources=("Dunmarsh Post",),
        since=_DAY,
        seen=4,
        expected=Decimal(1),
    )
    return Opinion(alert=alert, is_accepted=is_accepted)


def test_agreement_tells_how_little_few_opinions_say() -> None:
    """Three of four is anything between two fifths and nine tenths; of forty times as many it is known well."""
    few = [_opinion(f"{place}", is_accepted=place > 0) for place in range(4)]
    many = [_opinion(f"{place}", is_accepted=place % 4 > 0) for place in range(160)]
    assert judge_opinions(few).share == judge_opinions(many).share == Decimal("0.7500")
    one, other = judge_opinions(few), judge_opinions(many)
    assert one.low is not None
    assert one.high is not None
    assert other.low is not None
    assert other.high is not None
    assert one.low < Decimal("0.4") < Decimal("0.68") < other.low < other.high < Decimal("0.81") < one.high
    assert judge_opinions([]).share is None


def test_people_who_disagree_about_an_alert_cancel_out() -> None:
    """Two opinions on one alert are one alert, half worth it, in whatever order they are told."""
    told = [_opinion("a", is_accepted=True), _opinion("a", is_accepted=False), _opinion("b", is_accepted=True)]
    agreed = judge_opinions(told)
    Random(1).shuffle(told)
    assert judge_opinions(told) == agreed
    assert (agreed.accepted, agreed.dismissed, agreed.share) == (Decimal("1.5"), Decimal("0.5"), Decimal("0.7500"))
