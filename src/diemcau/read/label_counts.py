"""Labels of bare counts: the counted noun and what was done to it."""

from __future__ import annotations

from collections.abc import Sequence

from diemcau.lang import lexicon as lx
from diemcau.read.antecedents import antecedent, same_noun
from diemcau.read.label_subjects import label_subject
from diemcau.read.label_words import (
    is_actor,
    is_reference,
    label_before_colon,
    noun_of_amount,
    only_stands_for,
    predicate_words,
    words_beside,
)
from diemcau.read.phrases import PLURALS, clause_start, head_of, phrase_before, phrase_words, subject_of, verb_before
from diemcau.read.scene import Draft, Scene
from diemcau.read.units import COUNTED, unit_of_noun, unit_of_words
from diemcau.records import Kind

_PREDICATES = lx.AUX | lx.PREP | lx.VERB | lx.DO | lx.ADV | lx.PARTICIPLE  # open what is said of a number
_TIES = lx.WITH | lx.TO | lx.IN | lx.FROM | lx.FOR  # join a count to whom or what it concerns


def label_count(scene: Scene, draft: Draft, history: Sequence[Draft]) -> None:
    """The noun a bare number counts, behind it, before it or said once before."""
    if scene.tags[draft.at + 1] & lx.OF and scene.tags[draft.at + 2] & lx.PRON:
        label_predicate(scene, draft, history)
        return
    if scene.words[draft.at + 1] == "/" and (words := label_before_colon(scene, draft.at)):
        draft.label, draft.unit, draft.rule = words, unit_of_words(scene, words), "after a colon"
        return
    if _counts_units(scene, draft) and (words := _named_elsewhere(scene, draft)):
        draft.unit = _unit_beside(scene, draft, words)
        draft.label, draft.rule = words, "counted in pieces"
        return
    if _counts_noun(scene, draft):
        draft.unit = unit_of_noun(scene, draft.phrase)
        draft.label = _with_verb(scene, draft, _with_context(scene, draft, phrase_words(scene, draft.phrase)))
        _lean_on(scene, draft, history)
        return
    if _label_gapped(scene, draft):
        return
    if words := label_before_colon(scene, draft.at):
        draft.label, draft.unit, draft.rule = words, unit_of_words(scene, words), "after a colon"
        if scene.open_bracket(draft.at) is not None and scene.drafts and scene.drafts[-1].unit in COUNTED:
            draft.unit = scene.drafts[-1].unit
        return
    if scene.tags[draft.at - 1] & lx.OF and (words := noun_of_amount(scene, draft.at - 1)):
        draft.label, draft.unit, draft.rule = words, unit_of_words(scene, words), "of a noun"
        return
    if _opens_predicate(scene, draft.at):
        label_predicate(scene, draft, history)
        return
    label_subject(scene, draft, history)
    if draft.unit is None and draft.like is None:
        draft.unit = unit_of_words(scene, draft.label) if draft.label else "count"


def _counts_units(scene: Scene, draft: Draft) -> bool:
    """Whether the noun behind is only the piece in which something named elsewhere is counted: "96,000 | turns"."""
    start, end = draft.phrase
    return scene.language.noun_leads and end == start + 1 and bool(scene.tags[start] & lx.EMPTY_NOUN)


def _named_elsewhere(scene: Scene, draft: Draft) -> str:
    """What is counted in pieces: named before a colon, before a bracket, or as the subject."""
    if words := label_before_colon(scene, draft.at):
        return words
    bracket = scene.open_bracket(draft.at)
    if bracket is not None and draft.at - bracket <= 2 and not scene.drafts:
        name = phrase_words(scene, phrase_before(scene, bracket))
        capital = name and name[-1:] and name.split()[-1][:1].isupper()
        return f"{phrase_words(scene, draft.phrase)} {name}" if capital else name
    start = clause_start(scene, draft.at)
    verb = verb_before(scene, draft.at, start)
    if verb is None:
        words = words_beside(scene, draft, start)
        return words if len(words.split()) > 1 and not scene.has_number(start, draft.at) else ""
    if scene.has_number(verb, draft.at) or (scene.tags[verb] & lx.DO and not scene.tags[verb] & lx.EMPTY_VERB):
        return ""
    subject = subject_of(scene, verb, start)
    if scene.has_number(*subject) or is_reference(scene, subject) or is_actor(scene, subject, measured=True):
        return ""
    return phrase_words(scene, subject)


