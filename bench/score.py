"""Accuracy where gold exists: one simple rule for every reader, and the full scorer for ours.

The simple rule: a gold figure is found by the number that overlaps it most, one to one, in the order of the gold. A
value is right whatever its sign, as no other reader knows a fall. What the gold leaves open is neither won nor lost.
"""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.child import environment
from bench.runners.clock import Said
from bench.texts import ROOT, SCORER, TextSet
from bench.units import is_unit
from diemcau.lang.en.numerals import find_numbers

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How well one reader did on one set.

    Attributes:
        gold: Figures in the gold.
        found: How many of them a number of the reader overlaps.
        false: Numbers given that are no figures.
        value: F1 of found with the right value, 0 to 1.
        value_unit: F1 of found with the right value and unit, 0 to 1.
    """

    gold: int
    found: int
    false: int
    value: float
    value_unit: float


def score_said(batch: TextSet, said: list[list[Said]]) -> Accuracy:
    """Score what a reader found in each text of a set that has gold."""
    gold = found = given = values = units = 0
    for text, answer, numbers in zip(batch.texts, batch.gold, said, strict=True):
        pairs, rest = _match(text, answer, [_with_value(s) for s in numbers])
        gold += len(answer["figures"])
        found += len(pairs)
        given += len(pairs) + rest
        right = [(figure, number) for figure, number in pairs if _is_value(figure.get("value"), number.value)]
        values += len(right)
        units += sum(is_unit(figure.get("unit"), number.unit) for figure, number in right)
    return Accuracy(gold, found, given - found, _f1(values, given, gold), _f1(units, given, gold))


def _match(text: str, answer: dict[str, Any], said: list[Said]) -> tuple[list[tuple[dict[str, Any], Said]], int]:
    """Pairs of gold figure and number, and how many numbers are left that the gold does not leave open."""
    inside = answer.get("occurrence_rule") == "substring"
    free, pairs = list(said), []
    for figure in answer["figures"]:
        span = find_place(text, figure, inside=inside)
        best = max(free, key=lambda s: _shared(s, span), default=None) if span else None
        if best is not None and _shared(best, span):
            free.remove(best)
            pairs.append((figure, best))
    either = [find_place(text, entry, inside=inside) for entry in answer.get("optional") or ()]
    return pairs, sum(not any(_shared(s, span) for span in either if span) for s in free)


def find_place(text: str, entry: dict[str, Any] | str, *, inside: bool = False) -> Span | None:
    """Where the words of gold stand in a text; None where they do not.

    Args:
        text: The text.
        entry: The words as `surface`, with the number of their place as `occurrence`, or the words alone.
        inside: Whether a place within a longer number or word counts even where there are others.
    """
    told: dict[str, Any] = {"surface": entry} if isinstance(entry, str) else entry
    words = r"\s+".join(map(re.escape, unicodedata.normalize("NFC", told["surface"]).split()))
    alone = [] if inside else [m.span() for m in re.finditer(rf"(?<![\w.,]){words}(?!\w|[.,]\d|%)", text)]
    places = alone or [m.span() for m in re.finditer(words, text)]
    at = told.get("occurrence", 1) - 1
    return places[at] if at < len(places) else None


def _shared(said: Said, span: Span | None) -> int:
    return 0 if span is None else max(0, min(said.end, span[1]) - max(said.start, span[0]))


def _with_value(said: Said) -> Said:
    """A reader that gives words only has them read by our own number grammar."""
    if said.value is not None:
        return said
    numbers = find_numbers(said.text, [])
    if not numbers:
        return said
    return Said(said.start, said.end, said.text, float(numbers[0].value), numbers[0].unit)


def _is_value(gold: float | None, said: float | None) -> bool:
    """Whether a value passes; gold that names none asks for nothing."""
    if gold is None:
        return True
    return said is not None and abs(abs(said) - abs(gold)) <= 1e-6 * max(1.0, abs(gold))


def _f1(right: int, given: int, gold: int) -> float:
    return 2 * right / (given + gold) if given + gold else 0.0


def read_with_cli(batch: TextSet) -> str:
    """What `diemcau read --format jsonl` prints for the files of a set."""
    command = (sys.executable, "-m", "diemcau", "read", *map(str, batch.paths), "--format", "jsonl")
    done = subprocess.run(command, capture_output=True, check=False, env=environment(), cwd=ROOT)
    if done.returncode > 1:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    return done.stdout.decode()


def score_readings(batch: TextSet, lines: str) -> dict[str, Any]:
    """What the full scorer says of our readings of a set that has gold, without its list of misses."""
    with tempfile.TemporaryDirectory() as folder:
        readings, golds = Path(folder, "readings.jsonl"), Path(folder, "gold")
        readings.write_text(lines, encoding="utf-8")
        golds.mkdir()
        for path, gold in zip(batch.paths, batch.gold, strict=True):
            Path(golds, f"{path.stem}.json").write_text(json.dumps(gold), encoding="utf-8")
        scores: dict[str, Any] = _load_scorer().score(golds, readings)
    scores.pop("misses")
    return scores


def _load_scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_of_readings", SCORER)
    if spec is None or spec.loader is None:
        raise RuntimeError(f"The scorer {SCORER} cannot be loaded.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
