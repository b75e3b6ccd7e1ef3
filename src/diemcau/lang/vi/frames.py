"""Who wants what of whom, in one Vietnamese sentence.

A frame is a verb of asking with its subject and the orders that hang on it, or a bare "phải", "cần" with its own
subject. Whose words they are, where the sentence does not say, is settled in `requests`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from diemcau.lang.vi import clauses
from diemcau.lang.vi.bodies import opens_unit
from diemcau.lang.vi.clauses import Piece
from diemcau.lang.vi.lines import Line, Phrases, lowered
from diemcau.lang.vi.orders import (
    ANNOUNCES,
    ASK,
    AUX,
    FOLLOWS,
    MODAL_BEFORE,
    MODALS,
    NO_MODAL,
    NO_REQUEST,
    NOUN_BEFORE,
    ORDER,
    ORDER_NOUN,
    PAPER,
    PROPOSE,
    SAY,
    STRESS,
    WISH,
)
from diemcau.lang.vi.phrases import find_act, is_act
from diemcau.lang.vi.speech import Names, find_subject
from diemcau.lang.vi.titles_words import BODY_WORDS
from diemcau.lang.vi.verbs import ADVERBS, STRONG
from diemcau.records import Span


class Force(StrEnum):
    """What sort of frame it is."""

    ORDER = "order"
    ASK = "ask"
    PROPOSE = "propose"
    WISH = "wish"
    MODAL = "modal"
    IMPERATIVE = "imperative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One frame of a sentence.

    Attributes:
        force: Its sort.
        verb: The word that made the frame, in small letters.
        place: The place of that word in the line.
        subject: Words that name who wants it, or None where the sentence leaves it to its context.
        addressee: Words that name who is to do it where no order follows in the sentence, or None.
        pieces: The separate orders; empty where the sentence only says that orders follow.
        relay: Words that name who passes it on, or None.
        opens: Whether the verb opens the sentence, with no subject before it.
    """

    force: Force
    verb: str
    place: int
    subject: Span | None = None
    addressee: Span | None = None
    pieces: tuple[Piece, ...] = ()
    relay: Span | None = None
    opens: bool = False


class _Spot(NamedTuple):
    force: Force
    place: int
    after: int
    subject: Span | None
    clause: int
    joined: bool


_GROUPS = ((Force.ORDER, ORDER), (Force.ASK, ASK), (Force.PROPOSE, PROPOSE), (Force.WISH, WISH))
# Verbs that make no order without saying who is told.
_NEED_WHO = Phrases(
    "giao|phân công|nhắc|nhắc nhở|đôn đốc|chỉ thị|ủy quyền|quán triệt|lưu ý|vận động|động viên|cảnh báo|xin|kêu gọi"
)
_FARTHEST = 60  # syllables between two words of one clause
_DONE = frozenset({"đã", "luôn", "thường", "từng", "đang"})


def find_frames(line: Line, floor: int, names: Names) -> list[Frame]:
    """Every frame of a sentence in order.

    Args:
        line: The sentence, without the number of a list and the attribution at its end.
        floor: The place behind the words that join it to the sentence before.
        names: The people of the document.
    """
    if not line.words:
        return []
    noun = _noun_frame(line, names)
    if noun is not None:
        return [noun]
    asked = _asked(line, floor, names)
    end = line.at(asked[0].subject.start) if asked and asked[0].subject else asked[0].place if asked else len(line)
    stated = _stated(line, floor, end if asked else len(line))
    return [*stated, *asked]


def _noun_frame(line: Line, names: Names) -> Frame | None:
    """ "Truyền đạt yêu cầu của Thủ tướng: ...": the order of the one that the noun belongs to."""
    noun = ORDER_NOUN.search(line.text, line.start, line.end)
    if noun is None:
        return None
    at = line.at(noun.end())
    pieces = clauses.split_orders(line, at, len(line)) if at < len(line) else []
    if at < len(line) and not pieces:
        return None
    place = line.at(noun.start())
    relay = next(
        (
            find_subject(line, spot, 0, names)[0]
            for spot in range(place, 0, -1)
            if SAY.find(line, spot) or spot == place
        ),
        None,
    )
    for spot in range(1, place):
        if SAY.find(line, spot):
            relay = find_subject(line, spot, 0, names)[0] or relay
            break
    return Frame(
        force=Force.ORDER,
        verb="yêu cầu",
        place=place,
        subject=Span(*noun.span("who")),
        pieces=tuple(pieces),
        relay=relay,
    )


