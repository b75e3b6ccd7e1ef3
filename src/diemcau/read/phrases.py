"""The phrases of a sentence: noun phrases beside a number, the verb that governs it, the verb's subject."""

from __future__ import annotations

from diemcau.lang import lexicon as lx
from diemcau.lang.tokens import Token
from diemcau.read.scene import Scene

# Words of a phrase that a label takes at most; longer ones say no more about what is counted.
LONGEST_PHRASE = 9
_VERBISH = lx.VERB | lx.DO | lx.SAID
_HARD = lx.AUX | lx.REL | lx.PRON | lx.COMPARE | lx.PART | lx.CONTENT_STOP | lx.WORTH | lx.MORE
_GOVERNS = _VERBISH | lx.AUX | lx.SHARE | lx.EXPECT | lx.UP | lx.DOWN
_OPENERS = frozenset({";", ":", "(", "–", "—", "|"})  # marks that open a clause
PLURALS = lx.PLURAL | lx.PERSON | lx.TRIP  # a counted noun in the plural, or one that counts persons


def phrase_after(scene: Scene, at: int) -> tuple[int, int]:
    """The noun phrase behind a number token, as token indices; `(x, x)` where there is none.

    "12 | delegations led by provincial leaders", "turns of cadres", "experts and intellectuals".
    """
    known = scene.noun_phrases.get(at)
    if known is None:
        known = scene.noun_phrases[at] = _read_phrase_after(scene, at)
    return known


def _read_phrase_after(scene: Scene, at: int) -> tuple[int, int]:
    """The same, looked for."""
    tokens = scene.tokens
    start = at + 1
    if scene.words[start] == "/" and start + 1 < len(tokens) and tokens[start + 1].number is not None:
        start += 2  # "46/52 | tasks"
    if scene.tags[start] & lx.OF:
        start += 1
    while scene.tags[start] & (lx.DET | lx.ADV) and not scene.tags[start] & lx.COMPARE:
        start += 1
    if start > at + 1 and start < len(tokens) and tokens[start].number is not None:
        start += 1  # "53 of 58 proposals"
    if (
        scene.tags[start] & lx.MORE
        and start + 1 < len(tokens)
        and tokens[start + 1].is_word
        and not scene.tags[start + 1] & (lx.THAN | lx.PREP | lx.CONJ)
    ):
        start += 1  # "three more delegations"
    end = start
    joined = False
    while end < len(tokens) and end - start < LONGEST_PHRASE and tokens[end].is_word:
        tags = tokens[end].tags
        if tags & _HARD and not (end == start and tags & (lx.PERSON | lx.DO)) and not _is_adjective(scene, start, end):
            break
        if tags & lx.CONJ or tags & lx.PREP:
            if end == start or joined or not _goes_on(scene, end):
                break
            joined = bool(tags & lx.PREP)
        elif end > start and tags & (_VERBISH | lx.SHARE) and scene.tags[end - 1] & PLURALS & ~_turn(scene, end - 1):
            break
        end += 1
    return start, _with_participle(scene, start, end)


def _turn(scene: Scene, at: int) -> int:
    """The tag of person-trips where a bare turn stands, whose own noun may look like a verb: "turns of patrol"."""
    return lx.TRIP if scene.tags[at] & lx.TURN else 0


def _is_adjective(scene: Scene, start: int, end: int) -> bool:
    """ "Overseas workers", "well drillers": an adverb that opens a noun phrase as an adjective."""
    if start != end or not scene.tags[end] & lx.CONTENT_STOP or end + 1 >= len(scene.tokens):
        return False
    return scene.tokens[end + 1].is_word and not scene.tags[end + 1] & (lx.BREAKS | lx.DET)


def _goes_on(scene: Scene, at: int) -> bool:
    """Whether the phrase goes on behind "and" or a preposition: a plain noun follows, no number, time or verb."""
    after = at + 1
    preposition = bool(scene.tags[at] & lx.PREP)
    while preposition and scene.tags[after] & lx.DET:
        after += 1
    if after >= len(scene.tokens) or not scene.tokens[after].is_word:
        return False
    tags = scene.tags[after]
    if tags & (lx.AUX | lx.REL | lx.PRON | lx.PREP | lx.CONTENT_STOP | lx.MORE | lx.DET | lx.ADV | lx.PART):
        return False
    return preposition or not tags & (_VERBISH | lx.UP | lx.DOWN) or bool(tags & PLURALS)


