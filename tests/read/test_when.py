"""When a figure holds, in texts broken anywhere."""

from __future__ import annotations

from diemcau.read.document import read_document
from diemcau.records import Document


def test_a_time_broken_by_the_end_of_a_line_stops_nothing() -> None:
    """Words of a time that go on behind the end of the line are read up to there."""
    document = Document(
        id="0", name="a", path="a.txt", text="The port sent 28 boats out in the \n quarter that was", language="en"
    )
    assert [figure.text for figure in read_document(document, None).figures] == ["28"]
