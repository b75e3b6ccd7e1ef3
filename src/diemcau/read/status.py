"""How certain a figure is: actual, expected, plan or target."""

from __future__ import annotations

from datetime import date

from diemcau.lang import lexicon as lx
from diemcau.read.scene import Draft, Scene
from diemcau.records import PLAN, Kind, Status

_CUES = lx.EXPECT | lx.PLAN | lx.TARGET
_VERBS = lx.VERB | lx.DO | lx.AUX | lx.SAID


def set_status(scene: Scene, draft: Draft, before: Draft | None, listed: Status | None) -> None:
    """Decide the status of one figure from the words around it in its clause.

    Args:
        scene: Its sentence.
        draft: The figure.
        before: The figure before it in the sentence, or None.
        listed: Status that the head of the list it stands in sets, or None.
    """
    if _is_plan_in_bracket(scene, draft):
        draft.status = Status.PLAN
        return
    if draft.base or repeats_other_period(scene, draft):
        return
    if _is_done(scene, draft):
        return
    found = _cue_before(scene, draft) or _cue_behind(scene, draft) or head_status(scene, draft.at) or listed
    if found is not None:
        if draft.compare_to != PLAN or found is Status.EXPECTED:
            draft.status = found
    elif (
        before is not None
        and before.status is Status.EXPECTED
        and draft.kind in {Kind.CHANGE, Kind.RATIO}
        and draft.like is before
    ):
        draft.status = before.status


def _is_plan_in_bracket(scene: Scene, draft: Draft) -> bool:
    """ "108.8% of the plan for the year (124,000)": the plan's own level."""
    bracket = scene.open_bracket(draft.at)
    last = scene.drafts[-1] if scene.drafts else None
    if (
        bracket is None
        or draft.at != bracket + 1
        or last is None
        or last.compare_to != PLAN
        or draft.kind is not Kind.LEVEL
    ):
        return False
    return scene.has_tag(lx.PLANWORD, bracket - 5, bracket)


def _is_done(scene: Scene, draft: Draft) -> bool:
    """ "Of which 5 are open": what is said of the number itself is said as done."""
    start = draft.at + 1
    if not scene.tags[start] & lx.STATE:
        return False
    return _cue_behind(scene, draft) is None and not scene.has_tag(_CUES, start, start + 4)


def repeats_other_period(scene: Scene, draft: Draft) -> bool:
    """ "(2025: 29 carried out)": the bracket tells of another period and not of the plan before it."""
    bracket = scene.open_bracket(draft.at)
    timed = bracket is not None and any(t.time is not None for t in scene.tokens[bracket : draft.at])
    return (timed or draft.rule == "in brackets") and not scene.has_tag(_CUES, draft.at - 3, draft.at + 4)


def head_status(scene: Scene, at: int) -> Status | None:
    """What the words before the sentence's first colon set: "Targets for 2026: ..." """
    before = scene.words[:at]
    return list_status(scene, before.index(":")) if ":" in before else None


def list_status(scene: Scene, end: int) -> Status | None:
    """What the head of a list makes of the numbers under it: targets, plans, estimates."""
    for k in range(end - 1, -1, -1):
        tags = scene.tags[k]
        if tags & lx.TARGET and not tags & lx.AUX:
            return Status.TARGET
        if tags & lx.PLAN:
            return Status.PLAN
        if tags & lx.EXPECT and not tags & lx.AUX:
            return Status.EXPECTED
    return Status.PLAN if scene.has_tag(lx.PLANWORD, 0, end) else None


def _cue_behind(scene: Scene, draft: Draft) -> Status | None:
    """ "180 | are expected to leave", "€12m | is foreseen": what is said right behind the figure."""
    start = max(draft.at + 1, draft.phrase[1] if draft.phrase[0] > draft.at else 0)
    if not scene.tags[start] & (lx.AUX | lx.PLAN):
        return None
    if scene.tags[start] & lx.ARRANGED:
        return Status.PLAN
    for k in range(start, min(start + 4, len(scene.tokens))):
        tags = scene.tags[k]
        if scene.words[k] in {",", ";"} or scene.tokens[k].number is not None:
            return None
        if tags & lx.EXPECT:
            return Status.EXPECTED
        if tags & lx.PLAN and tags & lx.PARTICIPLE:
            return Status.PLAN
        if tags & lx.TARGET and not tags & lx.AUX:
            return Status.TARGET
    return None


def look_ahead(scene: Scene, last_day: date | None) -> None:
    """What "will" be in a time still to come is planned where somebody does it, and expected where it happens."""
    if last_day is None or not scene.has_tag(lx.FUTURE, 0, len(scene.tokens)):
        return
    for draft in scene.drafts:
        if draft.status is not Status.ACTUAL or draft.base or draft.period is None or draft.period.start <= last_day:
            continue
        near = [*range(draft.at - 1, -1, -1), *range(draft.at + 1, min(draft.at + 8, len(scene.tokens)))]
        verb = next((k for k in near if scene.tags[k] & lx.FUTURE), None)
        if verb is not None:
            acts = scene.tags[verb + 1] & lx.DO or verb > draft.at
            draft.status = Status.PLAN if acts and draft.kind is Kind.LEVEL else Status.EXPECTED


