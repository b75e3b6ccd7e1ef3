"""The issuer of a notice that names none: whose conclusions it gives, or whose paper it is."""

from __future__ import annotations

import re

from diemcau.lang.en.orders import names_unit
from diemcau.lang.en.speech import Names

_CODE = re.compile(r"No\.? ?[\w./-]*\d[\w.]*/(?:[A-ZĐ]{2,6}-)?(?P<c>[A-Za-zĐ]{2,5})\b")
# The offices behind the letters of Vietnamese document numbers (Decree 30/2020/ND-CP on records, annex VI).
_CODES = {
    "TTg": "Prime Minister",
    "CP": "Government",
    "VPCP": "Office of the Government",
    "BNG": "Ministry of Foreign Affairs",
    "TU": "Provincial Party Committee",
    "TW": "Party Central Committee",
}
_CONCLUSIONS = re.compile(r"[Cc]onclusions? of (?:the )?(?:Comrade )?")
_LETTERHEAD = re.compile(r"\s*(?P<b>[A-ZÀ-Ỹ][A-ZÀ-Ỹ’',.\- ]{8,90})\n")
_PEOPLES_COMMITTEE = re.compile(r"\bPeople[’']s Committee of [A-ZÀ-Ỹ]\w+(?: [A-ZÀ-Ỹ]\w+)*")
_BODY = re.compile(
    r"(?:^|[.:] )(?:The |An? )(?P<b>(?:[A-Z][\w’']*(?: of| and| for| in)? ?(?:the )?)*"
    r"(?:Embassy|Consulate General|Ministry|Department|department|embassy|mission|consulate|Office|Committee|Union)"
    r"(?: (?:of|for|in|and|to|General) (?:the )?[A-Z][\w’']*(?: [A-Z][\w’']*)*)*)",
    re.MULTILINE,
)
_SMALL = re.compile(r" (?:Of|And|The|For|In)(?= )|[’']S\b")


def find_house(text: str, names: Names, publisher: str | None) -> str | None:
    """Who speaks in a document that names no speaker.

    The person whose conclusions it gives; else the office of its number, the letterhead, the publisher, or the first
    body that it opens with.
    """
    head = text[:700]
    conclusions = _CONCLUSIONS.search(head)
    if (
        conclusions
        and (person := names.first_in(conclusions.end() - 1, conclusions.end() + 120))
        and person.span.start <= conclusions.end() + 2
    ):
        return person.full
    code = _CODE.search(head)
    if code and code["c"] in _CODES:
        return _CODES[code["c"]]
    letterhead = _LETTERHEAD.match(text)
    if letterhead and names_unit(letterhead["b"]):
        return _in_title_case(letterhead["b"].strip())
    if code and code["c"] == "UBND":
        place = _PEOPLES_COMMITTEE.search(text)
        return place.group() if place else publisher or "Provincial People's Committee"
    if publisher:
        return publisher
    body = _BODY.search(text)
    return body["b"].strip() if body else None


def _in_title_case(words: str) -> str:
    """A letterhead in capitals as it would stand in a sentence."""
    return _SMALL.sub(lambda m: m.group().lower(), words.title())
