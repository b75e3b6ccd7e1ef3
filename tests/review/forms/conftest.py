"""The harbours' form book, and one of the sector's forms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from diemcau.profile.form_book import load_forms
from diemcau.profile.load import load_profile

if TYPE_CHECKING:
    from diemcau.profile.forms import FormBook
    from diemcau.profile.types import Profile

SMALL = Path(__file__).parents[2] / "profile" / "small"


@pytest.fixture(scope="session")
def harbours() -> Profile:
    """A small profile of another ministry."""
    return load_profile(SMALL)


@pytest.fixture(scope="session")
def book() -> FormBook:
    """Its forms."""
    return load_forms(SMALL)


@pytest.fixture(scope="session")
def sector() -> FormBook:
    """The forms of the shipped sector."""
    return load_forms("vietnam_diplomacy")
