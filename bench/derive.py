"""Documents made from composed articles in eight ways, with what is to be found of each.

The proportions follow a measurement on 22,491 news articles: 58,869 made documents and 3,161 that only quote.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.compose import Article, compose, make_sentence

KINDS = ("verbatim", "cut", "edited", "reordered", "local", "heavy")
QUOTE = "quote"
SEED = "2025"
_MADE = 58_869 / 22_491  # made documents for each original
_QUOTES = 3_161 / 22_491  # documents that quote, for each original
CONTAINED = 0.8  # share of a text from which another contains it


@dataclass(frozen=True, slots=True)
class Text:
    """One document of the set.

    Attributes:
        id: Its name.
        text: What it says.
        language: ISO 639-1.
        published: Day of publication as ISO, or None.
    """

    id: str
    text: str
    language: str
    published: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Answer:
    """What is to be found of two documents.

    Attributes:
        a, b: Their names, the origin first.
        kind: One of `KINDS`, `same` for two made from one origin, or `quote`.
        contained: `a` where `b` carries at least four fifths of `a`, `b` the other way round, `both`, or `none`.
    """

    a: str
    b: str
    kind: str
    contained: str = "none"


def make_set(size: int, seed: str = SEED) -> tuple[list[Text], list[Answer]]:
    """About `size` documents in an order that tells nothing, and what is to be found of them."""
    families = max(2, round(size / (1 + _MADE + _QUOTES)))
    chance = random.Random(f"{seed} order")
    texts, answers = [], []
    for number in range(families):
        made, told = _family(f"{seed} {number}")
        texts += made
        answers += told
    chance.shuffle(texts)
    names = {text.id: f"d{place:07}" for place, text in enumerate(texts)}
    return (
        [Text(names[text.id], text.text, text.language, text.published) for text in texts],
        sorted(Answer(names[one.a], names[one.b], one.kind, one.contained) for one in answers),
    )


def _family(seed: str) -> tuple[list[Text], list[Answer]]:
    """An original, what was made of it, and sometimes an independent article that quotes it."""
    chance = random.Random(f"{seed} family")
    origin = compose(seed)
    many = int(_MADE) + (chance.random() < _MADE % 1)
    kinds = [chance.choice(KINDS) for _ in range(many)]
    texts = [Text(f"{seed} 0", origin.text, origin.language)]
    answers: list[Answer] = []
    for place, kind in enumerate(kinds, 1):
        text = derive(origin, kind, chance)
        name = f"{seed} {place}"
        answers.append(Answer(texts[0].id, name, kind, _contained(origin.text, text, kind)))
        answers += [Answer(other.id, name, "same") for other in texts[1:]]
        texts.append(Text(name, text, origin.language))
    if chance.random() < _QUOTES:
        name = f"{seed} quote"
        answers.append(Answer(texts[0].id, name, QUOTE))
        texts.append(Text(name, quote(origin, compose(f"{seed} own", origin.language), chance), origin.language))
    return texts, answers


def derive(origin: Article, kind: str, chance: random.Random) -> str:
    """A text made of another.

    Args:
        origin: The article.
        kind: One of `KINDS`.
        chance: What decides.
    """
    paragraphs = [list(sentences) for sentences in origin.paragraphs]
    headline = origin.headline
    if kind == "verbatim":
        return _join(_masthead(origin.language, chance), paragraphs)
    if kind == "cut":
        paragraphs = _cut(paragraphs, chance.uniform(0.4, 0.8), chance)
    elif kind == "edited":
        rate, share = chance.uniform(0.03, 0.08), chance.uniform(0.05, 0.15)
        paragraphs = _change(paragraphs, origin.language, rate, chance)
        paragraphs = [[s for s in sentences if chance.random() > share] for sentences in paragraphs]
    elif kind == "reordered":
        every = [sentence for sentences in paragraphs for sentence in sentences]
        chance.shuffle(every)
        paragraphs = [every[at : at + 3] for at in range(0, len(every), 3)]
    elif kind == "local":
        paragraphs = _with_own(paragraphs, origin.language, chance.uniform(0.2, 0.6), chance)
    elif kind == "heavy":
        paragraphs = _change(paragraphs, origin.language, chance.uniform(0.15, 0.2), chance)
        headline = make_sentence(origin.language, chance).rstrip(".")
    return _join(headline, paragraphs)


def quote(origin: Article, own: Article, chance: random.Random) -> str:
    """An article that takes 15 to 25 percent of another's words and says much more of its own."""
    every = [sentence for sentences in origin.paragraphs for sentence in sentences]
    total = sum(len(sentence.split()) for sentence in every)
    wanted, at = chance.uniform(0.15, 0.25) * total, chance.randrange(len(every))
    taken: list[str] = []
    while sum([len(sentence.split()) for sentence in taken]) < wanted * 0.9 and len(taken) < len(every):
        taken.append(every[(at + len(taken)) % len(every)])
    place = chance.randint(0, len(own.paragraphs))
    paragraphs = [list(sentences) for sentences in own.paragraphs]
    return _join(own.headline, [*paragraphs[:place], taken, *paragraphs[place:]])


