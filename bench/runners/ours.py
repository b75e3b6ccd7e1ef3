"""Diemcau: a text in the language of the variant becomes a reading; as variant `bytes`, the bytes of a file do."""

from __future__ import annotations

from pathlib import Path

from bench.runners.clock import Reader, Said, measure
from diemcau.collect.document import make_document
from diemcau.profile.load import load_profile
from diemcau.read.document import read_document
from diemcau.records import Document, Reading

_PATH = Path("report.txt")


def load(variant: str) -> Reader:
    """The reader with its profile loaded once.

    Args:
        variant: ISO 639-1 code, en or vi, or `bytes`.
    """
    profile = load_profile("vietnam_diplomacy")

    def from_text(text: str) -> Reading:
        document = Document(id="", name="report", path="report.txt", text=text, language=variant)
        return read_document(document, profile)

    def from_bytes(body: bytes) -> Reading:
        document = make_document(body, _PATH)
        if not isinstance(document, Document):
            raise TypeError(document.message)
        return read_document(document, profile)

    return Reader(from_bytes, _said, str.encode) if variant == "bytes" else Reader(from_text, _said)


def _said(_: str, reading: Reading) -> list[Said]:
    return [Said(f.span.start, f.span.end, f.text, float(f.quantity.value), f.quantity.unit) for f in reading.figures]


if __name__ == "__main__":
    measure(load)
