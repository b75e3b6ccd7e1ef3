"""The file in which judgements are kept: one a line, only ever appended."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Collection, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from diemcau.collect.names import to_shown
from diemcau.errors import DiemcauError, Invalid
from diemcau.publish.ruling import judgement_from_json, judgement_to_json
from diemcau.records import Finding, Judgement, Severity

_ID = 8  # hexadecimal digits of an id: four billion of them


def load_judgements(path: Path | None) -> tuple[list[Judgement], list[Finding]]:
    """The judgements of a file in their order, and what could not be understood; none of no file.

    A line that is there twice counts once. A line that is no judgement costs the others nothing.

    Raises:
        Invalid: If the file cannot be read.
    """
    if path is None:
        return [], []
    judgements: dict[str, Judgement] = {}
    findings = [] if path.exists() else [_not_there(path)]
    for number, line in _lines(path):
        try:
            judgement = _parse(line)
        except Invalid as error:
            findings.append(_malformed(path, number, error.title))
            continue
        if judgements.setdefault(judgement.id, judgement) != judgement:
            findings.append(_malformed(path, number, f"The id {judgement.id} names another judgement already."))
    return list(judgements.values()), findings


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines that hold something, with their numbers; none where there is no file yet."""
    try:
        body = path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise _refused(path, error) from error
    for number, line in enumerate(body.split(b"\n"), 1):
        if line.strip():
            yield number, line


def _parse(line: bytes) -> Judgement:
    try:
        obj = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Invalid(f"It is no JSON: {error}.") from error
    if not isinstance(obj, dict):
        raise Invalid("It is no JSON object.")
    return judgement_from_json(obj)


def _malformed(path: Path, number: int, cause: str) -> Finding:
    return Finding(
        code="flow.judgement_line",
        severity=Severity.HOLD,
        message=f"Line {number} of {to_shown(str(path))} is no judgement and is not followed. {cause}",
        advice="Repair the line or take it out; the other judgements are followed.",
        document=to_shown(str(path)),
        facts=(("line", str(number)),),
    )


def _not_there(path: Path) -> Finding:
    return Finding(
        code="flow.judgements_none",
        severity=Severity.NOTE,
        message=f"There is no file {to_shown(str(path))}, so no judgement is followed.",
        advice="`diemcau judge` makes it with the first judgement; otherwise correct its name.",
        document=to_shown(str(path)),
    )


def append_judgement(path: Path, judgement: Judgement, earlier: Collection[Judgement]) -> Judgement:
    """Write a judgement behind all others, in one step; the judgement with the id that it got.

    Args:
        path: The file; made where there is none.
        judgement: The judgement; its id is passed over.
        earlier: Those that stand in the file.

    Raises:
        Invalid: If the file cannot be written to.
    """
    named = replace(judgement, id=make_id(judgement, {one.id for one in earlier}))
    line = json.dumps(judgement_to_json(named), ensure_ascii=False, allow_nan=False).encode("utf-8", "replace") + b"\n"
    try:
        _append(path, line)
    except OSError as error:
        raise _refused(path, error) from error
    return named


def make_id(judgement: Judgement, taken: Collection[str]) -> str:
    """An id that follows from what a judgement says, and that no other has."""
    said = json.dumps(judgement_to_json(replace(judgement, id="")), ensure_ascii=True, sort_keys=True)
    number = 0
    while (name := "j" + sha256(f"{number} {said}".encode()).hexdigest()[:_ID]) in taken:
        number += 1
    return name


def _append(path: Path, line: bytes) -> None:
    """Writes at the end of a file that is locked meanwhile; a line that another program broke off is closed first."""
    handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o666)
    try:
        _lock(handle)
        left = b"\n" * _is_broken_off(handle) + line
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _is_broken_off(handle: int) -> bool:
    """Whether the last line of a file has no end."""
    if os.fstat(handle).st_size == 0:
        return False
    os.lseek(handle, -1, os.SEEK_END)
    return os.read(handle, 1) != b"\n"


def _lock(handle: int) -> None:
    """Keep other writers out until the file is closed; systems without such locks append whole lines all the same."""
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)


def _refused(path: Path, error: OSError) -> DiemcauError:
    cause = error.strerror or error
    return Invalid(
        f"The file of judgements {path} cannot be used: {cause}.",
        "Name a file that you may read and write with --judgements.",
        code="flow.judgements_refused",
        path=path,
        cause=cause,
    )
