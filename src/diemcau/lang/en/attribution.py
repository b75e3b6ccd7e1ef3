"""Whose words a sentence gives, and the subject before a verb."""

from __future__ import annotations

import re
from dataclasses import dataclass

from diemcau.lang.cues import bare_words, first_words
from diemcau.lang.en import phrases
from diemcau.lang.en.orders import SAY, names_unit
from diemcau.records import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that name a speaker, and where the attribution stands.

    Attributes:
        who: The speaker's words.
        span: The whole attribution (", he said").
        leads: Whether it stands before the speech.
    """

    who: Span
    span: Span
    leads: bool


_AUX_WORDS = (
    "has|have|had|also|then|again|further|once|strongly|later|therefore|thus|will|would|did|does|strictly|basically"
    "|himself|herself|earlier|yesterday|today|and"
)
_AUX = re.compile(rf"(?:(?<=\s)|\A)(?:(?:{_AUX_WORDS}|\w+ly)\s+)+\Z")
_KNOWN_AUX = frozenset(_AUX_WORDS.split("|"))


_TAIL_SAID = re.compile(
    rf"[,”\"’]+\s+(?P<who>(?:(?! that )[^,;:\"”]|, (?=[A-Z])){{2,90}}?)\s+(?:(?:has|have|had"
    rf"|also|further|then)\s+)?(?:{SAY}|suggested|proposed|adding|ordered|instructed"
    rf"|directed)(?: on [A-Z]\w+| at (?:(?! that | to )[^,.\"“]){{2,60}}| in (?:(?! that "
    rf"| to )[^,.\"“]){{2,60}}| to (?:(?! that | to )[^,.\"“]){{2,60}})?(?=[.\s]*\Z"
    rf"|, (?:stressing|adding|noting|calling|asking|urging|while|expressing|in (?:an?|his|her|their))\b)"
    rf"|,\s+(?:according to|in the words of)\s+(?P<who2>[^,;:\"”]{{2,80}}?)(?=[.\s]*\Z)"
    rf"|[,”\"’]+\s+(?:said|says|stressed|added|noted|emphasi[sz]ed)\s+(?P<who3>(?:[^,;:\"”]"
    rf"|, (?=[A-Z])){{2,90}}?)(?=[.\s]*\Z)"
)


_JOINED = re.compile(r"(?:\band|,|;)\Z")
_RELATIVE = re.compile(r",\s(?:which|who|where|whose|as)\b[^,]*,\Z")
_RELATIVE_OR_TWO = re.compile(r",\s(?:which|who|where|whose|as)\b[^,]*(?:,[^,]*)?,\Z")
_ASIDE = re.compile(r",[^,]*,\Z")
_DASHES = re.compile(r"\s[-–—]\s[^-–—]*(?:\s[-–—]\s*)?\Z")
_THAT = re.compile(r"\b(?:said|says|added|stated|that|while|and that|but|because|although|where|when)\s")
_QUOTE_END = re.compile(r"[,.!?][”\"’]\s")
_MARK = re.compile(r"[,”\"’]+\s")
_TAIL_WORDS = first_words(SAY, "suggested|proposed|adding|ordered|instructed|directed|according|words")


_ACCORDING = re.compile(
    r"(?:[\w ]{0,40}, )?(?:[Aa]ccording to|Quoting|Citing|In the (?:words|opinion|view) of|As)"
    r"\s+(?P<who>[^,;:]{2,90}?)(?:\s+(?:said|put it|noted|reported|stated|emphasi[sz]ed|stressed))?,\s"
)


def find_attribution(text: str, start: int, end: int) -> Attribution | None:
    """The speaker that the end of a sentence names (", he said"), or an opening "According to X,"."""
    tail = _find_tail(text, max(start, end - 190), end)
    if tail is not None:
        who = Span(*tail.span("who" if tail["who"] else "who2" if tail["who2"] else "who3"))
        return Attribution(who, Span(tail.start(), end), leads=False)
    head = _ACCORDING.match(text, start, end)
    if head is not None:
        return Attribution(Span(*head.span("who")), Span(start, head.end()), leads=True)
    return None


def _find_tail(text: str, start: int, end: int) -> re.Match[str] | None:
    """The attribution at the end of a sentence, looked for only behind a mark with a verb of saying after it."""
    mark = _MARK.search(text, start, end)
    if mark is None or _TAIL_WORDS.isdisjoint(bare_words(text[mark.end() : end])):
        return None
    return _TAIL_SAID.search(text, mark.start(), end)


def find_subject(text: str, start: int, at: int) -> tuple[Span | None, int]:
    """The subject before a verb, and where its clause starts; None where it is that of the verb before."""
    left = text[start:at]
    aux = _AUX.search(left) if _ends_in_aux(left) else None
    bare = (left[: aux.start()] if aux else left).rstrip()
    joined = bool(aux and "and" in aux.group().split())
    if joined or not bare or (_JOINED.search(bare, max(0, len(bare) - 4)) and not _is_relative(bare)):
        return None, start + len(bare)
    edge, stop = clause_start(bare)
    return (phrases.trim(text, start + edge, start + stop) if bare[edge:stop].strip() else None), start + edge


def _ends_in_aux(left: str) -> bool:
    """Whether the last word can stand between a subject and its verb."""
    last = left[-24:].split()[-1:]
    return bool(last) and (last[0] in _KNOWN_AUX or last[0].endswith("ly"))


def _is_relative(bare: str) -> bool:
    return bare.endswith(",") and _RELATIVE.search(bare) is not None


def clause_start(bare: str) -> tuple[int, int]:
    """Where the noun phrase at the end of a stretch begins, past commas but for an apposition, and where it ends."""
    if bare.endswith(","):  # "Lam province, which hosted ..., proposed"; "A, chair of B, asked"
        inner = _RELATIVE_OR_TWO.search(bare) or _ASIDE.search(bare)
        bare = bare[: inner.start()] if inner else bare[:-1]
    dash = _DASHES.search(bare) if bare.rstrip().endswith(("-", "–", "—")) else None
    head = bare[: dash.start()] if dash else bare
    cut = _list_start(head, max(head.rfind(", "), head.rfind("; "), head.rfind(": ")))
    that = [m.end() for m in _THAT.finditer(head)]
    quotes = [m.end() for m in _QUOTE_END.finditer(head)]
    return max([cut + 2 if cut >= 0 else 0, *that, *quotes]), len(head)


def _list_start(head: str, cut: int) -> int:
    """The place of the comma before a list of units ("agencies, envoys and staff"), or the cut itself."""
    while cut > 0 and head[cut] == "," and " and " in head[cut:]:
        before = max(head.rfind(", ", 0, cut), head.rfind("; ", 0, cut))
        item = head[before + 2 if before >= 0 else 0 : cut]
        if len(item.split()) > 6 or not names_unit(item.split()[-1] if item.split() else ""):
            break
        cut = before
    return cut
