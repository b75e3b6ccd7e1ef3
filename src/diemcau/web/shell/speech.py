"""In which language the site speaks to whom, and every text it says: the catalogues of all apps, asked for by key.

Each app has its own catalogue, `web/APP/locale/LANGUAGE/LC_MESSAGES/APP.po`, beside that of the engine
(`publish.texts`). Keys begin with the app's name: `archive.upload.title`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from gettext import GNUTranslations
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils import translation

from diemcau.publish.texts import LOCALE, Texts, languages

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

DEFAULT = "vi"
COOKIE = "language"
_WEB = Path(__file__).resolve().parents[1]


@lru_cache(maxsize=4)
def load_speech(language: str) -> Texts:
    """Every text of one language, the site's and the engine's."""
    first, *others = (_open(path) for path in (_engine(language), *_of_apps(language)))
    for other in others:
        first.add_fallback(other)
    return Texts(language, first)


def _engine(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "diemcau.mo"


def _of_apps(language: str) -> list[Path]:
    return sorted(_WEB.glob(f"*/locale/{language}/LC_MESSAGES/*.mo"))


def _open(path: Path) -> GNUTranslations:
    with path.open("rb") as compiled:
        return GNUTranslations(compiled)


def language_for(request: HttpRequest) -> str:
    """The language of who is asking: the person's own, else the one chosen on this browser, else what it asks for."""
    known = languages()
    person = getattr(request, "user", None)
    if person is not None and person.is_authenticated and person.language in known:
        return str(person.language)
    chosen = request.COOKIES.get(COOKIE, "")
    if chosen in known:
        return chosen
    asked = (part.split(";")[0].strip()[:2].lower() for part in request.headers.get("Accept-Language", "").split(","))
    return next((each for each in asked if each in known), DEFAULT)


def texts_of(request: HttpRequest) -> Texts:
    """The texts in the language of who is asking."""
    held = getattr(request, "texts", None)
    return held if isinstance(held, Texts) else load_speech(language_for(request))


def speak(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: chooses the language of a request, for the site's texts and for Django's own."""

    def answer(request: HttpRequest) -> HttpResponse:
        language = language_for(request)
        request.texts = load_speech(language)  # type: ignore[attr-defined]
        with translation.override(language):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return answer
