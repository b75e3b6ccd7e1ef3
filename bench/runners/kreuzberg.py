"""kreuzberg, as published, without its cache and without recognising letters."""

from __future__ import annotations

from importlib import import_module

from bench.runners.files import Convert, measure_files

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
    "html": "text/html",
    "eml": "message/rfc822",
}


def load() -> Convert:
    """Its extractor; it is imported by name, as it lives in an environment of its own."""
    library = import_module("kreuzberg")
    config = library.ExtractionConfig(use_cache=False)

    def convert(body: bytes, name: str) -> str:
        kind = _TYPES[name.rpartition(".")[2]]
        return str(library.extract_bytes_sync(body, kind, config=config).content)

    return convert


if __name__ == "__main__":
    measure_files(load)
