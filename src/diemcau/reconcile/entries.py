"""Figures made ready to be compared: each with its words, its place and its date at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from diemcau.lang.folding import fold
from diemcau.profile.types import Profile
from diemcau.reconcile.words import Dictionary, content, keys, name_content, rarity
from diemcau.records import Document, Figure, Period, Reading, Span, Statement

# Words that say what sort of place or body a name names; two names that differ only in these are one name.
_KINDS = keys("the of a and for in to on at s province provincial county state republic territory government people")
# Bodies that every text has one of: alone they name nobody.
_BODIES = keys("department ministry office agency committee city district bureau council commission centre")
_COUNTRY = frozenset({"vietnam"})
_NATION = frozenset(
    [
        "vietnam",
        "viet nam",
        "nation",
        "country",
        "whole country",
        "national",
        "ca nuoc",
        "toan quoc",
        "dat nuoc",
        "nuoc ta",
    ]
)


# Words for places inside others: a name with one of these more is another owner, not another wording.
INNER = keys("city district town commune ward port park zone")
# Words by which a sentence speaks of the country as a whole.
_NATIONAL = re.compile(
    r"\b(?:viet ?nam|vietnamese|nations?|national|nationwide|country|countrywide|countries|state|government|party"
    r"|central"
    r"|cả nước|toàn quốc|đất nước|nước ta|quốc gia|nhà nước|(?<!phi )chính phủ|đảng|trung ương|việt nam)\b",
    re.IGNORECASE,
)
# Words by which it speaks of one part of the country.
_REGIONAL = re.compile(r"\b(?:the (?:whole |entire )?(?:province|city)|(?:toàn|cả) tỉnh|trên địa bàn)\b", re.IGNORECASE)
_WORDS = re.compile(r"\w+")
_NAME_INSIDE = re.compile(r"(?<=[^\W\d_] )[A-ZÀ-Ỹ][^\W\d_]+(?: [A-ZÀ-Ỹ][^\W\d_]+)*")
_MARK = re.compile(r"[,.;:()]")
_CELLS = re.compile(r"[|\t]")
# Words by which an org is one of a part of the country.
_LOCAL = re.compile(r"\b(?:province|provincial|city|county|district|commune|town|ward|tinh|thanh pho|huyen|xa)\b")


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One figure of one document with what is compared of it.

    Attributes:
        document: Name of the document.
        language: Its language, ISO 639-1.
        order: Where the document comes when texts are read in order: by date, then by content, never by name.
        index: Place of the figure among those of the reading.
        figure: The figure.
        label: Content words of its label.
        context: Content words of its sentence.
        label_abroad, context_abroad: Of both those that texts in other languages may hold.
        owner: Words of the org whose figure it is, without the words for its kind.
        orgs: Codes of the orgs that the profile knows by that name at the time of the figure.
        local: Whether the owner is one of a part of the country.
        published: When the document was published, or None.
        source: Name that stands for the document and all copies of it.
        owner_said: Whether the sentence itself says whose figure it is, not only the document as a whole.
        period_said: The same for the period.
        year_said: Whether the sentence names the year of the period in digits.
        headline: Whether it stands in the headline.
        publisher: Who published the document, or None.
        in_row: Whether it stands in a row of a table.
        apart: Words by which a part is set apart: those behind its number up to the next mark; empty otherwise.
        names: What the names inside its label stand for: "companies from | France"; the owner's left out.
    """

    document: str
    language: str
    order: int
    index: int
    figure: Figure
    label: frozenset[str]
    context: frozenset[str]
    label_abroad: frozenset[str]
    context_abroad: frozenset[str]
    owner: frozenset[str]
    orgs: frozenset[str]
    local: bool
    published: date | None
    source: str
    owner_said: bool
    period_said: bool
    year_said: bool
    headline: bool
    publisher: str | None = None
    in_row: bool = False
    names: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()

    @property
    def statement(self) -> Statement:
        """The entry as the record cites it."""
        return Statement(self.document, self.figure.span, self.index)

    @property
    def key(self) -> tuple[int, int]:
        """Where it comes in the order of reading."""
        return (self.order, self.index)

    @property
    def sentence_key(self) -> tuple[int, int]:
        """The sentence in which it stands, by document and place."""
        return (self.order, self.figure.sentence.start)


def read_entries(readings: Sequence[Reading], sources: Mapping[str, str], profile: Profile | None) -> list[Entry]:
    """All figures of all documents, documents by date of publication and then by content.

    Args:
        readings: What was read.
        sources: For each document the name that stands for it and its copies.
        profile: Vocabulary in which orgs are looked up, or None.
    """
    ordered = sorted(readings, key=lambda reading: (reading.document.published or date.max, reading.document.id))
    entries = [entry for order, reading in enumerate(ordered) for entry in _entries(order, reading, sources, profile)]
    dictionary = Dictionary((entry.language, entry.label | entry.context) for entry in entries)
    return [_with_words_abroad(entry, dictionary) for entry in entries]


