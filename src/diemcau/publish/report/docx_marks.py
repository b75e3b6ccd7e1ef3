"""What python-docx has no words for: bookmarks, links within the document, fields, languages of runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from diemcau.publish.report.model import Num

# Word's tags for the languages of runs: BCP 47.
_TAGS = {"en": "en-GB", "vi": "vi-VN"}
# A control character other than tab and line feed may not stand in XML 1.0.
_UNPRINTABLE = {code: None for code in range(32) if code not in (9, 10)}


class Marker:
    """Adds words, numbers, links and fields to paragraphs of one document.

    Args:
        language: ISO 639-1 code of the report.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._bookmarks = 0
        self._printed = 0

    def add_words(self, paragraph: Any, words: str, *, bold: bool = False, language: str = "") -> Any:
        """A run of words in a language; the report's own where none is given."""
        if not words:
            return None
        run = paragraph.add_run(words.translate(_UNPRINTABLE))
        run.bold = bold or None
        self._set_language(run._r, language or self.language)  # noqa: SLF001 - the run's element has no public name
        return run

    def _set_language(self, run: Any, language: str) -> None:
        from docx.oxml.ns import qn

        properties = run.get_or_add_rPr()
        properties.append(_element("w:lang", **{"w:val": _TAGS.get(language, language)}))
        if language == "vi":
            properties.find(qn("w:lang")).set(qn("w:eastAsia"), _TAGS["vi"])

    @contextmanager
    def bookmark(self, paragraph: Any, name: str) -> Iterator[None]:
        """What is added within stands between the ends of a bookmark; one that begins with an underscore is hidden."""
        self._bookmarks += 1
        number = str(self._bookmarks)
        paragraph._p.append(_element("w:bookmarkStart", **{"w:id": number, "w:name": name}))  # noqa: SLF001
        yield
        paragraph._p.append(_element("w:bookmarkEnd", **{"w:id": number}))  # noqa: SLF001

    def add_number(self, paragraph: Any, num: Num, citation: str) -> None:
        """A locked number: a link to its citation within a hidden bookmark that names its lock."""
        self._printed += 1
        with self.bookmark(paragraph, f"_dc_{num.lock}_{self._printed}"):
            self._add_link(paragraph, num.text, f"_dc_{citation}", style="Diemcau Number")

    def add_marks(self, paragraph: Any, citations: Sequence[str]) -> None:
        """The ids of citations in brackets, each a link to its entry."""
        self.add_words(paragraph, "[")
        for at, citation in enumerate(citations):
            if at:
                self.add_words(paragraph, ", ")
            self._add_link(paragraph, citation, f"_dc_{citation}", style="Diemcau Mark")
        self.add_words(paragraph, "]")

    def _add_link(self, paragraph: Any, words: str, place: str, style: str) -> None:
        link = _element("w:hyperlink", **{"w:anchor": place, "w:history": "1"})
        run = paragraph.add_run(words, style=style)
        self._set_language(run._r, self.language)  # noqa: SLF001
        link.append(run._r)  # noqa: SLF001
        paragraph._p.append(link)  # noqa: SLF001

    def add_contents(self, document: Any, title: str, headings: Sequence[tuple[int, str, str]]) -> None:
        """A table of contents as a field of Word, filled already with what it will find.

        Args:
            document: The document.
            title: What stands above it.
            headings: Level, words and bookmark of each heading.
        """
        self.add_words(document.add_paragraph(style="Diemcau Contents"), title)
        for at, (level, words, place) in enumerate(headings):
            paragraph = document.add_paragraph(style=f"Diemcau Contents {level}")
            if at == 0:
                _begin_field(paragraph, 'TOC \\o "1-2" \\h \\z \\u')
            self._add_link(paragraph, words, place, style="Default Paragraph Font")
            if at == len(headings) - 1:
                _field_char(paragraph, "end")

    def add_footer(self, document: Any, word: str) -> None:
        """The number of the page at its foot."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = document.sections[0].footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self.add_words(paragraph, f"{word} ")
        _begin_field(paragraph, "PAGE")
        self.add_words(paragraph, "1")
        _field_char(paragraph, "end")

    def shade(self, cell: Any, fill: str) -> None:
        """A ground colour behind a cell; `fill` in hex."""
        shading = _element("w:shd", **{"w:val": "clear", "w:color": "auto", "w:fill": fill})
        cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001

    def repeat_head(self, row: Any) -> None:
        """The row is repeated at the head of each page."""
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001
        properties.append(_element("w:cantSplit"))
        properties.append(_element("w:tblHeader"))

    def keep_whole(self, row: Any) -> None:
        """The row is not cut by the end of a page."""
        row._tr.get_or_add_trPr().append(_element("w:cantSplit"))  # noqa: SLF001

    def describe(self, picture: Any, words: str) -> None:
        """What a picture shows, for whoever does not see it."""
        picture._inline.docPr.set("descr", words)  # noqa: SLF001


def _element(name: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(key), value)
    return element


def _begin_field(paragraph: Any, instruction: str) -> None:
    _field_char(paragraph, "begin")
    told = _element("w:instrText", **{"xml:space": "preserve"})
    told.text = f" {instruction} "
    paragraph.add_run()._r.append(told)  # noqa: SLF001
    _field_char(paragraph, "separate")


def _field_char(paragraph: Any, sort: str) -> None:
    paragraph.add_run()._r.append(_element("w:fldChar", **{"w:fldCharType": sort}))  # noqa: SLF001
