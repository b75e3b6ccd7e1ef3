"""The catalogues: complete, alike, compiled, written properly, and all of it used."""

from __future__ import annotations

import ast
import re
import unicodedata
from functools import cache
from gettext import GNUTranslations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import diemcau
from diemcau.errors import NotFound
from diemcau.lang.en.units import MEASURE_UNITS
from diemcau.profile.load import load_profile, profile_names
from diemcau.publish.texts import LOCALE, languages, load_texts
from diemcau.records import Bound, Kind, Relation, Severity, Standing, Status, Tally
from diemcau.records.review import Answer, CheckKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Catalog

ROOT = Path(diemcau.__file__).parent
LANGUAGES = languages()
# What asks a catalogue for the key that is its first argument.
ASKERS = {"plural", "text", "counted", "format_counted"}

# The exceptions of the house that may carry a code.
ERRORS = {"Invalid", "NotFound", "Denied", "Conflict", "Unavailable", "Missing", "Bug"}

_HOLE = re.compile(r"\{(\w*)\}")
# The Vietnamese alphabet's letters with their marks, and what stands between words.
_PLAIN = re.compile(r"[A-Za-zĂÂĐÊÔƠƯăâđêôơư\u0300\u0301\u0303\u0309\u0323\u0306\u0302\u031b]*\Z")


