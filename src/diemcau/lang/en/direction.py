"""Which way a request goes, and whether a "must" is an order at all."""

from __future__ import annotations

import re
from typing import NamedTuple

from diemcau.lang.en.frames import Force, Frame
from diemcau.lang.en.orders import FOREIGN_SIDE, PUBLIC, find_rank, names_unit
from diemcau.lang.en.speech import Names
from diemcau.lang.requests import Speaker

_PLAIN = {"must", "must both", "shall", "needs to", "need to", "has to", "have to", "should"}
_WEAK = {"is to", "are to", "is not to", "are not to", "was to", "were to", "was not to", "were not to"}
_SUPPOSED = re.compile(r"supposed to\Z")
_EXPECTED = re.compile(r"(?:is|are) (?:now |also |therefore )?expected to\Z")
_EVERY = re.compile(r"\W*(?:from [\w ]{2,30}: )?(?:every|each|all|no)\b", re.IGNORECASE)
_ASSIGNED = re.compile("assigned|entrusted|tasked|charged")
_OTHER_SIDE = re.compile(r"(?:the )?(?:authorities|government|side) of\b|host\b", re.IGNORECASE)
_OWN_SIDE = re.compile(r"(?:the )?(?:Vietnamese|Embassy|missions?|Mission|Department|Ministry|representative)")
_IN_PLACE = re.compile(r"\b(?:in|to|with|from) (?:the )?[A-Z]|\bon (?:both|either|each|the other|this) sides?\b")
_REQUESTED = re.compile(
    "instructed|ordered|told|requested|required|asked|urged|advised|reminded|encouraged|recommended|invited|called"
)


class Scene(NamedTuple):
    """What stands around a sentence with "must", "should" or "it is necessary to".

    Attributes:
        speaker: Whose words the sentence gives, or None.
        formal: Whether the document is a notice, a decision or the like.
        is_open: Whether a frame of orders is open.
        numbered: Whether the sentence is an item of a list.
        idle: How many sentences since the last order.
        has_issuer: Whether the document has named somebody who orders.
    """

    speaker: Speaker | None
    formal: bool
    is_open: bool
    numbered: bool
    idle: int
    has_issuer: bool


def is_proposal(frame: Frame, who: Speaker, addressee: str | None, names: Names) -> bool | None:
    """Whether a frame goes upward or across; None where a lower unit only reports how it advised a higher one."""
    issuer, target = find_rank(who.name), find_rank(addressee or "")
    foreign = addressee is not None and is_foreign(addressee, names)
    if frame.force is Force.PROPOSE:
        high = issuer is not None and issuer >= 6 and not who.foreign
        if addressee is None:
            return not high or any(FOREIGN_SIDE.search(p.span.quote(names.text)) for p in frame.pieces)
        return not (high and not foreign and target is not None and issuer is not None and target < issuer)
    if frame.force is Force.ORDER:
        if frame.verb.startswith("advis") and issuer is not None and target is not None and target > issuer:
            return None
        return foreign and frame.verb.lower().startswith(("recommend", "advis", "demand"))
    if foreign or who.foreign:
        return True
    if _OTHER_SIDE.match(addressee or ""):
        return True
    return issuer is not None and target is not None and target > issuer


def is_foreign(words: str, names: Names) -> bool:
    """Whether words name another state, its people in office, or both sides together."""
    if words.startswith(("their ", "his ", "her ", "its ", "our ")) and "counterpart" not in words:
        return False
    person = next((p for p in names.people if p.title and p.title in words), None)
    return (FOREIGN_SIDE.search(words) is not None and not _IN_PLACE.search(words) and not _OWN_SIDE.match(words)) or (
        person is not None and person.foreign
    )


def can_order(speaker: Speaker) -> bool:
    """Whether a speaker is somebody of the own side whose "must" is an order."""
    return not speaker.foreign and (speaker.is_person or names_unit(speaker.name) or speaker.name[0].isupper())


def is_order(frame: Frame, subject: str, scene: Scene, names: Names) -> bool:
    """Whether a "must", "should" or "it is necessary to" is an order and not a fact."""
    if subject and FOREIGN_SIDE.search(subject) and is_foreign(subject, names):
        return False
    speaks = scene.speaker is not None and can_order(scene.speaker)
    here = speaks and scene.speaker is not None and not scene.speaker.carried
    in_list = scene.formal or (scene.is_open and scene.numbered)
    if (
        _EVERY.match(subject)
        and names_unit(subject)
        and (frame.verb in _WEAK or _SUPPOSED.search(frame.verb) or _EXPECTED.search(frame.verb))
    ):
        return True
    if _EVERY.match(subject) and frame.verb in {"must", "shall"}:
        return True
    if _EXPECTED.search(frame.verb) and not subject.lower().startswith(("we", "you")):
        return False
    if (
        frame.verb in _WEAK
        or _SUPPOSED.search(frame.verb)
        or frame.verb.endswith(("responsible for", "responsible to"))
    ):
        told = here and scene.speaker is not None and scene.speaker.is_person
        return in_list or (names_unit(subject) and (told or (scene.is_open and scene.idle == 0)))
    if frame.verb == "may not":
        return in_list
    if frame.verb == "had to":
        return here and names_unit(subject)
    if _ASSIGNED.search(frame.verb):
        return names_unit(subject) and (
            speaks or frame.verb.startswith(("is ", "are ")) or scene.is_open or scene.formal or scene.has_issuer
        )
    if speaks or in_list:
        return True
    if frame.force is Force.NEED:
        return scene.is_open or scene.has_issuer
    if _REQUESTED.search(frame.verb):
        return names_unit(subject) or (" by " in frame.verb and subject[:1].isupper())
    if scene.is_open and scene.idle == 0 and frame.verb in _PLAIN:
        return True
    if scene.is_open or (scene.has_issuer and scene.idle <= 1):
        return names_unit(subject)
    if frame.verb in {"must", "shall"} and names_unit(subject) and not subject.lower().startswith(("we", "you", "i ")):
        return True
    return PUBLIC.search(subject) is not None and frame.verb not in {"has to", "have to"}
