"""Loads a profile: a folder with `profile.yml`, `measures.csv`, `orgs.csv` and `topics.csv`."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from diemcau.errors import NotFound
from diemcau.profile.match import IndexByLanguage
from diemcau.profile.names import PLACE, KeyMaker, make_name_index
from diemcau.profile.source import Node, Row, read_rows, read_yaml, refuse
from diemcau.profile.types import (
    Deadline,
    Measure,
    MeasureKind,
    Office,
    Org,
    OrgKind,
    PartRule,
    Profile,
    Term,
    TimeRollup,
    Topic,
    UnitsRollup,
)
from diemcau.profile.words import Lexicon, make_lexicon
from diemcau.profile.working import CALENDAR, NO_CALENDAR, read_working
from diemcau.records import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.abc import Traversable

    from diemcau.profile.names import NameIndex
    from diemcau.profile.working import WorkRules

_SETTINGS, _MEASURES, _ORGS, _TOPICS = "profile.yml", "measures.csv", "orgs.csv", "topics.csv"
_KEYS = (
    "name", "title", "languages", "language", "home", "pillars", "branches", "units", "titles", "offices", "calendar",
    "org_kinds", "org_modifiers", "vocabulary",
)  # fmt: skip
_EVERY = ("year", "half-year", "quarter", "month")
# Languages whose words keep no ending, so that the order of words carries the meaning.
_ORDERED = frozenset({"vi"})


class Certainty(StrEnum):
    """How sure a row about an org is."""

    SURE = "sure"
    LISTED = "listed"  # in one public list, not checked further
    PROBABLE = "probable"
    UNCERTAIN = "uncertain"
    KIND_UNCERTAIN = "kind_uncertain"  # the org is sure, its kind is not


def profile_names() -> tuple[str, ...]:
    """Names of the profiles that come with the package, in alphabetical order."""
    return tuple(sorted(entry.name for entry in _shipped().iterdir() if entry.joinpath(_SETTINGS).is_file()))


def load_profile(name: str | Path) -> Profile:
    """Load a profile.

    Args:
        name: Name of a shipped profile, or path of a folder of the same shape.

    Returns:
        The profile; for a shipped one always the same object.

    Raises:
        NotFound: There is no such profile; the message names those there are.
        Invalid: A file is missing or wrong; the message names file, line, field and what was expected.
    """
    if isinstance(name, str) and name in profile_names():
        return _load_shipped(name)
    folder = Path(name)
    if folder.is_dir():
        return _load(folder)
    raise NotFound(
        f"There is no profile {str(name)!r}; there is {', '.join(profile_names())}.",
        "Give one of these names, or the path of a folder with profile.yml, measures.csv, orgs.csv and topics.csv.",
        code="profile.unknown",
        name=str(name),
        known=", ".join(profile_names()),
    )


def _shipped() -> Traversable:
    return resources.files("diemcau.profile").joinpath("sectors")


@lru_cache(maxsize=8)
def _load_shipped(name: str) -> Profile:
    return _load(_shipped().joinpath(name))


def _text_of(folder: Traversable | Path, file: str) -> str:
    path = folder.joinpath(file)
    if not path.is_file():
        found = f"is missing in {folder}"
        refuse((file, None, "the file"), "no_file", found, "a profile with four files", f"Add {file}.")
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        refuse((file, line, "a character"), "not_utf8", "is not UTF-8", "a file in UTF-8", "Save the file as UTF-8.")


def _load(folder: Traversable | Path) -> Profile:
    settings = read_yaml(_SETTINGS, _text_of(folder, _SETTINGS)).table(_KEYS)
    languages = settings["languages"].texts()
    home = settings["home"].table(("org", "words"))
    home_words = home["words"].wordings(languages)
    kinds = _org_kinds(settings["org_kinds"], languages)
    measures = {m.code: m for m in _measures(_text_of(folder, _MEASURES), languages)}
    orgs = {o.code: o for o in _orgs(_text_of(folder, _ORGS), languages)}
    topics = {t.code: t for t in _topics(_text_of(folder, _TOPICS), languages)}
    lexicons = _lexicons(settings["vocabulary"].by_language(languages), kinds, orgs.values())
    return Profile(
        name=settings["name"].code(),
        title=settings["title"].names(languages),
        languages=languages,
        language=_one_of(settings["language"], languages),
        home_org=home["org"].code(),
        home_words=home_words,
        pillars=_terms(settings["pillars"], languages),
        branches=_terms(settings["branches"], languages),
        units={code: Term(code=code, names=node.names(languages)) for code, node in settings["units"].table().items()},
        titles=settings["titles"].wordings(languages),
        offices=tuple(_office(node, languages) for node in settings["offices"].items()),
        calendar=tuple(_deadline(node, languages) for node in settings["calendar"].items()),
        org_kinds=kinds,
        measures=measures,
        orgs=orgs,
        topics=topics,
        working=_working(folder, languages),
        measure_index=_measure_index(measures.values(), lexicons),
        topic_index=_topic_index(topics.values(), lexicons),
        name_index=_name_index(orgs.values(), kinds, home_words, settings["org_modifiers"].wordings(languages)),
    )


def _working(folder: Traversable | Path, languages: tuple[str, ...]) -> WorkRules:
    """The days it works on; of a profile without `calendar.yml` weekends are all that is known."""
    if not folder.joinpath(CALENDAR).is_file():
        return NO_CALENDAR
    return read_working(_text_of(folder, CALENDAR), languages)


def _one_of(node: Node, choices: tuple[str, ...]) -> str:
    if node.text() not in choices:
        known = ", ".join(choices)
        node.refuse("choice", f"is {node.value!r}", f"one of {known}", "Choose one of these.", choices=known)
    return node.text()


def _terms(node: Node, languages: tuple[str, ...]) -> dict[str, Term]:
    found: dict[str, Term] = {}
    for entry in node.items():
        keys = entry.table(("code", "names"))
        code = keys["code"].code()
        if code in found:
            keys["code"].refuse("twice", f"{code!r} stands twice", "each code once", "Rename one of them.")
        found[code] = Term(code=code, names=keys["names"].names(languages))
    return found


def _office(node: Node, languages: tuple[str, ...]) -> Office:
    keys = node.table(("code", "org", "names", "forms"))
    names, forms = keys["names"].names(languages), keys["forms"].wordings(languages)
    return Office(code=keys["code"].code(), names=names, forms=forms, org=keys["org"].code())


def _deadline(node: Node, languages: tuple[str, ...]) -> Deadline:
    keys = node.table(("code", "names", "every", "window", "due", "basis"))
    days = [day.day() for day in keys["window"].items()]
    if len(days) != 2:  # noqa: PLR2004 - first and last day
        advice = 'Write ["01-01", "12-31"].'
        keys["window"].refuse("window", f"has {len(days)} days", "the first and the last day", advice)
    return Deadline(
        code=keys["code"].code(),
        names=keys["names"].names(languages),
        every=_one_of(keys["every"], _EVERY),
        window=(days[0], days[1]),
        due=keys["due"].day() if keys["due"].optional() else "",
        basis=keys["basis"].optional(),
    )


def _org_kinds(node: Node, languages: tuple[str, ...]) -> dict[str, OrgKind]:
    entries = node.table()
    by_itself = tuple(code for code, entry in entries.items() if "counted_with" not in entry.table())
    return {code: _org_kind(code, entry, languages, by_itself) for code, entry in entries.items()}


def _org_kind(code: str, node: Node, languages: tuple[str, ...], by_itself: tuple[str, ...]) -> OrgKind:
    keys = node.table(("names",), ("patterns", "counted_with", "together", "whole"))
    patterns = keys["patterns"].wordings(languages) if "patterns" in keys else {}
    for language, made in patterns.items():
        for place, pattern in enumerate(made):
            if pattern.count(PLACE) != 1:
                wrong = keys["patterns"].table()[language].items()[place]
                advice = f"Write {PLACE} where the place stands."
                wrong.refuse("no_place", f"is {pattern!r}", f"{PLACE} exactly once", advice, choices=PLACE)
    return OrgKind(
        code=code,
        names=keys["names"].names(languages),
        patterns=patterns,
        counted_with=_one_of(keys["counted_with"], by_itself) if "counted_with" in keys else "",
        together=keys["together"].names(languages) if "together" in keys else {},
        whole=keys["whole"].wordings(languages) if "whole" in keys else {},
    )


def _columns(languages: tuple[str, ...], stems: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    return ("code", *(f"{stem}_{language}" for stem in stems for language in languages), *others)


def _measures(text: str, languages: tuple[str, ...]) -> Iterable[Measure]:
    others = (
        "kind", "units", "unit_default", "rollup_units", "rollup_time", "tally", "parent", "part_rule", "branch",
        "pillar", "note",
    )  # fmt: skip
    for row in read_rows(_MEASURES, text, _columns(languages, ("name", "forms"), others)):
        yield _measure(row, languages)


def _measure(row: Row, languages: tuple[str, ...]) -> Measure:
    return Measure(
        code=row.code(),
        names=row.names(languages),
        forms=row.wordings(languages, "forms"),
        kind=row.choice("kind", MeasureKind),
        units=row.entries("units"),
        unit_default=row.text("unit_default"),
        rollup_units=row.choice("rollup_units", UnitsRollup),
        rollup_time=row.choice("rollup_time", TimeRollup),
        tally=row.choice("tally", Tally) if row.optional("tally") else None,
        parent=row.optional("parent"),
        part_rule=row.choice("part_rule", PartRule) if row.optional("part_rule") else None,
        branch=row.text("branch"),
        pillar=row.text("pillar"),
        note=row.cells["note"],
    )


def _orgs(text: str, languages: tuple[str, ...]) -> Iterable[Org]:
    others = ("kind", "parent", "valid_from", "valid_to", "successors", "certainty", "note")
    for row in read_rows(_ORGS, text, _columns(languages, ("name", "place", "aliases"), others)):
        yield Org(
            code=row.code(),
            names=row.names(languages),
            kind=row.text("kind"),
            parent=row.optional("parent"),
            valid_from=row.day("valid_from"),
            valid_to=row.day("valid_to"),
            successors=row.entries("successors"),
            places=row.wordings(languages, "place"),
            aliases=row.wordings(languages, "aliases"),
            certainty=row.choice("certainty", Certainty),
            note=row.cells["note"],
        )


def _topics(text: str, languages: tuple[str, ...]) -> Iterable[Topic]:
    for row in read_rows(_TOPICS, text, _columns(languages, ("name", "cues"), ())):
        yield Topic(code=row.code(), names=row.names(languages), cues=row.wordings(languages, "cues"))


def _lexicons(nodes: Mapping[str, Node], kinds: Mapping[str, OrgKind], orgs: Iterable[Org]) -> dict[str, Lexicon]:
    """A lexicon for each language; places whose bare name is an org's name may stand beside any wording."""
    known = list(orgs)
    found = {}
    for language, node in nodes.items():
        keys = node.table(("stop", "light", "same"))
        bare = {kind.code for kind in kinds.values() if PLACE in kind.patterns.get(language, ())}
        places = (place for org in known if org.kind in bare for place in org.places[language])
        found[language] = make_lexicon(
            language,
            stop=keys["stop"].texts(),
            light=keys["light"].texts(),
            same=[group.texts() for group in keys["same"].items()],
            light_names=dict.fromkeys(places),
        )
    return found


