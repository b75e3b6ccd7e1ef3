"""Maps of tiles: every province once, in every shape; steps that part no equals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.profile.load import load_profile
from diemcau.publish.charts.mark import Frame, Mark
from diemcau.publish.charts.tiles import _shapes, draw_tiles, find_layout, limits_of
from diemcau.records import Interval

from .conftest import point

PROFILE = load_profile("vietnam_diplomacy")
KINDS = {"province", "centrally_run_city"}


def provinces(day: date) -> list[str]:
    """Codes of the provinces of a day."""
    return [org.code for org in PROFILE.orgs.values() if org.kind in KINDS and org.is_valid(day)]


@pytest.mark.parametrize(("day", "count"), [(date(2024, 12, 31), 63), (date(2025, 7, 1), 34)])
def test_every_province_of_a_day_has_its_place(day: date, count: int) -> None:
    """Each of the 63 and of the 34 stands once, islands beside, and no two tiles share a place."""
    codes = provinces(day)
    assert len(codes) == count
    layout = find_layout(PROFILE.name, codes)
    assert {tile.code for tile in layout} == set(codes)
    mains = [tile.code for tile in layout if tile.short.get("vi") not in {"Hoàng Sa", "Trường Sa"}]
    assert len(mains) == len(set(mains)) == count
    assert sum(tile.short.get("vi") in {"Hoàng Sa", "Trường Sa"} for tile in layout) == 2
    assert len({(tile.row, tile.column) for tile in layout}) == len(layout)


def test_maps_name_orgs_that_there_are() -> None:
    """A code that the profile does not have would never be drawn."""
    assert {tile.code for shape in _shapes(PROFILE.name) for tile in shape} <= set(PROFILE.orgs)


@given(st.lists(st.text("abcd", min_size=1, max_size=3), max_size=30))
def test_orgs_without_a_map_stand_in_rows(codes: list[str]) -> None:
    """Each once, in the order given, from the top."""
    layout = find_layout("somewhere", codes)
    assert [tile.code for tile in layout] == list(dict.fromkeys(codes))
    assert [(tile.row, tile.column) for tile in layout] == sorted({(tile.row, tile.column) for tile in layout})


def test_what_a_map_lacks_stands_below() -> None:
    """An org of another kind is not lost."""
    layout = find_layout(PROFILE.name, [*provinces(date(2025, 7, 1)), "Thạch Yên"])
    (extra,) = [tile for tile in layout if tile.code == "Thạch Yên"]
    assert extra.row > max(tile.row for tile in layout if tile is not extra)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=60))
def test_equals_are_never_parted(values: list[int]) -> None:
    """At most five steps, rising, and whoever has the same number has the same colour."""
    marks = [Mark(name=str(at), code=str(at), interval=point(str(value))) for at, value in enumerate(values)]
    limits = limits_of(marks)
    assert list(limits) == sorted(set(limits))
    assert len(limits) <= 4
    chart = draw_tiles(marks, find_layout("none", [mark.code for mark in marks]), Frame(title="t", language="en"))
    fills = [tile["fill"] for tile in chart.spec["vconcat"][0]["data"]["values"]]
    by_value: dict[int, set[str]] = {}
    for value, fill in zip(values, fills, strict=True):
        by_value.setdefault(value, set()).add(fill)
    assert all(len(each) == 1 for each in by_value.values())


def test_an_unknown_org_is_hatched() -> None:
    """Whatever the others have."""
    marks = [Mark(name="a", code="a", interval=Interval(Decimal(3), None)), Mark(name="b", code="b", interval=None)]
    chart = draw_tiles(marks, find_layout("none", ["a", "b"]), Frame(title="t", language="en"))
    assert [tile["fill"].name for tile in chart.spec["vconcat"][0]["data"]["values"]] == ["STEP_2", "HATCH"]
