"""The reader against the case texts of each language: each family keeps the floor that was set by hand."""

from __future__ import annotations

import importlib.util
import itertools
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from diemcau.records import Bound, Kind, Status, parse_period


@cache
def tool() -> Any:
    """The comparing script beside this file; it is no test module and lies on no import path."""
    spec = importlib.util.spec_from_file_location("cases_report", Path(__file__).with_name("cases_report.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


FAMILIES = [(language, family) for language in tool().languages() for family in tool().families(language)]
FIELDS = {
    "surface", "occurrence", "value", "low", "high", "unit", "bound", "label", "owner", "period", "status", "kind",
    "compare_to", "part_of",
}  # fmt: skip


def floors(language: str) -> dict[str, float]:
    """What each family reached when a person last raised its floor; no code writes this file."""
    path = tool().cases_of(language) / "floors.yml"
    read: dict[str, float] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


@pytest.mark.parametrize(("language", "family"), FAMILIES)
def test_family_keeps_its_floor(language: str, family: str) -> None:
    """The share of cases read without any difference is not below the family's floor."""
    verdicts = [tool().judge(case, language) for case in tool().load_cases(language, family)]
    reached = tool().share(verdicts)
    for verdict in verdicts:
        for miss in verdict.misses:
            print(f"{verdict.case}: {miss}")  # noqa: T201 - pytest shows it where the floor is broken
    assert reached >= floors(language)[family], f"{language} {family}: {reached:.3f} of the cases are right"


@pytest.mark.parametrize("language", tool().languages())
def test_every_family_has_a_floor(language: str) -> None:
    """No family is without a floor, and no floor without its family."""
    assert set(floors(language)) == set(tool().families(language))


@pytest.mark.parametrize(("language", "family"), FAMILIES)
def test_cases_are_well_formed(language: str, family: str) -> None:
    """Every case names surfaces that stand in its text, apart from each other, and words of the contract."""
    cases = tool().load_cases(language, family)
    assert len({case["id"] for case in cases}) == len(cases)
    for case in cases:
        places = sorted(place_of(case["text"], figure) for figure in case["figures"])
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(places)), case["id"]
        for surface in [*case.get("not_figures", []), *case.get("optional", [])]:
            assert tool().locate(case["text"], surface), (case["id"], surface)


def place_of(text: str, figure: dict[str, Any]) -> tuple[int, int]:
    """Where a figure of a case stands, after its words were checked."""
    assert set(figure) <= FIELDS, figure
    for field, words in (("bound", Bound), ("kind", Kind), ("status", Status)):
        assert figure.get(field) in {None, *words}, figure
    for field in ("period", "compare_to"):
        if figure.get(field, "plan") != "plan":
            parse_period(figure[field])
    if "part_of" in figure:
        assert tool().locate(text, figure["part_of"]), figure
    start, end = tool().locate(text, figure["surface"], figure.get("occurrence", 1))
    return start, end
