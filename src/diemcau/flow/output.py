"""Results written so that a file is either whole or not there."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from diemcau.collect.find import KEPT
from diemcau.collect.keep import write_whole
from diemcau.errors import Invalid
from diemcau.publish.files import write_figures_csv, write_record_json
from diemcau.publish.page import write_page
from diemcau.records.review import Review

PAGE, RECORD, FIGURES = "review.html", "record.json", "figures.csv"


def open_folder(folder: Path) -> Path:
    """Make a folder for results, before the work whose results it is to hold.

    Returns:
        The place in it for original bytes.

    Raises:
        Invalid: If it is a file or cannot be written to.
    """
    advice = "Choose another folder with --out."
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=folder, prefix=".")
        os.close(handle)
        Path(draft).unlink()
    except FileExistsError as error:
        title = f"{folder} is a file; a folder for the results was expected."
        raise Invalid(title, advice, code="flow.out_is_file", folder=folder) from error
    except OSError as error:
        cause = error.strerror or error
        title = f"The folder {folder} cannot be written to: {cause}."
        raise Invalid(title, advice, code="flow.out_refused", folder=folder, cause=cause) from error
    return folder / KEPT


def write_review(review: Review, folder: Path, language: str) -> Path:
    """Write the page, the record and the figures of a review; the path of the page.

    All three are made before the first is written, so that a fault leaves the results of an earlier run as they were.

    Args:
        review: The review.
        folder: A folder that exists.
        language: Of the page and of the headings of the table, ISO 639-1.

    Raises:
        Invalid: If a file cannot be written.
    """
    texts = {
        FIGURES: write_figures_csv(review, language),
        RECORD: write_record_json(review),
        PAGE: write_page(review, language),
    }
    for name, text in texts.items():
        _write(folder / name, text)
    return folder / PAGE


def write_json(path: Path, value: object) -> Path:
    """Write a value as JSON that a person can read too; the path.

    Raises:
        Invalid: If the file cannot be written.
    """
    _write(path, json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1) + "\n")
    return path


def write_bytes(path: Path, body: bytes) -> Path:
    """Write bytes into a file; the path.

    Raises:
        Invalid: If the file cannot be written.
    """
    try:
        write_whole(path, body)
    except OSError as error:
        cause = error.strerror or error
        title, advice = f"{path} cannot be written: {cause}.", "Check the disk and your rights."
        raise Invalid(title, advice, code="flow.unwritten", path=path, cause=cause) from error
    return path


def _write(path: Path, text: str) -> None:
    """Write a text as UTF-8, line ends as they are."""
    write_bytes(path, text.encode("utf-8", "replace"))