def _with_participle(scene: Scene, start: int, end: int) -> int:
    """Where the phrase ends with a participle clause taken in ("led by provincial leaders")."""
    if end == start or not scene.tags[end] & lx.PARTICIPLE:
        return end
    stop = end + 1
    while stop < len(scene.tokens) and stop - end < 6 and scene.tokens[stop].is_word:
        if scene.tags[stop] & (lx.AUX | lx.REL | lx.CONJ | lx.PART | lx.COMPARE | lx.WORTH | lx.PRON):
            break
        stop += 1
    while stop > end + 1 and scene.tags[stop - 1] & (lx.PREP | lx.DET):
        stop -= 1
    return stop


def head_of(scene: Scene, phrase: tuple[int, int]) -> Token | None:
    """The counted noun of a phrase: its last word before "of", "and" or a participle; its first where nouns lead."""
    start, end = phrase
    if scene.language.noun_leads:
        return scene.tokens[start] if end > start else None
    last = None
    for at in range(start, end):
        token = scene.tokens[at]
        if token.tags & (lx.PREP | lx.CONJ) or (
            last is not None and last.tags & PLURALS and token.tags & lx.PARTICIPLE
        ):
            break
        last = token
    return last


def head_tags(scene: Scene, phrase: tuple[int, int]) -> int:
    """Tags of the word of a phrase that says what it is: the last, or the first where nouns lead."""
    start, end = phrase
    return scene.tags[start if scene.language.noun_leads and end > start else end - 1]


def phrase_before(scene: Scene, at: int) -> tuple[int, int]:
    """The noun phrase that ends before token `at`, over "of" but not over other prepositions."""
    end = at
    while end > 0 and scene.tags[end - 1] & (lx.DET | lx.ADV):
        end -= 1
    start = end
    while start > 0 and end - start < LONGEST_PHRASE:
        token = scene.tokens[start - 1]
        if not token.is_word or token.tags & (_HARD | lx.CONJ):
            break
        if token.tags & lx.PREP and not (token.tags & lx.OF and start < end):
            break
        if token.tags & _VERBISH and not _is_noun_before(scene, start - 1, end):
            break
        start -= 1
    while start < end and scene.tags[start] & (lx.DET | lx.PREP | lx.ADV):
        start += 1
    return start, end


def _is_noun_before(scene: Scene, at: int, end: int) -> bool:
    """Whether a word that may be a verb is part of a noun phrase: something that opens one stands before it."""
    before = scene.tags[at - 1] if at else 0
    last = at + 1 == end and not (
        scene.tags[at] & (lx.VERB | lx.UP | lx.DOWN) and not scene.tags[at] & (lx.MONEY_NOUN | lx.CHANGE_NOUN)
    )
    return (
        last
        or at == 0
        or bool(before & (lx.DET | lx.PREP) and not before & lx.TO)
        or bool(scene.tags[at] & lx.PARTICIPLE and before & lx.DET)
    )


def clause_start(scene: Scene, at: int) -> int:
    """Index of the first token of the clause around token `at`: behind a semicolon, colon, bracket or "said that"."""
    tokens = scene.tokens
    while at > 0:
        before = tokens[at - 1]
        if before.tags & lx.SAID and not before.tags & lx.PREP and not scene.tags[at - 2] & lx.AUX:
            return at + bool(scene.tags[at] & lx.THAT)
        if before.word == ")" and (bracket := scene.bracket(at - 1)) is not None:
            at = bracket[0]
            continue
        if before.word in _OPENERS:
            return at
        at -= 1
    return 0


def verb_before(scene: Scene, at: int, start: int) -> int | None:
    """Index of the verb that governs token `at`, the nearest to its left in its clause, or None."""
    for k in range(at - 1, start - 1, -1):
        token = scene.tokens[k]
        if token.tags & _GOVERNS and not _noun_use(scene, k):
            return k
    return None


