"""Jobs: claimed once, tried again, given up, taken back, handed back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.web.conftest import OTHER_REPORT, REPORT

from diemcau.web.archive import jobs, reaper, worker
from diemcau.web.archive.actions import read_intake_file
from diemcau.web.archive.apart import READER
from diemcau.web.archive.models import Worker
from diemcau.web.archive.worker import Work, claim, hand_back, sign

from .test_bringing import bring

if TYPE_CHECKING:
    from tests.web.conftest import House


def test_a_worker_reads_what_waits(house: House) -> None:
    """All of it, in the order in which it came; then nothing is left."""
    intake = bring(house, ("a.txt", REPORT.encode()), ("b.txt", OTHER_REPORT.encode()))
    assert Work().run_out() == 2
    assert [file.state for file in intake.files.all()] == ["done", "done"]
    assert DBTaskResult.objects.successful().count() == 2
    assert not Worker.objects.exists()


def test_what_fails_is_tried_again_and_given_up_at_last(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three attempts in all; then the file says why, and the other file is read all the same."""
    monkeypatch.setattr(worker, "_AGAIN", 0.0)
    intake = bring(house, ("a.txt", REPORT.encode()), ("b.txt", OTHER_REPORT.encode()))
    broken = intake.files.all()[0].pk

    def failing(*, file: object) -> None:
        if file.pk == broken:  # type: ignore[attr-defined]
            raise OSError("no room")
        read_intake_file(file=file)  # type: ignore[arg-type]

    monkeypatch.setattr(jobs, "read_intake_file", failing)
    Work().run_out()
    first, second = intake.files.all()
    assert (first.state, second.state) == ("failed", "done")
    assert first.findings[0]["facts"] == {"cause": "OSError: no room"}
    assert len(DBTaskResult.objects.failed().get().worker_ids) == worker.MOST_ATTEMPTS
    intake.refresh_from_db()
    assert intake.ended_at is not None


def test_jobs_of_the_dead_are_taken_back(house: House) -> None:
    """Not those of a worker that lives; and a job over which workers died three times is given up."""
    intake = bring(house, ("a.txt", REPORT.encode()))
    sign("living")
    assert claim("living") is not None
    assert reaper.take_back() == 0
    Worker.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert reaper.take_back() == 1
    for _ in range(2):
        assert claim("dead") is not None
        assert claim("another") is None
        assert reaper.take_back() == 1
    (file,) = intake.files.all()
    assert (file.state, file.findings[0]["code"]) == ("failed", "archive.given_up")
    assert DBTaskResult.objects.failed().count() == 1


def test_a_job_handed_back_was_no_attempt(house: House) -> None:
    """Stopped workers do not use up the attempts of a file."""
    bring(house, ("a.txt", REPORT.encode()))
    for _ in range(5):
        job = claim("one")
        assert job is not None
        hand_back(job)
    assert DBTaskResult.objects.get().worker_ids == []
    assert DBTaskResult.objects.ready().count() == 1


def test_a_reading_stopped_from_outside_is_handed_back(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that is to stop does not wait for a long file, and the file is read by the next one."""
    intake = bring(house, ("a.txt", REPORT.encode()))
    monkeypatch.setattr(worker, "GRACE", 0.0)
    one = Work()
    start = READER._open

    def stopping() -> object:
        streams = start()
        one.stop()
        READER.give_up()
        return streams

    with monkeypatch.context() as patch:
        patch.setattr(READER, "_open", stopping)
        one.work_once()
    assert DBTaskResult.objects.ready().count() == 1
    assert intake.files.get().state == "reading"
    Work().run_out()
    assert intake.files.get().state == "done"


def test_old_results_are_forgotten(house: House) -> None:
    """Those that are done after a week; those that failed later."""
    bring(house, ("a.txt", REPORT.encode()), ("b.txt", OTHER_REPORT.encode()))
    Work().run_out()
    DBTaskResult.objects.update(finished_at=timezone.now() - timedelta(days=8))
    failed = DBTaskResult.objects.first()
    assert failed is not None
    DBTaskResult.objects.filter(pk=failed.pk).update(status="FAILED")
    reaper.purge()
    assert list(DBTaskResult.objects.exclude(status="READY")) == [failed]
