"""When a figure holds, and with which period it is compared."""

from __future__ import annotations

from datetime import date, timedelta

from diemcau.lang import lexicon as lx
from diemcau.lang.base import TimeMention, TimeRole
from diemcau.read.bases import NAMED, RELATIVE, base_level_period, is_base, resolve, set_base, times_behind
from diemcau.read.frame import Frame
from diemcau.read.scene import Draft, Scene
from diemcau.records import Kind, Period, Status
from diemcau.records.period import day, months, span_of, year

_TELLING = NAMED | {TimeRole.NOW, TimeRole.PREVIOUS}  # times that say when a figure holds
_DASHES = frozenset("-–—")
_DATELINE = 20  # tokens in which a dateline ends


def set_periods(scene: Scene, frame: Frame) -> None:
    """Give every figure of a sentence its period and the base of its comparison."""
    bases = {k for k in scene.timed if is_base(scene, k)}
    bases |= {k for d in scene.drafts if d.base for k in times_behind(scene, d)}
    for draft in scene.drafts:
        if not draft.base:
            draft.period = _own_period(scene, draft, bases, frame)
    for draft in scene.drafts:
        if draft.base:
            draft.period = base_level_period(scene, draft)
    for draft in scene.drafts:
        _share_stretch(scene, draft)
        set_base(scene, draft, bases)
    _carry(scene, bases, frame)
    _set_list(scene, frame)


def _own_period(scene: Scene, draft: Draft, bases: set[int], frame: Frame) -> Period | None:
    if (other := _in_bracket(scene, draft, frame)) is not None:
        return other
    picked = _pick(scene, draft, bases)
    if draft.rule == "behind a slash" and draft.like is not None and draft.like.period is not None:
        return _to_date(draft.like.period)
    if picked is not None:
        if picked.role is TimeRole.NOW:
            return None
        if (since := _opening_since(scene, picked, frame)) is not None:
            return since
        return _as_period(picked, scene, draft, frame)
    opening = next((t for k in scene.timed if k < 4 and (t := _told(scene, k)).role is TimeRole.SAME_PERIOD), None)
    if opening is not None and not scene.has_tag(lx.COMPARE, 0, 4):
        return resolve(opening, frame.carried or frame.period)
    if draft.like is not None and draft.like in scene.drafts and not draft.like.base and draft.like.period_set:
        return draft.like.period
    return frame.list_period or frame.carried or frame.period


def _share_stretch(scene: Scene, draft: Draft) -> None:
    """ "By the end of September exports reached 4 billion, up 18%": the change is over the stretch of the level."""
    level = draft.like
    if draft.kind is Kind.LEVEL or level is None or level not in scene.drafts or level.period is None:
        return
    if draft.period is not None and draft.period.is_day and level.period.end == draft.period.end:
        draft.period = level.period


def _in_bracket(scene: Scene, draft: Draft, frame: Frame) -> Period | None:
    """The other period a bracket tells of: "(same period of 2024: 45)", or the one a legend gave all brackets."""
    bracket = scene.bracket(draft.at)
    if bracket is None:
        return None
    before = scene.tokens[bracket[0] - 1].time if bracket[0] else None
    if before is not None and is_base(scene, bracket[0] - 1):
        return resolve(before, frame.period)  # "compared with 2024 (28 cases/51 persons)"
    level = draft.like if draft.rule == "in brackets" else None
    if level is None:
        level = next((d for d in reversed(scene.drafts) if d.at < bracket[0] and d.kind is Kind.LEVEL), None)
        inside = [k for k in range(*bracket) if scene.tokens[k].time is not None]
        opens = [t for k in inside[:1] if k < draft.at and (t := scene.tokens[k].time) is not None]
        if level is None or not opens or opens[0].role not in RELATIVE or draft.kind is not Kind.LEVEL:
            return None
    times = [token.time for token in scene.tokens[bracket[0] : bracket[1]] if token.time is not None]
    relative = next((time for time in times if time.role in RELATIVE), None)
    if relative is not None:
        draft.period_set = True
        return resolve(relative, level.period)
    return None if times else frame.bracket_period


def _to_date(period: Period) -> Period:
    """The year to date that forms print behind the month: "6/41 delegations"."""
    one_month = (period.start.year, period.start.month) == (period.end.year, period.end.month)
    return months(period.start.year, 1, period.end.month) if one_month else period


def _opening_since(scene: Scene, time: TimeMention, frame: Frame) -> Period | None:
    """ "Since they became twins in 2005, ...": from then to the end of what is reported."""
    if (
        not scene.tags[0] & lx.SINCE
        or time.period is None
        or frame.end is None
        or time.period.end.year >= frame.end.year
    ):
        return None
    return span_of(time.period, year(frame.end.year)) if len(time.period.code) == 4 else None


