"""The lineage of texts: which report was made from which, as a small picture beside the list of reports."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from diemcau.publish.calendar import format_period
from diemcau.publish.lineage import PARALLEL, QUOTE, TRANSLATION, WHOLE, find_families, say_link, sort_of
from diemcau.publish.markup import EMPTY, Html, Sheet, join
from diemcau.publish.page.kinship import MARGIN, Row, lay_columns, lay_edges, lay_heights, lay_rows
from diemcau.records.period import day as on_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diemcau.publish.page.kinship import Column, Edge
    from diemcau.publish.page.scene import Scene
    from diemcau.records import CopyLink

# Reports named in a row that stands for several; the section of reports has them all.
MOST_NAMED = 8
# Links that a row tells of.
MOST_TOLD = 3
# Width of a line that carries nothing and of one that carries a whole text, in pixels.
THIN, THICK = 1.5, 5.0
GRADES = ("verbatim", "edited", "excerpt", "translation", PARALLEL, QUOTE)


def find_shown(scene: Scene) -> list[CopyLink]:
    """The links that rows and panel tell of, in the order of their ids `t1`, `t2`, …"""
    return [link for row in _rows(scene) if row.kin for link in row.kin.links]


def _rows(scene: Scene) -> list[Row]:
    return lay_rows(find_families(scene.review.record))


def show_lineage(scene: Scene) -> Html:
    """The section of the lineage: a sentence where no report has a copy, nothing where there is but one report."""
    if len(scene.review.record.readings) < 2:  # noqa: PLR2004 - one text has no kin
        return EMPTY
    sheet, rows, links = scene.sheet("lineage"), _rows(scene), find_shown(scene)
    if not links:
        return sheet.fill("lineage", told=_told(scene), lede=scene.text("page.lineage_none"), body=EMPTY)
    ids = {link: f"t{number}" for number, link in enumerate(links, start=1)}
    body = sheet.fill(
        "kinship",
        picture=_picture(scene, sheet, rows, ids),
        rows=join(_row(scene, sheet, row, ids) for row in rows),
        legend=_legend(scene, sheet, links),
    )
    return sheet.fill("lineage", told=_told(scene), lede=scene.text("page.lineage_lede"), body=body)


def _told(scene: Scene) -> str:
    """How many reports there are and how many of them are sources of their own."""
    coverage = scene.review.coverage
    reports = scene.counted("page.n_reports", coverage.documents)
    return f"{reports}, {scene.counted('page.n_sources', coverage.independent)}"


def _picture(scene: Scene, sheet: Sheet, rows: list[Row], ids: dict[CopyLink, str]) -> Html:
    days = {reading.document.name: reading.document.published for reading in scene.review.record.readings}
    columns, down = lay_columns(rows, days), lay_heights(rows)
    across = {name: place for name, (_, place) in columns.items()}
    edges = lay_edges(rows, across, down)
    return sheet.fill(
        "picture",
        words=_told(scene),
        days=join(_days(scene, sheet, columns)),
        edges=join(_edge(scene, sheet, edge, ids[edge.link]) for edge in edges),
        leads=join(sheet.fill("lead", path=_lead(row, across, down)) for row in rows),
        stubs=join(_stub(sheet, row, across, down) for row in rows if row.kin is None and not row.first),
        nodes=join(_node(scene, sheet, row, across, down) for row in rows),
    )


def _days(scene: Scene, sheet: Sheet, columns: dict[str, tuple[Column, float]]) -> list[Html]:
    """The first day over the left end and the last over the right; each row tells its own."""
    days = sorted({day for (day, _), _ in columns.values()})
    ends = [("start", f"{MARGIN - 3:.0f}%", days[0]), ("end", "100%", days[-1])]
    return [_day(scene, sheet, anchor, place, day) for anchor, place, day in ends[: len(days)]]


def _day(scene: Scene, sheet: Sheet, anchor: str, place: str, day: date) -> Html:
    known = day != date.max  # which stands for no day
    words = format_period(on_day(day), scene.language) if known else scene.text("page.undated")
    return sheet.fill("day", x=place, words=words, anchor=anchor)


def _percent(place: float) -> str:
    return f"{place:.1f}%"


def _edge(scene: Scene, sheet: Sheet, edge: Edge, item: str) -> Html:
    link = edge.link
    words = f"[{scene.number_of(link.made)}] {say_link(scene.wording, link)}"
    carried = WHOLE if link.grade == TRANSLATION else min(link.carried or WHOLE, 1.0)
    sort = sort_of(scene.review.record, link)
    width = THIN if sort in {QUOTE, PARALLEL} else THIN + (THICK - THIN) * carried
    place = f"doc-{scene.number_of(link.made)}"
    return sheet.fill("edge", item=item, place=place, grade=sort, path=edge.path, width=f"{width:.1f}", words=words)


def _lead(row: Row, across: dict[str, float], down: dict[str, float]) -> str:
    """From a mark over to the words of its row."""
    return f"M{across[row.names[0]]:.1f} {down[row.names[0]]:.1f}H106"


def _stub(sheet: Sheet, row: Row, across: dict[str, float], down: dict[str, float]) -> Html:
    """The line to a row that stands for further copies, from the row above."""
    x, y = across[row.names[0]], down[row.names[0]]
    return sheet.fill("stub", path=f"M{x:.1f} {y:.1f}v{-50 / max(len(down), 1):.1f}")


def _node(scene: Scene, sheet: Sheet, row: Row, across: dict[str, float], down: dict[str, float]) -> Html:
    name = row.names[0]
    place = {"x": _percent(across[name]), "y": _percent(down[name])}
    if row.kin is None:
        return sheet.fill("crowd", **place, number=f"+{scene.count(len(row.names))}")
    own = name in scene.review.record.independent
    title = f"[{scene.number_of(name)}] {scene.document(name).title or name}"
    return sheet.fill(
        "node", **place, number=scene.number_of(name), state="own" if own else "copy", r=13 if own else 11, title=title
    )


def _row(scene: Scene, sheet: Sheet, row: Row, ids: dict[CopyLink, str]) -> Html:
    if row.kin is None:
        return _crowd(scene, sheet, row)
    document = scene.document(row.kin.name)
    told = join(_took(scene, sheet, link, ids[link]) for link in row.kin.links[:MOST_TOLD])
    own = row.kin.name in scene.review.record.independent
    state = "page.kin_part" if own and row.kin.link else "page.kin_own"
    return sheet.fill(
        "row",
        first=Html(' class="first"') if row.first else EMPTY,
        number=scene.number_of(document.name),
        title=document.title or document.name,
        language=_language(scene, sheet, document.language),
        source=", ".join(part for part in (document.publisher or "", scene.day(document)) if part),
        own=sheet.fill("own", words=scene.text(state)) if own else EMPTY,
        took=told,
    )


def _crowd(scene: Scene, sheet: Sheet, row: Row) -> Html:
    """The row of several documents: how many, and the first of them."""
    count, names = len(row.names), row.names[:MOST_NAMED]
    key = "page.more_alone" if row.alone else "page.more_kin" if row.first else "page.more_copies"
    left = count - len(names)
    return sheet.fill(
        "crowd_row",
        first=Html(' class="first"') if row.first else EMPTY,
        words=scene.counted(key, count),
        cites=join(sheet.fill("cite", number=scene.number_of(name), source=scene.source(name)) for name in names),
        more=scene.text("page.and_more").format(count=scene.count(left)) if left else "",
    )


def _language(scene: Scene, sheet: Sheet, code: str) -> Html:
    """The language of a report, where the reports of the folder have several."""
    if len({reading.document.language for reading in scene.review.record.readings}) < 2:  # noqa: PLR2004
        return EMPTY
    return sheet.fill("language", code=code, words=scene.wording.texts.get(f"language.{code}", code))


def _took(scene: Scene, sheet: Sheet, link: CopyLink, item: str) -> Html:
    """What was taken, as a link to the passages."""
    return sheet.fill("took", item=item, number=scene.number_of(link.made), words=say_link(scene.wording, link))


def _legend(scene: Scene, sheet: Sheet, links: Sequence[CopyLink]) -> Html:
    """The lines that occur, and what their width means."""
    grades = {sort_of(scene.review.record, link) for link in links}
    keys = [
        sheet.fill("line", grade=grade, words=scene.text(f"page.line_{grade}")) for grade in GRADES if grade in grades
    ]
    widths = sheet.fill("width") if grades - {QUOTE, TRANSLATION, PARALLEL} else EMPTY
    return sheet.fill("legend", keys=join([*keys, widths]))
