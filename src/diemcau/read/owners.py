"""Whose figure it is."""

from __future__ import annotations

from diemcau.lang.language import OrgMention
from diemcau.read.frame import Frame
from diemcau.read.scene import Draft, Scene

_OPENING = 60  # characters in which an org that opens a sentence sets the owner for those behind it
_NEAR = 70  # characters behind a figure in which a place may still own it: "12 schools in the province of Velmor"
_JOIN = 12  # characters before such a place that tell whether it does
_STAY = 30  # characters behind a bare place in which no other owner may stand


def set_owners(scene: Scene, frame: Frame) -> None:
    """Give every figure of a sentence its owner, and carry the owner to the next sentence."""
    grammar = frame.language.owners
    text = scene.text
    found = _with_bare_names(grammar.find_orgs(text), text, frame)
    mentions = [m for m in found if grammar.may_own(text, m, frame.owner, frame.country)]
    bare = _in_full(grammar.find_bare_place(text), frame)
    for draft in scene.drafts:
        said = _owner_of(scene, draft, mentions, bare, frame)
        draft.owner, draft.owner_set = said or frame.owner_carried or frame.owner, said is not None
    if bare is not None:
        frame.owner_carried = bare[1]
        return
    opening = next((m for m in mentions if m.start < _OPENING and m.sort in {"place", "org", "nation"}), None)
    if opening is not None:
        frame.owner_carried = _name_of(opening, frame)


def _in_full(bare: tuple[int, str] | None, frame: Frame) -> tuple[int, str] | None:
    """A bare place as the document names it elsewhere, where it is the document's own: "tỉnh Lâm Hải"."""
    if bare is None or frame.owner is None or not frame.owner.endswith(f" {bare[1]}"):
        return bare
    return bare[0], frame.owner


def _with_bare_names(found: list[OrgMention], text: str, frame: Frame) -> list[OrgMention]:
    """The orgs with the provinces and cities that the sector knows and the text names without their noun."""
    names = frame.language.owners.bare_names
    if names is None:
        return found
    known = [
        OrgMention(m.start("name"), m.end("name"), m["name"], "place", possessive=False)
        for m in names.finditer(text)
        if frame.is_known_place(m["name"])
        and not any(o.start < m.end("name") and m.start("name") < o.end for o in found)
    ]
    return sorted([*found, *known], key=lambda mention: mention.start) if known else found


def _owner_of(
    scene: Scene, draft: Draft, mentions: list[OrgMention], bare: tuple[int, str] | None, frame: Frame
) -> str | None:
    """The owner a sentence names for a figure: the last one before it, else a place right behind it."""
    at = draft.number.core
    before = [m for m in mentions if m.end <= at]
    if bare is not None and bare[0] < at and not any(m.start > bare[0] + _STAY for m in before):
        return bare[1]
    if before:
        strong = [m for m in before if m.sort != "generic"]
        return _name_of((strong or before)[-1], frame)
    behind = next((m for m in mentions if at < m.start < at + _NEAR and m.sort == "place"), None)
    if behind is None:
        return None
    joined = frame.language.owners.joins_place.search(scene.text, max(0, behind.start - _JOIN), behind.start)
    return _name_of(behind, frame) if joined else None


def _name_of(mention: OrgMention, frame: Frame) -> str | None:
    """The owner's name; "the province" is the one spoken of."""
    grammar = frame.language.owners
    if mention.sort == "nation" or mention.name in grammar.nation_words:
        home = frame.owner is not None and grammar.is_same_country(frame.country, frame.owner)
        return frame.owner if home else frame.country
    if mention.sort == "country" and frame.owner and grammar.is_same_country(mention.name, frame.owner):
        return frame.owner
    if mention.sort == "org" and frame.owner and frame.owner.startswith(f"{mention.name} of "):
        return frame.owner  # the ministry that reports, told with its country
    if mention.sort != "generic":
        return grammar.full_names.get(mention.name, mention.name)
    whole = mention.name == grammar.region_word
    for known in (frame.owner_carried, frame.owner):
        if known and (mention.name.split()[0] in known.lower() or (whole and known != frame.country)):
            return known
    return frame.owner
