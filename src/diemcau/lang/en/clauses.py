"""Where one order ends and the next begins: the verb phrases of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from diemcau.lang.en import phrases
from diemcau.lang.en.orders import find_modals, names_unit
from diemcau.lang.en.phrases import Complement, Verb
from diemcau.lang.en.verbs import is_adverb
from diemcau.records import Span

# A mark or a joining word; it opens with one letter out of a few so that the engine can skip to the next of these.
_BOUNDARY = re.compile(
    r"[\s;,](?:(?=[\s;aw])(?<=\s)(?:\s*;\s*(?:and\s+|or\s+)?|\s*(?:and|as well as|while)\s+"
    r"(?:at the same time,? |also |then )?)|(?<=,)\s+(?:(?:and|as well as|while)\s+(?:at the same time,? |also |then )?"
    r"|(?:and\s+)?(?:at the same time,? )?)|(?<=;)\s*(?:and\s+|or\s+)?)"
)


_COMMA_AND = re.compile(r",\s+and\s")


_AND_TO = re.compile(r"\band (?:not )?to\b")


# What nobody may do: "and no boat will be let out".
_BAN = re.compile(r"no (?:[\w-]+ ){1,4}(?:will|shall|may|can|is to|are to) be\b")


_NEGATIONS = ("do", "never")
_DO_NOT = re.compile(r"(?:do not|don[’']t|never) (?=[a-z]{3})")


_PASSIVE_TO = re.compile(r"be \w+(?:ed|en|ne|de|ade)\b")


_NESTED = re.compile(r"\b(?:to|that|which|who|whose|so as|in order|thereby|thus|because|if|when|where)\b")


_PREPOSITIONS = frozenset(
    "of for in on at by with from to as into before after within during under through among between".split()
)


class Piece(NamedTuple):
    """One order: its words and the words that name who is to do it, where they stand in it."""

    span: Span
    addressee: Span | None


def split_orders(text: str, start: int, end: int, addressee: Span | None, body: int = 0) -> list[Piece]:
    """The separate orders in a stretch that starts with one; its subject, before `body`, is never split.

    A new one starts behind a semicolon with a verb, at a repeated "to", "that" or modal, where another addressee is
    named, and at the verbs of a list in which each has its own object; "maintain and widen relations" stays one.
    """
    pieces: list[Piece] = []
    begin, who, first = start, addressee, body
    loose: list[tuple[re.Match[str], Verb]] = []
    enclosed = text.find("(", start, end) >= 0 or text.find("“", start, end) >= 0 or text.find('"', start, end) >= 0
    modals = list(find_modals(text, start, end))
    for mark in _BOUNDARY.finditer(text, start, end):
        at, stop = mark.span()
        if at < body or stop >= end or (enclosed and _is_inside(text, start, at)):
            continue
        fresh, verb = _behind_boundary(text, mark, end, modals)
        if fresh is None:
            if verb is not None and verb.kind in {"base", "gerund"}:
                loose.append((mark, verb))
            continue
        pieces.extend(_listed(text, begin, at, loose, who, body=first))
        begin, loose, first = fresh.start, [], fresh.body
        who = fresh.addressee or who
    pieces.extend(_listed(text, begin, end, loose, who, body=first))
    return [p for p in pieces if p.span.end > p.span.start]


def _behind_boundary(
    text: str, mark: re.Match[str], end: int, modals: Sequence[re.Match[str]]
) -> tuple[Complement | None, Verb | None]:
    """The order that surely starts behind a mark, with the start of its words, and the verb that stands there."""
    at = phrases.behind_mark(text, mark.end(), end)
    if text.startswith("that ", at):
        return _fresh_clause(text, at + 5, end), None
    if text.startswith("no ", at) and (ban := _BAN.match(text, at, end)) is not None:
        return Complement(None, at, ban.end()), None
    said = mark.group()
    if "," in said and text.startswith(_NEGATIONS, at) and _DO_NOT.match(text, at, end):
        return Complement(None, at), None
    semicolon = ";" in said
    verb = phrases.find_verb(text, at, end, strict=not semicolon)
    if verb is not None:
        return _fresh_verb(text, mark, verb, end), verb
    found = _other_addressee(text, at, end, modals, semicolon=semicolon)
    if found is None or (not semicolon and _is_list_of_units(text, mark)):
        return None, None
    return (found if found.addressee is None or _may_open(mark, text[at:end]) else None), None


def _fresh_clause(text: str, at: int, end: int) -> Complement | None:
    """The order behind a repeated "that"."""
    modal = phrases.find_modal(text, at, end)
    found = (
        Complement(phrases.trim(text, at, modal.start()), at, modal.end())
        if modal
        else phrases.find_subjunctive(text, at, end)
    )
    if found is None:
        return None
    who = found.addressee if found.addressee and phrases.is_addressee(text[slice(*found.addressee)]) else None
    return Complement(who, at, found.body)


def _fresh_verb(text: str, mark: re.Match[str], verb: Verb, end: int) -> Complement | None:
    """The order that a verb opens behind a semicolon, or behind any mark with "to"."""
    to = verb.kind == "to"
    if to and text[verb.verb : verb.end] == "be" and _PASSIVE_TO.match(text, verb.verb, end):
        return None  # "; to be submitted before ...": the same order
    if to and "," in mark.group() and "and" not in mark.group() and not _AND_TO.search(text, verb.end, end):
        return None  # ", to ..." alone says what for
    if not to and ";" not in mark.group():
        return None
    return Complement(None, verb.start + (3 if text.startswith("to ", verb.start) else 0))


def _is_list_of_units(text: str, mark: re.Match[str]) -> bool:
    """Whether "and" joins two names ("with ministries and localities to ...") and not two orders."""
    before = text[max(0, mark.start() - 30) : mark.start()].rpartition(" ")[2]
    ends_in_word = before[-1:].isalnum() or before[-1:] in {"’", "'", "-"}
    return ends_in_word and names_unit(before) and _COMMA_AND.match(mark.group()) is None


def _may_open(mark: re.Match[str], words: str) -> bool:
    """Whether a noun phrase behind a mark can be told next; behind a bare "and" only a unit or one with an article."""
    if "," in mark.group() or ";" in mark.group():
        return True
    first = words.split(maxsplit=1)[0]
    return first.lower() in {"the", "all", "each", "every", "its", "their"} or first[0].isupper() or names_unit(first)


def _other_addressee(
    text: str, at: int, end: int, modals: Sequence[re.Match[str]], *, semicolon: bool
) -> Complement | None:
    stop = _clause_end(text, at, end)
    modal = next((modal for modal in modals if modal.start() >= at), None) if modals else None
    if modal is not None and modal.end() <= stop and phrases.is_subject(text, at, modal.start(), most=16):
        words = text[at : modal.start()]
        if not words.strip():
            return Complement(None, at, modal.end())
        plain = words.strip().lower() in {"it", "they", "we", "he", "she", "those"}
        fits = (
            plain or phrases.is_named_unit(words) or (semicolon and phrases.is_addressee(words, most=16)) or semicolon
        )
        return Complement(phrases.trim(text, at, modal.start()), at, modal.end()) if fits else None
    found = phrases.find_to(text, at, stop, commas=False)
    if found is None or found.addressee is None:
        return None
    words = found.addressee.quote(text)
    if (
        len(words.split()) > 12
        or _ONLY_COORDINATION.fullmatch(text, found.start, stop)
        or not phrases.is_named_unit(words)
    ):
        return None
    return Complement(found.addressee, at, found.start)


def _clause_end(text: str, at: int, end: int) -> int:
    stop = text.find(";", at, end)
    return end if stop < 0 else stop


# A unit that is only told "to coordinate" takes part in the order before and gets none of its own.
_ONLY_COORDINATION = re.compile(r"(?:closely )?(?:co-?ordinate|cooperate|assist|support)[\s.]*")
_AND = re.compile(r"\band\b")


def _listed(
    text: str, begin: int, end: int, loose: list[tuple[re.Match[str], Verb]], who: Span | None, *, body: int = 0
) -> list[Piece]:
    """One piece, or one for each verb of a list whose verbs all have objects of their own."""
    if not loose:
        return [Piece(phrases.trim(text, begin, end), who)]
    cuts = _cuts_of_list(text, max(begin, body), end, [(m, v) for m, v in loose if m.start() >= body])
    edges = [begin, *[c.end() for c in cuts]]
    ends = [*[c.start() for c in cuts], end]
    return [Piece(phrases.trim(text, a, b), who) for a, b in zip(edges, ends, strict=True)]


def _cuts_of_list(text: str, begin: int, end: int, loose: list[tuple[re.Match[str], Verb]]) -> list[re.Match[str]]:
    if not loose:
        return []
    head = phrases.find_verb(text, begin, end)
    last = head or Verb("", begin, begin, begin)
    cuts: list[re.Match[str]] = []
    for mark, verb in loose:
        if head is not None and not _is_same_form(head.kind, verb.kind):
            continue
        if _NESTED.search(text, last.verb, mark.start()):
            break
        if _has_own_object(text, last.end, mark.start()):
            cuts.append(mark)
            last = verb
    if cuts and not (_AND.search(cuts[-1].group()) and _has_own_object(text, last.end, end, alone=len(cuts) == 1)):
        return []
    return cuts


def _is_same_form(head: str, other: str) -> bool:
    return (head == "gerund") == (other == "gerund")


def _has_own_object(text: str, verb_end: int, end: int, *, alone: bool = False) -> bool:
    """Whether the last verb of a stretch has an object; behind a lone "and", two words before any preposition."""
    held = 0
    for place, token in enumerate(phrases.TOKEN.finditer(text, verb_end, end)):
        word = token.group().lower()
        if alone and (word in _PREPOSITIONS or (place == 0 and word in {"them", "it", "him", "her"})):
            return False
        held += not is_adverb(word)
        if held == _LEAST_OBJECT:
            return True
    return False


_LEAST_OBJECT = 2  # words


def _is_inside(text: str, start: int, at: int) -> bool:
    """Whether a place lies in brackets or quotation marks that opened behind `start`."""
    if text.count("“", start, at) > text.count("”", start, at) or text.count('"', start, at) % 2 == 1:
        return True
    opened = text.count("(", start, at)
    return opened > 0 and opened > text.count(")", start, at) + len(_LIST_MARK.findall(text, start, at))


_LIST_MARK = re.compile(r"(?<!\S)\w{1,3}\)")
