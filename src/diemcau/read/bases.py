"""With which period a figure is compared, and the periods that are counted from another one."""

from __future__ import annotations

from datetime import timedelta

from diemcau.errors import Invalid
from diemcau.lang import lexicon as lx
from diemcau.lang.base import TimeMention, TimeRole
from diemcau.read.scene import Draft, Scene
from diemcau.records import PLAN, Kind, Period
from diemcau.records.period import day, months, shift_years

NAMED = frozenset({TimeRole.PERIOD, TimeRole.DATE})  # times that name days
RELATIVE = frozenset({TimeRole.SAME_PERIOD, TimeRole.PREVIOUS})  # times counted from the figure's own period


def is_base(scene: Scene, at: int) -> bool:
    """Whether a time is what something is compared with, and not when it happened."""
    time = scene.tokens[at].time
    if time is None or (time.role in RELATIVE and (time.period is None or time.role is TimeRole.SAME_PERIOD)):
        return time is not None
    if time.role not in NAMED | {TimeRole.PREVIOUS}:
        return False
    if time.preposition == scene.language.times.since and scene.has_tag(lx.RANK | lx.EXTREME, at - 4, at):
        return True
    if _behind_multiple(scene, at) or _of_plan(scene, at):
        return True
    k = at - 1
    while k >= 0 and (
        scene.tags[k] & (lx.DET | lx.ITSELF | lx.BASE_NOUN)
        or (scene.tags[k] & lx.PREP and not scene.tags[k] & lx.COMPARE)
    ):
        if scene.tags[k] & lx.BASE_OPENER and _behind_change(scene, k):
            return True
        k -= 1
    if scene.tags[k] & (lx.COMPARE | lx.THAN) or (scene.tags[k] & lx.MORE and _behind_change(scene, k + 1)):
        return True
    return bool(scene.tags[k] & lx.AS) and scene.has_tag(lx.AS | lx.SAME, k - 5, k)


def _behind_multiple(scene: Scene, at: int) -> bool:
    """ "1.9 times the number | of the first half of 2023", "twice its grant of 2023"."""
    for k in range(at - 1, max(-1, at - 8), -1):
        token = scene.tokens[k]
        if token.number is not None:
            equal = token.number.unit == "percent" and k == at - 1 and scene.tags[k - 1] & lx.EQUALS
            return token.number.unit == "times" or bool(equal and scene.language.noun_leads)
        if (
            token.time is not None
            or not token.is_word
            or token.tags & (lx.AUX | lx.CONJ)
            or (token.tags & lx.PREP and not token.tags & lx.OF)
        ):
            return False
    return False


def _of_plan(scene: Scene, at: int) -> bool:
    """ "The plan | for the year", "the year's plan": says of what the plan is, not when the thing was done."""
    if scene.language.noun_leads and scene.tags[at - 1] & lx.PLANWORD:
        return any(t.number is not None and t.number.unit == "percent" for t in scene.tokens[max(0, at - 4) : at])
    if not scene.tags[at - 1] & (lx.PREP | lx.DET) or not scene.has_tag(lx.PLANWORD, at - 2, at):
        return False
    near = scene.tokens[max(0, at - 7) : at]
    clause = next((k for k in range(len(near) - 1, -1, -1) if near[k].word == ";"), -1) + 1
    return any(t.number is not None and t.number.unit == "percent" for t in near[clause:])


def _behind_change(scene: Scene, at: int) -> bool:
    """Whether a change stands directly before: "up 15.4% | on 2023", "an increase of 44% | over the same period"."""
    k = at - 1
    while k >= 0 and scene.tags[k] & (lx.UP | lx.DOWN | lx.MORE | lx.ADV):
        k -= 1
    draft = scene.draft_at(k)
    return draft is not None and draft.kind in {Kind.CHANGE, Kind.RATIO}


