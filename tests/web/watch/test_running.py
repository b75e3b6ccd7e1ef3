"""The job over the archive: what is new is found once, in order of days, whatever breaks it off."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from diemcau.web.audit.actions import append_entry
from diemcau.web.audit.models import Entry
from diemcau.web.watch import rules as watch_rules
from diemcau.web.watch.actions import judge, keep_watch, running
from diemcau.web.watch.models import Alert, AlertDocument, Entered, Filed, Issue, Stream, SubjectWeek

from .conftest import MONDAY, TODAY, bring, fill, raise_alert, stream_of, tell

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package


def test_what_is_new_is_raised_once_with_its_sentences(house: House) -> None:
    """Of an archive where one matter begins the run makes one alert that rests on it, and a second run nothing."""
    new = fill(house)
    first = keep_watch(today=TODAY)
    alert = Alert.objects.get()
    named = set(AlertDocument.objects.filter(alert=alert).values_list("document_id", flat=True))
    assert first.documents == Entered.objects.count() == 120
    assert len(named & {one.pk for one in new}) > len(named) / 2
    assert "Borvel" in alert.title
    for sighting in alert.sightings.select_related("document"):
        text = sighting.document.readings.get(is_current=True).text
        assert text[sighting.start : sighting.end] == sighting.words
    assert Entry.objects.filter(act="watch.run").exists()
    assert keep_watch(today=TODAY).documents == 0
    assert Alert.objects.count() == 1


def test_a_stream_knows_nothing_of_higher_documents(house: House) -> None:
    """What confidential documents tell is raised in their own stream alone; the one below counts none of them."""
    fill(house, new_from=99)
    fill(house, level=2)
    keep_watch(today=TODAY)
    below, above = Stream.objects.get(ceiling=1), Stream.objects.get(ceiling=2)
    assert (below.documents, above.documents) == (120, 240)
    assert not below.alerts.exists()
    assert above.alerts.get().level == 2
    weeks = SubjectWeek.objects.filter(kind="org", code="DUN")
    assert sum(weeks.filter(stream=below).values_list("documents", flat=True)) == 120


def test_a_late_document_is_counted_in_the_open_bin(house: House) -> None:
    """A document of a closed week is taken up once, in the week in which it came, and keeps its own day."""
    chance = random.Random("late")
    bring(house, tell(chance), day=MONDAY + timedelta(weeks=2))
    keep_watch(today=MONDAY + timedelta(weeks=4))
    late = bring(house, tell(chance), day=MONDAY)
    keep_watch(today=MONDAY + timedelta(weeks=4, days=1))
    assert not Entered.objects.filter(document=late).exists()
    keep_watch(today=MONDAY + timedelta(weeks=5))
    row = Entered.objects.get(document=late)
    assert (row.day, row.bin) == (MONDAY, MONDAY + timedelta(weeks=5, days=-1))


def test_copies_share_an_origin_across_weeks(house: House) -> None:
    """A text that others print again a week later is one family, by the first of them."""
    text = tell(random.Random("copied"), is_new=True) + "\n" + tell(random.Random("more"))
    first = bring(house, text, day=MONDAY, source="Herald 1")
    again = bring(house, text, day=MONDAY + timedelta(days=8), source="Herald 2")
    other = bring(house, tell(random.Random("other")), day=MONDAY + timedelta(days=8), source="Herald 3")
    keep_watch(today=MONDAY + timedelta(days=7))
    keep_watch(today=MONDAY + timedelta(days=14))
    origins = dict(Entered.objects.values_list("document_id", "origin"))
    assert origins[first.pk] == origins[again.pk] == str(first.uid)
    assert origins[other.pk] == str(other.uid)


def test_a_run_that_breaks_off_goes_on_to_the_same_end(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Broken off at the last step of a writing, the next run finds the same as one that was not."""
    fill(house)
    monkeypatch.setattr(running, "_AT_ONCE", 30)
    write, count = append_entry, iter(range(100))

    def break_off(**options: object) -> object:
        if next(count) == 2:
            raise KeyboardInterrupt
        return write(**options)  # type: ignore[arg-type]

    monkeypatch.setattr(running, "append_entry", break_off)
    with pytest.raises(KeyboardInterrupt):
        keep_watch(today=TODAY)
    assert 0 < Entered.objects.count() < 120
    keep_watch(today=TODAY)
    broken = Alert.objects.get()
    assert Entered.objects.count() == 120
    for model in (Alert, Issue, Filed, Entered, SubjectWeek, Stream):
        model.objects.all().delete()
    keep_watch(today=TODAY)
    assert Alert.objects.get().said == broken.said


def test_other_rules_put_away_what_nobody_judged(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under other rules the stream begins anew and takes the old one's place; a judged alert stays as it was given."""
    new = fill(house)
    kept, gone = raise_alert(new[:3]), raise_alert(new[3:6], words="another matter")
    before = stream_of()
    judge(actor=house.people["owner"], scope=house.scope("owner"), uid=kept.uid, is_accepted=True)
    monkeypatch.setattr(running, "rules", lambda: "0123456789abcdef")
    keep_watch(today=TODAY)
    for row in (kept, gone, before):
        row.refresh_from_db()
    now = Stream.objects.get(ceiling=1, is_current=True)
    assert (now.rules, now.documents) == ("0123456789abcdef", 120)
    assert before.ended_at is not None
    assert kept.known_to is None
    assert gone.known_to is not None
    assert now.alerts.filter(known_to=None).count() == 1


@pytest.mark.parametrize("days", range(14))
def test_a_bin_holds_its_days(days: int) -> None:
    """Every day lies in one bin of seven days that ends on a Sunday."""
    day = MONDAY + timedelta(days=days)
    last = watch_rules.bin_of(day)
    assert last.weekday() == 6
    assert 0 <= (last - day).days < 7
