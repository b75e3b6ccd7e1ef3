"""Lineage as PROV and words as annotations: what is written comes back, and other programs read the same."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from prov.model import ProvDerivation, ProvDocument, ProvEntity
from tests.publish.exchange.made import a_source, a_value, tables

from diemcau.errors import Invalid
from diemcau.publish.exchange.annotations import read_annotations, write_annotations
from diemcau.publish.exchange.provenance import lineage_of, read_prov, write_prov
from diemcau.publish.exchange.schema import Part, Tables

MADE = datetime(2032, 1, 11, 9, 30, tzinfo=UTC)


def prov_of(made: Tables) -> bytes:
    """The lineage of tables as bytes."""
    out = io.BytesIO()
    write_prov(lineage_of(made, "7.1"), out, MADE)
    return out.getvalue()


@given(tables())
def test_lineage_comes_back(made: Tables) -> None:
    """Values, sentences, documents and what was derived from what are the same after writing and reading."""
    assert read_prov(io.BytesIO(prov_of(made))) == lineage_of(made, "7.1")


@given(tables())
@settings(max_examples=15, deadline=None)
def test_prov_reads_our_lineage(made: Tables) -> None:
    """The reference reader finds as many entities and derivations as were written."""
    body = prov_of(made)
    told = json.loads(body)
    document = ProvDocument.deserialize(content=body.decode(), format="json")
    assert len(list(document.get_records(ProvEntity))) == len(told["entity"])
    assert len(list(document.get_records(ProvDerivation))) == len(told["wasDerivedFrom"])


def test_a_total_leads_to_its_sentence() -> None:
    """From a total one comes to its values, their sentences and documents; what was left out is not there."""
    made = Tables(
        values=(a_value(), a_value(id="f2"), a_value(id="total:x", basis="total")),
        sources=(a_source(),),
        parts=(
            Part(total="total:x", value="f1", is_left_out=False),
            Part(total="total:x", value="f2", is_left_out=True),
        ),
    )
    document = ProvDocument.deserialize(content=prov_of(made).decode(), format="json")
    steps = {str(one.args[0]): str(one.args[1]) for one in document.get_records(ProvDerivation)}
    assert steps == {"value:total@3a@x": "value:f1", "value:f1": "sentence:0", "sentence:0": "document:0"}


@given(tables())
def test_annotations_come_back(made: Tables) -> None:
    """Every source is the same after writing and reading."""
    out = io.BytesIO()
    write_annotations(made.values, made.sources, out)
    assert read_annotations(io.BytesIO(out.getvalue())) == made.sources


def test_selectors_point_at_the_words() -> None:
    """Quote and position both lead to the words in the document's text, as the recommendation says."""
    out = io.BytesIO()
    write_annotations([a_value()], [a_source()], out)
    found = json.loads(out.getvalue())
    assert found["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    (one,) = found["first"]["items"]
    quote, position = one["target"]["selector"]
    text = "Dunmarsh sent over 46 delegations."
    assert text[position["start"] : position["end"]] == quote["exact"] == "over 46"
    assert f"{quote['prefix']}{quote['exact']}{quote['suffix']}" in text
    assert one["body"]["diemcau:low"] == "46"


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[]", b'{"first": {"items": [1]}}', b'{"entity": {}}', b"\xff", b"[" * 99_999]
)
def test_other_bytes_are_no_lineage(body: bytes) -> None:
    """What is neither is refused in words."""
    with pytest.raises(Invalid):
        read_annotations(io.BytesIO(body))
    with pytest.raises(Invalid):
        read_prov(io.BytesIO(body))
