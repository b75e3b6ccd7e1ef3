"""Orders of duty in a Vietnamese sentence: "phải", "cần", "không được", and acts that somebody stresses."""

from __future__ import annotations

import re

from diemcau.lang.vi import clauses
from diemcau.lang.vi.bodies import opens_unit
from diemcau.lang.vi.clauses import Piece
from diemcau.lang.vi.frame import Force, Frame
from diemcau.lang.vi.lines import Line
from diemcau.lang.vi.listing import act_words, is_announcement, split_listed, start_of_orders
from diemcau.lang.vi.orders import MODAL_BEFORE, MODALS, NO_MODAL, SAY, STRESS
from diemcau.lang.vi.phrases import find_act, is_act
from diemcau.lang.vi.verbs import ADVERBS, STRONG

_SPEECH_MARK = re.compile(r"[:“\"]")
_FARTHEST = 60  # syllables between two words of one clause


def find_duties(line: Line, floor: int, end: int) -> list[Frame]:
    """Frames of "phải", "cần" and of acts behind "nhấn mạnh:" with no verb of asking before them."""
    said = _said(line, floor, end)
    if said is not None:
        return [said]
    place = _modal(line, floor, end)
    if place is None:
        return []
    start = _start_of_subject(line, place, floor)
    pieces = split_listed(line, start, end, body=place)
    kept = tuple(piece for piece in pieces if not is_announcement(_behind_modal(line, piece)))
    who = line.span(start, place) if start < place else None
    verb = " ".join(line.words[place : place + MODALS.find(line, place)])
    return [Frame(force=Force.MODAL, verb=verb, place=place, addressee=who, pieces=kept)]


def _behind_modal(line: Line, piece: Piece) -> str:
    words = act_words(line, piece)
    return re.sub(r"\A\W*(?:cần phải|cần|phải)\s", "", words, flags=re.IGNORECASE)


def _modal(line: Line, floor: int, end: int) -> int | None:
    """The first word of duty of a stretch that is no fact and no aside."""
    for place in MODALS.places(line, floor, end):
        size = MODALS.find(line, place)
        if not size or NO_MODAL.find(line, place) > 0:
            continue
        if place > floor and line.joined[place] and MODAL_BEFORE.find_before(line, place, 2):
            continue
        if line.words[place] == "nên" and not (
            place == floor or is_act(line, place + 1, weak=True) if place + 1 < len(line) else False
        ):
            continue
        if line.words[place : place + size] == ["được", "giao"] and not _is_told_to(line, place + size):
            continue
        if _is_subordinate(line, place, floor) or not _has_predicate(line, place, size):
            continue
        return place
    return None


def _has_predicate(line: Line, place: int, size: int) -> bool:
    """Whether "cần" is followed by an act: "cần vốn" needs a thing and asks nobody."""
    if line.words[place : place + size] != ["cần"]:
        return True
    if place and line.joined[place] and line.words[place - 1] in {"rất", "đang", "vẫn", "những"}:
        return False
    behind = place + 1
    return behind < len(line) and (
        is_act(line, behind, weak=True) or line.words[behind] in {"có", "được", "là", "sẵn", "từng"}
    )


_SUBORDINATE = frozenset({"để", "nếu", "khi", "trường", "do", "vì", "mặc", "tuy", "dù", "nhằm", "sau", "trước"})


def _is_subordinate(line: Line, place: int, floor: int) -> bool:
    """Whether a word of duty stands in a clause that only says when, what for or which: "nội dung mà ngành cần ..."."""
    start, floor = place, max(floor, place - _FARTHEST)
    while start > floor and line.joined[start]:
        start -= 1
        if line.words[start] == "mà":
            return True
    return line.words[start] in _SUBORDINATE and start < place


def _is_told_to(line: Line, at: int) -> bool:
    """Whether an act follows "được giao", and no number of tasks."""
    return at < len(line) and line.joined[at] and is_act(line, at, weak=True)


def _start_of_subject(line: Line, place: int, floor: int) -> int:
    """Where the subject of a word of duty begins: behind the last mark or verb of saying, past a list of units."""
    start, floor = place, max(floor, place - _FARTHEST)
    while start > floor and line.joined[start] and not _closes_saying(line, start):
        start -= 1
    while start > floor and line.gap(start).strip() == "," and not _closes_saying(line, start):
        before = start - 1
        while before > floor and line.joined[before]:
            before -= 1
        if line.words[before : before + 2] == ["đối", "với"]:
            return before
        verbs = any(STRONG.find(line, at) or SAY.find(line, at) for at in range(before + 1, start))
        if (
            verbs
            or not opens_unit(line, before)
            or not (opens_unit(line, start) or line.is_capital(start))
            or start - before > 8
        ):
            break
        start = before
    return start


def _closes_saying(line: Line, place: int) -> bool:
    """Whether a verb of saying, with or without "rằng", ends before a place."""
    if line.words[place - 1] in {"rằng", "là"} and place > 1 and SAY.find_before(line, place - 1, 3):
        return True
    return line.words[place - 1] in {"nói", "mà"} or SAY.find_before(line, place, 3) > 1


def _said(line: Line, floor: int, end: int) -> Frame | None:
    """An act without subject behind a verb of stress and a mark: "nhấn mạnh: tiếp tục ..."."""
    for place in STRESS.places(line, floor, end):
        size = STRESS.find(line, place)
        after = start_of_orders(line, place + size)
        if not size or after >= end or line.joined[after] or not _SPEECH_MARK.search(line.gap(after)):
            continue
        act = find_act(line, after, end)
        if act is None or (act.told and not MODALS.find(line, act.verb) and ":" not in line.gap(after)):
            continue
        if not act.told and not (STRONG.find(line, act.verb) or ADVERBS.find(line, act.verb)):
            continue
        pieces = tuple(
            p for p in clauses.split_orders(line, after, end) if not is_announcement(p.span.quote(line.text))
        )
        verb = " ".join(line.words[place : place + size])
        return Frame(force=Force.IMPERATIVE, verb=verb, place=place, pieces=pieces)
    return None
