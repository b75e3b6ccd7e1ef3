"""`diemcau form`: a form goes out as a workbook and comes back checked, with the cell that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from diemcau.cli.main import run
from diemcau.collect.form_workbook import CellError
from diemcau.publish.texts import load_texts
from diemcau.review.forms.cells import Refused

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """The workbook of the register of delegations."""
    path = tmp_path / "out.xlsx"
    assert run(["form", "template", "f02", "--out", str(path)]) == 0
    return path


def test_forms_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """Each form with who owes it, by when and on what ground, in the language of the reader."""
    assert run(["form", "list", "--lang", "vi"]) == 0
    said = capsys.readouterr().out
    assert "F05   Thỏa thuận quốc tế đã ký và dự kiến ký" in said
    assert "hạn 11-15; Law 70/2020/QH14, article 46" in said


def test_empty_workbook_is_sound(workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What nobody filled in has nothing against it."""
    assert run(["form", "check", "F02", str(workbook)]) == 0
    assert "Nothing stands against submitting F02." in capsys.readouterr().out


def test_errors_name_their_cells(workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is missing, not understood or breaks a rule is said with its cell, and the run says that it stops."""
    book = load_workbook(workbook)
    sheet = book["Delegations sent abroad"]
    heads = {cell.value: get_column_letter(cell.column) for cell in sheet[1] if cell.column}
    sheet[f"{heads['name']}6"] = "Mission of the Thạch Yên ports"
    sheet[f"{heads['persons']}6"] = "a few"
    sheet[f"{heads['from']}6"] = "4 March 2026"
    sheet[f"{heads['to']}6"] = "1 March 2026"
    book.save(workbook)
    assert run(["form", "check", "F02", str(workbook)]) == 1
    said = capsys.readouterr().out
    assert f"Delegations sent abroad!{heads['persons']}6  “a few” is no number." in said
    assert f"Delegations sent abroad!{heads['head']}6  must be filled in." in said
    places = ", ".join(f"Delegations sent abroad!{heads[code]}6" for code in ("from", "to"))
    assert f"{places}  A journey ends on or after the day it begins." in said
    assert "F02 cannot be submitted like this." in said


def test_unknown_form_and_foreign_workbook(workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong code is answered with the nearest one, a workbook of another form is not read."""
    assert run(["form", "check", "F2", str(workbook)]) == 2
    assert "Did you mean" in capsys.readouterr().err
    assert run(["form", "check", "F05", str(workbook), "--lang", "vi"]) == 2
    assert "không phải F05" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["en", "vi"])
def test_everything_that_can_be_said_has_words(language: str) -> None:
    """Each error of a workbook and each reason for a refusal is told in each language."""
    texts = load_texts(language)
    codes = [line.strip("`. ") for line in (CellError.__doc__ or "").split("`")[1::2]]
    errors = {code for code in codes if code.replace("_", "").isalpha() and code.islower()} - {"cell", "sheet"}
    assert {"formula", "merged", "too_many"} <= errors
    refusals = {code for code in (Refused.__doc__ or "").split("`")[1::2] if code.replace("_", "").isalpha()}
    for key in (*(f"form.error.{code}" for code in errors), *(f"form.check.refused.{code}" for code in refusals)):
        assert texts[key]
