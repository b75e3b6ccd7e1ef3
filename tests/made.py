"""One report written in every kind of file, by other programs' libraries or by hand, and files with something wrong."""

from __future__ import annotations

import io
import struct
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from html import escape

import docx
import openpyxl
import typst
from odf import style, table, text  # type: ignore[import-untyped]
from odf.opendocument import OpenDocumentSpreadsheet, OpenDocumentText  # type: ignore[import-untyped]

from diemcau.lang.vi.encoding_tables import TABLES


@dataclass(frozen=True)
class Report:
    """A report about a place that does not exist.

    Attributes:
        title: Its headline.
        before: Paragraphs before its list.
        tasks: Items of a numbered list.
        caption: The line above its table.
        rows: The table, its first row the heads.
        note: The line below the table.
    """

    title: str
    before: Sequence[str]
    tasks: Sequence[str]
    caption: str
    rows: Sequence[Sequence[str]]
    note: str
    language: str = field(default="en")

    @property
    def lines(self) -> list[str]:
        """What a reader of the report sees, line by line."""
        return [
            self.title,
            *self.before,
            *(f"{number}. {task}" for number, task in enumerate(self.tasks, 1)),
            self.caption,
            *(" | ".join(row) for row in self.rows),
            self.note,
        ]


ENGLISH = Report(
    title="Lam Quang sums up its external affairs of 2024",
    before=(
        "In 2024 Lam Quang province sent 214 delegations abroad and received 167 delegations, up 9.8% on the year.",
        "The province signed 12 international agreements worth over 40 million USD and drew nearly 1.2 billion USD.",
        "The Chairman asked the departments to do the following in 2025.",
    ),
    tasks=(
        "The Department of Foreign Affairs is to report on the agreements every month.",
        "The Department of Finance is to fund 20 trips before 30 June 2025.",
    ),
    caption="Table 1. Trade of Lam Quang (million USD)",
    rows=(("Item", "2023", "2024"), ("Exports", "2150.5", "2410"), ("Imports", "1020", "1180.4")),
    note="Note: the figures of 2024 are estimates of December.",
)
VIETNAMESE = Report(
    title="Lâm Quang tổng kết công tác đối ngoại năm 2024",
    before=(
        "Năm 2024, tỉnh Lâm Quang đã cử 214 đoàn ra nước ngoài và tiếp nhận 167 đoàn vào, tăng 9,8% so với cùng kỳ.",
        "Tỉnh đã ký kết 12 thỏa thuận quốc tế trị giá hơn 40 triệu USD và thu hút gần 1,2 tỷ USD vốn nước ngoài.",
        "Chủ tịch tỉnh yêu cầu các sở thực hiện các nhiệm vụ sau trong năm 2025.",
    ),
    tasks=(
        "Sở Ngoại vụ báo cáo hằng tháng về các thỏa thuận đã ký.",
        "Sở Tài chính bố trí kinh phí cho 20 đoàn trước ngày 30 tháng 6 năm 2025.",
    ),
    caption="Bảng 1. Kim ngạch thương mại của Lâm Quang (triệu USD)",
    rows=(("Chỉ tiêu", "2023", "2024"), ("Xuất khẩu", "2150,5", "2410"), ("Nhập khẩu", "1020", "1180,4")),
    note="Ghi chú: số liệu năm 2024 là số ước tính đến tháng 12.",
    language="vi",
)


def txt(report: Report, form: str = "NFC") -> bytes:
    """The report as a text, in a form of Unicode."""
    return unicodedata.normalize(form, "\n".join(report.lines) + "\n").encode()  # type: ignore[arg-type]


def old_txt(report: Report, encoding: str) -> bytes:
    """The report as a text in an encoding of the nineties."""
    codes: dict[str, str] = {}
    for code, letter in TABLES[encoding].items():
        codes.setdefault(letter, code)
    written = "".join(codes.get(char, char) for char in "\n".join(report.lines) + "\n")
    return b"".join(char.encode("cp1252") if ord(char) > 255 else bytes([ord(char)]) for char in written)


