"""Registers of people, orgs and countries: each once, under all the names that documents give it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from diemcau.lang.folding import fold
from diemcau.lang.persons import parse_person
from diemcau.lang.registry import shared_keys
from diemcau.profile.types import Org, Profile
from diemcau.reconcile.mentioned import Mentioned
from diemcau.reconcile.words import keys, name_content
from diemcau.records import Naming, Reading, Statement

Group = tuple[list[Mentioned], list[str]]
Tokens = tuple[str, ...]

_HOME = keys("Vietnam")
_LOCAL = keys("department committee council")  # bodies of which every province has one
_SAYS_LITTLE = keys("the of a for and in to on at s province provincial people state")


def list_people(readings: Sequence[Reading], sources: Mapping[str, str]) -> list[Group]:
    """The people of a folder with a name.

    One name in any order and with or without diacritics is one person; two names that differ in their diacritics are
    two. A shorter name belongs to the only longer one that it opens or closes.
    """
    by_name: defaultdict[Tokens, list[tuple[Tokens, Mentioned]]] = defaultdict(list)
    for one, naming in _named(readings, sources, "person"):
        tokens = parse_person(naming.name).name
        if tokens:
            by_name[tuple(sorted(tokens))].append((tokens, one))
    full = {name: said for name, said in by_name.items() if len(name) > 1}
    groups = [group for said in full.values() for group in _by_diacritics(said)]
    return _with_short(groups, {name: said for name, said in by_name.items() if len(name) == 1})


def _named(readings: Sequence[Reading], sources: Mapping[str, str], sort: str) -> Iterator[tuple[Mentioned, Naming]]:
    for order, reading in enumerate(readings):
        document = reading.document
        for index, naming in enumerate(reading.namings):
            if naming.sort == sort:
                yield (
                    Mentioned(
                        statement=Statement(document.name, naming.span, index),
                        language=document.language,
                        source=sources.get(document.name, document.name),
                        key=(order, index),
                        name=_personal(naming.name) if sort == "person" else naming.name,
                        written=naming.text,
                        attributes=(("post", naming.title),) if naming.title else (),
                    ),
                    naming,
                )


@lru_cache(maxsize=16384)
def _personal(name: str) -> str:
    """The words of a personal name without the title, as written."""
    tokens = parse_person(name).name
    words = [word.strip(".,;:'’") for word in name.split()]
    size = len(tokens)
    for at in range(len(words) - size, -1, -1):
        if tuple(map(fold, words[at : at + size])) == tokens:
            return " ".join(words[at : at + size])
    return name


def _by_diacritics(said: Sequence[tuple[Tokens, Mentioned]]) -> Iterator[Group]:
    """One person for each spelling with diacritics; a name without any belongs to the spelling most told."""
    marked: defaultdict[Tokens, list[Mentioned]] = defaultdict(list)
    bare: list[Mentioned] = []
    for _, one in said:
        if one.name.isascii():
            bare.append(one)
        else:
            marked[tuple(sorted(one.name.lower().split()))].append(one)
    orders = {tokens for tokens, _ in said}
    grounds = [
        "same_name",
        *(["name_order"] if len(orders) > 1 else []),
        *(["no_diacritics"] if bare and marked else []),
    ]
    spellings = sorted(marked.values(), key=lambda group: (-len(_documents(group)), min(one.key for one in group)))
    first = [*(spellings[0] if spellings else []), *bare]
    yield (first, grounds)
    yield from ((group, ["same_name"]) for group in spellings[1:])


def _documents(mentions: Iterable[Mentioned]) -> set[str]:
    return {one.statement.document for one in mentions}


def _with_short(groups: list[Group], short: Mapping[Tokens, Sequence[tuple[Tokens, Mentioned]]]) -> list[Group]:
    """The people with those who are named by one word only: the only fuller name with it, else people of their own."""
    ends: defaultdict[str, set[int]] = defaultdict(set)
    for place, (mentions, _) in enumerate(groups):
        for word in {end for one in mentions for end in (one.name.split()[0], one.name.split()[-1])}:
            ends[fold(word)].add(place)
    for (word,), said in sorted(short.items()):
        mentions = [one for _, one in said]
        fuller = ends.get(word, set())
        if len(fuller) == 1:
            (place,) = fuller
            groups[place][0].extend(mentions)
            groups[place][1].append("short_name")
        else:
            groups.append((mentions, ["same_name"]))
    return groups


def list_orgs(readings: Sequence[Reading], sources: Mapping[str, str], profile: Profile | None) -> list[Group]:
    """The orgs of a folder: by the profile where it knows the name on the day of the text, else by their words.

    An org that was only renamed is one with its heir; one that was merged into another keeps its entry and names it.
    """
    published = {one.document.name: one.document.published for one in readings}
    owners = {one.document.name: _owner(one) for one in readings}
    found: defaultdict[Hashable, list[Mentioned]] = defaultdict(list)
    known: defaultdict[Hashable, set[str]] = defaultdict(set)
    heirs: dict[Hashable, str] = {}
    for one, naming in _named(readings, sources, "org"):
        org = _known(profile, naming.name, one.language, published[one.statement.document])
        key: Hashable
        if org is not None and profile is not None:
            heir = profile.orgs[_renamed_to(profile, org.code)]
            key = ("code", heir.code)
            known[key].add(org.code)
            heirs.update({key: profile.orgs[heir.successors[0]].names[profile.language]} if heir.successors else {})
        else:
            key = _words_key(naming.name, one.language, owners[one.statement.document])
        found[key].append(one)
    return [(_with_heir(said, heirs.get(key)), _org_grounds(said, known.get(key))) for key, said in found.items()]


def _owner(reading: Reading) -> frozenset[str]:
    """Words of the org that most figures of a text are of."""
    told = Counter(figure.unit_of_report for figure in reading.figures if figure.unit_of_report)
    best = min(told, key=lambda name: (-told[name], name), default="")
    return frozenset(name_content(best, reading.document.language)) - _SAYS_LITTLE


def _known(profile: Profile | None, name: str, language: str, on: date | None) -> Org | None:
    """The only org that the profile knows by a name, on the day of the text or else on any."""
    if profile is None:
        return None
    orgs = _find(profile, name, language, on) or _find(profile, name, language, None)
    return orgs[0] if len(orgs) == 1 else None


@lru_cache(maxsize=16384)
def _find(profile: Profile, name: str, language: str, on: date | None) -> tuple[Org, ...]:
    return profile.find_orgs(name, language, on)


@lru_cache(maxsize=4096)
def _renamed_to(profile: Profile, code: str) -> str:
    """The code of the org itself, or of the heir that carries on its work alone and from it alone."""
    org = profile.orgs[code]
    while len(org.successors) == 1:
        heir = profile.orgs[org.successors[0]]
        if len(profile.predecessors(heir)) > 1:
            break
        org = heir
    return org.code


def _words_key(name: str, language: str, owner: frozenset[str]) -> Hashable:
    """What the words of a name stand for; a name that every province has one of belongs to the owner of its text."""
    words = frozenset(name_content(name, language)) - _SAYS_LITTLE
    return ("words", words, owner if words <= shared_keys() and words & _LOCAL else frozenset())


def _with_heir(said: list[Mentioned], heir: str | None) -> list[Mentioned]:
    if heir is None:
        return said
    return [replace(one, attributes=(*one.attributes, ("successor", heir))) for one in said]


def _org_grounds(said: Sequence[Mentioned], codes: set[str] | None) -> list[str]:
    if codes is None:
        return ["same_name"] if len({fold(one.name) for one in said}) == 1 else ["same_words"]
    return ["same_code", *(["renamed"] if len(codes) > 1 else [])]


def list_countries(readings: Sequence[Reading], sources: Mapping[str, str]) -> list[Group]:
    """The other countries that a folder names, in any language and under any of their names."""
    found: defaultdict[frozenset[str], list[Mentioned]] = defaultdict(list)
    for one, naming in _named(readings, sources, "country"):
        key = frozenset(name_content(naming.name, one.language))
        if key and key != _HOME:
            found[key].append(one)
    return [(said, ["same_country"]) for said in found.values()]
