"""`diemcau judge`: what people rule about facts and directives, kept in a file that is only ever appended to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diemcau.cli.console import plain, progress_bar, show_findings
from diemcau.cli.options import (
    Command,
    check_folder,
    format_option,
    judgements_option,
    language_option,
    open_profile,
    profile_option,
)
from diemcau.cli.read import print_json

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts
    from diemcau.records import Claim, Instruction, Judged, Judgement, Occasion, Record

JUDGE = "DIEMCAU_JUDGE"
"""Names the judge in the environment."""

_LONGEST = 90  # characters of the words of a statement; longer ones are cut with a sign
_DAY = "%Y-%m-%d"


@click.group()
def judge() -> None:
    """Rule which facts are one, which are not, and which value holds."""


def _signed(command: Command) -> Command:
    """`--by NAME --because TEXT --on DAY`: a judgement names its judge, the reason and the day."""
    for option in (
        click.option("--on", "on", type=click.DateTime([_DAY]), metavar="DAY"),
        click.option("--because", "reason", metavar="TEXT", required=True),
        click.option("--by", metavar="NAME", required=True, envvar=JUDGE, show_envvar=True),
    ):
        command = option(command)
    return command


def _naming(command: Command) -> Command:
    """The arguments and options of a ruling about what is named in a record."""
    for option in (
        language_option,
        profile_option,
        _signed,
        judgements_option(required=True),
        click.argument("names", metavar="NAME...", nargs=-1, required=True),
        click.argument("folder", type=click.Path(path_type=Path)),
    ):
        command = option(command)
    return command


def _command(verdict: str) -> Callable[..., int]:
    """What a command of a verdict does."""

    def rule(
        folder: Path,
        names: Sequence[str],
        *,
        judgements: Path,
        by: str,
        reason: str,
        on: datetime | None,
        profile: str,
        texts: Texts,
    ) -> int:
        from diemcau.flow.judgements import append_judgement
        from diemcau.flow.judging import find_named, make_judgement
        from diemcau.records import Verdict

        record = _reconcile(folder, judgements, profile, texts)
        named = [find_named(record, name) for name in names]
        made = make_judgement(record, Verdict(verdict), named, by=by, reason=reason, on=_day(on))
        written = append_judgement(judgements, made, [one.judgement for one in record.judgements])
        _tell(written, texts)
        return 0

    return rule


def _add(name: str, verdict: str) -> None:
    judge.add_command(click.command(name)(_naming(_command(verdict))))


_add("same", "same")
_add("not-same", "not_same")
_add("choose", "choose")


@judge.command()
@click.argument("name")
@judgements_option(required=True)
@_signed
@language_option
def withdraw(name: str, *, judgements: Path, by: str, reason: str, on: datetime | None, texts: Texts) -> int:
    """Undo a judgement; it stays in the file."""
    from diemcau.flow.judgements import append_judgement, load_judgements
    from diemcau.flow.judging import make_withdrawal

    earlier, findings = load_judgements(judgements)
    show_findings(findings, texts)
    made = make_withdrawal(earlier, name, by=by, reason=reason, on=_day(on))
    _tell(append_judgement(judgements, made, earlier), texts)
    return 0


@judge.command("list")
@click.argument("folder", type=click.Path(path_type=Path))
@judgements_option(required=True)
@format_option
@profile_option
@language_option
def list_(folder: Path, judgements: Path, form: str, profile: str, texts: Texts) -> int:
    """Say of each judgement what has become of it in a folder."""
    record = _reconcile(folder, judgements, profile, texts)
    for judged in record.judgements:
        if form == "jsonl":
            from diemcau.publish.ruling import judged_to_json

            print_json(judged_to_json(judged))
        else:
            for line in _judged(judged, texts):
                click.echo(plain(line))
    return 0


@judge.command()
@click.argument("folder", type=click.Path(path_type=Path))
@judgements_option()
@profile_option
@language_option
def show(folder: Path, judgements: Path | None, profile: str, texts: Texts) -> int:
    """Print what can be judged in a folder, each with its id."""
    record = _reconcile(folder, judgements, profile, texts)
    held: list[Claim | Instruction | Occasion] = [*record.claims, *record.instructions, *record.occasions]
    for one in held:
        click.echo(plain(_shown(record, one)))
    return 0


def _reconcile(folder: Path, judgements: Path | None, profile: str, texts: Texts) -> Record:
    """The record of a folder under the judgements so far, as its ids are printed."""
    check_folder(folder, texts)
    vocabulary = open_profile(profile, texts)
    from diemcau.flow.folder import reconcile_folder

    with progress_bar(texts) as watch:
        record = reconcile_folder(folder, vocabulary, watch, judgements=judgements)
    about = [one for one in record.findings if "judgement" in one.code and one.code != "flow.judgements_none"]
    show_findings(about, texts)
    return record


def _day(on: datetime | None) -> date:
    """The day that was named, else today."""
    return on.date() if on is not None else datetime.now().astimezone().date()


def _tell(judgement: Judgement, texts: Texts) -> None:
    """Print what was written, with the words that it is about: an id may not have meant what was thought."""
    click.echo(plain(texts["judge.written"].format(judgement=judgement.id, verdict=_verdict(judgement, texts))))
    for side in judgement.sides:
        for anchor in side:
            click.echo(plain(f"  {anchor.name}: “{_cut(anchor.words)}”"))
        click.echo()


def _verdict(judgement: Judgement, texts: Texts) -> str:
    told = texts[f"judge.verdict.{judgement.verdict.value}"]
    return f"{told} {judgement.withdraws}".strip()


def _judged(judged: Judged, texts: Texts) -> Iterator[str]:
    """A judgement: its id, what it says and about what, what has become of it; then who judged when and why."""
    judgement = judged.judgement
    about = ", ".join(judged.claims) or "; ".join(f"“{_cut(anchor.words)}”" for anchor in judgement.anchors[:2])
    force = texts[f"judge.force.{judged.force.value}"]
    yield f"{judgement.id}  {_verdict(judgement, texts)}  {about}  [{force}]"
    yield f"  {judgement.by}, {judgement.on.isoformat()}: {judgement.reason}"
    if judged.why and texts.language == "en":
        yield f"  {judged.why}"


def _shown(record: Record, one: Claim | Instruction | Occasion) -> str:
    """What can be judged: its id, its words, and the documents that say it."""
    from diemcau.records import Claim, Instruction

    documents = ", ".join(dict.fromkeys(statement.document for statement in one.statements))
    if not isinstance(one, Claim):
        best = one.statements[one.best if isinstance(one, Instruction) else 0]
        return f"{one.id}  {_cut(record.by_name[best.document].document.quote(best.span))}  [{documents}]"
    best = one.chosen.statement if one.chosen is not None else one.statements[0]
    words = record.by_name[best.document].document.quote(best.span)
    told = [f"“{_cut(words)}” {one.label}".strip(), one.unit_of_report or "", str(one.period or "")]
    return f"{one.id}  {', '.join(filter(None, told))}  [{documents}]"


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