def html(report: Report) -> bytes:
    """The report as a page."""
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in report.rows)
    paragraphs = "".join(f"<p>{escape(words)}</p>" for words in report.before)
    tasks = "".join(f"<p>{number}. {escape(words)}</p>" for number, words in enumerate(report.tasks, 1))
    return (
        f"<!doctype html><html><head><meta charset='utf-8'><title>{escape(report.title)}</title></head><body><article>"
        f"<h1>{escape(report.title)}</h1>{paragraphs}{tasks}<p>{escape(report.caption)}</p><table>{rows}</table>"
        f"<p>{escape(report.note)}</p></article></body></html>"
    ).encode()


def word(report: Report) -> bytes:
    """The report as Word writes it, its list numbered by Word."""
    made = docx.Document()
    made.add_paragraph(report.title)
    for words in report.before:
        made.add_paragraph(words)
    for words in report.tasks:
        made.add_paragraph(words, style="List Number")
    made.add_paragraph(report.caption)
    grid = made.add_table(rows=len(report.rows), cols=len(report.rows[0]))
    for at, row in enumerate(report.rows):
        for column, words in enumerate(row):
            grid.cell(at, column).text = words
    made.add_paragraph(report.note)
    body = io.BytesIO()
    made.save(body)
    return body.getvalue()


def odt(report: Report) -> bytes:
    """The report as LibreOffice writes it, its list numbered by LibreOffice."""
    made = OpenDocumentText()
    numbered = text.ListStyle(name="Numbered")
    numbered.addElement(text.ListLevelStyleNumber(level="1", numformat="1", numsuffix=".", startvalue="1"))
    made.automaticstyles.addElement(numbered)
    for words in (report.title, *report.before):
        made.text.addElement(text.P(text=words))
    tasks = text.List(stylename=numbered)
    for words in report.tasks:
        item = text.ListItem()
        item.addElement(text.P(text=words))
        tasks.addElement(item)
    made.text.addElement(tasks)
    made.text.addElement(text.P(text=report.caption))
    grid = table.Table(name="Trade")
    grid.addElement(table.TableColumn(numbercolumnsrepeated=str(len(report.rows[0]))))
    for row in report.rows:
        line = table.TableRow()
        for words in row:
            cell = table.TableCell()
            cell.addElement(text.P(text=words))
            line.addElement(cell)
        grid.addElement(line)
    made.text.addElement(grid)
    made.text.addElement(text.P(text=report.note))
    made.styles.addElement(style.Style(name="Standard", family="paragraph"))
    body = io.BytesIO()
    made.write(body)
    return body.getvalue()


def rtf(report: Report) -> bytes:
    """The report as rich text, by hand: letters by their number in Unicode, list numbers as Word writes them."""
    lines = [rf"\pard {_rich(words)}\par" for words in (report.title, *report.before)]
    lines += [
        rf"\pard{{\listtext\f0 {number}.\tab}}\ls1 {_rich(words)}\par" for number, words in enumerate(report.tasks, 1)
    ]
    lines.append(rf"\pard {_rich(report.caption)}\par")
    for row in report.rows:
        edges = "".join(rf"\cellx{2000 * column}" for column in range(1, len(row) + 1))
        cells = "".join(rf"\pard\intbl {_rich(words)}\cell" for words in row)
        lines.append(rf"\trowd{edges}{cells}\row")
    lines.append(rf"\pard {_rich(report.note)}\par")
    head = r"{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\froman\fcharset0 Times New Roman;}}" + "\n"
    return (head + "\n".join(lines) + "}").encode("ascii")


def _rich(words: str) -> str:
    return "".join(char if char.isascii() else rf"\u{ord(char)}?" for char in words)


def mail(report: Report, subject: str | None = None) -> EmailMessage:
    """The report as a mail: its title as the subject, its lines as the text."""
    made = EmailMessage()
    made["From"] = "Department of Foreign Affairs <affairs@lamquang.example>"
    made["To"] = "office@ministry.example"
    made["Date"] = "Wed, 08 Jan 2025 08:30:00 +0700"
    made["Subject"] = subject or report.title
    made.set_content("\n".join(report.lines if subject else report.lines[1:]) + "\n")
    return made


def eml(report: Report) -> bytes:
    """The bytes of the mail."""
    return bytes(mail(report))


def letter(report: Report) -> bytes:
    """A mail with all that mails have: a page beside the text, attachments, a mail in the mail."""
    inner = mail(report, "Forwarded")
    inner.add_attachment(txt(report), maintype="text", subtype="plain", filename="tỉnh.txt")
    outer = mail(report)
    outer.add_alternative(html(report).decode(), subtype="html")
    outer.add_attachment(word(report)[:2000], maintype="application", subtype="msword", filename="báo cáo.docx")
    outer.add_attachment(inner)
    return bytes(outer)


