"""Claims that look alike and are not one."""

from __future__ import annotations

from typing import Any

import pytest

from diemcau.reconcile.folder import reconcile


@pytest.mark.parametrize(
    ("field", "first", "second"),
    [
        ("period", {"period": "2030", "owner": "Ostra"}, {"period": "2031", "owner": "Ostra"}),
        ("owner", {"period": "2031", "owner": "Ostra"}, {"period": "2031", "owner": "Velm"}),
    ],
)
def test_what_looks_alike_says_what_differs(make: Any, field: str, first: Any, second: Any) -> None:
    """One number under one label for two years or two places is two facts; the record says which field parts them."""
    readings = []
    for name, how in (("a", first), ("b", second)):
        draft = make.draft(name, "2031-12-20")
        draft.line(f"Paper {name}")
        sentence = draft.line(f"In {how['period']} {how['owner']} licensed 118 river ferries.")
        draft.figure(sentence, "118", "118", "licensed river ferries", **how)
        readings.append(draft.done())
    record = reconcile("made", readings, None)
    (pair,) = record.look_alikes
    assert pair.field == field
    assert pair.grounds == (f"{field}.other",)
    assert {claim.id for claim in record.claims} == set(pair.claims)
    assert all(how[field] in pair.why for how in (first, second))


def test_small_numbers_look_like_nothing(make: Any) -> None:
    """Every place signs three accords; nobody takes them for one."""
    readings = []
    for name, owner in (("a", "Ostra"), ("b", "Velm")):
        draft = make.draft(name, "2031-12-20")
        draft.line(f"Paper {name}")
        sentence = draft.line(f"In 2031 {owner} signed 3 harbour accords.")
        draft.figure(sentence, "3", "3", "harbour accords signed", owner=owner, period="2031")
        readings.append(draft.done())
    assert reconcile("made", readings, None).look_alikes == ()
