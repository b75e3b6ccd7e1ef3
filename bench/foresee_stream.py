"""A stream of composed documents with planted issues, reprint storms and seasonal themes, the same from the same seed.

A bin is a week. The background keeps its mixture from the first week to the last: some hundred themes of very different
frequency, each with words and names of its own beside those that it shares with others. What is planted:

- **issues** of 45 to 130 documents, every other one in Vietnamese, one in ten in both languages, which then share names
  alone. Their onset is *sharp* (a gamma of shape 1.5: most in the first three weeks), a *ramp* (rising evenly over five
  to eight) or *slow* (over ten to fifteen). They are of three sorts: with **new** names among known words; of **known**
  names and words alone, which never stood together; **reworded**, where documents share names and each says the rest in
  other words of its own.
- **storms**: an ordinary text in 30 to 100 mastheads within a week or two, verbatim, cut or lightly edited.
- **seasons**: a theme that is loud for four weeks at the same time of each year, with new people each year.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from bench.compose import Article
from bench.derive import derive
from bench.foresee_stream_words import CLASSES, Bag, Shape, Tongue, find_tongue, make_any_name, say, to_bag

BINS = 120
BIN_DAYS = 7
YEAR_BINS = 52
FULL = 35_000  # documents, of which 40 issues are some 3,500
QUICK = 9_000
BEGIN = date(2021, 1, 4)
ONSETS = ("sharp", "ramp", "slow")
LENGTHS = {"ramp": (5, 8), "slow": (10, 15)}  # bins over which an onset that is not sharp rises
SORTS = ("new", "known", "reworded")
_ISSUES = 40 / FULL  # of each for a document
_STORMS, _SEASONS, _THEMES = 12 / FULL, 6 / FULL, 300 / FULL
_OUTLETS = 160
_VIETNAMESE = 0.45  # share of the themes
_FIRST, _LAST = 12, 18  # bins before which and so many from the end no issue begins
_FRESH_NAME = 0.15  # share of the names of the background that are met nowhere else
_SENTENCES = (4, 5, 6, 7, 8, 9, 10, 12, 14, 18, 24)


@dataclass(frozen=True, slots=True)
class Paper:
    """One document of the stream.

    Attributes:
        id: Its name, which tells nothing.
        bin: Which week it is from, from 0.
        day: Its day.
        source: The masthead.
        language: ISO 639-1.
        text: Headline and paragraphs.
        planted: What it is part of: `issue 3`, `storm 1`, `season 2 1` (theme and year, from 0); empty for background.
    """

    id: str
    bin: int
    day: date
    source: str
    language: str
    text: str
    planted: str = ""


@dataclass(frozen=True, slots=True)
class Planted:
    """An issue that is to be found.

    Attributes:
        name: As `Paper.planted` has it.
        sort: One of `SORTS`.
        languages: One or both.
        start: Bin of its first document.
        size: Documents.
    """

    name: str
    sort: str
    languages: tuple[str, ...]
    start: int
    size: int


@dataclass(frozen=True, slots=True)
class Stream:
    """Documents in order of time, and what is to be found among them."""

    papers: tuple[Paper, ...]
    issues: tuple[Planted, ...]
    bins: int = BINS
    bin_days: int = BIN_DAYS

    def bin_end(self, number: int) -> date:
        """The last day of a bin."""
        return BEGIN + timedelta(days=self.bin_days * (number + 1) - 1)


@dataclass(frozen=True, slots=True)
class _Theme:
    """What a document draws its words from beside those of the whole language."""

    tongue: Tongue
    bags: dict[str, Bag]


@dataclass(frozen=True, slots=True)
class _Matter:
    """What the documents of an issue, or of a theme in its season, have in common, in one language.

    Attributes:
        theme: Where the rest of their words comes from.
        keys: Class, ways of saying it (one of which a document keeps to), share of documents that say it.
    """

    theme: _Theme
    keys: tuple[tuple[str, tuple[str, ...], float], ...]


@dataclass(slots=True)
class _Draft:
    """A stream in the making."""

    chance: random.Random
    themes: list[_Theme]
    weights: list[float]
    outlets: Bag
    papers: list[Paper] = field(default_factory=list)

    def add(self, number: int, text: str, language: str, planted: str = "", source: str = "") -> None:
        """Put a document on some day of a bin."""
        day = BEGIN + timedelta(days=number * BIN_DAYS + self.chance.randrange(BIN_DAYS))
        source = source or self.outlets.draw(self.chance, 1)[0]
        self.papers.append(Paper("", number, day, source, language, text, planted))

    def any_theme(self) -> _Theme:
        """A theme, the frequent ones more often."""
        return self.chance.choices(self.themes, self.weights)[0]


def make_stream(seed: str = "1", size: int = FULL, onset: str = "sharp") -> Stream:
    """A stream.

    Args:
        seed: What everything is drawn from.
        size: Documents, about; issues and whatever else is planted become fewer with it.
        onset: How issues begin, one of `ONSETS`.
    """
    chance = random.Random(f"stream {seed} {size} {onset}")
    themes = [_make_theme(find_tongue(_language(chance)), chance) for _ in range(max(60, round(_THEMES * size)))]
    outlets = _outlets(chance)
    draft = _Draft(chance, themes, [(rank + 4) ** -0.9 for rank in range(len(themes))], outlets)
    issues = [_plant_issue(draft, place, onset) for place in range(max(8, round(_ISSUES * size)))]
    for place in range(max(4, round(_STORMS * size))):
        _plant_storm(draft, place)
    for place in range(max(3, round(_SEASONS * size))):
        _plant_season(draft, place)
    while len(draft.papers) < size:
        theme = draft.any_theme()
        draft.add(chance.randrange(BINS), _tell(theme, chance), theme.tongue.language)
    return Stream(_named(draft.papers, chance), tuple(issues))


def _named(papers: Sequence[Paper], chance: random.Random) -> tuple[Paper, ...]:
    ordered = sorted(papers, key=lambda paper: (paper.day, chance.random()))
    return tuple(
        Paper(f"d{place:06}", one.bin, one.day, one.source, one.language, one.text, one.planted)
        for place, one in enumerate(ordered)
    )


def _language(chance: random.Random) -> str:
    return "vi" if chance.random() < _VIETNAMESE else "en"


def _outlets(chance: random.Random) -> Bag:
    kinds = {"en": ("Daily", "Herald", "Post", "Times"), "vi": ("Nhật báo", "Thời báo", "Tin nhanh")}
    names: dict[str, None] = {}
    while len(names) < _OUTLETS:
        language = _language(chance)
        place = make_any_name(language, chance).split()[0]
        kind = chance.choice(kinds[language])
        names.setdefault(f"{place} {kind}" if language == "en" else f"{kind} {place} {chance.randint(1, 9)}")
    return to_bag(list(names), ease=8, slope=0.8)


def _make_theme(tongue: Tongue, chance: random.Random) -> _Theme:
    """Words of all frequencies, half of them ones that many themes have, and names, a third of them its own."""
    bags = {}
    for kind, many in (("n", 70), ("a", 25), ("v", 25)):
        bag = tongue.bags[kind]
        words = dict.fromkeys(bag.draw(chance, many // 2) + chance.choices(bag.words[400:], k=many // 2))
        bags[kind] = to_bag(_shuffled(list(words), chance), ease=3, slope=0.9)
    known, own = tongue.bags["x"].draw(chance, 14), [make_any_name(tongue.language, chance) for _ in range(8)]
    bags["x"] = to_bag(_shuffled(list(dict.fromkeys(known + own)), chance), ease=2, slope=0.9)
    return _Theme(tongue, bags)


def _shuffled(words: list[str], chance: random.Random) -> list[str]:
    chance.shuffle(words)
    return words


def _tell(theme: _Theme, chance: random.Random, matter: _Matter | None = None) -> str:
    return _article(theme, chance, matter).text


def _article(theme: _Theme, chance: random.Random, matter: _Matter | None = None) -> Article:
    """A document of a theme, and of a matter where one is given."""
    tongue = theme.tongue
    shapes = chance.choices(tongue.shapes, k=1 + chance.choice(_SENTENCES))
    need = _count(shapes)
    told = _keys(matter, chance) if matter else {}
    words = {kind: _fill(kind, many, theme, told.get(kind, []), chance) for kind, many in need.items()}
    said = [say(shape, tongue.language, words, chance) for shape in shapes]
    paragraphs = tuple(tuple(said[at : at + 3]) for at in range(1, len(said), 3))
    return Article(tongue.language, said[0].rstrip("."), paragraphs)


def _count(shapes: Sequence[Shape]) -> dict[str, int]:
    need = dict.fromkeys("navx", 0)
    for shape in shapes:
        for slot in shape.parts[1::2]:
            if slot in CLASSES:
                need[CLASSES[slot]] += 1
    return need


def _keys(matter: _Matter, chance: random.Random) -> dict[str, list[str]]:
    """What one document says of a matter, each word once to three times."""
    told: dict[str, list[str]] = {}
    for kind, ways, share in matter.keys:
        if chance.random() < share:
            told.setdefault(kind, []).extend([chance.choice(ways)] * chance.choice((1, 1, 2, 3)))
    return told


def _fill(kind: str, many: int, theme: _Theme, told: Sequence[str], chance: random.Random) -> list[str]:
    """As many words as a document needs: what it has to tell, its theme's, those of the whole language."""
    words = list(told[:many])
    own = sum(chance.random() < 0.45 for _ in range(many - len(words)))
    words += theme.bags[kind].draw(chance, own)
    if kind == "x":
        fresh = sum(chance.random() < _FRESH_NAME for _ in range(many - len(words)))
        words += [make_any_name(theme.tongue.language, chance) for _ in range(fresh)]
    words += theme.tongue.bags[kind].draw(chance, many - len(words))
    return _shuffled(words, chance)