def _cue_before(scene: Scene, draft: Draft) -> Status | None:
    """The nearest cue to the left; a new finite verb behind a comma ends its reach."""
    chains = scene.language.verbs_chain
    if not (scene.held & _CUES or chains):
        return None
    verb_seen = chained = False
    for k in range(draft.at - 1, -1, -1):
        token = scene.tokens[k]
        tags = token.tags
        if token.word == ";" and chains and scene.has_tag(lx.DO | lx.VERB, k + 1, k + 3):
            return _aimed_before(scene, k)
        if token.word in {";", "(", ")"}:
            return _opening_cue(scene) if token.word == ")" and chains else None
        if token.word == "," and verb_seen:
            if not chains:
                return _opening_cue(scene)
            chained = True
        if tags & lx.CONJ and verb_seen and not scene.tags[k + 1] & lx.TO and not _goes_on_bare(scene, k):
            return None
        is_cue = bool(tags & (lx.TARGET if chained else _CUES)) and not (chained and tags & (lx.PLANWORD | lx.AUX))
        if is_cue and not _names_office(scene, k):
            status = _status_of(scene, k, draft)
            if status is not None:
                return status
        if tags & lx.ACTUAL and (chained or not verb_seen):
            return None
        if tags & _VERBS and not tags & _CUES and not _is_infinitive(scene, k):
            verb_seen = True
    return _opening_cue(scene) if chained else None


def _aimed_before(scene: Scene, at: int) -> Status | None:
    """ "Strives to hold 140 events; | to raise 2 billion": what one aims at goes on with the next bare verb."""
    before = next((draft for draft in reversed(scene.drafts) if draft.at < at and not draft.base), None)
    return before.status if before is not None and before.status in {Status.TARGET, Status.PLAN} else None


def _names_office(scene: Scene, at: int) -> bool:
    """ "The Department of | Planning", "the Planning | Office": a capital inside a sentence makes the cue a name."""
    if not at or not _is_capital(scene, at):
        return False
    before, after = scene.tags[at - 1] & (lx.OF | lx.CONJ) and _is_capital(scene, at - 2), _is_capital(scene, at + 1)
    return bool(before) or (after and bool(scene.tags[at + 1] & lx.OWN))


def _is_capital(scene: Scene, at: int) -> bool:
    return 0 <= at < len(scene.tokens) and scene.text[scene.tokens[at].start].isupper()


def _opening_cue(scene: Scene) -> Status | None:
    """ "Estimated for the whole year, | aid reached": nothing but a cue and a time stands before the first comma."""
    comma = next((k for k, token in enumerate(scene.tokens) if token.word == ","), 0)
    head = scene.tokens[:comma]
    cue = next((t.tags for t in head if t.tags & (lx.EXPECT | lx.PLAN)), 0)
    if not cue:
        return None
    bare = all(t.time is not None or t.tags & (_CUES | lx.DET | lx.PREP | lx.ADV) for t in head)
    found = Status.EXPECTED if cue & lx.EXPECT else Status.PLAN
    return found if bare else None


def _goes_on_bare(scene: Scene, at: int) -> bool:
    """ "Will grant 40 scholarships and | pay": the second verb stands bare under the same "will"."""
    return bool(scene.tags[at + 1] & lx.DO) and not scene.tags[at + 1] & lx.INFLECTED


def _is_infinitive(scene: Scene, at: int) -> bool:
    """ "To exceed", "to sign": the cue governs through the infinitive."""
    before = scene.tags[at - 1]
    return (
        bool(before & lx.TO)
        or (bool(before & lx.AUX) and bool(scene.tags[at - 2] & _CUES))
        or bool(before & lx.ADV and scene.tags[at - 2] & lx.TO)
    )


def _status_of(scene: Scene, at: int, draft: Draft) -> Status | None:
    tags = scene.tags[at]
    if tags & lx.EXPECT:
        return Status.EXPECTED if not tags & lx.AUX or _leads_to_number(scene, at, draft) else None
    if tags & lx.TARGET:
        return Status.TARGET if not scene.tags[at - 1] & lx.CONJ or draft.at - at < 6 else None
    if tags & lx.PLANWORD and _is_base_of_change(scene, at, draft):
        return None
    return Status.PLAN


def _leads_to_number(scene: Scene, at: int, draft: Draft) -> bool:
    """ "May reach", "would cost"; not "could look back on 62 visits"."""
    return draft.at - at <= 1 or bool(
        scene.tags[at + 1] & (lx.VERB | lx.DO | lx.UP | lx.DOWN | lx.AUX | lx.ADV | lx.SHARE)
    )


def _is_base_of_change(scene: Scene, at: int, draft: Draft) -> bool:
    """ "Exceeding the plan by 3%": the plan is the base, the figure itself is done."""
    return draft.kind in {Kind.CHANGE, Kind.RATIO} or scene.has_tag(lx.BY | lx.COMPARE, at, draft.at)