def pdf(report: Report) -> bytes:
    """The report as a PDF, set by typst."""
    paragraphs = "\n\n".join(_marked(words) for words in (report.title, *report.before))
    tasks = "\n".join(f"+ {_marked(words)}" for words in report.tasks)
    cells = ", ".join(f"[{_marked(words)}]" for row in report.rows for words in row)
    grid = f"#table(columns: {len(report.rows[0])}, {cells})"
    source = f"{paragraphs}\n\n{tasks}\n\n{_marked(report.caption)}\n\n{grid}\n\n{_marked(report.note)}\n"
    return bytes(typst.compile(source.encode(), format="pdf"))


def _marked(words: str) -> str:
    return "".join(f"\\{char}" if char in "#$*_@<>`~[]\\" else char for char in words).replace("1. ", "1\\. ")


def xlsx(report: Report) -> bytes:
    """The table of the report as a workbook, with its caption and note."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Trade"
    sheet.append([report.caption])
    sheet.append(list(report.rows[0]))
    for head, *values in report.rows[1:]:
        sheet.append([head, *(float(value.replace(",", ".")) for value in values)])
    sheet.append([report.note])
    body = io.BytesIO()
    book.save(body)
    return body.getvalue()


def ods(report: Report) -> bytes:
    """The same as a LibreOffice table."""
    made = OpenDocumentSpreadsheet()
    grid = table.Table(name="Trade")
    for words in ([report.caption], *report.rows, [report.note]):
        line = table.TableRow()
        for at, word_ in enumerate(words):
            number = at > 0 and len(words) > 1 and words is not report.rows[0]
            value = {"valuetype": "float", "value": word_.replace(",", ".")} if number else {"valuetype": "string"}
            cell = table.TableCell(**value)
            cell.addElement(text.P(text=word_))
            line.addElement(cell)
        grid.addElement(line)
    made.spreadsheet.addElement(grid)
    body = io.BytesIO()
    made.write(body)
    return body.getvalue()


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A file in the old container of Office (MS-CFB, version 3).

    Args:
        streams: The streams by their names, folders before a slash.
    """
    entries: list[_Entry] = [_Entry("Root Entry", 5)]
    small = bytearray()
    large: list[bytes] = []
    for name in sorted(streams):
        folder, _, own = name.rpartition("/")
        parent = _folder(entries, folder) if folder else entries[0]
        entry = _Entry(own, 2, body=streams[name])
        entries.append(entry)
        parent.below.append(len(entries) - 1)
    mini_fat: list[int] = []
    for entry in entries[1:]:
        if entry.kind == 2 and len(entry.body) < 4096:
            entry.start = _chain(mini_fat, (len(entry.body) + 63) // 64) if entry.body else _END
            small += entry.body + bytes(-len(entry.body) % 64)
    entries[0].body = bytes(small)
    fat: list[int] = []
    for entry in entries:
        if entry.kind == 5 or (entry.kind == 2 and len(entry.body) >= 4096):
            entry.start = _chain(fat, (len(entry.body) + 511) // 512) if entry.body else _END
            large.append(entry.body + bytes(-len(entry.body) % 512))
    sectors = [b"".join(large)]
    for at, entry in enumerate(entries):
        entry.number = at
    directory = b"".join(entry.written(entries) for entry in entries)
    mini = b"".join(number.to_bytes(4, "little") for number in mini_fat)
    starts = []
    for part, fill in ((directory, b"\0"), (mini, b"\xff")):
        starts.append(_chain(fat, (len(part) + 511) // 512) if part else _END)
        sectors.append(part + fill * (-len(part) % 512))
    count = 1
    while (len(fat) + count) > count * 128:
        count += 1
    first = len(fat)
    fat += [0xFFFFFFFD] * count
    table = b"".join(number.to_bytes(4, "little") for number in fat)
    sectors.append(table + b"\xff" * (count * 512 - len(table)))
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6, bytes(6), 0, count, starts[0], 0, 4096,
        starts[1], (len(mini) + 511) // 512, _END, 0, 0,
    )[:76]  # fmt: skip
    listed = b"".join((first + at).to_bytes(4, "little") for at in range(count))
    return head + listed + b"\xff" * (512 - 76 - len(listed)) + b"".join(sectors)


_END = 0xFFFFFFFE


@dataclass
class _Entry:
    """An entry of the directory of an old container."""

    name: str
    kind: int
    body: bytes = b""
    start: int = 0
    number: int = 0
    below: list[int] = field(default_factory=list)

    def written(self, entries: list[_Entry]) -> bytes:
        """The entry in bytes; siblings hang on one another to the right, in the order of the standard."""
        siblings = next((each.below for each in entries if self.number in each.below), [])
        ordered = sorted(siblings, key=lambda at: (len(entries[at].name), entries[at].name.upper()))
        place = ordered.index(self.number) if self.number in ordered else -1
        right = ordered[place + 1] if 0 <= place < len(ordered) - 1 else 0xFFFFFFFF
        below = sorted(self.below, key=lambda at: (len(entries[at].name), entries[at].name.upper()))
        name = self.name.encode("utf-16-le")
        return struct.pack(
            "<64sHBBIII16sIQQIQ",
            name, len(name) + 2, self.kind, 1, 0xFFFFFFFF, right, below[0] if below else 0xFFFFFFFF, bytes(16), 0, 0, 0,
            self.start, len(self.body),
        )  # fmt: skip


def _folder(entries: list[_Entry], name: str) -> _Entry:
    """The entry of a folder, made with those around it where there is none yet."""
    around = entries[0]
    for own in name.split("/"):
        found = next((at for at in around.below if entries[at].name == own and entries[at].kind == 1), None)
        if found is None:
            entries.append(_Entry(own, 1))
            found = len(entries) - 1
            around.below.append(found)
        around = entries[found]
    return around


def _chain(fat: list[int], count: int) -> int:
    """Take so many sectors behind one another; the first."""
    first = len(fat)
    fat += [*range(first + 1, first + count), _END]
    return first


def msg(report: Report, attached: Mapping[str, bytes] | None = None, inside: Report | None = None) -> bytes:
    """The report as an Outlook mail, with files attached, and another report as a mail in the mail."""
    count = len(attached or {}) + (inside is not None)
    head = struct.pack("<8xIIII8x", 0, count, 0, count)
    streams: dict[str, bytes] = {}
    streams["__properties_version1.0"] = head + _mail_texts(report, streams, "")
    for at, (name, body) in enumerate((attached or {}).items()):
        folder = f"__attach_version1.0_#{at:08X}/"
        streams[f"{folder}__substg1.0_37010102"] = body
        stated = struct.pack("<IIIIIIII", 0x37010102, 6, len(body), 0, 0x37050003, 6, 1, 0)
        streams[f"{folder}__properties_version1.0"] = bytes(8) + stated + _texts({0x3707: name}, streams, folder)
    if inside is not None:
        folder = f"__attach_version1.0_#{count - 1:08X}/"
        stated = struct.pack("<IIIIIIII", 0x3701000D, 6, 0xFFFFFFFF, 1, 0x37050003, 6, 5, 0)
        streams[f"{folder}__properties_version1.0"] = (
            bytes(8) + stated + _texts({0x3001: inside.title}, streams, folder)
        )
        own = f"{folder}__substg1.0_3701000D/"
        streams[f"{own}__properties_version1.0"] = bytes(24) + _mail_texts(inside, streams, own)
    return compound(streams)


def _mail_texts(report: Report, streams: dict[str, bytes], folder: str) -> bytes:
    lines = "\r\n".join(report.lines[1:])
    texts = {0x0037: report.title, 0x1000: lines, 0x0C1A: "Department of Foreign Affairs", 0x001A: "IPM.Note"}
    texts[0x0C1F] = "affairs@lamquang.example"
    # 8 January 2025, 01:30 UTC, in steps of 100 nanoseconds since 1601.
    return struct.pack("<IIQ", 0x00390040, 6, 133807734000000000) + _texts(texts, streams, folder)


def _texts(texts: Mapping[int, str], streams: dict[str, bytes], folder: str) -> bytes:
    """Put properties that are texts into their streams; the entries that name them."""
    found = b""
    for number, words in texts.items():
        body = words.encode("utf-16-le")
        streams[f"{folder}__substg1.0_{number:04X}001F"] = body
        found += struct.pack("<IIII", number << 16 | 0x1F, 6, len(body) + 2, 0)
    return found