def _plant_issue(draft: _Draft, place: int, onset: str) -> Planted:
    chance, sort, name = draft.chance, SORTS[place % len(SORTS)], f"issue {place}"
    size = chance.randint(45, 130)
    languages = ("en", "vi") if place % 10 == 9 else (("en", "vi")[place % 2],)
    names = _issue_names(sort, languages[0], draft)
    matters = [_make_matter(sort, language, names, draft) for language in languages]
    start = chance.randrange(_FIRST, BINS - _LAST)
    whens = _onset(onset, size, chance)
    for when in whens:
        matter = chance.choice(matters)
        text = _tell(matter.theme, chance, matter)
        draft.add(min(start + when, BINS - 1), text, matter.theme.tongue.language, name)
    return Planted(name, sort, languages, start, size)


def _onset(onset: str, size: int, chance: random.Random) -> list[int]:
    """In which bin after the first each document comes; the first comes in the first."""
    if onset == "sharp":
        scale = chance.uniform(1.0, 2.2)
        return [0, *(min(12, int(chance.gammavariate(1.5, scale))) for _ in range(size - 1))]
    length = chance.randint(*LENGTHS[onset])  # density rises evenly; the square root of an even draw has it so
    return [0, *(int(length * chance.random() ** 0.5) for _ in range(size - 1))]


