"""Invented forecasts and issues for the tests of what is published of them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from statistics import NormalDist

from diemcau.records import Interval, parse_period
from diemcau.records.forecast import LEVELS, Chance, Forecast, Method, Past, Refusal, Seen, Series, Thin
from diemcau.records.signal import Alert, Issue, Sighting, Stage, Strength, Term, TermKind
from diemcau.records.span import Span
from diemcau.records.total import Target

SERIES = Series("trade.exports", "Dunmarsh", "USD")


def seen(code: str, low: str, high: str | None = "", *, is_expected: bool = False) -> Seen:
    """A value of the past; a point unless a high end is given, None for an open one."""
    top = Decimal(low) if high == "" else (None if high is None else Decimal(high))
    return Seen(
        period=parse_period(code),
        interval=Interval(Decimal(low), top, low_open=high is None),
        is_expected=is_expected,
        ids=(f"f{code}",),
    )


HISTORY = (
    seen("2018", "1800000000"),
    seen("2019", "2000000000", "2300000000"),
    seen("2020", "1700000000"),
    seen("2022", "2500000000", None),
    seen("2023", "2900000000"),
    seen("2024", "3150000000", is_expected=True),
)
"""A point, a range, a gap, a number without end, an estimate."""


def forecast(
    code: str = "2025",
    middle: float = 3.4e9,
    spread: float = 2.5e8,
    *,
    chance: str = "",
    history: tuple[Seen, ...] = HISTORY,
    series: Series = SERIES,
) -> Forecast:
    """A forecast with a normal spread; with a target of 3.5 billion where a chance is given."""
    around = NormalDist(middle, spread)
    quantiles = tuple(Decimal(str(round(around.inv_cdf(float(level)), 4))) for level in LEVELS)
    target = Target(
        id="t",
        measure=series.measure,
        unit=series.unit,
        org=series.org,
        period=parse_period(code),
        interval=Interval(Decimal(3500000000), None),
    )
    return Forecast(
        series=series,
        period=parse_period(code),
        made_on=date(2025, 1, 9),
        method=Method.YEARS,
        point=Decimal(str(middle)),
        quantiles=quantiles,
        history=history,
        chances=(Chance(target=target, chance=Decimal(chance)),) if chance else (),
    )


REFUSED = Refusal(series=Series("ranks", "Dunmarsh", "rank"), period=parse_period("2025"), reason=Thin.UNADDED)
PAST = Past(count=12, cover=Decimal("0.91"), error=Decimal("6.2"), pinball=Decimal(3), naive=Decimal(4), is_own=True)

TERM = Term(
    kind=TermKind.WORD,
    words="landing tax",
    seen=7,
    expected=Decimal("0.2"),
    window=3,
    first=date(2024, 3, 3),
    score=Decimal("6.1"),
)
BORN = date(2024, 3, 3)
ISSUE = Issue(
    id="i1",
    title="landing tax · Sarvik",
    stage=Stage.FADING,
    strength=Strength.STRONG,
    born=BORN,
    last=BORN + timedelta(days=40),
    counts=tuple((BORN + timedelta(days=7 * week + 6), count) for week, count in ((0, 1), (2, 4), (3, 6), (5, 1))),
    documents=("a", "b"),
    terms=(TERM,),
)
ALERT = Alert(
    id="a1",
    issue="i1",
    raised_on=BORN + timedelta(days=20),
    strength=Strength.STRONG,
    score=Decimal("6.1"),
    terms=(TERM,),
    sightings=(
        Sighting(
            document="a",
            day=BORN,
            source="Border Gazette",
            span=Span(0, 34),
            words="Sarvik asks for <b>a landing tax</b>",
            terms=("landing tax",),
        ),
    ),
    documents=("a", "b"),
    sources=("Border Gazette", "Arden Dispatch"),
    since=BORN,
    seen=7,
    expected=Decimal("0.2"),
)
