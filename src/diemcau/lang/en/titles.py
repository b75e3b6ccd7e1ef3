"""People with titles and offices, as English reports of any foreign service write them.

A mention is a title, a name, or both in either order ("Mayor Tran Van A", "Ms. A. Keller, Ambassador of Norland").
Later short forms ("the Mayor", "Ms. Keller") lead to the fullest form of the same document.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from diemcau.lang.en import titles_words as words_of
from diemcau.lang.requests import Person
from diemcau.records import Span


def find_people(text: str) -> tuple[Person, ...]:
    """Every mention of a titled or honoured person in text order, each with its fullest form.

    Args:
        text: Any English text, NFC. Spans are code points into it.
    """
    raw = _merged(text, sorted([*_titled(text), *_honoured(text)], key=lambda p: (p.span.start, -p.span.end)))
    settled = _settled(raw)
    return tuple(sorted([*settled, *_by_last_name(text, settled)], key=lambda p: p.span))


def _name_of(words: str) -> str:
    """The leading words that can be a name, up to the first that cannot."""
    kept: list[str] = []
    for word in words.split():
        bare = word.rstrip("’'")
        if bare in words_of.NOT_NAMES or bare in words_of.BODY_WORDS:
            break
        if bare.endswith(("’s", "'s")):
            kept.append(bare[:-2])
            break
        kept.append(bare)
    while kept and kept[-1] in {"bin", "de", "van", "von", "al", "da", "dos", "del", "la"}:
        kept.pop()
    return " ".join(kept)


def _split_tail(tail: str) -> tuple[str, str]:
    """The body and the person's name in what follows "of": "Foreign Affairs Le Thi B" is both."""
    words = tail.split()
    last = max(
        (i for i, word in enumerate(words) if word.rstrip(",") in words_of.BODY_WORDS or word.islower()), default=-1
    )
    rest = words[last + 1 :]
    if last >= 0 and words[last].islower():  # ends behind a connector: the next word is still the body's
        rest = rest[1:]
    if last < 0:
        keep = {0: 0, 1: 1, 2: 2, 3: 1, 4: 1}.get(len(words), 2)
        rest = words[keep:]
    name = _name_of(" ".join(rest))
    cut = len(words) - len(rest)
    return " ".join(words[:cut]), name


def _titled(text: str) -> Iterator[Person]:
    done = seen = 0
    for start in _head_places(text):
        if start < done or start < seen or _is_inside_word(text, start):
            continue
        head = words_of.HEAD.match(text, start)
        if head is None:
            continue
        seen = head.end()
        person = _person_at(text, head, done)
        if person is not None:
            done = person.span.end
            yield person


def _head_places(text: str) -> list[int]:
    """Where the head of a title can start, in order: by capitals, or by the space or mark before a word."""
    places = [match.start() for match in words_of.CAPITAL_HEAD.finditer(text)]
    places += [match.start() for match in words_of.LOW_HEAD.finditer(text)]
    if any(head in text for head in words_of.TWO_LETTERS):
        places += [match.start() for match in words_of.SHORT_HEAD.finditer(text)]
    if text[:1].islower():
        places.append(0)
    places.sort()
    return places


def _is_inside_word(text: str, at: int) -> bool:
    return at > 0 and (text[at - 1].isalnum() or text[at - 1] == "_")


def _modified_start(text: str, at: int, floor: int) -> int:
    """Where the title of a head starts: at the first of the words that qualify it ("Permanent Deputy")."""
    if at <= floor or text[at - 1] not in " -":
        return at
    left = words_of.LEFT.search(text, max(floor, at - words_of.MODS_REACH), at)
    return left.start() if left else at


def _nation_before(text: str, at: int, floor: int) -> str:
    """The nation that stands before a title, with the space behind it, or nothing."""
    if at <= floor or text[at - 1] != " ":
        return ""
    window = text[max(floor, at - 24) : at]
    last = window.rfind(" ", 0, -1) + 1
    if window[last:-1].islower():
        return ""
    nation = words_of.NATION.search(window, last)
    return nation.group() if nation else ""


