"""The process that reads for the site: `python -m diemcau.web.archive.reader PROFILE`, asked on standard input.

Hostile files may hang or crash whoever reads them, or eat all memory; here they take nothing else along. It knows
neither Django nor the database: it is given the place of bytes, keeps the bytes of each document that it finds in them
beside, and answers with packed readings and findings.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from diemcau.collect.members import Part
from diemcau.flow.packed import pack, unpack
from diemcau.flow.reading import read_unit, tell_crash
from diemcau.profile.load import load_profile
from diemcau.profile.types import Profile
from diemcau.publish.piece import finding_to_json
from diemcau.read.document import read_document
from diemcau.read.verify import refuse_altered
from diemcau.records import Finding, Reading
from diemcau.web.archive.frames import read_frame, write_frame

MOST_MEMORY = 8 * 2**30
"""Address space of the process in bytes; the largest workbook that was met took a tenth of it."""


def main(profile: str) -> None:
    """Answer until nobody asks any more."""
    _bound_memory()
    answers, questions = _own_streams()
    loaded = load_profile(profile)
    with suppress(EOFError):
        while True:
            _answer(answers, read_frame(questions), loaded)


def _bound_memory() -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MOST_MEMORY if hard == resource.RLIM_INFINITY else min(MOST_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _own_streams() -> tuple[IO[bytes], IO[bytes]]:
    """The two ends for messages; what a library prints goes to standard error and not between them."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers, sys.stdin.buffer


def _answer(answers: IO[bytes], question: list[bytes], profile: Profile) -> None:
    for found in _read(question, profile):
        if isinstance(found, Finding):
            write_frame(answers, (b"finding", json.dumps(finding_to_json(found)).encode()))
        else:
            write_frame(answers, (b"reading", pack(found)))
    write_frame(answers, (b"end",))


def _read(question: list[bytes], profile: Profile) -> Iterator[Reading | Finding]:
    asked, *told = question
    if asked == b"again":
        yield _again(unpack(told[0]), profile)
        return
    folder, digest, name = (part.decode() for part in told)
    body = (Path(folder) / digest[:2] / digest).read_bytes()
    path = Path(name)
    yield from read_unit(Part(body, path, path.stem), profile, keep=Path(folder))


def _again(reading: Reading, profile: Profile) -> Reading | Finding:
    """The same text under the rules of now: of documents whose original nobody has."""
    try:
        return refuse_altered(read_document(reading.document, profile))
    except Exception as error:  # noqa: BLE001 - told as a finding, as of any document
        return tell_crash(Path(reading.document.path), error)


if __name__ == "__main__":
    main(sys.argv[1])
