"""Tables as CSV, workbook and Parquet: what is written comes back, and other programs read the same."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import duckdb
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.publish.exchange.made import a_source, a_value, tables

from diemcau.errors import Invalid
from diemcau.publish.exchange.csvtable import read_csv, write_csv
from diemcau.publish.exchange.parquet import read_parquet, write_parquet
from diemcau.publish.exchange.schema import CODES, COVERAGE, PARTS, SOURCES, VALUES, Table, Tables
from diemcau.publish.exchange.workbook import LONGEST, read_xlsx, write_xlsx

MADE = datetime(2032, 1, 11, 9, 30, tzinfo=UTC)
ALL: tuple[Table[Any], ...] = (VALUES, SOURCES, PARTS, COVERAGE, CODES)


def csv_of(table: Table[Any], rows: Any) -> bytes:
    """The bytes of a table."""
    out = io.BytesIO()
    write_csv(table, rows, out)
    return out.getvalue()


@given(tables())
def test_what_is_written_as_csv_comes_back(made: Tables) -> None:
    """Every table is the same after it was written and read, whatever its texts begin with."""
    for table in ALL:
        rows = getattr(made, table.name)
        assert tuple(read_csv(table, io.BytesIO(csv_of(table, rows)))) == rows


@given(tables())
@settings(max_examples=40)
def test_no_cell_of_csv_is_a_formula(made: Tables) -> None:
    """No text begins like a formula, however many blanks stand before."""
    for table in ALL:
        text = csv_of(table, getattr(made, table.name)).decode("utf-8-sig")
        sorts = dict(table.columns)
        for row in csv.DictReader(io.StringIO(text, newline="")):
            texts = [cell for name, cell in row.items() if sorts[name].value == "text"]
            assert not [cell for cell in texts if cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]


@given(tables())
@settings(max_examples=25, deadline=None)
def test_what_is_written_as_a_workbook_comes_back(made: Tables) -> None:
    """All sheets hold what the tables held, to the last digit."""
    out = io.BytesIO()
    write_xlsx(made, out, MADE)
    assert read_xlsx(io.BytesIO(out.getvalue())) == made


def test_a_workbook_holds_no_formula() -> None:
    """Text that begins like a formula is text to openpyxl and in the bytes of the sheet."""
    out = io.BytesIO()
    write_xlsx(Tables(values=(a_value(org="=HYPERLINK(1)", partner="+1"),)), out, MADE)
    book = load_workbook(io.BytesIO(out.getvalue()))
    assert {cell.data_type for row in book["values"].iter_rows() for cell in row} <= {"s", "n", "b", "inlineStr"}
    with ZipFile(io.BytesIO(out.getvalue())) as file:
        assert b"<f>" not in file.read("xl/worksheets/sheet1.xml")


def test_long_numbers_and_texts_in_a_workbook() -> None:
    """A number of twenty digits keeps them all; a text beyond the cell's room is cut and says so."""
    long = Decimal("12345678901234567890.5")
    out = io.BytesIO()
    write_xlsx(Tables(values=(a_value(low=long),), sources=(a_source(sentence="a" * 40_000),)), out, MADE)
    back = read_xlsx(io.BytesIO(out.getvalue()))
    assert back.values[0].low == long
    assert len(back.sources[0].sentence) == LONGEST
    assert back.sources[0].sentence.endswith("a…")


@given(tables())
@settings(max_examples=40, deadline=None)
def test_what_is_written_as_parquet_comes_back(made: Tables) -> None:
    """Every table is the same, decimals exactly."""
    for table in ALL:
        out = io.BytesIO()
        write_parquet(table, getattr(made, table.name), out)
        assert tuple(read_parquet(table, io.BytesIO(out.getvalue()))) == getattr(made, table.name)


@given(
    st.lists(
        st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30),
        min_size=1,
        max_size=4,
    )
)
def test_ends_without_room_are_moved_outward(numbers: list[Decimal]) -> None:
    """Where 38 digits are not enough, the interval that comes back holds the one that was written."""
    rows = [a_value(id=str(at), low=number, high=number) for at, number in enumerate(numbers)]
    out = io.BytesIO()
    write_parquet(VALUES, rows, out)
    for row, back in zip(rows, read_parquet(VALUES, io.BytesIO(out.getvalue())), strict=True):
        assert back.low is not None
        assert back.high is not None
        assert row.low is not None
        assert back.low <= row.low <= back.high


def test_other_programs_read_the_parquet(tmp_path: Path) -> None:
    """DuckDB joins values to their sentences and adds the numbers exactly."""
    rows = [a_value(id="f1", low=Decimal("0.1")), a_value(id="f2", low=Decimal("0.2"))]
    with (tmp_path / "values.parquet").open("wb") as out:
        write_parquet(VALUES, rows, out)
    with (tmp_path / "sources.parquet").open("wb") as out:
        write_parquet(SOURCES, [a_source()], out)
    paths = [(tmp_path / f"{table.name}.parquet").as_posix() for table in (VALUES, SOURCES)]
    with duckdb.connect() as store:
        total = store.execute("select sum(low) from read_parquet(?)", [paths[0]]).fetchone()
        said = store.execute(
            "select s.words from read_parquet(?) v join read_parquet(?) s on s.value = v.id", paths
        ).fetchall()
    assert total == (Decimal("0.3"),)
    assert said == [("over 46",)]
    assert pq.read_schema(paths[0]).field("low").type.precision == 38


@pytest.mark.parametrize("text", ["", "a,b\r\n1,2\r\n", "sort,code,language,name\r\nunit,USD,en\r\n", 'sort,"code'])
def test_another_table_is_refused(text: str) -> None:
    """Other columns, missing cells and broken quotes are said, not guessed."""
    with pytest.raises(Invalid):
        read_csv(CODES, io.BytesIO(text.encode()))


@pytest.mark.parametrize(
    ("column", "cell"), [("low", "nine"), ("low", "NaN"), ("cut_off", "31/12"), ("is_missing", "yes")]
)
def test_a_cell_of_another_sort_is_refused(column: str, cell: str) -> None:
    """A number that is none, a day in another order, a flag in other words."""
    lines = csv_of(VALUES, [a_value()]).decode("utf-8-sig").splitlines()
    cells = lines[1].split(",")
    cells[[name for name, _ in VALUES.columns].index(column)] = cell
    with pytest.raises(Invalid, match=column):
        read_csv(VALUES, io.BytesIO(f"{lines[0]}\r\n{','.join(cells)}\r\n".encode()))


@pytest.mark.parametrize("body", [b"", b"PK\x03\x04", b"no workbook"])
def test_what_is_no_workbook_and_no_parquet_is_refused(body: bytes) -> None:
    """Any other bytes are refused in words."""
    with pytest.raises(Invalid):
        read_xlsx(io.BytesIO(body))
    with pytest.raises(Invalid):
        read_parquet(VALUES, io.BytesIO(body))
