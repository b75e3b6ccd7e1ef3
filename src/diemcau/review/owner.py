"""Owners under all their names: one section for an org, however it is called and in whatever language."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import TYPE_CHECKING

from diemcau.lang.registry import concepts_of
from diemcau.profile.names import to_key
from diemcau.records import Record
from diemcau.records.review import Names

if TYPE_CHECKING:
    from diemcau.profile.types import Org, Profile

# Words of names that come and go, as `concepts_of` gives them.
_SMALL = frozenset(["the", "of", "a", "and", "for", "in", "on", "to", "at", "s"])
_UNKNOWN = "en"  # the language of a name that no reading prints


def name_orgs(record: Record, profile: Profile | None) -> dict[str, str]:
    """One name for each owner: the name used most in the claims of all that mean the same org.

    Names that only single statements use are led to it too.
    """
    keys = _find_keys(record, profile)
    used = Counter(claim.unit_of_report for claim in record.claims if claim.unit_of_report)
    best: dict[Hashable, str] = {}
    for name, _ in sorted(used.items(), key=lambda item: (-item[1], item[0])):
        best.setdefault(keys[name], name)
    return {name: best[key] for name, key in keys.items() if key in best}


def find_org_titles(record: Record, sections: Iterable[str], profile: Profile | None) -> dict[str, Names]:
    """The names by language of each section's org: those of the profile, else those that the documents print most.

    Args:
        record: The record.
        sections: Names of the sections.
        profile: The sector's vocabulary, or None.
    """
    keys = _find_keys(record, profile)
    printed: defaultdict[Hashable, Counter[tuple[str, str]]] = defaultdict(Counter)
    for (name, language), count in _printed(record).items():
        printed[keys[name]][language, name] += count
    languages = _languages(record)
    titles = {
        name: _title(name, languages.get(name, _UNKNOWN), printed[keys[name]], profile)
        for name in sorted(set(sections))
    }
    return {name: title for name, title in titles.items() if title}


def _printed(record: Record) -> Counter[tuple[str, str]]:
    """How often the figures of each language print each owner."""
    return Counter(
        (figure.unit_of_report, reading.document.language)
        for reading in record.readings
        for figure in reading.figures
        if figure.unit_of_report
    )


def _languages(record: Record) -> dict[str, str]:
    """The language in which each owner is printed most."""
    ranked = sorted(_printed(record).items(), key=lambda item: (item[1], item[0]))
    return {name: language for (name, language), _ in ranked}


def _find_keys(record: Record, profile: Profile | None) -> dict[str, Hashable]:
    """What all names of one org share, by name.

    It is the profile's code where that knows exactly one org of the name; else what the words of the name stand for,
    where another language has a name of the same words; else the name without regard to case.
    """
    languages = _languages(record)
    names = {claim.unit_of_report: _UNKNOWN for claim in record.claims if claim.unit_of_report} | languages
    codes = {name: _find_code(name, language, profile) for name, language in names.items()}
    words = {name: _words(name, language) for name, language in names.items()}
    spoken: defaultdict[frozenset[str], set[str]] = defaultdict(set)
    for name, language in names.items():
        spoken[words[name]].add(language)
    both = {held for held, told in spoken.items() if held and len(told) > 1}
    by_words = {words[name]: code for name, code in sorted(codes.items()) if code is not None and words[name] in both}

    def key(name: str) -> Hashable:
        if words[name] in both:
            return by_words.get(words[name], words[name])
        return codes[name] or name.casefold()

    return {name: key(name) for name in names}


def _words(name: str, language: str) -> frozenset[str]:
    return frozenset(concepts_of(language)(name, keep_small=True)) - _SMALL


def _find_code(name: str, language: str, profile: Profile | None) -> str | None:
    org = _find_org(name, language, profile)
    return org.code if org is not None else None


def _find_org(name: str, language: str, profile: Profile | None) -> Org | None:
    """The org of a name if the profile knows exactly one."""
    found = profile.find_orgs(name, language) if profile is not None else ()
    return found[0] if len(found) == 1 else None


def _title(name: str, language: str, printed: Mapping[tuple[str, str], int], profile: Profile | None) -> Names:
    org = _find_org(name, language, profile)
    if org is not None:
        return _names_of(org, name, language)
    ranked = sorted(printed.items(), key=lambda item: (item[1], item[0]))
    told = {spoken: other for (spoken, other), _ in ranked}
    return told | {language: name} if len(told) > 1 else {}


def _names_of(org: Org, name: str, language: str) -> Names:
    """The names of an org by language: its short names where the short name is used, else its full ones."""
    for short in (org.places, org.aliases):
        if short.get(language) and to_key(short[language][0], language) == to_key(name, language):
            return {spoken: (short.get(spoken) or (full,))[0] for spoken, full in org.names.items()}
    return dict(org.names)
