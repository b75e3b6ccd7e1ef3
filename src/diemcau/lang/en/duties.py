"""Duties that an English sentence tells of somebody: what he has until a day to do, answers for, or took upon himself.

They are read where nothing plainer is found, like the orders of `told`, and become frames like those of a verb of
asking.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from diemcau.lang.cued import Cued, CuedGroup
from diemcau.lang.cues import bare_words
from diemcau.lang.en import clauses, phrases
from diemcau.lang.en.attribution import clause_start
from diemcau.lang.en.clauses import Piece
from diemcau.lang.en.frames import Force, Frame
from diemcau.lang.en.orders import names_unit
from diemcau.records import Span

# Words that every frame below holds at least one of.
CUES = frozenset(
    """
    until till would will undertook undertakes undertaken instructions orders requests directives directions tasks
    decisions conclusions measures
    """.split()
)
_PRONOUNS = frozenset("her his its their".split())
_HAVE_UNTIL = Cued(
    r"\b(?:(?:would|will|shall) (?:now |only )?have|have|has|had)(?: had)?(?: only| just| time)?"
    r" (?P<what>(?:until|till) [^,;.:]{2,40}? to (?=[a-z]).+)",
    re.DOTALL,
)
# A service that somebody answers for: within a time, to everybody, for nothing.
_WOULD = Cued(
    r"\bthat (?P<ad>(?:(?! that | who | which )[^,;.:]){3,80}?) (?:would|will|shall) (?:now |from now on |always )?"
    r"(?P<what>(?!be\b|have\b|not\b)[a-z]{2,} [^.;]*?\b(?:with)?in(?:side)? (?:\d+|an?|one|two|three|four|five|six"
    r"|seven|ten|twenty|thirty) (?:[a-z]+ ){0,2}?(?:minutes?|hours?|days?|weeks?|months?)(?: of [^,;.]+)?)"
)
_UNDERTOOK = Cued(r"\b(?:undertook|undertakes|(?:has|have) undertaken)(?: also)? to (?=[a-z])")
_ORDERS_OF = Cued(
    r"\W*(?:[Tt]he |[Nn]ew )?(?:[Ii]nstructions?|[Oo]rders?|[Rr]equests?|[Dd]irectives?|[Dd]irections?|[Tt]asks?"
    r"|[Dd]ecisions?|[Cc]onclusions?|[Mm]easures?) (?:of|from|(?:given |set |ordered |issued )?by)"
    r" (?P<who>[^,;:]{3,70}?)(?:,? (?:at|in|on|for|after|during|of) [^;:]{3,80}?)?:\s+(?=\S)"
)
_CLAUSES = re.compile(r"\s*;\s*(?:and\s+)?")


def make_frame(  # noqa: PLR0917 - the parts of a frame in its own order
    text: str, pieces: Sequence[Piece], who: Span | None, addressee: Span | None, verb: str, start: int
) -> Frame:
    """A frame; a possessive pronoun leaves it to the context who is meant.

    Args:
        text: The document's text.
        pieces: The orders, of which those of one word are left out.
        who: Words that name who wants it, or None.
        addressee: Words that name who is to do it, or None.
        verb: The word that makes the frame.
        start: Where it starts.
    """
    words = text[slice(*who)].lower() if who is not None else ""
    named = who if words and words not in _PRONOUNS else None
    kept = tuple(piece for piece in pieces if _says_something(text[slice(*piece.span)]))
    return Frame(force=Force.ORDER, subject=named, addressee=addressee, pieces=kept, verb=verb, start=start)


_AMOUNT = re.compile(
    r"\W*[\d.,]+ ?(?:%|(?:(?:million|billion|thousand|[A-Z]{3}|dollars?|euros?|dong|tonnes?)\b ?)+)\W*\Z"
)


def _says_something(words: str) -> bool:
    """Whether words are more than one word and more than an amount."""
    return len(words.split()) > 1 and _AMOUNT.match(words) is None


_COMMA = re.compile(r",\s+(?:and\s+)?")
_LAST_AND = re.compile(r"(?<!,)\s+and\s+(?!.*\sand\s)")


def _counted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The commas and the last "and" of a list, where as many things stand as its head counts."""
    told = _COUNTED.search(text, max(0, start - _LONGEST_HEAD), start)
    commas = [mark.span() for mark in _COMMA.finditer(text, start, end)]
    last = _LAST_AND.search(text, commas[-1][1], end) if commas else _LAST_AND.search(text, start, end)
    marks = [*commas, last.span()] if last is not None else commas
    for found in (commas, marks):
        if told is not None and len(found) + 1 == _COUNTS[told["n"].lower()]:
            return found
    return []