def _measure_index(measures: Iterable[Measure], lexicons: Mapping[str, Lexicon]) -> IndexByLanguage:
    known = list(measures)
    forms = {
        language: [(m.code, form) for m in known for form in (m.names[language], *m.forms[language])]
        for language in lexicons
    }
    return IndexByLanguage(lexicons, forms, ordered=_ORDERED)


def _topic_index(topics: Iterable[Topic], lexicons: Mapping[str, Lexicon]) -> IndexByLanguage:
    """Cues are read without the groups of like words: an order's topic hangs on the very words."""
    known = list(topics)
    plain = {language: Lexicon(language, {}, full.stop, frozenset()) for language, full in lexicons.items()}
    cues = {language: [(t.code, cue) for t in known for cue in t.cues[language]] for language in lexicons}
    return IndexByLanguage(plain, cues, ordered=tuple(plain))


def _name_index(
    orgs: Iterable[Org], kinds: Mapping[str, OrgKind], home_words: dict[str, tuple[str, ...]],
    modifiers: dict[str, tuple[str, ...]],
) -> NameIndex:  # fmt: skip
    known = list(orgs)
    keys = {}
    for language in home_words:
        maker = KeyMaker(language, {kind.code: kind.patterns.get(language, ()) for kind in kinds.values()})
        keys[language] = [
            (o.code, maker.keys(o.kind, o.places[language], (o.names[language], *o.aliases[language]))) for o in known
        ]
    return make_name_index(keys, home_words, modifiers)
