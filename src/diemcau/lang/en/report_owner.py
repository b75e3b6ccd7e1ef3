"""Whose report an English text is, told by its title, its head and the places it speaks of most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from diemcau.lang.en.countries import COUNTRIES, DEMONYMS
from diemcau.lang.en.home import HOME
from diemcau.lang.en.owners import SAID_BEHIND, find_generic, find_named, find_places, without_lead
from diemcau.lang.en.report_country import find_country, is_foreign, speaks_of, spelled, with_country
from diemcau.lang.en.report_signs import (
    CITY_SPOKEN_OF,
    DATELINE,
    DATELINE_END,
    NAME_RUN,
    NO_PLACES,
    OWN_PUBLISHER,
    PAPER,
    PLACE_LINE,
    PROVINCE_SPOKEN_OF,
    SMALL_WORDS,
    SUBJECT_LEAD,
    TITLE_ACTS,
    TITLED,
)
from diemcau.records import Document

_HEAD = 900  # characters in which a report says whose it is
_OPENING_LINES, _PROSE = 5, 8  # lines of the head; words of a line that is no masthead and no date
_LEAD = 320  # characters of the title and the first sentence or two
_MISSIONS = frozenset({"embassy", "consulate general", "trade office"})
_GOVERNED = frozenset({"province", "city", "state", "municipality"})
_BODIES = frozenset({"ministry", "embassy", "consulate general", "department", "province", "trade office"})


def country_of(document: Document) -> str:
    """The country a document belongs to, as its text spells it."""
    return spelled(document.text, _country_of(document))


def find_report_owner(document: Document, is_known_place: Callable[[str], bool]) -> tuple[str | None, str]:
    """Whose report a document is, and the country it belongs to.

    A report is its author's where the author names itself in the head; a paper's story belongs to the province or
    country it speaks of most.

    Args:
        document: The document.
        is_known_place: Whether a name is that of a province or city the sector knows.
    """
    text, title = document.text, _title_of(document)
    country = _country_of(document)
    if HOME.title.match(title):
        return spelled(text, country), country
    printed = document.publisher or ""
    head = f"{'' if PAPER.search(printed) else printed}\n{title}\n{text[:_HEAD]}"
    places = _places(DATELINE.sub("", text) if DATELINE_END.search(text) else text)
    lowered = title.lower()
    named = next((name for name, _ in places if name.rsplit(" ", 1)[0].lower() in lowered), None)
    named = named or _bare_province(title, text, is_known_place)
    if named is None and (body := _self_named(head, title, text, country)) is not None:
        return with_country(body, country), country
    named = named or _acting_in_title(title, text) or _place_told_of(places, head, text)
    if named:
        return named, country
    if document.publisher and (body := _own_name(document.publisher)) is not None:
        return with_country(body, country), country
    own = _generic_self(text)
    if speaks_of(country, text[:_LEAD]) and own not in _MISSIONS:
        own = None
    return own or spelled(text, country), country


def find_section_owner(section: str, is_known_place: Callable[[str], bool]) -> str | None:
    """The place that a section under a headline of its own tells of, or None where its head names none.

    Args:
        section: The headline and the text under it.
        is_known_place: Whether a name is that of a province or city the sector knows.
    """
    for name, _ in _places(section[:_HEAD]):
        if name.rsplit(" ", 1)[0] in section[:_LEAD]:
            return name
    headline = section.split("\n", 1)[0]
    known = next((m.group() for m in NAME_RUN.finditer(headline) if is_known_place(m.group())), None)
    return f"{known} province" if known else None


def _country_of(document: Document) -> str:
    """The country of a document by its text and by the name of its publisher."""
    told = f"{document.publisher}\n{document.text}" if document.publisher else document.text
    return find_country(told, _title_of(document))


def _title_of(document: Document) -> str:
    return document.title or document.text.partition("\n")[0]


def _place_told_of(places: list[tuple[str, int]], head: str, text: str) -> str | None:
    """The first place that the head names and the text goes on about, or that the opening tells of."""
    for name, _ in places:
        bare = name.rsplit(" ", 1)[0]
        if (bare in head and text.count(bare) >= 3) or (name == places[0][0] and _tells_of(bare, text)):
            return name
    return None


def _tells_of(name: str, text: str) -> bool:
    """Whether the opening of a text tells of a place, and does not only happen there."""
    at = text.find(name)
    return 0 <= at < _LEAD and (text.count(name) >= 3 or not text[max(0, at - 5) : at].endswith(("in ", "at ", "In ")))


def _acting_in_title(title: str, text: str) -> str | None:
    """The company or body that a headline tells of: its first word, a name that the text goes on about."""
    match = TITLE_ACTS.match(title)
    if match is None or match[1] in COUNTRIES or match[1] in DEMONYMS:
        return None
    name = match[1]
    if text.count(name) < 3:
        return None
    inside = len(re.findall(rf"[a-z,(] ?\(?{name}\b", text[len(title) :]))
    return name if inside >= 3 and not re.search(rf"\b{name.lower()}\b", text) else None


def _own_name(publisher: str) -> str | None:
    """The publisher where it is an org that reports its own figures, and no paper."""
    return publisher if OWN_PUBLISHER.search(publisher) and not PAPER.search(publisher) else None


def _places(text: str) -> list[tuple[str, int]]:
    """The provinces and cities a text names with their noun, the most frequent first."""
    counts: Counter[str] = Counter()
    for name, noun in find_places(text):
        if noun.lower() in _GOVERNED:
            counts[_place_key(f"{name.rsplit(' OF ', 1)[-1]} {noun}")] += 1
    return sorted(counts.items(), key=lambda item: (-item[1], text.find(item[0])))


def _place_key(name: str) -> str:
    *words, noun = name.title().split() if name.isupper() else name.split()
    return " ".join([*words, "province" if noun.lower() == "province" else noun])


def _self_named(head: str, title: str, text: str, country: str) -> str | None:
    """The ministry, embassy or department that reports on itself: in the title, or as the first subject."""
    opening = _opening(text)
    for line in head.split("\n"):
        for match in find_named(_in_title_case(line)):
            name = without_lead(0, match[1])[1]
            if len(name.split()) < 2 or is_foreign(name, country):
                continue
            masthead = name.lower() == match.string.strip().lower()
            if name.lower() in title.lower() or masthead or _is_subject(name, opening):
                return name
    return None


def _opening(text: str) -> str:
    """The first line of prose behind the title, without its dateline: "MANILA - The Department ..."."""
    below = [line for line in text.split("\n", _OPENING_LINES)[1:] if line]
    line = next((line for line in below if len(line.split()) >= _PROSE), below[0] if below else "")
    return PLACE_LINE.sub("", line, count=1)


def _is_subject(name: str, opening: str) -> bool:
    """Whether an org is the first subject of a text and does more than say something."""
    at = opening.find(name)
    if at < 0 or not SUBJECT_LEAD.fullmatch(opening, 0, at) or TITLED.search(name):
        return False
    said = SAID_BEHIND.match(opening, at + len(name))
    return said is None or (said.group().endswith(" to") and said.group() != " to")  # "paid 12 million to crews"


def _in_title_case(line: str) -> str:
    """A line in capitals as one in title case, small words small: MINISTRY OF FINANCE, Ministry of Finance."""
    if not line.isupper():
        return line
    titled = line.title().replace("’S", "’s").replace("'S", "'s")
    return SMALL_WORDS.sub(lambda match: match.group().lower(), titled)


def _bare_province(title: str, text: str, is_known_place: Callable[[str], bool]) -> str | None:
    """A province the title names without its noun: one the sector knows, or one in a text about "the province"."""
    names = [match for match in NAME_RUN.finditer(title) if _may_be_place(match)]
    if not names:
        return None
    noun = "province" if PROVINCE_SPOKEN_OF.search(text) else "City" if CITY_SPOKEN_OF.search(text) else None
    for match in names:
        name = match.group()
        if is_known_place(name):
            return f"{name} {noun or 'province'}"
        if noun is None or len(name.split()) != 2:
            continue
        before = title[: match.start()].rstrip()
        if not before or before.endswith((" in", " of", " from", " at")) or name in text[len(title) :]:
            return f"{name} {noun}"
    return None


def _may_be_place(match: re.Match[str]) -> bool:
    """Whether a run of capital words in a title may name a place: no country, month or person."""
    name = match.group()
    if name in COUNTRIES or name.split()[0] in NO_PLACES:
        return False
    return not TITLED.search(match.string, max(0, match.start() - 14), match.start())


def _generic_self(text: str) -> str | None:
    """ "The Ministry", "the embassy", "the province" as the one that reports, where the text never gives its name."""
    counts: Counter[str] = Counter()
    early: set[str] = set()
    for match in find_generic(text):
        noun = match["noun"]
        if match.start() < _LEAD:
            early.add(noun.lower())
        if noun.lower() in _BODIES and match.group()[0] != "o":
            counts[noun.lower()] += 3 if noun[0].isupper() else 1
    if not counts:
        return None
    if counts["province"] >= 2:
        return "province"
    noun, weight = counts.most_common(1)[0]
    return noun if weight >= 2 or (noun in {"department", "province"} and noun in early) else None
