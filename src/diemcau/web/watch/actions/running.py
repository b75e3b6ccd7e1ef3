"""Carrying the streams on: new documents are taken up, bins that are over are closed, what is new is kept.

The engine works outside any transaction, on some bins at a time; what it found is written with the state that it
remembers in one transaction, so that a run that is broken off goes on with the next documents. A stream whose rules
have changed is begun anew beside the one that is shown, and takes its place once it has caught up: what nobody judged
is put away then, what was judged stays.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from diemcau.web.archive.models import Document, State
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.watch.judged import judged_in
from diemcau.web.watch.models import Alert, Issue, Stream
from diemcau.web.watch.rules import bin_of, newest_setting, next_bin, rules, settings_of
from diemcau.web.watch.stream import Reader, Waiting, waiting_for
from diemcau.web.watch.writing import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diemcau.foresee.signals.watcher import Taken
    from diemcau.records import signal
    from diemcau.records.signal import Item
    from diemcau.web.watch.models import Setting

_AT_ONCE = 400
"""Documents after which what was found is written: about as many as are read anew where a run is broken off."""
_YEARS = timedelta(days=10 * 366)
"""How far back a stream begins; documents of older days are counted in its first bin."""


@dataclass(slots=True)
class Run:
    """What came of a run.

    Attributes:
        documents: Taken up.
        bins: Closed.
        alerts: Raised.
    """

    documents: int = 0
    bins: int = 0
    alerts: int = 0


@dataclass(slots=True)
class _Found:
    """What was found since the last writing."""

    taken: list[tuple[Waiting, Item, date]] = field(default_factory=list)
    alerts: list[signal.Alert] = field(default_factory=list)
    issues: dict[str, signal.Issue] = field(default_factory=dict)
    bins: int = 0

    def add(self, items: Sequence[tuple[Waiting, Item]], until: date, told: Taken) -> None:
        """What one bin brought."""
        self.taken += [(one, item, until) for one, item in items]
        self.alerts += told.alerts
        self.issues |= {issue.id: issue for issue in told.issues}
        self.bins += 1


def keep_watch(*, today: date) -> Run:
    """Carry on the stream of every level that occurs, up to the last bin that is over.

    Args:
        today: The day, in the profile's time zone.
    """
    run = Run()
    released = Document.objects.filter(state=State.RELEASED)
    for level in sorted(set(released.order_by().values_list("level", flat=True).distinct())):
        stream = _open(level)
        _Carrier(stream, run).carry_on(today)
        _take_place(stream)
    return run


def _open(level: int) -> Stream:
    """The stream of a level under the rules of now; one that nobody shows and that has other rules is given up."""
    with transaction.atomic():
        going = Stream.objects.select_for_update().filter(ceiling=level, ended_at=None)
        going.filter(is_current=False).exclude(rules=rules()).update(ended_at=timezone.now())
        found = going.filter(rules=rules()).first()
        if found is None:
            is_first = not Stream.objects.filter(ceiling__lte=level, is_current=True).exists()
            found = Stream.objects.create(ceiling=level, rules=rules(), is_current=is_first)
    return found


def _batches(bins: Iterable[date], waiting: Sequence[Waiting]) -> Iterator[tuple[list[date], list[Waiting]]]:
    """Bins that are closed and written together, with their documents: as few as hold `_AT_ONCE` of these."""
    some: list[date] = []
    first = last = 0
    for until in bins:
        some.append(until)
        while last < len(waiting) and waiting[last].day <= until:
            last += 1
        if last - first >= _AT_ONCE:
            yield some, list(waiting[first:last])
            some, first = [], last
    if some:
        yield some, list(waiting[first:last])


@dataclass(slots=True)
class _Carrier:
    """Carries one stream on.

    Attributes:
        stream: Which.
        run: What comes of it is added here.
        setting: The tuning that holds.
    """

    stream: Stream
    run: Run
    setting: Setting | None = field(default_factory=newest_setting)

    def carry_on(self, today: date) -> None:
        """Close every bin that is over."""
        from diemcau.foresee.signals.tuning import tune
        from diemcau.foresee.signals.watcher import Watcher

        last = bin_of(today)
        over = [one for one in waiting_for(self.stream) if bin_of(one.day) < last]
        bins = list(_bins(self.stream, over, last))
        if not bins:
            return
        state = bytes(self.stream.state) if self.stream.state is not None else None
        watcher = Watcher(tune(judged_in(self.stream), settings_of(self.setting)), state)
        reader = Reader(self.stream)
        for some, due in _batches(bins, over):
            found = _Found()
            items = reader.items(due)
            for until in some:
                now = [pair for pair in items if pair[0].day <= until]
                items = items[len(now) :]
                found.add(now, until, watcher.take([item for _, item in now], until=until))
            reader.forget(some[-1])
            if not self._write(found, watcher.save(), some[-1]):
                return

    def _write(self, found: _Found, state: bytes, until: date) -> bool:
        """Keep what was found; not where another worker has carried the stream on meanwhile."""
        stream = self.stream
        with transaction.atomic():
            held = Stream.objects.select_for_update().get(pk=stream.pk)
            if held.until != stream.until or held.ended_at is not None:
                return False
            stream.until, stream.state, stream.setting, stream.run_at = until, state, self.setting, timezone.now()
            writer = Writer(stream)
            writer.enter(found.taken)
            writer.keep_issues(found.issues.values())
            alerts = writer.keep_alerts(found.alerts)
            stream.save(update_fields=["until", "state", "setting", "run_at", "documents"])
            detail = {"until": until.isoformat(), "documents": len(found.taken), "bins": found.bins, "alerts": alerts}
            act = Act(act="watch.run", thing="stream", thing_id=stream.pk, level=stream.ceiling, detail=detail)
            append_entry(actor=None, act=act)
        self.run.documents += len(found.taken)
        self.run.bins += found.bins
        self.run.alerts += alerts
        return True


def _bins(stream: Stream, waiting: Sequence[Waiting], last: date) -> Iterator[date]:
    """The bins to be closed, each by its last day: all that are over, those without documents too."""
    if stream.until is not None:
        until = next_bin(stream.until)
    elif waiting:
        until = bin_of(max(waiting[0].day, last - _YEARS))
    else:
        return
    while until < last:
        yield until
        until = next_bin(until)


def _take_place(stream: Stream) -> None:
    """Show a stream that has caught up instead of the one before it; what was judged stays as it was given."""
    if stream.is_current:
        return
    now = timezone.now()
    with transaction.atomic():
        held = Stream.objects.select_for_update().get(pk=stream.pk)
        if held.is_current or held.ended_at is not None:
            return
        before = Stream.objects.select_for_update().filter(ceiling=held.ceiling, is_current=True)
        kept = Alert.objects.filter(stream__in=before, known_to=None)
        judged = set(kept.exclude(verdict="").values_list("twin", flat=True))
        kept.filter(verdict="").update(known_to=now)
        Issue.objects.filter(stream__in=before, known_to=None).update(known_to=now)
        Alert.objects.filter(stream=held, twin__in=judged).update(known_to=now)
        before.update(is_current=False, ended_at=now)
        Stream.objects.filter(pk=held.pk).update(is_current=True)
        detail = {"rules": held.rules, "kept": len(judged)}
        act = Act(act="watch.run", thing="stream", thing_id=held.pk, level=held.ceiling, detail=detail)
        append_entry(actor=None, act=act)
    stream.is_current = True