def _unit_beside(scene: Scene, draft: Draft, words: str) -> str:
    """What the pieces say; bare turns are those of persons where what is named are persons."""
    own = unit_of_noun(scene, draft.phrase)
    if own == "count" or scene.tags[draft.phrase[0]] & lx.TURN:
        return unit_of_words(scene, words) if own == "count" or unit_of_words(scene, words) != "count" else "count"
    return own


def _lean_on(scene: Scene, draft: Draft, history: Sequence[Draft]) -> None:
    """ "Of the 89 fishermen held | 77 persons": a noun that says nothing leans on the persons told of before."""
    head = head_of(scene, draft.phrase)
    if head is None or not head.tags & lx.EMPTY_NOUN or draft.unit not in {"persons", "person-trips"}:
        return
    said = draft.label.split()
    if not scene.language.noun_leads or said[0].lower() != head.word.split()[0]:
        return
    source = next(
        (d for d in reversed(history) if d.kind is Kind.LEVEL and d.unit in {"persons", "person-trips"}), None
    )
    if source is None:
        return
    name = phrase_before_verb(scene, draft.at)
    rest = [word for word in said if word.lower() not in source.label.lower().split()]
    behind = predicate_words(scene, draft.phrase[1])
    draft.label, draft.like = " ".join(w for w in (source.label, name, *rest, behind) if w), source


def phrase_before_verb(scene: Scene, at: int) -> str:
    """The subject of the clause where it is a name or noun right before the verb or the number, else nothing."""
    start = clause_start(scene, at)
    verb = verb_before(scene, at, start)
    subject = subject_of(scene, verb, start) if verb is not None else phrase_before(scene, at)
    return "" if scene.has_number(*subject) or is_reference(scene, subject) else phrase_words(scene, subject)


def _label_gapped(scene: Scene, draft: Draft) -> bool:
    """ "Japan received 61,447, Taiwan 47,210 and European markets just over 4,000": the verb and noun are said once."""
    last = scene.drafts[-1] if scene.drafts else None
    if last is None or last.kind is not Kind.LEVEL or last.unit not in COUNTED:
        return False
    name = phrase_before(scene, draft.at)
    opener = name[0] - 1
    while opener >= 0 and scene.tags[opener] & lx.DET:
        opener -= 1
    if (
        name[1] <= name[0]
        or not (scene.words[opener] == "," or scene.tags[opener] & lx.CONJ)
        or scene.tags[name[1] - 1] & (lx.UP | lx.DOWN | lx.VERB | lx.DO)
    ):
        return False
    first = last
    while first.rule == "said once" and first.like is not None:
        first = first.like
    noun = "" if first.rule == "beside a noun" else first.label
    if first.rule == "counted in pieces":
        noun = phrase_words(scene, first.phrase)
    draft.label, draft.unit, draft.like, draft.rule = (
        f"{phrase_words(scene, name)} {noun}".strip(),
        last.unit,
        first,
        "said once",
    )
    return True


def _with_context(scene: Scene, draft: Draft, words: str) -> str:
    """Say more where the counted noun says little: "staff persons", "diplomatic relations with countries"."""
    head = head_of(scene, draft.phrase)
    if (
        head is not None
        and (head.tags & lx.EMPTY_NOUN or scene.tags[draft.at - 1] & lx.PREP)
        and len(words.split()) <= 3
    ):
        start = clause_start(scene, draft.at)
        verb = verb_before(scene, draft.at, start)
        has = lx.VERB | (lx.EMPTY_VERB if scene.language.noun_leads else 0)
        if verb is not None and scene.tags[verb] & has:
            subject = subject_of(scene, verb, start)
            more = phrase_words(scene, subject)
            if not head.tags & lx.EMPTY_NOUN and (
                len(more.split()) > 3 or is_actor(scene, subject, measured=True) or not scene.tags[verb] & lx.CONSIST
            ):
                return words
            return f"{more} {words}" if more and not is_reference(scene, subject) else words
    left = draft.at - 1
    if scene.tags[left] & lx.OF and head is not None and head.tags & lx.EMPTY_NOUN:
        before = phrase_before(scene, left)
        return words if only_stands_for(scene, before) else f"{phrase_words(scene, before)} of {words}"
    if (
        scene.tags[left] & _TIES
        and not scene.language.noun_leads
        and not scene.tags[left] & lx.AT
        and len(words.split()) <= 2
    ):
        before = phrase_before(scene, left)
        if before[1] > before[0] and (before[0] == 0 or scene.tokens[before[0] - 1].number is None):
            return f"{phrase_words(scene, before)} {scene.words[left]} {words}"
    return words


