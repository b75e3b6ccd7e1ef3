"""Diemcau: the bytes of a file become a document, with its places, furniture, language and masthead."""

from __future__ import annotations

from pathlib import Path

from bench.runners.files import Convert, measure_files
from diemcau.collect.document import read_bytes
from diemcau.records import Document


def load() -> Convert:
    """What collects one file."""

    def convert(body: bytes, name: str) -> str:
        document, _ = read_bytes(body, Path(name))
        if not isinstance(document, Document):
            raise TypeError(document.message)
        return document.text

    return convert


if __name__ == "__main__":
    measure_files(load)
