"""Verb phrases and the noun phrases before them: who is to do what.

Positions are code points into the text that was given; nothing here knows who gives the order.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from diemcau.lang.en.orders import find_modals, names_unit
from diemcau.lang.en.verbs import is_adverb, is_base_verb, is_gerund
from diemcau.lang.en.word_sorts import (
    ADVERB,
    ALSO_NOUN,
    AND,
    BASE,
    GERUND,
    PASSED_OVER,
    TAKES_IN,
    UNKNOWN,
    UNKNOWN_BARE,
    sort_of,
)
from diemcau.records import Span

TOKEN = re.compile(r"[^\W\d_][\w’'-]*")


MARK = re.compile(r"[\s“\"'‘]*(?:(?:\(?(?:\d{1,2}|[a-zđ]|[ivx]{1,4})[.)])\s+)?(?:and\s+|or\s+|then\s+)?")


_NEGATION = re.compile(r"(?:do not|don[’']t|never|resolutely not to|absolutely not to|not to|not|resolutely not)\s+")


_TO = re.compile(r"\s(?=[tnras])(?P<neg>(?:resolutely |absolutely |strictly )?not )?to:?\s+(?P<neg2>not )?")


_PREPOSED = re.compile(
    r"(?:in|for|by|during|from|within|before|after|throughout|over|on)\s+[^,;]{2,60},\s+", re.IGNORECASE
)


_STOP_BEFORE_VERB = frozenset(
    """
    the a an of for in on at by with from to and or its their his her our this that these those each every all
    any no as into than more most new own such some per under about between
    """.split()
)


_AFTER_VERB = frozenset(
    """
    the a an its their his her our all each every any these those this that to with on for more new up out in
    how and them it him from no over at as by between one two three four five some several additional more less
    least
    """.split()
)


class Verb(NamedTuple):
    """A verb phrase found at a place: its kind (`base`, `gerund`, `to`), where the phrase and where the verb start."""

    kind: str
    start: int
    verb: int
    end: int


class Complement(NamedTuple):
    """Whom and what: the addressee's words, where the order starts, and where its verb does (0 for the same place)."""

    addressee: Span | None
    start: int
    body: int = 0


def find_verb(text: str, pos: int, end: int, *, strict: bool = False, opening: bool = False) -> Verb | None:
    """The verb phrase that starts at a place, or None where none does.

    Args:
        text: Text that the offsets point into.
        pos: Where the phrase should start; a list mark or "and" before it is passed over.
        end: Where to stop looking.
        strict: Whether words that are as often nouns need an object behind them.
        opening: Whether the phrase opens a sentence, where a noun is told by what follows it.
    """
    start = at = behind_mark(text, pos, end)
    negation = _NEGATION.match(text, at, end) if text.startswith(_NEGATIONS, at) else None
    if negation:
        at = negation.end()
    kind = "to" if text.startswith("to ", at) else ""
    at += 3 if kind else 0
    return _verb_after(
        text,
        start,
        at,
        end,
        kind or ("to" if negation and negation.group().endswith("to ") else ""),
        strict=strict and not negation,
        opening=opening,
    )


_NEGATIONS = ("do", "never", "not", "resolutely", "absolutely")
_JOINS = ("and", "or", "then")
_ROMAN = frozenset("ivx")


def behind_mark(text: str, pos: int, end: int) -> int:
    """Behind a list mark or a joining word at a place, or the place itself."""
    if pos + 1 < end and text[pos].isalpha() and (second := text[pos + 1]) not in ".)":
        if text[pos] not in _ROMAN:
            if not text.startswith(_JOINS, pos):
                return pos
        elif second not in _ROMAN:
            return pos
    match = MARK.match(text, pos, end)
    return match.end() if match else pos


def _verb_after(
    text: str, start: int, at: int, end: int, kind: str, *, strict: bool, opening: bool = False
) -> Verb | None:
    joined = False
    for _ in range(7):
        token = TOKEN.match(text, at, end)
        if token is None:
            return None
        word = token.group()
        sort, stop = sort_of(word), token.end()
        if sort & PASSED_OVER and (sort & ADVERB or at > start):
            joined = sort & AND != 0
            at = _behind_gap(text, stop, end)
            continue
        if (
            joined
            and not sort & BASE
            and (following := TOKEN.search(text, stop, end))
            and sort_of(following.group()) & BASE
        ):
            at, joined = following.start(), False
            continue
        if sort & GERUND and not kind:
            return Verb("gerund", start, at, stop)
        if sort & BASE:
            is_verb = _is_base_there(text, sort, stop, end, loose=not strict or bool(kind), opening=opening)
        else:
            is_verb = _is_verb_by_place(text, sort, stop, end, surely=kind != "to")
        return Verb(kind or "base", start, at, stop) if is_verb else None
    return None