def _masthead(language: str, chance: random.Random) -> str:
    name = make_sentence(language, chance).split()[-1].rstrip(".")
    return f"{name.capitalize()} {'Daily' if language == 'en' else 'Nhật báo'}"


def _join(headline: str, paragraphs: Sequence[Sequence[str]]) -> str:
    return "\n".join([headline, *(" ".join(sentences) for sentences in paragraphs if sentences)])


def _cut(paragraphs: Sequence[Sequence[str]], share: float, chance: random.Random) -> list[list[str]]:
    """The top of the text, as editors cut, or sentences from all over it."""
    every = sum(len(sentences) for sentences in paragraphs)
    many = max(1, round(share * every))
    kept = set(range(many)) if chance.random() < 0.5 else set(chance.sample(range(every), many))
    places = iter(range(every))
    return [[sentence for sentence in sentences if next(places) in kept] for sentences in paragraphs]


def _change(paragraphs: Sequence[Sequence[str]], language: str, rate: float, chance: random.Random) -> list[list[str]]:
    """The text with a share of its words replaced, left out or moved apart by new ones."""
    return [[_changed(sentence, language, rate, chance) for sentence in sentences] for sentences in paragraphs]


def _changed(sentence: str, language: str, rate: float, chance: random.Random) -> str:
    words, stock = [], _loose_words(language, chance)
    for word in sentence.rstrip(".").split():
        roll = chance.random() / rate
        if roll >= 1:
            words.append(word)
        elif roll < 0.7:
            words.append(next(stock))
        elif roll < 0.85:
            words += [next(stock), word]
    return " ".join(words) + "."


def _loose_words(language: str, chance: random.Random) -> Iterator[str]:
    while True:
        yield from make_sentence(language, chance).rstrip(".").split()


def _with_own(
    paragraphs: Sequence[Sequence[str]], language: str, share: float, chance: random.Random
) -> list[list[str]]:
    """The text with paragraphs of its own, `share` of the words of the whole of the origin."""
    wanted = share * sum(len(sentence.split()) for sentences in paragraphs for sentence in sentences)
    mixed, own = [list(sentences) for sentences in paragraphs], 0
    while own < wanted:
        added = [make_sentence(language, chance) for _ in range(chance.randint(1, 3))]
        own += sum(len(sentence.split()) for sentence in added)
        mixed.insert(chance.randint(0, len(mixed)), added)
    return mixed


def _contained(origin: str, made: str, kind: str) -> str:
    if kind in {"verbatim", "reordered"}:
        return "both"
    if kind == "local":
        return "a"
    if kind == "cut":
        return "both" if len(made.split()) >= CONTAINED * len(origin.split()) else "b"
    return "none"
