"""Outlines of written reports: which sections a review has and what each of them takes.

An outline is data of a profile (`outlines.yml`); `load_outlines` reads and checks it. Whose outline it is follows from
the kind of the org at the head: a province, a mission, a ministry each report in their own order.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from diemcau.errors import NotFound
from diemcau.profile.load import load_profile, profile_names
from diemcau.profile.source import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from importlib.abc import Traversable

    from diemcau.profile.source import Node
    from diemcau.profile.types import Names, Profile

_FILE = "outlines.yml"


class Content(StrEnum):
    """What a section holds beside the figures of its branches, pillars and measures."""

    GROUND = "ground"  # what the report rests on: documents, who reported, what is missing
    SUMMARY = "summary"  # the leading figures of the head org
    FIGURES = "figures"  # figures of the section's branches, pillars and measures
    TABLE = "table"  # the same as a table
    CHART = "chart"  # results against plan and the year before
    ACHIEVED = "achieved"  # what figures support: reached, above plan, more than before
    LIMITS = "limits"  # what figures support: missed, behind, less than before
    GAPS = "gaps"  # disputed, corrected, incomplete
    TARGETS = "targets"  # what is aimed at
    TASKS = "tasks"  # directives as tasks of the coming year
    PROPOSALS = "proposals"  # what orgs ask for
    OTHER = "other"  # figures without a measure of the profile
    FORMS = "forms"  # the section's forms as tables


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineSection:
    """One section of an outline.

    Attributes:
        code: Unique in the outline; words with hyphens between.
        names: Its heading by language, without a number.
        content: What it holds, in this order.
        branches: Codes of the branches whose figures it takes.
        pillars: Codes of the channels whose figures it takes.
        measures: Codes of measures it takes, whatever their branch and channel.
        forms: Codes of the forms whose registers it shows.
        sections: What stands below it.
    """

    code: str
    names: Names
    content: tuple[Content, ...] = ()
    branches: tuple[str, ...] = ()
    pillars: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    sections: tuple[OutlineSection, ...] = ()

    def walk(self) -> Iterator[OutlineSection]:
        """This section and all below it, in the order of reading."""
        yield self
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Owing:
    """Orgs of which a report says how many reported.

    Attributes:
        names: What they are called together, by language, in the plural.
        kinds: Codes of their kinds.
    """

    names: Names
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The order of one sort of report.

    Attributes:
        code: Unique in the profile.
        names: Title of such a report by language; `{year}` is its year.
        kinds: Codes of the kinds of org at whose head it stands; of none it is the one for all together.
        owing: Whose reports are counted.
        sections: Its sections.
    """

    code: str
    names: Names
    kinds: tuple[str, ...] = ()
    owing: tuple[Owing, ...] = ()
    sections: tuple[OutlineSection, ...] = ()

    def walk(self) -> Iterator[OutlineSection]:
        """All its sections, in the order of reading."""
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineBook:
    """All outlines of a profile, by their codes."""

    outlines: Mapping[str, Outline]

    def find(self, code: str) -> Outline:
        """The outline with a code.

        Raises:
            NotFound: If there is none; the message names those there are.
        """
        if code not in self.outlines:
            known = ", ".join(self.outlines)
            title = f"There is no outline {code!r}; there is {known or 'none'}."
            raise NotFound(title, "Give one of these codes.", code="profile.no_outline", name=code, known=known)
        return self.outlines[code]

    def for_kind(self, kind: str | None) -> Outline | None:
        """The outline for a kind of org at the head, or the one for all together; None where there is neither."""
        own = (outline for outline in self.outlines.values() if kind is not None and kind in outline.kinds)
        return next(own, None) or next((outline for outline in self.outlines.values() if not outline.kinds), None)


def load_outlines(name: str | Path) -> OutlineBook:
    """The outlines of a profile; an empty book where it has none.

    Args:
        name: Name of a shipped profile, or path of a folder of the same shape.

    Raises:
        NotFound: There is no such profile.
        Invalid: The file is wrong; the message names line, key and what was expected.
    """
    if isinstance(name, str) and name in profile_names():
        return _load_shipped(name)
    return _load(Path(name), load_profile(name))


@lru_cache(maxsize=8)
def _load_shipped(name: str) -> OutlineBook:
    return _load(resources.files("diemcau.profile").joinpath("sectors", name), load_profile(name))


def _load(folder: Traversable | Path, profile: Profile) -> OutlineBook:
    file = folder.joinpath(_FILE)
    if not file.is_file():
        return OutlineBook(outlines={})
    top = read_yaml(_FILE, file.read_text(encoding="utf-8")).table(("outlines",))
    outlines: dict[str, Outline] = {}
    for node in top["outlines"].items():
        outline = _outline(node, profile)
        if outline.code in outlines:
            node.refuse("twice", f"{outline.code!r} is there twice", "each code once", "Rename one of them.")
        outlines[outline.code] = outline
    return OutlineBook(outlines=outlines)


def _outline(node: Node, profile: Profile) -> Outline:
    keys = node.table(("code", "names", "sections"), ("kinds", "owing"))
    outline = Outline(
        code=keys["code"].code(),
        names=keys["names"].names(profile.languages),
        kinds=_known(keys.get("kinds"), profile.org_kinds, "a kind of org"),
        owing=tuple(_owing(each, profile) for each in keys["owing"].items()) if "owing" in keys else (),
        sections=tuple(_section(each, profile) for each in keys["sections"].items()),
    )
    codes = [section.code for section in outline.walk()]
    for code in codes:
        if codes.count(code) > 1:
            node.refuse("twice", f"has the section {code!r} twice", "each code once", "Rename one of them.")
    return outline


def _owing(node: Node, profile: Profile) -> Owing:
    keys = node.table(("names", "kinds"))
    kinds = _known(keys["kinds"], profile.org_kinds, "a kind of org")
    return Owing(names=keys["names"].names(profile.languages), kinds=kinds)


def _section(node: Node, profile: Profile) -> OutlineSection:
    taken = ("content", "branches", "pillars", "measures", "forms", "sections")
    keys = node.table(("code", "names"), taken)
    return OutlineSection(
        code=keys["code"].code(),
        names=keys["names"].names(profile.languages),
        content=tuple(Content(code) for code in _known(keys.get("content"), list(Content), "a sort of content")),
        branches=_known(keys.get("branches"), profile.branches, "a branch"),
        pillars=_known(keys.get("pillars"), profile.pillars, "a pillar"),
        measures=_known(keys.get("measures"), profile.measures, "a measure"),
        forms=tuple(each.code() for each in keys["forms"].items()) if "forms" in keys else (),
        sections=tuple(_section(each, profile) for each in keys["sections"].items()) if "sections" in keys else (),
    )


def _known(node: Node | None, known: Iterable[str], what: str) -> tuple[str, ...]:
    """Codes that the profile knows."""
    if node is None:
        return ()
    there = [str(code) for code in known]
    for each in node.items():
        if each.text() not in there:
            advice, choices = "Correct the spelling.", ", ".join(there)
            each.refuse("choice", f"is {each.text()!r}", f"{what} of the profile", advice, choices=choices)
    return node.texts()
