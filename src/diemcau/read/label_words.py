"""Pieces of labels: the words before a colon, behind a figure, around a verb, and what they cannot name."""

from __future__ import annotations

from diemcau.lang import lexicon as lx
from diemcau.read.phrases import PLURALS, head_of, head_tags, phrase_after, phrase_before, phrase_words
from diemcau.read.scene import Draft, Scene

_POINTERS = lx.ITSELF | lx.PRON | lx.DET | lx.REL | lx.ADV | lx.CONJ | lx.PLANWORD | lx.REFERS


def label_before_colon(scene: Scene, at: int) -> str:
    """What stands before a colon or dash: "Passports: 312", "- visas: 92,447", "English 820" inside brackets."""
    k = at - 1
    if scene.words[k] not in {":", "=", "–", "—", "|"}:
        return _name_beside(scene, at)
    if scene.words[k] == ":" and (bracket := scene.bracket(k - 1)) is not None and bracket[1] == k - 1:
        k = bracket[0]  # "Delegations abroad (month/year): 6/41"
    start = k
    while start > 0 and (
        scene.tokens[start - 1].is_word
        or scene.tokens[start - 1].time is not None
        or scene.words[start - 1] in {"-", "/", ","}
    ):
        start -= 1
    return phrase_words(scene, (start, k))


def _name_beside(scene: Scene, at: int) -> str:
    """ "(English 820, Lao 310)", "Japan 22%": a lone name before each number of a list."""
    if not scene.tokens[at - 1 : at] or not scene.tokens[at - 1].is_word or scene.tags[at - 1] & lx.BREAKS:
        return ""
    edge = scene.words[at - 2] in {"(", ",", ";"} or (scene.tags[at - 2] & lx.CONJ and at >= 2)
    token = scene.tokens[at - 1]
    follows = scene.words[at + 1] in {",", ")", ";", "."} or scene.tags[at + 1] & lx.CONJ
    return scene.text[token.start : token.end] if edge and follows and scene.capital(token) else ""


def words_beside(scene: Scene, draft: Draft, start: int) -> str:
    """A number beside its noun without a verb: "two-way trade of", "Japan 22", "exports up"."""
    if scene.language.noun_leads:
        comma = max((k for k in range(start, draft.at) if scene.words[k] == ","), default=start - 1)
        return phrase_words(scene, (comma + 1, draft.at))
    words = phrase_words(scene, phrase_before(scene, draft.at))
    return words or phrase_words(scene, (start, draft.at))


def noun_of_amount(scene: Scene, at: int) -> str:
    """The noun before "of" or another preposition, unless it only stands for something named before."""
    phrase = phrase_before(scene, at)
    if only_stands_for(scene, phrase):
        return ""
    return phrase_words(scene, phrase)


def only_stands_for(scene: Scene, phrase: tuple[int, int]) -> bool:
    """Whether a phrase only stands for something named before: "a total of", "the figure", "a record"."""
    start, end = phrase
    alone = end - start == 1
    names_none = lx.ITSELF | lx.DET | lx.CHANGE_NOUN | lx.GROW | lx.FRESH
    for token in scene.tokens[start:end]:
        named = not token.tags & names_none or (alone and token.tags & lx.GROW)
        if named and not token.tags & lx.STANDING:
            return False
    return True


def stands_as_noun(scene: Scene, phrase: tuple[int, int]) -> bool:
    """A noun right before its amount, without a verb: "total costs | not exceeding 3.5 billion"."""
    head, last = head_tags(scene, phrase), scene.tags[phrase[1] - 1]
    if last & (lx.VERB | lx.UP | lx.DOWN | lx.SAID | lx.SHARE | lx.EXPECT | lx.TARGET | lx.PLAN):
        return False
    if head & lx.MONEY_NOUN and not head & lx.DO:
        return True
    return (
        not last & lx.DO
        and phrase[0] > 0
        and (scene.words[phrase[0] - 1] in {",", ";", ":"} or bool(scene.tags[phrase[0] - 1] & lx.CONJ))
    )


