"""A write under a key is done once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from django.db import connection, connections
from django.utils import timezone

from diemcau.web.api.models import DoneWrite
from diemcau.web.api.urls import interface
from diemcau.web.archive.models import Intake

from ..conftest import REPORT  # noqa: TID252 - the tests are no package
from .test_writing import file

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package
    from .conftest import Program

KEY = {"Idempotency-Key": "3f0c-first"}


def test_the_same_write_is_not_done_again(program: Callable[..., Program]) -> None:
    """It is answered as before, and says so."""
    asking = program("officer")
    first = asking.post("/documents", headers=KEY, org="DUN", level=1, files=[file()])
    again = asking.post("/documents", headers=KEY, org="DUN", level=1, files=[file()])
    assert (again.status_code, again.json()) == (202, first.json())
    assert ("Idempotency-Replayed" in first, again["Idempotency-Replayed"]) == (False, "true")
    assert Intake.objects.count() == 1
    other = asking.post("/documents", headers={"Idempotency-Key": "another"}, org="DUN", level=1, files=[file()])
    assert other.json()["uid"] != first.json()["uid"]


def test_another_request_under_the_same_key_is_refused(program: Callable[..., Program]) -> None:
    """Other bytes, another level, another address; and another person's keys are other keys."""
    asking = program("officer")
    asking.post("/documents", headers=KEY, org="DUN", level=1, files=[file()])
    for form in ({"level": 0, "files": [file()]}, {"level": 1, "files": [file("other bytes")]}):
        refused = asking.post("/documents", headers=KEY, org="DUN", **form)
        assert (refused.status_code, refused.json()["code"]) == (409, "api.key_taken")
    done = program("colleague").post("/documents", headers=KEY, org="DUN", level=1, files=[file()])
    assert done.status_code == 202
    assert Intake.objects.count() == 2


def test_a_write_that_failed_may_be_tried_again(house: House, program: Callable[..., Program]) -> None:
    """Nothing is remembered of it."""
    (document,) = house.bring(REPORT)
    asking = program("head")
    late = asking.post(f"/documents/{document.uid}/release", {"edit": 7}, headers=KEY)
    assert late.status_code == 409
    done = asking.post(f"/documents/{document.uid}/release", {"edit": 0}, headers=KEY)
    assert done.status_code == 200
    again = asking.post(f"/documents/{document.uid}/release", {"edit": 0}, headers=KEY)
    assert (again.status_code, again.json()) == (200, done.json())


def test_keys_are_forgotten_after_a_day(program: Callable[..., Program]) -> None:
    """And may then be used for another write."""
    asking = program("officer")
    asking.post("/documents", headers=KEY, org="DUN", level=1, files=[file()])
    DoneWrite.objects.update(at=timezone.now() - timedelta(hours=25))
    done = asking.post("/documents", headers=KEY, org="DUN", level=0, files=[file()])
    assert "Idempotency-Replayed" not in done
    assert DoneWrite.objects.count() == 1


@pytest.mark.parametrize("key", ["x" * 121, "đường", "a\tb"])
def test_odd_keys_are_refused(program: Callable[..., Program], key: str) -> None:
    """A key is a short plain word."""
    asking = program("officer")
    refused = asking.post("/documents", headers={"Idempotency-Key": key}, org="DUN", level=1, files=[file()])
    assert (refused.status_code, refused.json()["code"]) == (422, "api.key")


def test_every_write_can_be_repeated() -> None:
    """No operation that writes goes without."""
    for router in interface._get_bound_routers():
        for view in router.path_operations.values():
            for operation in view.operations:
                assert getattr(operation.view_func, "is_once", False) == (operation.methods != ["GET"])


@pytest.mark.django_db(transaction=True)
def test_two_at_once_are_one(program: Callable[..., Program]) -> None:
    """Of the same write sent eight times at the same moment one is done, and all are answered alike."""
    if connection.vendor == "sqlite":
        pytest.skip("the database of the tests is in memory and each thread would have its own")
    programs = [program("officer") for _ in range(8)]
    gate = Barrier(len(programs))

    def send(asking: Program) -> tuple[int, str]:
        gate.wait()
        try:
            answer = asking.post("/documents", headers=KEY, org="DUN", level=1, files=[file()])
            return answer.status_code, answer.json().get("uid", answer.content)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(programs)) as pool:
        answers = set(pool.map(send, programs))
    assert {status for status, _ in answers} == {202}
    assert len(answers) == Intake.objects.count() == DoneWrite.objects.count() == 1
