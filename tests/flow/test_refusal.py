"""Whatever the reader proposes, a number that its words do not say goes no further."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from diemcau.flow import reading as flow_reading
from diemcau.flow.folder import read_files
from diemcau.profile.load import load_profile
from diemcau.profile.types import Profile
from diemcau.read.document import read_document
from diemcau.records import Document, Reading, Severity


def test_a_false_figure_is_taken_out_and_stops_publication(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that adds one to every first figure is found out; the other figures stay."""
    (tmp_path / "velmar.txt").write_text("In 2031 Velmar sent 30 envoys and received 45 guests.\n", encoding="utf-8")

    def read_wrongly(document: Document, vocabulary: Profile) -> Reading:
        reading = read_document(document, vocabulary)
        first, *rest = reading.figures
        false = replace(first, quantity=replace(first.quantity, value=first.quantity.value + 1))
        return replace(reading, figures=(false, *rest))

    monkeypatch.setattr(flow_reading, "read_document", read_wrongly)
    (reading,), _ = read_files([tmp_path], load_profile("vietnam_diplomacy"))
    assert [figure.quantity.value for figure in reading.figures] == [Decimal(45)]
    (finding,) = reading.findings
    assert (finding.code, finding.severity) == ("read.altered", Severity.STOP)
    assert "claims 31" in finding.message
