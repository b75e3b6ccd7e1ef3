"""The languages the house can read."""

from __future__ import annotations

from diemcau.lang.concepts import FindConcepts
from diemcau.lang.en.concepts import find_concepts as english_concepts
from diemcau.lang.en.english import ENGLISH
from diemcau.lang.language import Language
from diemcau.lang.vi.concepts import find_concepts as vietnamese_concepts
from diemcau.lang.vi.vietnamese import VIETNAMESE

_LANGUAGES = {language.code: language for language in (ENGLISH, VIETNAMESE)}
_CONCEPTS: dict[str, FindConcepts] = {"en": english_concepts, "vi": vietnamese_concepts}


def language_of(code: str) -> Language | None:
    """The language with an ISO 639-1 code, or None where the house cannot read it yet."""
    return _LANGUAGES.get(code)


def known_languages() -> tuple[str, ...]:
    """The codes of all languages the house can read."""
    return tuple(_LANGUAGES)


def concepts_of(code: str) -> FindConcepts:
    """What finds the concepts of a text in a language; of one that has none, the English one."""
    return _CONCEPTS.get(code, english_concepts)