_LONGEST_HEAD = 80  # characters
_COUNTS = {word: count for count, word in enumerate("two three four five six seven eight nine ten".split(), start=2)}
_COUNTED = re.compile(rf"\b(?P<n>{'|'.join(_COUNTS)}) [^:.;]{{3,60}}:\s*\Z", re.IGNORECASE)


def split_clauses(text: str, start: int, end: int) -> list[Piece]:
    """One order for each stretch between semicolons."""
    marks = [mark.span() for mark in _CLAUSES.finditer(text, start, end)] or _counted(text, start, end)
    edges = [start, *(edge for mark in marks for edge in mark), end]
    spans = [phrases.trim(text, *stretch) for stretch in zip(edges[::2], edges[1::2], strict=True)]
    return [Piece(span, None) for span in spans if span.end > span.start]


def _subject(text: str, start: int, at: int) -> Span:
    """The noun phrase before a verb, without the clauses before it."""
    return phrases.trim(text, *clause_start(text, start, start + len(text[start:at].rstrip())))


def have_until(text: str, start: int, end: int) -> Frame | None:
    """ "said that boats would have until June to list their crews"."""
    found = _HAVE_UNTIL.search(text, start, end)
    if found is None:
        return None
    told = _subject(text, start, found.start())
    if not names_unit(told.quote(text)):
        return None
    what = phrases.trim(text, found.start("what"), end)
    return make_frame(text, [Piece(what, told)], None, told, "have until", told.start)


def would_serve(text: str, start: int, end: int) -> Frame | None:
    """ "said that the office would answer every letter within two days"."""
    found = _WOULD.search(text, start, end)
    if found is None or not names_unit(found["ad"]) or phrases.find_verb(text, found.start("what"), end) is None:
        return None
    told = Span(*found.span("ad"))
    return make_frame(text, [Piece(Span(*found.span("what")), told)], None, told, "answer for", told.start)


def undertook(text: str, start: int, end: int) -> Frame | None:
    """ "The town undertook to keep ten rows free"; whom it promised this is left to the context."""
    found = _UNDERTOOK.search(text, start, end)
    if found is None or phrases.find_verb(text, found.end(), end) is None:
        return None
    told = _subject(text, start, found.start())
    if not names_unit(told.quote(text)):
        return None
    return make_frame(text, clauses.split_orders(text, found.end(), end, told), None, told, "undertake", told.start)


def orders_of(text: str, start: int, end: int) -> Frame | None:
    """ "Instructions of the mayor at the meeting: districts list the wells; firms buy no sand"."""
    found = _ORDERS_OF.match(text, start, end) if text.find(":", start, end) >= 0 else None
    if found is None:
        return None
    pieces = split_clauses(text, found.end(), end)
    return make_frame(text, pieces, Span(*found.span("who")), None, "order", found.start())


# What the finders look for; orders of somebody before a colon only.
PATTERNS = (_HAVE_UNTIL, _WOULD, _UNDERTOOK)
BEFORE_COLON = (_ORDERS_OF,)
_DUTIES = CuedGroup([_HAVE_UNTIL, _WOULD])


def find_duties(text: str, sentence: Span) -> list[Frame]:
    """Frames of what a sentence says that somebody will have to do by a day or within a time.

    Args:
        text: The document's text.
        sentence: The sentence to read.
    """
    if not _DUTIES.may_stand(text, *sentence) or CUES.isdisjoint(bare_words(text[slice(*sentence)])):
        return []
    found = (find(text, *sentence) for find in (have_until, would_serve))
    return [frame for frame in found if frame is not None]