def behind_bracket(scene: Scene, at: int) -> int:
    """The token behind a bracket that opens at a token: "254 trillion VND (11 million USD) | from tourism"."""
    if scene.words[at] != "(":
        return at
    return next((k + 1 for k in range(at, len(scene.tokens)) if scene.words[k] == ")"), at)


def complement(scene: Scene, draft: Draft) -> str:
    """What the amount is for: "gave EUR 350,000 | for clean water", "went | to humanitarian aid"."""
    k = behind_bracket(scene, draft.at + 1)
    if scene.tags[k] & (lx.VERB | lx.DO | lx.AUX) and not scene.tags[k] & lx.CONTENT_STOP:
        k += 1
    if not scene.tags[k] & lx.PREP:
        return ""
    return phrase_words(scene, phrase_after(scene, k))


def action_words(scene: Scene, verb: int, at: int) -> str:
    """The content between verb and number: "spent on external affairs", "brought home"."""
    token = scene.tokens[verb]
    lead = token.word if token.tags & lx.DO and not token.tags & lx.AUX and not token.tags & lx.EMPTY_VERB else ""
    near = at - verb <= 7 and not scene.has_number(verb + 1, at)
    words = phrase_words(scene, (verb + 1, at)) if near else ""
    only_where = lx.STANDING | lx.FRESH | lx.RECORD | lx.DET | lx.OF | lx.TO
    if scene.has_tag(lx.RECORD, verb + 1, at) and all(scene.tags[k] & only_where for k in range(verb + 1, at)):
        words = ""  # "reached a new record of", "fell to an all-time low of"
    return f"{lead} {words}".strip()


def said_behind(scene: Scene, at: int) -> str:
    """ "EUR 265 million | went to humanitarian aid": what is said of an amount that is itself the subject."""
    k = at + 1
    while scene.tags[k] & (lx.AUX | lx.ADV) and k < len(scene.tokens):
        k += 1
    return phrase_words(scene, (k, _run_end(scene, k, 7)))


def predicate_words(scene: Scene, at: int) -> str:
    """What is said of the shared thing: "85% of agreements | are implemented"."""
    k = at
    while scene.tags[k] & (lx.AUX | lx.ADV) and k < len(scene.tokens):
        k += 1
    if k == at and not scene.tags[k] & (lx.DO | lx.VERB):
        return ""
    return phrase_words(scene, (k, _run_end(scene, k, 5)))


def _run_end(scene: Scene, start: int, most: int) -> int:
    """Where a run of at most so many words ends, before "and" and "which"."""
    end = start
    while end - start < most and end < len(scene.tokens):
        if not scene.tokens[end].is_word or scene.tags[end] & (lx.CONJ | lx.REL):
            break
        end += 1
    return end


def is_reference(scene: Scene, phrase: tuple[int, int]) -> bool:
    """Whether a subject only points back: "it", "the figure", "the number", "which"."""
    return all(not token.is_word or token.tags & _POINTERS for token in scene.tokens[phrase[0] : phrase[1]])


def is_actor(scene: Scene, phrase: tuple[int, int], *, measured: bool = False) -> bool:
    """Whether a subject acts and is not itself measured: a person, an org, a country.

    Args:
        scene: The sentence.
        phrase: The subject, as token indices.
        measured: Whether the verb measures ("numbered", "stood at"), so that persons are what is counted.
    """
    head = head_of(scene, phrase)
    if head is None:
        return False
    if head.tags & (lx.OWN | lx.NATION) or (head.tags & lx.PERSON and not measured):
        return True
    words = [t for t in scene.tokens[phrase[0] : phrase[1]] if t.is_word and not t.tags & (lx.PREP | lx.CONJ | lx.DET)]
    capital = [t for t in words if scene.capital(t)]
    if len(words) == 1 and phrase[0] <= 1:
        return (
            bool(capital)
            and not words[0].tags & lx.MONEY_NOUN
            and not words[0].tags & PLURALS
            and not words[0].tags & lx.ABSTRACT
        )
    return len(capital) == len(words) and not head.tags & lx.MONEY_NOUN