def _person_at(text: str, head: re.Match[str], floor: int) -> Person | None:
    start = _modified_start(text, head.start(), floor)
    nation = _nation_before(text, start, floor)
    if nation:
        start -= len(nation)
    end, name, foreign = head.end(), "", bool(nation)
    goes_on = text.startswith(words_of.BEFORE_BODY, end)
    tail = words_of.BODY_TAIL.match(text, end) if goes_on else None
    low_tail = words_of.LOW_TAIL.match(text, end) if goes_on else None
    if tail:
        body, name = _split_tail(tail[1])
        lead = tail.start(1)
        end = lead + len(body)
        foreign = foreign or (head.group() in words_of.STATE_HEADS and _is_foreign_tail(body))
        if name:
            end = text.index(name, end) + len(name)
    elif low_tail:
        end = low_tail.end()
    elif charge := words_of.IN_CHARGE.match(text, end):
        end = charge.end()
    title_end = end - (len(name) + 1 if name else 0)
    if not name and (follow := words_of.NAME.match(text, end)):
        name = _name_of(follow[1])
        end = end + 1 + len(name) if name else end
    if not name and (behind := words_of.NAME_BEHIND.match(text, end)) and _name_of(behind["n"]) == behind["n"]:
        name, end = behind["n"], behind.end()
    title = _expanded(text[start:title_end])
    if title[0].islower() and not _is_low_title(text, start, title, name):
        return None
    if not name and head.group() in words_of.BARE_NOUNS and not (tail or low_tail):
        return None
    return Person(Span(start, end), title, name or None, f"{title} {name}".strip(), foreign)


def _is_foreign_tail(body: str) -> bool:
    first = body.split(maxsplit=1)[0].strip(",") if body else ""
    return bool(first) and first not in words_of.BODY_WORDS and not first.islower() and len(body.split()) == 1


def _is_low_title(text: str, start: int, title: str, name: str) -> bool:
    """Whether a lower-case title is one: with a name, with "of the ...", or as "the chairman"."""
    if name or " of " in title:
        return (
            not title.startswith(("head of", "member of"))
            or bool(name)
            or words_of.APPOSED.search(text[max(0, start - 6) : start]) is not None
        )
    return text[max(0, start - 4) : start].lower() == "the " and title not in {
        "head",
        "member",
        "general",
        "president",
        "secretary",
        "commander",
    }


def _expanded(title: str) -> str:
    if "PM" not in title and "FM" not in title and "EAM" not in title:
        return title
    return words_of.SHORT_WORD.sub(lambda m: words_of.SHORT[m.group()], title)


def _honoured(text: str) -> Iterator[Person]:
    for match in chain.from_iterable(honour.finditer(text) for honour in words_of.HONOURS):
        name = "" if _is_inside_word(text, match.start()) else _name_of(match["n"])
        if name:
            end = match.start("n") + len(name)
            yield Person(
                Span(match.start(), end), None, name, f"{text[match.start() : match.start('n')].strip()} {name}"
            )


def _merged(text: str, raw: list[Person]) -> list[Person]:
    """Mentions with apposition and joined offices made one ("Ms. A, Chairwoman of B", "Chair and Minister of C D")."""
    merged: list[Person] = []
    for person in raw:
        last = merged[-1] if merged else None
        if last is not None and person.span.start < last.span.end:
            continue
        gap = text[last.span.end : person.span.start] if last is not None else ""
        if last is not None and _is_joined(last, person, gap):
            merged[-1] = _joined(text, last, person)
            continue
        if person.title and not person.name and (before := _name_before(text, person, last)):
            merged.append(before)
            continue
        merged.append(person)
    return merged


def _is_joined(last: Person, person: Person, gap: str) -> bool:
    if "\n" in gap or len(gap) > 8 or person.title is None:
        return person.title is None and gap in {" ", ", "} and last.name is None and person.name is not None
    if last.name is None:
        return bool(words_of.JOIN.fullmatch(gap))
    return person.name is None and bool(
        words_of.APPOSED.fullmatch(gap)
        or (
            last.title and last.span.end - last.span.start > 0 and gap in {", ", " and "} and last.full.startswith("\0")
        )
    )


def _joined(text: str, last: Person, person: Person) -> Person:
    span = Span(last.span.start, person.span.end)
    titles = [t for t in (last.title, person.title) if t]
    gap = text[last.span.end : person.span.start].strip()
    glue = " and " if gap == "and" else ", "
    title = glue.join(titles)
    name = last.name or person.name
    return Person(span, title or None, name, f"{title} {name or ''}".strip(), last.foreign or person.foreign)


