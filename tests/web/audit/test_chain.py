"""The chain of the log: whatever is changed, taken away, put in or swapped is found, and the first place named."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diemcau.errors import Bug
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.audit.chain import Fault, seal_now, verify
from diemcau.web.audit.models import Entry, Head
from diemcau.web.audit.seals import SEALED, plain_detail, seal_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from tests.web.conftest import House

EARLY, LATE = datetime(1971, 1, 1), datetime(2200, 1, 1)  # noqa: DTZ001 - Hypothesis adds the zone
TEXT = st.text(max_size=40)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats() | TEXT | st.decimals(allow_nan=False),
    lambda each: st.lists(each, max_size=4) | st.dictionaries(TEXT, each, max_size=4),
    max_leaves=12,
)
QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def log(house: House, count: int = 6) -> list[Entry]:
    """Some entries of several people."""
    people = [house.people["officer"], None, house.people["head"]]
    return [
        append_entry(
            actor=people[place % 3],
            act=Act(act="document.enter", thing="document", thing_id=place, org="DUN", detail={"version": place}),
        )
        for place in range(count)
    ]


def allow_changes() -> None:
    """Take the triggers of PostgreSQL away inside this transaction; those of SQLite are away in all tests."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_kept")


def test_a_whole_log_is_whole(house: House) -> None:
    """Empty, short, and with the seals that were kept elsewhere."""
    assert verify().broken is None
    entries = log(house)
    verdict = verify({entry.number: entry.seal for entry in entries})
    assert (verdict.number, verdict.seal, verdict.broken) == (6, entries[-1].seal, None)
    assert seal_now() == (6, entries[-1].seal)


CHANGES: dict[str, Any] = {
    "at": lambda value: value + timedelta(microseconds=1),
    "actor_id": lambda value: None if value else 1,
    "level": lambda value: value + 1,
    "detail": lambda value: {**value, "version": 99},
    "number": lambda value: value + 1000,
}


@QUIET
@given(
    place=st.integers(0, 5),
    name=st.sampled_from([*SEALED, "seal"]),
    letter=st.sampled_from("x0 ậ"),
    at=st.integers(0, 70),
)
def test_any_changed_field_of_any_entry_is_named(house: House, place: int, name: str, letter: str, at: int) -> None:
    """One letter of one field is enough; the entry itself is named, not one after it."""
    with transaction.atomic():
        entry = log(house)[place]
        allow_changes()
        value = getattr(entry, name)
        changed = CHANGES[name](value) if name in CHANGES else f"{value[:at]}{letter}{value[at + 1 :]}"[:64]
        if name == "actor_id" and changed:
            changed = house.people["owner"].pk
        Entry.objects.filter(pk=entry.pk).update(**{name: changed})
        broken = verify().broken
        if changed == value:
            assert broken is None
        else:
            assert broken is not None
            assert (broken.number, broken.fault) == (entry.number, Fault.GAP if name == "number" else Fault.SEAL)
        transaction.set_rollback(True)


@pytest.mark.parametrize("place", range(6))
def test_a_missing_entry_is_named(house: House, place: int) -> None:
    """At the beginning, in the middle and at the end."""
    entry = log(house)[place]
    allow_changes()
    Entry.objects.filter(pk=entry.pk).delete()
    broken = verify().broken
    assert broken is not None
    assert (broken.number, broken.fault) == (entry.number, Fault.END if place == 5 else Fault.GAP)


def test_swapped_and_inserted_entries_are_named(house: House) -> None:
    """Whether or not whoever did it worked the seals out anew for them."""
    entries = log(house)
    allow_changes()
    for resealed, fault in ((False, Fault.SEAL), (True, Fault.LINK)):
        with transaction.atomic():
            Entry.objects.filter(number=3).update(number=99)
            Entry.objects.filter(number=4).update(number=3)
            Entry.objects.filter(number=99).update(number=4)
            if resealed:
                for entry in Entry.objects.filter(number__in=(3, 4)):
                    values = [getattr(entry, name) for name in SEALED]
                    Entry.objects.filter(pk=entry.pk).update(seal=seal_of(values))
            broken = verify().broken
            assert broken is not None
            assert (broken.number, broken.fault) == (3, fault)
            transaction.set_rollback(True)
    for number, fault in ((0, Fault.GAP), (7, Fault.HEAD)):
        with transaction.atomic():
            forged = Entry(number=number, at=datetime.now(UTC), act="x", before=entries[-1].seal)
            forged.seal = seal_of([getattr(forged, name) for name in SEALED])
            forged.save()
            broken = verify().broken
            assert broken is not None
            assert broken.fault == fault
            transaction.set_rollback(True)