def _is_base_there(text: str, sort: int, stop: int, end: int, *, loose: bool, opening: bool) -> bool:
    """Whether a verb of the list that ends at a place is one there, and no noun."""
    if not sort & ALSO_NOUN:
        return True
    if opening:
        handed_in = sort & TAKES_IN and _IN_THE.match(text, stop, end)  # "fill in the form"
        return not _is_noun_there(text, stop, end) or bool(handed_in)
    return loose or _has_object(text, stop, end)


_IN_THE = re.compile(r" (?:in|out) (?:the|an?|your|their|its|this|all|one) ")


def _behind_gap(text: str, at: int, end: int) -> int:
    while at < end and text[at] in " ,":
        at += 1
    return at


_ARTICLE_AFTER = re.compile(r" (?:the|a|an|its|their|his|her|two|three) ")


def _is_verb_by_place(text: str, sort: int, stop: int, end: int, *, surely: bool = False) -> bool:
    """Whether a word outside the list, that ends at `stop`, is a verb by its place before an object.

    `surely` wants an article there.
    """
    if surely:
        return sort & UNKNOWN_BARE != 0 and _ARTICLE_AFTER.match(text, stop, end) is not None
    return sort & UNKNOWN != 0 and _has_object(text, stop, end)


_NOT_AFTER_VERB = frozenset(
    """
    of in for between by from at and or is are was were has have had will can may must should rose fell reached
    """.split()
)


_BIG_NUMBER = re.compile(r"\+?\d{2,}(?!\S*[/-])")
_SPACE = re.compile(r"\s*")


def _next_token(text: str, at: int, end: int) -> tuple[re.Match[str] | None, int]:
    """The word behind white space, and where it would start."""
    space = _SPACE.match(text, at, end)
    at = space.end() if space else at
    return TOKEN.match(text, at, end), at


def _is_noun_there(text: str, stop: int, end: int) -> bool:
    """Whether a word that may be a noun is one, by what follows ("trade between ...", "visits rose")."""
    token, at = _next_token(text, stop, end)
    if token is None:
        return not _BIG_NUMBER.match(text, at, end)
    return token.group().lower() in _NOT_AFTER_VERB or token.group().endswith("ed")


def _has_object(text: str, stop: int, end: int) -> bool:
    token, _ = _next_token(text, stop, end)
    return token is not None and (token.group().lower() in _AFTER_VERB or token.group()[0].isupper())


def find_to(text: str, pos: int, end: int, *, commas: bool = True) -> Complement | None:
    """Somebody and "to do" ("the Office and all units not to delay"); None where nobody stands before the verb."""
    stop = text.find(";", pos, end)
    stop = end if stop < 0 else stop
    comma = -1 if commas else text.find(",", pos, stop)
    stop = stop if comma < 0 else comma  # behind either mark nobody is told
    if text.find("to", pos, stop) < 0:
        return None
    for match in _TO.finditer(text, pos, stop):
        if not _infinitive(text, match.end(), end):
            continue
        words = text[pos : match.start()]
        start = match.start() + 1 if match["neg"] or match["neg2"] else match.end()
        if not words.strip():
            return Complement(None, start)
        return Complement(trim(text, pos, match.start()), start) if is_addressee(words, commas=commas) else None
    return None


def _infinitive(text: str, at: int, end: int) -> bool:
    at = behind_mark(text, at, end)
    return _verb_after(text, at, at, end, "to", strict=False) is not None


def is_addressee(words: str, *, commas: bool = True, most: int = 28) -> bool:
    """Whether words can be whom somebody tells to do something: of at most `most` words, with no clause in them."""
    bare = words.strip()
    if not bare or ";" in bare or ":" in bare or (not commas and "," in bare):
        return False
    said = bare.split()
    if len(said) > most or said[0].lower() in _NO_ADDRESSEE:
        return False
    return names_unit(bare) or _CAPITAL.search(bare) is not None


_NO_ADDRESSEE = frozenset(
    """
    for to about at by in on of with from into how after before as whether that if when is are be not
    """.split()
)
_CAPITAL = re.compile(r"(?:^|\s)[A-ZÀ-Ỹ]")


def find_modal(text: str, pos: int, end: int, *, most: int = 22) -> re.Match[str] | None:
    """The modal that has the words from `pos` as its subject: "all units shall ..."."""
    match = next(find_modals(text, pos, end), None)
    return match if match is not None and is_subject(text, pos, match.start(), most=most) else None


