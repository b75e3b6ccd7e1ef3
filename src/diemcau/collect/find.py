"""Which files of the paths that a user names are documents, and what each document is called."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from diemcau.collect.endings import NO_DOCUMENTS, PICTURES, STREAMED
from diemcau.collect.kind import BEGINNING, is_office
from diemcau.collect.mailbox_files import is_maildir
from diemcau.collect.names import Source, name_files
from diemcau.collect.stream_signs import is_feed
from diemcau.collect.tell import tell
from diemcau.records import Finding, Severity

KEPT = "originals"
"""Folder beside a review that keeps the bytes it was made from."""

LEDGER = "ledger.sqlite"
"""File by which the folder of a dossier is known; what lies in it is no report."""

_RESULTS = ("record.json", "figures.csv", "review.html")
_RESULT_NAMES = frozenset((*_RESULTS, KEPT))
_XML = ".xml"
_FEED_WITHIN = 1 << 14  # bytes in which a feed says that it is one
_PATTERN = frozenset("*?[")


@dataclass(slots=True)
class _Search:
    """What a walk over the paths has met so far."""

    found: list[Path] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    results: frozenset[str] = frozenset()


def find_files(paths: Iterable[Path], results: Path | None = None) -> tuple[list[Source], list[Finding]]:
    """The files to collect, sorted by path, each once, and what a person should know about the others.

    A folder is searched through, links to folders and hidden entries apart; a pattern such as `reports/*.txt` is
    expanded; a file that is named itself is taken whatever its ending. What is no document is skipped and counted
    in one note; a folder of mails (Maildir) is taken as one source; a path that does not exist is a finding
    `collect.missing`.

    Args:
        paths: Files, folders, patterns.
        results: Folder that this run writes its results to, which are no reports even where a stopped run left
            only some of them.
    """
    search = _Search(results=_own_results(results))
    for path in paths:
        _search(path, search)
    files = sorted(_each_once(search.found))
    return name_files(files), [*search.findings, *_notes(search)]


def _own_results(folder: Path | None) -> frozenset[str]:
    return frozenset(os.path.realpath(folder / name) for name in (*_RESULTS, KEPT)) if folder else frozenset()


def _search(path: Path, search: _Search) -> None:
    if is_maildir(path):
        _take_maildir(path, search)
    elif path.is_dir():
        before = len(search.found), len(search.findings)
        _walk(path, search)
        if before == (len(search.found), len(search.findings)):
            advice = "Name a folder that holds Word, PDF, Excel, mail, text or HTML files."
            message = f"The folder {path} holds no document; at least one report was expected."
            search.findings.append(tell("nothing", path, message, advice, Severity.STOP))
    elif os.path.lexists(path):
        search.found.append(path)
    elif not _PATTERN.isdisjoint(str(path)):
        _expand(path, search)
    else:
        advice = "Check the name; a name with spaces needs quotes."
        search.findings.append(tell("missing", path, f"There is no file or folder {path}.", advice, Severity.STOP))


def _expand(pattern: Path, search: _Search) -> None:
    matches = sorted(glob.glob(str(pattern), recursive=True))  # noqa: PTH207 - a Path cannot glob a pattern with a root
    if not matches:
        message = f"Nothing is called {pattern}."
        search.findings.append(tell("missing", pattern, message, "Check the pattern.", Severity.STOP))
    for match in matches:
        if Path(match).is_dir():
            _walk_or_take(Path(match), search)
        else:
            _sort_in(Path(match), search)


def _walk(folder: Path, search: _Search) -> None:
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        message = f"The folder {folder} cannot be opened: {error.strerror or error}."
        advice = "Give yourself the right to open it, or leave it out."
        search.findings.append(tell("unreadable", folder, message, advice, Severity.HOLD))
        return
    names = {entry.name for entry in listed}
    if LEDGER in names:
        search.skipped["folders of a dossier"] += 1
        return
    own = names.issuperset(_RESULTS)
    for entry in listed:
        _meet(entry, search, own=own)


def _meet(entry: os.DirEntry[str], search: _Search, *, own: bool) -> None:
    """Take in one entry of a folder.

    Args:
        entry: The entry.
        search: The search so far.
        own: Whether the folder holds the results of an earlier review, which are no reports.
    """
    if entry.name.startswith((".", "~$")):
        search.skipped["hidden"] += 1
    elif entry.name in _RESULT_NAMES and (own or os.path.realpath(entry.path) in search.results):
        search.skipped["results of an earlier review"] += 1
    elif entry.is_dir(follow_symlinks=False):
        _walk_or_take(Path(entry.path), search)
    elif _leads_to_folder(entry):
        search.skipped["links to folders"] += 1
    elif not entry.is_symlink() and not entry.is_file():
        search.skipped["no files"] += 1
    else:
        _sort_in(Path(entry.path), search)


def _walk_or_take(folder: Path, search: _Search) -> None:
    if is_maildir(folder):
        _take_maildir(folder, search)
    else:
        _walk(folder, search)


def _take_maildir(folder: Path, search: _Search) -> None:
    """Take a folder of mails as one source, and those in it, whose names begin with a dot, as others."""
    search.found.append(folder)
    search.found += sorted(inner for inner in folder.glob(".*") if not inner.is_symlink() and is_maildir(inner))


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder where a link leads; a link that leads round to itself leads to none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _sort_in(path: Path, search: _Search) -> None:
    ending = path.suffix.lower()
    if ending in NO_DOCUMENTS and not _is_read(path, ending):
        search.skipped[ending] += 1
    else:
        search.found.append(path)


def _is_read(path: Path, ending: str) -> bool:
    """Whether a file is read all the same whose ending speaks against it.

    A file that is called a picture may begin as a PDF or an office file does, and an XML file as a feed.
    """
    if ending in STREAMED:
        return True
    if ending not in PICTURES and ending != _XML:
        return False
    try:
        with path.open("rb") as file:
            return is_feed(file.read(_FEED_WITHIN)) if ending == _XML else is_office(file.read(BEGINNING))
    except OSError:
        return False


def _each_once(paths: Iterable[Path]) -> Iterator[Path]:
    """Paths without those that lead to a file already named."""
    seen: set[str] = set()
    for path in paths:
        real = os.path.realpath(path)
        if real not in seen:
            seen.add(real)
            yield path


def _notes(search: _Search) -> Iterator[Finding]:
    if not search.skipped:
        return
    count = search.skipped.total()
    kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(search.skipped.items()))
    message = f"{count} {'entry was' if count == 1 else 'entries were'} skipped as no document: {kinds}."
    yield Finding(code="collect.skipped", severity=Severity.NOTE, message=message)
