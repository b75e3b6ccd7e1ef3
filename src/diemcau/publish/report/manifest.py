"""What the files of a report have to say, as one small file beside them: a draft is held against it on its return."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from diemcau.errors import Invalid
from diemcau.publish.report.verify import Expected, Wanted, expect
from diemcau.records import Bound, Interval, Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diemcau.publish.report.model import Report

FORM = 1
"""Of the file; raised when its keys change."""


def write_manifest(reports: Sequence[Report]) -> str:
    """The numbers and quotations of a report in each of its languages, as JSON ended by a line feed."""
    told = {
        "form": FORM,
        "outline": reports[0].outline if reports else "",
        "period": str(reports[0].period or "") if reports else "",
        "reports": {report.language: _report(report) for report in reports},
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _report(report: Report) -> dict[str, Any]:
    expected = expect(report)
    return {
        "title": report.title,
        "first": expected.first,
        "appendix": expected.appendix,
        "year": expected.year,
        "locks": {lock.id: {"measure": lock.measure, "org": lock.org, "period": str(lock.period or ""),
                            "status": lock.status.value, "citations": list(lock.citations)}
                  for lock in report.locks.values()},
        "wanted": [_wanted(one) for one in expected.wanted],
    }  # fmt: skip


def _wanted(one: Wanted) -> dict[str, Any]:
    if one.quantity is None:
        return {"quote": one.text, "language": one.language}
    quantity, interval = one.quantity, one.quantity.interval
    return {
        "lock": one.lock,
        "text": one.text,
        "value": str(quantity.value),
        "low": None if interval.low is None else str(interval.low),
        "high": None if interval.high is None else str(interval.high),
        "low_open": interval.low_open,
        "high_open": interval.high_open,
        "bound": quantity.bound.value,
        "unit": quantity.unit,
    }


def read_manifest(text: str) -> dict[str, Expected]:
    """What the files have to say, by language.

    Raises:
        Invalid: If it is no such file, or of another form.
    """
    try:
        told = json.loads(text)
        if told["form"] != FORM:
            raise _no_manifest()
        return {language: _expected(language, each) for language, each in told["reports"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, InvalidOperation, RecursionError) as error:
        raise _no_manifest() from error


def _no_manifest() -> Invalid:
    title = "The file beside the report does not say what its numbers were."
    return Invalid(title, "Name the folder that `diemcau report` wrote.", code="publish.no_manifest")


def _expected(language: str, told: Mapping[str, Any]) -> Expected:
    wanted = tuple(_to_wanted(one) for one in told["wanted"])
    year = told["year"]
    return Expected(
        language=language,
        first=str(told["first"]),
        appendix=str(told["appendix"]),
        year=int(year) if year is not None else None,
        wanted=wanted,
    )


def _to_wanted(told: Mapping[str, Any]) -> Wanted:
    if "quote" in told:
        return Wanted(lock="", text=str(told["quote"]), language=str(told["language"]))
    low, high = (None if told[end] is None else Decimal(told[end]) for end in ("low", "high"))
    interval = Interval(low, high, bool(told["low_open"]), bool(told["high_open"]))
    quantity = Quantity(Decimal(told["value"]), interval, Bound(told["bound"]), told["unit"])
    return Wanted(lock=str(told["lock"]), text=str(told["text"]), quantity=quantity)
