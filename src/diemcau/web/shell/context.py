"""What every template knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.module_loading import import_string

from diemcau.publish.texts import languages
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, Any]:
    """The texts, the language and the languages there are, and what the person may do."""
    texts = texts_of(request)
    return {
        "texts": texts,
        "language": texts.language,
        "languages": languages(),
        "scope": getattr(request, "scope", None),
        "demo": import_string(settings.DEMO) if settings.DEMO else None,
    }
