"""Values as SDMX: what is written comes back, and pysdmx reads the same against the standard's own schemas."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pysdmx.io
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.publish.exchange.made import PERIODS, TEXTS, a_value, tables

from diemcau.errors import Invalid
from diemcau.publish.exchange.schema import Tables
from diemcau.publish.exchange.sdmx import (
    ATTRIBUTES,
    DIMENSIONS,
    OBS_VALUE,
    from_code,
    from_observations,
    to_code,
    to_observations,
    to_time,
)
from diemcau.publish.exchange.sdmx_codes import code_lists
from diemcau.publish.exchange.sdmx_csv import read_sdmx_csv, write_sdmx_csv
from diemcau.publish.exchange.sdmx_json import read_sdmx_json, write_sdmx_json
from diemcau.publish.exchange.sdmx_structure import read_code_lists, write_structure
from diemcau.records import parse_period

MADE = datetime(2032, 1, 11, 9, 30, tzinfo=UTC)


@given(st.one_of(TEXTS, st.text(), st.sampled_from(["_T", "T", "_", "a.b", "@", "-1", "$"])))
def test_codes_come_back_and_are_identifiers(text: str) -> None:
    """Any text is spelt as an identifier of SDMX and read back, and none begins like a formula."""
    code = to_code(text)
    assert from_code(code) == text
    assert code
    assert set(code) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@$-")
    assert code[0] not in "@-"


@pytest.mark.parametrize("code", ["", "a b", "@zz@", "a@41", "_"])
def test_what_is_no_code_is_refused(code: str) -> None:
    """A code that `to_code` never makes is refused."""
    with pytest.raises(Invalid):
        from_code(code)


@given(tables())
def test_observations_come_back_and_keys_are_unique(made: Tables) -> None:
    """Values that compete for one key become candidates, and every value comes back."""
    told = to_observations(made.values)
    keys = [tuple(one[name] for name in DIMENSIONS) for one in told]
    assert len(set(keys)) == len(keys)
    assert from_observations(told) == made.values


@given(tables())
def test_messages_come_back(made: Tables) -> None:
    """SDMX-CSV and SDMX-JSON give back what was written."""
    out = io.BytesIO()
    write_sdmx_csv(made.values, out)
    assert read_sdmx_csv(io.BytesIO(out.getvalue())) == made.values
    out = io.BytesIO()
    write_sdmx_json(made.values, made.codes, out, MADE)
    assert read_sdmx_json(io.BytesIO(out.getvalue())) == made.values


@given(tables())
@settings(max_examples=30)
def test_every_place_of_the_json_has_its_code(made: Tables) -> None:
    """Keys and attributes point at codes that are listed, each once, and all that is listed is used."""
    out = io.BytesIO()
    write_sdmx_json(made.values, made.codes, out, MADE)
    data = json.loads(out.getvalue())["data"]
    structure = data["structures"][data["dataSets"][0]["structure"]]
    for at, one in enumerate(structure["dimensions"]["observation"]):
        used = {int(key.split(":")[at]) for key in data["dataSets"][0]["observations"]}
        assert used == set(range(len(one["values"])))
    for at, one in enumerate(structure["attributes"]["observation"], 1):
        used = {cells[at] for cells in data["dataSets"][0]["observations"].values()} - {None}
        assert used == set(range(len(one["values"])))


@given(tables())
@settings(max_examples=30)
def test_code_lists_come_back(made: Tables) -> None:
    """The structure message holds every list with its codes; names are those that XML can hold."""
    out = io.BytesIO()
    write_structure(made.values, made.codes, out, MADE)
    lists = code_lists(made.values, made.codes)
    back = read_code_lists(io.BytesIO(out.getvalue()))
    assert [(one.id, one.component, list(one.codes)) for one in back] == [
        (one.id, one.component, list(one.codes)) for one in lists
    ]
    plain = [one for one in lists if one.component in {"FREQ", "OBS_STATUS", "CONF_STATUS", "BOUND"}]
    assert [one for one in back if one.component in {"FREQ", "OBS_STATUS", "CONF_STATUS", "BOUND"}] == plain


def test_pysdmx_reads_message_and_structure(tmp_path: Path) -> None:
    """Against the schemas of SDMX-ML 3.0 the structure is sound, and with it the message has our keys and numbers."""
    values = [
        a_value(),
        a_value(id="f2", period="2031-01..2031-11", partner="Ấn Độ", low=Decimal("15.25"), high=Decimal("15.75")),
        a_value(id="f3", status="plan", obs_status="F", period="2032-Q1"),
        a_value(id="f4", is_missing=True, low=None, low_open=False, obs_status="M", basis="total", period="2031-H1"),
    ]
    with (tmp_path / "structure.xml").open("wb") as out:
        write_structure(values, (), out, MADE)
    with (tmp_path / "values.csv").open("wb") as out:
        write_sdmx_csv(values, out)
    message = pysdmx.io.read_sdmx(tmp_path / "structure.xml", validate=True)
    (structure,) = message.get_data_structure_definitions()
    assert [one.id for one in structure.components.dimensions] == list(DIMENSIONS)
    assert [one.id for one in structure.components.attributes] == list(ATTRIBUTES)
    assert [one.id for one in structure.components.measures] == [OBS_VALUE]
    (found,) = pysdmx.io.get_datasets(tmp_path / "values.csv", tmp_path / "structure.xml")
    assert list(found.data["TIME_PERIOD"]) == ["2031", "2031-01-01/P334D", "2032-Q1", "2031-S1"]
    assert list(found.data["INDICATOR"]) == ["delegations$outbound$total"] * 4
    assert [float(number) for number in found.data["OBS_VALUE"][:2]] == [46.0, 15.5]


@given(PERIODS)
def test_times_say_the_days_of_their_period(code: str) -> None:
    """A range in SDMX begins on the period's first day and lasts as many days."""
    period, time = parse_period(code), to_time(parse_period(code))
    if "/" in time:
        start, _, length = time.partition("/")
        assert start == period.start.isoformat()
        assert int(length[1:-1]) == (period.end - period.start).days + 1
    else:
        assert parse_period(time.replace("-S", "-H")) == period


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[1]",
        b'{"data": {}}',
        b"a,b\r\n1,2\r\n",
        b"<a/>",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        b"\xff",
    ],
)
def test_other_bytes_are_refused(body: bytes) -> None:
    """What is no message of this structure is refused in words, an entity before it can grow."""
    with pytest.raises(Invalid):
        read_sdmx_json(io.BytesIO(body))
    with pytest.raises(Invalid):
        read_code_lists(io.BytesIO(body))
    if b"," in body or body == b"\xff":
        with pytest.raises(Invalid):
            read_sdmx_csv(io.BytesIO(body))
