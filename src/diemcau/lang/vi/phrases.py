"""Where the noun phrase of who is told ends and the act begins."""

from __future__ import annotations

from typing import NamedTuple

from diemcau.lang.vi.bodies import NOT_UNITS, THINGS, UNITS, opens_unit
from diemcau.lang.vi.lines import Line
from diemcau.lang.vi.orders import MODALS, NO_MODAL
from diemcau.lang.vi.titles_words import BODY_WORDS, STOPS
from diemcau.lang.vi.verbs import ADVERBS, NO_ACT, NOMINAL, PLAIN, QUALIFIED, QUALIFYING, STRONG, WEAK

_FARTHEST = 34  # syllables from the start of who is told to the verb


class Act(NamedTuple):
    """The start of an order.

    Attributes:
        who: The place where who is told begins; that of the verb where nobody is named.
        verb: The place where the act begins.
        told: Whether the words before the verb name somebody who can be told.
    """

    who: int
    verb: int
    told: bool


def find_act(line: Line, first: int, last: int, *, lists: bool = True) -> Act | None:
    """Who is told and where the act begins, in a stretch that opens with either; None where it opens with neither.

    Args:
        line: The sentence.
        first: Where the stretch begins.
        last: Behind it.
        lists: Whether the one who is told may be several, parted by commas.
    """
    if first >= last:
        return None
    if line.words[first] == "được" and first + 1 < last and is_act(line, first + 1, weak=True):
        return Act(first, first, told=False)
    unit = opens_unit(line, first)
    opening = _opening(line, first)
    if opening and not (unit > opening):
        return Act(first, first, told=False)
    if not unit:
        unit = _plural(line, first)
    if not unit:
        modal = _first_modal(line, first, last)
        return Act(first, modal, told=False) if modal is not None else None
    verb = _verb_behind(line, first + unit, last, lists=lists)
    return Act(first, verb, told=True) if verb is not None else None


def _opening(line: Line, place: int) -> int:
    """How many syllables of a verb or of an adverb of orders stand at a place."""
    size = max(group.find(line, place) for group in (STRONG, ADVERBS, PLAIN, WEAK))
    return size if size > NO_ACT.find(line, place) else 0


def is_act(line: Line, place: int, *, weak: bool = False) -> bool:
    """Whether an act opens at a place; a weak verb only where that is asked for."""
    known = STRONG.find(line, place) or ADVERBS.find(line, place)
    return bool(known or (weak and (PLAIN.find(line, place) or WEAK.find(line, place))))


_EACH = frozenset({"mỗi", "mọi", "từng"})
_PLURALS = frozenset({"các", "những", "mỗi", "từng", "toàn"})


def _plural(line: Line, place: int) -> int:
    """How many syllables of "các" and a noun that is no thing stand at a place; 0 where none do."""
    if line.words[place] not in _PLURALS or place + 2 >= len(line) or THINGS.find(line, place + 1):
        return 0
    return 2 if not NOT_UNITS.find(line, place + 1) and not STRONG.find(line, place + 1) else 0


def is_named(line: Line, place: int) -> bool:
    """Whether a word that may be a verb is a noun behind "các": "các tổ chức hữu nghị"."""
    return place > 0 and line.words[place - 1] in {"các", "những", "mỗi", "từng"} and UNITS.find(line, place) > 0


def _first_modal(line: Line, first: int, last: int) -> int | None:
    """The first "phải", "cần" behind a subject that is no unit: "mỗi chuyến đi phải có địa chỉ"."""
    for place in range(first, min(last, first + _FARTHEST)):
        if place > first and not line.joined[place] and not _is_parallel(line, first, place):
            return None
        if MODALS.find(line, place) and not NO_MODAL.find(line, place):
            return place
    return None


def _is_parallel(line: Line, first: int, place: int) -> bool:
    """Whether a comma only parts two subjects of one form: "mỗi con đập, mỗi cửa cống phải ..."."""
    return line.gap(place).strip() == "," and line.words[place] == line.words[first] in _EACH


def _verb_behind(line: Line, at: int, last: int, *, lists: bool) -> int | None:
    """The place of the act behind the head of who is told."""
    weak: int | None = None
    blocked: int | None = None
    for place in range(at, min(last, at + _FARTHEST)):
        if not line.joined[place] and not _goes_on(line, place, lists=lists):
            if (
                place > at
                and line.gap(place).strip() == ","
                and is_act(line, place)
                and weak is None
                and blocked is None
            ):
                return place
            break
        if line.is_capital(place) or (line.is_capital(place - 1) and BODY_WORDS.find(line, place - 1) > 1):
            continue
        if MODALS.find(line, place) and not NO_MODAL.find(line, place):
            return place
        if place > at and _is_nominal(line, place):
            continue
        if is_named(line, place):
            continue
        if (STRONG.find(line, place) or ADVERBS.find(line, place)) and not NO_ACT.find(line, place):
            if not _qualifies(line, place):
                return place
            blocked = place if blocked is None else blocked
        elif PLAIN.find(line, place) and not NO_ACT.find(line, place):
            return place
        elif WEAK.find(line, place) and weak is None:
            weak = place
    if weak is not None or blocked is not None:
        return weak if weak is not None else blocked
    return _behind_name(line, at, last)


def _behind_name(line: Line, at: int, last: int) -> int | None:
    """The place behind the name of a body, "Sở Tài chính | ...", where no known verb stands."""
    if at >= last or not line.is_capital(at) or BODY_WORDS.find(line, at) < 2:
        return None
    behind = at + BODY_WORDS.find(line, at)
    follows = behind + 1 < last and line.joined[behind] and line.joined[behind + 1]
    return behind if follows and not line.is_capital(behind) and line.words[behind] not in STOPS else None


def _goes_on(line: Line, place: int, *, lists: bool) -> bool:
    """Whether a list of units goes on behind a comma, or a name in quotation marks or brackets."""
    mark = line.gap(place).strip()
    if mark in {",", "-", "–"}:
        return lists and (line.is_capital(place) or opens_unit(line, place) > 0) and not STRONG.find(line, place)
    return mark in {"(", ")", "“", "”", '"', "&", "/"}


def _is_nominal(line: Line, place: int) -> bool:
    named = place > 1 and line.is_capital(place - 2) and BODY_WORDS.find(line, place - 2) > 1
    if place > 1 and line.words[place - 1] == "sự" and line.words[place - 2] in _ENDS_IN_SU:
        return False  # "phòng lãnh sự | mở cửa"
    return line.joined[place] and not named and NOMINAL.find_before(line, place, 3) > 0


_ENDS_IN_SU = frozenset({"lãnh", "nhân", "quân", "dân", "thời", "đại"})


def _qualifies(line: Line, place: int) -> bool:
    """Whether a verb only says which unit is meant: "các đơn vị chủ trì | ..." with another verb close behind."""
    size = QUALIFYING.find(line, place)
    if not size or not QUALIFIED.find_before(line, place, 2):
        return False
    behind = place + size
    return behind < len(line) and line.joined[behind] and bool(STRONG.find(line, behind) or ADVERBS.find(line, behind))