def _asked(line: Line, floor: int, names: Names) -> list[Frame]:
    """Frames of verbs of asking; each reaches to the clause of the next."""
    spots: list[_Spot] = []
    for spot in _spots(line, floor, names):
        if spots and _is_inside(line, spots[-1], spot):
            continue
        if _fits(line, spot):
            spots.append(spot)
    frames: list[Frame] = []
    for number, spot in enumerate(spots):
        stop = spots[number + 1].clause if number + 1 < len(spots) else len(line)
        frame = _frame_of(line, spot, _stop_of(line, spot.after, stop))
        if frame is not None:
            frames.append(frame)
    return frames


def _stop_of(line: Line, after: int, stop: int) -> int:
    """The end of a frame without what opens the next."""
    return clauses.before_joint(line, after, stop) if stop < len(line) else stop


def _spots(line: Line, floor: int, names: Names) -> list[_Spot]:
    found: list[_Spot] = []
    place = floor
    while place < len(line):
        force, size = _verb_at(line, place)
        paired = place > 1 and not line.joined[place] and line.words[place - 2 : place] == ["lãnh", "đạo"]
        if (
            force is None
            or paired
            or (line.is_capital(place) and not _opens(line, place, floor))
            or _is_noun(line, place)
        ):
            place += 1
            continue
        subject, clause = find_subject(line, place, floor, names)
        joined = subject is None and _is_joined(line, place, floor)
        found.append(_Spot(force, place, place + size, subject, clause if subject else place, joined))
        place += size
    return found


def _is_joined(line: Line, place: int, floor: int) -> bool:
    """Whether a verb goes on with the subject of the one before, behind a mark or "và"."""
    last = place
    while last > floor and line.joined[last] and (size := AUX.find_before(line, last)) and last - size >= floor:
        last -= size
    return last > floor and (not line.joined[last] or line.words[last - 1] in {"và", "thời"})


def _opens(line: Line, place: int, floor: int) -> bool:
    """Whether a capital at a place is that of a sentence, a list item or a quotation."""
    return place == floor or not line.joined[place]


def _verb_at(line: Line, place: int) -> tuple[Force | None, int]:
    best: tuple[Force | None, int] = (None, 0)
    for force, group in _GROUPS:
        size = group.find(line, place)
        if size > best[1]:
            best = force, size
    if best[1] and NO_REQUEST.find(line, place) > best[1]:
        return None, 0
    return best


def _is_noun(line: Line, place: int) -> bool:
    """Whether a noun of asking and no verb stands at a place: "theo đề nghị của", "55 kiến nghị"."""
    if (
        place == 0
        or not line.joined[place]
        or (place > 1 and BODY_WORDS.find(line, place - 2) == 2 and line.is_capital(place - 2))
    ):
        return False
    return NOUN_BEFORE.find_before(line, place) > 0 or line.words[place - 1][-1].isdigit()


def _is_inside(line: Line, before: _Spot, spot: _Spot) -> bool:
    """Whether a verb only belongs to what the verb before it orders."""
    first, last = before.after, min(spot.clause + 1, len(line))
    marked = last - first > _FARTHEST or not all(line.joined[first:last])
    if spot.subject is not None:
        return not marked and line.words[spot.clause - 1] not in {"và", "thời"}
    if not spot.joined:
        return True
    if _ACTS.find(line, spot.place) and before.force is not Force.PROPOSE:
        return True
    gap = (
        line.gap(spot.place)
        if not line.joined[spot.place]
        else line.gap(spot.clause)
        if spot.clause < len(line)
        else ""
    )
    if ";" in gap or "thời" in line.words[max(before.after, spot.place - 2) : spot.place]:
        return False
    act = find_act(line, spot.after, len(line))
    told = act is not None and act.told
    return not told or (spot.force is Force.PROPOSE and before.force is not Force.PROPOSE)


