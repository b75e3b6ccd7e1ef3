"""People with titles and offices, as Vietnamese reports write them.

A mention is a title, an honorific with a name, or both in either order ("Phó Chủ tịch UBND tỉnh Đỗ Văn A", "đồng chí
Đỗ Văn A, Phó Chủ tịch UBND tỉnh"). Later short forms ("Phó Chủ tịch", "đồng chí Đỗ Văn A") lead to the fullest form.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from diemcau.lang import segment
from diemcau.lang.requests import Person
from diemcau.lang.vi import titles_names, titles_words
from diemcau.lang.vi.lines import Line, canonical, lowered
from diemcau.lang.vi.verbs import ADVERBS, STRONG
from diemcau.records import Span


def find_people(text: str) -> tuple[Person, ...]:
    """Every mention of a person with title or honorific in text order, each with its fullest form.

    Args:
        text: Any Vietnamese text, NFC. Spans are code points into it.
    """
    plain = canonical(text)
    raw: list[Person] = []
    for span in segment.lines(plain):
        raw.extend(_merged(plain, list(_mentions(Line(plain, *span)))))
    return _settled(raw)


# The first syllables of honorifics, titles and surnames: no mention opens with another.
_OPENINGS = titles_words.HONOURS.openings | titles_words.HEADS.openings | titles_words.SURNAMES


def _mentions(line: Line) -> Iterator[Person]:
    place = 0
    while place < len(line):
        if line.words[place] not in _OPENINGS:
            place += 1
            continue
        found = _honoured(line, place) or _titled(line, place, place) or _named(line, place)
        if found is None:
            place += 1
            continue
        person, place = found
        yield person


def _honoured(line: Line, place: int) -> tuple[Person, int] | None:
    """A person behind an honorific: "đồng chí Đỗ Văn A", "đồng chí Phó Chủ tịch UBND tỉnh"."""
    size = titles_words.HONOURS.find(line, place)
    at = place + size
    if not size or at >= len(line) or not line.joined[at] or _is_group(line, place):
        return None
    titled = _titled(line, at, place)
    if titled is not None:
        return titled
    last = titles_names.end_of_run(line, at)
    if last == at or not titles_names.may_be_name(line, at, last):
        return None
    name = line.quote(at, last)
    return Person(line.span(place, last), None, name, f"{lowered(line.quote(place, at))} {name}"), last


def _named(line: Line, place: int) -> tuple[Person, int] | None:
    """A bare name of three syllables or more that opens with a surname; it stays only beside a title."""
    last = titles_names.end_of_run(line, place)
    if last - place < 3 or line.words[place] not in titles_words.SURNAMES or last - place > 4:
        return None
    name = line.quote(place, last)
    return Person(line.span(place, last), None, name, name), last


def _is_group(line: Line, place: int) -> bool:
    return place > 0 and line.joined[place] and line.words[place - 1] in titles_words.GROUPS


def _titled(line: Line, place: int, start: int) -> tuple[Person, int] | None:
    """A title with what belongs to it, and a name where one follows."""
    size = titles_words.HEADS.find(line, place)
    if (
        not size
        or _is_group(line, start)
        or _is_other_word(line, place, size)
        or line.quote(place, place + size).isupper()
    ):
        return None
    last = _end_of_tail(line, place + size)
    if last is None:
        return None
    name_at = titles_names.start_of_name(line, place + size, last)
    head = " ".join(line.words[place : place + size])
    if name_at == last and not _stands_alone(line, place, place + size, last, head):
        return None
    title, name = line.quote(place, name_at), line.quote(name_at, last) or None
    foreign = titles_names.is_foreign_office(line, place + size, name_at, last, head)
    return Person(line.span(start, last), title, name, f"{title} {name or ''}".strip(), foreign), last


def _is_other_word(line: Line, place: int, size: int) -> bool:
    """Whether the head is a piece of a body's name: "Đại sứ | quán", "Cục | Lãnh sự"."""
    after = place + size
    if after < len(line) and line.joined[after] and line.words[after] in {"quán", "đoàn"}:
        return True
    before = line.words[place - 1] if place and line.joined[place] else ""
    return before in titles_words.BODY_HEADS and line.is_capital(place - 1)


