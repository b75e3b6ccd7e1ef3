"""Where a title ends and a personal name begins: both are runs of syllables with capitals."""

from __future__ import annotations

from diemcau.lang.vi import titles_words
from diemcau.lang.vi.countries import COUNTRIES
from diemcau.lang.vi.lines import Line, lowered
from diemcau.lang.vi.syllables import is_syllable

_COUNTRIES = frozenset(map(lowered, COUNTRIES))
_OPENING_COUNTRIES = tuple(sorted(_COUNTRIES))
_CLOSING_COUNTRIES = tuple(f" {country}" for country in _OPENING_COUNTRIES)
_LONGEST = 5  # syllables of a personal name
_LONGEST_RUN = 9  # syllables with capitals that are looked at together: a place and a name


def end_of_run(line: Line, at: int) -> int:
    """Behind the last syllable of a run with capitals that opens at a place; the place itself where none does."""
    last, stop = at, min(len(line), at + _LONGEST_RUN)
    while last < stop and line.is_capital(last) and line.words[last][0].isalpha():
        if last > at and not line.joined[last]:
            break
        last += 1
    return last


def may_be_name(line: Line, first: int, last: int) -> bool:
    """Whether a run with capitals behind an honorific is a name, and not that of a body or a title."""
    return last - first <= _LONGEST + 1 and line.words[first] not in titles_words.BODY_HEADS


def _start_of_run(line: Line, floor: int, last: int) -> int:
    start, floor = last, max(floor, last - _LONGEST_RUN)
    while start > floor and line.is_capital(start - 1) and line.words[start - 1][0].isalpha():
        if line.words[start - 1] in titles_words.BODY_HEADS:
            break
        start -= 1
        if not line.joined[start]:
            break
    return start


def closes_name(line: Line, at: int) -> bool:
    """Whether the syllables before a place are a name of two or more, so that no small syllable belongs to it."""
    return at - _start_of_run(line, 0, at) >= 2


def goes_on(line: Line, at: int) -> bool:
    """Whether a body's name goes on behind a mark: "Văn hóa, Thể thao và Du lịch", "Bà Rịa - Vũng Tàu"."""
    gap, word = line.gap(at), line.words[at]
    if not line.is_capital(at):
        return False
    return (gap == ", " and word == "thể" and line.words[at - 1] == "hóa") or (
        gap.strip() in {"-", "–"} and word in {"thương", "vũng"}
    )


def start_of_name(line: Line, floor: int, last: int) -> int:
    """Where the personal name that ends a title begins; `last` where it ends with none.

    Args:
        line: The line.
        floor: Behind the head of the title.
        last: Behind the whole.
    """
    first = _start_of_run(line, floor, last)
    if first == last:
        return last
    country = _country_at(line, first, last)
    if country:
        first += country
        return min(last, first)
    if _is_behind_place_noun(line, first):
        return first + _length_of_place(line.words[first:last])
    return _behind_body(line, floor, first, last)


def _country_at(line: Line, first: int, last: int) -> int:
    """How many syllables of a country's name open a run."""
    for size in range(min(4, last - first), 0, -1):
        if " ".join(line.words[first : first + size]) in _COUNTRIES:
            return (
                0
                if size == 1
                and is_syllable(line.words[first])
                and last - first > 2
                and _is_person(line.words[first:last])
                else size
            )
    return 0


def _is_behind_place_noun(line: Line, first: int) -> bool:
    return first > 0 and (
        line.words[first - 1] in titles_words.PLACE_NOUNS
        or " ".join(line.words[max(0, first - 2) : first]) in titles_words.PLACE_NOUNS
    )


def _is_person(run: list[str]) -> bool:
    return 2 <= len(run) <= _LONGEST and run[0] in titles_words.SURNAMES


def _length_of_place(run: list[str]) -> int:
    """How many syllables of a run behind "tỉnh" are the place's name; the rest is the person's."""
    for size in (3, 2):
        if " ".join(run[:size]) in titles_words.PLACES:
            return size
    if len(run) < 3:
        return len(run)
    if len(run) == 3:
        return 0 if _is_person(run) else _foreign_place(run)
    if len(run) == 4 and run[0] in titles_words.SURNAMES and run[1] in titles_words.MIDDLES:
        return 0
    return next((size for size in (2, 3, 1) if _is_person(run[size:])), 0 if _is_person(run) else 2)


def _foreign_place(run: list[str]) -> int:
    """Of "Champa Somphone Vilay" the first word is the place; of "Thừa Thiên Huế" all three are."""
    return len(run) if all(map(is_syllable, run)) else 1


def _behind_body(line: Line, floor: int, first: int, last: int) -> int:
    """The start of the name behind the name of a body: "Sở Công Thương | Trần Văn B"."""
    run = line.words[first:last]
    for skip in range(len(run)):
        if _is_person(run[skip:]) and (skip == 0 or len(run) - skip > 1):
            return first + skip
    if all(map(is_syllable, run)):
        return first if first == floor and len(run) <= 4 else last
    if len(run) == 1:
        return last if first == floor else first
    return first if len(run) == 2 or first > floor else last - 2


def is_foreign_office(line: Line, after: int, name_at: int, last: int, head: str) -> bool:
    """Whether an office is one of another country, by the country or the name behind it.

    Args:
        line: The line.
        after: Behind the head of the title.
        name_at: Where the name begins.
        last: Behind the whole.
        head: The head in small letters.
    """
    title = " ".join(line.words[after:name_at])
    if "việt nam" in title:
        return False
    if title.startswith(_OPENING_COUNTRIES) or title.endswith(_CLOSING_COUNTRIES):
        return True
    if head not in titles_words.STATE_HEADS | titles_words.FOREIGN_HEADS:
        return False
    run = [word for at, word in enumerate(line.words[after:last], start=after) if line.is_capital(at)]
    return bool(run) and any(len(word) > 2 and not is_syllable(word) for word in run[-2:])