# Verbs that an order can be about: joined to one, they belong to it.
_ACTS = Phrases(
    "vận động|động viên|khuyến cáo|kêu gọi|đôn đốc|nhắc nhở|chỉ đạo|cảnh báo|mời gọi|phân công|gợi mở|quán triệt"
)


def _fits(line: Line, spot: _Spot) -> bool:
    """Whether something that can be ordered follows a verb of asking."""
    if spot.after >= len(line) and spot.subject is None and not spot.joined:
        return False  # a heading: "Yêu cầu:", "Kiến nghị:"
    if _announces(line, spot.after):
        return True
    act = find_act(line, _start(line, spot.after), len(line))
    if act is None:
        return _lists_behind_unit(line, spot.after)
    verb = " ".join(line.words[spot.place : spot.after])
    if not act.told and _NEED_WHO.holds(verb):
        return bool(MODALS.find(line, act.verb) or (":" in line.gap(spot.after)))
    if verb == "chỉ đạo" and not act.told:
        return ":" in line.gap(spot.after) or not (
            spot.place > 0 and (line.words[spot.place - 1] in _DONE or line.joined[spot.place])
        )
    inner = spot.subject is None and not spot.joined and spot.place > 0 and line.joined[spot.place]
    if inner and act.told and PAPER.search(lowered(line.quote(_clause_of(line, spot.place), spot.place))):
        return True
    return not inner or (
        act.told and not any(is_act(line, at) for at in range(_clause_of(line, spot.place), spot.place))
    )


def _clause_of(line: Line, place: int) -> int:
    """The place behind the last mark before a place."""
    floor = max(0, place - _FARTHEST)
    while place > floor and line.joined[place]:
        place -= 1
    return place


def _lists_behind_unit(line: Line, after: int) -> bool:
    """Whether orders follow behind who is told and a colon: "yêu cầu các sở: một là, ..."."""
    if after >= len(line) or not opens_unit(line, after):
        return False
    last = min(len(line), after + _FARTHEST)
    stop = next((place for place in range(after + 1, last) if ":" in line.gap(place)), None)
    return stop is not None and find_act(line, clauses.behind_marks(line, stop, len(line)), len(line)) is not None


def _start(line: Line, after: int) -> int:
    """The place where a complement begins, behind "rằng", "là", "thêm"."""
    while after < len(line) and line.words[after] in {"rằng", "thêm", "rõ"}:
        after += 1
    return clauses.behind_marks(line, after, len(line)) if after < len(line) and not line.joined[after] else after


def _announces(line: Line, after: int) -> bool:
    """Whether the sentence ends with a colon, or only says that tasks follow."""
    if line.ends_in_colon():
        return True
    if after >= len(line) or line.end - line.spots[after][0] > _LONGEST_ANNOUNCEMENT:
        return False
    return opens_unit(line, after) > 0 and _is_announcement(line.text[line.spots[after][0] : line.end])


_LONGEST_ANNOUNCEMENT = 300  # characters: one sentence that says that tasks follow, and no task


def _is_announcement(words: str) -> bool:
    few = len(words) <= _LONGEST_ANNOUNCEMENT and ";" not in words
    return few and ANNOUNCES.search(words.strip()) is not None


def _frame_of(line: Line, spot: _Spot, stop: int) -> Frame | None:
    verb = " ".join(line.words[spot.place : spot.after])
    opens = spot.subject is None and not spot.joined
    after = _start(line, spot.after)
    act = find_act(line, after, stop)
    pieces = split_listed(line, after, stop, body=act.verb if act else None)
    kept = tuple(piece for piece in pieces if not _announces_list(line, piece))
    addressee = pieces[0].addressee if pieces else None
    if not pieces:
        if not _announces(line, spot.after):
            return None
        addressee = line.span(after, stop) if after < stop and opens_unit(line, after) else None
    return Frame(
        force=spot.force,
        verb=verb,
        place=spot.place,
        subject=spot.subject,
        addressee=addressee,
        pieces=kept,
        opens=opens,
    )


