"""What a run has done already, so that it goes on after any stop: one SQLite file in the dossier's folder.

A unit is what a source hands over at once: a file, a member, a page, a row. It is known by its content, its name and
the version of the rules, and is entered together with what was read in it, in one transaction: either all of it is
there or nothing. Readings stay here; the tables of the dossier are written from them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from diemcau.errors import Conflict, Invalid

FORM = 1
"""Form of the file; a ledger of another form is not gone on with."""

_KEY = 16  # bytes of a key: no two of 10^15 units share one by chance
_SCHEMA = """
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE units (key BLOB PRIMARY KEY, findings TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, content BLOB NOT NULL, run INTEGER NOT NULL,
    keys BLOB NOT NULL, reading BLOB NOT NULL);
CREATE TABLE cursors (
    source TEXT NOT NULL, run INTEGER NOT NULL, head TEXT NOT NULL, mark TEXT NOT NULL, PRIMARY KEY (source, run)
    ) WITHOUT ROWID;
CREATE TABLE buckets (
    bits INTEGER NOT NULL, prefix INTEGER NOT NULL, key BLOB NOT NULL, stories BLOB NOT NULL,
    PRIMARY KEY (bits, prefix));
CREATE TABLE tables (
    bits INTEGER NOT NULL, prefix INTEGER NOT NULL, name TEXT NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (bits, prefix, name));
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One document as it is entered.

    Attributes:
        name: What it is called.
        keys: The keys of its story, 64 bits each.
        reading: The packed reading.
    """

    name: str
    keys: bytes
    reading: bytes


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a source has been read.

    Attributes:
        source: The source.
        head: What its beginning is known by; another one there means another source of the same name.
        mark: Behind what it is to be read on.
    """

    source: str
    head: str
    mark: str


@dataclass(frozen=True, slots=True)
class Bucket:
    """Some stories that were reconciled together.

    Attributes:
        key: Changes with any of its stories.
        stories: The key of each story by its name.
    """

    key: bytes
    stories: Mapping[str, str]


def key_of(*parts: bytes) -> bytes:
    """The key of a unit, from all that its reading depends on beside the rules."""
    digest = blake2b(digest_size=_KEY)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()


