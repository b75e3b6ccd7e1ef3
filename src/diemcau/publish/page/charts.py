"""Two pictures: amounts of money side by side with their leeway, and how well facts are borne out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from diemcau.publish.markup import EMPTY, Html, Sheet, join
from diemcau.publish.numbers import format_number, with_unit
from diemcau.publish.page.parts import percent
from diemcau.records import Claim, Interval, Kind, Standing, Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from diemcau.publish.page.scene import Scene

_CURRENCY = re.compile(r"[A-Z]{3}\Z")

# With fewer amounts a picture says no more than a table.
FEWEST_AMOUNTS = 3
# The largest amounts of a currency that are drawn.
MOST_AMOUNTS = 24
# Left and right of the scale, in percent of its width, so that arrows of open ends find room.
MARGIN = Decimal(3)


def show_charts(scene: Scene) -> Html:
    """The section of pictures; nothing where no picture says more than the tables."""
    sheet = scene.sheet("charts")
    amounts = _amounts(scene)
    drawn = [_scale(scene, sheet, unit, claims) for unit, claims in amounts.items() if len(claims) >= FEWEST_AMOUNTS]
    sources = _sources(scene, sheet)
    return sheet.fill("charts", charts=join([*drawn, sources])) if drawn or sources else EMPTY


def _amounts(scene: Scene) -> dict[str, list[Claim]]:
    """Amounts of money that stand, largest first, by currency; different currencies are never on one scale."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(scene.review.record.claims, key=lambda claim: -claim.value):
        money = claim.unit is not None and _CURRENCY.match(claim.unit) is not None
        stands = claim.standing is not Standing.SUPERSEDED and claim.kind is Kind.LEVEL
        if claim.unit and money and stands and claim.value > 0 and len(found[claim.unit]) < MOST_AMOUNTS:
            found[claim.unit].append(claim)
    return dict(sorted(found.items()))


def _scale(scene: Scene, sheet: Sheet, unit: str, claims: list[Claim]) -> Html:
    """Amounts on a scale of tens: each tick is ten times the one before."""
    low = min(claim.value for claim in claims).adjusted()
    high = max(claim.value for claim in claims).adjusted() + 1
    decades = Decimal(high - low)

    def at(value: Decimal) -> Decimal:
        reach = min(max((value.log10() - low) / decades, Decimal(0)), Decimal(1))
        return MARGIN + reach * (100 - 2 * MARGIN)

    ticks = [Decimal(1).scaleb(exponent) for exponent in range(low, high + 1)]
    shown = ticks if len(ticks) <= FEWEST_AMOUNTS + 2 else ticks[:: (len(ticks) + 3) // 4]
    return sheet.fill(
        "scale",
        unit=unit,
        ticks=join(_tick(scene, sheet, unit, tick, at(tick)) for tick in shown),
        rows=join(
            _amount(scene, sheet, claim, [at(tick) for tick in shown], _ends(claim.interval, at)) for claim in claims
        ),
    )


def _tick(scene: Scene, sheet: Sheet, unit: str, value: Decimal, x: Decimal) -> Html:
    anchor = "start" if x <= MARGIN else "end" if x >= 100 - MARGIN else "middle"
    words = with_unit(format_number(value, scene.language, place=None), unit, scene.language)
    return sheet.fill("tick", x=percent(x), words=words, anchor=anchor)


Ends = tuple[Decimal, Decimal, str, str]


def _ends(interval: Interval, at: Callable[[Decimal], Decimal]) -> Ends:
    """Where a bar starts and ends, and whether each end is closed, open or without end."""
    low, high = interval.low, interval.high
    start = at(low) if low is not None and low > 0 else Decimal(0)
    end = at(high) if high is not None and high > 0 else Decimal(100)
    left = "endless" if low is None else "open" if interval.low_open else "closed"
    right = "endless" if high is None else "open" if interval.high_open else "closed"
    return start, end, left, right


def _amount(scene: Scene, sheet: Sheet, claim: Claim, lines: list[Decimal], ends: Ends) -> Html:
    start, end, left, right = ends
    wording = scene.wording
    return sheet.fill(
        "amount",
        id=claim.id,
        org=wording.org(claim),
        name=wording.name(claim),
        number=wording.number(claim),
        period=_when(scene, claim),
        lines=join(sheet.fill("line", x=percent(x)) for x in lines),
        start=percent(start),
        width=percent(max(end - start, Decimal("0.4"))),
        end=percent(end),
        left=left,
        right=right,
    )


def _when(scene: Scene, claim: Claim) -> str:
    """The period, with the status of what is not yet done."""
    period = scene.wording.period(claim)
    return period if claim.status is Status.ACTUAL else f"{period}, {scene.text(f'status.{claim.status.value}')}"


def _sources(scene: Scene, sheet: Sheet) -> Html:
    """How many facts stand on one report, on several, on none that agree."""
    counted = Counter(claim.standing for claim in scene.review.record.claims)
    whole = sum(counted.values())
    if not whole:
        return EMPTY
    start, bars, keys = Decimal(0), [], []
    for standing in Standing:
        if not (count := counted[standing]):
            continue
        width = Decimal(count) / whole * 100
        words = {
            "code": standing.value,
            "count": scene.count(count),
            "words": scene.text(f"standing_long.{standing.value}"),
        }
        bars.append(sheet.fill("share", x=percent(start), width=percent(width), **words))
        keys.append(sheet.fill("share_key", **words))
        start += width
    return sheet.fill("sources", bars=join(bars), keys=join(keys))
