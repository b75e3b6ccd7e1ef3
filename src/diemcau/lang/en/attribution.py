"""Whose words a sentence gives, and the subject before a verb."""

from __future__ import annotations

import re
from typing import NamedTuple

from diemcau.lang.cued import Cued
from diemcau.lang.cues import by_initial
from diemcau.lang.en import phrases
from diemcau.lang.en.orders import SAY, names_unit
from diemcau.records import Span


class Attribution(NamedTuple):
    """Words that name a speaker, and where the attribution stands.

    Attributes:
        who: The speaker's words.
        span: The whole attribution (", he said").
        leads: Whether it stands before the speech.
    """

    who: Span
    span: Span
    leads: bool


# What may stand between a subject and its verb.
_AUX = frozenset(
    """
    has have had also then again further once strongly later therefore thus will would did does strictly basically
    himself herself earlier yesterday today and
    """.split()
)


_SAID = by_initial(f"{SAY}|suggested|proposed|adding|ordered|instructed|directed")
_TAIL_SAID = Cued(
    rf"[,”\"’]+\s+(?P<who>(?:(?! that )[^,;:\"”]|, (?=[A-Z])){{2,90}}?)\s+(?:(?:has|have|had"
    rf"|also|further|then)\s+)?(?:{_SAID})"
    rf"(?: on [A-Z]\w+| at (?:(?! that | to )[^,.\"“]){{2,60}}| in (?:(?! that "
    rf"| to )[^,.\"“]){{2,60}}| to (?:(?! that | to )[^,.\"“]){{2,60}})?(?=[.\s]*\Z"
    rf"|, (?:stressing|adding|noting|calling|asking|urging|while|expressing|in (?:an?|his|her|their))\b)"
    rf"|,\s+(?:according to|in the words of)\s+(?P<who2>[^,;:\"”]{{2,80}}?)(?=[.\s]*\Z)"
    rf"|[,”\"’]+\s+(?:said|says|stressed|added|noted|emphasi[sz]ed)\s+(?P<who3>(?:[^,;:\"”]"
    rf"|, (?=[A-Z])){{2,90}}?)(?=[.\s]*\Z)"
)


_JOINED = re.compile(r"\band\Z")
_RELATIVE = re.compile(r",\s(?:which|who|where|whose|as)\b[^,]*,\Z")
_RELATIVE_OR_TWO = re.compile(r",\s(?:which|who|where|whose|as)\b[^,]*(?:,[^,]*)?,\Z")
_ASIDE = re.compile(r",[^,]*,\Z")
_DASHES = re.compile(r"\s[-–—]\s[^-–—]*(?:\s[-–—]\s*)?\Z")
_THAT = Cued(r"\b(?:said|says|added|stated|that|while|and that|but|because|although|where|when)\s")
_QUOTE_END = re.compile(r"[,.!?][”\"’]\s")
_QUOTES = '”"’'
_MARK = re.compile(r"[,”\"’]+\s")


_ACCORDING = re.compile(
    r"(?:[\w ]{0,40}, )?(?:[Aa]ccording to|Quoting|Citing|In the (?:words|opinion|view) of|As)"
    r"\s+(?P<who>[^,;:]{2,90}?)(?:\s+(?:said|put it|noted|reported|stated|emphasi[sz]ed|stressed))?,\s"
)
_OPENINGS = ("According to", "according to", "Quoting", "Citing", "In the ", "As")
_LONGEST_LEAD = 42  # characters before the comma behind which such words may stand
_LONGEST_TAIL = 190
_LONGEST_ITEM = 6  # words


def find_attribution(text: str, start: int, end: int) -> Attribution | None:
    """The speaker that the end of a sentence names (", he said"), or an opening "According to X,"."""
    tail = _find_tail(text, max(start, end - _LONGEST_TAIL), end)
    if tail is not None:
        who = Span(*tail.span("who" if tail["who"] else "who2" if tail["who2"] else "who3"))
        return Attribution(who, Span(tail.start(), end), leads=False)
    head = _find_head(text, start, end)
    if head is not None:
        return Attribution(Span(*head.span("who")), Span(start, head.end()), leads=True)
    return None


