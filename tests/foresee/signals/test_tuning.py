"""What people's opinions teach: little from few, the same in any order, never against what people set."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from diemcau.foresee.signals.settings import Settings
from diemcau.foresee.signals.tuning import tune
from diemcau.records.signal import Alert, Opinion, Strength, Term, TermKind

_DAY = date(2031, 5, 4)
_WORDS = st.sampled_from(("ferry", "Keld", "Sarvik dam", "Thạch Yên", "tariff"))
_KINDS = st.sampled_from(tuple(TermKind))
_SOURCES = st.sampled_from(("Dunmarsh Post", "Arden Wire", "office:keld", "Tin Thạch Yên"))


def _alert(
    name: str,
    score: str = "5",
    terms: Sequence[tuple[TermKind, str]] = ((TermKind.WORD, "ferry"),),
    sources: Sequence[str] = ("Dunmarsh Post",),
) -> Alert:
    made = tuple(
        Term(kind=kind, words=words, seen=6, expected=Decimal(1), window=2, first=_DAY, score=Decimal(4))
        for kind, words in terms
    )
    return Alert(
        id=name,
        issue=f"issue {name}",
        raised_on=_DAY,
        strength=Strength.STRONG,
        score=Decimal(score),
        terms=made,
        sightings=(),
        documents=("a", "b"),
        sources=tuple(sources),
        since=_DAY,
        seen=6,
        expected=Decimal(1),
    )


def _dismissed(many: int, score: str = "5", source: str = "Arden Wire", word: str = "tariff") -> list[Opinion]:
    return [
        Opinion(alert=_alert(f"no {score} {place}", score, ((TermKind.WORD, word),), (source,)), is_accepted=False)
        for place in range(many)
    ]


def _accepted(many: int, score: str = "9") -> list[Opinion]:
    return [
        Opinion(alert=_alert(f"yes {score} {place}", score, ((TermKind.NAME, "Keld"),)), is_accepted=True)
        for place in range(many)
    ]


@st.composite
def _opinions(draw: st.DrawFn, *, dismissed_only: bool = False) -> list[Opinion]:
    names = draw(st.lists(st.integers(0, 12), max_size=15))
    opinions: list[Opinion] = []
    for name in names:
        terms = draw(st.lists(st.tuples(_KINDS, _WORDS), min_size=1, max_size=5))
        sources = draw(st.lists(_SOURCES, min_size=1, max_size=4, unique=True))
        score = str(draw(st.integers(30, 120)) / 10)
        said = False if dismissed_only else draw(st.booleans())
        muted = tuple(draw(st.lists(_WORDS, max_size=1)))
        # one name, one alert: what a person judges has not changed since another judged it
        known = next((each.alert for each in opinions if each.alert.id == str(name)), None)
        opinions.append(Opinion(alert=known or _alert(str(name), score, terms, sources), is_accepted=said, muted=muted))
    return opinions


def test_no_opinion_changes_nothing() -> None:
    """Settings stay the very same as long as nobody said anything."""
    settings = Settings(least_score=Decimal("4.2"), muted=frozenset({"ferry"}))
    assert tune([], settings) is settings


@given(_opinions(dismissed_only=True))
def test_dismissals_alone_never_lower_a_threshold_nor_raise_a_weight(opinions: list[Opinion]) -> None:
    """Whoever is never content hears less, not more."""
    tuned = tune(opinions, Settings())
    assert tuned.least_score >= Settings().least_score
    assert all(factor <= 1 for factor in tuned.learnt.values())


@given(_opinions(), st.randoms())
def test_order_does_not_matter(opinions: list[Opinion], chance: Random) -> None:
    """Opinions are a set of judgements, whoever was first."""
    mixed = list(opinions)
    chance.shuffle(mixed)
    assert tune(mixed, Settings()) == tune(opinions, Settings())


@given(_opinions(), st.frozensets(_WORDS), st.frozensets(_WORDS))
def test_words_of_people_win(opinions: list[Opinion], muted: frozenset[str], watched: frozenset[str]) -> None:
    """What people muted stays muted, what they watch is muted by no opinion."""
    settings = Settings(muted=muted - watched, watched=watched)
    tuned = tune(opinions, settings)
    assert settings.muted <= tuned.muted
    assert tuned.watched == watched
    assert not tuned.muted & {word.casefold() for word in watched} - settings.muted
    said = {word.casefold() for opinion in opinions for word in opinion.muted}
    assert said - {word.casefold() for word in watched} <= tuned.muted


@given(_opinions())
def test_settings_stay_within_bounds(opinions: list[Opinion]) -> None:
    """A threshold rises by five at most and never falls; a weight stays between a quarter and two."""
    tuned = tune(opinions, Settings())
    assert Settings().least_score <= tuned.least_score <= Settings().least_score + 5
    assert all(Decimal("0.25") <= factor <= 2 for factor in tuned.learnt.values())


def test_one_opinion_moves_little_and_many_move_much() -> None:
    """One dismissal is a twenty-first of the way, eighty are four fifths; a weight never falls below a quarter."""
    base = Settings(least_score=Decimal(4))
    one, many = tune(_dismissed(1), base), tune(_dismissed(80), base)
    assert one.least_score == Decimal("4.1429")
    assert many.least_score == Decimal("6.4000")
    assert one.learnt == {}
    assert tune(_dismissed(2), base).learnt == {"kind:word": Decimal("0.9091"), "source:Arden Wire": Decimal("0.9091")}
    assert many.learnt["source:Arden Wire"] == Decimal("0.2500")


def test_the_threshold_rises_to_what_parts_good_from_bad() -> None:
    """With bad alerts at 5 and good ones at 7 the least score goes towards 7 and not beyond it."""
    base = Settings(least_score=Decimal(4))
    tuned = tune([*_dismissed(30), *_accepted(30, "7")], base)
    assert tuned.least_score == Decimal("5.5000")
    assert tune([*_dismissed(5), *_accepted(30, "4.5")], base).least_score == 4


def test_a_source_that_cries_wolf_loses_weight_and_the_others_do_not() -> None:
    """The one whose alerts are dismissed counts less, the one whose alerts are accepted more."""
    tuned = tune([*_dismissed(20), *_accepted(20)], Settings())
    assert tuned.learnt["source:Arden Wire"] < Decimal("0.6")
    assert tuned.learnt["source:Dunmarsh Post"] > 1
    assert tune(_dismissed(20), Settings(learnt={"source:Arden Wire": Decimal(1)})).learnt["source:Arden Wire"] == 1


def test_words_of_dismissed_alerts_alone_are_muted_after_three() -> None:
    """Two dismissals mute nothing, three do, one acceptance takes it back; a country is left to people."""
    assert not tune(_dismissed(2), Settings()).muted
    assert tune(_dismissed(3), Settings()).muted == {"tariff"}
    good = Opinion(alert=_alert("good", terms=((TermKind.WORD, "Tariff"),)), is_accepted=True)
    assert not tune([*_dismissed(3), good], Settings()).muted
    lands = [
        Opinion(alert=_alert(str(place), terms=((TermKind.PARTNER, "Sarvik"),)), is_accepted=False)
        for place in range(5)
    ]
    assert not tune(lands, Settings()).muted


def test_several_opinions_on_one_alert_count_as_one() -> None:
    """Two who disagree about an alert say nothing together."""
    alert = _alert("a")
    both = [Opinion(alert=alert, is_accepted=True), Opinion(alert=alert, is_accepted=False)]
    assert tune(both, Settings()) == Settings()
