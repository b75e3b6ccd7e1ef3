"""Directives against reports, and proposals."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from diemcau.publish.calendar import format_deadline
from diemcau.publish.markup import EMPTY, Html, Sheet, join
from diemcau.publish.order_note import rank_order_notes, tell_order_note
from diemcau.records import OrderOddity

if TYPE_CHECKING:
    from diemcau.publish.page.scene import Scene
    from diemcau.records import Directive, Instruction, Statement
    from diemcau.records.review import OrderRow, ProposalRow

# More reports than that do not fit beside each other as columns; then each issuer lists the reports.
MOST_COLUMNS = 7


def show_directives(scene: Scene) -> Html:
    """The section of directives; nothing where there are none."""
    review = scene.review
    if not review.orders:
        return EMPTY
    sheet = scene.sheet("orders")
    names = sorted({name for row in review.orders for name, _, _ in row.issuers}, key=scene.number_of)
    wide = len(names) <= MOST_COLUMNS
    return sheet.fill(
        "directives",
        count=scene.count(len(review.orders)),
        heads=join(_head(scene, sheet, name) for name in names) if wide else sheet.fill("head_issuers"),
        rows=join(_row(scene, sheet, row, names if wide else None) for row in review.orders),
    )


def _head(scene: Scene, sheet: Sheet, name: str) -> Html:
    return sheet.fill("head", number=scene.number_of(name), source=scene.source(name))


def directive_of(scene: Scene, order: Instruction) -> Directive:
    """The witness of a directive that the page quotes."""
    return scene.wording.directive(order)


def _row(scene: Scene, sheet: Sheet, row: OrderRow, names: list[str] | None) -> Html:
    order = scene.review.instructions[row.instruction]
    directive = directive_of(scene, order)
    cells = [_cell(scene, sheet, row, name) for name in names] if names else [_issuers(scene, sheet, row)]
    return sheet.fill(
        "row",
        id=order.id,
        text=directive.text,
        meta=join(_meta(scene, sheet, order, directive)),
        disputed=sheet.fill("disputed") if order.disputed else EMPTY,
        state=Html(" is-disputed") if order.disputed else EMPTY,
        notes=join(_notes(scene, sheet, order, shown=names is not None)),
        cells=join(cells),
    )


def _notes(scene: Scene, sheet: Sheet, order: Instruction, *, shown: bool) -> list[Html]:
    """What is odd about a directive; not what the cells show already, that one report leaves it out."""
    notes = [note for note in rank_order_notes(scene.review.record.order_notes) if order.id in note.instructions]
    told = [note for note in notes if not (shown and note.kind is OrderOddity.ABSENT)]
    return [sheet.fill("note", kind=note.kind.value, text=tell_order_note(scene.wording, note)) for note in told]


def _meta(scene: Scene, sheet: Sheet, order: Instruction, directive: Directive) -> list[Html]:
    fields = {
        "addressee": directive.addressee or order.addressee,
        "lead": directive.lead,
        "deadline": format_deadline(directive.deadline, scene.language) if directive.deadline else None,
        "topic": scene.wording.topic(order.topic) if order.topic else None,
    }
    return [sheet.fill("meta", name=scene.text(f"page.{key}"), value=value) for key, value in fields.items() if value]


def _cell(scene: Scene, sheet: Sheet, row: OrderRow, name: str) -> Html:
    told = [(issuer, statement) for document, issuer, statement in row.issuers if document == name]
    if not told:
        absent = (note.documents for note in scene.review.record.order_notes if row.instruction in note.instructions)
        return sheet.fill("left_out" if any(name in names for names in absent) else "silent")
    issuer, statement = told[0]
    unnamed = scene.wording.texts["name.unnamed"]
    return sheet.fill("cell", id=row.instruction, place=scene.place(statement), issuer=issuer or unnamed)


def _issuers(scene: Scene, sheet: Sheet, row: OrderRow) -> Html:
    """Each issuer with the reports that name them."""
    told: dict[str, list[Statement]] = defaultdict(list)
    for _, issuer, statement in row.issuers:
        told[issuer or scene.wording.texts["name.unnamed"]].append(statement)
    lines = [
        sheet.fill("issuer", issuer=issuer, cites=scene.cite(tuple(statements), row.instruction))
        for issuer, statements in told.items()
    ]
    return sheet.fill("issuers", lines=join(lines))


def show_proposals(scene: Scene) -> Html:
    """The section of proposals; nothing where there are none."""
    proposals = scene.review.proposals
    if not proposals:
        return EMPTY
    sheet = scene.sheet("orders")
    rows = join(_proposal(scene, sheet, row) for row in proposals)
    return sheet.fill("proposals", count=scene.count(len(proposals)), rows=rows)


def _proposal(scene: Scene, sheet: Sheet, row: ProposalRow) -> Html:
    first = row.statements[0]
    unnamed = scene.wording.texts["name.unnamed"]
    return sheet.fill(
        "proposal",
        id=row.id,
        text=scene.review.record.by_name[first.document].proposals[first.index].text,
        proposer=row.proposer or unnamed,
        addressee=row.addressee or unnamed,
        cites=scene.cite(row.statements, row.id),
    )
