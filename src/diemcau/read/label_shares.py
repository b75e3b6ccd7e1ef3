"""Labels of shares and ranks: whose, and of what."""

from __future__ import annotations

from collections.abc import Sequence

from diemcau.lang import lexicon as lx
from diemcau.read.antecedents import antecedent
from diemcau.read.label_counts import label_predicate, noun_of
from diemcau.read.label_subjects import label_subject
from diemcau.read.label_words import (
    action_words,
    is_actor,
    is_reference,
    label_before_colon,
    predicate_words,
    said_behind,
    stands_as_noun,
    words_beside,
)
from diemcau.read.phrases import clause_start, phrase_after, phrase_before, phrase_words, subject_of, verb_before
from diemcau.read.scene import Draft, Scene
from diemcau.records import Kind

_FIELD = lx.IN | lx.FOR | lx.BY | lx.AMONG | lx.OF  # open the field of a rank


def label_share(scene: Scene, draft: Draft, history: Sequence[Draft]) -> None:
    """Whose share, and of what."""
    draft.rule = "share"
    behind = scene.tags[draft.at + 1]
    if behind & lx.PART or (behind & lx.OF and scene.tags[draft.at + 2] & (lx.REL | lx.PRON)):
        label_predicate(scene, draft, history)
        draft.unit, draft.rule = "percent", "share"
        return
    whole = phrase_words(scene, draft.phrase)
    if scene.language.noun_leads and scene.tags[draft.at + 1] & (lx.VERB | lx.DO | lx.AUX | lx.FROM):
        whole = said_behind(scene, draft.at)
    if (bracket := scene.open_bracket(draft.at)) is not None and draft.at - bracket <= 2:
        draft.like = scene.drafts[-1] if scene.drafts else (history[-1] if history else None)
        draft.label = whole or _before_bracket_words(scene, bracket) or (draft.like.label if draft.like else "")
        draft.rule = "share in brackets"
        return
    beside = label_before_colon(scene, draft.at) or _name_before_share(scene, draft.at) or _listed(scene, draft.at)
    if beside:
        draft.label = f"{beside} {whole}".strip()
        return
    _label_share_of_subject(scene, draft, history, whole)


def _before_bracket_words(scene: Scene, bracket: int) -> str:
    """ "Japan (22%)": the name right before the bracket, where it is no number."""
    if bracket < 1 or not scene.tokens[bracket - 1].is_word:
        return ""
    return phrase_words(scene, phrase_before(scene, bracket))


def _name_before_share(scene: Scene, at: int) -> str:
    """ "... by China with 34%, Japan at 9%": the name before "with" or "at", or beside the number."""
    k = at - 1
    if scene.tags[k] & lx.PREP and scene.tags[k] & (lx.WITH | lx.AT) and scene.draft_at(k - 2) is None:
        before = phrase_before(scene, k)
        words = phrase_words(scene, before)
        return words if words and scene.text[scene.tokens[before[0]].start].isupper() and before[0] > 0 else ""
    return ""


def _listed(scene: Scene, at: int) -> str:
    """ "... took 34%, | textiles | 22%": the noun right before a share that follows another one."""
    listed = phrase_before(scene, at)
    follows = (bool(scene.drafts) and scene.drafts[-1].kind is Kind.SHARE) or scene.words[listed[0] - 1] == ":"
    if not follows or not listed[1] > listed[0] > 0 or not stands_as_noun(scene, listed):
        return ""
    return phrase_words(scene, listed)


def _label_share_of_subject(scene: Scene, draft: Draft, history: Sequence[Draft], whole: str) -> None:
    """ "Women made up 48% of the staff": the subject of the clause and what the share is taken from."""
    start = clause_start(scene, draft.at)
    verb = verb_before(scene, draft.at, start)
    if verb is None and scene.language.noun_leads and not scene.drafts:
        beside = words_beside(scene, draft, start)
        if len(beside.split()) > 2 and not whole:
            draft.label, draft.rule = beside, "share"
            return
    if verb is None and not whole:
        draft.like = antecedent(history, draft, counted=True)
        draft.label = f"{noun_of(draft.like)} {said_behind(scene, draft.at)}".strip()
        return
    subject = subject_of(scene, verb, start) if verb is not None else (0, 0)
    behind_number = subject[0] > 0 and scene.tokens[subject[0] - 1].number is not None and bool(scene.drafts)
    if behind_number and scene.language.noun_leads:
        draft.like = scene.drafts[-1]
        subject, words = (0, 0), draft.like.label
        draft.label = words
        draft.rule = "share"
        return
    words = phrase_words(scene, subject)
    if verb is not None and words and not is_reference(scene, subject):
        draft.label = f"{words} {action_words(scene, verb, draft.at)}".strip()
    else:
        label_subject(scene, draft, history)
    draft.rule = "share"
    for more in (whole, predicate_words(scene, draft.phrase[1]) if whole else ""):
        if more and more.lower() not in draft.label.lower():
            draft.label = f"{draft.label} {more}".strip()


def _ranked(scene: Scene, at: int) -> str:
    """ "The integration index | ranks third": what is ranked, where it is no org."""
    start = clause_start(scene, at)
    verb = verb_before(scene, at, start)
    if verb is None:
        return ""
    subject = subject_of(scene, verb, start)
    return "" if is_reference(scene, subject) or is_actor(scene, subject) else phrase_words(scene, subject)


def label_rank(scene: Scene, draft: Draft, history: Sequence[Draft]) -> None:
    """The field of a rank: "ranks 6th | in foreign investment attraction", "11th | largest export market"."""
    rank = scene.language.rank
    words = phrase_words(scene, draft.phrase)
    k = draft.phrase[1] if words else draft.at + 1
    while k < len(scene.tokens) and scene.words[k] not in {",", ".", ";"} and not scene.tags[k] & (lx.CONJ | lx.PART):
        if scene.tags[k] & _FIELD and k + 1 < len(scene.tokens) and scene.tokens[k + 1].is_word:
            words = f"{words} {phrase_words(scene, phrase_after(scene, k))}".strip()
        k += 1
    source = scene.drafts[-1] if scene.drafts else (history[-1] if history else None)
    if scene.language.noun_leads and (subject := _ranked(scene, draft.at)):
        words = f"{subject} {words}".strip()
    elif source is not None:
        words = f"{words} {source.label.removeprefix(rank).strip()}".strip()
    draft.label = f"{rank} {words}".strip()