def _issue_names(sort: str, language: str, draft: _Draft) -> list[str]:
    """Who an issue is about: new ones, or known ones of which none is in the news every week."""
    known = draft.chance.sample(find_tongue(language).bags["x"].words[80:1200], 5)
    fresh = [make_any_name(language, draft.chance) for _ in range(3)]
    if sort == "known":
        return known
    return [fresh[0], known[0], fresh[1], known[1], fresh[2]] if sort == "new" else [known[0], fresh[0], known[1]]


def _make_matter(sort: str, language: str, names: Sequence[str], draft: _Draft) -> _Matter:
    chance = draft.chance
    theme, other = (chance.choice([one for one in draft.themes if one.tongue.language == language]) for _ in range(2))
    keys: list[tuple[str, tuple[str, ...], float]] = [
        ("x", (name,), max(0.85 - 0.16 * rank, 0.2)) for rank, name in enumerate(names)
    ]
    if sort == "reworded":
        keys += [(kind, tuple(_draw(kind, 3, theme, other, chance)), 0.3) for kind in _classes(24, chance)]
    else:
        classes = _classes(16, chance)
        keys += [
            (kind, tuple(_draw(kind, 1, theme, other, chance)), max(0.6 - 0.035 * rank, 0.12))
            for rank, kind in enumerate(classes)
        ]
    return _Matter(theme, tuple(keys))


def _classes(many: int, chance: random.Random) -> list[str]:
    return chance.choices("nav", (4, 2, 2), k=many)


def _draw(kind: str, many: int, theme: _Theme, other: _Theme, chance: random.Random) -> list[str]:
    """Known words: of either theme, or of the language and not among its most frequent."""
    pools = (theme.bags[kind].words, other.bags[kind].words, theme.tongue.bags[kind].words[150:3000])
    return [chance.choice(chance.choices(pools, (1, 2, 2))[0]) for _ in range(many)]


def _plant_storm(draft: _Draft, place: int) -> None:
    """An ordinary text in many mastheads."""
    chance, theme = draft.chance, draft.any_theme()
    origin, start = _article(theme, chance), chance.randrange(_FIRST, BINS - 2)
    sources = chance.sample(draft.outlets.words, chance.randint(30, 100))
    for source in sources:
        kind = chance.choice(("verbatim", "verbatim", "cut", "edited"))
        when = start + (chance.random() < 0.25)
        draft.add(when, derive(origin, kind, chance), origin.language, f"storm {place}", source)


def _plant_season(draft: _Draft, place: int) -> None:
    """A theme that is loud at the same time of each year; who speaks changes, what is spoken of does not."""
    chance = draft.chance
    language = _language(chance)
    week = chance.randrange(6, 12) if place % 2 else chance.randrange(16, YEAR_BINS - 6)
    names = chance.sample(find_tongue(language).bags["x"].words[200:2000], 2)
    matter = _make_matter("new", language, names, draft)
    for year in range(BINS // YEAR_BINS + 1):
        people = tuple(("x", (make_any_name(language, chance),), 0.04) for _ in range(10))
        yearly = _Matter(matter.theme, matter.keys + people)
        for _ in range(chance.randint(35, 70)):
            number = year * YEAR_BINS + week + chance.choice((0, 1, 1, 2, 2, 3))
            if number < BINS:
                text = _tell(matter.theme, chance, yearly)
                draft.add(number, text, language, f"season {place} {year}")
