"""Who is meant: two issuers with titles and names compared as persons."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from diemcau.lang.en.concepts import find_concepts
from diemcau.lang.folding import fold
from diemcau.lang.registry import concepts_of

_WORD = re.compile(r"[^\W\d_]+")
_POSSESSIVE = re.compile(r"['’]s?\b")
# Words of titles and of the names of bodies and fields; what closes an issuer behind the last of them is a personal
# name.
_OFFICE = frozenset(
    """
    prime deputy vice minister ministers president chairman chairwoman chair chairperson director governor mayor
    secretary general ambassador
    consul counsellor head chief office officer spokesperson spokesman spokeswoman commissioner executive member comrade
    mr mrs ms miss dr prof
    professor sir madam lady lord king queen premier chancellor senator leader leaders speaker manager inspector major
    colonel captain lieutenant judge
    justice permanent standing acting assistant provincial municipal city state party national central foreign external
    internal international
    affairs committee people peoples department ministry agency commission council assembly government cabinet bureau
    board union association
    authority centre center command trade finance defence defense security health education industry commerce labour
    labor interior transport
    agriculture environment planning investment communications information technology science embassy consulate mission
    missions institute relations
    cooperation development diplomacy province district town commune sector staff secretariat politburo county executive
    republic office tourism culture sports
    """.split()
)
# Vietnamese ones that are written with a capital and of which no small syllable follows; in small letters.
_VIETNAMESE_OFFICE = frozenset(
    """
    sở bộ cục vụ tỉnh huyện xã phường quận đảng ubnd hđnd hdnd ubmttq tp gs ts pgs ông bà ngài đồng thương
    """.split()
)
_HONORIFICS = frozenset(["ông", "bà", "ngài", "mr", "mrs", "ms"])
# Behind one of these stands the name of a place, in two syllables mostly; three are rather a person's name.
_BEFORE_PLACES = frozenset(["tỉnh", "phố", "huyện", "xã", "phường", "quận", "tp", "bang", "thị"])
_PLACE_SYLLABLES = 2
_NAME_SYLLABLES = 3
_JOINING = frozenset({"of", "for", "in", "at", "to", "the", "and"})
_LEAST_BEHIND_OF = 3  # words: "Minister of Fisheries An Minh" ends with a name, "Mayor of Nam Son" does not

# Words that make another office of an office: a Deputy Minister is no Minister.
_RANKS = frozenset(find_concepts("deputy vice assistant former prime acting"))
# Words by which an office is one of a part of the country, as `Person.office` has them.
LOCAL_OFFICE = frozenset(find_concepts("provincial municipal district commune county town city"))
_PROVINCE = frozenset(find_concepts("province"))
# Posts of which one body has one, each with the words that name it; the first that fits is taken out before the next.
_POSTS = tuple(
    (post, frozenset(find_concepts(words)))
    for post, words in (
        ("deputy prime minister", "deputy prime minister"),
        ("prime minister", "prime minister"),
        ("deputy minister", "deputy minister"),
        ("deputy minister", "vice minister"),
        ("minister", "minister"),
        ("vice president", "vice president"),
        ("president", "president"),
        ("vice governor", "vice governor"),
        ("vice governor", "deputy governor"),
        ("governor", "governor"),
        ("vice chairman", "vice chairman"),
        ("vice chairman", "deputy chairman"),
        ("chairman", "chairman"),
        ("mayor", "mayor"),
        ("ambassador", "ambassador"),
    )
)
_PARTING = re.compile(r",| and | cum | kiêm | và ", re.IGNORECASE)


class Sameness(StrEnum):
    """Whether two issuers are one."""

    SAME = "same"
    OPEN = "open"  # nothing said forbids it
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Person:
    """An issuer taken apart.

    Attributes:
        name: Folded words of the personal name in order; empty where only an office or a body is named.
        office: What the words of the titles and bodies stand for, whatever the language (`find_concepts`).
        posts: The posts that the titles name, of the few that a body has one of.
    """

    name: tuple[str, ...]
    office: frozenset[str]
    posts: frozenset[str] = frozenset()


@lru_cache(maxsize=4096)
def parse_person(text: str) -> Person:
    """Titles and name taken apart: the name is the run of capitalised words that closes the issuer."""
    turned = _turned(text)
    words = _WORD.findall(_POSSESSIVE.sub("", turned))
    start = _start_of_name(words, _is_vietnamese(words))
    titles = " ".join(words[:start])
    return Person(tuple(map(fold, words[start:])), _find_office(titles), _find_posts(text))


def _is_vietnamese(words: Sequence[str]) -> bool:
    """Whether an issuer's titles are Vietnamese: it has letters beyond a to z and no English word of an office."""
    return not all(word.isascii() for word in words) and _OFFICE.isdisjoint(word.lower() for word in words)


