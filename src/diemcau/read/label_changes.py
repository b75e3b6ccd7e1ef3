"""Labels of changes and multiples: the thing that changed or is set against another."""

from __future__ import annotations

from collections.abc import Sequence

from diemcau.lang import lexicon as lx
from diemcau.read.antecedents import antecedent, same_noun
from diemcau.read.label_words import is_actor, is_reference, only_stands_for, words_beside
from diemcau.read.phrases import (
    clause_start,
    head_of,
    phrase_after,
    phrase_before,
    phrase_words,
    subject_of,
    verb_before,
)
from diemcau.read.scene import Draft, Scene
from diemcau.read.units import COUNTED, unit_of_noun
from diemcau.records import PLAN, Kind


def label_relation(scene: Scene, draft: Draft, history: Sequence[Draft]) -> None:
    """The thing that changed or that is set against another."""
    own = phrase_words(scene, draft.phrase) if draft.unit is None else ""
    if own:
        draft.unit = unit_of_noun(scene, draft.phrase)
        draft.like = same_noun(history, own, scene.language.stem)
        head = head_of(scene, draft.phrase)
        if draft.like is None and head is not None and head.tags & lx.EMPTY_NOUN and scene.language.noun_leads:
            draft.like = antecedent(history, draft)
        draft.label = own if draft.like is None else draft.like.label
        return
    if draft.unit is None:
        source = antecedent(history, draft)
        draft.unit = source.unit if source is not None and (source.unit in COUNTED or draft.number.scaled) else "count"
    draft.label = _change_of(scene, draft.at)
    if scene.language.noun_leads and scene.tags[draft.at - 1] & lx.GROW and scene.tags[draft.at - 2] & lx.PLANWORD:
        draft.label = phrase_words(scene, (draft.at - 1, draft.at))
        return
    if not draft.label and draft.compare_to == PLAN and draft.kind is Kind.RATIO and _acts_on_plan(scene, draft.at):
        draft.label = phrase_words(scene, phrase_after(scene, draft.at))
        return
    draft.label = draft.label or _as_many(scene, draft.at) or _named_by_clause(scene, draft)
    if not draft.label and not history and (bracket := scene.open_bracket(draft.at)) is not None:
        draft.label = phrase_words(scene, phrase_before(scene, bracket))
    if not draft.label and draft.compare_to == PLAN and not scene.drafts and scene.language.noun_leads:
        draft.label = phrase_words(scene, phrase_after(scene, draft.at))
    if not draft.label:
        _take_from_before(scene, draft, history)


def _named_by_clause(scene: Scene, draft: Draft) -> str:
    """What the clause says that changed: behind the figure, as the object moved, as the subject, beside "and"."""
    at = draft.at
    last = scene.drafts[-1] if scene.drafts else None
    behind = _of_in_behind(scene, at) if draft.compare_to != PLAN else ""
    start = clause_start(scene, at)
    verb = verb_before(scene, at, start)
    if behind and (scene.tags[at - 1] & (lx.OF | lx.DET) or (last is None and verb is None)):
        return behind
    if verb is not None and draft.compare_to != PLAN and (moved := _moved_by(scene, verb, at)):
        return moved
    if verb is not None and (last is None or last.at < verb) and (words := _subject_that_changed(scene, verb, at)):
        return words
    if last is None:
        return behind
    return _subject_beside(scene, at) if draft.kind is Kind.CHANGE else ""


def _moved_by(scene: Scene, verb: int, at: int) -> str:
    """ "Increased | aid funding | by 10 per cent"."""
    if not scene.tags[at - 1] & lx.BY or at - verb > 8 or scene.has_number(verb + 1, at):
        return ""
    return phrase_words(scene, (verb + 1, at - 1))


def _subject_that_changed(scene: Scene, verb: int, at: int) -> str:
    """The subject of a change, unless it acts or points back or another number stands between."""
    subject = subject_of(scene, verb, clause_start(scene, at))
    if is_reference(scene, subject) or is_actor(scene, subject) or scene.has_number(subject[1], at):
        return ""
    if subject[0] and scene.tokens[subject[0] - 1].number is not None:
        return ""  # "reached 1.4 million | visits |, down 4%": the noun of the level before
    return phrase_words(scene, subject)


def _take_from_before(scene: Scene, draft: Draft, history: Sequence[Draft]) -> None:
    """A change that names nothing has the measure of the figure before it, where their units agree."""
    last = scene.drafts[-1] if scene.drafts and draft.unit not in COUNTED else None
    if last is None or draft.unit not in {None, "percent", "percentage points", "times", last.unit}:
        last = antecedent(history, draft)
    if last is None:
        draft.label = words_beside(scene, draft, clause_start(scene, draft.at))
        return
    while last.base and last.like is not None:
        last = last.like
    draft.label, draft.like = last.label, last


def _acts_on_plan(scene: Scene, at: int) -> bool:
    """ "The province carried out | 58 per cent of its programme": what is fulfilled is the programme itself."""
    start = clause_start(scene, at)
    verb = verb_before(scene, at, start)
    return verb is not None and is_actor(scene, subject_of(scene, verb, start))


def _as_many(scene: Scene, at: int) -> str:
    """ "Twice | as many women | as in 2021"."""
    if scene.tags[at + 1] & lx.AS and scene.tags[at + 2] & lx.MANY:
        return phrase_words(scene, phrase_after(scene, at + 2))
    return ""


def _subject_beside(scene: Scene, at: int) -> str:
    """ "... and FDI | by 10.3%": the noun between "and" and the change, where the verb is said once."""
    k = at - 1
    if not scene.tags[k] & lx.BY:
        return ""
    phrase = phrase_before(scene, k)
    opened = scene.tags[phrase[0] - 1] & lx.CONJ or scene.words[phrase[0] - 1] == ","
    return (
        phrase_words(scene, phrase)
        if phrase[1] > phrase[0] and opened and not scene.tags[phrase[1] - 1] & (lx.UP | lx.DOWN)
        else ""
    )


def _change_of(scene: Scene, at: int) -> str:
    """ "Growth target of 8%", "export growth of 12%", "an increase in visitors of 9%"."""
    if not scene.tags[at - 1] & lx.OF:
        return ""
    phrase = phrase_before(scene, at - 1)
    alone = phrase[1] - phrase[0] == 1 and scene.tags[phrase[0]] & lx.GROW and scene.drafts
    return "" if alone or only_stands_for(scene, phrase) else phrase_words(scene, phrase)


def _of_in_behind(scene: Scene, at: int) -> str:
    """ "A rise of 5% | in exports", "8% growth", "10% more visitors"."""
    k = at + 1
    if scene.tags[k] & lx.GROW:
        return phrase_words(scene, phrase_after(scene, at))
    if scene.tags[k] & (lx.UP | lx.DOWN | lx.CHANGE_NOUN):
        k += 1
    if scene.tags[k] & (lx.IN | lx.OF) and k + 1 < len(scene.tokens) and scene.tokens[k + 1].is_word:
        return phrase_words(scene, phrase_after(scene, k))
    return ""
