"""Texts of the catalogue for what is built once and shown to many: labels of forms, messages of allauth.

They are looked up when they are shown, in the language that the middleware chose for the request.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from django.utils.functional import lazystr
from django.utils.translation import get_language, override

from diemcau.publish.texts import Texts, languages
from diemcau.web.shell.speech import DEFAULT, load_speech


def texts_now() -> Texts:
    """The texts in the language of the request that is being answered."""
    language = (get_language() or DEFAULT)[:2]
    return load_speech(language if language in languages() else DEFAULT)


class _Said:
    """A text that is looked up whenever it is shown."""

    def __init__(self, key: str) -> None:
        self._key = key

    def __str__(self) -> str:
        return texts_now()[self._key]


def said(key: str) -> str:
    """A text by its key, as Django's own lazy texts are: a string to whoever shows it."""
    return cast("str", lazystr(_Said(key)))


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """While it lasts, lazy texts are told in a language: for commands, which no middleware serves."""
    with override(language):
        yield
