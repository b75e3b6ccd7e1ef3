"""What sort of number a figure is: level, change, share, ratio, rank; a rise or a fall; on what base."""

from __future__ import annotations

from diemcau.lang import lexicon as lx
from diemcau.lang.numerals import Shape
from diemcau.read.phrases import phrase_after
from diemcau.read.scene import Draft, Scene
from diemcau.records import PLAN, Kind

_CHANGE = lx.UP | lx.DOWN
_COUNTED_TIMES = 100  # from here "N times" counts occasions and is no ratio
_REACH_BACK = 5  # how many tokens before a number the word that makes it a change may stand


def set_kind(scene: Scene, draft: Draft) -> None:
    """Decide kind, direction and plan base of one figure; earlier figures of the sentence are decided."""
    if draft.number.unit == "times" and draft.number.low >= _COUNTED_TIMES:
        draft.number.unit = None  # "downloaded 210,000 times" counts
    unit = draft.number.unit
    draft.unit = unit
    if draft.number.shape is Shape.ORDINAL:
        draft.kind, draft.rule = Kind.RANK, "rank"
    elif unit in {"percent", "percentage points", "basis points"}:
        _set_percent(scene, draft)
    elif unit == "times" and not _counts_times(scene, draft):
        draft.kind, draft.rule = Kind.RATIO, "multiple"
        if plan_near(scene, draft.at + 1):
            draft.compare_to = PLAN
    elif (direction := difference(scene, draft)) is not None:
        draft.kind, draft.fall, draft.rule = Kind.CHANGE, direction < 0, "difference"
    else:
        draft.rule = "level"
    if draft.kind is Kind.CHANGE and draft.number.sign:
        draft.fall = draft.number.sign < 0


def _counts_times(scene: Scene, draft: Draft) -> bool:
    """ "Came 46 times", "met six times | between May and July": how often, and no multiple of anything.

    What rises or falls by a multiple, is a number of times as much, or more, or so many times a level is a ratio.
    """
    number = draft.number
    near = range(max(0, draft.at - _REACH_BACK), draft.at)
    acts = any(scene.tags[k] & (lx.VERB | lx.DO) and not scene.tags[k] & lx.AUX for k in near)
    if not acts or number.low != int(number.low) or any(scene.tags[k] & (_CHANGE | lx.COMPARE | lx.BY) for k in near):
        return False
    after = draft.at + 1
    ends = after >= len(scene.tokens) or not scene.tokens[after].is_word
    return ends or bool(scene.tags[after] & lx.PREP and not scene.tags[after] & (lx.OF | lx.COMPARE | lx.THAN))


def _set_percent(scene: Scene, draft: Draft) -> None:
    """A percentage is a change, a share of a whole, or a ratio to a plan or other base."""
    if draft.number.sign:
        draft.kind, draft.rule = Kind.CHANGE, "signed percent"
        return
    if _equals_change(scene, draft) or _is_growth(scene, draft):
        draft.kind, draft.rule = Kind.CHANGE, "percent change"
        draft.fall = bool(scene.drafts) and scene.drafts[-1].fall and not _is_growth(scene, draft)
        return
    if exceeds_plan(scene, draft):
        draft.kind, draft.compare_to, draft.rule = Kind.CHANGE, PLAN, "percent against the plan"
        draft.fall = scene.has_tag(lx.DOWN, draft.at - 8, draft.at)
        return
    if scene.tags[draft.at - 1] & lx.EXCEED and plan_near(scene, draft.at + 1):
        draft.kind, draft.compare_to, draft.rule = Kind.CHANGE, PLAN, "percent against the plan"
        draft.fall = bool(scene.tags[draft.at - 1] & lx.DOWN)
        return
    if draft.unit != "percent" or (direction := _percent_change(scene, draft)) is not None:
        draft.kind, draft.rule = Kind.CHANGE, "percent change"
        direction = _percent_change(scene, draft) or _looser_direction(scene, draft)
        draft.fall = direction < 0
        if _against_plan(scene, draft):
            draft.compare_to = PLAN
        return
    if plan_near(scene, draft.at + 1):
        draft.kind, draft.compare_to, draft.rule = Kind.RATIO, PLAN, "percent of plan"
    elif _equals_before(scene, draft.at) and (
        scene.tags[draft.at + 1] & lx.OF
        or (scene.language.noun_leads and (_has_noun(scene, draft.at) or _time_behind(scene, draft.at)))
    ):
        draft.kind, draft.rule = Kind.RATIO, "percent of another amount"
    elif scene.tags[draft.at + 1] & lx.COMPARE and not scene.tags[draft.at - 1] & lx.SHARE:
        draft.kind, draft.rule = Kind.RATIO, "percent of the base"
    else:
        draft.kind, draft.rule = Kind.SHARE, "share"


