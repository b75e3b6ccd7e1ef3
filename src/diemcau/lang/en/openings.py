"""How a sentence or a list item opens: its number, and a verb without subject."""

from __future__ import annotations

import re

from diemcau.lang.en import clauses, phrases
from diemcau.lang.en.orders import ITEM, LINK, ORDINAL, names_unit
from diemcau.records import Span

# A head that runs into its order without a mark: "The OfficeDraw up".
_GLUED = re.compile(r"[^.:;,]{2,40}?[a-z](?=[A-Z][a-z]+ )")
_WORD = re.compile(r"[\w’'-]")


def find_imperative(text: str, start: int, end: int) -> list[clauses.Piece]:
    """The orders of a sentence that opens with a verb and has no subject ("Secondly, widen ...")."""
    at = _behind_marks(text, start, end)
    if at >= end:
        return []
    marked = ORDINAL.match(text, start, end) is not None or _match_item(text, start, end) is not None
    verb = _opening_verb(text, at, end, marked=marked)
    who: Span | None = None
    if verb is None and (glued := _GLUED.match(text, at, end)):
        who = Span(at, glued.end())
        at = glued.end()
        verb = _opening_verb(text, at, end)
    if verb is None or text.startswith(":", verb.end):  # "A last stop: the old pier"
        return []
    skip = 3 if text[verb.start : verb.start + 3].lower() == "to " else 0
    return clauses.split_orders(text, verb.start + skip, end, who)


_LABEL = re.compile(r"(?P<who>[A-ZÀ-Ỹ][^:.;\n]{2,80}):\s+")
_WHEN_OR_WHAT = re.compile(
    r",? to be \w+(?:ed|en|id|ade|ilt|ept|ent)\b|\b(?:by|before|within|no later than|until|from)\b"
)


def find_labelled(text: str, start: int, end: int) -> list[clauses.Piece]:
    """The orders of a line that opens with the unit they go to: "Harbour Office: the new buoys, by June".

    A noun alone is an order where the line says what is to become of it or when.
    """
    label = _LABEL.match(text, start, end)
    if label is None or not names_unit(label["who"]) or len(label["who"].split()) > 12:
        return []
    who = Span(*label.span("who"))
    verb = _opening_verb(text, label.end(), end, marked=True)
    if verb is not None:
        return clauses.split_orders(text, verb.start, end, who)
    if _WHEN_OR_WHAT.search(text, label.end(), end) is None:
        return []
    return [clauses.Piece(phrases.trim(text, label.end(), end), who)]


def _behind_marks(text: str, start: int, end: int) -> int:
    item = _match_item(text, start, end)
    at = item.end() if item is not None else start
    for pattern in (ORDINAL, LINK, ORDINAL, LINK):
        match = pattern.match(text, at, end) if pattern is ORDINAL or text[at : at + 1].isupper() else None
        if match is not None:
            at = match.end()
    return at


_ROMAN = frozenset("ivxIVX")
_ITEM_WORDS = ("Article ", "Task ", "Clause ", "Section ", "Point ")


def _match_item(text: str, start: int, end: int) -> re.Match[str] | None:
    """The mark of a list item at a place, which no word of two letters opens but for a roman number and a few nouns."""
    if text[start : start + 2].isalpha() and start + 1 < end:
        roman = text[start] in _ROMAN and text[start + 1] in _ROMAN
        if not roman and not text.startswith(_ITEM_WORDS, start):
            return None
    return ITEM.match(text, start, end)


def _opening_verb(text: str, at: int, end: int, *, marked: bool = False) -> phrases.Verb | None:
    if _WORD.match(text, at, end) is None:
        return None
    window = text[at : min(end, at + 160)]
    folded = window[0].lower() + window[1:]
    verb = phrases.find_verb(folded, 0, len(folded), opening=not marked)
    return verb and phrases.Verb(verb.kind, verb.start + at, verb.verb + at, verb.end + at)


def find_item_mark(text: str, start: int, end: int) -> tuple[str | None, int]:
    """The number of a list item as printed, without its marks, and where its words start; None for any other line."""
    match = _match_item(text, start, end)
    if match is not None:
        mark = match["n"] or match["art"] or ""
        return (mark.strip("(). :") or "-", match.end())
    ordinal = ORDINAL.match(text, start, end)
    if ordinal is not None and (
        text[ordinal.end() - 2 : ordinal.end()].strip() in {",", ":"} or ordinal.group().rstrip().endswith(("to", "is"))
    ):
        return ordinal["o"], ordinal.end()
    return None, start
