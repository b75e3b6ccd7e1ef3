"""How good alerts were, once it is known what really happened or what people said of them.

An alert is right if more than half of its documents belong to one happening. Only the first right alert of a happening
counts for precision: each further one takes a reader's time and tells nothing new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from statistics import mean, median
from typing import Protocol

from diemcau.records.signal import Opinion

_EXACT = Decimal("0.0001")
_Z90 = 1.6448536269514722  # the normal's 95th percentile: one in twenty falls beyond either end


class Raised(Protocol):
    """What is scored: an alert, or whatever else says on some day that documents belong together."""

    @property
    def raised_on(self) -> date:
        """The day it was said."""
        ...

    @property
    def documents(self) -> tuple[str, ...]:
        """What it was drawn from."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What turned out to be one matter.

    Attributes:
        name: Its name.
        documents: Those that tell of it.
        began: The day from which it could have been seen at the earliest.
        acted_on: The day it was acted on or came out by other ways; None where that is not known.
    """

    name: str
    documents: frozenset[str]
    began: date
    acted_on: date | None = None


class Verdict(StrEnum):
    """What an alert was worth."""

    RIGHT = "right"  # the first of its happening
    AGAIN = "again"  # of a happening that an earlier alert had told of
    WRONG = "wrong"  # of none


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An alert with what it was worth.

    Attributes:
        raised: The alert.
        verdict: What it was worth.
        happening: Which happening it told of; empty for a wrong one.
        delay: Days from when the happening could have been seen; None for a wrong one.
        lead: Days until it was acted on, less than 0 where that came first; None where it is not known.
    """

    raised: Raised
    verdict: Verdict
    happening: str = ""
    delay: int | None = None
    lead: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertScore:
    """How good alerts were together.

    Attributes:
        judged: The alerts in order of their days.
        happenings: Names of all that could have been found.
    """

    judged: tuple[Judged, ...]
    happenings: tuple[str, ...]

    @property
    def found(self) -> tuple[str, ...]:
        """Happenings that were told of, in order of their alerts."""
        return tuple(each.happening for each in self.judged if each.verdict is Verdict.RIGHT)

    @property
    def missed(self) -> tuple[str, ...]:
        """Happenings of which no alert told."""
        found = frozenset(self.found)
        return tuple(name for name in self.happenings if name not in found)

    @property
    def precision(self) -> Decimal | None:
        """Share of right alerts; None without any alert."""
        return _share(len(self.found), len(self.judged))

    @property
    def recall(self) -> Decimal | None:
        """Share of happenings found; None where nothing happened."""
        return _share(len(self.found), len(self.happenings))

    @property
    def mean_delay(self) -> Decimal | None:
        """Days by which right alerts came later than they could have, on average; None without any."""
        return _of(mean, [each.delay for each in self.judged if each.verdict is Verdict.RIGHT])

    @property
    def middle_delay(self) -> Decimal | None:
        """The same, of the alert in the middle."""
        return _of(median, [each.delay for each in self.judged if each.verdict is Verdict.RIGHT])

    @property
    def middle_lead(self) -> Decimal | None:
        """Days by which right alerts came before the matter was acted on, of the alert in the middle."""
        return _of(median, [each.lead for each in self.judged if each.verdict is Verdict.RIGHT])


def judge_alerts(alerts: Iterable[Raised], happenings: Sequence[Happening], first: int | None = None) -> AlertScore:
    """Alerts against what happened.

    Args:
        alerts: In any order; they are taken in order of their days, those of one day as they come.
        happenings: What there was to be found.
        first: How many alerts count, as a reader has time for no more; all if None.
    """
    told: dict[str, list[Happening]] = {}
    for happening in happenings:
        for document in happening.documents:
            told.setdefault(document, []).append(happening)
    known: set[str] = set()
    judged = []
    for alert in sorted(alerts, key=lambda alert: alert.raised_on)[:first]:
        main = _main(alert, told)
        judged.append(_judge(alert, main, known))
        if main is not None:
            known.add(main.name)
    return AlertScore(judged=tuple(judged), happenings=tuple(happening.name for happening in happenings))


def _main(alert: Raised, told: dict[str, list[Happening]]) -> Happening | None:
    """The happening that more than half of an alert's documents tell of."""
    documents = frozenset(alert.documents)
    counts = Counter(happening.name for document in documents for happening in told.get(document, ()))
    if not counts:
        return None
    name, many = max(counts.items(), key=lambda each: (each[1], each[0]))
    if 2 * many <= len(documents):
        return None
    return next(one for document in documents for one in told.get(document, ()) if one.name == name)


def _judge(alert: Raised, happening: Happening | None, known: set[str]) -> Judged:
    if happening is None:
        return Judged(raised=alert, verdict=Verdict.WRONG)
    return Judged(
        raised=alert,
        verdict=Verdict.AGAIN if happening.name in known else Verdict.RIGHT,
        happening=happening.name,
        delay=(alert.raised_on - happening.began).days,
        lead=None if happening.acted_on is None else (happening.acted_on - alert.raised_on).days,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What people said of alerts.

    Attributes:
        accepted, dismissed: How many alerts, those on which people disagree in parts.
        share: Accepted ones of all; None where nobody said anything.
        low, high: Where the share lies with nine chances in ten (Wilson 1927), so that three opinions are not read as
            a hundred would be.
    """

    accepted: Decimal
    dismissed: Decimal
    share: Decimal | None
    low: Decimal | None
    high: Decimal | None


def judge_opinions(opinions: Iterable[Opinion]) -> Agreement:
    """What people said, as precision with its interval; several opinions on one alert share it."""
    said: dict[str, list[bool]] = {}
    for opinion in opinions:
        said.setdefault(opinion.alert.id, []).append(opinion.is_accepted)
    many = len(said)
    if not many:
        return Agreement(accepted=Decimal(0), dismissed=Decimal(0), share=None, low=None, high=None)
    accepted = sum((Fraction(sum(each), len(each)) for each in said.values()), Fraction(0))
    low, high = _wilson(float(accepted), many)
    return Agreement(
        accepted=_exact(accepted),
        dismissed=_exact(many - accepted),
        share=_exact(accepted / many),
        low=_exact(low),
        high=_exact(high),
    )


def _wilson(hits: float, many: int) -> tuple[float, float]:
    share, square = hits / many, _Z90**2
    middle = (share + square / (2 * many)) / (1 + square / many)
    half = _Z90 / (1 + square / many) * (share * (1 - share) / many + square / (4 * many**2)) ** 0.5
    return max(0.0, middle - half), min(1.0, middle + half)


def _share(part: int, whole: int) -> Decimal | None:
    return _exact(Fraction(part, whole)) if whole else None


def _of(middle: Callable[[list[Fraction]], Fraction], days: Iterable[int | None]) -> Decimal | None:
    known = [Fraction(day) for day in days if day is not None]
    return _exact(middle(known)) if known else None


def _exact(value: float | Fraction) -> Decimal:
    exact = Fraction(value)
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(_EXACT)
