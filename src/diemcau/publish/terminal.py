"""The review in a terminal, for a person: 80 to 120 columns, as clear without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from diemcau.publish.contradiction import order_statements, tell_conflict
from diemcau.publish.notice import tell_finding
from diemcau.publish.numbers import format_count
from diemcau.publish.wording import Wording, capital, open_wording, sentence_of
from diemcau.records import Claim, Severity, Standing, Statement
from diemcau.records.review import Answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console, RenderableType

    from diemcau.publish.texts import Texts
    from diemcau.records import Conflict
    from diemcau.records.review import OrderRow, Review

# What fits a screen; the page has the rest.
MOST_ORGS, MOST_FIGURES, MOST_CONFLICTS, MOST_ORDERS, MOST_FINDINGS, MOST_CHECKS = 6, 5, 5, 8, 5, 5
MOST_SENTENCES, MOST_ISSUERS = 2, 3
LONGEST, LONGEST_NAME = 96, 44
# Blanks between the columns of figures.
GAP = 2

_COLOUR = {Standing.AGREED: "green", Standing.DISPUTED: "red", Standing.SUPERSEDED: "dim", Standing.SINGLE: ""}
_SIGN = {Standing.AGREED: "", Standing.DISPUTED: "! ", Standing.SUPERSEDED: "× ", Standing.SINGLE: ""}


def print_summary(review: Review, console: Console, language: str) -> None:
    """Prints what a reader needs first: figures by owner, conflicts in words, directives, what was not understood.

    Args:
        review: What to show.
        console: Where; its width and colours are kept to.
        language: ISO 639-1 code.

    Raises:
        NotFound: If there are no texts in that language.
    """
    wording = open_wording(review, language)
    texts = wording.texts
    _print_head(wording, console)
    if not review.record.claims and not review.record.instructions:
        console.print(texts["terminal.nothing"])
    _print_figures(wording, texts, console)
    _print_list(
        console, texts, "conflicts", [_conflict(wording, each) for each in review.record.conflicts], MOST_CONFLICTS
    )
    failed = [each for each in review.checks if each.answer is Answer.FAILS and each.conflict is None]
    _print_list(console, texts, "checks", [Text(wording.check(each)) for each in failed], MOST_CHECKS)
    _print_list(console, texts, "implied", [Text(wording.implied(each)) for each in review.implied], MOST_CHECKS)
    _print_list(console, texts, "directives", [_order(wording, texts, row) for row in review.orders], MOST_ORDERS)
    _print_list(console, texts, "findings", _findings(wording, texts), MOST_FINDINGS)


def _print_head(wording: Wording, console: Console) -> None:
    """What is reviewed, the event it tells of, and the numbers that say what the review rests on."""
    review = wording.review
    console.print()
    console.print(Text(wording.texts["terminal.kicker"].format(story=review.record.story), style="bold"))
    if review.occasion is not None:
        console.print(Text(wording.event(review.occasion)))
    counts = {
        "reports": review.coverage.documents,
        "independent": review.coverage.independent,
        "figures": review.coverage.facts,
        "conflicts": len(review.record.conflicts),
        "directives": len(review.record.instructions),
    }
    told = [
        f"{format_count(n, wording.language)} {wording.texts.plural(f'page.tile_{key}', n)}"
        for key, n in counts.items()
    ]
    console.print(Text(" · ".join(told), style="dim"))


def _print_figures(wording: Wording, texts: Texts, console: Console) -> None:
    """The leading figures of the owners most told of: a line for each owner, then its table."""
    leading = [section for section in wording.review.orgs if section.headline][:MOST_ORGS]
    if not leading:
        return
    rows = {s.org: [_row(wording, wording.review.claims[each]) for each in s.headline[:MOST_FIGURES]] for s in leading}
    widths = _widths(
        console.width,
        [[Text(texts[f"terminal.{head}"]) for head in _HEADS], *(row for found in rows.values() for row in found)],
    )
    console.print()
    for at, section in enumerate(leading):
        if at == 0:
            console.print(_table(texts, widths, console.width, []))
        console.print(Text(capital(wording.section(section.org)), style="bold underline"))
        console.print(_table(None, widths, console.width, rows[section.org]))
        console.print()


_HEADS = ("figure", "what", "period", "sources")


def _widths(width: int, rows: list[list[Text]]) -> tuple[int, int, int]:
    """Columns that number, period and sources need; the first two get three and two tenths of the width at most."""
    number, _, period, sources = (max(row[column].cell_len for row in rows) for column in range(len(_HEADS)))
    return min(number, 3 * width // 10), min(period, width // 5), sources


def _table(texts: Texts | None, widths: tuple[int, int, int], width: int, rows: list[list[Text]]) -> Table:
    """Rows in columns that are the same for every owner; `texts` heads them."""
    number, period, sources = widths
    what = max(12, min(LONGEST, width - number - period - sources - 2 - 4 * GAP))
    table = Table(box=None, padding=(0, GAP, 0, 0), header_style="dim", show_header=texts is not None)
    for head, size in zip(_HEADS, (number, what, period, sources), strict=True):
        justify: Literal["right", "left"] = "right" if head in {"figure", "sources"} else "left"
        table.add_column(texts[f"terminal.{head}"] if texts else "", justify=justify, overflow="fold", width=size)
    for row in rows:
        table.add_row(*row)
    return table


def _row(wording: Wording, claim: Claim) -> list[Text]:
    status = "" if claim.status.value == "actual" else f", {wording.texts[f'status.{claim.status.value}']}"
    return [
        Text(f"{_SIGN[claim.standing]}{wording.number(claim)}", style=_COLOUR[claim.standing] or "bold"),
        Text(_shorten(wording.name(claim))),
        Text(f"{capital(wording.period(claim))}{status}"),
        Text(format_count(claim.independent_sources, wording.language)),
    ]


def _print_list(console: Console, texts: Texts, key: str, entries: Sequence[RenderableType], most: int) -> None:
    """A headed list, cut where it gets long; nothing for an empty one."""
    if not entries:
        return
    console.print(Text(f"{texts[f'terminal.{key}']} ({len(entries)})", style="bold"))
    for entry in entries[:most]:
        console.print(Padding(entry, (0, 0, 0, 2)))
    if len(entries) > most:
        console.print(
            Padding(Text(texts["terminal.more"].format(count=len(entries) - most), style="dim"), (0, 0, 0, 2))
        )
    console.print()


def _conflict(wording: Wording, conflict: Conflict) -> Group:
    """The kind, what contradicts what, and the first two sentences against each other."""
    kind = wording.texts.get(f"conflict.{conflict.kind}", conflict.kind)
    shown: list[RenderableType] = [Text.assemble((f"{kind}. ", "red"), tell_conflict(wording, conflict))]
    told: set[str] = set()
    for statement in order_statements(wording, conflict):
        words = _excerpt(wording, statement)
        if words in told:
            continue
        told.add(words)
        line = wording.texts["terminal.said"].format(number=wording.places[statement.document], words=words)
        shown.append(Padding(Text(line, style="dim"), (0, 0, 0, 4)))
        if len(told) == MOST_SENTENCES:
            break
    return Group(*shown)


def _excerpt(wording: Wording, statement: Statement) -> str:
    """The sentence of a statement; of a long one what stands round the statement's own words."""
    document = wording.review.record.by_name[statement.document].document
    sentence = sentence_of(wording.review, statement)
    before = " ".join(document.text[sentence.start : statement.span.start].split())
    after = " ".join(document.text[statement.span.start : sentence.end].split())
    if len(before) + len(after) < LONGEST:
        return f"{before} {after}".strip()
    room = max(LONGEST - len(after), LONGEST // 2)
    start = before if len(before) <= room else f"…{before[-room:].partition(' ')[2]}"
    return _shorten(f"{start} {after}".strip())


def _order(wording: Wording, texts: Texts, row: OrderRow) -> Text:
    order = wording.review.instructions[row.instruction]
    words = " ".join(wording.directive(order).text.split())
    issuers = [(document, " ".join(issuer.split())) for document, issuer, _ in row.issuers if issuer]
    named = list(dict.fromkeys(wording.people(issuers).values()))
    named = named if order.disputed else named[:1]
    listed = _listed(wording, named)
    by = (
        texts["terminal.disputed" if order.disputed else "terminal.given_by"].format(issuer=listed, issuers=listed)
        if named
        else ""
    )
    said = Text(f"· {capital(_shorten(words))}")
    if by:
        said.append(f" ({by})", style="red" if order.disputed else "dim")
    return said


def _listed(wording: Wording, names: list[str]) -> str:
    """A few names, parted by semicolons since titles hold commas, and how many more there are."""
    left = len(names) - MOST_ISSUERS
    told = [_shorten(name, LONGEST_NAME) for name in names[:MOST_ISSUERS]]
    if left > 0:
        told.append(wording.texts["list.rest"].format(count=format_count(left, wording.language)))
    return wording.texts["list.semicolon"].join(told)


def _findings(wording: Wording, texts: Texts) -> list[Text]:
    grave = {Severity.STOP: "red", Severity.HOLD: "yellow", Severity.NOTE: "dim"}
    review = wording.review
    found = [Text(tell_finding(wording.texts, finding), style=grave[finding.severity]) for finding in review.findings]
    if review.coverage.silent:
        names = wording.join_few(review.coverage.silent, lambda name: _shorten(name, LONGEST_NAME))
        found.append(Text(texts["terminal.silent"].format(names=names), style="dim"))
    return found


def _shorten(words: str, longest: int = LONGEST) -> str:
    """Words cut to what a list can hold."""
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"