def _start_of_name(words: Sequence[str], vietnamese: bool) -> int:  # noqa: FBT001 - of the language
    """The place of the first word of the personal name; behind the last word where there is none."""
    start = len(words)
    while start and words[start - 1][0].isupper() and not _is_office(words[start - 1], vietnamese):
        start -= 1
    if vietnamese:
        return _behind_place(words, start)
    if start and words[start - 1].lower() in _JOINING:
        return start + 1 if len(words) - start >= _LEAST_BEHIND_OF else len(words)
    return start


def _is_office(word: str, vietnamese: bool) -> bool:  # noqa: FBT001 - of the language
    lower = word.lower()
    return lower in _VIETNAMESE_OFFICE or (not vietnamese and fold(lower) in _OFFICE | _JOINING)


def _behind_place(words: Sequence[str], start: int) -> int:
    """The start of the name without the place that its office is of: "Chủ tịch UBND tỉnh Lâm Hải | Lò Văn Chiến"."""
    left = len(words) - start
    if not start or words[start - 1].lower() not in _BEFORE_PLACES or left == _NAME_SYLLABLES:
        return start
    return start + _PLACE_SYLLABLES if left > _NAME_SYLLABLES else len(words)


def _find_office(titles: str) -> frozenset[str]:
    """What the words of titles stand for; a Vietnamese "sở" is a department of a province."""
    words = titles.split()
    if not _is_vietnamese(words):
        return frozenset(find_concepts(titles))
    office = frozenset(concepts_of("vi")(titles))
    return office | _PROVINCE if "sở" in titles.lower().split() else office


def _find_posts(text: str) -> frozenset[str]:
    """The posts in a title, one at most for each of its parts ("Deputy Prime Minister and Minister of Finance")."""
    parts = map(_find_office, _PARTING.split(text))
    found = (next((post for post, words in _POSTS if words <= part), None) for part in parts)
    return frozenset(post for post in found if post is not None)


def _turned(text: str) -> str:
    """The title before the name, where it stands behind a comma."""
    first, comma, rest = text.partition(", ")
    words = _WORD.findall(first)
    vietnamese = _is_vietnamese(words)
    title = any(word[0].islower() or _is_office(word, vietnamese) for word in words if word.lower() not in _HONORIFICS)
    return f"{rest} {first}" if comma and not title else text


def compare_persons(one: Person, other: Person) -> Sameness:
    """Whether two issuers are one person.

    Names decide where both have one; where one has none, its office must be the other's. Two posts of which a body has
    one each are two people. Two bodies, or a body and a person, forbid nothing.
    """
    if one.name and other.name:
        return Sameness.SAME if _is_one_name(one.name, other.name) else Sameness.OTHER
    if one.posts and other.posts and one.posts.isdisjoint(other.posts):
        return Sameness.OTHER
    if one.office == other.office:
        return Sameness.SAME
    if one.office <= other.office or other.office <= one.office:
        return Sameness.SAME if one.office & _RANKS == other.office & _RANKS else Sameness.OPEN
    return Sameness.OPEN


def _is_one_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the shorter name closes or opens the longer, or both end with the same two words."""
    short, long = sorted((one, other), key=len)
    return long[-len(short) :] == short or long[: len(short)] == short or (len(short) > 1 and one[-2:] == other[-2:])


def resolve_offices(issuers: Iterable[str]) -> Mapping[str, Person]:
    """Each issuer as a person; an office without a name gets the name of the only holder that the folder names.

    Args:
        issuers: All issuers of a folder, as printed.
    """
    persons = {text: parse_person(text) for text in sorted(set(issuers))}
    holders: defaultdict[frozenset[str], list[Person]] = defaultdict(list)
    for person in persons.values():
        if person.name:
            holders[person.office].append(person)
    return {text: person if person.name else _holder(person, holders) for text, person in persons.items()}


def _holder(office: Person, holders: Mapping[frozenset[str], list[Person]]) -> Person:
    found = [
        person
        for titles, persons in holders.items()
        if office.office and office.office <= titles and office.office & _RANKS == titles & _RANKS
        for person in persons
    ]
    if found and all(compare_persons(found[0], person) is Sameness.SAME for person in found):
        return Person(found[0].name, office.office | found[0].office, office.posts | found[0].posts)
    return office


def group_issuers(issuers: Iterable[str]) -> dict[str, str]:
    """Each issuer, in the order given, with the shortest of those that name the same person."""
    given = list(dict.fromkeys(issuers))
    people: list[str] = []
    found: dict[str, str] = {}
    for issuer in sorted(given, key=len):
        person = parse_person(issuer)
        same = (each for each in people if compare_persons(parse_person(each), person) is Sameness.SAME)
        found[issuer] = next(same, issuer)
        if found[issuer] == issuer:
            people.append(issuer)
    return {issuer: found[issuer] for issuer in given}
