"""Many at once: uploads of fifty people, and the same bytes read by two workers."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from tests.web.archive.test_bringing import bring
from tests.web.conftest import REPORT

from diemcau.web.archive.actions import read_intake_file
from diemcau.web.archive.models import Document, Intake, IntakeFile
from diemcau.web.archive.worker import Work
from diemcau.web.audit.chain import verify
from diemcau.web.audit.models import Entry

if TYPE_CHECKING:
    from tests.web.conftest import House

UPLOADS = 50


@pytest.fixture
def together(transactional_db: None, house: House) -> House:  # noqa: ARG001 - real transactions
    """The house with real transactions, which threads share; only a server has them."""
    if connection.vendor == "sqlite":
        pytest.skip("the embedded database of the tests is one connection's own")
    return house


def at_once(work: Callable[[int], object], count: int, threads: int) -> list[object]:
    """Do something some times in several threads."""

    def one(number: int) -> object:
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(one, range(count)))


@pytest.mark.django_db(transaction=True)
def test_fifty_uploads_at_once(together: House) -> None:
    """Each is an intake of its own, each file is read once by four workers, and the log holds together."""

    def upload(number: int) -> object:
        text = REPORT.replace("46", str(100 + number))
        return bring(together, (f"{number}.txt", text.encode()), ("same.txt", REPORT.encode())).pk

    assert len(set(at_once(upload, UPLOADS, 50))) == UPLOADS
    at_once(lambda _: Work().run_out(), 4, 4)
    assert Intake.objects.exclude(ended_at=None).count() == UPLOADS
    assert Document.objects.count() == UPLOADS + 1
    assert IntakeFile.objects.filter(state="done").count() == UPLOADS + 1
    assert IntakeFile.objects.filter(state="same").count() == UPLOADS - 1
    assert Entry.objects.filter(act="document.enter").count() == UPLOADS + 1
    assert verify().broken is None


@pytest.mark.django_db(transaction=True)
def test_one_file_read_by_two_workers_is_one_document(together: House) -> None:
    """Whoever comes second finds the work done: so a worker that was only thought dead does no harm."""
    intake = bring(together, ("a.txt", REPORT.encode()))
    (file,) = intake.files.all()
    at_once(lambda _: read_intake_file(file=file), 4, 4)
    assert Document.objects.count() == 1
    assert Entry.objects.filter(act="document.enter").count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_request_sent_by_many_threads_is_one_intake(together: House) -> None:
    """Under one key all get the same intake."""
    made = at_once(lambda _: bring(together, ("a.txt", REPORT.encode()), key="k").pk, 10, 10)
    assert len(set(made)) == 1
    assert Intake.objects.count() == 1