def _pick(scene: Scene, draft: Draft, bases: set[int]) -> TimeMention | None:
    """The time that belongs to a figure: in its bracket, right behind it, before it, then behind it."""
    usable = [
        k for k in scene.timed if k not in bases and _told(scene, k).role in _TELLING and not _bounds_period(scene, k)
    ]
    if not usable:
        return None
    told = _dateline_end(scene)
    usable = [k for k in usable if k >= told] or usable
    bracket = scene.bracket(draft.at)
    inside = [k for k in usable if bracket and bracket[0] < k < bracket[1]]
    free = [k for k in usable if not _in_other_bracket(scene, k, bracket)]
    found = max((k for k in inside if k < draft.at), default=inside[0]) if inside else _attached(scene, draft, free)
    if found is None:
        before = [k for k in free if k < draft.at and not _is_spent(scene, k, draft.at)]
        found = before[-1] if before else _shared_behind(scene, draft, free)
    draft.period_set = found is not None
    return scene.tokens[found].time if found is not None else None


def _told(scene: Scene, at: int) -> TimeMention:
    """The time that a token of `timed` is."""
    time = scene.tokens[at].time
    if time is None:
        raise IndexError(at)
    return time


def _dateline_end(scene: Scene) -> int:
    """How many tokens open a report by place, day and agency, all in capitals: "QUE LAM, 19 March 2025 (Press) - ".

    The day of a report says when it was told; what it tells of has its own time where the sentence gives one.
    """
    if _DASHES.isdisjoint(scene.words[:_DATELINE]):
        return 0
    dash = next(k for k, word in enumerate(scene.words) if word in _DASHES)
    named = all(
        token.time is not None or not token.is_word or scene.text[token.start].isupper()
        for token in scene.tokens[:dash]
    )
    return dash + 1 if dash and named and any(token.time is not None for token in scene.tokens[:dash]) else 0


def _bounds_period(scene: Scene, at: int) -> bool:
    """ "In fiscal year 2024-25, which ended on 31 March": the day only bounds the year that was named."""
    return scene.has_tag(lx.BOUNDS, at - 2, at)


def _is_spent(scene: Scene, at: int, draft_at: int) -> bool:
    """ "Up to now" and a day hold for their own clause only."""
    time = scene.tokens[at].time
    if time is None or (time.role is not TimeRole.NOW and not (time.period is not None and time.period.is_day)):
        return False
    return any(scene.words[k] == ";" for k in range(at, draft_at))


def _in_other_bracket(scene: Scene, at: int, own: tuple[int, int] | None) -> bool:
    bracket = scene.bracket(at)
    return bracket is not None and bracket != own


def _attached(scene: Scene, draft: Draft, usable: list[int]) -> int | None:
    """A time right behind the figure and its noun, perhaps over a preposition."""
    end = max(draft.at + 1, draft.phrase[1] if draft.phrase[0] > draft.at else 0)
    for k in range(draft.at + 1, min(len(scene.tokens), end + 3)):
        token = scene.tokens[k]
        if token.number is not None or token.word in {",", ";", ":", "("} or (token.tags & lx.CONJ and k >= end):
            return None
        if k in usable:
            return k
    return None


def _shared_behind(scene: Scene, draft: Draft, usable: list[int]) -> int | None:
    """A time at the end that holds for the whole clause, unless a plan or another sentence part opens before it."""
    for k in range(draft.at + 1, len(scene.tokens)):
        if scene.words[k] == ";" or (
            scene.tags[k] & (lx.EXPECT | lx.PLAN | lx.TARGET) and draft.status is Status.ACTUAL
        ):
            return None
        if k in usable:
            return k
    return None


def _as_period(time: TimeMention, scene: Scene, draft: Draft, frame: Frame) -> Period | None:
    """A named day stays a day for a stock and a dated target; for a flow it says the month it fell in."""
    period = time.period
    if period is None:
        begin = scene.span.start  # a time broken by the end of a line is told up to there
        told = scene.text[time.span.start - begin : time.span.end - begin]
        return _under_report(told.lower(), frame)
    words = scene.language.times
    if not period.is_day:
        if (
            time.preposition == words.since
            and len(period.code) == 7
            and frame.end is not None
            and frame.end > period.end
        ):
            return _from_day(period, frame.end)
        if ".." in period.code and _within_month(period) and not scene.has_tag(lx.STOCK, 0, len(scene.tokens)):
            return months(period.start.year, period.start.month, period.start.month)
        return period
    if time.preposition in words.starts and frame.end is not None and frame.end > period.start:
        return _from_day(period, frame.end)
    if time.preposition in words.until and _is_flow(scene, draft):
        if _ends_month(period):
            return months(period.start.year, 1, period.start.month)
        return _whole_year_to(period, frame)
    if _holds_on_day(time, scene, draft) or draft.status in {Status.TARGET, Status.PLAN}:
        return period
    return months(period.start.year, period.start.month, period.start.month)


