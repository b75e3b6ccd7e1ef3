"""Labels of money, days, tonnes: the thing that has the amount."""

from __future__ import annotations

from collections.abc import Sequence

from diemcau.lang import lexicon as lx
from diemcau.read.antecedents import antecedent
from diemcau.read.label_subjects import label_subject
from diemcau.read.label_words import behind_bracket, label_before_colon, noun_of_amount, stands_as_noun
from diemcau.read.phrases import head_of, phrase_after, phrase_before, phrase_words
from diemcau.read.scene import Draft, Scene


def label_amount(scene: Scene, draft: Draft, history: Sequence[Draft]) -> None:
    """Money, days, tonnes: the thing that has the amount."""
    if words := label_before_colon(scene, draft.at):
        draft.label, draft.rule = words, "after a colon"
        return
    left = _behind_worth(scene, draft.at)
    if scene.tags[left] & lx.WORTH and not scene.tags[left - 1] & lx.AUX:
        source = antecedent(history, draft, counted=True)
        thing = phrase_words(scene, phrase_before(scene, left)) or (source.label if source else "")
        draft.label = scene.language.name_worth(scene.words[left], thing) if thing else ""
        draft.rule = "worth"
        if draft.label:
            return
    left = draft.at - 1
    beside = phrase_before(scene, draft.at)
    if beside[1] > beside[0] and stands_as_noun(scene, beside):
        draft.label, draft.rule = phrase_words(scene, beside), "beside a noun"
        return
    behind = _thing_behind(scene, draft.at)
    words = noun_of_amount(scene, left) if scene.tags[left] & lx.OF else ""
    if words and not (behind and scene.tags[phrase_before(scene, left)[1] - 1] & lx.PLANWORD):
        draft.label, draft.rule = _of_what(scene, draft, history, words), "of a noun"
        return
    if behind:
        draft.label, draft.rule = behind, "amount of a noun"
        return
    joined = scene.tags[left] & lx.PREP and scene.tags[left] & (lx.TO | lx.AT) != lx.TO
    if joined and not scene.tags[left] & lx.OF and (words := noun_of_amount(scene, left)):
        draft.label, draft.rule = words, "beside a noun"
        return
    label_subject(scene, draft, history)


def _behind_worth(scene: Scene, at: int) -> int:
    """The token before an amount, or before "an estimated" in front of it: "goods worth | an estimated 27 million"."""
    left = at - 1
    while (scene.tags[left] & lx.EXPECT and scene.tags[left] & lx.PARTICIPLE) or scene.tags[left] & lx.DET:
        left -= 1
    return left if scene.tags[left] & lx.WORTH else at - 1


def _of_what(scene: Scene, draft: Draft, history: Sequence[Draft], words: str) -> str:
    """ "A target of 4 billion USD" says nothing of what is aimed at; the figures before it do."""
    if not scene.tags[phrase_before(scene, draft.at - 1)[1] - 1] & lx.PLANWORD or len(words.split()) > 2:
        return words
    source = antecedent(history, draft)
    return f"{source.label} {words}" if source is not None and source.unit == draft.unit else words


def _thing_behind(scene: Scene, at: int) -> str:
    """The thing named behind its amount.

    "500 million USD | of foreign investment", "2 million USD in aid", "3 billion USD trade deal".
    """
    if scene.tags[at + 1] & lx.OF:
        return phrase_words(scene, phrase_after(scene, at))
    if scene.tags[at + 1] & (lx.IN | lx.FOR):
        phrase = phrase_after(scene, at + 1)
        head = head_of(scene, phrase)
        return phrase_words(scene, phrase) if head is not None and head.tags & lx.MONEY_NOUN else ""
    if scene.language.noun_leads:
        each = scene.tags[at + 1] & lx.DET  # "3,981 USD | a tonne"
        return "" if each else phrase_words(scene, phrase_after(scene, at))
    opened = scene.tags[at - 1] & (lx.DET | lx.FRESH)
    start = end = behind_bracket(scene, at + 1)
    while (
        end < len(scene.tokens)
        and end - start < 4
        and scene.tokens[end].is_word
        and not scene.tags[end] & (lx.BREAKS & ~lx.DO | lx.DET | lx.UP | lx.DOWN | lx.ADV)
    ):
        end += 1
    if end > start and (opened or scene.tags[end - 1] & (lx.MONEY_NOUN | lx.PLANWORD)):
        return phrase_words(scene, (start, end))
    return ""
