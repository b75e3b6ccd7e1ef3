"""Monthly series as published: revisions raise no contradiction, and true ones are still seen."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from bench.vintages import Series, find_editions, make_documents, make_series, read_series, reconcile_documents

from diemcau.records import Revision

PUBLISHED = Path(__file__).resolve().parents[2] / "../shared/data/vietnam-monthly.csv"


@pytest.fixture(scope="module")
def series() -> Series:
    """Two years of three series of a country that does not exist."""
    return make_series(2)


def test_every_month_is_revised_once(series: Series) -> None:
    """What the next report gives for a month is another number than the first, and the year adds up."""
    editions = list(find_editions("exports", series["exports"]))
    pairs = [(one, other) for one, other in pairwise(editions) if other.before is not None]
    assert pairs
    assert all(other.before != one.estimate for one, other in pairs)


def test_revisions_are_no_contradictions(series: Series) -> None:
    """Two papers in two languages, monthly for years, with and without a word for the revision: nothing in dispute."""
    record = reconcile_documents(make_documents(series))
    assert record.conflicts == ()
    assert {one.kind for one in record.corrections} == {Revision.FINAL, Revision.REVISED}


@pytest.mark.parametrize("planted", [("imports", 2031, 11), ("visitors", 2031, 3), ("exports", 2030, 9)])
def test_a_true_contradiction_of_one_edition_is_seen(series: Series, planted: tuple[str, int, int]) -> None:
    """A first figure that one paper prints a tenth too high contradicts the other paper of the same day, and nothing
    else.
    """
    (conflict,) = reconcile_documents(make_documents(series, planted)).conflicts
    _, year, month = planted
    assert conflict.kind == "value"
    assert all(statement.document.endswith(f"{year}-{month:02}") for statement in conflict.statements)


@pytest.mark.shared
def test_the_published_series_raises_none() -> None:
    """The bar: no contradiction over all months that were really published."""
    if not PUBLISHED.is_file():
        pytest.skip("the published series does not lie beside the checkout")
    assert reconcile_documents(make_documents(read_series(PUBLISHED))).conflicts == ()
