"""Where orders are listed: behind a colon, or in the lines behind words that only announce them."""

from __future__ import annotations

import re

from diemcau.lang.vi import clauses
from diemcau.lang.vi.bodies import opens_unit
from diemcau.lang.vi.clauses import Piece
from diemcau.lang.vi.lines import Line
from diemcau.lang.vi.orders import ANNOUNCES, FOLLOWS
from diemcau.lang.vi.phrases import find_act


def start_of_orders(line: Line, after: int) -> int:
    """The place where a complement begins, behind "rằng", "là", "thêm"."""
    while after < len(line) and line.words[after] in {"rằng", "thêm", "rõ"}:
        after += 1
    return clauses.behind_marks(line, after, len(line)) if after < len(line) and not line.joined[after] else after


def announces(line: Line, after: int) -> bool:
    """Whether the sentence ends with a colon, or only says that tasks follow."""
    if line.ends_in_colon():
        return True
    if after >= len(line) or line.end - line.spots[after][0] > _LONGEST_ANNOUNCEMENT:
        return False
    return opens_unit(line, after) > 0 and is_announcement(line.text[line.spots[after][0] : line.end])


_LONGEST_ANNOUNCEMENT = 300  # characters: one sentence that says that tasks follow, and no task


def is_announcement(words: str) -> bool:
    """Whether words only say that tasks follow: "tập trung 4 nhiệm vụ sau"."""
    few = len(words) <= _LONGEST_ANNOUNCEMENT and ";" not in words
    return few and ANNOUNCES.search(words.strip()) is not None


def announces_list(line: Line, piece: Piece) -> bool:
    """Whether a piece only says that tasks follow, by its words or as a bare verb before the colon of a list."""
    words = act_words(line, piece)
    if is_announcement(words):
        return True
    behind = line.text[piece.span.end : min(line.end, piece.span.end + 4)].strip()
    return behind == ":" and (len(words.split()) < _BARE_ACT or _AS_FOLLOWS.search(words) is not None)


_BARE_ACT = 4  # syllables: a verb without an object
_AS_FOLLOWS = re.compile(r"(?:như sau|sau đây|(?:nội dung|nhiệm vụ|việc|yêu cầu|giải pháp) sau)\s*\Z", re.IGNORECASE)


def act_words(line: Line, piece: Piece) -> str:
    """The words of an order behind who is told."""
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
        if behind < stop and (is_announcement(head) or FOLLOWS.search(head) or _is_unit_only(line, after, behind)):
            pieces = clauses.split_orders(line, behind, stop)
            who = find_act(line, after, behind)
            first = line.span(who.who, who.verb) if who is not None and who.told else None
            if first is None and opens_unit(line, after):
                first = line.span(after, behind)
            return [piece if piece.addressee else piece._replace(addressee=first) for piece in pieces]
    return clauses.split_orders(line, after, stop, body=body)


def _is_unit_only(line: Line, first: int, last: int) -> bool:
    return opens_unit(line, first) > 0 and find_act(line, first, last) is None
