"""Holds the reader against the case texts of `tests/lang/<language>/cases` and says where they differ.

Run it as `python tests/read/cases_report.py [en|vi] [family ...]` to print every miss: what was wanted, what came.
Without a language it reports on all of them.
"""

from __future__ import annotations

import hashlib
import re
import sys
import unicodedata
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from diemcau.profile.load import load_profile
from diemcau.read.document import read_document
from diemcau.records import Document, Figure, Reading, Span

TREE = Path(__file__).resolve().parents[1] / "lang"
PROFILE = "vietnam_diplomacy"
STOP = {
    "en": frozenset("of the a an in to and for on with by from at its their into new total".split()),
    "vi": frozenset("các những của và là có được tổng số".split()),
}
PEOPLE = frozenset({"persons", "person-trips"})  # counted heads and counted turns: either is right for the other


class Verdict(NamedTuple):
    """What came of one case: how many figures it has, how many were read right, and every difference in words."""

    case: str
    figures: int
    right: int
    misses: tuple[str, ...]


def languages() -> list[str]:
    """The languages that have files of cases, by code."""
    return sorted({path.parents[1].name for path in TREE.glob("*/cases/figures_*.yml")})


def families(language: str) -> list[str]:
    """The families of a language that have a file of cases, by name."""
    return sorted(path.stem.removeprefix("figures_") for path in cases_of(language).glob("figures_*.yml"))


def cases_of(language: str) -> Path:
    """The folder in which the cases of a language lie."""
    return TREE / language / "cases"


def load_cases(language: str, family: str) -> list[dict[str, Any]]:
    """The cases of one family as the file has them."""
    path = cases_of(language) / f"figures_{family}.yml"
    cases: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return cases


def locate(text: str, surface: str, occurrence: int = 1) -> Span | None:
    """The n-th place of a surface where it is not inside a longer number or word; any place where there is none."""
    pattern = r"\s+".join(re.escape(part) for part in surface.split())
    whole = list(re.finditer(r"(?<![\w.,])" + pattern + r"(?!\w|[.,]\d|%)", text))
    hits = whole or list(re.finditer(pattern, text))
    return Span(*hits[occurrence - 1].span()) if len(hits) >= occurrence else None


def folded(text: str) -> str:
    """Lower-cased text without diacritics."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("đ", "d"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def content_words(text: str, language: str) -> set[str]:
    """Words that carry meaning, folded and without the plural s."""
    words = {w[:-1] if len(w) > 3 and w.endswith("s") else w for w in re.findall(r"\w+", folded(text))}
    return words - {folded(word) for word in STOP[language]}


def is_alike(wanted: str, came: str, language: str) -> bool:
    """Whether half of the content words of the shorter side are shared."""
    want, got = content_words(wanted, language), content_words(came, language)
    return bool(want & got) and len(want & got) * 2 >= min(len(want), len(got))


def overlap(one: Span, other: Span) -> int:
    """How many code points two spans share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


@cache
def profile() -> Any:
    """The shipped profile, loaded once."""
    return load_profile(PROFILE)


def document_of(case: dict[str, Any], language: str) -> Document:
    """The document that a case stands for; `about` is who publishes it."""
    base, text = case.get("base", {}), unicodedata.normalize("NFC", case["text"])
    published = base.get("published")
    return Document(
        id=hashlib.sha256(text.encode()).hexdigest(),
        name=case["id"],
        path=f"{case['id']}.txt",
        text=text,
        language=language,
        title=base.get("title"),
        publisher=base.get("about"),
        published=date.fromisoformat(str(published)) if published else None,
    )


