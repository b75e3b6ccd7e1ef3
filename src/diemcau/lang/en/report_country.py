"""Which country an English text belongs to: by its names, its bodies, its money, its capital; else the home country."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from diemcau.lang.en.countries import CAPITALS, COUNTRIES, DEMONYMS, FULL_NAMES, MONEY_OF, MONEY_WORDS
from diemcau.lang.en.home import HOME
from diemcau.lang.en.owners import count_countries, people_of
from diemcau.lang.en.report_signs import CAPITAL, COUNTRY_OF_BODY, NO_PLACES, PEOPLE_OF_COUNTRY

_TITLE = 120  # characters in which a report spells its country as it does throughout
_HEAD = 400  # characters of masthead, title and dateline
_MOST_EVIDENCE = 10  # what all other signs together are worth in mentions at most
_MOST_MONEY = 4  # amounts of a country's own money beyond these say no more
_OF_HEAD = 2  # what a capital or body at the head is worth in mentions
_GOES_ON = 3  # a country no list knows is named so often
_MISSION = re.compile(r"\b(?:Embass(?:y|ies)|High Commission|Consulate|Mission|Trade Office)\b")
_MONEY = re.compile(r"([A-Z₱₦₹₩฿](?<![A-Za-z].)(?:(?<=[A-Z])[A-Za-z]{0,3}[$¢₵]?)?)\.?(?=\s?\d)")
_AMOUNT = re.compile(r"\d[\d,. ]*\s?-?(?:[MB]\b|bn|trn|tn|million|billion|trillion)|\d{1,3}(?:,\d{3})+")
_CITY = re.compile(rf"\b(?:{'|'.join(CAPITALS)})\b", re.IGNORECASE)


def spelled(text: str, country: str) -> str:
    """A country's name; the home country's as the text spells it."""
    if country != HOME.name:
        return country
    usual, other = HOME.spellings
    title = text[:_TITLE]
    own = text if (other in title) == (usual in title) else title
    return other if own.count(other) > own.count(usual) else usual


def is_foreign(body: str, country: str) -> bool:
    """Whether the name of a body shows that it is of another country; a mission stands in one and is of another."""
    shown = count_countries(body)
    return bool(shown) and country not in shown and _MISSION.search(body) is None


def with_country(body: str, country: str) -> str:
    """A body's name with the country it is of, where that is not the home country and the name does not tell it."""
    if country == HOME.name or country in body or count_countries(body) or _MISSION.search(body):
        return body
    article = "the " if country.endswith("s") or country.startswith("United") else ""
    return f"{body} of {article}{country}"


def speaks_of(country: str, opening: str) -> bool:
    """Whether the opening of a text speaks of a country as a whole."""
    if country == HOME.name:
        return HOME.spoken_of.search(opening) is not None
    return country in opening or count_countries(opening)[country] > 0


def find_country(text: str, title: str) -> str:
    """The country a text speaks of most; the home country where its signs stand against it or nothing shows one.

    Args:
        text: The whole text.
        title: Its title or first line.
    """
    return shown_country(text, title) or HOME.name


@lru_cache(maxsize=4)
def shown_country(text: str, title: str) -> str | None:
    """The same, None where nothing shows a country."""
    counts = count_countries(text)
    home = len(HOME.signs.findall(text))
    others = Counter({name: times for name, times in counts.items() if name != HOME.name})
    if not others and (home or counts):
        return HOME.name
    if (opened := _named_first(title, others)) is not None and others[opened] >= home:
        return opened
    if 2 * home >= max(others.values(), default=0) + _MOST_EVIDENCE:
        return HOME.name
    unknown = _unknown_country(text)
    if not others:
        return unknown or _by_money(text)
    _add_evidence(text, others, unknown)
    name, times = max(others.items(), key=lambda item: (item[1], item[0]))
    in_title = name in title or any(people_of(word) == name for word in CAPITAL.findall(title))
    if (times >= _OF_HEAD and home == 0) or (times > 2 * home and (in_title or times >= 2 * _OF_HEAD)):
        return name
    return HOME.name if home or counts[HOME.name] else None


def _named_first(title: str, others: Counter[str]) -> str | None:
    """The country with whose name or people a headline opens."""
    opening = " ".join(title.split()[:3])
    of_opening = {people_of(word) for word in CAPITAL.findall(opening)[:1]}
    for name in others:
        if name in of_opening or any(_opens_with(opening, known) for known in _names_of(name)):
            return name
    return None


def _add_evidence(text: str, others: Counter[str], unknown: str | None) -> None:
    """Add to the mentions of each country what else at its head and among its amounts speaks for it."""
    head = text[:_HEAD]
    if unknown is not None:
        others[unknown] += text.count(unknown)
    for match in COUNTRY_OF_BODY.finditer(head):
        name = FULL_NAMES.get(match[1], match[1])
        if name in others:
            others[name] += _OF_HEAD
    for match in _CITY.finditer(head):
        name = CAPITALS[match.group().title()]
        if name in others:
            others[name] += _OF_HEAD
    for name, times in _money(text).items():
        if name in others:
            others[name] += min(times, _MOST_MONEY)


def _money(text: str) -> Counter[str]:
    """How often a text gives an amount in a country's own money."""
    found = Counter({country: times for word, country in MONEY_WORDS.items() if (times := text.count(word))})
    for match in _MONEY.finditer(text):
        sign = match[1].lower()
        country = MONEY_OF.get(sign)
        if country is not None and (len(sign) > 1 or not sign.isalpha() or _AMOUNT.match(text, match.end())):
            found[country] += 1
    return found


def _by_money(text: str) -> str | None:
    found = _money(text)
    return found.most_common(1)[0][0] if found else None


def _unknown_country(text: str) -> str | None:
    """A country no list knows, named by its bodies or its people: "Government of X", "Karvania" beside "Karvanians"."""
    named = Counter(match[1] for match in COUNTRY_OF_BODY.finditer(text))
    named.update(match[1] for match in PEOPLE_OF_COUNTRY.finditer(text) if _stands(match[1], text))
    for name, _ in named.most_common():
        known = name in COUNTRIES or f"Republic of {name}" in COUNTRIES or name in DEMONYMS or name in NO_PLACES
        if not known:
            return name
    return None


def _stands(word: str, text: str) -> bool:
    """Whether a word stands in a text, not as a part of another."""
    at = text.find(word)
    while at >= 0:
        around = f"{text[at - 1 : at]}{text[at + len(word) : at + len(word) + 1]}".replace("_", "a")
        if not any(map(str.isalnum, around)):
            return True
        at = text.find(word, at + 1)
    return False


def _names_of(country: str) -> list[str]:
    return [country, *(short for short, full in FULL_NAMES.items() if full == country)]


def _opens_with(opening: str, name: str) -> bool:
    """Whether a headline opens with a name, perhaps behind an article."""
    opening = opening.removeprefix("The ")
    behind = opening[len(name) : len(name) + 1]
    return opening.startswith(name) and not (behind.isalnum() or behind == "_")
