"""Sources read unit by unit: the documents in them, and findings that say what was not read.

A unit is what a source hands over at once: a file, a member of an archive, a page, a row. A document that cannot be
read, or a fault of our own inside one, becomes a finding of that document; the rest goes on.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

from diemcau.collect.document import read_bytes
from diemcau.collect.keep import keep_original
from diemcau.collect.members import Part, open_parts
from diemcau.collect.names import Source, to_shown
from diemcau.collect.streams import stream_parts
from diemcau.errors import Invalid
from diemcau.flow.progress import Meter, Watch, watch_nothing
from diemcau.profile.types import Profile
from diemcau.read.document import read_document
from diemcau.read.verify import refuse_altered
from diemcau.records import Finding, Reading, Severity


def read_sources(
    sources: Sequence[Source], profile: Profile, progress: Watch = watch_nothing, *, keep: Path | None = None
) -> Iterator[Reading | Finding]:
    """The readings and findings of each file, in their order, each as soon as it is there."""
    meter = Meter("read", len(sources), progress)
    for source in sources:
        yield from read_source(source, profile, keep=keep)
        meter.step()


def read_source(source: Source, profile: Profile, *, keep: Path | None = None) -> Iterator[Reading | Finding]:
    """The readings of the documents in one source, and findings that say what was not read; at least one of them.

    Args:
        source: A file, or a folder that is a mailbox.
        profile: The sector's vocabulary.
        keep: Folder in which the original bytes are kept; None for nowhere.

    Raises:
        Invalid: If an original cannot be kept; that would befall every document alike.
    """
    for unit in find_units(source):
        yield from (unit,) if isinstance(unit, Finding) else read_unit(unit, profile, keep=keep)


def find_units(source: Source, after: str | None = None) -> Iterator[Part | Finding]:
    """The units of a source one by one, a fault of our own among them as a finding.

    Args:
        source: A file, or a folder that is a mailbox.
        after: Only those behind this mark; None for all.
    """
    return _survive(stream_parts(source, after), source.path)


def read_unit(unit: Part, profile: Profile, *, keep: Path | None = None) -> Iterator[Reading | Finding]:
    """The readings of the documents in one unit, those inside an archive or a mail too.

    Args:
        unit: Its bytes.
        profile: The sector's vocabulary.
        keep: Folder in which the original bytes are kept; None for nowhere.

    Raises:
        Invalid: If an original cannot be kept.
    """
    for part in _survive(open_parts(unit.body, unit.path, unit.name, unit.hints), unit.path):
        yield from (part,) if isinstance(part, Finding) else _read_part(part, profile, keep)


def _survive(parts: Iterator[Part | Finding], path: Path) -> Iterator[Part | Finding]:
    """The same parts, with a fault of our own among them as a finding."""
    try:
        yield from parts
    except Exception as error:  # noqa: BLE001 - one file's fault must not cost the others
        yield tell_crash(path, error)


def _read_part(part: Part, profile: Profile, keep: Path | None) -> Iterator[Reading | Finding]:
    notices: list[Finding] = []
    try:
        document, notices = read_bytes(part.body, part.path, part.name, part.hints)
        result = document if isinstance(document, Finding) else refuse_altered(read_document(document, profile))
    except Exception as error:  # noqa: BLE001 - one document's fault must not cost the others
        result = tell_crash(part.path, error)
    if keep is not None and isinstance(result, Reading):
        _keep(part.body, keep)
    yield result
    yield from notices


def nothing_read(paths: Sequence[Path], findings: Sequence[Finding]) -> Invalid:
    """The error for paths from which not one document was read."""
    causes = [finding for finding in findings if finding.severity is not Severity.NOTE]
    if len(causes) == 1:
        return Invalid(causes[0].message, causes[0].advice, findings=(), cause=causes[0])
    named = ", ".join(str(path) for path in paths)
    return Invalid(
        f"No document could be read in {named}.",
        "Name a folder with at least one Word, PDF, Excel, mail, text or HTML file.",
        code="flow.nothing_read",
        findings=tuple(findings),
        named=named,
    )


def tell_crash(path: Path, error: Exception) -> Finding:
    """The finding for a document on which the house itself failed."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).parent.name}/{Path(last.filename).name}, line {last.lineno}"
    return Finding(
        code="flow.crash",
        severity=Severity.HOLD,
        message=(
            f"{to_shown(str(path))} was left out: a fault of Diemcau stopped its reading "
            f"({type(error).__name__} in {place})."
        ),
        advice="Please report this with the file; the other documents are not affected.",
        document=to_shown(str(path)),
    )


def _keep(body: bytes, folder: Path) -> None:
    try:
        keep_original(body, folder)
    except OSError as error:
        cause = error.strerror or error
        raise Invalid(
            f"The original bytes cannot be kept in {folder}: {cause}.",
            "Choose a folder you may write to, with room for a copy of the reports.",
            code="flow.unkept",
            folder=folder,
            cause=cause,
        ) from error
