"""Cells of tables to drafts of figures."""

from __future__ import annotations

from diemcau.read.frame import Frame
from diemcau.read.scene import Draft, Scene
from diemcau.read.tables import Cell
from diemcau.read.units import unit_of_label
from diemcau.records import Document, Kind, Status


def to_drafts(document: Document, cells: list[Cell], frame: Frame) -> list[tuple[Scene, Draft]]:
    """The cells of tables as figures, parts tied to their wholes.

    Args:
        document: The document.
        cells: Its numeric cells in text order.
        frame: What the document sets for all its tables.
    """
    scenes = {cell.line: Scene(cell.line.quote(document.text), cell.line, [], frame.language) for cell in cells}
    drafts = {id(cell): _draft(cell, frame) for cell in cells}
    for cell in cells:
        if cell.whole is not None:
            drafts[id(cell)].whole = drafts.get(id(cell.whole))
    return [(scenes[cell.line], drafts[id(cell)]) for cell in cells]


def _draft(cell: Cell, frame: Frame) -> Draft:
    """A table's cell as a figure: its measure from the row, its period from the column."""
    number, line = cell.number, cell.line
    number.start, number.end, number.core = (x - line.start for x in (number.start, number.end, number.core))
    number.low, number.high = number.low * cell.factor, number.high * cell.factor
    number.last_place = (number.last_place or (cell.factor != 1)) * cell.factor  # 512 thousand is rounded to thousands
    draft = Draft(number, 0, rule="table cell", owner=frame.owner, period=cell.period or frame.period)
    draft.kind, draft.compare_to = cell.kind, cell.compare_to
    draft.status = cell.status or Status.ACTUAL
    draft.fall = number.sign < 0
    draft.label = _label(cell, draft, frame).strip()
    draft.unit = cell.unit or unit_of_label(f"{draft.label} {cell.counts}", frame.language.lexicon)
    return draft


def _label(cell: Cell, draft: Draft, frame: Frame) -> str:
    """The name of what is measured; sets the owner where the row or column names one."""
    owners = frame.language.owners
    column = "" if cell.kind in {Kind.CHANGE, Kind.RATIO} else cell.column
    if owners.is_org(cell.row.words):
        draft.owner = cell.row.words
        return column or cell.title or cell.column
    if column and owners.is_org(column):
        draft.owner = column
        return cell.row.words
    if cell.row.is_time or not cell.row.words:
        return cell.column or cell.title
    if cell.is_total and not column and cell.title:
        return cell.title
    if not column and cell.title and _is_country(cell.row.words, frame):
        return f"{cell.title} {cell.row.words}"
    return f"{cell.corner} {cell.row.words} {column}"


def _is_country(words: str, frame: Frame) -> bool:
    """Whether words are the name of a country and nothing else."""
    return any(
        mention.sort == "country" and mention.end - mention.start == len(words)
        for mention in frame.language.owners.find_orgs(words)
    )
