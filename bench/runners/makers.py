"""Writes the files that the benchmark of collecting reads; runs where the libraries that write them are installed.

Every report is invented, in English or Vietnamese, and written in each format from the same words. What a reader of
it must give back is written beside the files.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from email.message import EmailMessage
from html import escape
from importlib import import_module
from pathlib import Path

_SEED = 20_250_131
_PARAGRAPHS, _ROWS = 14, 12  # of a report of about three pages
_PROVINCES = ("Dunmarsh", "Orlen", "Lam Quang", "Tarnwick")
_TINH = ("Lâm Quang", "An Thượng", "Hải Vân", "Đông Xuyên")
_GOODS = (
    "Textiles and garments", "Footwear", "Seafood", "Wood products", "Electronics", "Machinery", "Coffee", "Rice",
    "Rubber", "Cashew nuts", "Steel of all kinds", "Ceramics and glass",
)  # fmt: skip
_HANG = (
    "Hàng dệt may", "Giày dép các loại", "Thủy sản", "Gỗ và sản phẩm gỗ", "Điện tử", "Máy móc thiết bị", "Cà phê",
    "Gạo", "Cao su", "Hạt điều", "Sắt thép các loại", "Gốm sứ, thủy tinh",
)  # fmt: skip


@dataclass(frozen=True)
class Report:
    """One report.

    Attributes:
        name: Name of its files without their endings.
        language: Its language.
        title: Its headline.
        sentences: Its paragraphs, one sentence each.
        caption: What stands above its table.
        rows: The table as shown, its head first.
        values: The numbers of its table, without the head.
        figures: Every number it tells, as shown.
    """

    name: str
    language: str
    title: str
    sentences: list[str]
    caption: str
    rows: list[list[str]]
    values: list[list[float]]
    figures: list[str]


def make_reports(count: int) -> list[Report]:
    """The same reports every time, one half in each language.

    Args:
        count: How many.
    """
    chance = random.Random(_SEED)
    return [_report(number, chance) for number in range(count)]


def _report(number: int, chance: random.Random) -> Report:
    language = "vi" if number % 2 else "en"
    shown = _vietnamese if language == "vi" else _english
    figures: list[str] = []

    def tell(low: float, high: float, places: int = 0) -> str:
        figures.append(shown(round(chance.uniform(low, high), places), places))
        return figures[-1]

    place = (_TINH if language == "vi" else _PROVINCES)[number // 2 % 4]
    sentences = [(_cau if language == "vi" else _sentence)(place, tell) for _ in range(_PARAGRAPHS)]
    goods = _HANG if language == "vi" else _GOODS
    values = [[round(chance.uniform(10, 9_000), 1) for _ in range(3)] for _ in range(_ROWS)]
    head = ["Mặt hàng", "Năm 2022", "Năm 2023", "Năm 2024"] if language == "vi" else ["Product", "2022", "2023", "2024"]
    rows = [head] + [[name, *(shown(v, 1) for v in line)] for name, line in zip(goods, values, strict=True)]
    figures += [cell for row in rows[1:] for cell in row[1:]]
    title = (
        f"Báo cáo công tác năm 2024 của tỉnh {place}" if language == "vi" else f"Report of {place} province for 2024"
    )
    caption = "Bảng 1. Kim ngạch xuất khẩu (triệu USD)" if language == "vi" else "Table 1. Exports (million USD)"
    return Report(f"report-{number:02}", language, title, sentences, caption, rows, values, figures)


def _english(value: float, places: int) -> str:
    return f"{value:,.{places}f}"


def _vietnamese(value: float, places: int) -> str:
    return f"{value:,.{places}f}".translate(str.maketrans(",.", ".,"))


def _sentence(place: str, tell: Callable[..., str]) -> str:
    return (
        f"In 2024 {place} province sent {tell(100, 900)} delegations abroad and received {tell(100, 900)}, up"
        f" {tell(1, 40, 1)}% on the year before, while its exports came to {tell(1, 9, 2)} billion USD and"
        f" {tell(10_000, 9_000_000)} visitors arrived from {tell(20, 90)} countries."
    )


def _cau(place: str, tell: Callable[..., str]) -> str:
    return (
        f"Năm 2024, tỉnh {place} đã cử {tell(100, 900)} đoàn ra nước ngoài và tiếp nhận {tell(100, 900)} đoàn vào, tăng"
        f" {tell(1, 40, 1)}% so với cùng kỳ; kim ngạch xuất khẩu đạt {tell(1, 9, 2)} tỷ USD, đón"
        f" {tell(10_000, 9_000_000)} lượt khách đến từ {tell(20, 90)} quốc gia."
    )


def write_html(report: Report, path: Path) -> None:
    """The report as a page with a menu around it."""
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in report.rows)
    text = "".join(f"<p>{escape(sentence)}</p>" for sentence in report.sentences)
    menu = "".join(f'<li><a href="/{at}">Section {at}</a></li>' for at in range(1, 9))
    path.write_text(
        f'<!doctype html><html lang="{report.language}"><head><meta charset="utf-8">'
        f"<title>{escape(report.title)}</title></head><body><nav><ul>{menu}</ul></nav><main><article><h1>{escape(report.title)}</h1>{text}"
        f"<p>{escape(report.caption)}</p><table>{rows}</table></article></main></body></html>",
        encoding="utf-8",
    )


def write_eml(report: Report, path: Path) -> None:
    """The report as a mail."""
    mail = EmailMessage()
    mail["From"], mail["To"] = "affairs@province.example", "office@ministry.example"
    mail["Date"], mail["Subject"] = "Wed, 08 Jan 2025 08:30:00 +0700", report.title
    table = [" | ".join(row) for row in report.rows]
    mail.set_content("\n".join([*report.sentences, report.caption, *table]) + "\n", cte="base64")
    path.write_bytes(bytes(mail))


def write_rtf(report: Report, path: Path) -> None:
    """The report as rich text."""
    lines = [rf"\pard {_rich(words)}\par" for words in (report.title, *report.sentences, report.caption)]
    for row in report.rows:
        edges = "".join(rf"\cellx{2000 * column}" for column in range(1, len(row) + 1))
        lines.append(rf"\trowd{edges}" + "".join(rf"\pard\intbl {_rich(cell)}\cell" for cell in row) + r"\row")
    head = r"{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\froman Times New Roman;}}"
    path.write_text("\n".join([head, *lines]) + "}", encoding="ascii")


def _rich(words: str) -> str:
    return "".join(char if char.isascii() else rf"\u{ord(char)}?" for char in words)


def write_docx(report: Report, path: Path) -> None:
    """The report as a Word file."""
    made = import_module("docx").Document()
    for words in (report.title, *report.sentences, report.caption):
        made.add_paragraph(words)
    table = made.add_table(rows=len(report.rows), cols=len(report.rows[0]))
    for at, row in enumerate(report.rows):
        for column, words in enumerate(row):
            table.cell(at, column).text = words
    made.save(str(path))


def write_odt(report: Report, path: Path) -> None:
    """The report as a LibreOffice text."""
    made = import_module("odf.opendocument").OpenDocumentText()
    text, grid = import_module("odf.text"), import_module("odf.table")
    for words in (report.title, *report.sentences, report.caption):
        made.text.addElement(text.P(text=words))
    table = grid.Table(name="Trade")
    for row in report.rows:
        line = grid.TableRow()
        for words in row:
            cell = grid.TableCell()
            cell.addElement(text.P(text=words))
            line.addElement(cell)
        table.addElement(line)
    made.text.addElement(table)
    made.save(str(path))


def write_pdf(report: Report, path: Path) -> None:
    """The report as a PDF of several pages with headers and page numbers."""
    sentences = "\n\n".join(_marked(words) for words in report.sentences)
    cells = ", ".join(f"[{_marked(cell)}]" for row in report.rows for cell in row)
    source = (
        f'#set page(paper: "a4", header: [{_marked(report.title)}], footer: context [#counter(page).display()])\n'
        f'#set text(lang: "{report.language}", size: 12pt)\n#set par(justify: true)\n= {_marked(report.title)}\n'
        f"{sentences}\n\n{_marked(report.caption)}\n\n#table(columns: {len(report.rows[0])}, {cells})\n"
    )
    path.write_bytes(import_module("typst").compile(source.encode(), format="pdf"))


def _marked(words: str) -> str:
    return "".join(f"\\{char}" if char in "#$*_@<>`~[]\\" else char for char in words)


def write_xlsx(report: Report, path: Path) -> None:
    """The table of the report as a workbook of numbers."""
    book = import_module("openpyxl").Workbook()
    sheet = book.active
    sheet.append([report.title])
    sheet.append([report.caption])
    sheet.append(report.rows[0])
    for row, values in zip(report.rows[1:], report.values, strict=True):
        sheet.append([row[0], *values])
    for line in sheet.iter_rows(min_row=4, min_col=2):
        for cell in line:
            cell.number_format = "#,##0.0"
    book.save(path)


WRITERS: dict[str, Callable[[Report, Path], None]] = {
    "docx": write_docx,
    "pdf": write_pdf,
    "xlsx": write_xlsx,
    "odt": write_odt,
    "rtf": write_rtf,
    "html": write_html,
    "eml": write_eml,
}


def write_all(folder: Path, count: int, formats: Sequence[str]) -> None:
    """Write every report in every format, and what they hold as `reports.json`.

    Args:
        folder: Where to; it is there.
        count: How many reports.
        formats: Endings, among `WRITERS`.
    """
    reports = make_reports(count)
    for report in reports:
        for ending in formats:
            WRITERS[ending](report, folder / f"{report.name}.{ending}")
    (folder / "reports.json").write_text(json.dumps([asdict(report) for report in reports]), encoding="utf-8")


if __name__ == "__main__":
    write_all(Path(sys.argv[1]), int(sys.argv[2]), list(WRITERS))
