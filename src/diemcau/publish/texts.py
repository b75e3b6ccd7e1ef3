"""Every word that the house itself says to a reader: gettext catalogues, one folder a language, under `diemcau/locale`.

A text is asked for by a dotted key, `page.figures`; the catalogue of every language, English too, says it. Placeholders
stand in braces. How a text is added stands at the head of each `.po` file.
"""

from __future__ import annotations

from functools import lru_cache
from gettext import GNUTranslations
from pathlib import Path

from diemcau.errors import NotFound

LOCALE = Path(__file__).resolve().parents[1] / "locale"
"""The catalogues: `LANGUAGE/LC_MESSAGES/diemcau.mo`, compiled from the `.po` beside it."""


class Texts:
    """The texts of one language by their keys.

    Args:
        language: ISO 639-1 code.
        catalogue: The language's compiled catalogue.
    """

    __slots__ = ("_catalogue", "language")

    def __init__(self, language: str, catalogue: GNUTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def __getitem__(self, key: str) -> str:
        """A text.

        Raises:
            KeyError: If the catalogue does not know the key.
        """
        told = self._catalogue.gettext(key)
        if told == key:  # gettext answers so for what it does not know; no text is its own key
            raise KeyError(key)
        return told

    def __contains__(self, key: str) -> bool:
        return key != self._catalogue.ngettext(key, key, 1) or key != self._catalogue.gettext(key)

    def get(self, key: str, other: str) -> str:
        """A text, or other words where the catalogue does not know the key."""
        told = self._catalogue.gettext(key)
        return other if told == key else told

    def plural(self, key: str, count: int) -> str:
        """The form of a text that goes with a count, as the language's rule for plurals has it.

        Raises:
            KeyError: If the catalogue knows no forms of the key.
        """
        told = self._catalogue.ngettext(key, key, count)
        if told == key:
            raise KeyError(key)
        return told


@lru_cache(maxsize=4)
def load_texts(language: str) -> Texts:
    """The texts of a language.

    Args:
        language: ISO 639-1 code.

    Raises:
        NotFound: If there are none in that language; the advice names those there are.
    """
    if language not in (known := languages()):
        raise NotFound(f"There are no texts in the language {language!r}.", f"Choose one of: {', '.join(known)}.")
    with (LOCALE / language / "LC_MESSAGES" / "diemcau.mo").open("rb") as compiled:
        return Texts(language, GNUTranslations(compiled))


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages that there are texts in, ISO 639-1, in the order of their codes."""
    return tuple(sorted(folder.name for folder in LOCALE.iterdir() if folder.is_dir()))
