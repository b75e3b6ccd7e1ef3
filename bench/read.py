"""The benchmark of reading: every reader over the same texts in one run, ours first, the limits of the machine last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from bench.child import Measured, Program, run_program
from bench.goals import Goal, missing
from bench.peers import Peer, Tell, find_python
from bench.readers import LIKE, LIMITS, PEERS, find_own
from bench.report import Part
from bench.runners import ours as our_runner
from bench.score import Accuracy, read_with_cli, score_readings, score_said
from bench.texts import SCORER, TextSet, find_texts

# The bars of reading: times the fastest reader that gives values with units, times one number pattern's time,
# MiB at most. With each what is hoped for beyond.
TIMES_FASTEST, TIMES_PATTERN, PEAK_MB = (30.0, 100.0), (14.0, 5.0), 80.0
_DOCUMENTS = 200  # as many as a ministry's conference gathers; ours reads the first set over and over until there are
_LIMIT_CHARACTERS = 2_000_000  # in a pass of a limit, so that it lasts long enough to be timed
_KINDS = ("figures", "directives", "proposals", "events")
NAMES = {"en": "read", "vi": "vietnamese"}


@dataclass(frozen=True, slots=True)
class Row:
    """One reader in the tables.

    Attributes:
        peer: Who it is.
        result: What was measured, or why nothing was.
        accuracy: By name of the set, where there is gold and the reader finds numbers.
    """

    peer: Peer
    result: Measured | str
    accuracy: dict[str, Accuracy] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """What was installed of the distribution that gives it its name."""
        if isinstance(self.result, str) or not self.peer.packages:
            return ""
        return self.result.versions.get(self.peer.packages[0], "")

    def times_pattern(self, name: str) -> float | None:
        """How many times the time of one number pattern it takes on one set; None where it did not run."""
        return None if isinstance(self.result, str) else self.result.speed[name].times_pattern


@dataclass(frozen=True, slots=True)
class Bench:
    """All of one run in one language.

    Attributes:
        language: ISO 639-1.
        source: Where the texts come from, as a sentence.
        sets: What was read.
        own: Our reader given texts, and given the bytes of files; empty where only limits were asked for.
        peers: The others.
        limits: Single passes over the text.
        held: What our readings of each set hold, by kind of mention.
        scores: What the full scorer says of our readings of each set that has files and gold.
    """

    language: str
    source: str
    sets: list[TextSet]
    own: list[Row]
    peers: list[Row]
    limits: list[Row]
    held: dict[str, dict[str, int]] = field(default_factory=dict)
    scores: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def rows(self) -> list[Row]:
        """Every row, in the order of the tables."""
        return [*self.own, *self.peers, *self.limits]

    def fastest(self, name: str) -> float | None:
        """What the fastest peer takes on one set, in times of the number pattern; None where none ran that gives values
        with units.
        """
        if not LIKE[self.language]:
            return None
        return min((taken for row in self.peers if (taken := row.times_pattern(name)) is not None), default=None)

    def times_fastest(self, row: Row, name: str) -> float | None:
        """How many times the fastest peer's speed a row has, the machine's mood of either moment taken out."""
        taken, fastest = row.times_pattern(name), self.fastest(name)
        return None if taken is None or fastest is None else fastest / taken


def run_reading(
    language: str, passes: int, wanted: Sequence[str] | None, tell: Tell, *, limits_only: bool = False
) -> Bench:
    """Measure everything in a language.

    Args:
        language: ISO 639-1 code, en or vi.
        passes: How many passes at most; the best counts.
        wanted: Parts of the names of the peers to run; empty runs all, None runs nothing that has to be installed.
        tell: Told what is being done.
        limits_only: Whether no reader is run, ours or other.
    """
    sets, source = find_texts(language)
    limits = [limit for limit in LIMITS if wanted is not None or not limit.place]
    rows = [_run(limit, sets, passes, tell, scored=False, least=_LIMIT_CHARACTERS) for limit in limits]
    if limits_only:
        return Bench(language, source, sets, [], [], rows)
    own = [_run_own(peer, sets, passes, tell) for peer in find_own(language)]
    peers = [
        _run(peer, sets, passes, tell, scored=LIKE[language])
        for peer in PEERS[language]
        if wanted is not None and (not wanted or any(part.lower() in peer.name.lower() for part in wanted))
    ]
    tell("Scoring our own readings")
    held = {batch.name: _held(batch) for batch in sets}
    judged = [batch for batch in sets if batch.gold and batch.paths and SCORER.exists()]
    scores = {batch.name: score_readings(batch, read_with_cli(batch)) for batch in judged}
    return Bench(language, source, sets, own, peers, rows, held, scores)


def _run_own(peer: Peer, sets: list[TextSet], passes: int, tell: Tell) -> Row:
    characters = sets[0].characters * max(1, _DOCUMENTS // len(sets[0].texts))
    return _run(peer, sets, passes, tell, scored=True, first_least=characters)


def _run(
    peer: Peer, sets: list[TextSet], passes: int, tell: Tell, *, scored: bool, least: int = 0, first_least: int = 0
) -> Row:
    """One reader measured.

    Args:
        peer: Who it is.
        sets: What it reads.
        passes: How many passes at most.
        tell: Told what is being done.
        scored: Whether what it finds is held against gold.
        least: Characters of a pass at least; the texts stand there several times.
        first_least: The same for the first set.
    """
    python = find_python(peer, tell)
    if isinstance(python, str):
        return Row(peer, python)
    tell(f"Reading with {peer.name}")
    repeat = {batch.name: max(1, least // batch.characters) for batch in sets}
    repeat[sets[0].name] = max(repeat[sets[0].name], first_least // sets[0].characters)
    result = run_program(Program(python, peer, repeat, passes), sets)
    if isinstance(result, str) or not scored:
        return Row(peer, result)
    return Row(peer, result, {b.name: score_said(b, result.said[b.name]) for b in sets if b.gold})


def _held(batch: TextSet) -> dict[str, int]:
    """How many mentions of each kind our readings hold, so that a speed is seen beside what was done for it."""
    read = our_runner.load(batch.language).read
    held: Counter[str] = Counter()
    for text in batch.texts:
        reading = read(text)
        held.update({kind: len(getattr(reading, kind)) for kind in _KINDS})
    return dict(held)


def find_goals(bench: Bench) -> tuple[Goal, ...]:
    """What is asked of our reader given texts, and what came; nothing where only limits were asked for."""
    if not bench.own:
        return ()
    if isinstance(bench.own[0].result, str):
        return (missing(f"reading, {bench.language}"),)
    ours, result, found = bench.own[0], bench.own[0].result, []
    for batch in bench.sets:
        fastest, pattern = bench.times_fastest(ours, batch.name), result.speed[batch.name].times_pattern
        where = f"{batch.language}, {batch.name}"
        if fastest is not None:
            bar, aim = TIMES_FASTEST
            found.append(
                Goal(f"speed against the fastest peer, {where}", fastest, bar, least=True, aim=aim, unit="times")
            )
        bar, aim = TIMES_PATTERN
        found.append(
            Goal(f"time against one number pattern, {where}", pattern, bar, least=False, aim=aim, unit="times")
        )
    memory = f"peak memory of reading, {bench.language}"
    return (*found, Goal(memory, result.peak_mb, PEAK_MB, least=False, unit="MB"))


def to_part(bench: Bench) -> Part:
    """The run as it is kept."""
    versions: dict[str, str] = {}
    for row in bench.rows:
        versions |= {} if isinstance(row.result, str) else row.result.versions
    value = {
        "source": bench.source,
        "texts": {b.name: {"documents": len(b.texts), "characters": b.characters} for b in bench.sets},
        "rows": [_row(bench, row) for row in bench.rows],
        "held": bench.held,
        "scores": bench.scores,
    }
    return Part(NAMES[bench.language] if bench.own else f"limits_{bench.language}", value, find_goals(bench), versions)


def _row(bench: Bench, row: Row) -> dict[str, Any]:
    said: dict[str, Any] = {"name": row.peer.name, "version": row.version, "note": row.peer.note}
    if isinstance(row.result, str):
        return {**said, "why_not": row.result}
    speed = {
        name: {
            **asdict(one),
            "characters_per_s": round(one.per_second),
            "megabytes_per_s": one.megabytes_per_s,
            "first_megabytes_per_s": one.first_megabytes_per_s,
            "times_fastest_peer": bench.times_fastest(row, name),
        }
        for name, one in row.result.speed.items()
    }
    accuracy = {name: asdict(one) for name, one in row.accuracy.items()}
    return {**said, "speed": speed, "load_s": row.result.load_s, "peak_mb": row.result.peak_mb, "accuracy": accuracy}