def judge(case: dict[str, Any], language: str) -> Verdict:
    """Reads one case and compares figure by figure, one to one by overlap."""
    reading = read_document(document_of(case, language), profile())
    text, wanted = reading.document.text, case.get("figures", [])
    free = dict(enumerate(reading.figures))
    misses: list[str] = []
    right = 0
    for want in wanted:
        place = locate(text, want["surface"], want.get("occurrence", 1))
        best = max(free, key=lambda i: overlap(free[i].span, place), default=None) if place else None
        if best is None or place is None or not free[best].span.overlaps(place):
            misses.append(f"missed {want['surface']!r}")
            continue
        wrong = list(compare(want, free.pop(best), reading))
        misses += [f"{want['surface']!r} {line}" for line in wrong]
        right += not wrong
    may = [place for surface in case.get("optional", []) if (place := locate(text, surface))]
    extra = [f for f in free.values() if not any(f.span.overlaps(place) for place in may)]
    misses += [f"not a figure: {f.text!r} ({f.label!r}, {f.rule})" for f in extra]
    return Verdict(case["id"], len(wanted), right, tuple(misses))


def compare(want: dict[str, Any], figure: Figure, reading: Reading) -> list[str]:
    """The fields in which a figure differs from its case; a field that the case leaves out is not looked at."""
    came = fields_of(figure)
    return [
        f"{field}: wanted {want[field]!r}, came {came.get(field, '?')!r}"
        for field in want
        if field not in {"surface", "occurrence"} and not is_right(field, want[field], figure, reading)
    ]


def fields_of(figure: Figure) -> dict[str, Any]:
    """A figure's fields by the names that cases use."""
    quantity, base = figure.quantity, figure.compare_to
    return {
        "value": float(quantity.value),
        "low": None if quantity.interval.low is None else float(quantity.interval.low),
        "high": None if quantity.interval.high is None else float(quantity.interval.high),
        "unit": quantity.unit,
        "bound": quantity.bound.value,
        "label": f"{figure.label} [{figure.measure}]",
        "owner": figure.unit_of_report,
        "period": figure.period.code if figure.period else None,
        "status": figure.status.value,
        "kind": figure.kind.value,
        "compare_to": base if base is None or isinstance(base, str) else base.code,
        "part_of": figure.part_of,
    }


def is_right(field: str, wanted: Any, figure: Figure, reading: Reading) -> bool:
    """Whether one field of a figure is what its case asks for."""
    came = fields_of(figure)[field]
    if field == "label":
        said = f"{figure.label} {(figure.measure or '').replace('.', ' ').replace('_', ' ')}"
        return any(is_alike(name, said, reading.document.language) for name in wanted)
    if field == "owner":
        return came is not None and is_alike(wanted, came, reading.document.language)
    if field == "part_of":
        place = locate(reading.document.text, wanted)
        return came is not None and place is not None and reading.figures[came].span.overlaps(place)
    if field in {"value", "low", "high"}:
        return came is not None and bool(abs(came - wanted) <= 1e-6 * max(1.0, abs(wanted)))
    if field == "unit":
        return bool(came == wanted or {came, wanted} == PEOPLE)
    if field in {"period", "compare_to"}:
        return bool(came == wanted or (wanted.endswith("-12-31") and came == wanted[:4]))
    return bool(came == wanted)


def share(verdicts: list[Verdict]) -> float:
    """Share of cases in which nothing is missed, wrong or too many."""
    return sum(not v.misses for v in verdicts) / len(verdicts)


def report(language: str, names: list[str]) -> str:
    """Every miss of the families named, or of all of a language, under a line that counts."""
    lines: list[str] = []
    for family in names or families(language):
        cases = load_cases(language, family)
        verdicts = [judge(case, language) for case in cases]
        right, asked = sum(v.right for v in verdicts), sum(v.figures for v in verdicts)
        head = f"== {language} {family}: {share(verdicts):.3f} of {len(cases)} cases"
        lines.append(f"{head}; {right} of {asked} figures all right")
        for case, verdict in zip(cases, verdicts, strict=True):
            if verdict.misses:
                lines += [f"{case['id']}: {case['text']}", *(f"    {miss}" for miss in verdict.misses)]
    return "\n".join(lines)


def main(words: list[str]) -> str:
    """The report that the words of the command line ask for."""
    chosen = words[:1] if words[:1] and words[0] in languages() else []
    return "\n".join(report(language, words[len(chosen) :]) for language in chosen or languages())


if __name__ == "__main__":
    sys.stdout.write(main(sys.argv[1:]) + "\n")
