"""Documents as the watch takes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from diemcau.collect.document import make_document
from diemcau.foresee.signals.items import codes_of, find_subjects, item_of
from diemcau.profile.form_book import load_forms
from diemcau.profile.forms import Country
from diemcau.profile.load import load_profile
from diemcau.profile.types import Profile
from diemcau.read.document import read_document
from diemcau.records import Document, Reading

DAY = date(2031, 12, 18)
_TEXT = """Dunmarsh Province Portal, 18 December 2031

In 2031 Dunmarsh province received 46 international delegations and signed more than 20 international agreements. \
Its guests came from Japan. Exports grew by 8.5%.
"""


@cache
def profile() -> Profile:
    """The shipped vocabulary."""
    return load_profile("vietnam_diplomacy")


@cache
def reading() -> Reading:
    """One short report, read."""
    document = make_document(_TEXT.encode(), Path("portal.txt"))
    assert isinstance(document, Document)
    return read_document(document, profile())


def test_amounts_of_known_measures_are_told_with_their_place() -> None:
    """An open number counts with its known end, a growth is no amount; the span gives the words again."""
    item = item_of(reading(), profile=profile(), day=DAY)
    assert [(told.measure, told.value) for told in item.figures] == [
        ("delegations.inbound.total", Decimal(46)),
        ("agreements.signed.total", Decimal(20)),
    ]
    assert [item.text[told.span.start : told.span.end] for told in item.figures] == ["46", "more than 20"]


def test_the_voice_is_who_is_named_else_the_publisher_else_the_document() -> None:
    """What the caller says goes first; every document has some voice."""
    assert item_of(reading(), profile=profile(), day=DAY, source="MFA").source == "MFA"
    document = reading().document
    assert item_of(reading(), profile=profile(), day=DAY).source == (document.publisher or document.name)


def test_countries_are_known_by_code_where_one_is_known() -> None:
    """Without codes a country stands under its folded name; a name of two countries means neither."""
    codes = codes_of(load_forms("vietnam_diplomacy").countries.values())
    assert item_of(reading(), profile=profile(), day=DAY, codes=codes).partners == {"JP"}
    assert item_of(reading(), profile=profile(), day=DAY).partners == {"japan"}
    twins = [Country(code=code, names={"en": "Keld"}, aliases={"vi": (f"Kê {code}",)}) for code in ("A", "B")]
    assert codes_of(twins) == {"ke a": "A", "ke b": "B"}


def test_it_is_filed_under_what_the_caller_says() -> None:
    """Subjects are never guessed here; what a reading lets guess is asked for apart."""
    item = item_of(reading(), profile=profile(), day=DAY, subjects=["org:DUN"], origin="first")
    assert (item.subjects, item.origin, item.day) == (frozenset({"org:DUN"}), "first", DAY)
    codes = codes_of(load_forms("vietnam_diplomacy").countries.values())
    assert "country:JP" in find_subjects(reading(), profile(), DAY, codes)
