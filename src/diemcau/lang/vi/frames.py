"""Who wants what of whom, in one Vietnamese sentence.

A frame is a verb of asking with its subject and the orders that hang on it, or a bare "phải", "cần" with its own
subject. Whose words they are, where the sentence does not say, is settled in `requests`.
"""

from __future__ import annotations

from typing import NamedTuple

from diemcau.lang.vi import clauses
from diemcau.lang.vi.bodies import opens_unit
from diemcau.lang.vi.duties import find_duties
from diemcau.lang.vi.frame import Force, Frame
from diemcau.lang.vi.lines import Line, Phrases, lowered
from diemcau.lang.vi.listing import announces, announces_list, split_listed, start_of_orders
from diemcau.lang.vi.orders import (
    ASK,
    MODALS,
    NO_REQUEST,
    ORDER,
    ORDER_NOUN,
    PAPER,
    PROPOSE,
    SAY,
    TASK_NOUN,
    WISH,
)
from diemcau.lang.vi.phrases import Act, find_act, is_act
from diemcau.lang.vi.speech import Names, aux_before, find_subject, is_noun
from diemcau.records import Span


class _Spot(NamedTuple):
    force: Force
    place: int
    after: int
    subject: Span | None
    clause: int
    joined: bool


_GROUPS = ((Force.ORDER, ORDER), (Force.ASK, ASK), (Force.PROPOSE, PROPOSE), (Force.WISH, WISH))
_OPENINGS = frozenset[str]().union(*(group.openings for _, group in _GROUPS))
# Verbs that make no order without saying who is told.
_NEED_WHO = Phrases(
    "giao|phân công|nhắc|nhắc nhở|đôn đốc|chỉ thị|ủy quyền|quán triệt|lưu ý|vận động|động viên|cảnh báo|xin|kêu gọi"
)
_ASIDE = 12  # syllables between "như" and the verb that it points with
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
    stated = find_duties(line, floor, end if asked else len(line))
    return [*stated, *asked]


def _noun_frame(line: Line, names: Names) -> Frame | None:
    """ "Truyền đạt yêu cầu của Thủ tướng: ...": the order of the one that the noun belongs to."""
    noun = ORDER_NOUN.search(line.text, line.start, line.end)
    if noun is None:
        return _task_frame(line)
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


def _task_frame(line: Line) -> Frame | None:
    """ "Nhiệm vụ quý IV: lập danh sách; sửa đèn": tasks of the house, where acts follow."""
    head = TASK_NOUN.match(line.text, line.start, line.end)
    at = line.at(head.end()) if head is not None else len(line)
    if at >= len(line) or not is_act(line, at, weak=True):
        return None
    pieces = tuple(clauses.split_orders(line, at, len(line)))
    return Frame(force=Force.ORDER, verb="giao", place=0, pieces=pieces, opens=True) if len(pieces) > 1 else None


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
        if line.words[place] not in _OPENINGS:
            place += 1
            continue
        force, size = _verb_at(line, place)
        paired = place > 1 and not line.joined[place] and line.words[place - 2 : place] == ["lãnh", "đạo"]
        if (
            force is None
            or paired
            or (line.is_capital(place) and not _opens(line, place, floor))
            or is_noun(line, place)
            or _refers(line, place, floor)
        ):
            place += 1
            continue
        subject, clause = find_subject(line, place, floor, names)
        joined = subject is None and _is_joined(line, place, floor)
        found.append(_Spot(force, place, place + size, subject, clause if subject else place, joined))
        place += size
    return found


def _refers(line: Line, place: int, floor: int) -> bool:
    """ "Như Thứ trưởng đã đề nghị": what was asked elsewhere is only pointed at."""
    spot = place
    while spot > max(floor, place - _ASIDE) and line.joined[spot]:
        spot -= 1
        if line.words[spot] == "như":
            return line.words[spot + 1] != "sau"
    return False


def _is_joined(line: Line, place: int, floor: int) -> bool:
    """Whether a verb goes on with the subject of the one before, behind a mark or "và"."""
    last = place
    while last > floor and (size := aux_before(line, last)) and last - size >= floor:
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
    if announces(line, spot.after):
        return True
    after = start_of_orders(line, spot.after)
    act = find_act(line, after, len(line)) or _told_anything(line, spot, after, len(line))
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


def _told_anything(line: Line, spot: _Spot, after: int, stop: int) -> Act | None:
    """The act behind somebody who is told, where no known verb stands: words go on behind his name without a mark."""
    if spot.force not in {Force.ORDER, Force.ASK} or after >= stop or not (spot.subject or spot.joined):
        return None
    at = after
    while at < stop and (at == after or line.joined[at]) and (size := opens_unit(line, at)):
        at += size
    behind = line.words[at : at + _LEAST_ACT]
    goes_on = at > after and len(behind) == _LEAST_ACT and at + _LEAST_ACT <= stop
    if not goes_on or not all(line.joined[at : at + _LEAST_ACT]) or line.is_capital(at) or behind[0] in _NO_VERBS:
        return None
    return Act(after, at, told=True)


_LEAST_ACT = 3  # syllables of an act: a verb and its object
# What goes on with the name of a body, or tells what it did.
_NO_VERBS = frozenset(
    """
    của về trong ngoài tại ở có đã đang sẽ bị là và hoặc theo từ với cho để do khi này đó kia nào trên dưới liên chức
    thuộc các những mọi một hai ba bốn cấp trực được việc thông hữu nhà địa nước tỉnh trung trở
    """.split()
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


def _frame_of(line: Line, spot: _Spot, stop: int) -> Frame | None:
    verb = " ".join(line.words[spot.place : spot.after])
    opens = spot.subject is None and not spot.joined
    after = start_of_orders(line, spot.after)
    act = find_act(line, after, stop) or _told_anything(line, spot, after, stop)
    pieces = split_listed(line, after, stop, body=act.verb if act else None)
    if act is not None and act.told and pieces and pieces[0].addressee is None:
        pieces[0] = pieces[0]._replace(addressee=line.span(act.who, act.verb))
    kept = tuple(piece for piece in pieces if not announces_list(line, piece))
    addressee = pieces[0].addressee if pieces else None
    if not pieces:
        if not announces(line, spot.after):
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
