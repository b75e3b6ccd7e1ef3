"""The rules of forms: the cases that the page's interpreter is held to as well, and laws of the three answers."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.profile.form_book import form_of
from diemcau.records import Interval
from diemcau.records.filled import CellAddress, Entry, Filled
from diemcau.records.review import Answer
from diemcau.review.forms.kept import amount_of, read_amount
from diemcau.review.forms.reckoning import Reckoned, compare
from diemcau.review.forms.rules import check_filled, computed, is_stopped, keep, sums

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diemcau.profile.forms import FormBook
    from diemcau.profile.types import Profile

CASES = json.loads((Path(__file__).parent / "cases.json").read_text("utf-8"))["cases"]


def filled_of(form: str, tables: Mapping[str, Any]) -> Filled:
    """A filled form from JSON."""
    return Filled(form, {table: tuple(Entry(e["id"], e["cells"]) for e in rows) for table, rows in tables.items()})


def interval_of(kept: str) -> Interval:
    """What a kept number may be."""
    amount = read_amount(kept)
    assert amount is not None
    return amount.interval


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any], harbours: Profile, book: FormBook) -> None:
    """Each case of the shared file comes to the answers that stand beside it."""
    form = form_of(case["form"], harbours)
    window = tuple(map(date.fromisoformat, case["window"])) if "window" in case else None
    found = check_filled(
        filled_of(form.code, case["filled"]), form, book, "en",
        window=(window[0], window[1]) if window else None,
        before={code: filled_of(code, tables) for code, tables in case.get("before", {}).items()},
        read={measure: interval_of(kept) for measure, kept in case.get("read", {}).items()},
    )  # fmt: skip
    told = [{"code": one.code, "answer": one.answer.value, "cells": list(map(str, one.cells))} for one in found]
    assert told == case["expected"]


NUMBERS = st.decimals(-1000, 1000, places=1)
ENDS = st.one_of(st.none(), NUMBERS)


@st.composite
def reckoned(draw: st.DrawFn) -> Reckoned:
    """A number that is exact, or may be anything between two ends."""
    value = draw(NUMBERS)
    if draw(st.booleans()):
        return Reckoned(value, Interval.point(value))
    low, high = draw(st.integers(0, 9)), draw(st.integers(0, 9))
    ends = (None if low == 9 else value - low - 1, None if high == 9 else value + high + 1)
    return Reckoned(value, Interval(*ends, draw(st.booleans()), draw(st.booleans())), is_stated=False)


@given(reckoned(), reckoned(), st.sampled_from(["=", "<=", ">=", "<", ">", "!="]), st.data())
def test_answer_is_borne_out(one: Reckoned, other: Reckoned, sign: str, data: st.DataObject) -> None:
    """What holds, holds for any two numbers that the words allow; what fails holds for none."""
    answer = compare(one, sign, other)
    first, second = (data.draw(st.sampled_from(_members(part.interval))) for part in (one, other))
    holds = {
        "=": first == second, "!=": first != second, "<=": first <= second, ">=": first >= second,
        "<": first < second, ">": first > second,
    }[sign]  # fmt: skip
    assert answer is not Answer.HOLDS or holds
    assert answer is not Answer.FAILS or not holds


def _members(interval: Interval) -> list[Decimal]:
    """Some numbers of an interval, those at its ends among them."""
    low = interval.low if interval.low is not None else (interval.high or Decimal(0)) - 5000
    high = interval.high if interval.high is not None else low + 10000
    near = Decimal("0.01")
    candidates = [low, low + near, (low + high) / 2, high - near, high]
    return [number for number in candidates if number in interval]


@given(reckoned(), reckoned())
def test_comparisons_mirror(one: Reckoned, other: Reckoned) -> None:
    """Turning the sides and the sign changes no answer."""
    assert compare(one, "<=", other) is compare(other, ">=", one)
    assert compare(one, "<", other) is compare(other, ">", one)
    assert compare(one, "=", other) is compare(other, "=", one)


def test_unknown_sides_cannot_be_told() -> None:
    """Without a side no comparison says anything."""
    known = Reckoned(Decimal(1), amount_of(Decimal(1)).interval)
    assert compare(None, "=", known) is compare(known, "<=", None) is Answer.CANNOT_TELL


def test_return_is_kept_and_stopped(book: FormBook) -> None:
    """Cells are kept as understood, refused ones as typed; what is missing stops, computed lines are not typed."""
    form = book.forms["H1"]
    typed = filled_of("H1", {
        "calls": [
            {"id": "r1", "cells": {"boat": " Grey  Tern ", "came": "3 May 2026", "crew": "1,200",
                                   "country": "ardenia"}},
            {"id": "r2", "cells": {"crew": "a few", "inspected": "-"}},
            {"id": "r3", "cells": {"crew": "none"}},
        ],
        "totals": [{"id": "all", "cells": {"now": "99"}}, {"id": "large", "cells": {"now": "over 7"}},
                   {"id": "small", "cells": {"now": "2"}}, {"id": "strange", "cells": {"now": "2"}}],
    })  # fmt: skip
    kept, refused = keep(typed, form, book, "en")
    assert kept.tables["calls"] == (
        Entry("r1", {"boat": "Grey Tern", "country": "XA", "came": "2026-05-03", "crew": "1200"}),
        Entry("r2", {"crew": "a few"}),
    )
    assert [entry.id for entry in kept.tables["totals"]] == ["large", "small"]
    assert {str(place): why.code for place, why in refused.items()} == {"calls/r2/crew": "number"}
    found = check_filled(kept, form, book, "en")
    assert is_stopped(found)
    assert {one.code for one in found if one.answer is Answer.FAILS} == {"required", "high", "refused.number"}
    total = computed(kept, form, book, "en")[CellAddress("totals", "all", "now")]
    assert total == Interval(Decimal(9), None, low_open=True)
    assert sums(kept, form, book, "en") == {}


def test_sums_stand_under_their_columns(book: FormBook) -> None:
    """The sum under a column is that of the cells in which something stands."""
    filled = filled_of("H1", {"calls": [{"id": "1", "cells": {"crew": "4"}}, {"id": "2", "cells": {"boat": "Tern"}},
                                        {"id": "3", "cells": {"crew": "5"}}]})  # fmt: skip
    assert sums(filled, book.forms["H1"], book, "en") == {("calls", "crew"): Interval.point(Decimal(9))}
