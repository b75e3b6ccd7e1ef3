"""Documents are read anew when the rules have changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from django_tasks_db.models import DBTaskResult
from tests.web.conftest import REPORT

from diemcau.errors import Conflict
from diemcau.flow.packed import pack, unpack
from diemcau.records import Finding, Severity
from diemcau.web.archive import blobs, reaper
from diemcau.web.archive.actions import ask_again
from diemcau.web.archive.models import Document, ReadText
from diemcau.web.archive.queries import stale_readings
from diemcau.web.archive.reading import rules
from diemcau.web.archive.worker import Work
from diemcau.web.audit.models import Entry
from diemcau.web.desk.models import Mention

if TYPE_CHECKING:
    from tests.web.conftest import House


def age(document: Document, *, other: bool) -> None:
    """Make the reading of a document one of earlier rules, which told something else where that is asked for."""
    row = document.readings.get(is_current=True)
    reading = unpack(bytes(row.packed))
    row.rules = row.tried = "earlier"
    if other:
        told = Finding(code="read.other", severity=Severity.NOTE, message="Said by earlier rules alone.")
        row.packed = pack(replace(reading, findings=(told,)))
    row.save()


def test_idle_workers_read_anew(house: House) -> None:
    """Where other rules read other things there is a new reading, with its mentions, beside the earlier one."""
    (document,) = house.bring(REPORT)
    before = Mention.objects.filter(known_to=None).count()
    age(document, other=True)
    Work().run_out()
    assert reaper.reread_when_idle() == 1
    assert reaper.reread_when_idle() == 0  # it waits already
    Work().run_out()
    document.refresh_from_db()
    assert [row.rules for row in document.readings.order_by("pk")] == ["earlier", rules()]
    assert document.edit == 1
    assert Mention.objects.filter(known_to=None).count() == before
    assert Entry.objects.get(act="document.reread").detail == {"before": "earlier", "after": rules(), "version": 1}
    assert not stale_readings().exists()


def test_where_the_same_is_read_nothing_changes(house: House) -> None:
    """No new reading, no entry in the log, and what people hold of the document stays."""
    (document,) = house.bring(REPORT)
    age(document, other=False)
    mentions = set(Mention.objects.values_list("pk", flat=True))
    ask_again(actor=house.people["colleague"], scope=house.scope("colleague"), document=document)
    Work().run_out()
    document.refresh_from_db()
    assert document.edit == 0
    assert document.readings.get().tried == rules()
    assert set(Mention.objects.values_list("pk", flat=True)) == mentions
    assert not Entry.objects.filter(act="document.reread").exists()
    with pytest.raises(Conflict):
        ask_again(actor=house.people["colleague"], scope=house.scope("colleague"), document=document)


def test_where_nothing_is_read_any_more_the_earlier_reading_stays(house: House) -> None:
    """With a finding that says so, once; it is not tried for ever."""
    (document,) = house.bring(REPORT)
    Work().run_out()
    age(document, other=True)
    blob = document.versions.get().blob
    blobs.place_of(blob.pk).unlink()
    for _ in range(4):
        reaper.reread_when_idle()
        DBTaskResult.objects.filter(status="READY").update(run_after="2020-01-01T00:00:00Z")
        Work().run_out()
    row = ReadText.objects.get(document=document)
    assert row.is_current
    assert [one["code"] for one in row.findings].count("archive.reread_failed") == 1
    assert not stale_readings().exists()