def _stands_alone(line: Line, place: int, after: int, last: int, head: str) -> bool:
    """Whether a title without name means somebody: written with a capital, or with the name of a body."""
    if head in titles_words.NEED_NAME:
        return last > after and head == "ủy viên"
    if line.is_capital(place) or head in titles_words.LONE_HEADS:
        return True
    return any(line.is_capital(at) for at in range(after, last))


def _end_of_tail(line: Line, at: int) -> int | None:
    """The end of what belongs to a title; None where it names many: "Chủ tịch UBND các tỉnh"."""
    stop = min(len(line), at + _LONGEST_TAIL)
    while at < stop:
        if not line.joined[at]:
            if not titles_names.goes_on(line, at):
                return at
            at += 1
            continue
        size = titles_words.TAIL_WORDS.find(line, at)
        if line.words[at] in {"các", "những", "mọi"} and not size:
            return None
        step = _step(line, at, size)
        if not step:
            return at
        at += step
    return at


_LONGEST_TAIL = 40  # syllables of an office and a name


def _step(line: Line, at: int, tail: int) -> int:
    """How many syllables more belong to the title at a place."""
    if line.is_capital(at):
        return 0 if titles_words.HEADS.find(line, at) > 1 and titles_names.closes_name(line, at) else 1
    if tail and _is_tail(line, at, tail):
        return tail
    if line.words[at] == "và" and at + 1 < len(line) and line.joined[at + 1] and line.is_capital(at + 1):
        joins = not titles_names.closes_name(line, at) and not titles_words.HEADS.find(line, at + 1)
        return 2 if joins else 0
    pairs = (
        line.is_capital(at - 1)
        and not titles_names.closes_name(line, at)
        and (titles_words.BODY_WORDS.find(line, at - 1) > 1 or not _may_follow(line, at))
    )
    return 1 if pairs else 0


def _may_follow(line: Line, at: int) -> bool:
    """Whether a small syllable behind a capital is a word of its own."""
    return line.words[at] in titles_words.STOPS or bool(STRONG.find(line, at) or ADVERBS.find(line, at))


def _is_tail(line: Line, at: int, size: int) -> bool:
    """Whether small words go on with a title: nouns of places always, other words behind a name."""
    words = " ".join(line.words[at : at + size])
    if words in {"tại", "ở", "của", "kiêm"}:
        names = at + 1 < len(line) and line.joined[at + 1] and line.is_capital(at + 1)
        return names and (words not in {"tại", "ở"} or line.words[at - 1] in {"nam", "sự", "sứ", "đoàn"})
    return not titles_names.closes_name(line, at)


def _merged(text: str, raw: list[Person]) -> list[Person]:
    """Mentions with apposition and joined offices made one; bare names without title left out."""
    merged: list[Person] = []
    for person in raw:
        last = merged[-1] if merged else None
        if last is not None and _belongs(text, last, person):
            merged[-1] = _joined(last, person)
        else:
            merged.append(person)
    return merged


_APPOSED = frozenset({", ", " - ", " – ", " — ", " (", " , "})


def _belongs(text: str, last: Person, person: Person) -> bool:
    """Whether a mention goes on with the one before it."""
    gap = text[last.span.end : person.span.start]
    if person.title is None or (last.foreign is not person.foreign and last.title is not None):
        return person.title is None and last.title is not None and last.name is None and gap in {" ", ", "}
    if last.name is not None:
        return person.name is None and gap in _APPOSED
    return last.title is not None and gap in {", ", " - ", " – ", " kiêm "} and lowered(last.full[:2]) != "đ/"


def _joined(last: Person, person: Person) -> Person:
    titles = [title for title in (last.title, person.title) if title]
    name = last.name or person.name
    title = ", ".join(titles)
    span = Span(last.span.start, person.span.end)
    foreign = last.foreign or person.foreign
    return Person(span, title or None, name, f"{title} {name or ''}".strip(), foreign)


