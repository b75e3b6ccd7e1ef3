"""What a report rests on: documents, returns, who reported and who did not, and at what meeting it was told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from diemcau.publish.report.model import Block, Name, NameSort, Paragraph, Piece, Sentence, Time, Words
from diemcau.publish.report.phrases import fill, join_pieces, make_sentence, tell_time

if TYPE_CHECKING:
    from diemcau.publish.report.desk import Desk
    from diemcau.records.review import Names
    from diemcau.records.total import Covered


class GroundWriter:
    """Writes the section on what a report rests on."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.phrases = desk.phrases

    def blocks(self) -> Iterable[Block]:
        """The documents, who reported, who did not, and how numbers are given."""
        told = [sentence for sentence in (self._documents(), self._filings(), self._meeting()) if sentence]
        yield Paragraph(sentences=(*told, Sentence((Words(self.phrases["ground.method"]),))))
        for covered, names in zip(self.desk.material.coverage, self.desk.material.coverage_names, strict=True):
            yield from self._coverage(covered, names)

    def _documents(self) -> Sentence | None:
        count, independent = self.desk.material.documents
        if not count:
            return None
        how = self.phrases["how.counted"]
        pieces = fill(
            self.phrases["ground.documents"],
            period=self._period(),
            count=self.desk.count("documents", count, how=how),
            independent=self.desk.count("independent", independent, how=how),
        )
        return make_sentence(pieces)

    def _period(self) -> tuple[Piece, ...]:
        period = self.desk.material.period
        return fill(self.phrases["ground.period"], time=tell_time(period, self.desk.language)) if period else ()

    def _filings(self) -> Sentence | None:
        if not self.desk.material.filings:
            return None
        count = self.desk.count("filings", self.desk.material.filings, how=self.phrases["how.counted"])
        return make_sentence(fill(self.phrases["ground.filings"], count=count))

    def _meeting(self) -> Sentence | None:
        meeting = self.desk.material.meeting
        if meeting is None:
            return None
        cited = self.desk.cite("meeting", meeting.evidence)
        words = meeting.words.get(self.desk.language, "")
        pieces = fill(self.phrases["ground.meeting"], meeting=Time(words[:1].lower() + words[1:]))
        return make_sentence((*pieces, *self.desk.marks((), (cited,)), Words(".")))

    def _coverage(self, covered: Covered, names: Names) -> Iterable[Block]:
        """Who reported of who owes: `2 of 63 provinces and centrally run cities`."""
        how = self.phrases["how.counted"]
        pieces = fill(
            self.phrases["ground.coverage" if covered.reported else "ground.coverage_none"],
            reported=self.desk.count(f"reported {covered.kind}", len(covered.reported), how=how),
            owing=self.desk.count(f"owing {covered.kind}", covered.owing, how=how),
            group=Name(names[self.desk.language], NameSort.ORG),
            orgs=self._orgs(covered.reported),
        )
        yield Paragraph(sentences=(make_sentence(pieces),))
        if covered.missing and covered.reported:
            missing = make_sentence(fill(self.phrases["ground.missing"], orgs=self._orgs(covered.missing)))
            yield Paragraph(sentences=(missing,), is_note=True)

    def _orgs(self, codes: Sequence[str]) -> tuple[Piece, ...]:
        """Names of orgs in the order of their names."""
        names = self.desk.material.org_names
        ordered = sorted(codes, key=lambda code: (sorted(names.get(code, {}).items()), code))
        return join_pieces([self.desk.org_inside(code) for code in ordered], self.phrases)
