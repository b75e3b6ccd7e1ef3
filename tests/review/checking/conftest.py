"""The shipped sector with its rules."""

from __future__ import annotations

import pytest
from tests.observed import SECTOR, Ask

from diemcau.profile.checks import CheckBook, load_checks
from diemcau.profile.load import load_profile
from diemcau.profile.types import Profile
from diemcau.records.checked import Ruled, RuleKind
from diemcau.records.observation import Observation
from diemcau.review.checking.rules import check_rules


@pytest.fixture(scope="session")
def profile() -> Profile:
    """The shipped sector."""
    return load_profile(SECTOR)


@pytest.fixture(scope="session")
def book(profile: Profile) -> CheckBook:
    """Its rules."""
    return load_checks(SECTOR, profile)


@pytest.fixture
def ask(profile: Profile, book: CheckBook) -> Ask:
    """What one kind of rule comes to for some values."""

    def asked(kind: RuleKind, *values: Observation) -> list[Ruled]:
        return [one for one in check_rules(values, book, profile) if one.kind is kind]

    return asked
