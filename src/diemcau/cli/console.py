"""What commands print: results on standard output, everything else on standard error."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from diemcau.errors import DiemcauError

if TYPE_CHECKING:
    from rich.console import Console

    from diemcau.flow.progress import Watch
    from diemcau.publish.texts import Texts
    from diemcau.records import Finding

TRACEBACK = "DIEMCAU_TRACEBACK"
"""Set to 1 in the environment, it lets errors show where they were raised."""

_SHOWN_FINDINGS = 20  # more would push the result off the screen; the page and the JSON have them all
_WAIT = 1.0  # seconds before a bar appears: shorter runs need none
_GRAVITY = ("stop", "hold", "note")  # values of `Severity`, whose import would slow `--help`


def prepare_streams() -> None:
    """Let no character stop a command: what the terminal cannot show is shown as a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def show_error(error: DiemcauError, texts: Texts) -> None:
    """Print an error: what was found, then what to do; with its traceback where asked for."""
    from diemcau.publish.notice import tell_error

    if os.environ.get(TRACEBACK) == "1":
        traceback.print_exception(error, file=sys.stderr)
    findings = error.facts.get("findings", ())
    if isinstance(findings, tuple):
        show_findings(findings, texts)
    title, advice = tell_error(texts, error)
    say(texts["cli.error"].format(title=title))
    if advice:
        say(f"  {advice}")


def show_findings(findings: Iterable[Finding], texts: Texts) -> None:
    """Print findings, the gravest first, with what to do about each; notes need no advice."""
    listed = sorted(findings, key=lambda finding: _GRAVITY.index(finding.severity))
    for finding in listed[:_SHOWN_FINDINGS]:
        for line in to_lines(finding, texts):
            say(line)
    if len(listed) > _SHOWN_FINDINGS:
        say(texts["cli.more_findings"].format(count=len(listed) - _SHOWN_FINDINGS))


def to_lines(finding: Finding, texts: Texts) -> list[str]:
    """A finding: how grave it is and what was found; then what to do, where that is said apart."""
    from diemcau.publish.notice import is_retold, tell_finding

    if is_retold(texts.language):
        grade = texts[f"severity.{finding.severity}"]
        return [texts["cli.finding"].format(grade=grade, told=tell_finding(texts, finding))]
    told = texts["cli.finding"].format(grade=finding.severity, told=finding.message)
    return [told, f"  {finding.advice}"] if finding.advice else [told]


def say(line: str) -> None:
    """Print one line to standard error, control codes of file names and texts left out."""
    print(plain(line), file=sys.stderr)  # noqa: T201 - the one place that speaks to the user


def plain(text: str) -> str:
    """A text without what could steer a terminal."""
    return "".join(char if char.isprintable() or char in "\n\t" else "?" for char in text)


def open_console() -> Console:
    """Standard output as rich draws on it; plain text where it is no terminal."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=False)


@contextmanager
def progress_bar(texts: Texts, *, beside_output: bool = False) -> Iterator[Watch]:
    """A bar on standard error with count, rate and time left, for runs over a second.

    Args:
        texts: Of the language it speaks.
        beside_output: Whether results are printed meanwhile; then there is no bar where both go to the terminal.
    """
    if not sys.stderr.isatty() or (beside_output and sys.stdout.isatty()):
        from diemcau.flow.progress import watch_nothing

        yield watch_nothing
        return
    from diemcau.cli.bar import Bar

    bar = Bar(sys.stderr, _WAIT, texts)
    try:
        yield bar.show
    finally:
        bar.clear()
