"""Orgs in English text: provinces, ministries, missions and countries whose figures may be told."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from diemcau.lang.cued import Cued
from diemcau.lang.cues import bare_words
from diemcau.lang.en.countries import COUNTRIES, DEMONYMS, FULL_NAMES
from diemcau.lang.en.report_signs import NO_PLACES
from diemcau.lang.language import OrgMention

_NAME = r"[A-ZÀ-ỸĐ][\w'’.\-]*"
_PLACE_NOUN = (
    r"(?:[Pp]rovince|[Cc]ity|[Cc]ommune|[Dd]istrict|[Cc]ounty|[Pp]refecture|[Mm]unicipality|[Rr]egion|[Ss]tate|Town)"
)
_ORG_NOUNS = (
    "Ministry|Department|Embassy|Embassies|Consulate|Committee|Commission|Council"
    "|Union|Association|Office|Agency|Centre|Center|Authority|Mission|Academy|Board|Bureau|Division|Command|Bank|Group"
    "|Fund|Secretariat|Directorate|Institute|Foundation|Federation|Corporation|Company|Treasury|Police|Guard|Court"
    "|Organisation|Organization|Institution|University|Chamber|MFA|MOFA|MoFA|FCDO"
)
_ORG_NOUN = rf"(?:High Commission|Consulate General|{_ORG_NOUNS})"
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
_PLACE_NOUNS = (
    "province|Province|PROVINCE|city|City|CITY|commune|Commune|district|District|county|County|prefecture|Prefecture"
    "|municipality|Municipality|region|Region|state|State|Town"
)
_PLACE_NOUN_ONLY = Cued(rf"(?:{_PLACE_NOUNS})\b")
_ORG_NOUN_ONLY = re.compile(rf"(?:{_ORG_NOUNS})\b")
_GENERIC_NOUNS = (
    "ministry|Ministry|embassy|Embassy|department|Department|consulate|Consulate|trade|Trade|province|city|country"
    "|nation|commune|district|union|region|county|state|municipality"
)
_GENERIC_NOUN_ONLY = Cued(rf"(?:{_GENERIC_NOUNS})\b")
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Oo]ur)\s+(?:whole\s+|entire\s+)?\Z")
_NAME_BEFORE = re.compile(rf"(?:\b{_NAME}\s+){{1,4}}\Z")
_CAPITAL = re.compile(r"[A-Z](?<!\w.)[\w.]+")
_NAME_LEAD = re.compile(r"[A-Z](?<!\w.)\w*")

# Words before the noun with which a match of the pattern begins at most.
_BEFORE_ORG, _BEFORE_PLACE, _BEFORE_GENERIC = 5, 4, 2
_REACH = 160  # characters in which so many words mostly lie


def _by_first(piece: re.Pattern[str]) -> dict[str, tuple[str, ...]]:
    """The countries by the first piece of their name, the longest name first."""
    found: dict[str, list[str]] = defaultdict(list)
    for country in sorted(COUNTRIES, key=len, reverse=True):
        found[piece.split(country, maxsplit=1)[0]].append(country)
    return {first: tuple(names) for first, names in found.items()}


_FIRST_WORDS = _by_first(re.compile(r" "))
_BY_LEAD = _by_first(re.compile(r"\W"))
_TELLING_WORDS = frozenset({*_FIRST_WORDS, *DEMONYMS, *(f"{word}s" for word in DEMONYMS)})  # of a country
# Bare words, without one of which the patterns have nothing to find.
_COUNTRY_WORDS = frozenset(bare_words(lead)[-1] for lead in _BY_LEAD)
_BODY_WORDS = frozenset(bare_words(_ORG_NOUNS))
_PLACE_WORDS = frozenset(bare_words(_PLACE_NOUNS))
_GENERIC_WORDS = frozenset(bare_words(_GENERIC_NOUNS))
_NATION_WORDS = frozenset({"nationwide", "nationally", "leaders", "whole", "entire"})
_ORG_WORDS = _COUNTRY_WORDS | _BODY_WORDS | _PLACE_WORDS | _GENERIC_WORDS | _NATION_WORDS


def find_places(text: str) -> Iterator[tuple[str, str]]:
    """Places named with their noun in a long text, as (name, noun): "Velmor province", "the province of Velmor"."""
    for match in _word_starts(_PLACE_NOUN_ONLY, text):
        at = match.start()
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
        if word not in _TELLING_WORDS:
            continue
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
    return list(_find_orgs(text))


@lru_cache(maxsize=256)  # those who ask for owners, parties and names ask of the same sentences
def _find_orgs(text: str) -> tuple[OrgMention, ...]:
    words = _ORG_WORDS.intersection(bare_words(text))
    if not words:
        return ()
    found = [] if words.isdisjoint(_COUNTRY_WORDS) else _countries(text)
    if not words.isdisjoint(_BODY_WORDS):
        found += map(_named, find_named(text))
    if not words.isdisjoint(_PLACE_WORDS):
        places = list(_word_starts(_PLACE_NOUN_ONLY, text))
        found += map(_place, _find_placed(text, places))
        found += [
            OrgMention(m.start(), m.end(), f"{m['name']} {m['noun']}", "place", bool(m["own"]))
            for m in _find_places_of(text, places)
        ]
    if not words.isdisjoint(_GENERIC_WORDS):
        found += [OrgMention(m.start(), m.end(), m["noun"], "generic", bool(m["own"])) for m in find_generic(text)]
    if not words.isdisjoint(_NATION_WORDS):
        found += [OrgMention(m.start(), m.end(), m.group(), "nation", possessive=False) for m in NATION.finditer(text)]
    return tuple(_longest(found)) if found else ()


def _word_starts(nouns: re.Pattern[str] | Cued, text: str) -> Iterator[re.Match[str]]:
    """The matches that begin a word."""
    for match in nouns.finditer(text):
        at = match.start()
        if not at or not (text[at - 1].isalnum() or text[at - 1] == "_"):
            yield match


def find_named(text: str) -> Iterator[re.Match[str]]:
    """What `finditer` of `ORG` finds, looked for around the nouns alone."""
    done = 0
    for noun in _word_starts(_ORG_NOUN_ONLY, text):
        if noun.start() >= done and (match := ORG.search(text, _back(text, done, noun.start(), _BEFORE_ORG))):
            yield match
            done = match.end()


def _find_placed(text: str, nouns: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """What `finditer` of `PLACE` finds."""
    done = 0
    for noun in nouns:
        start = _back(text, done, noun.start(), _BEFORE_PLACE) if noun.start() >= done else None
        if start is not None and (match := PLACE.search(text, start, noun.end() + len("'s"))):
            yield match
            done = match.end()


def _find_places_of(text: str, nouns: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """What `finditer` of `PLACE_OF` finds."""
    done = 0
    for noun in nouns:
        if noun.start() >= done and (match := PLACE_OF.match(text, noun.start())):
            yield match
            done = match.end()


def find_generic(text: str) -> Iterator[re.Match[str]]:
    """What `finditer` of `GENERIC` finds."""
    for noun in _word_starts(_GENERIC_NOUN_ONLY, text):
        article = _ARTICLE.search(text, _back(text, 0, noun.start(), _BEFORE_GENERIC), noun.start())
        if article is not None and (match := GENERIC.match(text, article.start())):
            yield match


def _back(text: str, floor: int, at: int, words: int) -> int:
    """Where at most so many words before a place begin."""
    reach = _REACH
    while True:
        start = max(floor, at - reach)
        pieces = text[start:at].rsplit(None, words)
        if len(pieces) > words:
            return start + len(pieces[0])
        if start == floor:
            return floor
        reach *= 4


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
