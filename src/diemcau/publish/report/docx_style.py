"""The styles of a Word report, after the rules for administrative documents.

Letters, sizes and margins follow Decree 30/2020/ND-CP, appendix I: Times New Roman, 13 to 14 points, A4, 20 mm above
and below, 30 mm left and 15 mm right.
"""

from __future__ import annotations

from typing import Any

_FONT = "Times New Roman"
_BODY, _SMALL, _CELL = 13, 11, 11
_LINK = "0B4F8A"


def set_styles(document: Any, language: str) -> None:
    """Set letters, sizes, spaces and margins of a new document."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Mm, Pt, RGBColor

    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = Mm(20)
    page.left_margin, page.right_margin = Mm(30), Mm(15)
    styles = document.styles
    for name, size in (("Normal", _BODY), ("Body Text", _BODY), ("List Bullet", _BODY), ("Caption", _SMALL)):
        _letters(styles[name], size)
    for name, size in (("Title", 16), ("Subtitle", _BODY), ("Heading 1", 14), ("Heading 2", 13), ("Heading 3", 13)):
        _letters(styles[name], size, bold=name != "Subtitle")
        styles[name].font.color.rgb = RGBColor(0, 0, 0)
    _unframe(styles["Title"])
    for name in ("Title", "Subtitle"):
        styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    styles["Subtitle"].font.italic = True
    styles["Caption"].font.color.rgb = RGBColor(0, 0, 0)
    styles["Caption"].paragraph_format.keep_with_next = True
    body = styles["Body Text"].paragraph_format
    body.space_after, body.alignment = Pt(6), WD_ALIGN_PARAGRAPH.JUSTIFY
    for name, parent, size in (
        ("Diemcau Note", "Normal", _SMALL),
        ("Diemcau Cell", "Normal", _CELL),
        ("Diemcau Source", "Normal", _SMALL),
        ("Diemcau Contents", "Normal", _BODY),
        ("Diemcau Contents 1", "Normal", _BODY),
        ("Diemcau Contents 2", "Normal", _SMALL),
        ("Diemcau Contents 3", "Normal", _SMALL),
    ):
        added = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        added.base_style = styles[parent]
        _letters(added, size, bold=name == "Diemcau Contents")
        added.paragraph_format.space_after = Pt(2 if "Cell" in name or "Contents" in name else 4)
    styles["Diemcau Note"].font.italic = True
    for level in (2, 3):
        styles[f"Diemcau Contents {level}"].paragraph_format.left_indent = Cm(0.6 * (level - 1))
    source = styles["Diemcau Source"].paragraph_format
    source.left_indent, source.first_line_indent = Cm(1.2), Cm(-1.2)
    _letter_styles(styles, WD_STYLE_TYPE.CHARACTER, RGBColor.from_string(_LINK), Pt(_SMALL - 2))
    _set_language(document, language)


def _letter_styles(styles: Any, sort: Any, colour: Any, small: Any) -> None:
    """Numbers look like the words round them; marks are small and coloured."""
    styles.add_style("Diemcau Number", sort)
    mark = styles.add_style("Diemcau Mark", sort)
    mark.font.color.rgb, mark.font.size = colour, small


def _letters(style: Any, size: int, *, bold: bool = False) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style.font.name, style.font.size, style.font.bold = _FONT, Pt(size), bold
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), _FONT)


def _unframe(style: Any) -> None:
    """Take away the line that the template draws below a title."""
    from docx.oxml.ns import qn

    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _set_language(document: Any, language: str) -> None:
    """The language of the document where a run names none."""
    from docx.oxml.ns import qn

    tag = {"en": "en-GB", "vi": "vi-VN"}.get(language, language)
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), tag)
