"""Without the libraries of the extras the formats that need them say how to get them, and the others work."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime

import pytest
from tests.publish.exchange.made import a_source, a_value

from diemcau.errors import Missing
from diemcau.publish.exchange.formats import FORMATS, Stamp
from diemcau.publish.exchange.schema import Tables

NEEDS = {"xlsx": "openpyxl", "parquet": "pyarrow"}


@pytest.mark.parametrize("name", FORMATS)
def test_formats_say_what_they_need(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook asks for openpyxl and Parquet for pyarrow, with the name of the extra; no other needs anything."""
    for library in NEEDS.values():
        monkeypatch.setitem(sys.modules, library, None)
    made = Tables(values=(a_value(),), sources=(a_source(),))
    stamp = Stamp(datetime(2032, 1, 11, tzinfo=UTC), "7.1")
    for file in FORMATS[name]:
        out = io.BytesIO()
        if name in NEEDS:
            with pytest.raises(Missing, match=NEEDS[name]):
                file.write(made, stamp, out)
        else:
            file.write(made, stamp, out)
            assert out.getvalue()
