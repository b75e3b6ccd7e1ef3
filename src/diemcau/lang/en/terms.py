"""Words of an order that share out the work: who leads and who takes part."""

from __future__ import annotations

import re

from diemcau.lang.cued import Cued
from diemcau.records import Span

_LEAD = Cued(
    r"\b(?:take the lead|takes? charge|in charge of|preside over|be the (?:focal point"
    r"|lead|standing agency)|lead(?:ing)? (?:the )?(?:coordination|drafting|work)"
    r"|(?:was|were|is|are) (?:assigned|entrusted|tasked)|(?:is|are) responsible for"
    r"|assume the prime responsibility|take (?:the )?prime responsibility|chair|shall coordinate"
    r"|shall)\b",
    re.IGNORECASE,
)
_HELPING = ("coordinate", "co-ordinate", "cooperate", "assist", "support")
_WITH = Cued(
    r"\b(?:in (?:close |proactive )?(?:coordination|collaboration|cooperation|conjunction"
    r"|consultation) with|(?:co-?ordinate|cooperate|collaborate|work|liaise|consult)(?: closely"
    r"| actively)? with|together with|with the (?:participation|support|assistance"
    r"|coordination) of|jointly with|alongside)\s+(?P<who>[^;.]{3,200})",
    re.IGNORECASE,
)
_MARKS_AT_END = ". \t\n\u00a0"
_LONGEST_END = 40  # a verb of helping and the marks behind it
_HELPER = re.compile(
    r"[;,]\s*(?:and )?(?P<who>(?:the |all )?[^;,.]{3,90}?) (?:(?:is|are|shall) )?(?:to )?(?:closely "
    r")?(?:co-?ordinate|cooperate|assist|support)[\s.]*\Z",
    re.IGNORECASE,
)
_END = re.compile(
    r",? in,|\s(?:in|on|to|for|by|before|when|so|while|as|within|during|and (?:to )?(?!the "
    r"|relevant |concerned |other |all |local |related |regional |border |ministries"
    r"|departments|localities|agencies|units|sectors|branches|missions|[A-Z]))\s*(?=[a-z]"
    r"|\Z|[A-Z0-9])|,\s+(?=(?:to|in|by|who|which|and|so|thereby|submit|complete|report"
    r"|draw|organi[sz]e|develop|build)\s)|\bthat\b"
)
_UNIT = re.compile(
    r"\b(?:ministr|department|division|office|agenc|unit|sector|branch|mission|embass"
    r"|consulate|localit|province|cit(?:y|ies)|commune|committee|commission|council"
    r"|board|centre|center|command|guard|police|authorit|association|union|federation"
    r"|organi[sz]ation|government|enterprise|bank|embassies|inspectorate|treasury"
    r"|academy|institute|partners|levels)",
    re.IGNORECASE,
)


def is_lead(text: str, span: Span) -> bool:
    """Whether the order at a span of a text puts its addressee in charge."""
    return _LEAD.search(text, *span) is not None


def find_coordinating(text: str, span: Span) -> tuple[str, ...]:
    """The units that the order at a span of a text names as taking part, as printed, in text order."""
    found: list[str] = []
    start, end = span
    if text[max(start, end - _LONGEST_END) : end].rstrip(_MARKS_AT_END).lower().endswith(_HELPING):
        helper = _HELPER.search(text, start, end)
        found.extend(_names(helper["who"]) if helper else ())
    for match in _WITH.finditer(text, start, end):
        stop = _END.search(match["who"])
        listed = match["who"][: stop.start()] if stop else match["who"]
        found.extend(name for name in _names(listed) if _UNIT.search(name) or name[:1].isupper())
    return tuple(found)


def _names(listed: str) -> list[str]:
    """The names in a list; "Culture, Sports and Tourism" stays in one."""
    parts = _BETWEEN_NAMES.split(listed)
    return [bare for part in parts if (bare := _ARTICLE.sub("", part.strip(" ,;:")))]


_BETWEEN_NAMES = re.compile(
    r",? and (?=the |all |other |relevant |local |related |concerned |border |[a-z])"
    r"|, (?=the |all |other |relevant |local |related |[a-z])|, (?:and )?(?=(?:Ministry"
    r"|Department|Office|Embassy|Division|Provincial|Union|Border)\b)|,? and (?=(?:Ministry"
    r"|Department|Office|Embassy|Division|Provincial|Union|Border)\b)"
)
_ARTICLE = re.compile(r"^(?:the|and) ", re.IGNORECASE)
