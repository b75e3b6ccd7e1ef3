"""Totals in words: the number with its ends, of how many orgs it is, and what it may not be taken for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from diemcau.publish.numbers import format_count, format_interval
from diemcau.publish.texts import load_texts
from diemcau.records.total import Caveat, Covered

if TYPE_CHECKING:
    from diemcau.records.review import Names
    from diemcau.records.total import Total


def tell_total(total: Total, language: str) -> str:
    """What a total may be, such as `between 9.32 and 10.05 billion USD`; a dash where nothing may be said."""
    return format_interval(total.interval, total.unit, language) if total.interval is not None else "–"


def tell_coverage(total: Total, kind_names: Mapping[str, Names], language: str) -> str:
    """Of how many orgs a total is: `2 of 63 provinces and cities`; several kinds are parted by semicolons."""
    return "; ".join(_covered(each, kind_names, language) for each in total.coverage)


def _covered(covered: Covered, kind_names: Mapping[str, Names], language: str) -> str:
    name = kind_names.get(covered.kind, {}).get(language, covered.kind)
    return load_texts(language)["total.covered"].format(
        reported=format_count(len(covered.reported), language),
        owing=format_count(covered.owing, language),
        kind=name[:1].lower() + name[1:],
    )


def tell_caveats(total: Total, language: str) -> str:
    """What a total may not be taken for, in one phrase each; what is missing is said by the coverage."""
    texts = load_texts(language)
    return "; ".join(texts[f"total.caveat.{caveat}"] for caveat in total.caveats if caveat is not Caveat.MISSING)