class _Register:
    """The people that a document names, by the fullest of their names."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.titles: dict[str, str] = {}

    def key(self, name: str) -> str:
        """The registered name of which this one is the end or the start, or itself."""
        return self._known.get(name, name)

    def add(self, person: Person, name: str) -> None:
        """Take a mention with a name; the longest name and title stay."""
        key = self.key(name)
        if key not in self.names:
            words = name.split()
            for size in range(1, len(words) + 1):
                self._known.setdefault(" ".join(words[-size:]), key)
                self._known.setdefault(" ".join(words[:size]), key)
            self._known[name] = key
        self.names[key] = max(self.names.get(key, ""), name, key=len)
        self.titles[key] = max(self.titles.get(key, ""), _post(person.title or ""), key=len)


# Distinct offices without a name that are held against each other; no document of the world has as many.
_MOST_OFFICES = 300


def _settled(raw: list[Person]) -> tuple[Person, ...]:
    """Each mention with the longest title and name that the document gives its person."""
    register = _Register()
    for person in raw:
        if person.name:
            register.add(person, person.name)
    holders = [person for person in raw if person.name and person.title]
    nameless = dict(islice(((p.title, p) for p in raw if p.title and not p.name), _MOST_OFFICES))
    longest = {title: _longest_title(nameless.values(), person) for title, person in nameless.items()}
    settled: list[Person] = []
    for person in raw:
        if person.title is None and person.full == person.name and not register.titles[register.key(person.full)]:
            continue  # a bare name that no title ever stands beside
        named = person if person.name else _holder(holders, person)
        settled.append(_with_full(person, named, register, longest.get(person.title or "")))
    return tuple(settled)


def _with_full(person: Person, named: Person | None, register: _Register, longest: str | None) -> Person:
    if named is None or named.name is None:
        return person._replace(full=longest or person.full)
    key = register.key(named.name)
    title = register.titles[key]
    honour = "" if title else named.full.removesuffix(named.name).strip()
    full = f"{title or honour} {register.names[key]}".strip()
    return person._replace(full=full, foreign=person.foreign or named.foreign)


def _post(title: str) -> str:
    """The title without memberships, where it names a post too."""
    parts = title.split(", ")
    posts = [part for part in parts if not lowered(part).startswith(titles_words.MEMBERSHIPS)]
    return ", ".join(posts or parts)


def _offices(title: str) -> list[frozenset[str]]:
    return [frozenset(lowered(part).split()) for part in title.split(", ")]


@lru_cache(maxsize=2048)
def is_same_office(short: str, long: str) -> bool:
    """Whether a short title ("Chủ tịch UBND tỉnh") can stand for a longer one ("Chủ tịch UBND tỉnh Lâm Khê")."""
    flags = titles_words.FLAGS
    want = [office - titles_words.LOOSE for office in _offices(short)]
    return bool(want[-1]) and any(
        want[-1] <= office and (want[-1] & flags) == (office & flags) for office in _offices(long)
    )


def _longest_title(nameless: Iterable[Person], person: Person) -> str | None:
    """The longest form of a nameless office, where the text has just one."""
    own = person.title or ""
    longer = {
        other.title
        for other in nameless
        if other.title
        and len(other.title) > len(own)
        and other.foreign == person.foreign
        and is_same_office(own, other.title)
    }
    return longer.pop() if len(longer) == 1 else None


def _holder(holders: list[Person], person: Person) -> Person | None:
    """The named person who holds the office of a mention without a name: the nearest before, else the first after."""
    title = person.title or ""
    place = bisect_left(holders, person.span.start, key=lambda h: h.span.start)
    for other in reversed(holders[:place]):
        if is_same_office(title, other.title or "") and (other.foreign or not person.foreign):
            return other
    after = (o for o in holders[place:] if o.foreign == person.foreign and is_same_office(title, o.title or ""))
    return next(after, None)