def _noun_use(scene: Scene, at: int) -> bool:
    """Whether a word that may be a verb stands as a noun: behind a determiner, preposition or adjective."""
    token = scene.tokens[at]
    if token.tags & lx.AUX or at == 0:
        return False
    before = scene.tags[at - 1]
    if before & (lx.DET | lx.PREP) and not before & lx.TO:
        return True
    if scene.tags[at + 1] & lx.OF and before & (lx.FRESH | lx.STANDING):
        return True  # "a new record of"
    if token.tags & lx.VERB and scene.tags[at + 1] & lx.AT:
        return False  # "the target for next year | stays | at"
    return (
        bool(token.tags & lx.MANY_ENDING)
        and bool(scene.tags[at + 1] & (lx.PREP | lx.AUX))
        and not before & (lx.PERSON | lx.PRON | lx.ADV)
    )


def subject_of(scene: Scene, verb: int, start: int) -> tuple[int, int]:
    """The subject before a verb: back to the clause start, a comma or the verb of the clause before."""
    tokens = scene.tokens
    end = verb
    while end > start and (
        tokens[end - 1].tags & (lx.AUX | lx.ADV | lx.EXPECT | lx.TO | lx.PLAN | lx.TARGET)
        or (tokens[end - 1].word == "," and end < verb)
    ):
        end -= 1
    if end > start and scene.words[end - 1] == "," and scene.tags[verb] & _GOVERNS & ~lx.DO:
        end -= 1
    if scene.words[verb - 1] == ",":
        end = _before_aside(scene, end, start)
    begin = end
    while begin > start:
        token = tokens[begin - 1]
        if token.word in {",", "("} or token.tags & (lx.REL | lx.SAID) or token.number is not None:
            break
        if scene.language.verbs_chain and token.tags & lx.TARGET and not token.tags & lx.PLANWORD:
            break  # "the province strives | for GRDP to grow": what grows is not the province
        if token.tags & lx.CONJ and _verb_between(scene, start, begin - 1):
            break
        begin -= 1
    while begin < end and (skip := _opening_time(scene, begin, end)):
        begin += skip
    return begin, end


def _before_aside(scene: Scene, end: int, start: int) -> int:
    """The end of a subject that an aside parts from its verb: "The number of projects, which grew, | stood at"."""
    for k in range(end - 1, start, -1):
        if scene.tokens[k].number is not None:
            return end
        if scene.tags[k] & lx.REL and scene.words[k - 1] == ",":
            return k - 1
    return end


def _opening_time(scene: Scene, at: int, end: int) -> int:
    """How many tokens at the head of a subject only say when, or only open it: "In 2024", "than in 2023", "the"."""
    if scene.tokens[at].time is not None or scene.tags[at] & (lx.DET | lx.ADV | lx.CONJ):
        return 1
    if not scene.tags[at] & (lx.PREP | lx.COMPARE):
        return 0
    k = at + 1
    while k < end and scene.tags[k] & (lx.DET | lx.PREP):
        k += 1
    return k + 1 - at if k < end and scene.tokens[k].time is not None else 0


def _verb_between(scene: Scene, start: int, end: int) -> bool:
    """Whether a verb stands between two tokens."""
    return any(scene.tags[k] & (_VERBISH | lx.AUX) and not _noun_use(scene, k) for k in range(start, end))


def phrase_words(scene: Scene, phrase: tuple[int, int]) -> str:
    """The words of a phrase as a label: times, determiners at its head and prepositions at its tail cut."""
    start, end = phrase
    tokens, text = scene.tokens, scene.text
    while start < end and (tokens[start].tags & (lx.DET | lx.ADV | lx.CONJ) or tokens[start].time is not None):
        start += 1
    while end > start and (tokens[end - 1].tags & (lx.PREP | lx.DET | lx.CONJ) or not tokens[end - 1].is_word):
        end -= 1
    return " ".join([text[token.start : token.end] for token in tokens[start:end] if token.is_word])
