"""`diemcau profile check`: a sector's vocabulary held against its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from diemcau.cli.console import plain
from diemcau.cli.options import language_option, open_profile, stops

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diemcau.profile.forms import FormBook
    from diemcau.profile.types import Profile
    from diemcau.publish.texts import Texts
    from diemcau.records import Finding

_GRADES = ("stop", "hold", "note")  # values of `Severity`, the gravest first
_FORMS = ("forms", "regimes", "countries")  # shown where the profile has any
_PARTS = ("pillars", "branches", "measures", "orgs", "topics", "offices", "calendar")
_LONGEST_NOTE = 240  # characters; a note that names a hundred rows would push the rest off the screen


@click.group()
def profile() -> None:
    """Check a sector's vocabulary."""


@profile.command()
@click.argument("name")
@language_option
def check(name: str, texts: Texts) -> int:
    """Load the profile of a name or a folder, and say what it holds and what does not fit together."""
    found = open_profile(name, texts)
    from diemcau.profile.check import check_profile
    from diemcau.profile.checks import load_checks
    from diemcau.profile.form_book import load_forms
    from diemcau.profile.form_checks import check_forms
    from diemcau.profile.outlines import load_outlines
    from diemcau.profile.urging import load_urging

    book = load_forms(name)
    load_checks(name, found)
    load_outlines(name)
    load_urging(name)
    findings = [*check_profile(found), *check_forms(book)]
    _print_contents(found, book, texts)
    _print_findings(findings, texts)
    stopped = stops(findings)
    click.echo(texts["profile.not_sound" if stopped else "profile.sound"])
    return int(stopped)


def _lines(finding: Finding, texts: Texts) -> Iterator[str]:
    """What was found, and what to do about it where that is said apart."""
    from diemcau.publish.notice import is_retold, tell_finding

    retold = is_retold(texts.language)
    yield f"  {_shown(tell_finding(texts, finding) if retold else finding.message, finding.severity)}"
    if finding.advice and not retold:
        yield f"    {finding.advice}"


def _shown(told: str, grade: str) -> str:
    """What is told; of a note that lists many rows its beginning."""
    return told if grade != "note" or len(told) <= _LONGEST_NOTE else f"{told[:_LONGEST_NOTE].rpartition(',')[0]} …"


def _print_contents(found: Profile, book: FormBook, texts: Texts) -> None:
    from diemcau.publish.numbers import format_count

    title = found.title.get(texts.language) or found.title.get(found.language) or found.name
    click.echo(plain(f"{found.name}: {title}"))
    counts = {what: format_count(len(getattr(found, what)), texts.language) for what in _PARTS}
    counts |= {what: format_count(held, texts.language) for what in _FORMS if (held := len(getattr(book, what)))}
    names = {what: texts[f"profile.{what}"] for what in ("languages", *counts)}
    width = max(map(len, names.values()))
    for what, words in {"languages": ", ".join(found.languages), **counts}.items():
        click.echo(f"  {names[what]:<{width}}  {words}")


def _print_findings(findings: Sequence[Finding], texts: Texts) -> None:
    """Findings by severity, the gravest first; the message names the file."""
    for grade in _GRADES:
        listed = [finding for finding in findings if finding.severity == grade]
        if not listed:
            continue
        click.echo(f"{texts[f'profile.{grade}']} ({len(listed)})")
        for finding in listed:
            for line in _lines(finding, texts):
                click.echo(plain(line))