def _with_words_abroad(entry: Entry, dictionary: Dictionary) -> Entry:
    label, context = (dictionary.abroad(words, entry.language) for words in (entry.label, entry.context))
    return replace(entry, label_abroad=label, context_abroad=context)


def weigh(entries: Sequence[Entry]) -> Mapping[str, float]:
    """How much each word tells in this folder; one text for each document."""
    held: dict[str, set[str]] = {}
    for entry in entries:
        held.setdefault(entry.document, set()).update(entry.label | entry.context)
    return rarity(held[name] for name in held)


def _entries(order: int, reading: Reading, sources: Mapping[str, str], profile: Profile | None) -> Iterator[Entry]:
    document = reading.document
    headline = headline_span(reading)
    for index, figure in enumerate(reading.figures):
        sentence = document.text[figure.sentence.start : figure.sentence.end]
        owner = owner_words(figure.unit_of_report, document.language)
        yield Entry(
            document=document.name,
            language=document.language,
            order=order,
            index=index,
            figure=figure,
            label=_label(figure, owner, document.language),
            context=frozenset(content(sentence, document.language)),
            label_abroad=frozenset(),
            context_abroad=frozenset(),
            owner=owner,
            orgs=_orgs(figure, document, profile),
            local=_LOCAL.search(fold(figure.unit_of_report or "")) is not None,
            published=document.published,
            source=sources[document.name],
            owner_said="unit_of_report" not in figure.assumed and _names_owner(sentence, owner, document.language),
            period_said=figure.period is not None and "period" not in figure.assumed,
            year_said=figure.period is not None
            and "period" not in figure.assumed
            and _names_year(sentence, figure.period),
            headline=headline.covers(figure.span),
            publisher=document.publisher,
            in_row=_CELLS.search(sentence) is not None,
            names=_names(figure.label, document.language) - owner,
            apart=_set_apart(figure, document),
        )


def _label(figure: Figure, owner: frozenset[str], language: str) -> frozenset[str]:
    """Content words of the label without those of the owner, where any are left."""
    words = frozenset(content(figure.label, language))
    return words - owner or words


def _names(label: str, language: str) -> frozenset[str]:
    """What the words with a capital inside a label stand for; the first word has one anyway."""
    return frozenset(word for name in _NAME_INSIDE.findall(label) for word in content(name, language))


def _set_apart(figure: Figure, document: Document) -> frozenset[str]:
    if figure.part_of is None:
        return frozenset()
    behind = _MARK.split(document.text[figure.span.end : figure.sentence.end], maxsplit=1)[0]
    return frozenset(content(behind, document.language)) - frozenset(content(figure.label, document.language))


def _orgs(figure: Figure, document: Document, profile: Profile | None) -> frozenset[str]:
    """Codes of the orgs that bear the owner's name when the figure holds; names are re-used over time."""
    if profile is None or not figure.unit_of_report:
        return frozenset()
    on = figure.period.end if figure.period else document.published
    return frozenset(org.code for org in profile.find_orgs(figure.unit_of_report, document.language, on))


def _names_owner(sentence: str, owner: frozenset[str], language: str) -> bool:
    """Whether a sentence bears out its owner: the country by a word for it, a city or district by that very word.

    Other owners may be told by "the province" or "it"; whoever read the sentence has seen to that.
    """
    if owner == _COUNTRY:
        return _NATIONAL.search(sentence) is not None and _REGIONAL.search(sentence) is None
    return bool(owner) and owner & INNER <= frozenset(content(sentence, language))


def _names_year(sentence: str, period: Period) -> bool:
    return str(period.start.year) in sentence or str(period.end.year) in sentence


def headline_span(reading: Reading) -> Span:
    """The first line, where it is no full sentence and more follows; empty otherwise."""
    text = reading.document.text
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    if end < 0 or text[start:end].rstrip().endswith("."):
        return Span(0, 0)
    return Span(start, end)


def owner_words(name: str | None, language: str) -> frozenset[str]:
    """What the words of an org's name stand for, without those for its kind; the country's own names are one."""
    if not name:
        return frozenset()
    bare = " ".join(word for word in _WORDS.findall(fold(name)) if word not in {"the", "s"})
    if bare in _NATION:
        return _COUNTRY
    words = frozenset(name_content(name, language)) - _KINDS
    return frozenset() if words <= _BODIES else words
