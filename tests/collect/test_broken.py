"""Whatever is wrong with a file, it gives a document or a finding, and never a fault of our own."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diemcau.collect.document import read_bytes
from diemcau.collect.members import Part, open_parts
from diemcau.records import Document, Finding

WRITERS = ("txt", "html", "word", "odt", "rtf", "eml", "letter", "msg", "pdf", "xlsx", "ods")
PACKED = ("word", "odt", "xlsx", "ods")
_VALUES = (b'""', b'"-1"', b'"99999999999"', b'"abc"', b'"%1%2%9"', b'"0"', b'"\xe2\x80\xae"')
_VALUE = re.compile(rb'(?<!xmlns)(\s[\w:]+=)"[^"]*"(?=\s*/?>)')
_CONTROLS = (
    rb"\cell ", rb"\row ", rb"\nestcell ", rb"\itap3 ", b"{", b"}", rb"\footnote ", rb"{\header ", rb"\bin999 ",
    rb"\u55357 ", rb"\fonttbl ", rb"\super ", rb"\'e", rb"\trowd ", rb"\cellx-5 ", rb"\listtext ", rb"\uc9 ", rb"\f77 ",
)  # fmt: skip


@cache
def written(made: ModuleType, writer: str) -> bytes:
    body: bytes = getattr(made, writer)(made.VIETNAMESE)
    return unpacked(body) if writer in PACKED else body


def unpacked(body: bytes) -> bytes:
    """The same archive with its members as they are, so that a changed byte reaches what reads them."""
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(whole, "w") as new:
        for info in old.infolist():
            new.writestr(zipfile.ZipInfo(info.filename), old.read(info))
    return whole.getvalue()


def check(body: bytes, name: str) -> None:
    """Every document in some bytes is read, or a finding says why not."""
    found = list(open_parts(body, Path(name), Path(name).stem))
    assert found
    for part in found:
        if isinstance(part, Part):
            result, notices = read_bytes(part.body, part.path, part.name)
            assert isinstance(result, Document | Finding)
            assert all(isinstance(notice, Finding) for notice in notices)
            if isinstance(result, Document):
                assert all(0 <= place.start <= len(result.text) for place in result.places)
                starts = [place.start for place in result.places]
                assert starts == sorted(starts)


@pytest.mark.parametrize("writer", WRITERS)
@given(data=st.data())
@settings(max_examples=25)
def test_a_file_that_breaks_off(made: ModuleType, writer: str, data: st.DataObject) -> None:
    """At any byte."""
    body = written(made, writer)
    check(body[: data.draw(st.integers(0, len(body) - 1))], f"report.{writer}")


@pytest.mark.parametrize("writer", WRITERS)
@given(data=st.data())
@settings(max_examples=25)
def test_a_file_with_changed_bytes(made: ModuleType, writer: str, data: st.DataObject) -> None:
    """At any places, to anything."""
    body = bytearray(written(made, writer))
    places = st.tuples(st.integers(0, len(body) - 1), st.integers(0, 255))
    for place, value in data.draw(st.lists(places, min_size=1, max_size=8)):
        body[place] = value
    check(bytes(body), f"report.{writer}")


@pytest.mark.parametrize("writer", PACKED)
@given(data=st.data())
@settings(max_examples=40)
def test_an_office_file_with_changed_elements(made: ModuleType, writer: str, data: st.DataObject) -> None:
    """Whole archives whose parts say something odd: attributes of any value, elements missing or doubled."""
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written(made, writer))) as old, zipfile.ZipFile(whole, "w") as new:
        for info in old.infolist():
            part = old.read(info)
            if info.filename.endswith(".xml") and data.draw(st.booleans()):
                part = data.draw(changed_xml(part))
            new.writestr(zipfile.ZipInfo(info.filename), part)
    check(whole.getvalue(), f"report.{writer}")


@st.composite
def changed_xml(draw: st.DrawFn, part: bytes) -> bytes:
    """A part with some of its elements changed, still well-formed."""
    pieces = re.findall(rb"<[^<>]+>|[^<>]+", part)
    for place in draw(st.lists(st.integers(0, len(pieces) - 1), min_size=1, max_size=4)):
        is_whole = pieces[place].endswith(b"/>")
        change = draw(st.sampled_from(("value", "drop", "double") if is_whole else ("value",)))
        if change == "drop":
            pieces[place] = b""
        elif change == "double":
            pieces[place] *= 3
        else:
            value = draw(st.sampled_from(_VALUES))
            pieces[place] = _VALUE.sub(rb"\1" + value, pieces[place])
    return b"".join(pieces)


@given(data=st.data())
@settings(max_examples=80)
def test_a_rich_text_with_changed_words(made: ModuleType, data: st.DataObject) -> None:
    """Control words missing, doubled, with other numbers, or where they make no sense."""
    tokens = re.findall(rb"\\[a-z]+-?\d* ?|\\.|[{}]|[^\\{}]+", written(made, "rtf"))
    for place in data.draw(st.lists(st.integers(0, len(tokens) - 1), min_size=1, max_size=10)):
        number = data.draw(st.sampled_from((b"0", b"-1", b"99999999", b"65535")))
        tokens[place] = data.draw(
            st.sampled_from((b"", tokens[place] * 2, re.sub(rb"\d+", number, tokens[place]), *_CONTROLS))
        )
    check(b"".join(tokens), "report.rtf")


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"{\\rtf1",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"From: a\nMIME-Version: 1.0\n",
    ],
)
@given(noise=st.binary(max_size=4000))
@settings(max_examples=30)
def test_noise_behind_any_beginning(head: bytes, noise: bytes) -> None:
    """A file that only begins like one of its kind."""
    check(head + noise, "report.docx")
