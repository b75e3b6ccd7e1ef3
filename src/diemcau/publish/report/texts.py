"""The words of written reports: a catalogue of their own, so that whole sentences stand together for review."""

from __future__ import annotations

from functools import lru_cache
from gettext import GNUTranslations
from pathlib import Path

from diemcau.errors import NotFound
from diemcau.publish.texts import Texts

LOCALE = Path(__file__).resolve().parent / "locale"
"""The catalogues: `LANGUAGE/LC_MESSAGES/report.mo`, compiled from the `.po` beside it."""


@lru_cache(maxsize=4)
def load_report_texts(language: str) -> Texts:
    """The sentences of a report in a language.

    Args:
        language: ISO 639-1 code.

    Raises:
        NotFound: If there are none in that language; the advice names those there are.
    """
    if language not in (known := report_languages()):
        raise NotFound(f"There are no reports in the language {language!r}.", f"Choose one of: {', '.join(known)}.")
    with (LOCALE / language / "LC_MESSAGES" / "report.mo").open("rb") as compiled:
        return Texts(language, GNUTranslations(compiled))


@lru_cache(maxsize=1)
def report_languages() -> tuple[str, ...]:
    """The languages that reports are written in, ISO 639-1, in the order of their codes."""
    return tuple(sorted(folder.name for folder in LOCALE.iterdir() if folder.is_dir()))