def _counts_noun(scene: Scene, draft: Draft) -> bool:
    """Whether the words behind the number name what it counts, and do not say something of it."""
    start, end = draft.phrase
    head = head_of(scene, draft.phrase)
    if head is None or end == start:
        return False
    first = scene.tokens[start]
    if first.tags & (lx.AUX | lx.VERB) and not first.tags & PLURALS:
        return False
    if (first.tags & lx.ONGOING and scene.tags[draft.at - 1] & (lx.PART | lx.CONJ)) or first.tags & lx.PREP:
        return False
    return not (
        first.tags & lx.PARTICIPLE and end - start > 1 and scene.tags[start + 1] & (lx.PREP | lx.BY | lx.CONTENT_STOP)
    )


def _with_verb(scene: Scene, draft: Draft, words: str) -> str:
    """Add what was done to the counted thing: "international delegations received"."""
    passive = _passive_behind(scene, draft.phrase[1])
    if passive:
        draft.done = True
        return words if passive in words else scene.language.name_act(words, passive)
    verb = verb_before(scene, draft.at, clause_start(scene, draft.at))
    if verb is not None and scene.tags[verb] & lx.DO and _reaches(scene, verb, draft.at):
        act = scene.tokens[verb].word
        draft.done = True
        return words if act in words else scene.language.name_act(words, act)
    return words


def _reaches(scene: Scene, verb: int, at: int) -> bool:
    """Whether the counted thing is the object of the verb: nothing between opens another phrase."""
    if scene.tags[verb] & lx.EMPTY_VERB or scene.tags[at - 1] & lx.PREP:
        return False
    return not scene.has_tag(lx.REL | lx.PART | lx.COMPARE | lx.WORTH, verb + 1, at)


def _passive_behind(scene: Scene, at: int) -> str:
    """ "Three conferences | were held"."""
    k = at
    while scene.tags[k] & (lx.AUX | lx.ADV) and k - at < 4:
        k += 1
    if k > at and k < len(scene.tokens) and scene.tags[k] & lx.PARTICIPLE:
        return scene.tokens[k].word
    return ""


def _opens_predicate(scene: Scene, at: int) -> bool:
    """Whether something is said of the number: "241 were completed", "two of whom were injured", "7 at the level"."""
    k = _predicate_start(scene, at)
    if scene.tags[at - 1] & (lx.VERB | lx.DO) and k == at + 1:
        return False
    if k >= len(scene.tokens) or not scene.tokens[k].is_word:
        return False
    if k == at + 1 and scene.tags[k] & lx.PREP and _is_object(scene, at):
        return False
    return k > at + 1 or bool(scene.tags[k] & _PREDICATES)


def _is_object(scene: Scene, at: int) -> bool:
    """Whether a verb of change leads to the number: "crossings rose | to 1,700 in 2032", "fell to a low of 90"."""
    verb = verb_before(scene, at, clause_start(scene, at))
    moved = verb is not None and bool(scene.tags[verb] & (lx.UP | lx.DOWN | lx.VERB)) and not scene.has_number(verb, at)
    return moved and verb is not None and bool(scene.tags[verb + 1] & lx.TO)


def _predicate_start(scene: Scene, at: int) -> int:
    k = at + 1
    while scene.tags[k] & (lx.OF | lx.PRON | lx.DET | lx.ADV | lx.REL | lx.AUX | lx.PART) and k < len(scene.tokens):
        k += 1
    return k


def label_predicate(scene: Scene, draft: Draft, history: Sequence[Draft]) -> None:
    """The predicate and the noun that the number stands for: "tasks completed on time"."""
    start = end = _predicate_start(scene, draft.at)
    while end < len(scene.tokens) and end - start < 6 and scene.tokens[end].is_word:
        if scene.tags[end] & (lx.CONJ | lx.COMPARE | lx.REL | lx.MORE) or (end > start and scene.tags[end] & lx.AUX):
            break
        end += 1
    said = phrase_words(scene, (start, end))
    source = (same_noun(history, said, scene.language.stem) if said else None) or antecedent(history, draft)
    noun = " ".join(noun_of(source).split()[:4])
    draft.label = " ".join(w for w in (noun, phrase_words(scene, (start, end))) if w)
    draft.unit = source.unit if source is not None and source.unit in COUNTED else unit_of_words(scene, draft.label)
    draft.like, draft.rule = source, "predicate of a counted noun"


def noun_of(draft: Draft | None) -> str:
    """The counted noun of an earlier figure, for one that leaves it out."""
    seen = 0
    while draft is not None and draft.like is not None and draft.rule == "predicate of a counted noun" and seen < 9:
        draft, seen = draft.like, seen + 1
    return draft.label if draft is not None else ""
