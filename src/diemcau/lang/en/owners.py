"""Orgs in English text: provinces, ministries, missions and countries whose figures may be told."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from diemcau.lang.cues import bare_words
from diemcau.lang.en.countries import COUNTRIES, DEMONYMS, FULL_NAMES
from diemcau.lang.en.report_signs import NO_PLACES
from diemcau.lang.language import OrgMention

_NAME = r"[A-ZÀ-ỸĐ][\w'’.\-]*"
_PLACE_NOUN = (
    r"(?:[Pp]rovince|[Cc]ity|[Cc]ommune|[Dd]istrict|[Cc]ounty|[Pp]refecture|[Mm]unicipality|[Rr]egion|[Ss]tate|Town)"
)
_ORG_NOUN = (
    r"(?:Ministry|Department|Embassy|Embassies|High Commission|Consulate General|Consulate|Committee|Commission|Council"
    r"|Union|Association|Office|Agency|Centre|Center|Authority|Mission|Academy|Board|Bureau|Division|Command|Bank|Group"
    r"|Fund|Secretariat|Directorate|Institute|Foundation|Federation|Corporation|Company|Treasury|Police|Guard|Court"
    r"|Organisation|Organization|Institution|University|Chamber|MFA|MOFA|MoFA|FCDO)"
)
_TAIL = (
    rf"(?:\s+(?:of|for|on|in|to|and|&|at)\s+(?:the\s+)?{_NAME}"
    rf"(?:(?:,)?\s+(?:(?:and|of|the|for|in|&)\s+){{0,2}}{_NAME})*)?"
)
PLACE = re.compile(rf"\b((?:{_NAME}\s+){{1,4}}?)({_PLACE_NOUN}|PROVINCE|CITY)\b(?P<own>['’]s)?")
PLACE_OF = re.compile(
    rf"\b(?P<noun>[Pp]rovince|[Cc]ity|[Ss]tate|[Mm]unicipality) of "
    rf"(?P<name>{_NAME}(?:\s+{_NAME}){{0,3}})(?P<own>['’]s)?"
)
ORG = re.compile(rf"\b((?:{_NAME}\s+){{0,4}}?{_ORG_NOUN}\b{_TAIL})(?P<own>['’]s)?")
GENERIC = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Oo]ur)\s+(?P<all>whole\s+|entire\s+)?"
    r"(?P<noun>[Mm]inistry|[Ee]mbassy|[Dd]epartment|[Cc]onsulate [Gg]eneral|[Tt]rade [Oo]ffice|province|city|country"
    r"|nation|consulate|commune|district|union|region|county|state|municipality)"
    r"\b(?!\s+(?:of|for)\s+(?:the\s+)?[A-Z])(?P<own>['’]s)?"
)
NATION = re.compile(
    r"\b(?:nationwide|nationally|the (?:whole|entire) (?:country|sector)|Party and State leaders"
    r"|(?:State|national|Party) leaders)\b",
    re.IGNORECASE,
)
_BEHIND_COUNTRY = re.compile(r"(?P<own>['’]s?)?(?!\s+(?:Peninsula|dollars?|Sea)\b)")
# What says that an org only reports or is told of a figure: "the Ministry said", "the embassy was asked to".
SAID_BEHIND = re.compile(
    r"""[^,.;]{0,40}?\b(?:said|says|reported\ (?:that|at|to|on)|reports\ that|announced|told|affirmed|showed|shows
      |stated|noted|added|stressed|emphasi[sz]ed|asked|requested|heard|revealed|estimates?|is\ assigned|shall|to)\b""",
    re.VERBOSE,
)
_LEAD = frozenset(
    """
    The In At For From Of On By And This That As With To During Under Within After Before According
    Meanwhile While However
    """.split()
)
# A pattern that begins with letters is found several times faster; whether a word begins there is looked at after.
_PLACE_NOUN_ONLY = re.compile(
    r"(?:province|Province|PROVINCE|city|City|CITY|commune|Commune|district|District|county|County|prefecture|Prefecture"
    r"|municipality|Municipality|region|Region|state|State|Town)\b"
)
_NAME_BEFORE = re.compile(rf"(?:\b{_NAME}\s+){{1,4}}\Z")
_CAPITAL = re.compile(r"[A-Z](?<!\w.)[\w.]+")
_NAME_LEAD = re.compile(r"[A-Z](?<!\w.)\w*")

# Cue words, lower case: without one of them the pattern has nothing to find.
_ORG_WORDS = frozenset(
    """
    ministry department embassy embassies commission consulate committee council union association office agency
    centre center authority mission academy board bureau division command bank group fund secretariat directorate
    institute foundation federation corporation company treasury police guard court organisation organization
    institution university chamber mfa mofa fcdo
    """.split()
)
_PLACE_WORDS = frozenset(
    {"province", "city", "commune", "district", "county", "prefecture", "municipality", "region", "state", "town"}
)
_GENERIC_WORDS = _PLACE_WORDS | {
    "ministry",
    "embassy",
    "department",
    "consulate",
    "office",
    "country",
    "nation",
    "union",
}
_NATION_WORDS = frozenset({"nationwide", "nationally", "country", "sector", "leaders"})


def _by_first(piece: re.Pattern[str]) -> dict[str, tuple[str, ...]]:
    """The countries by the first piece of their name, the longest name first."""
    found: dict[str, list[str]] = defaultdict(list)
    for country in sorted(COUNTRIES, key=len, reverse=True):
        found[piece.split(country, maxsplit=1)[0]].append(country)
    return {first: tuple(names) for first, names in found.items()}


_FIRST_WORDS = _by_first(re.compile(r" "))
_BY_LEAD = _by_first(re.compile(r"\W"))


def find_places(text: str) -> Iterator[tuple[str, str]]:
    """Places named with their noun in a long text, as (name, noun): "Velmor province", "the province of Velmor"."""
    for match in _PLACE_NOUN_ONLY.finditer(text):
        at = match.start()
        if at and (text[at - 1].isalnum() or text[at - 1] == "_"):
            continue
        if text.startswith(" of ", match.end()) and (named := PLACE_OF.match(text, at)):
            yield named["name"], named["noun"]
        before = _NAME_BEFORE.search(text, max(0, match.start() - 48), match.start())
        if before is not None:
            name = without_lead(0, before.group().strip() + " x")[1].removesuffix("x").strip()
            if name and name.split()[0] not in NO_PLACES:
                yield name, match.group()


def count_countries(text: str) -> Counter[str]:
    """How often a text names each country, by name or by what belongs to it ("Kenyan")."""
    counts: Counter[str] = Counter()
    for match in _CAPITAL.finditer(text):
        word = match.group().rstrip(".")
        if (country := people_of(word)) is not None:
            counts[country] += 1
        for name in _FIRST_WORDS.get(word, ()):
            if text.startswith(name, match.start()) and text[match.start() + len(name) :][:1] != "$":
                counts[FULL_NAMES.get(name, name)] += 1
                break
    return counts


def people_of(word: str) -> str | None:
    """The country whose people or things a word names: Kenyan, Kenyans; None for other words."""
    country = DEMONYMS.get(word)
    if country is None and word[-1:] == "s" and word not in COUNTRIES:
        return DEMONYMS.get(word[:-1])
    return country


def find_orgs(text: str) -> list[OrgMention]:
    """The orgs of a sentence, ascending, the longer of two that overlap."""
    words = set(bare_words(text))
    found = _countries(text)
    if not _ORG_WORDS.isdisjoint(words):
        found += [_named(match) for match in ORG.finditer(text)]
    if not _PLACE_WORDS.isdisjoint(words):
        found += [_place(match) for match in PLACE.finditer(text)]
        found += [
            OrgMention(m.start(), m.end(), f"{m['name']} {m['noun']}", "place", bool(m["own"]))
            for m in PLACE_OF.finditer(text)
        ]
    if not _GENERIC_WORDS.isdisjoint(words):
        found += [OrgMention(m.start(), m.end(), m["noun"], "generic", bool(m["own"])) for m in GENERIC.finditer(text)]
    if not _NATION_WORDS.isdisjoint(words):
        found += [OrgMention(m.start(), m.end(), m.group(), "nation", possessive=False) for m in NATION.finditer(text)]
    return _longest(found) if found else found


def is_org(words: str) -> bool:
    """Whether words are the name of an org and nothing else, as at the head of a table's row."""
    return ORG.fullmatch(words) is not None or PLACE.fullmatch(words) is not None


