"""How a language tells of papers that sides conclude and of delegations that come and go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from re import Pattern

from diemcau.lang.cued import Cued


@dataclass(frozen=True, slots=True)
class AccordWords:
    """The words; all patterns are for stretches of a text in small letters, unless they say otherwise.

    Attributes:
        cue: A word without which a sentence tells of no delegation.
        paper: The paper, in the group `n`.
        kinds: The kind of each word of `paper`.
        signed: What was done with it: signed, exchanged, in force.
        ahead: What before the paper makes it a plan, or several that are only counted.
        field: What it is about, in the group `f`, behind the paper.
        between: Both sides, in the groups `a` and `b`, behind the paper or the verb; as the text writes it.
        partner: The other side alone, in the group `b`; as the text writes it.
        delegation: One delegation, not several that are counted.
        sender: Whose it is, in the group `s`, behind its noun or, as `p`, before it; as the text writes it.
        led: The words before its head.
        inbound: Words by which it was received.
        outbound: Words by which it was sent.
        name: The whole name of an org, from its first word on; as the text writes it.
        venue: Ends of the words before an org that is the place and no side.
    """

    cue: Pattern[str]
    paper: Cued
    kinds: Mapping[str, str]
    signed: Cued
    ahead: Pattern[str]
    field: Pattern[str]
    between: Pattern[str]
    partner: Pattern[str]
    delegation: Cued
    sender: Pattern[str]
    led: Pattern[str]
    inbound: Pattern[str]
    outbound: Pattern[str]
    name: Pattern[str]
    venue: Pattern[str]
