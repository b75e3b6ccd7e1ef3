"""What a figure measures, in the words of the text."""

from __future__ import annotations

from collections.abc import Sequence

from diemcau.lang import lexicon as lx
from diemcau.lang.lexicon import Lexicon
from diemcau.read.antecedents import antecedent, in_order
from diemcau.read.label_amounts import label_amount
from diemcau.read.label_changes import label_relation
from diemcau.read.label_counts import label_count
from diemcau.read.label_shares import label_rank, label_share
from diemcau.read.label_subjects import label_listed
from diemcau.read.phrases import phrase_after, phrase_before, phrase_words
from diemcau.read.scene import Draft, Scene
from diemcau.read.units import COUNTED, unit_of_label, unit_of_noun
from diemcau.records import Kind

_LONGEST_LABEL = 12  # words; what is longer says no more about what is measured
_NAMING = frozenset({"in brackets behind a name", "beside a noun", "of a noun", "after a colon"})
_SMALL = lx.PREP | lx.DET | lx.PREV | lx.ADV | lx.CONJ | lx.ITSELF | lx.AUX  # words that name nothing in a bracket


def set_label(scene: Scene, draft: Draft, history: Sequence[Draft]) -> None:
    """Give a figure its label and, for bare counts, its unit.

    Args:
        scene: Its sentence.
        draft: The figure; kind and unit of measurement are decided.
        history: The figures read before it in its paragraph, in text order.
    """
    draft.phrase = phrase_after(scene, draft.at)
    if label_listed(scene, draft) or _label_like_before(scene, draft, history) or _label_reached(scene, draft):
        pass
    elif draft.kind is Kind.LEVEL and draft.unit is None:
        label_count(scene, draft, history)
    elif draft.kind is Kind.LEVEL:
        label_amount(scene, draft, history)
    elif draft.kind is Kind.RANK:
        label_rank(scene, draft, history)
    elif draft.kind is Kind.SHARE:
        label_share(scene, draft, history)
    else:
        label_relation(scene, draft, history)
    if not draft.label:
        inherit(draft, antecedent(history, draft))
    elif (
        draft.kind is Kind.LEVEL
        and draft.like is None
        and draft.rule in _NAMING
        and _is_name_only(draft.label, scene.language.lexicon)
    ):
        source = antecedent(history, draft)
        if source is not None and (source.unit == draft.unit or (source.unit in COUNTED and draft.unit in COUNTED)):
            draft.label, draft.like, draft.unit = f"{source.label} {draft.label}", source, draft.unit or source.unit
    if draft.unit is None and draft.kind in {Kind.LEVEL, Kind.CHANGE}:
        draft.unit = draft.like.unit if draft.like is not None and draft.like.unit in COUNTED else "count"
    draft.label = " ".join(draft.label.split()[:_LONGEST_LABEL])


def _is_name_only(words: str, lexicon: Lexicon) -> bool:
    """Whether a label is nothing but a name: "India", "An Giang province"."""
    pieces = [w for w in words.split() if not lexicon.tags(w.lower()) & lx.NAME_PART]
    return bool(pieces) and all(w[0].isupper() and not w.isupper() for w in pieces)


def _label_reached(scene: Scene, draft: Draft) -> bool:
    """ "Rose by 9% to USD 1.9 billion": the level a change led to has the measure of the change."""
    last = scene.drafts[-1] if scene.drafts else None
    if (
        last is None
        or last.kind is not Kind.CHANGE
        or draft.kind is not Kind.LEVEL
        or scene.tags[draft.at - 1] & (lx.TO | lx.AT) != lx.TO
        or draft.at - last.at - (scene.words[last.at + 1] == ",") != 2
    ):
        return False
    draft.label, draft.like, draft.rule = last.label, last, "level a change led to"
    if draft.unit is None:
        draft.unit = (
            unit_of_label(last.label, scene.language.lexicon)
            if draft.phrase[1] <= draft.phrase[0]
            else unit_of_noun(scene, draft.phrase)
        )
    return True


def inherit(draft: Draft, source: Draft | None) -> None:
    """Take the measure of an earlier figure."""
    if source is None:
        return
    draft.label, draft.like = source.label, source
    if (
        draft.unit is None
        and draft.kind in {Kind.LEVEL, Kind.CHANGE}
        and (source.unit in COUNTED or draft.number.scaled)
    ):
        draft.unit = source.unit
    draft.doubt += 5


