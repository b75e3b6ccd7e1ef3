"""Readings as tables in the terminal.

An English table shows periods by their codes, as the JSON does; in another language they are put into words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table
from rich.text import Text

from diemcau.cli.console import plain
from diemcau.publish.calendar import format_deadline, format_period
from diemcau.publish.notice import is_retold
from diemcau.publish.numbers import format_change

if TYPE_CHECKING:
    from rich.console import Console

    from diemcau.publish.texts import Texts
    from diemcau.records import Figure, Period, Reading

_LABEL, LONGEST_ORDER = 48, 100  # characters of a cell and of a mention; longer ones are cut with a sign


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


def tell_period(period: Period | None, texts: Texts) -> str:
    """A period by its code, which `--period` takes; in words for those to whom `H1` and `Q3` mean nothing."""
    if period is None:
        return ""
    return format_period(period, texts.language) if is_retold(texts.language) else period.code


def _deadline(deadline: str, texts: Texts) -> str:
    return format_deadline(deadline, texts.language) if is_retold(texts.language) else deadline


def _figures(reading: Reading, texts: Texts) -> Table:
    table = _table(texts, "words", "value", "what", "whose", "period", "status")
    for figure in reading.figures:
        table.add_row(*(_cell(words) for words in _figure(figure, texts)))
    return table


def _figure(figure: Figure, texts: Texts) -> tuple[str, ...]:
    value = format_change(figure.quantity, figure.kind, texts.language)
    status = texts[f"status.{figure.status.value}"]
    return figure.text, value, figure.label, figure.unit_of_report or "", tell_period(figure.period, texts), status


def _table(texts: Texts, *heads: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for head in heads:
        table.add_column(texts[f"table.{head}"], overflow="fold")
    return table


def _cell(words: str) -> Text:
    line = " ".join(plain(words).split())
    return Text(line if len(line) <= _LABEL else f"{line[: _LABEL - 1]}…")


def _print_mention(console: Console, what: str, who: str | None, words: str) -> None:
    line = " ".join(plain(words).split())
    cut = line if len(line) <= LONGEST_ORDER else f"{line[: LONGEST_ORDER - 1]}…"
    head = f"{what}: {who}" if who else what
    console.print(f"  [dim]{escape(plain(head))}[/dim]  {escape(cut)}", highlight=False)