def _announces_list(line: Line, piece: Piece) -> bool:
    """Whether a piece only says that tasks follow, by its words or as a bare verb before the colon of a list."""
    words = _act_words(line, piece)
    if _is_announcement(words):
        return True
    behind = line.text[piece.span.end : min(line.end, piece.span.end + 4)].strip()
    return behind == ":" and (len(words.split()) < _BARE_ACT or _AS_FOLLOWS.search(words) is not None)


_BARE_ACT = 4  # syllables: a verb without an object
_AS_FOLLOWS = re.compile(r"(?:như sau|sau đây|(?:nội dung|nhiệm vụ|việc|yêu cầu|giải pháp) sau)\s*\Z", re.IGNORECASE)


def _act_words(line: Line, piece: Piece) -> str:
    return line.text[piece.addressee.end if piece.addressee else piece.span.start : piece.span.end]


_COLON = re.compile(r":\s*(?=\S)")


def split_listed(line: Line, after: int, stop: int, *, body: int | None = None) -> list[Piece]:
    """The orders of a stretch; where its head only announces ("các nhiệm vụ sau: ...; ..."), those behind the colon."""
    if after >= stop:
        return []
    end = line.spots[stop - 1][1]
    colon = _COLON.search(line.text, line.spots[after][0], end)
    if colon is not None:
        head = line.text[line.spots[after][0] : colon.start()]
        behind = line.at(colon.end())
        if behind < stop and (_is_announcement(head) or FOLLOWS.search(head) or _is_unit_only(line, after, behind)):
            pieces = clauses.split_orders(line, behind, stop)
            who = find_act(line, after, behind)
            first = line.span(who.who, who.verb) if who is not None and who.told else None
            if first is None and opens_unit(line, after):
                first = line.span(after, behind)
            return [piece if piece.addressee else piece._replace(addressee=first) for piece in pieces]
    return clauses.split_orders(line, after, stop, body=body)


def _is_unit_only(line: Line, first: int, last: int) -> bool:
    return opens_unit(line, first) > 0 and find_act(line, first, last) is None


def _stated(line: Line, floor: int, end: int) -> list[Frame]:
    """Frames of "phải", "cần" and of acts behind "nhấn mạnh:" with no verb of asking before them."""
    said = _said(line, floor, end)
    if said is not None:
        return [said]
    place = _modal(line, floor, end)
    if place is None:
        return []
    start = _start_of_subject(line, place, floor)
    pieces = split_listed(line, start, end, body=place)
    kept = tuple(piece for piece in pieces if not _is_announcement(_behind_modal(line, piece)))
    who = line.span(start, place) if start < place else None
    verb = " ".join(line.words[place : place + MODALS.find(line, place)])
    return [Frame(force=Force.MODAL, verb=verb, place=place, addressee=who, pieces=kept)]


def _behind_modal(line: Line, piece: Piece) -> str:
    words = _act_words(line, piece)
    return re.sub(r"\A\W*(?:cần phải|cần|phải)\s", "", words, flags=re.IGNORECASE)


def _modal(line: Line, floor: int, end: int) -> int | None:
    """The first word of duty of a stretch that is no fact and no aside."""
    for place in range(floor, end):
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
    for place in range(floor, end):
        size = STRESS.find(line, place)
        after = _start(line, place + size)
        if not size or after >= end or line.joined[after] or not re.search(r"[:“\"]", line.gap(after)):
            continue
        act = find_act(line, after, end)
        if act is None or (act.told and not MODALS.find(line, act.verb) and ":" not in line.gap(after)):
            continue
        if not act.told and not (STRONG.find(line, act.verb) or ADVERBS.find(line, act.verb)):
            continue
        pieces = tuple(
            p for p in clauses.split_orders(line, after, end) if not _is_announcement(p.span.quote(line.text))
        )
        verb = " ".join(line.words[place : place + size])
        return Frame(force=Force.IMPERATIVE, verb=verb, place=place, pieces=pieces)
    return None