def times_behind(scene: Scene, draft: Draft) -> list[int]:
    """The time that says when a base level held: "against 38 | in 2023"."""
    for k in range(draft.at + 1, min(len(scene.tokens), max(draft.at + 7, draft.phrase[1] + 4))):
        token = scene.tokens[k]
        if token.number is not None or token.word in {";", ")", ","}:
            break
        if token.time is not None and token.time.role in NAMED | RELATIVE:
            return [k]
    return []


def base_level_period(scene: Scene, draft: Draft) -> Period | None:
    """The period of a level that stands behind "against", "compared with", "from"."""
    own = _reference(draft)
    for k in times_behind(scene, draft):
        time = scene.tokens[k].time
        if time is not None:
            return resolve(time, own)
    bracket = scene.bracket(draft.at)
    for k in range(bracket[0] if bracket else max(0, draft.at - 5), draft.at):
        time = scene.tokens[k].time
        if time is not None and (bracket or time.role in RELATIVE):
            return resolve(time, own)
    return shift_years(own, -1) if own is not None else None


def _reference(draft: Draft) -> Period | None:
    source = draft.like
    while source is not None and source.base and source.like is not None:
        source = source.like
    return source.period if source is not None else None


def set_base(scene: Scene, draft: Draft, bases: set[int]) -> None:
    """The period a change or multiple is measured against."""
    if draft.kind not in {Kind.CHANGE, Kind.RATIO} or draft.compare_to == PLAN:
        return
    bracket = scene.bracket(draft.at)
    for k in range(draft.at + 1, len(scene.tokens)):
        token = scene.tokens[k]
        if token.word == ";" or (bracket and k >= bracket[1]):
            break
        if k in bases and token.time is not None:
            _compare(draft, token.time)
            return
        later = scene.draft_at(k)
        if later is not None and later.kind is draft.kind and not _shares_base(scene, draft.at, k):
            break
    for k in range(draft.at - 1, -1, -1):
        if scene.words[k] == ";":
            break
        time = scene.tokens[k].time
        if k in bases and time is not None:
            _compare(draft, time)
            return


def _compare(draft: Draft, time: TimeMention) -> None:
    """Set the base, and where the base is a month or quarter the figure is of one too: the last under report."""
    base = resolve(time, draft.period)
    draft.compare_to = base
    if base is None or draft.period is None or draft.period_set or time.role is not TimeRole.PERIOD:
        return
    length = _months_of(base)
    if length in {1, 3} and _months_of(draft.period) > length and not base.is_day:
        last = draft.period.end
        draft.period = months(last.year, last.month - length + 1, last.month) if last.month >= length else draft.period


def _months_of(period: Period) -> int:
    return (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1


def _shares_base(scene: Scene, first: int, second: int) -> bool:
    """ "Visitors increased by 15.7% and FDI by 10.3% over the same period": one base for both."""
    return scene.has_tag(lx.CONJ, first + 1, second) or any(scene.words[k] == "," for k in range(first + 1, second))


def resolve(time: TimeMention, own: Period | None) -> Period | None:
    """The days a relative time means, counted from the figure's own period."""
    if time.period is not None:
        return _same_length(time.period, own) if time.role is TimeRole.SAME_PERIOD else time.period
    if own is None or time.years_back is None:
        return None
    try:
        return shift_years(own, -time.years_back) if time.years_back else previous(own)
    except Invalid:
        return None


def _same_length(named: Period, own: Period | None) -> Period:
    """ "The same period of 2024" beside eleven months of 2025 means eleven months of 2024."""
    if own is None or len(named.code) != 4:
        return named
    try:
        return shift_years(own, named.start.year - own.start.year)
    except Invalid:
        return named


def previous(period: Period) -> Period:
    """The stretch of equal length right before: the month before a month, the quarter before a quarter."""
    last = period.start - timedelta(days=1)
    if period.is_day:
        return day(last)
    count = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
    if count >= 12:
        return shift_years(period, -1)
    first = last.month - count + 1
    return months(last.year, first, last.month) if first >= 1 else shift_years(period, -1)
