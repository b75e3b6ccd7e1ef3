"""Which text was made from which: documents as families, for the page and the terminal alike."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from diemcau.publish.notice import is_retold
from diemcau.publish.numbers import format_count, with_unit
from diemcau.records import CopyLink

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diemcau.publish.wording import Wording
    from diemcau.records import Record, Statement

QUOTE, TRANSLATION = "quote", "translation"
"""Grades of links: single sentences, which make no copy; one text in another language."""

PARALLEL = "parallel"
"""What readers are told of a translation between two texts of one language: both render one original."""

# Share from which a text that is a source of its own all the same stands with what it was made from.
HALF = 0.5
# Share from which a text is said to be all there; what is missing is a word or two.
WHOLE = 0.995


@dataclass(frozen=True, slots=True)
class Kin:
    """One document in the lineage of texts.

    Attributes:
        name: Name of the document.
        link: What it was mainly made from, or None for the head of a family.
        others: What else it took from texts of other families, single sentences included.
        depth: How many texts stand between it and the head of its family, itself counted; 0 for the head.
    """

    name: str
    link: CopyLink | None
    others: tuple[CopyLink, ...]
    depth: int

    @property
    def links(self) -> tuple[CopyLink, ...]:
        """All that it took, the most first."""
        return (self.link, *self.others) if self.link else self.others


Family = tuple[Kin, ...]


def find_links(record: Record) -> tuple[CopyLink, ...]:
    """What was taken from where; of a record that tells only which texts are one, a link from each origin."""
    if record.lineage:
        return record.lineage
    return tuple(
        CopyLink(origin=group.documents[0], made=made, grade=group.grade, carried=0.0, taken=0.0, why=group.why)
        for group in record.copies
        for made in group.documents[1:]
    )


def find_families(record: Record) -> tuple[Family, ...]:
    """All documents by the text they go back to, each after what it was made from; families by the day of their head.

    A family of one is a text that nobody made from another.
    """
    order = {reading.document.name: at for at, reading in enumerate(record.readings)}
    days = {reading.document.name: reading.document.published or date.max for reading in record.readings}
    links = [link for link in find_links(record) if link.origin in order and link.made in order]
    parents = _parents([link for link in links if _joins(record, link)], days)
    made: dict[str, list[str]] = defaultdict(list)
    for name in sorted(order, key=lambda name: (days[name], order[name])):
        made[parents[name].origin if name in parents else ""].append(name)
    others = _others(links, parents, {name: _head(name, parents) for name in order})
    return tuple(tuple(_walk(head, made, parents, others)) for head in made[""])


def _joins(record: Record, link: CopyLink) -> bool:
    """Whether a link makes a family: single sentences and lesser parts of a source of its own do not."""
    return link.grade != QUOTE and (link.made not in record.independent or link.carried >= HALF)


def _parents(links: list[CopyLink], days: Mapping[str, date]) -> dict[str, CopyLink]:
    """The text that each was mainly made from: what holds most of it, of equals the earliest; never a circle."""
    parents: dict[str, CopyLink] = {}
    ranked = sorted(links, key=lambda link: (-round(link.carried, 2), days[link.origin], link.origin))
    for link in ranked:
        if link.made not in parents and _head(link.origin, parents) != link.made:
            parents[link.made] = link
    return parents


def _head(name: str, parents: Mapping[str, CopyLink]) -> str:
    while name in parents:
        name = parents[name].origin
    return name


def _others(
    links: list[CopyLink], parents: Mapping[str, CopyLink], home: Mapping[str, str]
) -> dict[str, tuple[CopyLink, ...]]:
    """What each text took besides from texts of other families, the most first; of each family one."""
    found: dict[str, dict[str, CopyLink]] = defaultdict(dict)
    for link in sorted(links, key=lambda link: (-link.carried, link.origin in parents, link.origin)):
        if link is not parents.get(link.made) and home[link.origin] != home[link.made]:
            found[link.made].setdefault(home[link.origin], link)
    return {name: tuple(rest.values()) for name, rest in found.items()}


def _walk(
    head: str,
    made: Mapping[str, list[str]],
    parents: Mapping[str, CopyLink],
    others: Mapping[str, tuple[CopyLink, ...]],
) -> list[Kin]:
    """A text and all that goes back to it, without recursion: chains of copies may be long."""
    walked, waiting = [], [(head, 0)]
    while waiting:
        name, depth = waiting.pop()
        walked.append(Kin(name, parents.get(name), others.get(name, ()), depth))
        waiting += [(each, depth + 1) for each in reversed(made.get(name, []))]
    return walked


def list_links(record: Record) -> list[CopyLink]:
    """What is worth telling of the lineage: of each document what it was mainly made from, then single sentences."""
    links = [link for family in find_families(record) for kin in family for link in kin.links]
    return sorted(links, key=lambda link: link.grade == QUOTE)


def find_taken(record: Record) -> dict[str, list[CopyLink]]:
    """What each document took from another without only quoting it, by its name."""
    taken: dict[str, list[CopyLink]] = defaultdict(list)
    for link in find_links(record):
        if link.grade != QUOTE:
            taken[link.made].append(link)
    return taken


def copied_from(record: Record, taken: Mapping[str, list[CopyLink]], statement: Statement) -> str | None:
    """Name of the document that a statement's words were taken from; None where they are the document's own.

    A document that is a source of its own took only the passages that are known; of any other all is taken.

    Args:
        record: The record.
        taken: What `find_taken` says of it.
        statement: One of its statements.
    """
    links = taken.get(statement.document, [])
    for link in links:
        if any(passage.made.overlaps(statement.span) for passage in link.passages):
            return link.origin
    if not links or statement.document in record.independent:
        return None
    return max(links, key=lambda link: link.carried).origin


def sort_of(record: Record, link: CopyLink) -> str:
    """The grade of a link as readers are told it: its own, or `PARALLEL`."""
    tongues = {record.by_name[name].document.language for name in (link.origin, link.made)}
    return PARALLEL if link.grade == TRANSLATION and len(tongues) == 1 else link.grade


def say_link(wording: Wording, link: CopyLink) -> str:
    """What a text took, in a few words: `an excerpt of [3], 64% of its words`."""
    said = wording.texts[f"copy.{sort_of(wording.review.record, link)}"].format(number=wording.cited[link.origin])
    return said if link.grade == QUOTE else f"{said}{_share_of_words(wording, link)}"


def tell_link(wording: Wording, link: CopyLink) -> str:
    """The evidence that one text took from another, in one sentence."""
    if link.why and not is_retold(wording.language):
        return link.why
    key = f"retold.copy.{sort_of(wording.review.record, link)}"
    return wording.texts[key].format(number=wording.cited[link.origin])


def say_line(wording: Wording, link: CopyLink) -> str:
    """A link as a line of a list: `[2] ← [1]: excerpt, 64% of its words`."""
    texts = wording.texts
    what = f"{texts[f'page.line_{sort_of(wording.review.record, link)}']}{_share_of_words(wording, link)}"
    made, origin = (texts["why.place"].format(number=wording.cited[name]) for name in (link.made, link.origin))
    return texts["copy.line"].format(made=made, origin=origin, what=what)


def _share_of_words(wording: Wording, link: CopyLink) -> str:
    """The share behind a comma; of a translation it counts only sentences that were matched, and is not said."""
    share = "" if link.grade == TRANSLATION else say_share(wording, link.carried)
    return wording.texts["copy.carried"].format(share=share) if share else ""


def say_share(wording: Wording, share: float) -> str:
    """A share in whole percent; empty where it was not measured or leaves nothing out."""
    if not 0 < share < WHOLE:
        return ""
    return with_unit(format_count(round(share * 100), wording.language), "percent", wording.language)
