"""Wholes and their parts inside one sentence."""

from __future__ import annotations

from decimal import Decimal

from diemcau.lang import lexicon as lx
from diemcau.read.scene import Draft, Scene
from diemcau.records import Kind


def set_parts(scene: Scene) -> None:
    """Tie the figures behind "including", "of which" and the like to the whole before them."""
    if not scene.drafts:
        return
    if scene.held & lx.PART:
        for k, tags in enumerate(scene.tags):
            if tags & lx.PART:
                _tie(scene, k)
    _tie_opening_whole(scene)
    _tie_predicates(scene)
    _tie_lists(scene)
    _tie_fractions(scene)
    _tie_appositions(scene)


def _tie(scene: Scene, at: int) -> None:
    wholes = [d for d in reversed(scene.drafts) if d.at < at and d.kind is Kind.LEVEL and not d.base]
    wholes = [d for d in wholes if scene.bracket(d.at) in {None, scene.bracket(at)}]
    if not wholes:
        return
    for draft in scene.drafts:
        if draft.at < at:
            continue
        if draft.number.unit is None and not draft.number.scaled and _names_itself(scene, draft):
            draft.unit = wholes[0].unit
        draft.whole = next((d for d in wholes if _belongs(scene, at, draft, d)), draft.whole)


def _names_itself(scene: Scene, draft: Draft) -> bool:
    """ "90 tonnes, of which fragrant rice 61": the part's name stands before its number, its unit with the whole."""
    return (
        draft.phrase[1] <= draft.phrase[0]
        and scene.tokens[draft.at - 1].is_word
        and not scene.tags[draft.at - 1] & lx.PREP
    )


def _tie_predicates(scene: Scene) -> None:
    """ "Two of whom were injured", "13 are still in custody": part of what the number stands for."""
    for draft in scene.drafts:
        whole = draft.like
        if draft.whole is None and draft.rule == "predicate of a counted noun" and whole is not None:
            whole = whole.whole or whole
            if _may_hold(whole, [draft]):
                draft.whole = whole


def _tie_lists(scene: Scene) -> None:
    """A list behind its whole, in sum not above it: "35 items: 24 projects, 8 grants", "(English 820, Lao 310)"."""
    for whole in scene.drafts:
        if whole.kind is not Kind.LEVEL or whole.base:
            continue
        end = whole.phrase[1] if whole.phrase[0] > whole.at else whole.at + 1
        mark = scene.words[end]
        if mark not in {":", "("}:
            continue
        close = next((k for k in range(end, len(scene.tokens)) if scene.words[k] in {")", ";"}), len(scene.tokens))
        inside = [
            d
            for d in scene.drafts
            if end < d.at < close and d.kind is Kind.LEVEL and not d.base and d.rule != "in brackets"
        ]
        if len(inside) >= 2 and all(d.unit == whole.unit for d in inside) and _may_hold(whole, inside):
            for draft in inside:
                draft.whole = whole


def _tie_fractions(scene: Scene) -> None:
    """A number and what it is taken from: "thirty of the 45 localities", "46/52 tasks", "mostly from Japan (3,100)"."""
    for first, second in zip(scene.drafts, scene.drafts[1:], strict=False):
        between = scene.tokens[first.at + 1 : second.at]
        joined = (
            between
            and any(t.tags & (lx.OF | lx.OUT_OF) for t in between[:2])
            and all(t.tags & (lx.OF | lx.DET | lx.PREP) for t in between)
        )
        if joined and first.unit == second.unit and first.whole is None and _may_hold(second, [first]):
            first.whole = second
        if second.rule == "behind a slash" and second.period == first.period and _may_hold(second, [first]):
            first.whole = second
    for draft in scene.drafts:
        if (
            draft.rule == "in brackets behind a name"
            and draft.like is not None
            and draft.like in scene.drafts
            and _may_hold(draft.like, [draft])
        ):
            draft.whole = draft.like


def _tie_appositions(scene: Scene) -> None:
    """ "26 visits, 11 outbound and 15 inbound": bare parts right behind the whole, with no verb between."""
    for k, whole in enumerate(scene.drafts[:-2]):
        parts = scene.drafts[k + 1 :]
        end = whole.phrase[1] if whole.phrase[0] > whole.at else whole.at + 1
        if (
            scene.words[end] != ","
            or parts[0].at != end + 1
            or whole.kind is not Kind.LEVEL
            or whole.whole is not None
            or whole.unit not in {"count", "persons"}
        ):
            continue
        verbs = any(t.tags & (lx.VERB | lx.DO | lx.AUX) for t in scene.tokens[parts[0].at : parts[-1].at])
        if (
            not verbs
            and all(p.kind is Kind.LEVEL and p.unit in {"count", "persons"} and not p.base for p in parts)
            and _may_hold(whole, parts)
        ):
            for part in parts:
                part.whole, part.unit = whole, whole.unit


def _may_hold(whole: Draft, parts: list[Draft]) -> bool:
    """Whether parts can lie in a whole: levels, no more in sum."""
    return whole.kind is Kind.LEVEL and sum((d.number.low for d in parts), Decimal(0)) <= whole.number.high


def _belongs(scene: Scene, at: int, draft: Draft, whole: Draft) -> bool:
    """Parts are levels of the same unit, before a semicolon or the closing bracket."""
    listed = scene.words[at + 1] == ":"
    if not listed and any(scene.words[k] == ";" for k in range(at, draft.at)):
        return False
    if draft.kind is not Kind.LEVEL or draft.base or draft.number.low > whole.number.high:
        return False
    return draft.unit == whole.unit or {draft.unit, whole.unit} <= {"persons", "person-trips"}


def _tie_opening_whole(scene: Scene) -> None:
    """ "Of 286 tasks assigned, 241 were completed, 17 late": the first figure behind an opening "of" is the whole."""
    if not scene.tags[0] & (lx.OF | lx.PART):
        return
    whole = scene.drafts[0]
    if whole.at > 3 or whole.kind is not Kind.LEVEL:
        return
    for draft in scene.drafts[1:]:
        if _belongs(scene, whole.at, draft, whole):
            draft.whole = whole
