"""Totals as a reader sees them: words, coverage, change, goal, and the addresses of what is behind each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diemcau.publish.numbers import format_count, format_quantity
from diemcau.records.total import Caveat, Obstacle, Reach, Way
from diemcau.web.archive.reading import profile
from diemcau.web.orgs.queries import names_of_all
from diemcau.web.review.wording import change_in_words, interval_in_words, percent_in_words, quantity_of, total_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from diemcau.publish.texts import Texts
    from diemcau.records.observation import Observation
    from diemcau.records.total import Bridge, Comparison, Covered, Progress, Total
    from diemcau.web.review.asked import Asked

_MOST_MISSING = 12
"""Names of missing orgs that are told beside a total; there may be hundreds."""

_TONES = {
    Reach.REACHED: "good", Reach.ON_COURSE: "good", Reach.BEHIND: "wait", Reach.MISSED: "bad", Reach.CANNOT_TELL: "",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCoverage:
    """How many orgs of a kind have a value; the names of those that owe one, the first few, and how many more."""

    kind: str
    reported: int
    owing: int
    missing: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownBridge:
    """What can be compared in place of what may not be."""

    how: str
    words: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChange:
    """A total against the year before.

    Attributes:
        before: The earlier one in words; or empty.
        change, percent: The difference in words; empty where it may not be said.
        obstacles: Why it may not be said, as codes.
        bridges: What can be said instead.
    """

    before: str
    change: str
    percent: str
    obstacles: tuple[str, ...]
    bridges: tuple[ShownBridge, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownGoal:
    """A goal against what happened."""

    uid: str
    status: str
    words: str
    direction: str
    share: str
    reach: str
    tone: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTotal:
    """A total.

    Attributes:
        code, name: Of the measure, or of what the row is of.
        unit: Unit of measurement.
        number: In words.
        period: Code of the period it is really of.
        is_shorter: Whether that is not the one asked for.
        way, caveats: Codes; that orgs are missing the coverage tells.
        stated, added, gross: In words; or empty.
        parts, left_out: How many.
        coverage, change, goals: What stands beside it.
        query: Query string of the sentences behind it.
        address: Of the page about it alone; or empty.
    """

    code: str
    name: str
    unit: str
    number: str
    period: str
    is_shorter: bool
    way: str
    caveats: tuple[str, ...]
    stated: str
    added: str
    gross: str
    parts: int
    left_out: int
    coverage: tuple[ShownCoverage, ...]
    change: ShownChange | None
    goals: tuple[ShownGoal, ...]
    query: str
    address: str


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells the totals of one page.

    Attributes:
        asked: What the page is asked for.
        values: The observations of the page by their ids.
        texts: The reader's catalogue.
    """

    asked: Asked
    values: Mapping[str, Observation]
    texts: Texts

    def total(
        self,
        total: Total,
        *,
        name: str = "",
        address: str = "",
        comparison: Comparison | None = None,
        goals: Iterable[Progress] = (),
        period: str = "",
    ) -> ShownTotal:
        """A total in words.

        Args:
            total: The total.
            name: What the row is of; the measure's name for none.
            address: Of the page about it alone.
            comparison: Against the year before; None where that was not asked.
            goals: What was to be reached.
            period: Code of the period that was asked for; the page's for none.
        """
        known = total.stated is not None and total.added is not None
        differs = known and total.stated != total.added
        is_more = total.gross is not None and total.gross != total.interval
        return ShownTotal(
            code=total.measure,
            name=name or measure_name(total.measure, self.texts.language),
            unit=total.unit,
            number=total_in_words(total, self.values, self.texts),
            period=total.period.code,
            is_shorter=total.period.code != (period or self.asked.view.period.code),
            way=total.way.value,
            caveats=tuple(each.value for each in total.caveats if each is not Caveat.MISSING),
            stated=interval_in_words(total.stated, total.unit, self.texts) if differs else "",
            added=interval_in_words(total.added, total.unit, self.texts) if differs else "",
            gross=interval_in_words(total.gross, total.unit, self.texts) if is_more else "",
            parts=len(total.parts),
            left_out=len(total.left_out),
            coverage=tuple(self.coverage(each) for each in total.coverage if each.owing > 1),
            change=self.change(comparison) if comparison else None,
            goals=tuple(self.goal(one) for one in goals),
            query=self.asked.query(
                org=total.org, measure=total.measure, unit=total.unit, partner=total.partner, inside=""
            ),
            address=address,
        )

    def value(self, value: Observation) -> str:
        """One value, in the words in which it was reported."""
        quantity = quantity_of(value)
        if quantity is None:
            return interval_in_words(value.interval, value.unit, self.texts)
        return format_quantity(quantity, self.texts.language)

    def coverage(self, covered: Covered) -> ShownCoverage:
        """How many have a value, and who has none."""
        language = self.texts.language
        named = profile().org_kinds.get(covered.kind)
        return ShownCoverage(
            kind=named.names.get(language, covered.kind) if named else covered.kind,
            reported=len(covered.reported),
            owing=covered.owing,
            missing=tuple(self.org(code) for code in covered.missing[:_MOST_MISSING]),
            more=max(0, len(covered.missing) - _MOST_MISSING),
        )

    def org(self, code: str) -> str:
        """What an org is called in the shape, or was called last."""
        node = self.asked.tree.nodes.get(code) or names_of_all().get(code)
        names: Mapping[str, str] = node.names if node else {}
        return names.get(self.texts.language) or next(iter(names.values()), code)

    def change(self, comparison: Comparison) -> ShownChange:
        """Against the year before, or why not and what instead."""
        before = comparison.before
        unit = comparison.now.unit
        return ShownChange(
            before=total_in_words(before, self.values, self.texts) if before and before.way is not Way.NONE else "",
            change=change_in_words(comparison.change, unit, self.texts),
            percent=percent_in_words(comparison.percent, self.texts),
            obstacles=tuple(
                each.value
                for each in comparison.obstacles
                if each is not Obstacle.EXPECTED or comparison.change is None or before is not None
            ),
            bridges=tuple(self.bridge(each) for each in comparison.bridges),
        )

    def bridge(self, bridge: Bridge) -> ShownBridge:
        """What can be said instead, in a sentence."""
        percent = percent_in_words(bridge.percent, self.texts)
        change = change_in_words(bridge.change, bridge.now.unit, self.texts)
        count = format_count(len(bridge.orgs), self.texts.language)
        words = self.texts[f"review.bridge.{bridge.how}"].format(
            before=total_in_words(bridge.before, self.values, self.texts),
            now=total_in_words(bridge.now, self.values, self.texts),
            change=f"{change} ({percent})" if percent else change,
            count=count,
        )
        address = self.asked.address(shape="today", measure=bridge.now.measure) if bridge.how == "shape" else ""
        return ShownBridge(how=bridge.how, words=words, address=address)

    def goal(self, progress: Progress) -> ShownGoal:
        """A goal and how far it is reached."""
        target = progress.target
        return ShownGoal(
            uid=target.id,
            status=target.status.value,
            words=interval_in_words(target.interval, target.unit, self.texts),
            direction=target.direction.value,
            share=interval_in_words(progress.share, "percent", self.texts) if progress.share else "",
            reach=progress.reach.value,
            tone=_TONES[progress.reach],
            reasons=progress.reasons,
        )


def measure_name(code: str, language: str) -> str:
    """A measure's name in a language; its code where the profile no longer has it."""
    measure = profile().measures.get(code)
    return measure.names.get(language, code) if measure else code
