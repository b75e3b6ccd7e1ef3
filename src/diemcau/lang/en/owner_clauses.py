"""Whether an org in an English sentence owns its figures, or only reports, hears or joins them."""

from __future__ import annotations

import re

from diemcau.lang.en.countries import FULL_NAMES
from diemcau.lang.en.home import HOME
from diemcau.lang.en.owners import SAID_BEHIND
from diemcau.lang.en.report_signs import NO_PLACES
from diemcau.lang.language import OrgMention

_LOCATIVE = re.compile(
    r"""(?:^|[,;:.]\s+|\b(?:and|while|but)\s+)
      (?:[Ii]n|[Ff]or|[Aa]t|[Ww]ithin|[Aa]s\ for|[Aa]cross|[Tt]o)\s+(?:the\s+)?
      (?:[\w’'\ ]{0,40}(?:province|city|region)\ of\s+)?\Z""",
    re.VERBOSE,
)
JOINS_PLACE = re.compile(r"\b(?:of|in|by)\s+(?:the\s+)?\Z")
_ACCORDING = re.compile(
    r"""\b(?:[Aa]ccording\ to|[Rr]eports?\ (?:of|by|from)|[Dd]ata\ (?:of|from|by|released\ by)|[Ff]igures\ (?:from|by)
      |[Ss]tatistics\ (?:of|from|by)|[Ss]aid|by|[Ww]ith|to|from)\s+(?:the\s+)?\Z""",
    re.VERBOSE,
)
_BARE = re.compile(r"(?:^|[,;:.]\s+)(?:In|For|At|As for)\s+((?:[A-ZÀ-ỸĐ][\w'’\-]*\s?){1,4}),")
# Bodies that report figures of their own; a department or committee named in passing mostly passes them on.
_OWNING = re.compile(r"\b(?:Ministry|Embassy|Consulate General|Government|High Commission|Union of|Association of)\b")
# Verbs of a country that acts on its own account.
_GIVING = re.compile(
    r"""(?:\s+\w+ly)?\s+(?:(?:has|have|had|will|is|are)\s+)?(?:also\s+|been\s+)?
      (?:provid\w*|announc\w*|allocat\w*|pledg\w*|contribut\w*|g[ai]ve\w*|invest\w*|donat\w*|export\w*|import\w*|earn\w*
      |spen[dt]\w*|record\w*|aims?|plans?|commit\w*|mobili[sz]\w*|support\w*|shipped)\b""",
    re.VERBOSE,
)
_OFFICE = re.compile(
    r"\b(?:Department|Directorate|Commission|Guard|Agency|Authority|Bureau|Police|University|Chamber)\b"
)
# Verbs of an office that does its own work, and where a clause opens whose subject it is.
_DOING = re.compile(
    r"""(?:\s+\([A-Z]\w+\))?(?:\s+\w+ly)?\s+(?:(?:has|have|had)\s+)?(?:also\s+)?
      (?:issued|opened|processed|repatriated|evacuated|spent|paid|received|hosted|handled|ran|printed|renewed|registered
      |granted|trained|patrolled|placed|collected|disbursed|released|licensed|deployed|assisted|helped|answered
      |rescued|legalised|facilitated|maintains?|operates?|runs?|employs?|manages)\b""",
    re.VERBOSE,
)
_CLAUSE = re.compile(r"(?:[;,:]|\b(?:and|while|but|whereas))\s+(?:[Tt]he\s+|[Ii]ts\s+)?\Z")
_NAME_GOES_ON = re.compile(r"\s+[A-Z]")  # "Velmor Days"
NATION_OFFICES = re.compile(
    r"""\b(?:Prime\ Minister|President|General\ Secretary|Head\ of\ Government|Chancellor|Cabinet|Government
      |National\ Assembly)\b""",
    re.VERBOSE,
)
_NEAR = 60  # characters around an org that tell what it does
_OPENING = 30  # characters before the first subject of a sentence
_OWN_OPENING = 40  # the same for the country under report, which may stand a little later


def find_bare_place(text: str) -> tuple[int, str] | None:
    """Offset and name of a place that opens a clause without its noun: "In Ashford, ..."."""
    match = _BARE.search(text)
    if match is None or match[1].split()[0] in NO_PLACES:
        return None
    return match.start(1), match[1].strip()


def may_own(text: str, mention: OrgMention, owner: str | None, country: str) -> bool:
    """Whether an org may own a figure of its sentence: not one that only reports it, nor a partner.

    Args:
        text: The sentence.
        mention: The org in it.
        owner: Whose report the document is, or None.
        country: The country the document belongs to.
    """
    before, after = text[max(0, mention.start - _NEAR) : mention.start], text[mention.end : mention.end + _NEAR]
    if mention.sort == "nation":
        return True
    if mention.sort == "country":
        return _country_owns(mention, before, after, (owner, country))
    if mention.sort == "org":
        if " " not in mention.name.strip():
            return False
        works = _does(mention.name, before, after)
        if works and not is_same_country(country, HOME.name):
            return True  # at home the work of a central office counts for the country
        if not works and not _OWNING.search(mention.name):
            return bool(owner) and mention.name.lower() in (owner or "").lower()
    if mention.possessive or _LOCATIVE.search(before):
        return mention.sort != "org"
    if _ACCORDING.search(before) or SAID_BEHIND.match(after):
        return False
    if mention.sort in {"place", "generic"}:
        return True
    return len(before) < _OPENING and not JOINS_PLACE.search(before)


def _does(name: str, before: str, after: str) -> bool:
    """Whether an org opens a clause and does what is counted: "the Department of Posts | opened 442 counters"."""
    if _DOING.match(after) is None or _OFFICE.search(name) is None:
        return False
    return len(before) < _OWN_OPENING or _CLAUSE.search(before) is not None


def _country_owns(mention: OrgMention, before: str, after: str, home: tuple[str | None, str]) -> bool:
    owner, country = home
    if _NAME_GOES_ON.match(after) and not mention.possessive:
        return False
    if is_same_country(mention.name, country) or is_same_country(mention.name, owner or ""):
        placed = mention.possessive or len(before) < _OWN_OPENING
        return placed or bool(_LOCATIVE.search(before) or JOINS_PLACE.search(before))
    if owner != country or _ACCORDING.search(before) or JOINS_PLACE.search(before):
        return False
    return mention.possessive or (len(before) < _OPENING and _GIVING.match(after) is not None)


def is_same_country(name: str, other: str) -> bool:
    """Whether a name, perhaps a short one, is that of another name or a part of it."""
    full = FULL_NAMES.get(name, name)
    return bool(other) and (full in FULL_NAMES.get(other, other) or name in other)
