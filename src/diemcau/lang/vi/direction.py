"""Which way a Vietnamese request goes, and whether a "phải" is an order at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from diemcau.lang.requests import Speaker
from diemcau.lang.vi.bodies import PUBLIC, find_rank, is_envoy, is_foreign_side, is_other_state, opens_unit
from diemcau.lang.vi.frame import Force, Frame
from diemcau.lang.vi.lines import Line, lowered

_HIGH = 6  # rank of a ministry: from here on a suggestion to nobody in particular is a wish for those below
_PROVINCE = frozenset({3, 4})  # ranks of provinces and their departments, which ask envoys and order them nothing
_ADVICE = frozenset({"hãy", "nên", "không nên", "đừng", "được khuyến cáo"})
# Every one of a group, who therefore is told: "mỗi xã", "xã nào cũng".
_EACH = re.compile(r"\A(?:từ nay,? )?(?:mỗi|từng|mọi|tất cả)(?!\w)|(?<!\w)nào(?: cũng)?\Z")
_PLAIN = frozenset({"phải", "cũng phải", "đều phải", "không được", "buộc phải"})
_DUTIES = frozenset({"có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ"})


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands around a sentence with "phải" or "cần".

    Attributes:
        speaker: Whose words the sentence gives, or None.
        formal: Whether the document is a notice, a decision or the like.
        is_open: Whether a frame of orders is open.
        listed: Whether that frame announced a list.
        numbered: Whether the sentence is an item of a list.
        idle: How many sentences since the last order.
        public: Whether the house advises the public: a mission, a ministry, no newspaper.
    """

    speaker: Speaker | None
    formal: bool
    is_open: bool
    listed: bool
    numbered: bool
    idle: int
    public: bool


def is_proposal(frame: Frame, who: Speaker, addressee: str | None) -> bool | None:
    """Whether a frame goes upward or across; None where it is a mere wish."""
    issuer, target = find_rank(lowered(who.name)), find_rank(lowered(addressee or ""))
    foreign = addressee is not None and (is_foreign_side(addressee) or (issuer in _PROVINCE and is_envoy(addressee)))
    if frame.force is Force.ORDER:
        return addressee is not None and is_other_state(addressee)
    # Who is not known to stand high asks a ministry and orders it nothing.
    higher = target is not None and target > (_HIGH - 1 if issuer is None else issuer)
    if frame.force is Force.ASK:
        return foreign or who.foreign or higher
    own = issuer is not None and not who.foreign and not foreign
    below = own and target is not None and issuer is not None and target < issuer
    if frame.force is Force.WISH:
        idle = below or (own and target is None and issuer is not None and issuer >= _HIGH)
        return None if idle or (addressee is None and not _asks_for_itself(frame)) else True
    return not (below or (issuer is not None and issuer >= _HIGH and addressee is None and not who.foreign))


def _asks_for_itself(frame: Frame) -> bool:
    """Whether a wish is one to be given something: "mong muốn được phân cấp"."""
    return not frame.verb.startswith("hy vọng") and bool(frame.pieces)


def can_order(speaker: Speaker) -> bool:
    """Whether a speaker is somebody of the own side whose "phải" is an order."""
    line = Line(speaker.name, 0, len(speaker.name))
    return not speaker.foreign and (speaker.is_person or (bool(line.words) and opens_unit(line, 0) > 0))


def is_order(frame: Frame, subject: str, scene: Scene) -> bool:
    """Whether a "phải", "cần" or "không được" is an order and not a fact."""
    if subject and is_foreign_side(subject):
        return False
    low = lowered(subject)
    line = Line(subject, 0, len(subject))
    unit = bool(line.words) and opens_unit(line, 0) > 0
    speaks = scene.speaker is not None and can_order(scene.speaker)
    in_list = scene.formal or (scene.is_open and (scene.numbered or scene.listed))
    near = scene.is_open and scene.idle == 0
    if frame.verb.startswith("được "):
        return unit and (speaks or in_list or near)
    if frame.verb in _DUTIES:
        return unit and (in_list or speaks or near)
    if frame.verb in {"nghiêm cấm", "cấm"}:
        return in_list or speaks or near or scene.public
    if speaks or in_list:
        return True
    if near and (unit or not subject or frame.verb.startswith("phải")):
        return True
    if (scene.is_open and unit) or (unit and _EACH.search(low) and frame.verb in _PLAIN):
        return True
    if PUBLIC.search(low) is None:
        return False
    return frame.verb in _ADVICE or scene.public
