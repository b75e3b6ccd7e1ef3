"""The languages the house can read, each loaded when the first text in it comes: most runs need one or two."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from diemcau.lang.callings import CallingWords
from diemcau.lang.concepts import FindConcepts
from diemcau.lang.language import Language
from diemcau.lang.order_tables import OrderTableWords
from diemcau.lang.praise import PraiseWords
from diemcau.lang.stream import StreamWords

# By ISO 639-1 code: the folder and, in the module named after the language, its `Language`.
_FOLDERS = {"en": ("english", "ENGLISH"), "vi": ("vietnamese", "VIETNAMESE")}


def language_of(code: str) -> Language | None:
    """The language with an ISO 639-1 code, or None where the house cannot read it yet."""
    return _load(code) if code in _FOLDERS else None


def language_or_english(code: str) -> Language:
    """The language with an ISO 639-1 code, or English where the house cannot read it yet."""
    return _load(code if code in _FOLDERS else "en")


@cache
def _load(code: str) -> Language:
    module, name = _FOLDERS[code]
    language: Language = getattr(import_module(f"diemcau.lang.{code}.{module}"), name)
    return language


def known_languages() -> tuple[str, ...]:
    """The codes of all languages the house can read."""
    return tuple(_FOLDERS)


@cache
def concepts_of(code: str) -> FindConcepts:
    """What finds the concepts of a text in a language; of one that has none, the English one."""
    folder = code if code in _FOLDERS else "en"
    found: FindConcepts = import_module(f"diemcau.lang.{folder}.concepts").find_concepts
    return found


@cache
def shared_keys() -> frozenset[str]:
    """Keys of concepts for which all languages have words; names, which need none, left aside."""
    keys: frozenset[str] = import_module("diemcau.lang.vi.concepts").known_keys()
    return keys


@cache
def praise_of(code: str) -> PraiseWords | None:
    """The words of success of a language, or None where the house cannot read it yet."""
    if code not in _FOLDERS:
        return None
    words: PraiseWords = import_module(f"diemcau.lang.{code}.praise").WORDS
    return words


@cache
def callings_of(code: str) -> CallingWords:
    """The signs of what a directive calls for, of a language or of English where the house cannot read it yet."""
    folder = code if code in _FOLDERS else "en"
    words: CallingWords = import_module(f"diemcau.lang.{folder}.callings").WORDS
    return words


@cache
def order_tables_of(code: str) -> OrderTableWords:
    """The heads of tables of tasks of a language, or of English where the house cannot read it yet."""
    folder = code if code in _FOLDERS else "en"
    words: OrderTableWords = import_module(f"diemcau.lang.{folder}.order_tables").WORDS
    return words


@cache
def stream_words_of(code: str) -> StreamWords:
    """The words that a watch over texts does not count, of a language or of English where the house cannot read it."""
    folder = code if code in _FOLDERS else "en"
    words: StreamWords = import_module(f"diemcau.lang.{folder}.stream").WORDS
    return words