def _name_before(text: str, person: Person, last: Person | None) -> Person | None:
    """A bare name before its title: "Tran Thi A, Mayor of B"."""
    floor = last.span.end if last else 0
    window = text[max(floor, person.span.start - 60) : person.span.start]
    window = window[window.rfind("\n") + 1 :]
    match = words_of.BARE_NAME.search(window)
    if match is None:
        return None
    words = match[1].split()
    while words and (words[0] in words_of.NOT_NAMES or words[0] in words_of.BODY_WORDS):
        words = words[1:]
    name = _name_of(" ".join(words))
    if len(name.split()) < 2 or name.split() != words:
        return None
    start = person.span.start - len(window) + match.start(1) + match[1].index(words[0])
    return person._replace(span=Span(start, person.span.end), name=name, full=f"{person.title} {name}")


def _offices(title: str) -> list[frozenset[str]]:
    return [
        frozenset(re.findall(r"[\w’']+", part.lower()))
        for part in re.split(r",| and (?=[A-Z]\w+ (?:of|General|Minister))| and ", title)
    ]


@lru_cache(maxsize=2048)
def is_same_office(short: str, long: str) -> bool:
    """Whether a short title ("the Mayor") can stand for a longer one ("Mayor of Port Ellin")."""
    want = frozenset(re.findall(r"[\w’']+", short.lower())) - words_of.LOOSE
    return bool(want) and any(
        want <= office and (want & words_of.FLAGS) == (office & words_of.FLAGS) for office in _offices(long)
    )


def _settled(raw: list[Person]) -> list[Person]:
    """Each mention with the longest title and name that the document gives its person."""
    titles: dict[str, str] = {}
    names: dict[str, str] = {}
    for person in raw:
        if person.name:
            key = _key(person.name, names)
            names[key] = max(names.get(key, ""), person.name, key=len)
            titles[key] = max(titles.get(key, ""), person.title or "", key=len)
    holders = [person for person in raw if person.name and person.title]
    longest = {p.title: _longest_title(raw, p) for p in {p.title: p for p in raw if p.title and not p.name}.values()}
    settled: list[Person] = []
    for person in raw:
        named = person if person.name else _holder(holders, person)
        if named is None or named.name is None:
            settled.append(person._replace(full=longest.get(person.title) or person.full))
            continue
        key = _key(named.name, names)
        honour = "" if titles[key] else named.full.removesuffix(named.name).strip()
        full = f"{titles[key] or honour} {names[key]}".strip()
        settled.append(person._replace(name=person.name, full=full, foreign=person.foreign or named.foreign))
    return settled


def _longest_title(raw: list[Person], person: Person) -> str | None:
    """The longest form of a nameless office, where the text has just one ("the Minister" of a text about one)."""
    own = person.title or ""
    others = {
        o.title for o in raw if o.title and not o.name and len(o.title) > len(own) and o.foreign == person.foreign
    }
    longer = [title for title in others if is_same_office(own, title)]
    return longer[0] if len(longer) == 1 else None


def _key(name: str, names: dict[str, str]) -> str:
    """The registered name of which this one is a part, or itself."""
    if name in names:
        return name
    words = name.split()
    for known in names:
        parts = known.split()
        if parts[-len(words) :] == words or parts[: len(words)] == words:
            return known
    return name


def _holder(holders: list[Person], person: Person) -> Person | None:
    """The named person who holds the office of a mention without a name: the nearest before, else the first after."""
    title = person.title or ""
    place = bisect_left(holders, person.span.start, key=lambda h: h.span.start)
    for other in reversed(holders[:place]):
        if is_same_office(title, other.title or ""):
            return other
    after = (o for o in holders[place:] if o.foreign == person.foreign and is_same_office(title, o.title or ""))
    return next(after, None)


def _by_last_name(text: str, settled: list[Person]) -> Iterator[Person]:
    """Later mentions by the last name alone: "Keller said", "Minh asked"."""
    known: dict[str, Person] = {}
    for person in settled:
        if person.name and person.title and len(person.name.split()) > 1:
            known.setdefault(person.name.split()[-1], person)
    if not known:
        return
    taken = {p.span.end for p in settled}
    for name, person in known.items():
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if end not in taken and (match := words_of.LAST_NAME.match(text, at)) and match[1] == name:
                yield person._replace(span=Span(at, end), title=None, name=name)
            at = text.find(name, end)
