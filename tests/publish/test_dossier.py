"""Records as rows of tables: exact numbers, declared types, nothing rounded."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.publish.dossier import pack_table, to_finding_row, to_interval_row, to_table, unpack_table
from diemcau.publish.dossier_schema import TABLES
from diemcau.records import Finding, Interval, Severity, Span

_FITTING = st.decimals(min_value=-(10**25), max_value=10**25, places=6)


@given(value=_FITTING, ends=st.tuples(_FITTING, _FITTING), ended=st.tuples(st.booleans(), st.booleans()))
def test_numbers_stand_in_the_table_as_they_are(
    value: Decimal, ends: tuple[Decimal, Decimal], ended: tuple[bool, bool]
) -> None:
    """To the last digit, open ends as null."""
    low, high = (end if is_there else None for end, is_there in zip(sorted(ends), ended, strict=True))
    row = to_interval_row(value, Interval(low, high))
    (found,) = to_table("facts", [row]).select(["value", "low", "high", "exact"]).to_pylist()
    assert found == {"value": value, "low": low, "high": high, "exact": None}


@pytest.mark.parametrize("value", [Decimal(10) ** 30, Decimal("1e-13"), Decimal("3.1415926535897932384626")])
def test_a_number_without_a_place_in_the_type_keeps_its_digits(value: Decimal) -> None:
    """As words beside an empty cell, and is not rounded."""
    row = to_interval_row(value, Interval(None, value))
    assert row["value"] is None
    assert row["exact"] == f"{value} - {value}"


def test_a_finding_is_a_row_with_its_facts() -> None:
    """And comes back from its table."""
    finding = Finding(
        code="collect.empty",
        severity=Severity.HOLD,
        message="north is empty.",
        document="north",
        span=Span(2, 5),
        facts=(("a", "1"), ("b", "2")),
    )
    (row,) = to_table("findings", [to_finding_row(finding)]).to_pylist()
    assert (row["document"], row["severity"], row["start"], row["end"]) == ("north", "hold", 2, 5)
    assert dict(row["facts"]) == {"a": "1", "b": "2"}
    assert row["story"] is None


@pytest.mark.parametrize("name", TABLES)
def test_a_packed_table_comes_back(name: str) -> None:
    """An empty one too, with its columns and what they are."""
    table = to_table(name, [])
    back = unpack_table(pack_table(table))
    assert back.schema.equals(table.schema, check_metadata=True)
    assert len(back) == 0