def _holds_on_day(time: TimeMention, scene: Scene, draft: Draft) -> bool:
    """Whether a figure beside a named day is a stock: counted up to it, or told of that day as how things stood."""
    words = scene.language.times
    if time.preposition in words.until or scene.has_tag(lx.STOCK, 0, len(scene.tokens)):
        return True
    if time.preposition != words.on or not draft.phrase[1] > draft.phrase[0]:
        return False
    stood = scene.tags[draft.phrase[1]] & lx.AUX and scene.has_tag(lx.PAST, 0, draft.at + 4)
    return bool(stood) and not _is_flow(scene, draft)


def _is_flow(scene: Scene, draft: Draft) -> bool:
    """Whether something was done to what is counted, so that "by the end of November" means the year to date."""
    if draft.kind is not Kind.LEVEL or draft.status in {Status.TARGET, Status.PLAN}:
        return False
    first, last = draft.label.partition(" ")[0].lower(), draft.label.rpartition(" ")[2].lower()
    lexicon = scene.language.lexicon
    flows = draft.done or lexicon.tags(last) & lx.DO or (lexicon.tags(first) | lexicon.tags(last)) & lx.FLOW
    return bool(flows) and not scene.has_tag(lx.STOCK, 0, len(scene.tokens))


def _within_month(period: Period) -> bool:
    """A stretch of days in one month, such as a visit from the 16th to the 19th."""
    return (period.start.year, period.start.month) == (period.end.year, period.end.month)


def _ends_month(period: Period) -> bool:
    return (period.end + timedelta(days=1)).day == 1


def _whole_year_to(period: Period, frame: Frame) -> Period:
    return frame.period if frame.period is not None and frame.period.covers(period) else period


def _under_report(words: str, frame: Frame) -> Period | None:
    """ "The month", "the quarter", "the year": the one under report."""
    own = frame.period
    if own is None:
        return None
    last = own.end
    if frame.language.times.month in words:
        return months(last.year, last.month, last.month)
    if frame.language.times.quarter in words:
        quarter = (last.month - 1) // 3
        return months(last.year, 3 * quarter + 1, 3 * quarter + 3)
    return own


def _from_day(first: Period, last: date) -> Period:
    """From a day or month to the end of what is reported; in months where both ends are or the year is whole so far."""
    if (
        (first.start.month, first.start.day) == (1, 1)
        and first.start.year == last.year
        and (last + timedelta(days=1)).day == 1
    ):
        return months(last.year, 1, last.month)
    if not first.is_day and first.start.year == last.year and (last + timedelta(days=1)).day == 1:
        return months(last.year, first.start.month, last.month)
    return span_of(first, day(last))


def _set_list(scene: Scene, frame: Frame) -> None:
    """A sentence that ends in a colon sets the period of the list below; a legend in brackets that of the brackets."""
    opens = scene.words[len(scene.tokens) - 1] == ":"
    legend = not scene.drafts and scene.has_tag(lx.BRACKETS, 0, len(scene.tokens))
    if not opens and not legend:
        return
    for k in scene.timed:
        time = _told(scene, k)
        if time.period is None or time.role not in NAMED:
            continue
        if legend or (scene.bracket(k) is not None and scene.has_tag(lx.ITSELF | lx.BRACKETS, k - 8, k)):
            frame.bracket_period = time.period
        elif scene.bracket(k) is None:
            frame.list_period = time.period


def _carry(scene: Scene, bases: set[int], frame: Frame) -> None:
    """A time that opens a sentence, or goes with its first figure, holds for the next ones of the paragraph."""
    leading = next((d for d in scene.drafts if not d.base), None)
    if (
        frame.carried is None
        and leading is not None
        and leading.period_set
        and leading.status is Status.ACTUAL
        and leading.period is not None
    ):
        known = frame.period
        if (
            not leading.period.is_day
            and (known is None or known.covers(leading.period))
            and not _is_last_stretch(leading.period, known)
        ):
            frame.carried = leading.period
    first = next((d.at for d in scene.drafts), len(scene.tokens))
    for k in scene.timed:
        time = _told(scene, k)
        if k > first:
            return
        if k in bases or time.role is not TimeRole.PERIOD or time.period is None:
            continue
        if scene.has_tag(lx.EXPECT | lx.PLAN | lx.TARGET, 0, k):
            return
        if (k <= 3 or scene.words[k + 1] == ",") and not _is_last_stretch(time.period, frame.period):
            frame.carried = time.period
        return


def _is_last_stretch(period: Period, whole: Period | None) -> bool:
    """ "In September alone" in a report on nine months: said of one sentence, not of those that follow."""
    return whole is not None and period != whole and whole.covers(period) and period.end == whole.end
