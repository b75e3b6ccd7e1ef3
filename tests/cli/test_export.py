"""`diemcau export`: what a folder says, in open formats."""

from __future__ import annotations

import io
from pathlib import Path

import duckdb
import pytest

from diemcau.cli.export import FORMATS
from diemcau.cli.main import run
from diemcau.publish.exchange.csvtable import read_csv
from diemcau.publish.exchange.formats import FORMATS as WRITERS
from diemcau.publish.exchange.schema import SOURCES, VALUES
from diemcau.publish.exchange.sdmx_csv import read_sdmx_csv
from diemcau.publish.exchange.sdmx_json import read_sdmx_json
from diemcau.publish.exchange.workbook import read_xlsx

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "conference"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped example in all formats."""
    folder = tmp_path_factory.mktemp("export")
    assert run(["export", str(EXAMPLE), "--format", "all", "--out", str(folder)]) in {0, 1}
    return folder


def test_the_names_of_formats_are_those_that_can_be_written() -> None:
    """What help names is what there are writers for."""
    assert tuple(WRITERS) == FORMATS


def test_all_formats_say_the_same_values(made: Path) -> None:
    """CSV, workbook and both messages hold the same values, and each leads to a sentence with its words."""
    values = tuple(read_csv(VALUES, io.BytesIO((made / "values.csv").read_bytes())))
    sources = read_csv(SOURCES, io.BytesIO((made / "sources.csv").read_bytes()))
    assert len(values) > 5
    assert read_xlsx(io.BytesIO((made / "values.xlsx").read_bytes())).values == values
    assert read_sdmx_csv(io.BytesIO((made / "values.sdmx.csv").read_bytes())) == values
    assert read_sdmx_json(io.BytesIO((made / "values.sdmx.json").read_bytes())) == values
    assert {one.value for one in sources} == {one.id for one in values if one.basis != "total"}
    assert all(one.words in one.sentence for one in sources)


def test_a_store_joins_values_to_their_words(made: Path) -> None:
    """The query that help shows runs as it stands."""
    query = "select org, low, high, words from 'open/values.parquet' v join 'open/sources.parquet' s on s.value = v.id"
    with duckdb.connect() as store:
        rows = store.execute(query.replace("open/", f"{made}/")).fetchall()
    assert len(rows) > 5


def test_a_wrong_format_is_answered_with_the_nearest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is read or written where a format is not known."""
    assert run(["export", str(EXAMPLE), "--format", "csv,sdmx-jsn", "--out", str(tmp_path / "out")]) == 2
    assert "Did you mean 'sdmx-json'?" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_it_speaks_vietnamese(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In Vietnamese the last line tells what was written, in the order of the language."""
    assert run(["export", str(EXAMPLE), "--out", str(tmp_path), "--lang", "vi"]) in {0, 1}
    assert "số tổng hợp" in capsys.readouterr().out
