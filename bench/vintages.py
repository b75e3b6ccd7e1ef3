"""Monthly reports of two papers made of a series as it was published, each month revised by the next report.

A first figure and its revision are a dated relation and never a contradiction. The series comes as a table of
`series,month,year_to_date`; a made-up one stands in where there is none.

    python -m bench.vintages [SERIES.csv]
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import TextIO

from diemcau.profile.load import load_profile
from diemcau.read.document import read_document
from diemcau.reconcile.folder import reconcile
from diemcau.records import Document, Record

COUNTRY = {"en": "Karvania", "vi": "Karvania"}
MEAN_REVISION = Decimal("0.0335")  # mean share by which a month moves in `benchmarks.md`, section 2

Series = Mapping[str, Mapping[tuple[int, int], Decimal]]
"""By name of the series the year to date as published, by year and month."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What is known of one series when a month is over.

    Attributes:
        year, month: The month under report, its last day the day of publication.
        estimate: The month as first published.
        so_far: The year to date.
        before: The month before, as revised, or None in January.
    """

    year: int
    month: int
    estimate: Decimal
    so_far: Decimal
    before: Decimal | None


def read_series(path: Path) -> dict[str, dict[tuple[int, int], Decimal]]:
    """The series of a table."""
    found: dict[str, dict[tuple[int, int], Decimal]] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            year, month = row["month"].split("-")
            found[row["series"]][int(year), int(month)] = Decimal(row["year_to_date"])
    return dict(found)


def make_series(years: int) -> dict[str, dict[tuple[int, int], Decimal]]:
    """A series of a country that does not exist: the same every time, never smooth."""
    found: dict[str, dict[tuple[int, int], Decimal]] = {"exports": {}, "imports": {}, "visitors": {}}
    for place, (name, series) in enumerate(found.items()):
        level = Decimal(1_400_000 if name == "visitors" else 9000 + 731 * place)
        for year in range(2030, 2030 + years):
            total = Decimal(0)
            for month in range(1, 13):
                total += level * (1 + _chance(name, year, month, "level") / 5) + 40 * (12 * (year - 2030) + month)
                series[year, month] = total.quantize(Decimal(1))
    return found


def _chance(*what: object) -> Decimal:
    """A number from -1 to 1 that depends on what it is for alone."""
    return Decimal(int(sha256(repr(what).encode()).hexdigest()[:8], 16)) / Decimal(0x7FFFFFFF) - 1


def find_editions(name: str, series: Mapping[tuple[int, int], Decimal]) -> Iterator[Edition]:
    """What each month's report knows; a month is revised once, by the report that follows."""
    shift = estimate = Decimal(0)
    for (year, month), so_far in sorted(series.items()):
        before = None
        if month > 1 and (year, month - 1) in series:
            before = estimate + shift
            estimate = so_far - series[year, month - 1] - shift
        elif month == 1:
            estimate = so_far
        else:
            continue
        yield Edition(year, month, estimate, so_far, before)
        shift = estimate * 2 * MEAN_REVISION * _chance(name, year, month, "revision")


_MONTHS = "January February March April May June July August September October November December".split()
_NAMES = {
    "en": {"exports": "exports", "imports": "imports", "retail": "retail sales", "visitors": "foreign visitors"},
    "vi": {"exports": "xuất khẩu", "imports": "nhập khẩu", "retail": "tổng mức bán lẻ", "visitors": "khách quốc tế"},
}


def tell(editions: Mapping[str, Edition], language: str, publisher: str, *, silent: bool, plain: bool) -> str:
    """One paper's report of a month.

    Args:
        editions: What is known of each series.
        language: ISO 639-1 code, en or vi.
        publisher: The paper.
        silent: Whether a revision is printed without a word that it is one.
        plain: Whether a first figure is printed without a word that it is an estimate.
    """
    one = next(iter(editions.values()))
    tellers = {"en": _tell_english, "vi": _tell_vietnamese}
    head = {
        "en": f"{_MONTHS[one.month - 1]} trade and travel\n{publisher}, 28 {_MONTHS[one.month - 1]} {one.year}\n",
        "vi": f"Thương mại và du lịch tháng {one.month}\n{publisher}, 28/{one.month}/{one.year}\n",
    }
    return head[language] + "\n".join(
        tellers[language](name, edition, silent=silent, plain=plain) for name, edition in editions.items()
    )