class Ledger:
    """A ledger that is open; to be used in a `with`. One run at a time holds it.

    Args:
        path: The file; made where there is none.
        rules: Version of the rules.

    Raises:
        Conflict: If another run holds it.
        Invalid: If it is no ledger, or one of another form.
    """

    def __init__(self, path: Path, rules: str) -> None:
        self._rules, self._run = rules, 0
        try:
            self._store = sqlite3.connect(path, timeout=1.0, isolation_level=None)
            self._store.executescript(
                "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL"
            )
            self._store.execute("BEGIN IMMEDIATE")
            if not self._store.execute("SELECT 1 FROM sqlite_master").fetchone():
                for statement in _SCHEMA.split(";"):
                    self._store.execute(statement)
                self._set("form", str(FORM))
            self._store.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise _held(path, error) from error
        except sqlite3.DatabaseError as error:
            raise _no_ledger(path, str(error)) from error
        if (form := self.state("form")) != str(FORM):
            raise _no_ledger(path, f"its form is {form}, {FORM} was expected")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._store.close()

    @property
    def rules(self) -> str:
        """The version of the rules."""
        return self._rules

    def state(self, name: str) -> str | None:
        """What was last set under a name, or None."""
        row = self._store.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def _set(self, name: str, value: str) -> None:
        self._store.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, value))

    def begin(self) -> None:
        """Begin a run, or go on with one that was stopped under the same rules."""
        self._run = int(self.state("run") or 0)
        if self.state("ended") == "no" and self.state("rules") == self._rules:
            return
        self._run += 1
        with self._change():
            for name, value in (("run", str(self._run)), ("ended", "no"), ("rules", self._rules)):
                self._set(name, value)

    def end(self) -> None:
        """Say that the run has come to its end."""
        self._set("ended", "yes")

    def holds(self, key: bytes) -> bool:
        """Whether a unit has been entered under the rules."""
        found = self._store.execute("SELECT 1 FROM units WHERE key = ?", (self._under_rules(key),))
        return found.fetchone() is not None

    def _under_rules(self, key: bytes) -> bytes:
        return blake2b(key, digest_size=_KEY, key=self._rules.encode()).digest()

    def enter(
        self, units: Iterable[tuple[bytes, Sequence[Entry], Sequence[Mapping[str, Any]]]], cursors: Iterable[Cursor]
    ) -> None:
        """Enter some units with their documents and findings, and how far their sources have been read; all at once.

        Args:
            units: Of each its key, its documents and its findings as JSON.
            cursors: How far sources have been read with them.
        """
        with self._change():
            for key, entries, findings in units:
                self._store.execute(
                    "INSERT OR REPLACE INTO units VALUES (?, ?)",
                    (self._under_rules(key), json.dumps(findings, ensure_ascii=False)),
                )
                for place, entry in enumerate(entries):
                    content = blake2b(key + place.to_bytes(4, "big"), digest_size=_KEY).digest()
                    self._enter_document(entry, content)
            for cursor in cursors:
                self._store.execute(
                    "INSERT OR REPLACE INTO cursors VALUES (?, ?, ?, ?)",
                    (cursor.source, self._run, cursor.head, cursor.mark),
                )

    def _enter_document(self, entry: Entry, content: bytes) -> None:
        """A document of a name that an earlier run entered takes its place; of this run, it gets a name of its own."""
        name = entry.name
        row = self._store.execute("SELECT content, run FROM documents WHERE name = ?", (name,)).fetchone()
        if row is not None and row[1] == self._run and row[0] != content:
            name = f"{name} ({content[:4].hex()})"
        self._store.execute(
            "INSERT INTO documents (name, content, run, keys, reading) VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO"
            " UPDATE SET content = excluded.content, run = excluded.run, keys = excluded.keys,"
            " reading = excluded.reading",
            (name, content, self._run, entry.keys, entry.reading),
        )

    def cursor(self, source: str, *, earlier: bool = False) -> Cursor | None:
        """How far a source has been read, or None where it never was.

        Args:
            source: The source.
            earlier: Whether what this run has read does not count: a stopped run then tells all that a whole one would.
        """
        row = self._store.execute(
            "SELECT head, mark FROM cursors WHERE source = ? AND run < ? ORDER BY run DESC LIMIT 1",
            (source, self._run + (not earlier)),
        ).fetchone()
        return Cursor(source, *row) if row else None

    def count(self) -> int:
        """How many documents there are."""
        return int(self._store.execute("SELECT COUNT(*) FROM documents").fetchone()[0])

    def story_keys(self) -> Iterator[NDArray[np.uint64]]:
        """The keys of each document, in order of their numbers."""
        for (keys,) in self._store.execute("SELECT keys FROM documents ORDER BY number"):
            yield np.frombuffer(keys, dtype=np.uint64)

    def contents(self) -> NDArray[np.void]:
        """By what each document is known, in order of their numbers: sixteen bytes each."""
        held = bytearray()
        for (content,) in self._store.execute("SELECT content FROM documents ORDER BY number"):
            held += content
        return np.frombuffer(held, dtype=f"V{_KEY}")

    def numbers(self) -> NDArray[np.int64]:
        """The numbers of all documents, ascending."""
        rows = self._store.execute("SELECT number FROM documents ORDER BY number")
        return np.fromiter((row[0] for row in rows), dtype=np.int64)

    def reading(self, number: int) -> tuple[str, bytes]:
        """The name and the packed reading of a document."""
        row = self._store.execute("SELECT name, reading FROM documents WHERE number = ?", (number,)).fetchone()
        return row[0], row[1]

    def findings(self) -> Iterator[dict[str, Any]]:
        """The findings of all units as rows, in no order that says anything."""
        for (findings,) in self._store.execute("SELECT findings FROM units WHERE findings != '[]'"):
            for row in json.loads(findings):
                yield {**row, "facts": [(name, told) for name, told in row["facts"]]}

    def bucket(self, bits: int, prefix: int) -> Bucket | None:
        """Stories that were reconciled together, or None."""
        row = self._store.execute(
            "SELECT key, stories FROM buckets WHERE bits = ? AND prefix = ?", (bits, prefix)
        ).fetchone()
        return Bucket(row[0], json.loads(row[1])) if row else None

    def table(self, bits: int, prefix: int, name: str) -> bytes:
        """The rows of one table that came of stories which were reconciled together, packed."""
        row = self._store.execute(
            "SELECT body FROM tables WHERE bits = ? AND prefix = ? AND name = ?", (bits, prefix, name)
        ).fetchone()
        return bytes(row[0])

    def keep_bucket(self, bits: int, prefix: int, bucket: Bucket, tables: Mapping[str, bytes]) -> None:
        """Keep stories that were reconciled together and their rows, in place of those before; all at once."""
        with self._change():
            self._store.execute(
                "INSERT OR REPLACE INTO buckets VALUES (?, ?, ?, ?)",
                (bits, prefix, bucket.key, json.dumps(dict(bucket.stories))),
            )
            self._store.executemany(
                "INSERT OR REPLACE INTO tables VALUES (?, ?, ?, ?)",
                [(bits, prefix, name, body) for name, body in tables.items()],
            )

    def keep_only(self, bits: int, prefixes: Collection[int]) -> None:
        """Forget stories that were reconciled together and no longer are."""
        held = self._store.execute("SELECT bits, prefix FROM buckets").fetchall()
        gone = [each for each in held if each[0] != bits or each[1] not in prefixes]
        with self._change():
            for table in ("buckets", "tables"):
                self._store.executemany(f"DELETE FROM {table} WHERE bits = ? AND prefix = ?", gone)  # noqa: S608 - two names of ours

    @contextmanager
    def _change(self) -> Iterator[None]:
        """Several writes that are done all or not at all."""
        self._store.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._store.execute("ROLLBACK")
            raise
        self._store.execute("COMMIT")


def _held(path: Path, error: Exception) -> Conflict:
    return Conflict(
        f"The ledger {path} cannot be opened: {error}.",
        "Another run may be writing to this dossier; wait until it is done, or name another folder with --out.",
        code="flow.ledger_held",
        path=path,
        cause=error,
    )


def _no_ledger(path: Path, cause: str) -> Invalid:
    return Invalid(
        f"{path} is no ledger of this version: {cause}.",
        "Name another folder with --out, or take the file away; what it holds is then read anew.",
        code="flow.ledger_form",
        path=path,
        cause=cause,
    )
