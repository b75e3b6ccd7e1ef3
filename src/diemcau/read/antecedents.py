"""Which earlier figure a number leans on when it leaves out what it measures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from diemcau.lang import lexicon as lx
from diemcau.read.phrases import clause_start, subject_of, verb_before
from diemcau.read.scene import Draft, Scene
from diemcau.read.units import COUNTED
from diemcau.records import Kind


def antecedent(history: Sequence[Draft], draft: Draft, *, counted: bool = False) -> Draft | None:
    """The latest earlier level of the same sort of unit; failing that the latest level, failing that the latest figure.

    Args:
        history: Earlier figures, in text order.
        draft: The figure that leans.
        counted: Whether a counted thing is looked for whatever the figure's own unit.
    """
    levels = [d for d in history if d.kind is Kind.LEVEL and not d.base and d.rule != "in brackets"]
    if not levels:
        return history[-1] if history else None
    if draft.kind is Kind.CHANGE and draft.unit is None and not draft.number.scaled:
        levels = [d for d in levels if not d.under_preposition] or levels
    for earlier in reversed(levels):
        if counted and earlier.unit in COUNTED:
            return earlier
        if not counted and _same_sort(earlier, draft):
            return earlier
    return levels[-1]


def _same_sort(earlier: Draft, draft: Draft) -> bool:
    if draft.unit is None and draft.number.scaled and draft.kind is Kind.CHANGE:
        return earlier.number.scaled
    if draft.unit in COUNTED:
        return earlier.unit in COUNTED
    return earlier.unit == draft.unit or draft.unit in {"percent", "percentage points", "times", "rank"}


def same_noun(history: Sequence[Draft], words: str, stem: Callable[[str], str]) -> Draft | None:
    """The latest earlier level whose label holds the last word of `words`, in the singular or the plural."""
    last = stem(words.lower().split()[-1])
    for earlier in reversed(history):
        if earlier.kind is Kind.LEVEL and last in earlier.label.lower():
            return earlier
    return None


def in_order(scene: Scene, draft: Draft, history: Sequence[Draft]) -> Draft | None:
    """The earlier figure that stands at the same place in its list.

    "61 and 70 respectively", "the corresponding figures were 12 and 38".
    """
    if draft.kind is not Kind.LEVEL or (draft.phrase[1] > draft.phrase[0] and not scene.tags[draft.phrase[0]] & lx.ADV):
        return None
    group = listed_with(scene, draft.at)
    if len(group) < 2 or not (says_respectively(scene) or _figures_as_subject(scene, group[0])):
        return None
    counted = draft.unit in COUNTED
    outside = [
        earlier
        for earlier in history
        if earlier.kind is Kind.LEVEL
        and not earlier.base
        and (earlier.unit in COUNTED) == counted
        and (earlier.at not in group or earlier not in scene.drafts)
    ]
    place = group.index(draft.at)
    return outside[len(outside) - len(group) + place] if len(outside) >= len(group) else None


def listed_with(scene: Scene, at: int) -> list[int]:
    """The number tokens that are listed together with this one, joined by commas and "and" only."""
    first = at
    while first >= 2 and scene.tokens[first - 2].number is not None and _joins(scene, first - 1):
        first -= 2
    group = [first]
    while (
        group[-1] + 2 < len(scene.tokens)
        and scene.tokens[group[-1] + 2].number is not None
        and _joins(scene, group[-1] + 1)
    ):
        group.append(group[-1] + 2)
    return group


def _joins(scene: Scene, at: int) -> bool:
    return scene.words[at] == "," or bool(scene.tags[at] & lx.CONJ)


def says_respectively(scene: Scene) -> bool:
    """Whether a sentence says that two lists run side by side."""
    return scene.has_tag(lx.IN_TURN, 0, len(scene.tokens))


def _figures_as_subject(scene: Scene, at: int) -> bool:
    start = clause_start(scene, at)
    verb = verb_before(scene, at, start)
    if verb is None:
        return False
    begin, end = subject_of(scene, verb, start)
    return any(scene.tags[k] & lx.ITSELF and scene.tags[k] & lx.MANY_ENDING for k in range(begin, end))