def source(language: str) -> Catalog:
    """The catalogue as it is written by hand."""
    with (LOCALE / language / "LC_MESSAGES" / "diemcau.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def forms(language: str) -> dict[str, tuple[str, ...]]:
    """The forms of every text by its key; one form where no count goes with it."""
    return forms_in(source(language))


def forms_in(catalogue: Catalog) -> dict[str, tuple[str, ...]]:
    """The same of a catalogue, whichever file it was read from."""
    return {
        message.id if isinstance(message.id, str) else message.id[0]: (
            (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        )
        for message in catalogue
        if message.id
    }


def texts_of(language: str) -> Iterator[tuple[str, str]]:
    """Every form of every text with its key."""
    return ((key, told) for key, told_forms in forms(language).items() for told in told_forms)


def test_two_languages_are_spoken() -> None:
    """What the command offers, the catalogues hold."""
    assert LANGUAGES == ("en", "vi")


def test_another_language_is_refused_with_those_there_are() -> None:
    """The advice names what can be chosen."""
    with pytest.raises(NotFound, match="en, vi"):
        load_texts("xx")


def test_an_unknown_key_is_no_text() -> None:
    """A key is never shown in place of a text."""
    texts = load_texts("vi")
    assert "page.figures" in texts
    assert "noun.project" in texts
    assert "page.nothing_such" not in texts
    assert texts.get("page.nothing_such", "other") == "other"
    with pytest.raises(KeyError):
        texts["page.nothing_such"]
    with pytest.raises(KeyError):
        texts.plural("page.figures_such", 2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_have_the_same_keys_and_placeholders(language: str) -> None:
    """No text is missing in a language, and each says the same things in its holes, in every form of it."""
    own, english = forms(language), forms("en")
    assert own.keys() == english.keys()
    for key, told in own.items():
        expected = set(_HOLE.findall(english[key][0]))
        assert [set(_HOLE.findall(form)) for form in told] == [expected] * len(told), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_complete(language: str) -> None:
    """A text with a count has as many forms as its language needs, and the same texts have a count in all languages."""
    catalogue = source(language)
    with_count = {message.id[0] for message in catalogue if not isinstance(message.id, str)}
    assert with_count == {key for key, told in forms("en").items() if len(told) > 1}
    assert all(len(forms(language)[key]) == catalogue.num_plurals for key in with_count)
    assert all(message.id[0] == message.id[1] for message in catalogue if not isinstance(message.id, str))


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_are_compiled(language: str) -> None:
    """The compiled file says what the written one says: run `make texts` where it does not."""
    written = source(language)
    with (LOCALE / language / "LC_MESSAGES" / "diemcau.mo").open("rb") as file:
        compiled = read_mo(file)
    assert forms_in(compiled) == forms_in(written)
    with (LOCALE / language / "LC_MESSAGES" / "diemcau.mo").open("rb") as file:
        assert GNUTranslations(file).info()["plural-forms"] == written.plural_forms


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_to_do(language: str) -> None:
    """No text waits for a translator: none is empty, fuzzy or commented out."""
    catalogue = source(language)
    assert not catalogue.obsolete
    assert not [message.id for message in catalogue if message.id and message.fuzzy]
    assert not [key for key, told in texts_of(language) if not told.strip()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_untidy(language: str) -> None:
    """Composed characters, no straight quotation marks, double blanks or three dots; command lines keep theirs."""
    for key, told in texts_of(language):
        assert unicodedata.is_normalized("NFC", told), key
        if key.startswith("help."):
            continue
        assert '"' not in told, key
        assert "'" not in told, key
        assert "  " not in told, key
        assert "..." not in told, key


def test_vietnamese_is_not_english() -> None:
    """No sentence was left untranslated: texts of two words and more differ."""
    english, vietnamese = forms("en"), forms("vi")
    same = {
        key
        for key, told in english.items()
        if told[-1] == vietnamese[key][-1] and re.search(r"[a-z]{2,} [a-z]{2,}", told[-1])
    }
    assert same == set()


def test_vietnamese_marks_stand_where_they_belong() -> None:
    """Each syllable has one tone mark at most, and every letter is one of the alphabet."""
    tones = set("\u0300\u0301\u0303\u0309\u0323")
    for key, told in texts_of("vi"):
        for word in re.findall(r"[^\W\d_²³]+", _HOLE.sub("", told)):
            apart = unicodedata.normalize("NFD", word)
            assert sum(sign in tones for sign in apart) <= 1, (key, word)
            assert _PLAIN.match(apart), (key, word)


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """The code of a file, node by node."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def speaking() -> Iterator[ast.AST]:
    """The code of the rooms that speak to readers, node by node; written reports have a catalogue of their own."""
    for room in ("publish", "cli", "flow", "web/config"):
        for path in (ROOT / room).rglob("*.py"):
            if ROOT / "publish" / "report" not in path.parents:
                yield from nodes(path)


def in_fragments() -> set[str]:
    """Keys that stand in the fragments of the page."""
    fragments = (ROOT / "publish" / "assets" / "fragments").iterdir()
    return {
        f"page.{key}" for path in fragments for key in re.findall(r"\{\{t\.(\w+)", path.read_text(encoding="utf-8"))
    }


def to_pattern(node: ast.AST) -> str | None:
    """A regular expression for the keys that a text of the code makes; each thing filled in is a group."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(
            re.escape(str(piece.value)) if isinstance(piece, ast.Constant) else "(.+)" for piece in node.values
        )
    return None


def is_asker(node: ast.AST) -> bool:
    """Whether a node asks a catalogue: `texts[...]`, `texts.get(...)`, `scene.text(...)` and so on."""
    if isinstance(node, ast.Subscript):
        return ast.unparse(node.value).endswith("texts")
    if not isinstance(node, ast.Call) or not node.args:
        return False
    if isinstance(node.func, ast.Attribute):
        return node.func.attr in ASKERS or (node.func.attr == "get" and ast.unparse(node.func.value).endswith("texts"))
    return isinstance(node.func, ast.Name) and node.func.id in ASKERS


def asked() -> set[str]:
    """Patterns of all keys that catalogues are asked for where the key is written at the place."""
    found = {re.escape(key) for key in in_fragments()}
    for node in filter(is_asker, speaking()):
        key = node.slice if isinstance(node, ast.Subscript) else node.args[0]  # type: ignore[attr-defined]
        choices = (key.body, key.orelse) if isinstance(key, ast.IfExp) else (key,)
        found |= {pattern for choice in choices if (pattern := to_pattern(choice)) is not None}
    return found


def test_every_text_asked_for_is_there() -> None:
    """Each key that the code or a fragment names is in the catalogue; one that it makes up can be."""
    keys, patterns = forms("en").keys(), asked()
    assert len(patterns) > 100
    assert {pattern for pattern in patterns if not any(re.fullmatch(pattern, key) for key in keys)} == set()


def test_no_text_is_unused() -> None:
    """Each key stands in the code; where a part of it is filled in, that part is a word of it or a unit."""
    keys = forms("en").keys()
    groups = {key.partition(".")[0] for key in keys}
    patterns = {to_pattern(node) or "" for node in speaking()} | {re.escape(key) for key in in_fragments()}
    patterns = {pattern for pattern in patterns if re.split(r"\\?\W", pattern)[0] in groups}
    code = [path.read_text(encoding="utf-8") for path in (*ROOT.rglob("*.py"), *ROOT.rglob("fragments/*.html"))]
    words = {word for text in code for word in re.findall(r"\w+", text)}
    unused = set()
    for key in keys:
        filled = [match.groups() for pattern in patterns if (match := re.fullmatch(pattern, key))]
        known = (all(set(re.findall(r"\w+", part)) <= words for part in parts) for parts in filled)
        if not (any(known) or (filled and key.startswith("noun."))):
            unused.add(key)
    assert unused == set()


@pytest.mark.parametrize(
    ("group", "codes"),
    [
        ("bound", Bound),
        ("status", Status),
        ("kind", Kind),
        ("standing", Standing),
        ("standing_long", Standing),
        ("tally", Tally),
        ("relation", Relation),
        ("severity", Severity),
        ("answer", Answer),
        ("check_kind", CheckKind),
        ("change", ["up", "down", "up_bounded", "down_bounded"]),
        ("period.month_name", range(1, 13)),
        ("period.quarter_name", range(1, 5)),
        ("period.half", (1, 2)),
        ("scale", (3, 6, 9, 12)),
    ],
)
def test_every_code_has_its_text(group: str, codes: object) -> None:
    """Each value that a record may hold is said by a text of its own."""
    assert {f"{group}.{code}" for code in codes} <= forms("en").keys()  # type: ignore[attr-defined]


def test_every_known_unit_has_a_name() -> None:
    """Units of measurement that texts name, and units that shipped profiles count in."""
    units = set(MEASURE_UNITS.values()).union(*(load_profile(name).units for name in profile_names()))
    texts = load_texts("en")
    assert [unit for unit in units if f"noun.{unit}" not in texts and f"unit.{unit}" not in texts] == []


# Functions that make a finding or a notice of one, by what stands first in them: the second half of its code.
FINDERS = {"_finding", "tell", "Notice", "Unread", "_stop", "_note"}
# What every finding knows, beside its own facts.
KNOWN = {"document", "code"}


def calls(*names: str) -> Iterator[tuple[Path, ast.Call]]:
    """All calls of some functions in the sources; the site's apps have catalogues of their own (tests/web)."""
    for path in ROOT.rglob("*.py"):
        if ROOT / "web" in path.parents and path.parent.name != "config":
            continue
        for node in nodes(path):
            if isinstance(node, ast.Call) and (getattr(node.func, "id", "") or getattr(node.func, "attr", "")) in names:
                yield path, node


def facts_of(call: ast.Call) -> set[str]:
    """The names that a call gives to facts; with `**` in it, any."""
    return {str(word.arg) for word in call.keywords}


def test_every_finding_of_the_sources_can_be_retold() -> None:
    """Each code that a room gives a finding stands in the catalogues, so that none is shown in a foreign tongue."""
    found = set()
    for room in ("collect", "read", "flow", "reconcile"):
        for path in (ROOT / room).rglob("*.py"):
            found |= set(re.findall(rf"\"({room}\.[a-z_]+)\"", path.read_text(encoding="utf-8")))
    for path, call in calls(*FINDERS):
        if call.args and isinstance(call.args[0], ast.Constant):
            found.add(f"{path.parent.name}.{call.args[0].value!s}")
    assert found >= {"collect.empty", "read.altered", "profile.parent"}
    told = forms("vi").keys()
    assert {code for code in found if not {f"retold.finding.{code}", f"retold.error.{code}"} & told} == set()


def test_findings_know_what_their_texts_ask_for() -> None:
    """Each placeholder of a finding's text is filled by what its maker knows."""
    english = forms("en")
    asking = {key: set(_HOLE.findall(told[0])) - KNOWN for key, told in english.items() if "retold.finding" in key}
    for path, call in calls(*FINDERS):
        if call.args and isinstance(call.args[0], ast.Constant):
            holes = asking.get(f"retold.finding.{path.parent.name}.{call.args[0].value!s}", set())
            assert holes <= facts_of(call) or "None" in facts_of(call), call.args[0].value


def test_every_error_with_a_code_can_be_retold() -> None:
    """Each code of an error stands in the catalogues, and the error knows all that the text asks for."""
    english = forms("en")
    found = set()
    for _, call in calls(*ERRORS):
        code = next((word.value for word in call.keywords if word.arg == "code"), None)
        if isinstance(code, ast.Constant):
            key = f"retold.error.{code.value!s}"
            assert set(_HOLE.findall(english[key][0])) <= facts_of(call), key
            found.add(key)
    for _, call in calls("refuse"):
        kinds = [each.value for each in call.args[:2] if isinstance(each, ast.Constant)]
        for key in [f"retold.error.profile.{kind!s}" for kind in kinds if re.fullmatch(r"[a-z_0-9]+", str(kind))][:1]:
            assert set(_HOLE.findall(english[key][0])) <= {"where", "field", *facts_of(call)}, key
            found.add(key)
    written = {node.value for path in ROOT.rglob("*.py") for node in nodes(path) if isinstance(node, ast.Constant)}
    known = {key for key in english if key.startswith("retold.error.")}
    assert found <= known
    assert {key for key in known - found if key.rpartition(".")[2] not in written} == set()  # chosen from a table
