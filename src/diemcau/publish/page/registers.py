"""People, bodies, countries, agreements, delegations and events: gross as the reports add up, net as there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.errors import Invalid
from diemcau.publish.calendar import format_period
from diemcau.publish.markup import EMPTY, Html, Sheet, join
from diemcau.publish.wording import capital
from diemcau.records import RegisterKind, parse_period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diemcau.publish.page.scene import Scene
    from diemcau.records import Listed, Register, Statement

# Entries of a register that fit a page; more are counted, the record has them all.
MOST_ROWS = 40
# Places of an entry that the panel quotes.
MOST_PLACES = 24
# The reading's list that the statements of a register count in, by the letter of its marks.
SORTS = {
    RegisterKind.PERSON: "n",
    RegisterKind.ORG: "n",
    RegisterKind.COUNTRY: "n",
    RegisterKind.AGREEMENT: "a",
    RegisterKind.DELEGATION: "g",
    RegisterKind.EVENT: "e",
}
_SHOWN = ("post", "successor", "parties", "field", "day", "place", "sender", "head", "country")  # in this order


def show_registers(scene: Scene) -> Html:
    """The section of registers; nothing where there are none."""
    registers = scene.review.record.registers
    if not registers:
        return EMPTY
    sheet = scene.sheet("registers")
    return sheet.fill("registers", parts=join(_register(scene, sheet, register) for register in registers))


def shown_entries(scene: Scene) -> Iterator[Listed]:
    """The entries that the page lists, in its order."""
    for register in scene.review.record.registers:
        yield from register.entries[:MOST_ROWS]


def _register(scene: Scene, sheet: Sheet, register: Register) -> Html:
    left = register.net - MOST_ROWS
    sums = {"gross": scene.count(register.gross), "net": scene.count(register.net)}
    return sheet.fill(
        "register",
        name=scene.text(f"register.{register.sort.value}"),
        net=scene.count(register.net),
        sum=scene.text("page.register_sum").format(**sums),
        rows=join(_row(scene, sheet, entry) for entry in register.entries[:MOST_ROWS]),
        more=sheet.fill("more", words=scene.text("page.register_more").format(count=scene.count(left)))
        if left > 0
        else EMPTY,
    )


def _row(scene: Scene, sheet: Sheet, entry: Listed) -> Html:
    statements = places_of(entry)
    return sheet.fill(
        "row",
        id=entry.id,
        place=scene.place(statements[0]),
        name=name_of(scene, entry),
        told=", ".join(value for _, value in fields_of(scene, entry)),
        gross=scene.count(entry.gross),
        cites=scene.cite(statements, entry.id),
        sources=scene.count(entry.sources),
    )


def places_of(entry: Listed) -> tuple[Statement, ...]:
    """The places of an entry that are shown: the first of each report, then the others."""
    first: dict[str, Statement] = {}
    for statement in entry.statements:
        first.setdefault(statement.document, statement)
    rest = [statement for statement in entry.statements if first[statement.document] != statement]
    return tuple([*first.values(), *rest][:MOST_PLACES])


def name_of(scene: Scene, entry: Listed) -> str:
    """What the page calls an entry: as a report in its language writes it, where one does."""
    if entry.sort is RegisterKind.EVENT:
        ids = {value for name, value in entry.attributes if name == "event"}
        return next(scene.wording.event(each) for each in scene.review.record.occasions if each.id in ids)
    if entry.sort is RegisterKind.AGREEMENT:
        kind = next((value for name, value in entry.attributes if name == "kind"), "document")
        return capital(scene.text(f"paper.{kind}"))
    own = scene.wording.own_documents
    if entry.sort in {RegisterKind.ORG, RegisterKind.COUNTRY}:
        written = [n.name for n in entry.names if any(each.document in own for each in n.statements)]
        return max(written, key=len, default=entry.name)
    return entry.name


def fields_of(scene: Scene, entry: Listed) -> list[tuple[str, str]]:
    """What is known of an entry beside its name: the best value of each field, in words."""
    best: dict[str, str] = {}
    for name, value in entry.attributes:
        best.setdefault(name, value)
    if entry.sort is RegisterKind.EVENT:
        return []
    direction = best.get("direction")
    said = [("direction", scene.text(f"register.{direction}"))] if direction else []
    return said + [(name, _words(scene, name, best[name])) for name in _SHOWN if name in best]


def _words(scene: Scene, name: str, value: str) -> str:
    if name != "day":
        return value
    try:
        return format_period(parse_period(value), scene.language)
    except Invalid:
        return value


def tell_listed(scene: Scene, entry: Listed) -> str:
    """Why the tellings of an entry are one, in the page's language; empty where one report tells of it."""
    if not entry.grounds:
        return ""
    reasons = [scene.text(f"register.{ground}") for ground in dict.fromkeys(entry.grounds)]
    return scene.text("page.register_why").format(count=scene.count(entry.gross), reasons=scene.wording.join(reasons))
