"""How well the issues of a composed stream were found, by alerts in the order in which they were raised.

Of delay: a bin is told of when it is over, so an alert at the end of the bin of an issue's first document is 0 bins
late, of sharp issues and of slow ones alike. A second alert of an issue is a wrong one. A season's first year is new to
anybody who has seen nothing else: alerts of it are counted apart and are neither right nor wrong. From its second year
on they are wrong, as are those of storms.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from bench.foresee_stream import Stream
from diemcau.foresee.scoring.alerts import Happening, Judged, Raised, Verdict, judge_alerts

FIRST = 100  # alerts that count, for forty issues; fewer in proportion for fewer
_FOR = 40


@dataclass(frozen=True, slots=True)
class Call:
    """What a peer says: on this day, these documents belong together.

    Attributes:
        raised_on: Last day of the bin.
        documents: Names of documents.
        words: What it saw.
    """

    raised_on: date
    documents: tuple[str, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class StreamScore:
    """What became of the alerts that count.

    Attributes:
        alerts: How many there were, without those of seasons that were new.
        issues: Issues there were to be found.
        found: Issues found.
        again: Further alerts of issues found before.
        storms: Alerts of reprints.
        seasons_new, seasons_again: Alerts of a season in its first year, and later.
        other: Alerts of nothing that was planted.
        delay, middle_delay: Bins from an issue's first document to its alert, on average and of the one in the middle.
        missed: Issues never found, with their sort.
    """

    alerts: int
    issues: int
    found: int
    again: int = 0
    storms: int = 0
    seasons_new: int = 0
    seasons_again: int = 0
    other: int = 0
    delay: float = 0.0
    middle_delay: float = 0.0
    missed: tuple[str, ...] = field(default=())

    @property
    def precision(self) -> float:
        """Share of first alerts of an issue."""
        return self.found / max(self.alerts, 1)

    @property
    def kindly(self) -> float:
        """The same where a second alert of an issue counts as right."""
        return (self.found + self.again) / max(self.alerts, 1)

    @property
    def share(self) -> float:
        """Issues found of all."""
        return self.found / max(self.issues, 1)

    def to_json(self) -> dict[str, Any]:
        """The score as it is kept."""
        return {**asdict(self), "precision": round(self.precision, 4), "kindly": round(self.kindly, 4)}


def find_truth(stream: Stream) -> list[Happening]:
    """All that was planted: the issues, and what must raise nothing."""
    documents: dict[str, list[str]] = {}
    begins: dict[str, int] = {}
    for paper in stream.papers:
        if paper.planted:
            documents.setdefault(paper.planted, []).append(paper.id)
            begins.setdefault(paper.planted, paper.bin)
    return [
        Happening(name=name, documents=frozenset(ids), began=stream.bin_end(begins[name]))
        for name, ids in documents.items()
    ]


def find_first(stream: Stream) -> int:
    """How many alerts of a stream count."""
    return round(FIRST * len(stream.issues) / _FOR)


def score_stream(raised: Sequence[Raised], stream: Stream) -> StreamScore:
    """The score of alerts, of which the first ones count.

    Args:
        raised: Alerts in the order in which they were raised; what finds them afterwards gives the surest first.
        stream: What they are of.
    """
    counted = _counted(raised, stream)
    kinds = Counter(_kind(judged) for judged in counted)
    delays = sorted((judged.delay or 0) / stream.bin_days for judged in counted if _kind(judged) == "found")
    found = {judged.happening for judged in counted}
    return StreamScore(
        alerts=len(counted) - kinds["seasons_new"],
        issues=len(stream.issues),
        **{kind: kinds.get(kind, 0) for kind in ("found", "again", "storms", "seasons_new", "seasons_again", "other")},
        delay=sum(delays) / len(delays) if delays else 0.0,
        middle_delay=delays[len(delays) // 2] if delays else 0.0,
        missed=tuple(f"{one.name} ({one.sort})" for one in stream.issues if one.name not in found),
    )


def _counted(raised: Sequence[Raised], stream: Stream) -> list[Judged]:
    """The alerts that count, as judged, and those of new seasons that came between them."""
    counted, room = [], find_first(stream)
    for judged in judge_alerts(raised, find_truth(stream)).judged:
        room -= _kind(judged) != "seasons_new"
        if room < 0:
            break
        counted.append(judged)
    return counted


def _kind(judged: Judged) -> str:
    sort, *rest = judged.happening.split() or ("other",)
    if sort == "issue":
        return "found" if judged.verdict is Verdict.RIGHT else "again"
    if sort == "season":
        return "seasons_new" if rest[1] == "0" else "seasons_again"
    return "storms" if sort == "storm" else "other"


def tell_wrong(raised: Sequence[Raised], stream: Stream) -> list[str]:
    """A line for each wrong alert that counts: its kind, its day, what its documents were planted for."""
    planted = {paper.id: paper.planted or "background" for paper in stream.papers}
    lines = []
    for judged in _counted(raised, stream):
        kind = _kind(judged)
        if kind not in {"found", "seasons_new"}:
            counts = Counter(planted[document] for document in judged.raised.documents).most_common(3)
            made = ", ".join(f"{many} {name}" for name, many in counts)
            lines.append(f"{kind:14} {judged.raised.raised_on} of {len(judged.raised.documents)} documents: {made}")
    return lines