def test_a_log_rewritten_with_its_head_is_found_by_a_seal_kept_elsewhere(house: House) -> None:
    """Cut off at the end, or worked out anew from a changed entry on: the log itself looks whole."""
    entries = log(house)
    anchors = {entries[4].number: entries[4].seal}
    allow_changes()
    with transaction.atomic():
        Entry.objects.filter(number__gt=4).delete()
        Head.objects.update(number=4, seal=entries[3].seal)
        assert verify().broken is None
        broken = verify(anchors).broken
        assert broken is not None
        assert (broken.number, broken.fault) == (5, Fault.ANCHOR)
        transaction.set_rollback(True)
    before = entries[0].seal
    for entry in entries[1:]:
        entry.before, entry.detail = before, {"version": "forged"}
        entry.seal = before = seal_of([getattr(entry, name) for name in SEALED])
        Entry.objects.filter(pk=entry.pk).update(before=entry.before, detail=entry.detail, seal=entry.seal)
    Head.objects.update(seal=before)
    assert verify().broken is None
    broken = verify(anchors).broken
    assert broken is not None
    assert (broken.number, broken.fault) == (5, Fault.ANCHOR)


def test_a_head_that_disagrees_is_named(house: House) -> None:
    """Gone, behind, or with another seal."""
    entries = log(house)
    for change in ({"number": 5, "seal": entries[4].seal}, {"seal": "0" * 64}):
        with transaction.atomic():
            Head.objects.update(**change)
            broken = verify().broken
            assert broken is not None
            assert broken.fault == Fault.HEAD
            transaction.set_rollback(True)
    Head.objects.all().delete()
    broken = verify().broken
    assert broken is not None
    assert broken.fault == Fault.HEAD


@pytest.mark.embedded
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite takes such values")
def test_an_entry_that_cannot_even_be_read_is_named(house: House) -> None:
    """JSON that is none, a moment that is none."""
    log(house)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        try:
            for column, nonsense in (("detail", "{"), ("at", "yesterday"), ("level", "high")):
                with transaction.atomic():
                    cursor.execute(f"UPDATE audit_entry SET {column} = %s WHERE number = 3", [nonsense])
                    broken = verify().broken
                    assert broken is not None
                    assert (broken.number, broken.fault) == (3, Fault.SEAL)
                    transaction.set_rollback(True)
        finally:
            cursor.execute("PRAGMA ignore_check_constraints = OFF")


@QUIET
@given(
    detail=st.dictionaries(TEXT, JSON, max_size=5),
    words=st.tuples(TEXT, TEXT, TEXT),
    at=st.datetimes(EARLY, LATE, timezones=st.timezones()),
)
def test_a_seal_outlasts_the_database(
    house: House, monkeypatch: pytest.MonkeyPatch, detail: dict[str, Any], words: tuple[str, str, str], at: datetime
) -> None:
    """What is read back has the seal that was written, whatever numbers, letters and moments were in it."""
    with transaction.atomic():
        monkeypatch.setattr("django.utils.timezone.now", lambda: at)
        made = append_entry(
            actor=house.people["officer"],
            act=Act(act=f"a{words[0]}", thing=words[1], thing_id=words[2], org=words[0], detail=detail),
        )
        monkeypatch.undo()
        back = Entry.objects.get(pk=made.pk)
        assert seal_of([getattr(back, name) for name in SEALED]) == made.seal
        assert back.detail == plain_detail(detail)
        assert verify().broken is None
        transaction.set_rollback(True)


def test_numbers_of_a_detail_are_written_so_that_they_come_back() -> None:
    """Floating numbers and decimals become texts; whole numbers stay."""
    assert plain_detail({"a": 1e22, "b": -0.0, "c": Decimal("1.50"), "d": 7, 3: (True, None)}) == {
        "a": "1e+22", "b": "-0.0", "c": "1.50", "d": 7, "3": [True, None],
    }  # fmt: skip


def test_an_entry_is_neither_saved_again_nor_deleted(house: House) -> None:
    """The model refuses before the database does."""
    entry = log(house, 1)[0]
    for refused in (entry.save, entry.delete):
        with pytest.raises(Bug):
            refused()


@pytest.fixture
def triggers() -> Iterator[None]:
    """The triggers of the migration, on SQLite, too, where the other tests run without them."""
    if connection.vendor == "postgresql":
        yield
        return
    migration = import_module("diemcau.web.audit.migrations.0002_append_only")

    class Editor:
        connection = connection

    editor: BaseDatabaseSchemaEditor = Editor()  # type: ignore[assignment]
    migration._refuse(None, editor)
    yield
    migration._allow(None, editor)


@pytest.mark.parametrize("verb", ["UPDATE audit_entry SET act = 'x'", "DELETE FROM audit_entry"])
def test_the_database_itself_refuses(house: House, triggers: None, verb: str) -> None:  # noqa: ARG001 - they are there
    """Neither a change nor a deletion goes through, whoever asks for it."""
    log(house, 2)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(verb)
    assert verify().broken is None


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="the test database of SQLite lives in one connection")
def test_eight_at_once_leave_no_gap() -> None:
    """Each entry has a place of its own, and follows on the one before."""
    problems: list[BaseException] = []

    def append() -> None:
        try:
            for _ in range(20):
                with transaction.atomic():
                    append_entry(actor=None, act=Act(act="intake.begin"))
        except BaseException as error:  # noqa: BLE001 - told in the test's own thread
            problems.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=append) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    verdict = verify()
    assert (verdict.number, verdict.broken) == (160, None)
