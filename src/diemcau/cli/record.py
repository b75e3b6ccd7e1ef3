"""A record in the terminal: what was copied, each fact with its sources, what contradicts what, what was corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from diemcau.cli.console import plain
from diemcau.cli.tables import LONGEST_ORDER, tell_period
from diemcau.publish.columns import make_row, print_columns, shorten
from diemcau.publish.contradiction import tell_conflict
from diemcau.publish.lineage import list_links, say_line
from diemcau.publish.numbers import format_count
from diemcau.publish.order_note import name_order_note, rank_order_notes, tell_order_note
from diemcau.publish.succession import find_chains, say_chain
from diemcau.publish.terminal import tell_way_out
from diemcau.publish.wording import capital
from diemcau.records import Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console, RenderableType

    from diemcau.publish.columns import Row
    from diemcau.publish.wording import Wording
    from diemcau.records import Claim, Conflict, Instruction, OrderNote, Register


def print_record(wording: Wording, console: Console) -> None:
    """Print one record: its sources, what was copied, its facts by owner, its conflicts, corrections and directives."""
    record, texts = wording.review.record, wording.texts
    console.print(Text(plain(record.story), style="bold"))
    console.print(f"  {_sources(wording)}")
    console.print()
    _print_list(wording, console, "copies", [_line(say_line(wording, link)) for link in list_links(record)])
    _print_facts(wording, console)
    _print_list(wording, console, "conflicts", [part for each in record.conflicts for part in _conflict(wording, each)])
    _print_list(wording, console, "corrections", [_line(say_chain(wording, chain)) for chain in find_chains(wording)])
    _print_list(wording, console, "directives", [_order(wording, each) for each in record.instructions])
    _print_list(
        wording, console, "order_notes", [_order_note(wording, note) for note in rank_order_notes(record.order_notes)]
    )
    for register in record.registers:
        console.print(f"  {_register(wording, register)}")
    if not record.claims and not record.instructions:
        console.print(f"  {texts['table.nothing']}")


def _sources(wording: Wording) -> str:
    """How many documents there are, and how many of them count."""
    record = wording.review.record
    counts = {"documents": len(record.readings), "independent": len(record.independent)}
    told = {name: format_count(count, wording.language) for name, count in counts.items()}
    return wording.texts["table.sources"].format(**told)


def _register(wording: Wording, register: Register) -> str:
    """What the reports add up to and how many there are: a line for each register."""
    sums = {"gross": register.gross, "net": register.net}
    told = {name: format_count(number, wording.language) for name, number in sums.items()}
    name = wording.texts[f"register.{register.sort.value}"]
    return wording.texts["table.register"].format(register=name, **told)


def _print_facts(wording: Wording, console: Console) -> None:
    """The facts under their owners, and what the signs beside them mean."""
    claims = wording.review.claims
    sections = [
        (
            plain(capital(wording.section(section.org))),
            [_row(wording, claims[each]) for each in (*section.headline, *section.others)],
        )
        for section in wording.review.orgs
    ]
    if not sections:
        return
    print_columns(wording.texts, console, sections)
    standings = {claim.standing for claim in claims.values()}
    signs = {Standing.DISPUTED: "disputed", Standing.SUPERSEDED: "superseded"}
    told = [wording.texts[f"table.sign.{name}"] for standing, name in signs.items() if standing in standings]
    if any(_printed(claim) > claim.independent_sources for claim in claims.values()):
        told.append(wording.texts["table.sign.of"])
    if told:
        console.print(Text("\n".join(told), style="dim"))
        console.print()


def _row(wording: Wording, claim: Claim) -> Row:
    name, period = plain(wording.name(claim)), tell_period(claim.period, wording.texts)
    return make_row(wording, claim, name, period, _borne(wording, claim))


def _printed(claim: Claim) -> int:
    return len({statement.document for statement in claim.statements})


def _borne(wording: Wording, claim: Claim) -> str:
    """How many sources of how many documents say it; one number where they are the same."""
    sources = format_count(claim.independent_sources, wording.language)
    if (printed := _printed(claim)) <= claim.independent_sources:
        return sources
    return wording.texts["table.of"].format(sources=sources, documents=format_count(printed, wording.language))


def _conflict(wording: Wording, conflict: Conflict) -> list[RenderableType]:
    """The kind, what contradicts what, and what would settle it."""
    kind = wording.texts.get(f"conflict.{conflict.kind}", conflict.kind)
    told = Text.assemble((f"{kind}. ", "red"), plain(tell_conflict(wording, conflict)))
    return [told, *tell_way_out(wording, conflict)]


def _order(wording: Wording, order: Instruction) -> Text:
    words = capital(" ".join(plain(wording.directive(order).text).split()))
    issuer = wording.issuer(order)
    by = wording.texts["terminal.given_by"].format(issuer=" ".join(plain(issuer).split())) if issuer else ""
    return Text.assemble(f"· {shorten(words, LONGEST_ORDER)}", (f" ({by})" if by else "", "dim"))


def _line(words: str) -> Text:
    return Text(" ".join(plain(words).split()))


def _order_note(wording: Wording, note: OrderNote) -> RenderableType:
    words = shorten(plain(name_order_note(wording, note)), LONGEST_ORDER)
    return _line(f"{capital(words)}: {plain(tell_order_note(wording, note))}")


def _print_list(wording: Wording, console: Console, key: str, lines: Sequence[RenderableType]) -> None:
    """A headed list; nothing for an empty one."""
    if not lines:
        return
    console.print(Text(wording.texts[f"table.{key}"], style="bold"))
    for line in lines:
        console.print(Padding(line, (0, 0, 0, 2)))
    console.print()
