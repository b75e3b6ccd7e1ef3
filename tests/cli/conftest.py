"""The language of the machine does not reach the tests."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _no_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands speak English unless a test says otherwise."""
    for name in ("DIEMCAU_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