def is_subject(text: str, pos: int, at: int, *, most: int) -> bool:
    """Whether the words before a modal can all be its subject: at most `most`, with no clause before them."""
    before = text[pos:at]
    return ";" not in before and ":" not in before and len(before.split()) <= most


def find_subjunctive(text: str, pos: int, end: int) -> Complement | None:
    """Somebody and a bare verb, as behind "that": "(that) each unit draw up", "(that) trips be combined"."""
    lead = _PREPOSED.match(text, pos, end)
    pos = lead.end() if lead else pos
    before = ""
    tokens = list(TOKEN.finditer(text, pos, min(end, pos + 260)))[:32]
    for place, token in enumerate(tokens):
        word = token.group()
        gap = text[tokens[place - 1].end() : token.start()] if place else ""
        if any(mark in gap for mark in ";:.("):
            return None
        if place and _is_bare_verb(text, tokens, place, before):
            start = token.start()
            back = place - 1
            while back > 0 and (is_adverb(tokens[back].group().lower()) or tokens[back].group().lower() == "not"):
                start, back = tokens[back].start(), back - 1
            return Complement(trim(text, pos, start), start, token.start())
        before = word.lower()
    return None


def _is_bare_verb(text: str, tokens: list[re.Match[str]], place: int, before: str) -> bool:
    word, stop = tokens[place].group(), tokens[place].end()
    if not word.islower() or before in _STOP_BEFORE_VERB:
        return False
    if not is_base_verb(word):
        stands = _is_verb_by_place(text, sort_of(word), stop, min(len(text), stop + 60), surely=True)
        return stands and names_unit(tokens[place - 1].group())
    following = tokens[place + 1].group().lower() if place + 1 < len(tokens) else ""
    if following in {"must", "should", "shall", "be", "is", "are", "not"} and word != "be":
        return False
    if word == "be":
        return True
    end = min(len(text), stop + 60)
    previous = tokens[place - 1].group()
    return (
        not sort_of(word) & ALSO_NOUN
        or _has_object(text, stop, end)
        or is_adverb(before)
        or ((previous[0].isupper() or names_unit(previous)) and not _is_noun_there(text, stop, end))
    )


def is_named_unit(words: str) -> bool:
    """Whether the head of a noun phrase, before any preposition, is an office or people ("events of the city": no)."""
    if _CLAUSE_WORD.search(words) or any(is_gerund(w.lower()) for w in words.split()[:2]):
        return False
    head = _PREPOSITION.split(words, maxsplit=1)[0]
    return names_unit(head) or _CAPITAL_HEAD.search(head) is not None


_CLAUSE_WORD = re.compile(r"\b(?:is|are|was|were|has|have|will|can|them|it|thus|thereby|they|we|about)\b")
_PREPOSITION = re.compile(r"\s(?:of|for|with|in|at|on|from|by|to)\s")
_CAPITAL_HEAD = re.compile(r"(?:^(?:the )?|\s)[A-ZÀ-Ỹ]")


_BLANKS = (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_TRIM_LEFT = re.compile(r"(?:[\s,;:“\"]+|(?:and|or|that|then)\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)\s+)*")
_TRIM_RIGHT = re.compile(r"(?:[\s,;:.”\"]|\s(?:and|or)(?=[\s,]*\Z))*\Z")
_LONGEST_TAIL = 40  # marks and a joining word at the end of a stretch
_MARKS_AT_END = _BLANKS + ',;:.”"'
_JOINS_AT_END = ("and", "or")
_OPENS_TRIMMED = frozenset("aot")  # first letters of "and", "or", "that", "then"
_LONGEST_ROMAN = 5  # letters of a roman number and the bracket behind it


def trim(text: str, start: int, end: int) -> Span:
    """The span without white space, marks and joining words at its ends."""
    if start >= end:
        return Span(start, start)
    first = text[start]
    if not first.isalpha() or first in _OPENS_TRIMMED or ")" in text[start + 1 : start + _LONGEST_ROMAN]:
        left = _TRIM_LEFT.match(text, start, end)
        start = left.end() if left else start
    window = text[max(start, end - _LONGEST_TAIL) : end]
    bare = window.rstrip(_MARKS_AT_END)
    if not bare.endswith(_JOINS_AT_END):
        return Span(start, end - len(window) + len(bare))
    tail = _TRIM_RIGHT.search(text, end - len(window), end)
    return Span(start, max(start, tail.start() if tail else end))
