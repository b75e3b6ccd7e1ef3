"""The ledger: what is entered is there whole or not at all, and is known again."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from diemcau.errors import Conflict, Invalid
from diemcau.flow.ledger import Bucket, Cursor, Entry, Ledger, key_of

_ENTRY = Entry("north", np.array([2, 5], dtype=np.uint64).tobytes(), b"packed")
_FINDING = {"code": "collect.empty", "message": "south is empty.", "document": "south", "facts": [("line", "3")]}


def test_what_is_entered_is_known_after_reopening(tmp_path: Path) -> None:
    """Units with their documents, keys, findings and cursors."""
    path, key = tmp_path / "ledger.sqlite", key_of(b"part", b"north")
    with Ledger(path, "r1") as ledger:
        ledger.begin()
        ledger.enter([(key, [_ENTRY], [_FINDING])], [Cursor("a.jsonl", "head", "12 1")])
    with Ledger(path, "r1") as ledger:
        ledger.begin()
        assert ledger.holds(key)
        assert ledger.count() == 1
        assert ledger.reading(1) == ("north", b"packed")
        assert [each.tolist() for each in ledger.story_keys()] == [[2, 5]]
        assert list(ledger.findings()) == [_FINDING]
        assert ledger.cursor("a.jsonl") == Cursor("a.jsonl", "head", "12 1")
        assert ledger.cursor("a.jsonl", earlier=True) is None
        assert ledger.cursor("b.jsonl") is None


def test_a_fault_in_the_middle_enters_nothing(tmp_path: Path) -> None:
    """Neither the unit before the fault nor the cursor behind it."""

    def units() -> object:
        yield key_of(b"1"), [_ENTRY], []
        raise RuntimeError

    with Ledger(tmp_path / "ledger.sqlite", "r1") as ledger:
        with pytest.raises(RuntimeError):
            ledger.enter(units(), [Cursor("a", "h", "1")])  # type: ignore[arg-type]
        assert not ledger.holds(key_of(b"1"))
        assert ledger.count() == 0
        assert ledger.cursor("a") is None


def test_under_other_rules_nothing_is_known_and_documents_keep_their_place(tmp_path: Path) -> None:
    """What is read again takes the place of what was read, under the same content."""
    path = tmp_path / "ledger.sqlite"
    for rules in ("r1", "r2"):
        with Ledger(path, rules) as ledger:
            ledger.begin()
            assert not ledger.holds(key_of(b"1"))
            ledger.enter([(key_of(b"1"), [_ENTRY], [])], [])
            ledger.end()
            assert ledger.count() == 1
            content = ledger.contents()[0].tobytes()
    with Ledger(path, "r2") as ledger:
        assert ledger.contents()[0].tobytes() == content


def test_two_documents_of_one_name_are_told_apart_within_a_run(tmp_path: Path) -> None:
    """In a later run the later one takes the name: a report that was changed."""
    path = tmp_path / "ledger.sqlite"
    with Ledger(path, "r1") as ledger:
        ledger.begin()
        ledger.enter([(key_of(b"1"), [_ENTRY], []), (key_of(b"2"), [_ENTRY], [])], [])
        names = [ledger.reading(number)[0] for number in ledger.numbers().tolist()]
        assert names[0] == "north"
        assert names[1].startswith("north (")
        ledger.end()
    with Ledger(path, "r1") as ledger:
        ledger.begin()
        ledger.enter([(key_of(b"3"), [Entry("north", b"", b"later")], [])], [])
        assert ledger.count() == 2
        assert ledger.reading(1) == ("north", b"later")


def test_a_stopped_run_goes_on_as_the_same(tmp_path: Path) -> None:
    """So that the names it gives are those it would have given."""
    path = tmp_path / "ledger.sqlite"
    for _ in range(2):
        with Ledger(path, "r1") as ledger:
            ledger.begin()
            assert ledger.state("run") == "1"
    with Ledger(path, "r1") as ledger:
        ledger.begin()
        ledger.end()
        ledger.begin()
        assert ledger.state("run") == "2"


def test_buckets_are_kept_replaced_and_forgotten(tmp_path: Path) -> None:
    """With the rows of their tables."""
    with Ledger(tmp_path / "ledger.sqlite", "r1") as ledger:
        first = Bucket(b"k1", {"story": "key"})
        ledger.keep_bucket(1, 0, first, {"facts": b"rows"})
        ledger.keep_bucket(1, 1, first, {"facts": b"other"})
        assert ledger.bucket(1, 0) == first
        ledger.keep_bucket(1, 0, Bucket(b"k2", {}), {"facts": b"later"})
        assert ledger.table(1, 0, "facts") == b"later"
        ledger.keep_only(1, [0])
        assert ledger.bucket(1, 1) is None
        assert ledger.bucket(1, 0) == Bucket(b"k2", {})


def test_a_second_run_is_refused_while_the_first_holds_the_ledger(tmp_path: Path) -> None:
    """With words that say what to do."""
    path = tmp_path / "ledger.sqlite"
    code = (
        "import sys; from pathlib import Path; from diemcau.flow.ledger import Ledger\n"
        "from diemcau.errors import Conflict\n"
        "try: Ledger(Path(sys.argv[1]), 'r1')\n"
        "except Conflict as error: print(error.advice)"
    )
    with Ledger(path, "r1") as ledger:
        ledger.begin()
        told = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert "Another run" in told.stdout


@pytest.mark.parametrize("body", [b"no database at all, but long enough to be looked at", b""])
def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path, body: bytes) -> None:
    """An empty one becomes a ledger; another file is left as it is."""
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(body)
    if not body:
        with Ledger(path, "r1") as ledger:
            assert ledger.count() == 0
        return
    with pytest.raises((Invalid, Conflict)):
        Ledger(path, "r1")
    assert path.read_bytes() == body


def test_a_ledger_of_another_form_is_refused(tmp_path: Path) -> None:
    """Instead of being misread."""
    path = tmp_path / "ledger.sqlite"
    with Ledger(path, "r1"):
        pass
    store = sqlite3.connect(path)
    store.execute("UPDATE state SET value = '99' WHERE name = 'form'")
    store.commit()
    store.close()
    with pytest.raises(Invalid, match="form is 99"):
        Ledger(path, "r1")