def _find_tail(text: str, start: int, end: int) -> re.Match[str] | None:
    """The attribution at the end of a sentence, looked for only behind a mark with a verb of saying after it."""
    if not _TAIL_SAID.may_stand(text, start, end):
        return None
    mark = _MARK.search(text, start, end)
    return _TAIL_SAID.search(text, mark.start(), end) if mark and _TAIL_SAID.may_stand(text, mark.end(), end) else None


def _find_head(text: str, start: int, end: int) -> re.Match[str] | None:
    """The attribution at the start of a sentence, or behind its first few words."""
    comma = text.find(", ", start, start + _LONGEST_LEAD)
    opens = text.startswith(_OPENINGS, start) or (comma >= 0 and text.startswith(_OPENINGS, comma + 2))
    return _ACCORDING.match(text, start, end) if opens else None


def find_subject(text: str, start: int, at: int) -> tuple[Span | None, int]:
    """The subject before a verb, and where its clause starts; None where it is that of the verb before."""
    end, joined = _before_aux(text, start, at)
    if joined or end == start or (_is_joined(text, start, end) and not _is_relative(text, start, end)):
        return None, end
    edge, stop = clause_start(text, start, end)
    return (phrases.trim(text, edge, stop) if text[edge:stop].strip() else None), edge


def _before_aux(text: str, start: int, at: int) -> tuple[int, bool]:
    """Where the words before a verb end without those that may stand between, and whether "and" is one of these."""
    if not text[at - 1].isspace():
        return at, False
    joined = False
    bare = text[start:at].rstrip()
    while bare:
        word = bare.rsplit(maxsplit=1)[-1]
        if word not in _AUX and not _is_adverb(word):
            break
        joined = joined or word == "and"
        bare = bare[: -len(word)].rstrip()
    return start + len(bare), joined


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and word != "ly" and word.replace("_", "").isalnum()


def _is_joined(text: str, start: int, end: int) -> bool:
    """Whether a stretch ends with a mark or "and"."""
    return text[end - 1] in ",;" or (
        text[end - 1] == "d" and _JOINED.search(text, max(start, end - 4), end) is not None
    )


def _is_relative(text: str, start: int, end: int) -> bool:
    return text[end - 1] == "," and _RELATIVE.search(text, start, end) is not None


def clause_start(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the noun phrase at the end of a stretch begins, past commas but for an apposition, and where it ends."""
    if text[end - 1] == "," and end > start:  # "Lam province, which hosted ..., proposed"; "A, chair of B, asked"
        inner = _RELATIVE_OR_TWO.search(text, start, end) or _ASIDE.search(text, start, end)
        end = inner.start() if inner else end - 1
    dash = _DASHES.search(text, start, end) if text[start:end].rstrip().endswith(("-", "–", "—")) else None
    end = dash.start() if dash else end
    cut = max(text.rfind(", ", start, end), text.rfind("; ", start, end), text.rfind(": ", start, end))
    cut = _list_start(text, start, cut, end) if cut > start and text[cut] == "," else cut
    edge = cut + 2 if cut >= 0 else start
    for that in _THAT.finditer(text, start, end):
        edge = max(edge, that.end())
    if any(text.find(mark, start, end) >= 0 for mark in _QUOTES):
        edge = max([edge, *(quote.end() for quote in _QUOTE_END.finditer(text, start, end))])
    return edge, end


def _list_start(text: str, start: int, cut: int, end: int) -> int:
    """The place of the comma before a list of units ("agencies, envoys and staff"), or the cut itself."""
    while cut > start and text[cut] == "," and text.find(" and ", cut, end) >= 0:
        before = max(text.rfind(", ", start, cut), text.rfind("; ", start, cut))
        item = text[before + 2 if before >= 0 else start : cut].split()
        if len(item) > _LONGEST_ITEM or not item or not names_unit(item[-1]):
            break
        cut = before
    return cut
