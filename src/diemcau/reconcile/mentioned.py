"""What documents name, made ready for a register, and the entries that a register makes of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from diemcau.records import Listed, NamedAs, Reading, Register, RegisterKind, Statement

MOST_VALUES = 3  # values of one attribute that an entry keeps, the most told first


@dataclass(frozen=True, slots=True, eq=False)
class Mentioned:
    """One mention of something that a register lists.

    Attributes:
        statement: Where.
        language: Of the document.
        source: Name that stands for the document and all copies of it.
        key: Where it comes when texts are read by date and content.
        name: How the register may call it.
        written: As the document writes it.
        attributes: What it says beside.
    """

    statement: Statement
    language: str
    source: str
    key: tuple[int, int]
    name: str
    written: str
    attributes: tuple[tuple[str, str], ...] = ()


def in_order(readings: Iterable[Reading]) -> list[Reading]:
    """Readings by date of publication, content and name: the order in which a register reads them."""
    return sorted(readings, key=lambda one: (one.document.published or date.max, one.document.id, one.document.name))


def list_register(kind: RegisterKind, groups: Iterable[tuple[Sequence[Mentioned], Sequence[str]]]) -> Register:
    """The register of groups of mentions that are one thing each, the most told first.

    Args:
        kind: What it lists.
        groups: For each entry its mentions and the codes of why they are one.
    """
    ranked = sorted(groups, key=lambda group: (-len(_documents(group[0])), min(one.key for one in group[0])))
    entries = (_entry(kind, place, mentions, grounds) for place, (mentions, grounds) in enumerate(ranked, start=1))
    return Register(sort=kind, entries=tuple(entries))


def _documents(mentions: Iterable[Mentioned]) -> set[str]:
    return {one.statement.document for one in mentions}


def _entry(kind: RegisterKind, place: int, mentions: Sequence[Mentioned], grounds: Sequence[str]) -> Listed:
    documents = _documents(mentions)
    return Listed(
        id=f"{kind.value}-{place}",
        sort=kind,
        name=_best_name(mentions),
        names=_names(mentions),
        attributes=tuple(_attributes(mentions)),
        gross=len(documents),
        sources=len({one.source for one in mentions}),
        why=say_why(grounds, len(documents)),
        grounds=tuple(grounds) if len(documents) > 1 else (),
    )


def _best_name(mentions: Iterable[Mentioned]) -> str:
    """The longest name, with diacritics before without, of those the one that most sources give."""
    counts = Counter(name for name, _ in {(one.name, one.source) for one in mentions})
    return min(counts, key=lambda name: (-len(name.split()), name.isascii(), -counts[name], name))


def _names(mentions: Iterable[Mentioned]) -> tuple[NamedAs, ...]:
    written: defaultdict[str, set[Statement]] = defaultdict(set)
    for one in mentions:
        written[" ".join(one.written.split())].add(one.statement)
    ranked = sorted(written.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(NamedAs(name=name, statements=tuple(sorted(statements))) for name, statements in ranked)


def _attributes(mentions: Iterable[Mentioned]) -> Iterator[tuple[str, str]]:
    """Each attribute with its values, those that most sources give first."""
    told: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, value, _ in {(*pair, one.source) for one in mentions for pair in one.attributes}:
        told[name][value] += 1
    for name in sorted(told):
        ranked = sorted(told[name].items(), key=lambda item: (-item[1], -len(item[0]), item[0]))
        yield from ((name, value) for value, _ in ranked[:MOST_VALUES])


# Why mentions are one, by code; the page says it in its own language.
REASONS: Mapping[str, str] = {
    "same_name": "the same name",
    "name_order": "the same name in another order",
    "no_diacritics": "the same name without diacritics",
    "short_name": "a short form of the only such name",
    "same_code": "names of one org of the profile",
    "renamed": "an earlier name of the same org",
    "same_words": "names of the same words",
    "same_country": "names of one country",
    "same_event": "told of the same event",
    "same_day": "the same day",
    "near_day": "days that lie next to each other",
    "same_parties": "the same sides",
    "same_field": "the same field",
    "same_head": "the same head",
    "same_sender": "the same sender",
    "copy": "copies of one text",
}


def say_why(grounds: Sequence[str], reports: int) -> str:
    """Why tellings are one, in one English sentence; empty where one report tells of it."""
    if reports < 2:  # noqa: PLR2004 - one needs no reason
        return ""
    return f"{reports} reports, one entry: {', '.join(REASONS[code] for code in grounds)}."
