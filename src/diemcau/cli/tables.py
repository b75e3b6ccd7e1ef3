"""Readings and records as tables in the terminal.

An English table shows the record's own codes, as its JSON does; in another language they are put into words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table
from rich.text import Text

from diemcau.cli.console import plain
from diemcau.publish.calendar import format_deadline, format_period
from diemcau.publish.contradiction import tell_conflict
from diemcau.publish.notice import is_retold
from diemcau.publish.numbers import format_change, format_count
from diemcau.publish.reason import tell_correction
from diemcau.records import Quantity

if TYPE_CHECKING:
    from rich.console import Console

    from diemcau.publish.texts import Texts
    from diemcau.publish.wording import Wording
    from diemcau.records import Claim, Conflict, Figure, Period, Reading

_LABEL, _ORDER = 48, 100  # characters of a cell and of a mention; longer ones are cut with a sign
_RETOLD = 400  # of a conflict told anew, which names few values and its documents: enough for all of it


def print_reading(reading: Reading, console: Console, texts: Texts) -> None:
    """Print one document: its figures as a table, its directives, proposals and events as lists."""
    document = reading.document
    console.print(Text(plain(f"{document.name}  {document.title or ''}".rstrip()), style="bold"))
    if reading.figures:
        console.print(_figures(reading, texts))
    for directive in reading.directives:
        by_when = f" ({_deadline(directive.deadline, texts)})" if directive.deadline else ""
        _print_mention(console, texts["table.directive"], directive.issuer, f"{directive.text}{by_when}")
    for proposal in reading.proposals:
        _print_mention(console, texts["table.proposal"], proposal.proposer, proposal.text)
    for event in reading.events:
        _print_mention(console, texts.get(f"event.{event.kind}", event.kind), event.place, event.text)
    if not (reading.figures or reading.directives or reading.proposals or reading.events):
        console.print(f"  {texts['table.nothing']}")
    console.print()


def print_record(wording: Wording, console: Console) -> None:
    """Print one record: its sources, its facts as a table, its conflicts and corrections as lists."""
    record, texts = wording.review.record, wording.texts
    console.print(Text(plain(record.story), style="bold"))
    console.print(f"  {_sources(wording)}")
    for group in record.copies:
        grade = texts.get(f"table.copy.{group.grade}", group.grade)
        _print_mention(console, grade, None, ", ".join(group.documents))
    if record.claims:
        console.print(_claims(wording))
    for conflict in record.conflicts:
        _print_conflict(wording, conflict, console)
    for correction in record.corrections:
        why = tell_correction(wording, correction)
        _print_mention(console, texts["table.correction"], correction.later.document, why)
    for order in record.instructions:
        issuer = wording.issuer(order) or None
        _print_mention(console, texts["table.directive"], issuer, wording.directive(order).text)
    console.print()


def _coded(key: str, code: str, texts: Texts) -> str:
    """A code of the record: itself for English readers, else its words."""
    return texts.get(key, code) if is_retold(texts.language) else code


def _when(period: Period | None, texts: Texts) -> str:
    """A period by its code, which `--period` takes; in words for those to whom `H1` and `Q3` mean nothing."""
    if period is None:
        return ""
    return format_period(period, texts.language) if is_retold(texts.language) else period.code


def _deadline(deadline: str, texts: Texts) -> str:
    return format_deadline(deadline, texts.language) if is_retold(texts.language) else deadline


def _print_conflict(wording: Wording, conflict: Conflict, console: Console) -> None:
    """What contradicts what: the record's own sentence and its documents, or a sentence that names the documents."""
    what = wording.texts["table.conflict"]
    if is_retold(wording.language):
        kind = wording.texts.get(f"conflict.{conflict.kind}", conflict.kind)
        _print_mention(console, what, kind, tell_conflict(wording, conflict), _RETOLD)
    else:
        _print_mention(console, what, conflict.kind, f"{conflict.why} {_places(conflict)}")


def _sources(wording: Wording) -> str:
    """How many documents there are, and how many of them count."""
    record = wording.review.record
    counts = {"documents": len(record.readings), "independent": len(record.independent)}
    told = {name: format_count(count, wording.language) for name, count in counts.items()}
    return wording.texts["table.sources"].format(**told)


def _figures(reading: Reading, texts: Texts) -> Table:
    table = _table(texts, "words", "value", "what", "whose", "period", "status")
    for figure in reading.figures:
        table.add_row(*(_cell(words) for words in _figure(figure, texts)))
    return table


def _figure(figure: Figure, texts: Texts) -> tuple[str, ...]:
    value = format_change(figure.quantity, figure.kind, texts.language)
    status = texts[f"status.{figure.status.value}"]
    return figure.text, value, figure.label, figure.unit_of_report or "", _when(figure.period, texts), status


def _claims(wording: Wording) -> Table:
    table = _table(wording.texts, "standing", "value", "what", "whose", "period", "status", "cited")
    for claim in wording.review.record.claims:
        table.add_row(*(_cell(words) for words in _claim(claim, wording)))
    return table


def _claim(claim: Claim, wording: Wording) -> tuple[str, ...]:
    texts = wording.texts
    quantity = Quantity(claim.value, claim.interval, claim.bound, claim.unit)
    value = format_change(quantity, claim.kind, texts.language)
    standing = _coded(f"standing.{claim.standing.value}", claim.standing.value, texts)
    status = texts[f"status.{claim.status.value}"]
    owner, period = wording.org(claim) if claim.unit_of_report else "", _when(claim.period, texts)
    return (
        standing,
        value,
        wording.label(claim),
        owner,
        period,
        status,
        format_count(claim.independent_sources, texts.language),
    )


def _places(conflict: Conflict) -> str:
    return f"[{', '.join(dict.fromkeys(statement.document for statement in conflict.statements))}]"


def _table(texts: Texts, *heads: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for head in heads:
        table.add_column(texts[f"table.{head}"], overflow="fold")
    return table


def _cell(words: str) -> Text:
    line = " ".join(plain(words).split())
    return Text(line if len(line) <= _LABEL else f"{line[: _LABEL - 1]}…")


def _print_mention(console: Console, what: str, who: str | None, words: str, longest: int = _ORDER) -> None:
    line = " ".join(plain(words).split())
    cut = line if len(line) <= longest else f"{line[: longest - 1]}…"
    head = f"{what}: {who}" if who else what
    console.print(f"  [dim]{escape(plain(head))}[/dim]  {escape(cut)}", highlight=False)
