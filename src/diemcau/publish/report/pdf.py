"""A report as PDF/A-2b, set by Typst with the shipped letters alone; the same report gives the same bytes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

from diemcau.publish.calendar import format_period
from diemcau.publish.report.assets import load_report_asset
from diemcau.publish.report.drawing import chart_png, missing
from diemcau.publish.report.letters import to_printable
from diemcau.publish.report.model import Listing, Marks, Num, Paragraph, Quote, Table
from diemcau.records.period import day as day_of

if TYPE_CHECKING:
    from diemcau.publish.report.model import Block, Citation, Piece, Report, Section, Sentence, Source

_STANDARD = "a-2b"  # ISO 19005-2, level B: letters and colours inside, nothing from outside


def write_report_pdf(report: Report) -> bytes:
    """The report as PDF; every number leads to its entry in the numbered appendix.

    Raises:
        Missing: If what sets PDFs or draws charts is not installed.
    """
    try:
        import typst
    except ImportError as error:
        raise missing("typst") from error
    compiler: Any = typst.compile  # its types want all inputs to be of one sort
    moment = datetime(report.day.year, report.day.month, report.day.day, tzinfo=UTC)
    with as_file(files("diemcau.publish").joinpath("assets", "fonts")) as fonts:
        made = compiler(
            load_report_asset("report.typ").encode(),
            format="pdf",
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            sys_inputs={"report": json.dumps(_printable(_Data(report).whole()), ensure_ascii=False)},
            pdf_standards=[_STANDARD],
            timestamp=moment,
        )
    return bytes(made)


def _printable(data: Any) -> Any:
    """The same data in letters that the shipped fonts have."""
    if isinstance(data, str):
        return to_printable(data)
    if isinstance(data, dict):
        return {key: _printable(each) for key, each in data.items()}
    is_words = isinstance(data, list) and not (data and isinstance(data[0], int))
    return [_printable(each) for each in data] if is_words else data


class _Data:
    """A report as the template takes it."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def whole(self) -> dict[str, Any]:
        """All of it."""
        report = self.report
        day = format_period(day_of(report.day), report.language)
        return {
            "language": report.language,
            "title": report.title,
            "author": report.org or "Diemcau",
            "org": report.org,
            "made_on": report.words["made_on"].format(day=day),
            "year": report.day.year,
            "month": report.day.month,
            "day": report.day.day,
            "words": dict(report.words),
            "sections": [self._section(section) for section in report.sections],
            "citations": [self._citation(citation) for citation in report.citations.values()],
        }

    def _section(self, section: Section) -> dict[str, Any]:
        return {
            "number": section.number,
            "title": section.title,
            "blocks": [self._block(block) for block in section.blocks],
            "sections": [self._section(each) for each in section.sections],
        }

    def _block(self, block: Block) -> dict[str, Any]:
        if isinstance(block, Paragraph):
            lead = block.lead.text if block.lead is not None else ""
            said = [self._pieces(sentence) for sentence in block.sentences]
            return {"sort": "paragraph", "lead": lead, "note": block.is_note, "sentences": said}
        if isinstance(block, Listing):
            items = [[self._pieces(sentence) for sentence in item] for item in block.items]
            return {"sort": "listing", "numbered": block.is_numbered, "items": items}
        if isinstance(block, Table):
            return {
                "sort": "table",
                "caption": self._pieces(block.caption),
                "head": [self._pieces(head) for head in block.head],
                "rows": [[{"pieces": self._pieces(cell)} for cell in row] for row in block.rows],
                "numeric": sorted(block.numeric),
                "widths": list(block.widths) or [1] * len(block.head),
            }
        # As pixels: letters of a picture would be read as words of the report.
        png, summary = chart_png(self.report, block)
        return {"sort": "chart", "png": list(png), "alt": summary, "caption": self._pieces(block.caption)}

    def _pieces(self, sentence: Sentence) -> list[dict[str, Any]]:
        return [self._piece(piece) for piece in sentence.pieces]

    def _piece(self, piece: Piece) -> dict[str, Any]:
        if isinstance(piece, Num):
            citation = self.report.locks[piece.lock].citations[0]
            return {"sort": "num", "text": piece.text, "citation": citation}
        if isinstance(piece, Marks):
            return {"sort": "marks", "citations": list(piece.citations)}
        if isinstance(piece, Quote):
            return {"sort": "quote", "text": piece.text, "language": piece.language or self.report.language}
        return {"sort": "words", "text": piece.text}

    def _citation(self, citation: Citation) -> dict[str, Any]:
        before, _, after = self.report.words["rests_on"].partition("{marks}")
        return {
            "id": citation.id,
            "sources": [self._source(source) for source in citation.sources],
            "how": citation.how,
            "rests_on": list(citation.rests_on),
            "rests_before": before,
            "rests_after": after,
        }

    def _source(self, source: Source) -> dict[str, str]:
        return {
            "document": source.document,
            "place": f", {source.place}" if source.place else "",
            "before": source.sentence[: source.start],
            "said": source.sentence[source.start : source.end],
            "after": source.sentence[source.end :],
            "link": source.link,
            "language": source.language or self.report.language,
        }
