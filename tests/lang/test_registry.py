"""The languages the house reads."""

from __future__ import annotations

import pytest

from diemcau.lang.registry import known_languages, language_of


def test_every_known_language_is_found_under_its_own_code() -> None:
    """A language's code and its place in the registry agree."""
    for code in known_languages():
        language = language_of(code)
        assert language is not None
        assert language.code == code


@pytest.mark.parametrize("code", ["", "lo", "EN", "xx"])
def test_an_unknown_code_has_no_language(code: str) -> None:
    """Nothing stands in for a language without a folder."""
    assert language_of(code) is None
