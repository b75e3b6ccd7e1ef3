"""What people's opinions of alerts teach the watch: how sure it must be, whom and what to trust less, what to leave.

Everything is learnt by credibility (Bühlmann, "Experience rating and credibility", ASTIN Bulletin 4, 1967): of n cases
of its own, a share counts with weight n / (n + k), the common share with the rest. With k = 20 one opinion moves a
setting by a twentieth of what it says, twenty by half, two hundred by nine tenths.

- **Kinds of terms and sources.** Each alert is shared out evenly among its terms' kinds, and among its sources. A kind
  whose alerts are accepted half as often as all are has, with full credibility, half the weight.
- **The least score** rises to where most is won: an accepted alert wins what a dismissed one costs. It never falls, as
  nobody has said anything of alerts that were not raised, and by no more than five standard deviations.
- **Words** are muted that stood foremost in dismissed alerts alone, in so many that with nine chances in ten most of
  their alerts are not worth it; that takes three (Wilson's interval). A country or a measure is muted by people alone.

What people set wins: words that they mute are muted at once, words that they watch never are, and a weight that stands
in the settings stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from diemcau.foresee.signals.settings import Settings
from diemcau.records.signal import Alert, Opinion, TermKind

CREDIBLE = 20
"""How many cases weigh as much as what is known of all."""

MOST_RAISED = Fraction(5)
"""Standard deviations by which the least score is raised at most."""

_WORTH_NOTING = Decimal("0.05")  # a weight nearer to 1 changes nothing
_LEAST_FACTOR, _MOST_FACTOR = Fraction(1, 4), Fraction(2)
_MUTED_FROM = 3  # dismissed alerts: of so many, none accepted, the lower end of Wilson's 90% interval is above a half
_FOREMOST = 3  # terms of an alert, as its title names them
_MUTABLE = frozenset({TermKind.WORD, TermKind.NAME})
_EXACT = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class _Case:
    """An alert with the share of the opinions on it that accept it."""

    alert: Alert
    worth: Fraction


@dataclass(slots=True)
class _Tally:
    """How many alerts, and how much of them was worth it; both in parts of an alert."""

    cases: Fraction = Fraction(0)
    worth: Fraction = Fraction(0)


def tune(judged: Sequence[Opinion], settings: Settings) -> Settings:
    """Settings that people's opinions ask for.

    Always called with all opinions and the settings that people made, never with settings that were tuned before, so
    that nothing is learnt twice. The order of opinions does not matter; several on one alert count as one alert.

    Args:
        judged: What people said of alerts.
        settings: As people set them.
    """
    cases = _cases(judged)
    if not cases:
        return settings
    overall = _share(case.worth for case in cases)
    learnt = {
        name: _factor(tally, overall)
        for tallies in (_tally(cases, _kinds), _tally(cases, _sources))
        for name, tally in sorted(tallies.items())
    }
    return replace(
        settings,
        least_score=_least_score(cases, settings.least_score),
        muted=settings.muted | _muted(judged, cases, settings.watched),
        learnt={
            **{name: factor for name, factor in learnt.items() if abs(factor - 1) >= _WORTH_NOTING},
            **settings.learnt,
        },
    )


def _cases(judged: Iterable[Opinion]) -> tuple[_Case, ...]:
    """Each alert once."""
    said: dict[str, list[Opinion]] = {}
    for opinion in judged:
        said.setdefault(opinion.alert.id, []).append(opinion)
    return tuple(
        _Case(opinions[0].alert, _share(Fraction(opinion.is_accepted) for opinion in opinions))
        for opinions in said.values()
    )


def _share(parts: Iterable[Fraction]) -> Fraction:
    each = tuple(parts)
    return sum(each, Fraction(0)) / len(each)


def _kinds(alert: Alert) -> tuple[str, ...]:
    return tuple(f"kind:{term.kind.value}" for term in alert.terms)


def _sources(alert: Alert) -> tuple[str, ...]:
    return tuple(f"source:{source}" for source in alert.sources)


def _tally(cases: Iterable[_Case], parts: Callable[[Alert], tuple[str, ...]]) -> dict[str, _Tally]:
    """Alerts by their parts, of which each has the same share of the alert."""
    tallies: dict[str, _Tally] = {}
    for case in cases:
        names = parts(case.alert)
        for name in names:
            tally = tallies.setdefault(name, _Tally())
            tally.cases += Fraction(1, len(names))
            tally.worth += case.worth / len(names)
    return tallies


def _credibility(cases: Fraction) -> Fraction:
    return cases / (cases + CREDIBLE)


def _factor(tally: _Tally, overall: Fraction) -> Decimal:
    """The weight of a kind or a source: its share of accepted alerts against that of all, as far as it is credible."""
    ratio = tally.worth / tally.cases / overall if overall else Fraction(0)
    trust = _credibility(tally.cases)
    factor = 1 - trust + trust * ratio
    return _exact(min(max(factor, _LEAST_FACTOR), _MOST_FACTOR))


def _least_score(cases: Sequence[_Case], least: Decimal) -> Decimal:
    """The least score, raised towards where most would have been won by leaving out what lies below."""
    base = Fraction(least)
    highest = base + MOST_RAISED
    scores = sorted({base, highest, *(Fraction(case.alert.score) for case in cases)})
    between = [(one + other) / 2 for one, other in pairwise(scores)]
    candidates = sorted({base, highest, *(bound for bound in between if base < bound < highest)})
    best = max(candidates, key=lambda bound: (_won(cases, bound), -bound))
    if best == base:
        return least
    return _exact(base + (best - base) * _credibility(Fraction(len(cases))))


def _won(cases: Iterable[_Case], bound: Fraction) -> Fraction:
    return sum((2 * case.worth - 1 for case in cases if Fraction(case.alert.score) >= bound), Fraction(0))


def _muted(judged: Iterable[Opinion], cases: Iterable[_Case], watched: Iterable[str]) -> frozenset[str]:
    """Words that people muted, and words of dismissed alerts alone; never one that is watched."""
    kept = {word.casefold() for word in watched}
    said = {word.casefold() for opinion in judged for word in opinion.muted}
    return frozenset(word for word in said | _learnt_words(cases) if word not in kept)


def _learnt_words(cases: Iterable[_Case]) -> set[str]:
    dismissed: dict[str, int] = {}
    worth: set[str] = set()
    for case in cases:
        words = [term.words.casefold() for term in case.alert.terms if term.kind in _MUTABLE]
        if case.worth:
            worth.update(words)
        else:
            for word in dict.fromkeys(words[:_FOREMOST]):
                dismissed[word] = dismissed.get(word, 0) + 1
    return {word for word, many in dismissed.items() if many >= _MUTED_FROM and word not in worth}


def _exact(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(_EXACT)
