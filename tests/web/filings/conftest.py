"""Every test of returns has the small realm's forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from diemcau.web.archive.reading import profile

from .scene import REALM


@pytest.fixture(autouse=True)
def realm(settings: Any) -> Iterator[None]:
    """The profile of the small realm in the place of the shipped one."""
    settings.PROFILE = str(REALM)
    profile.cache_clear()
    yield
    profile.cache_clear()