def _equals_change(scene: Scene, draft: Draft) -> bool:
    """ "Grew by USD 14 million, or 22%": the change before, said once more as a percentage."""
    last = scene.drafts[-1] if scene.drafts else None
    if last is None or last.kind is not Kind.CHANGE or last.unit == "percent":
        return False
    between = [t for t in scene.tokens[last.at + 1 : draft.at] if t.word != ","]
    if len(between) == 2:
        return bool(between[0].tags & lx.THAT and between[1].tags & lx.STATE)
    return len(between) == 1 and (between[0].word == "(" or bool(between[0].tags & lx.RESTATES))


def _is_growth(scene: Scene, draft: Draft) -> bool:
    """ "The growth rate of exports was 5.6%", "growth slowed to 0.4 per cent": the subject is a growth."""
    for k in range(draft.at - 1, -1, -1):
        token = scene.tokens[k]
        if token.number is not None or token.word in {";", ":", "("} or token.tags & (lx.SHARE | lx.REL):
            return False
        if token.tags & lx.GROW:
            return not scene.tags[draft.at + 1] & lx.OF
    return False


def _percent_change(scene: Scene, draft: Draft) -> int | None:
    """1 for a rise, -1 for a fall, None where the percentage is no change."""
    at = draft.at
    after = scene.tags[at + 1]
    if after & lx.MORE or (after & _CHANGE and not after & lx.PREP):
        if scene.tags[at + 2] & lx.OF:
            return None
        return -1 if after & lx.DOWN else 1
    if scene.tags[at + 1] & lx.ON and scene.words[at - 1] == "(":
        return 1
    direction = _direction_before(scene, at)
    if scene.tags[at - 1] & lx.FROM:
        return None
    listed = (scene.tags[at - 1] & lx.CONJ or scene.words[at - 1] == ",") and scene.draft_at(at - 2) is not None
    if (
        direction is None
        and (scene.tags[at - 1] & lx.BY or listed)
        and scene.drafts
        and scene.drafts[-1].kind is Kind.CHANGE
    ):
        return -1 if scene.drafts[-1].fall else 1  # "visitors rose by 15% and investment by 10%"
    return direction


def _direction_before(scene: Scene, at: int) -> int | None:
    """The change word that a number hangs on: "rose by", "an increase of", "down", "growth target of"."""
    k = at - 1
    joint = 0
    while k >= 0 and at - k <= _REACH_BACK:
        token = scene.tokens[k]
        tags = token.tags
        if token.number is not None or (not token.is_word and token.time is None):
            return None
        if tags & (_CHANGE | lx.GROW) and (k == at - 1 or not _is_comparative_noun(scene, k)):
            if joint & lx.FROM:
                return None
            if (
                joint & lx.TO
                and not joint & lx.BY
                and not tags & lx.GROW
                and not (token.tags & lx.WHICH_WAY and token.tags & lx.UP)
            ):
                return None
            return -1 if tags & lx.DOWN else 1
        if tags & (lx.REL | lx.SHARE | lx.DO | lx.SAID) and not tags & _CHANGE:
            return None
        joint |= tags
        k -= 1
    return None


def _is_comparative_noun(scene: Scene, at: int) -> bool:
    """ "More than" that bounds and "higher education" that names are no change."""
    return bool(scene.tags[at] & lx.LOOSE_CHANGE) and not scene.tags[at + 1] & lx.BY


def _looser_direction(scene: Scene, draft: Draft) -> int:
    """Direction of percentage points whose change word stands further off."""
    for k in range(draft.at - 1, max(-1, draft.at - 12), -1):
        tags = scene.tags[k]
        if scene.tokens[k].number is not None:
            break
        if tags & _CHANGE:
            return -1 if tags & lx.DOWN else 1
    return 1


def _equals_before(scene: Scene, at: int) -> bool:
    """ "Equal to 34% of", "the equivalent of 34% of"."""
    before = scene.tags[at - 1]
    return bool(before & lx.EQUALS) or bool(before & lx.OF and scene.tags[at - 2] & lx.EQUAL)


def _time_behind(scene: Scene, at: int) -> bool:
    return at + 1 < len(scene.tokens) and scene.tokens[at + 1].time is not None


def _has_noun(scene: Scene, at: int) -> bool:
    start, end = phrase_after(scene, at)
    return end > start


def plan_near(scene: Scene, at: int) -> bool:
    """Whether "of the year's plan", "of the approved estimate", "the plan" opens at a token."""
    steps = 0
    seen_of = False
    while at < len(scene.tokens) and steps < 7:
        token = scene.tokens[at]
        if token.tags & lx.PLANWORD:
            return seen_of or steps <= 1
        if token.tags & (lx.OF | lx.PREP):
            if seen_of and not token.tags & lx.OF:
                return False
            seen_of = True
        elif token.number is not None or (not token.is_word and token.time is None) or token.tags & (lx.AUX | lx.REL):
            return False
        at += 1
        steps += 1
    return False