def _tell_english(name: str, edition: Edition, *, silent: bool, plain: bool) -> str:
    label, month = _NAMES["en"][name], _MONTHS[edition.month - 1]
    said = (
        f"In {month} {label} of Karvania reached {'' if plain else 'an estimated '}{_english(name, edition.estimate)}."
    )
    if edition.month > 1:
        said += (
            f" In the first {edition.month} months of {edition.year} {label} came to {_english(name, edition.so_far)}."
        )
    if edition.before is not None:
        last, value = _MONTHS[edition.month - 2], _english(name, edition.before)
        said += (
            f" In {last} {label} were {value}."
            if silent
            else f" {label.capitalize()} in {last} were revised to {value}."
        )
    return said


def _tell_vietnamese(name: str, edition: Edition, *, silent: bool, plain: bool) -> str:
    label, month = _NAMES["vi"][name], edition.month
    reached = "đạt" if plain else "ước đạt"
    said = f"Tháng {month}/{edition.year}, {label} của Karvania {reached} {_vietnamese(name, edition.estimate)}."
    if month > 1:
        said += f" Lũy kế {month} tháng năm {edition.year}, {label} đạt {_vietnamese(name, edition.so_far)}."
    if edition.before is not None:
        value = _vietnamese(name, edition.before)
        said += (
            f" Tháng {month - 1}, {label} đạt {value}."
            if silent
            else (f" Số liệu {label} tháng {month - 1} được điều chỉnh thành {value}.")
        )
    return said


def _english(name: str, value: Decimal) -> str:
    if name == "visitors":
        return f"{value:,.0f}"
    return f"{value / 1000:,.1f} trillion VND" if name == "retail" else f"{value / 1000:,.2f} billion USD"


def _vietnamese(name: str, value: Decimal) -> str:
    swapped = str.maketrans(",.", ".,")
    if name == "visitors":
        return f"{value:,.0f} lượt".translate(swapped)
    said = f"{value / 1000:,.1f} nghìn tỷ đồng" if name == "retail" else f"{value / 1000:,.2f} tỷ USD"
    return said.translate(swapped)


def make_documents(series: Series, planted: tuple[str, int, int] | None = None) -> list[Document]:
    """The reports of two papers, one in each language, month by month.

    Year by year one of them says what it revises and the other does not, and both say or leave out that a first figure
    is an estimate.

    Args:
        series: What was published.
        planted: The name of a series, a year and a month of which the second paper prints the first figure a tenth too
            high: a true contradiction; None for no such.
    """
    months: dict[tuple[int, int], dict[str, Edition]] = defaultdict(dict)
    for name, values in series.items():
        for edition in find_editions(name, values):
            months[edition.year, edition.month][name] = edition
    found = []
    for (year, month), editions in sorted(months.items()):
        for at, (language, publisher) in enumerate((("en", "Harbour Gazette"), ("vi", "Báo Bến Cảng"))):
            told = _with_error(editions, planted) if at else editions
            text = tell(told, language, publisher, silent=(year + at) % 2 == 0, plain=year % 3 != 0)
            name = f"{publisher} {year}-{month:02}"
            found.append(make_document(name, text, language, publisher, date(year, month, 28)))
    return found


def _with_error(editions: Mapping[str, Edition], planted: tuple[str, int, int] | None) -> Mapping[str, Edition]:
    """What one paper makes of a month: the planted error where it is the month of one."""
    wrong = {
        name: replace(one, estimate=one.estimate * Decimal("1.1"))
        for name, one in editions.items()
        if (name, one.year, one.month) == planted
    }
    return {**editions, **wrong}


def make_document(name: str, text: str, language: str, publisher: str, on: date) -> Document:
    """One report as collecting would give it."""
    return Document(
        id=sha256(text.encode()).hexdigest(),
        name=name,
        path=f"{name}.txt",
        text=text,
        language=language,
        publisher=publisher,
        published=on,
    )


def reconcile_documents(documents: Iterable[Document]) -> Record:
    """The record of reports read with the shipped profile."""
    profile = load_profile("vietnam_diplomacy")
    return reconcile("vintages", [read_document(document, profile) for document in documents], profile)


def main(arguments: Sequence[str], out: TextIO) -> int:
    """Measures one series, or the made-up one; 1 where a contradiction was called."""
    series = read_series(Path(arguments[0])) if arguments else make_series(10)
    documents = make_documents(series)
    record = reconcile_documents(documents)
    kinds = Counter(conflict.kind for conflict in record.conflicts)
    revisions = Counter(correction.kind.value for correction in record.corrections)
    out.write(f"reports {len(documents)}, facts {len(record.claims)}\n")
    out.write(f"contradictions {len(record.conflicts)} {dict(kinds)}\nrevisions {dict(revisions)}\n")
    return 1 if record.conflicts else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], sys.stdout))