def _label_like_before(scene: Scene, draft: Draft, history: Sequence[Draft]) -> bool:
    """Numbers that repeat the measures before them: in brackets, behind a slash, "respectively", "the figures were"."""
    source = antecedent(history, draft)
    if source is None:
        return _label_bracketed(scene, draft)
    bracket = scene.open_bracket(draft.at)
    if bracket is not None and draft.kind is Kind.LEVEL and repeats_in_bracket(scene, draft, bracket):
        if (name := name_of_bracket(scene, bracket)) and draft.at - bracket <= 2:
            draft.label, draft.rule = name, "in brackets behind a name"
            return True
        inherit(draft, _before_bracket(scene, bracket, draft, history) or source)
        draft.rule = "in brackets"
        return True
    if draft.kind is Kind.LEVEL and _behind_slash(scene, draft):
        inherit(draft, scene.drafts[-1])
        draft.rule = "behind a slash"
        return True
    matched = in_order(scene, draft, history)
    if matched is not None:
        inherit(draft, matched)
        draft.rule = "in the order of the figures before"
        return True
    return False


def _behind_slash(scene: Scene, draft: Draft) -> bool:
    """Whether a number shares the noun of the one before the slash: "46/52 tasks"; not "19 delegations/84 persons"."""
    if scene.text[draft.number.start - 1 : draft.number.start] != "/" or not scene.drafts:
        return False
    return scene.tokens[draft.at - 2].number is not None or draft.phrase[1] <= draft.phrase[0]


def _label_bracketed(scene: Scene, draft: Draft) -> bool:
    """The first figure of a paragraph, in brackets behind its name."""
    bracket = scene.open_bracket(draft.at)
    if bracket is None or draft.kind is not Kind.LEVEL or draft.at - bracket > 2 or draft.phrase[1] > draft.phrase[0]:
        return False
    draft.label, draft.rule = name_of_bracket(scene, bracket), "in brackets behind a name"
    return bool(draft.label)


def name_of_bracket(scene: Scene, bracket: int) -> str:
    """ "The Beacon Fund ($50 million)": the name a bracket stands behind, where no figure's own words end there."""
    close = _close_of(scene, bracket)
    if any(t.time is not None or t.tags & lx.PREV for t in scene.tokens[bracket:close]):
        return ""
    if bracket < 1 or not scene.tokens[bracket - 1].is_word or any(d.phrase[1] >= bracket > d.at for d in scene.drafts):
        return ""
    return phrase_words(scene, phrase_before(scene, bracket))


def _before_bracket(scene: Scene, bracket: int, draft: Draft, history: Sequence[Draft]) -> Draft | None:
    """The figure that a bracket repeats: by place where several stand on both sides.

    "13 delegations with 46 reporters (2024: 8/27)".
    """
    levels = [level for level in scene.drafts if level.kind is Kind.LEVEL]
    outside = [level for level in levels if level.at < bracket and not level.base]
    inside = sum(level.at > bracket for level in levels)
    several = sum(
        token.number is not None and scene.open_bracket(k) == bracket
        for k, token in enumerate(scene.tokens[bracket:], bracket)
    )
    if several > 1 and len(outside) >= several:
        return outside[len(outside) - several + inside]
    return outside[-1] if outside else antecedent(history, draft)


def repeats_in_bracket(scene: Scene, draft: Draft, bracket: int) -> bool:
    """Another period or unit of what stands before: (2024: 45), (31 in 2024), (prev. year: 1'655), (9 million USD)."""
    close = _close_of(scene, draft.at)
    inside = scene.tokens[bracket + 1 : close]
    timed = any(t.time is not None or t.tags & (lx.PREV | lx.PLANWORD) for t in inside)
    nouns = sum(t.is_word and not t.tags & _SMALL for t in inside)
    return nouns <= timed


def _close_of(scene: Scene, at: int) -> int:
    """Index of the next closing bracket from a token on; the number of tokens where there is none."""
    return next((k for k in range(at, len(scene.tokens)) if scene.words[k] == ")"), len(scene.tokens))
