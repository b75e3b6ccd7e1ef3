"""The languages the house can read."""

from __future__ import annotations

from diemcau.lang.en.english import ENGLISH
from diemcau.lang.language import Language
from diemcau.lang.vi.vietnamese import VIETNAMESE

_LANGUAGES = {language.code: language for language in (ENGLISH, VIETNAMESE)}


def language_of(code: str) -> Language | None:
    """The language with an ISO 639-1 code, or None where the house cannot read it yet."""
    return _LANGUAGES.get(code)


def known_languages() -> tuple[str, ...]:
    """The codes of all languages the house can read."""
    return tuple(_LANGUAGES)