def _countries(text: str) -> list[OrgMention]:
    """The countries of a sentence, the longer of two names that start alike."""
    found = []
    for match in _NAME_LEAD.finditer(text):
        for name in _BY_LEAD.get(match.group(), ()):
            end = match.start() + len(name)
            if not text.startswith(name, match.start()) or text[end : end + 1].isalnum() or text[end : end + 1] == "$":
                continue
            if (behind := _BEHIND_COUNTRY.match(text, end)) is not None:
                found.append(OrgMention(match.start(), behind.end(), name, "country", bool(behind["own"])))
                break
    return found


def _named(match: re.Match[str]) -> OrgMention:
    start, name = without_lead(match.start(1), match[1])
    own = bool(match["own"])
    if name.endswith(("'s", "’s")):
        name, own = name[:-2], True
    return OrgMention(start, match.end(), name, "org", own)


def _place(match: re.Match[str]) -> OrgMention:
    start, name = without_lead(match.start(), f"{match[1]}{match[2]}")
    return OrgMention(start, match.end(), " ".join(name.split()), "place", bool(match["own"]))


def without_lead(start: int, name: str) -> tuple[int, str]:
    """The name without an opening word that is only capital because it opens the sentence."""
    while (cut := name.split(" ", 1))[0] in _LEAD and len(cut) == 2:
        start += len(cut[0]) + 1
        name = cut[1]
    return start, name


def _longest(found: list[OrgMention]) -> list[OrgMention]:
    kept: list[OrgMention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if mention.name[:1].isupper() or mention.sort in {"generic", "nation"}:
            if kept and mention.start < kept[-1].end:
                continue
            kept.append(mention)
    return kept
