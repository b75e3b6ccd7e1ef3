"""The review in a terminal, for a person: 80 to 120 columns, as clear without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from diemcau.publish.columns import LONGEST, make_row, print_columns, shorten
from diemcau.publish.contradiction import order_statements, tell_conflict, tell_settling
from diemcau.publish.lineage import QUOTE, list_links, say_line
from diemcau.publish.notice import tell_finding
from diemcau.publish.numbers import format_count
from diemcau.publish.order_note import name_order_note, rank_order_notes, tell_order_note
from diemcau.publish.rolled import tell_caveats, tell_coverage, tell_total
from diemcau.publish.settling import tell_choice, tell_slip
from diemcau.publish.succession import find_chains, say_chain
from diemcau.publish.wording import Wording, capital, open_wording, sentence_of
from diemcau.records import OrderOddity, Severity
from diemcau.records.review import Answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console, RenderableType

    from diemcau.publish.columns import Row
    from diemcau.publish.texts import Texts
    from diemcau.records import Claim, Conflict, OrderNote, Statement
    from diemcau.records.review import OrderRow, Review
    from diemcau.records.total import Total

# What fits a screen; the page has the rest.
MOST_ORGS, MOST_FIGURES, MOST_CONFLICTS, MOST_ORDERS, MOST_FINDINGS, MOST_CHECKS = 6, 5, 5, 8, 5, 5
MOST_SENTENCES, MOST_ISSUERS, MOST_COPIES, MOST_NOTES, MOST_TOTALS = 2, 3, 5, 5, 6
LONGEST_NAME = 44


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
    _print_figures(wording, console)
    copies = [Text(say_line(wording, link)) for link in list_links(review.record) if link.grade != QUOTE]
    _print_list(console, texts, "copies", copies, MOST_COPIES)
    _print_list(
        console, texts, "conflicts", [_conflict(wording, each) for each in review.record.conflicts], MOST_CONFLICTS
    )
    mended = [Text(say_chain(wording, chain)) for chain in find_chains(wording)]
    _print_list(console, texts, "corrections", mended, MOST_CONFLICTS)
    _print_list(console, texts, "totals", [_total(wording, each) for each in review.totals], MOST_TOTALS)
    failed = [each for each in review.checks if each.answer is Answer.FAILS and each.conflict is None]
    _print_list(console, texts, "checks", [Text(wording.check(each)) for each in failed], MOST_CHECKS)
    _print_list(console, texts, "implied", [Text(wording.implied(each)) for each in review.implied], MOST_CHECKS)
    _print_list(console, texts, "directives", [_order(wording, texts, row) for row in review.orders], MOST_ORDERS)
    notes = rank_order_notes(review.record.order_notes)
    _print_list(console, texts, "order_notes", [_order_note(wording, note) for note in notes], MOST_NOTES)
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


def _print_figures(wording: Wording, console: Console) -> None:
    """The leading figures of the owners most told of: a line for each owner, then its table."""
    leading = [section for section in wording.review.orgs if section.headline][:MOST_ORGS]
    if not leading:
        return
    console.print()
    claims = wording.review.claims
    rows = [[_row(wording, claims[each]) for each in section.headline[:MOST_FIGURES]] for section in leading]
    headings = [capital(wording.section(section.org)) for section in leading]
    print_columns(wording.texts, console, list(zip(headings, rows, strict=True)))


def _row(wording: Wording, claim: Claim) -> Row:
    sources = format_count(claim.independent_sources, wording.language)
    return make_row(wording, claim, wording.name(claim), wording.period(claim), sources)


def _total(wording: Wording, total: Total) -> Text:
    """One line: what, how much together, of how many orgs, and what to know of it."""
    name = wording.review.measure_names.get(total.measure, {}).get(wording.language, total.measure)
    covered = tell_coverage(total, wording.review.kind_names, wording.language)
    caveats = tell_caveats(total, wording.language)
    line = Text(f"{capital(name)}: {tell_total(total, wording.language)} ")
    return line.append(f"({covered}{'; ' if caveats else ''}{caveats})", style="dim")


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
    return Group(*shown, *tell_way_out(wording, conflict))


def tell_way_out(wording: Wording, conflict: Conflict) -> list[RenderableType]:
    """Which swap of digits would explain a conflict, what a person chose, and what would settle it; a line each."""
    told = {
        "slip": tell_slip(wording, conflict),
        "chosen": tell_choice(wording, conflict),
        "settle": tell_settling(wording, conflict),
    }
    lines = [f"{wording.texts[f'page.{key}']} {words}" for key, words in told.items() if words]
    return [Padding(Text(line), (0, 0, 0, 4)) for line in lines]


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
    return shorten(f"{start} {after}".strip())


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
    said = Text(f"· {capital(shorten(words))}")
    if by:
        said.append(f" ({by})", style="red" if order.disputed else "dim")
    return said


def _order_note(wording: Wording, note: OrderNote) -> Text:
    """A directive to look at again, and why."""
    told = Text(f"· {capital(shorten(name_order_note(wording, note)))}: ")
    return told.append(tell_order_note(wording, note), style="red" if note.kind is OrderOddity.CONTRADICTORY else "dim")


def _listed(wording: Wording, names: list[str]) -> str:
    """A few names, parted by semicolons since titles hold commas, and how many more there are."""
    left = len(names) - MOST_ISSUERS
    told = [shorten(name, LONGEST_NAME) for name in names[:MOST_ISSUERS]]
    if left > 0:
        told.append(wording.texts["list.rest"].format(count=format_count(left, wording.language)))
    return wording.texts["list.semicolon"].join(told)


def _findings(wording: Wording, texts: Texts) -> list[Text]:
    grave = {Severity.STOP: "red", Severity.HOLD: "yellow", Severity.NOTE: "dim"}
    review = wording.review
    found = [Text(tell_finding(wording.texts, finding), style=grave[finding.severity]) for finding in review.findings]
    if review.coverage.silent:
        names = wording.join_few(review.coverage.silent, lambda name: shorten(name, LONGEST_NAME))
        found.append(Text(texts["terminal.silent"].format(names=names), style="dim"))
    return found
