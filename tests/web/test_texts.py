"""The catalogues of the site's apps: alike in both languages, compiled, tidy, and holding whatever is asked for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import diemcau.web
from diemcau.publish.texts import languages
from diemcau.web.shell.speech import load_speech

pytestmark = pytest.mark.embedded
WEB = Path(diemcau.web.__file__).parent
APPS = sorted(path.parent.name for path in WEB.glob("*/locale"))
_HOLE = re.compile(r"\{(\w*)(?::\w+)?\}")
_SAID = re.compile(r"""\{%\s*say\s+["']([\w.]+)["']""")
_CODED = re.compile(r"""code="([a-z_]+\.[a-z_]+)\"""")

_ALIVE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")|<style|\sstyle=|\son[a-z]+=|hx-on", re.IGNORECASE
)


def catalogue(app: str, language: str) -> dict[str, tuple[str, ...]]:
    """The forms of each text of an app, as written."""
    with (WEB / app / "locale" / language / "LC_MESSAGES" / f"{app}.po").open("rb") as file:
        return forms(read_po(file, abort_invalid=True))


def forms(messages: object) -> dict[str, tuple[str, ...]]:
    """The forms by key."""
    return {
        message.id if isinstance(message.id, str) else message.id[0]: (
            (message.string,) if isinstance(message.string, str) else tuple(message.string)
        )
        for message in messages  # type: ignore[attr-defined]
        if message.id
    }


@pytest.mark.parametrize("app", APPS)
def test_both_languages_have_the_same_keys_and_holes(app: str) -> None:
    """No text is missing in a language; errors stand in English in the code, so only their retelling is asked for."""
    english, vietnamese = catalogue(app, "en"), catalogue(app, "vi")
    retold = {key for key in vietnamese if key.startswith("retold.")}
    assert english.keys() - retold == vietnamese.keys() - retold
    for key in english.keys() & vietnamese.keys():
        holes = {frozenset(_HOLE.findall(form)) for form in (*english[key], *vietnamese[key])}
        assert len(holes) == 1, key


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("app", APPS)
def test_catalogues_are_compiled(app: str, language: str) -> None:
    """The compiled file says what the written one says: run `make texts` where it does not."""
    with (WEB / app / "locale" / language / "LC_MESSAGES" / f"{app}.mo").open("rb") as file:
        assert forms(read_mo(file)) == catalogue(app, language)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("app", APPS)
def test_texts_are_tidy(app: str, language: str) -> None:
    """Composed characters, no empty text, no straight quotation marks, no three dots."""
    for key, told in catalogue(app, language).items():
        for form in told:
            assert form.strip(), key
            assert unicodedata.is_normalized("NFC", form), key
            assert not set("\"'") & set(form), key
            assert "..." not in form, key


@pytest.mark.parametrize("app", APPS)
def test_vietnamese_is_not_english(app: str) -> None:
    """No sentence was left untranslated."""
    english, vietnamese = catalogue(app, "en"), catalogue(app, "vi")
    shared = english.keys() & vietnamese.keys()
    same = {
        key
        for key in shared
        if english[key][-1] == vietnamese[key][-1] and re.search(r"[a-z]{2,} [a-z]{2,}", english[key][-1])
    }
    assert same == set()


def test_no_key_stands_in_two_apps() -> None:
    """Which catalogue says a text is never in doubt."""
    seen: dict[str, str] = {}
    for app in APPS:
        for key in catalogue(app, "vi"):
            assert seen.setdefault(key, app) == app, key


def templates() -> Iterator[Path]:
    """All templates of the site."""
    yield from WEB.glob("*/templates/**/*.html")
    yield from WEB.glob("*/templates/**/*.txt")


@pytest.mark.parametrize("language", languages())
def test_every_text_that_a_template_asks_for_is_there(language: str) -> None:
    """A page never fails for want of a text."""
    texts = load_speech(language)
    missing = {
        (path.name, key) for path in templates() for key in _SAID.findall(path.read_text("utf-8")) if key not in texts
    }
    assert missing == set()


def test_every_error_of_the_site_can_be_retold() -> None:
    """Each code of an error has Vietnamese words."""
    texts = load_speech("vi")
    codes = {code for path in WEB.glob("*/**/*.py") for code in _CODED.findall(path.read_text("utf-8"))}
    assert {code for code in codes if f"retold.error.{code}" not in texts} == set()


def test_no_template_carries_script_or_style() -> None:
    """The policy of the pages lets none run; what stands in a template would be dead."""
    for path in templates():
        body = re.sub(r"{%.*?%}|{{.*?}}", "", path.read_text("utf-8"), flags=re.DOTALL)
        assert not _ALIVE.search(body), path.name
        assert not re.search(r"(?:src|href|action)=[\"'](?:https?:)?//", body), path.name
