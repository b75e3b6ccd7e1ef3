"""How well earlier forecasts did, counted over what has come true."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Avg, Count, F, Max, Q, Sum

from diemcau.web.outlook.models import Run, Scored
from diemcau.web.outlook.queries import scores_for
from diemcau.web.review.shelf import keep

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

    from diemcau.records.forecast import Past
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.outlook.views.telling import Teller

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What became of some forecasts.

    Attributes:
        count: Forecasts of which it is known what came.
        late: Those of them that were worked out later, from what was known on their day.
        told: Those of which it can be told whether that lay within nine in ten.
        covered: Of these, those in which it did.
        held: Those that can be held against "as last time".
        nearer: Of these, those that lost less.
        error: Mean error of the points in percent, or None.
    """

    count: int
    late: int
    told: int
    covered: int
    held: int
    nearer: int
    error: Decimal | None

    @classmethod
    def of(cls, scores: QuerySet[Scored]) -> Record:
        """Counted over some scores. One question to the database."""
        both = Q(pinball__isnull=False, naive__isnull=False)
        return cls(
            **scores.order_by().aggregate(
                count=Count("pk"),
                late=Count("pk", filter=Q(foretold__run__known_to=F("foretold__run__made_at"))),
                told=Count("pk", filter=Q(is_covered__isnull=False)),
                covered=Count("pk", filter=Q(is_covered=True)),
                held=Count("pk", filter=both),
                nearer=Count("pk", filter=both & Q(pinball__lt=F("naive"))),
                error=Avg("error"),
            )
        )


def keep_scores(scope: Scope, question: tuple[str, ...], make: Callable[[], T]) -> T:
    """What is counted over all scores that a person may see, worked out once for each clearance and state of them.

    Args:
        scope: Whose clearance counts, and nothing else.
        question: What is counted, and all else on which it depends.
        make: Counts it.
    """
    scores = Scored.objects.aggregate(last=Max("pk"), ended=Max("known_to"), levels=Sum("seen_from"))
    runs = Run.objects.aggregate(last=Max("pk"), levels=Sum("seen_from"))
    return keep(("outlook", *question, scope.clearance, *scores.values(), *runs.values()), make)


def record_for(scope: Scope, teller: Teller) -> str:
    """How well all earlier forecasts did, in a few sentences."""
    return keep_scores(scope, ("record", teller.language), lambda: tell_record(Record.of(scores_for(scope)), teller))


def tell_record(record: Record, teller: Teller) -> str:
    """All of it in one or two sentences."""
    texts = teller.texts
    if not record.count:
        return texts["outlook.honest_none"]
    told = [texts["outlook.honest_count"].format(count=teller.count(record.count))]
    if record.late:
        told.append(texts.plural("outlook.honest_late", record.late).format(count=teller.count(record.late)))
    if record.told:
        told.append(
            texts["outlook.honest_cover"].format(
                covered=teller.count(record.covered),
                all=teller.count(record.told),
                percent=teller.percent(Decimal(record.covered) / record.told),
            )
        )
    if record.held:
        told.append(
            texts["outlook.honest_nearer"].format(nearer=teller.count(record.nearer), all=teller.count(record.held))
        )
    if record.error is not None:
        told.append(texts["outlook.honest_error"].format(error=teller.error(record.error)))
    return " ".join(told)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPast:
    """How well the way of a forecast did before.

    Attributes:
        cover: The sentence about its intervals.
        against: The sentence about "as last time"; empty where that is not known.
        facts: Names of further figures, as codes, and the figures in words.
        is_own: Whether of this series alone.
    """

    cover: str
    against: str
    facts: tuple[tuple[str, str], ...]
    is_own: bool


def tell_past(past: Past | None, unit: str, teller: Teller) -> ShownPast | None:
    """The scores that stand beside a forecast; None where nothing has come true yet."""
    if past is None or not past.count:
        return None
    texts, count = teller.texts, teller.count(past.count)
    said = "outlook.past_count" if past.cover is None else "outlook.past_cover"
    share = None if past.pinball is None or not past.naive else past.pinball / past.naive
    figures = {
        "error": teller.error(past.error),
        "pinball": teller.loss(past.pinball, unit),
        "naive": teller.loss(past.naive, unit),
        "seasonal": teller.loss(past.seasonal, unit),
        "brier": "" if past.brier is None else teller.decimal(past.brier),
    }
    return ShownPast(
        cover=texts[said].format(count=count, percent=teller.percent(past.cover)),
        against="" if share is None else _against(share, teller),
        facts=tuple((name, words) for name, words in figures.items() if words),
        is_own=past.is_own,
    )


def _against(share: Decimal, teller: Teller) -> str:
    """By how much it lost less, or more, than "as last time"."""
    key = "outlook.past_better" if share < 1 else "outlook.past_worse"
    return teller.texts[key].format(percent=teller.percent(abs(1 - share)))
