"""Readings packed for the way between processes."""

from __future__ import annotations

import os
import pickle
import zlib
from pathlib import Path

import pytest

from diemcau.collect.document import make_document
from diemcau.errors import Invalid
from diemcau.flow.packed import pack, unpack
from diemcau.profile.load import load_profile
from diemcau.read.document import read_document
from diemcau.records import Document

_EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("path", sorted(_EXAMPLES.rglob("*.txt")), ids=lambda path: path.stem)
def test_a_reading_comes_back_as_it_was(path: Path) -> None:
    """With every figure, order, event and offset."""
    document = make_document(path.read_bytes(), path)
    assert isinstance(document, Document)
    reading = read_document(document, load_profile("vietnam_diplomacy"))
    assert unpack(pack(reading)) == reading


class _Harm:
    """What would run a command if it were unpacked."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("false",)


@pytest.mark.parametrize(
    "packed",
    [
        zlib.compress(pickle.dumps(_Harm())),
        zlib.compress(pickle.dumps(os.getcwd)),
        zlib.compress(pickle.dumps(["no reading"])),
        zlib.compress(b"cdiemcau.records.document\nannotations\n."),
        b"no bytes of ours",
        b"",
    ],
)
def test_nothing_but_a_reading_is_unpacked(packed: bytes) -> None:
    """Code, other objects and damaged bytes are refused, and nothing is run."""
    with pytest.raises(Invalid):
        unpack(packed)
