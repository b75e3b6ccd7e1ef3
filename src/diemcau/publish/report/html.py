"""A report as one HTML page that fetches nothing: every number is a link to what it rests on."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from diemcau.publish.calendar import format_period
from diemcau.publish.markup import EMPTY, Html, join, to_html
from diemcau.publish.page.shell import content_hash
from diemcau.publish.report.assets import load_report_asset
from diemcau.publish.report.drawing import chart_svg
from diemcau.publish.report.model import Chart, Listing, Marks, Num, Paragraph, Quote, Table
from diemcau.records.period import day as day_of

if TYPE_CHECKING:
    from diemcau.publish.report.model import Block, Citation, Piece, Report, Section, Sentence, Source


def write_report_html(report: Report) -> str:
    """The report as a page with its own style and no script; each number leads to its citation in the appendix.

    Raises:
        Missing: If the report has charts and what draws them is not installed.
    """
    return _Page(report).write()


class _Page:
    """Writes one page."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.printed = 0
        self.words = report.words

    def write(self) -> str:
        """The whole page."""
        style = load_report_asset("report.css")
        policy = (
            f"default-src 'none'; style-src '{content_hash(style)}'; img-src data:; base-uri 'none'; form-action 'none'"
        )
        report = self.report
        parts = [
            Html(f'<!DOCTYPE html>\n<html lang="{report.language}">\n<head>\n<meta charset="utf-8">\n'),
            tag("meta", EMPTY, **{"http-equiv": "Content-Security-Policy", "content": policy}),
            Html('<meta name="viewport" content="width=device-width, initial-scale=1">\n'),
            tag("title", report.title),
            tag("meta", EMPTY, property="article:published_time", content=report.day.isoformat()),
            Html(f"<style>{style}</style>\n</head>\n<body>\n"),
            self._head(),
            self._contents(),
            tag("main", join([*map(self._section, report.sections), self._appendix()])),
            Html("</body>\n</html>\n"),
        ]
        return str(join(parts))

    def _head(self) -> Html:
        report, said = self.report, []
        if report.org:
            said.append(tag("p", report.org, **{"class": "org"}))
        said.append(tag("h1", report.title))
        day = format_period(day_of(report.day), report.language)
        said.append(tag("p", self.words["made_on"].format(day=day), **{"class": "day"}))
        return tag("header", join(said))

    def _contents(self) -> Html:
        def entry(section: Section) -> Html:
            link = tag("a", f"{section.number}. {section.title}", href=f"#s-{section.code}")
            below = tag("ol", join(map(entry, section.sections))) if section.sections else EMPTY
            return tag("li", join([link, below]))

        last = tag("li", tag("a", self.words["appendix"], href="#appendix"))
        listed = tag("ol", join([*map(entry, self.report.sections), last]))
        return tag("nav", join([tag("h2", self.words["contents"]), listed]), **{"aria-label": self.words["contents"]})

    def _section(self, section: Section, level: int = 2) -> Html:
        heading = tag(f"h{level}", f"{section.number}. {section.title}", id=f"s-{section.code}")
        below = (self._section(each, level + 1) for each in section.sections)
        return tag("section", join([heading, *map(self._block, section.blocks), *below]))

    def _block(self, block: Block) -> Html:
        if isinstance(block, Paragraph):
            return self._paragraph(block)
        if isinstance(block, Listing):
            items = (tag("li", self._sentences(item)) for item in block.items)
            return tag("ol" if block.is_numbered else "ul", join(items))
        if isinstance(block, Table):
            return self._table(block)
        return self._chart(block)

    def _paragraph(self, block: Paragraph) -> Html:
        lead = [tag("b", block.lead.text), Html(" ")] if block.lead is not None else []
        said = join([*lead, self._sentences(block.sentences)])
        return tag("p", said, **({"class": "note"} if block.is_note else {}))

    def _sentences(self, sentences: tuple[Sentence, ...]) -> Html:
        return Html(" ".join(join(map(self._piece, sentence.pieces)) for sentence in sentences))

    def _piece(self, piece: Piece) -> Html:
        if isinstance(piece, Num):
            self.printed += 1
            lock = self.report.locks[piece.lock]
            place = {"id": f"u{self.printed}", "class": "n", "href": f"#{lock.citations[0]}", "data-lock": lock.id}
            return tag("a", piece.text, **place)
        if isinstance(piece, Marks):
            links = (tag("a", each, href=f"#{each}") for each in piece.citations)
            return tag("span", join([Html("["), Html(", ".join(links)), Html("]")]), **{"class": "marks"})
        if isinstance(piece, Quote):
            lang = {"lang": piece.language} if piece.language not in {"", self.report.language} else {}
            return tag("span", piece.text, **{"class": "quote"}, **lang)
        return Html(to_html(piece.text))

    def _table(self, table: Table) -> Html:
        heads = (tag("th", self._sentences((head,)), scope="col") for head in table.head)
        rows = (
            tag("tr", join(
                tag("td", self._sentences((cell,)), **({"class": "num"} if at in table.numeric else {}))
                for at, cell in enumerate(row)
            ))
            for row in table.rows
        )  # fmt: skip
        caption = tag("caption", self._sentences((table.caption,)))
        body = [caption, tag("thead", tag("tr", join(heads))), tag("tbody", join(rows))]
        return tag("div", tag("table", join(body)), **{"class": "wide"})

    def _chart(self, chart: Chart) -> Html:
        svg, summary = chart_svg(self.report, chart)
        source = f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
        picture = Html(f'<img src="{source}" alt="{to_html(summary)}">')
        return tag("figure", join([picture, tag("figcaption", self._sentences((chart.caption,)))]))

    def _appendix(self) -> Html:
        entries = join(map(self._citation, self.report.citations.values()))
        heading = tag("h2", self.words["appendix"])
        return tag("section", join([heading, tag("dl", entries)]), id="appendix")

    def _citation(self, citation: Citation) -> Html:
        said = [tag("dd", self._source(source)) for source in citation.sources]
        if citation.how:
            links = [tag("a", f"[{each}]", href=f"#{each}") for each in citation.rests_on]
            origin = Html(" " + self.words["rests_on"].format(marks=", ".join(links)) + ".") if links else EMPTY
            said.append(tag("dd", join([citation.how, origin])))
        return join([tag("dt", f"[{citation.id}]", id=citation.id), *said])

    def _source(self, source: Source) -> Html:
        name = tag("a", source.document, href=source.link) if source.link else Html(to_html(source.document))
        place = f", {source.place}" if source.place else ""
        before, words = source.sentence[: source.start], source.sentence[source.start : source.end]
        told = [before, tag("mark", words) if words else "", source.sentence[source.end :]]
        lang = {"lang": source.language} if source.language else {}
        return join([tag("cite", name), place, ": ", tag("q", join(told), **lang)])


def tag(name: str, content: str, /, **attributes: str) -> Html:
    """An element with its content; content that is no HTML yet is escaped."""
    written = "".join(f' {key}="{to_html(value)}"' for key, value in attributes.items())
    if name == "meta":
        return Html(f"<{name}{written}>\n")
    line = "\n" if name in _OWN_LINE else ""
    return Html(f"<{name}{written}>{to_html(content)}</{name}>{line}")


_OWN_LINE = frozenset(
    (
        *("title", "p", "h1", "h2", "h3", "h4", "header", "nav", "main", "section", "div", "table", "caption"),
        *("thead", "tbody", "tr", "th", "td", "ol", "ul", "li", "figure", "figcaption", "dl", "dt", "dd"),
    )
)
