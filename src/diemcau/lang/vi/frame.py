"""What a frame of a Vietnamese sentence is: a verb of asking or of duty with the orders that hang on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from diemcau.lang.vi.clauses import Piece
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
