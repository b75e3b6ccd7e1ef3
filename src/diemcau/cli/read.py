"""`diemcau read`: the mentions of each document."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diemcau.cli.console import open_console, progress_bar, show_findings
from diemcau.cli.options import check_paths, format_option, language_option, open_profile, profile_option, stops

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from diemcau.publish.texts import Texts
    from diemcau.records import Finding, Reading

_UNREADABLE = 2


@click.command()
@click.argument("paths", metavar="PATH...", type=click.Path(path_type=Path), nargs=-1, required=True)
@format_option
@profile_option
@language_option
def read(paths: tuple[Path, ...], form: str, profile: str, texts: Texts) -> int:
    """Print what each document says: figures, directives, proposals, events."""
    check_paths(paths, texts)
    vocabulary = open_profile(profile, texts)
    from diemcau.collect.find import find_files
    from diemcau.flow.reading import nothing_read, read_sources
    from diemcau.records import Reading

    sources, findings = find_files(paths)
    show = _shower(form, texts)
    heard: set[str] = set()
    halted = False
    with progress_bar(texts, beside_output=True) as watch:
        for result in read_sources(sources, vocabulary, watch):
            if isinstance(result, Reading):
                show(result)
                heard.add(result.document.path)
                halted = halted or stops(result.findings)
            else:
                findings.append(result)
    if not heard:
        raise nothing_read(paths, findings)
    show_findings(findings, texts)
    unread = [finding for finding in findings if finding.document not in heard]
    return _UNREADABLE if _has_named(paths, unread) else int(halted)


def _shower(form: str, texts: Texts) -> Callable[[Reading], None]:
    if form == "jsonl":
        return _print_line
    from diemcau.cli.tables import print_reading

    console = open_console()
    return lambda reading: print_reading(reading, console, texts)


def _print_line(reading: Reading) -> None:
    """One reading as one line, out at once, so that a reader of the pipe need not wait."""
    from diemcau.publish.contract import reading_to_json

    print_json(reading_to_json(reading))


def print_json(value: object) -> None:
    """Print a value as one line of JSON in UTF-8, whatever the terminal speaks."""
    line = json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n"
    sys.stdout.buffer.write(line.encode("utf-8", "replace"))
    sys.stdout.flush()


def _has_named(paths: Sequence[Path], findings: Sequence[Finding]) -> bool:
    """Whether a path that the user named itself could not be read; a mere note on it does not say so."""
    from diemcau.records import Severity

    named = {str(path) for path in paths}
    return any(finding.document in named and finding.severity is not Severity.NOTE for finding in findings)
