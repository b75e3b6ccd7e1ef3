"""Labels from the subject of the clause a figure stands in."""

from __future__ import annotations

from collections.abc import Sequence

from diemcau.lang import lexicon as lx
from diemcau.read.antecedents import antecedent, listed_with, says_respectively
from diemcau.read.label_words import action_words, complement, is_actor, is_reference, said_behind, words_beside
from diemcau.read.phrases import clause_start, phrase_words, subject_of, verb_before
from diemcau.read.scene import Draft, Scene
from diemcau.read.units import COUNTED


def label_subject(scene: Scene, draft: Draft, history: Sequence[Draft]) -> None:
    """ "Export turnover reached | N": the subject; where it only acts or points back, what it acts on or points to."""
    start = clause_start(scene, draft.at)
    verb = verb_before(scene, draft.at, start)
    if verb is None:
        draft.label = f"{words_beside(scene, draft, start)} {complement(scene, draft)}".strip() or said_behind(
            scene, draft.at
        )
        draft.rule = "beside a noun"
        return
    subject = subject_of(scene, verb, start)
    words = phrase_words(scene, subject)
    action = action_words(scene, verb, draft.at)
    behind = complement(scene, draft)
    draft.rule = "subject"
    measured = bool(scene.tags[verb] & (lx.VERB | lx.AUX)) and not scene.tags[verb] & lx.DO
    if moved := _moved(scene, verb, draft.at):
        draft.label = moved
        return
    if words and not is_reference(scene, subject) and not is_actor(scene, subject, measured=measured):
        draft.label = " ".join(w for w in (words, action, "" if measured else behind) if w)
        return
    source = antecedent(history, draft)
    if words and is_reference(scene, subject) and any(scene.tags[k] & lx.ITSELF for k in range(*subject)):
        source = _whole_of(source, history)
    if behind:
        who = "" if is_reference(scene, subject) else words
        draft.label = f"{who} {action} {behind}".strip()
    elif source is not None:
        draft.label, draft.like = f"{source.label} {action}".strip(), source
        draft.unit = source.unit if draft.unit is None and source.unit in COUNTED else draft.unit
    else:
        draft.label = f"{words} {action}".strip()


def label_listed(scene: Scene, draft: Draft) -> bool:
    """ "Coffee, pepper and rubber reached 120, 64 and 33 million respectively": the subject at the figure's place."""
    if not says_respectively(scene):
        return False
    group = listed_with(scene, draft.at)
    verb = verb_before(scene, group[0], clause_start(scene, group[0])) if len(group) > 1 else None
    if verb is None or scene.has_number(0, verb):
        return False
    named = _listed_before(scene, verb)
    if len(named) != len(group):
        return False
    draft.label, draft.rule = named[group.index(draft.at)], "subject of a list"
    return True


def _listed_before(scene: Scene, verb: int) -> list[str]:
    """The subjects of a verb, parted by commas and "and"; what only says when is none."""
    start = clause_start(scene, verb)
    edges = [k for k in range(start, verb) if scene.words[k] == "," or scene.tags[k] & lx.CONJ]
    pieces = zip([start, *(k + 1 for k in edges)], [*edges, verb], strict=True)
    words = (phrase_words(scene, (a, _without_auxiliaries(scene, a, b))) for a, b in pieces)
    return [each for each in words if each]


def _without_auxiliaries(scene: Scene, start: int, end: int) -> int:
    while end > start and scene.tags[end - 1] & (lx.AUX | lx.ADV | lx.IN_TURN):
        end -= 1
    return end


def _whole_of(source: Draft | None, history: Sequence[Draft]) -> Draft | None:
    """ "The total was": the first figure of its unit in the paragraph, of which the later ones are parts."""
    if source is None:
        return None
    return next((d for d in history if d.unit == source.unit and d.kind is source.kind and not d.base), source)


def _moved(scene: Scene, verb: int, at: int) -> str:
    """ "Bringing | the number of agreements in force | to 57", "put | the toll | at 30": the thing that was moved."""
    joint = scene.tags[at - 1]
    if joint & lx.AUX or not joint & lx.TO or not scene.tags[verb] & lx.MOVES:
        return ""
    return phrase_words(scene, (verb + 1, at - 1))
