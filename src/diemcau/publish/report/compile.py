"""A report from an outline and what there is to say: which figure stands where, in the order of the outline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from diemcau.profile.outlines import Content
from diemcau.publish.report.assess import Assessor
from diemcau.publish.report.charting import make_chart
from diemcau.publish.report.desk import Desk
from diemcau.publish.report.figures import FactWriter
from diemcau.publish.report.ground import GroundWriter
from diemcau.publish.report.material import is_duration
from diemcau.publish.report.model import Block, Name, NameSort, Paragraph, Report, Section, Sentence, Words
from diemcau.publish.report.phrases import fill, join_pieces, lower_first, make_sentence
from diemcau.publish.report.tables import TableWriter
from diemcau.publish.report.tasks import TaskWriter
from diemcau.publish.report.together import TotalWriter
from diemcau.publish.wording import capital
from diemcau.records import Status

if TYPE_CHECKING:
    from diemcau.profile.outlines import Outline, OutlineSection
    from diemcau.profile.types import Profile
    from diemcau.publish.report.material import Fact, Material

# Figures of one org in the summary; the rest stands in the sections and the annex.
MOST_LEADING = 5
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_HAPPENED = frozenset({Status.ACTUAL, Status.EXPECTED})
_OF_FIGURES = frozenset({Content.FIGURES, Content.TABLE, Content.OTHER, Content.FORMS, Content.CHART})
_WORDS = ("appendix", "contents", "rests_on", "made_on", "page")


def compile_report(outline: Outline, material: Material, profile: Profile, language: str) -> Report:
    """The report on some material in one language.

    The numbers, their ids and citations are the same in every language: only words differ.

    Args:
        outline: Which sections it has.
        material: What there is to say.
        profile: The sector's vocabulary, for branch and channel of each measure.
        language: ISO 639-1 code.

    Raises:
        NotFound: If there are no sentences in that language.
    """
    return _Compiler(outline, material, profile, language).compile()


def roman(number: int) -> str:
    """A number from 1 to 39 in Roman letters, as the chapters of a report are counted."""
    letters = ""
    for worth, letter in _ROMAN:
        while number >= worth:
            letters, number = letters + letter, number - worth
    return letters


def _is_silent(section: Section) -> bool:
    """Whether a section holds nothing but the remark that there is nothing."""
    return not section.sections and all(isinstance(block, Paragraph) and block.is_note for block in section.blocks)


class _Compiler:
    """Writes the sections of one report."""

    def __init__(self, outline: Outline, material: Material, profile: Profile, language: str) -> None:
        self.outline = outline
        self.material = material
        self.profile = profile
        self.desk = Desk(material, language)
        self.facts = FactWriter(self.desk)
        self.totals = TotalWriter(self.desk)
        self.tables = TableWriter(self.desk, self.facts)
        self.placed: set[str] = set()
        self.order = {code: at for at, code in enumerate(profile.measures)}
        assessor, tasks = Assessor(self.desk, self.facts, self.totals), TaskWriter(self.desk, self.facts, self.totals)
        ground = GroundWriter(self.desk)
        self.writers: dict[Content, Callable[[OutlineSection], Iterable[Block]]] = {
            Content.GROUND: lambda _: ground.blocks(),
            Content.SUMMARY: lambda _: self._summary(),
            Content.FIGURES: self._figures,
            Content.TABLE: lambda _: self.tables.measured(self._sorted(self._levels())),
            Content.OTHER: lambda _: self.tables.unmeasured(self._sorted(self._levels())),
            Content.FORMS: lambda section: self.tables.forms(section.forms),
            Content.CHART: lambda _: make_chart(self.desk),
            Content.ACHIEVED: lambda _: assessor.achieved(),
            Content.LIMITS: lambda _: assessor.limits(),
            Content.GAPS: lambda _: assessor.gaps(),
            Content.TARGETS: lambda _: tasks.targets(),
            Content.TASKS: lambda _: tasks.tasks(),
            Content.PROPOSALS: lambda _: tasks.proposals(),
        }

    def compile(self) -> Report:
        """The whole report."""
        language, phrases, period = self.desk.language, self.desk.phrases, self.material.period
        sections = tuple(self._section(section, roman(at)) for at, section in enumerate(self.outline.sections, start=1))
        year = str(period.end.year) if period is not None else ""
        org = self.material.org
        return Report(
            language=language,
            outline=self.outline.code,
            org=self.desk.org(org).text if org else "",
            title=" ".join(self.outline.names[language].format(year=year).split()),
            period=period,
            day=self.material.day,
            sections=sections,
            locks=self.desk.locks,
            citations=self.desk.citations,
            words={key: phrases[f"word.{key}"] for key in _WORDS},
        )

    def _section(self, section: OutlineSection, number: str) -> Section:
        blocks = [block for content in section.content for block in self.writers[content](section)]
        below, empty = self._below(section)
        if empty:
            blocks += [self._silent(empty)]
        if not blocks and not below:
            blocks = [Paragraph(sentences=(Sentence((Words(self.desk.phrases["nothing"]),)),), is_note=True)]
        title = section.names[self.desk.language]
        return Section(code=section.code, number=number, title=title, blocks=tuple(blocks), sections=below)

    def _below(self, section: OutlineSection) -> tuple[tuple[Section, ...], list[OutlineSection]]:
        """The sections below one that say something, counted anew, and those of figures that say nothing."""
        told: list[Section] = []
        empty: list[OutlineSection] = []
        for each in section.sections:
            made = self._section(each, str(len(told) + 1))
            if set(each.content) <= _OF_FIGURES and _is_silent(made):
                empty += [each] if each.content != (Content.FORMS,) else []
            else:
                told.append(made)
        return tuple(told), empty

    def _silent(self, sections: Sequence[OutlineSection]) -> Paragraph:
        """That nothing was received on some subjects."""
        language, phrases = self.desk.language, self.desk.phrases
        names = [Name(lower_first(each.names[language], self.material.proper), NameSort.MEASURE) for each in sections]
        pieces = fill(
            phrases["silent"], subjects=join_pieces(names, phrases, "list.semicolon", between="list.semicolon")
        )
        return Paragraph(sentences=(make_sentence(pieces),), is_note=True)

    # Which facts stand where.

    def _levels(self) -> list[Fact]:
        """Facts of the report's time that are no remark on another fact."""
        found = []
        for fact in self.material.facts:
            base = self.material.by_id.get(fact.companion_of)
            follows = base is not None and not base.is_superseded
            if not fact.is_superseded and not follows and self._is_now(fact):
                found.append(fact)
        return found

    def _is_now(self, fact: Fact) -> bool:
        """Whether a fact tells of the period under review and is no aim."""
        period = self.material.period
        if fact.status not in _HAPPENED:
            return False
        return period is None or fact.period is None or fact.period.overlaps(period)

    def _sorted(self, facts: Iterable[Fact]) -> list[Fact]:
        """By org, the country and the unnamed first, then by measure."""
        home = self.profile.home_org
        return sorted(facts, key=lambda one: (one.org not in {"", home, self.material.org}, one.org, self._place(one)))

    def _place(self, fact: Fact) -> int:
        return self.order.get(fact.measure, len(self.order))

    def _takes(self, section: OutlineSection, fact: Fact) -> bool:
        measure = self.profile.measures.get(fact.measure)
        if measure is None or fact.id in self.placed:
            return False
        return (
            measure.code in section.measures or measure.branch in section.branches or measure.pillar in section.pillars
        )

    def _figures(self, section: OutlineSection) -> Iterable[Block]:
        """What was put together, then a paragraph for each org."""
        measures = [code for code, measure in self.profile.measures.items() if self._covers(section, code)]
        yield from self.totals.blocks(measures)
        mine = self._sorted(fact for fact in self._levels() if self._takes(section, fact))
        self.placed.update(fact.id for fact in mine)
        yield from self._paragraphs(mine)

    def _covers(self, section: OutlineSection, code: str) -> bool:
        measure = self.profile.measures[code]
        return code in section.measures or measure.branch in section.branches or measure.pillar in section.pillars

    def _summary(self) -> Iterable[Block]:
        """The leading figures of each org, as documents put them."""
        leading = [
            fact
            for fact in self._levels()
            if fact.rank is not None and fact.rank < MOST_LEADING and fact.org and not is_duration(fact)
        ]
        yield from self._paragraphs(self._sorted(leading))

    def _paragraphs(self, facts: Sequence[Fact]) -> Iterable[Block]:
        """One paragraph an org, its name before it; parts stand with their whole."""
        wholes = {part for parts in self.material.parts for part in parts.parts if parts.whole in {f.id for f in facts}}
        self.facts.told.clear()
        for org in dict.fromkeys(fact.org for fact in facts):
            sentences: list[Sentence] = []
            for fact in facts:
                if fact.org != org or fact.id in wholes or fact.id in self.facts.told:
                    continue
                sentences.append(self.facts.sentence(fact, dated=not sentences))
            if sentences:
                lead = self.desk.org(org)
                yield Paragraph(
                    sentences=tuple(sentences), lead=Name(f"{capital(lead.text)}.", NameSort.ORG) if org else None
                )