def _against_plan(scene: Scene, draft: Draft) -> bool:
    """ "Exceeding the plan (of 3 billion) by 4.9%", "4.9% above the plan": the base is the plan."""
    if scene.tags[draft.at + 1] & (lx.MORE | lx.COMPARE) and plan_near(scene, draft.at + 2):
        return True
    if not scene.tags[draft.at - 1] & lx.BY:
        return False
    for k in range(draft.at - 1, max(-1, draft.at - 9), -1):
        if scene.words[k] in {";", "("}:
            return False
        if scene.tags[k] & lx.PLANWORD:
            return scene.has_tag(lx.VERB | lx.UP | lx.DOWN, k - 6, k + 1)
    return False


def exceeds_plan(scene: Scene, draft: Draft) -> bool:
    """Whether the figure says by how much a plan was passed or missed."""
    return bool(scene.tags[draft.at - 1] & lx.BY) and _against_plan(scene, draft)


def difference(scene: Scene, draft: Draft) -> int | None:
    """1 or -1 where an amount is a difference ("four more than", "fell by six", "a fall of 41 boats"), else None."""
    at = draft.at
    if exceeds_plan(scene, draft):
        draft.compare_to = PLAN
        return -1 if scene.has_tag(lx.DOWN, at - 7, at) else 1
    start, end = phrase_after(scene, at)
    for k in {at + 1, end}:
        tags = scene.tags[k]
        if tags & lx.MORE and _than_follows(scene, k + 1):
            return -1 if tags & lx.DOWN else 1
    if scene.tags[at + 1] & lx.MORE and scene.words[at + 2] in {",", ".", ";", ")", ""} and at + 2 <= len(scene.tokens):
        return -1 if scene.tags[at + 1] & lx.DOWN else 1
    if end > start and scene.tags[end] & lx.CONJ and _shares_than(scene, end):
        return -1 if _shares_than(scene, end) < 0 else 1
    return _difference_before(scene, at)


def _than_follows(scene: Scene, at: int) -> bool:
    """ "Than", perhaps behind a repeated noun: "fewer boats than"."""
    return scene.has_tag(lx.THAN, at, at + 4)


def _shares_than(scene: Scene, conj: int) -> int:
    """Direction of "eight boats and 57 fishermen fewer than", seen from the first number; 0 where it is none."""
    if conj + 1 >= len(scene.tokens) or scene.tokens[conj + 1].number is None:
        return 0
    _, end = phrase_after(scene, conj + 1)
    if scene.tags[end] & lx.MORE and scene.tags[end + 1] & lx.THAN:
        return -1 if scene.tags[end] & lx.DOWN else 1
    return 0


def _changed_by(scene: Scene, at: int) -> int | None:
    """ "Cut the average wait | by four days": the verb of change stands before its object."""
    for k in range(at, max(-1, at - 6), -1):
        token = scene.tokens[k]
        if token.number is not None or not token.is_word or token.tags & (lx.AUX | lx.REL | lx.CONJ):
            return None
        if token.tags & (lx.UP | lx.DOWN) and not token.tags & lx.CHANGE_NOUN:
            return -1 if token.tags & lx.DOWN else 1
    return None


def _difference_before(scene: Scene, at: int) -> int | None:
    """A change word before the number: "fell by six", "a fall of 41 boats", "up 12", "fewer than in 2023 | 12"."""
    if at >= 2 and scene.tokens[at - 1].time is not None and scene.tags[at - 2] & lx.THAN:
        return -1 if scene.tags[at - 2] & lx.DOWN else 1
    before = scene.tags[at - 1]
    if before & lx.BY or before & lx.OF:
        k = at - 2
        while k >= 0 and scene.tags[k] & lx.ADV:
            k -= 1
        tags = scene.tags[k]
        if before & lx.OF and not tags & lx.CHANGE_NOUN:
            return None
        if tags & (_CHANGE | lx.CHANGE_NOUN):
            return -1 if tags & lx.DOWN else 1
        return _changed_by(scene, k) if before & lx.BY else None
    if not before & _CHANGE or before & (lx.DO | lx.DET | lx.NO_MOVE):
        return None
    if before & lx.LOOSE_CHANGE and scene.tags[at - 2] & lx.CONJ:
        return None  # "capital newly registered and added | 214 million": the change says which capital
    compared = scene.tags[at + 1] & (lx.FROM | lx.COMPARE) or scene.tags[phrase_after(scene, at)[1]] & lx.COMPARE
    if before & lx.WHICH_WAY or compared:
        return -1 if before & lx.DOWN else 1
    return None
