"""Directives made ready to be compared: each with its telling words and its issuer as a person."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from diemcau.lang.folding import fold
from diemcau.lang.persons import Person, resolve_offices
from diemcau.reconcile.words import Dictionary, content, keys
from diemcau.records import Directive, Figure, Reading, Statement

SHORT = 8  # content words below which an order is read together with the sentence that carries it on
BARE = 4  # content words below which an order is read together with the rest of its sentence
LEAST_LINKS = 3  # short links in a row that make an enumeration
LONGEST_LINK = 4  # content words of a link
# Words for bodies in general, which tell no addressee from another.
_AT_LARGE = keys(
    "sector ministry ministries system whole entire all unit units agency agencies body bodies levels every"
)
_LINK = re.compile(r"[,;:]|\band\b|\bas well as\b|\bsuch as\b|\bvà\b|\bcũng như\b")
_CARRIED_ON = re.compile(r"[.;]?[ \t]*(?:This|These|It|Such|Việc này|Điều này|Đây là)\b[^.\n]*")
# What an order is for, or why it is given.
_PURPOSE = re.compile(
    r"(?:(?<=\w)|(?<=,)) (?:so that|in order (?:to|that)|because|since|để|nhằm|bởi vì) .*\Z", re.DOTALL
)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """One directive of one document made ready to be compared.

    Attributes:
        document: Name of the document.
        language: Its language, ISO 639-1.
        order: Where the document comes when texts are read in order of date and content.
        index: Place of the directive among those of the reading.
        published: When the document was published, or None.
        directive: The directive.
        reach: Where the sentence ends that carries it on ("This includes ..."), or its own end.
        words: Content words and numbers without those for the issuer and for what the order is for.
        listed: Words that stand only in an enumeration of the order.
        full: All of them, with the words of the sentence that carries it on.
        words_abroad, full_abroad: Of both those that texts in other languages may hold.
        addressee: Content words of the addressee without those for bodies in general.
        person: The issuer taken apart, or None.
        figures: The figures inside it.
        sentence: The sentence it stands in.
    """

    document: str
    language: str
    order: int
    index: int
    published: date | None
    directive: Directive
    reach: int
    words: frozenset[str]
    full: frozenset[str]
    words_abroad: frozenset[str]
    full_abroad: frozenset[str]
    listed: frozenset[str]
    addressee: frozenset[str]
    person: Person | None
    figures: tuple[Figure, ...] = ()
    sentence: str = ""

    @property
    def statement(self) -> Statement:
        """The order as the record cites it."""
        return Statement(self.document, self.directive.span, self.index)

    @property
    def key(self) -> tuple[int, int]:
        """Where it comes in the order of reading."""
        return (self.order, self.index)


def read_orders(readings: Sequence[Reading]) -> list[Order]:
    """All directives in reading order: by date, then by content, never by name of the file."""
    ordered = sorted(readings, key=lambda reading: (reading.document.published or date.max, reading.document.id))
    persons = resolve_offices(one.issuer for reading in ordered for one in reading.directives if one.issuer)
    orders = [
        _read_order(order, index, reading, persons)
        for order, reading in enumerate(ordered)
        for index in range(len(reading.directives))
    ]
    dictionary = Dictionary((one.language, one.full) for one in orders)
    return [_with_words_abroad(one, dictionary) for one in orders]


def _with_words_abroad(one: Order, dictionary: Dictionary) -> Order:
    words, full = (dictionary.abroad(words, one.language) for words in (one.words, one.full))
    return replace(one, words_abroad=words, full_abroad=full)


def _read_order(order: int, index: int, reading: Reading, persons: Mapping[str, Person]) -> Order:
    document, directive, language = reading.document, reading.directives[index], reading.document.language
    reach = _reach(document.text, directive, language)
    return Order(
        document=document.name,
        language=language,
        order=order,
        index=index,
        published=document.published,
        directive=directive,
        reach=reach,
        words=_telling(directive, "", language, cut=True),
        full=_telling(
            directive, f"{_around(reading, directive)} {document.text[directive.span.end : reach]}", language
        ),
        words_abroad=frozenset(),
        full_abroad=frozenset(),
        listed=_listed(directive.text, language),
        addressee=frozenset(content(directive.addressee or "", language)) - _AT_LARGE,
        person=_find_person(reading, directive, persons),
        figures=tuple(reading.figures[place] for place in directive.figures),
        sentence=directive.sentence.quote(document.text),
    )


def _find_person(reading: Reading, directive: Directive, persons: Mapping[str, Person]) -> Person | None:
    """The issuer as a person; the paper that prints an order without naming anybody gave none."""
    if directive.issuer is None:
        return None
    person = persons[directive.issuer]
    house = bool(reading.document.publisher) and fold(directive.issuer) == fold(reading.document.publisher or "")
    return None if house and not person.office else person


def _listed(text: str, language: str) -> frozenset[str]:
    """Content words of the short links of enumerations, less those that the rest of the order holds too.

    Orders of one sector all name its branches: three and more of them in a row say little about what is asked, unless
    nothing else is.
    """
    links = [frozenset(content(link, language)) for link in _LINK.split(text)]
    listed: set[str] = set()
    for at in range(len(links)):
        row = list(takewhile(lambda link: len(link) <= LONGEST_LINK, links[at:]))
        if len(row) >= LEAST_LINKS:
            listed.update(*row)
    rest = [link for link in links if not link <= listed]
    return frozenset(listed).difference(*rest) if rest else frozenset()


def _reach(text: str, directive: Directive, language: str) -> int:
    """End of the sentence that carries an order of few words on, in the same line, or of the order itself."""
    short = len(set(content(directive.text, language))) < SHORT
    carried = _CARRIED_ON.match(text, directive.span.end) if short else None
    return carried.end() if carried else directive.span.end


def _around(reading: Reading, directive: Directive) -> str:
    """The rest of the sentence of an order too short to stand alone ("... which she told them to open").

    Other orders of the sentence are left out.
    """
    if len(set(content(directive.text, reading.document.language))) >= BARE:
        return ""
    pieces, at = [], directive.sentence.start
    for other in reading.directives:
        if directive.sentence.covers(other.span):
            pieces.append(reading.document.text[at : other.span.start])
            at = max(at, other.span.end)
    return " ".join([*pieces, reading.document.text[at : directive.sentence.end]])


def _telling(directive: Directive, more: str, language: str, *, cut: bool = False) -> frozenset[str]:
    """Content words and numbers of the order without the words for who gives it; `cut` leaves out what it is for."""
    named = frozenset(content(directive.issuer or "", language))
    said = _PURPOSE.sub("", directive.text) if cut else directive.text
    own = frozenset(content(f"{said} {more}", language))
    return (own - named or own) | frozenset(_DIGITS.findall(directive.text))
