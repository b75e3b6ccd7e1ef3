"""Articles composed by a grammar, in English and Vietnamese: as many as wanted, the same from the same seed.

Sentences are put together from shapes, and shapes from words, names and numbers of large stocks, so that two articles
share no run of words but by rare chance. People, places and offices are made of syllables and exist nowhere.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from bench.stock import Stock
from bench.stock_en import ENGLISH
from bench.stock_vi import VIETNAMESE

STOCKS = {"en": ENGLISH, "vi": VIETNAMESE}

_SLOT = re.compile(r"\{(\w+)\}")
_SENTENCES = (8, 30)  # of an article
_PARAGRAPH = (1, 4)  # sentences
_SHARE_VIETNAMESE = 0.25  # share of the articles


@dataclass(frozen=True, slots=True)
class Article:
    """One composed text.

    Attributes:
        language: ISO 639-1.
        headline: Its first line.
        paragraphs: Its sentences, paragraph by paragraph.
    """

    language: str
    headline: str
    paragraphs: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        """Headline and paragraphs, a line each."""
        return "\n".join([self.headline, *(" ".join(sentences) for sentences in self.paragraphs)])


def compose(seed: str, language: str | None = None, sentences: tuple[int, int] = _SENTENCES) -> Article:
    """One article.

    Args:
        seed: What the article is told from; another seed, another article.
        language: ISO 639-1, or None where chance decides.
        sentences: Fewest and most sentences.
    """
    chance = random.Random(seed)
    code = language or ("vi" if chance.random() < _SHARE_VIETNAMESE else "en")
    cast = [_person(STOCKS[code], chance) for _ in range(3)]
    paragraphs, left = [], chance.randint(*sentences)
    while left > 0:
        many = min(left, chance.randint(*_PARAGRAPH))
        paragraphs.append(tuple(make_sentence(code, chance, cast) for _ in range(many)))
        left -= many
    return Article(code, make_sentence(code, chance, cast).rstrip("."), tuple(paragraphs))


def make_sentence(language: str, chance: random.Random, cast: Sequence[str] = ()) -> str:
    """One sentence.

    Args:
        language: ISO 639-1.
        chance: Where its words are drawn from.
        cast: People it may tell of.
    """
    stock = STOCKS[language]
    said = _fill("{" + chance.choice(("S", "S", "S", "T")) + "}", stock, chance, cast)
    return said[0].upper() + said[1:]


def make_name(language: str, chance: random.Random) -> str:
    """The full name of a person who exists nowhere.

    Args:
        language: ISO 639-1.
        chance: Where its syllables are drawn from.
    """
    return _person(STOCKS[language], chance)


def _fill(text: str, stock: Stock, chance: random.Random, cast: Sequence[str]) -> str:
    """The text with every slot filled, those that its fillings bring along as well."""

    def fill(slot: re.Match[str]) -> str:
        name = slot.group(1)
        made = _makers().get(name)
        if made is not None:
            return made(stock, chance)
        if name == "person" and cast and chance.random() < 0.6:
            return chance.choice(cast)
        if name == "person":
            return _person(stock, chance)
        return _fill(chance.choice(stock.words[name]), stock, chance, cast)

    return _SLOT.sub(fill, text)


@cache
def _makers() -> dict[str, Callable[[Stock, random.Random], str]]:
    return {"number": _number, "day": _day, "place": _place, "year": lambda _, chance: str(chance.randint(1990, 2035))}


def _number(stock: Stock, chance: random.Random) -> str:
    size = chance.choice((20, 90, 400, 3000, 60000, 900000))
    value = chance.randint(2, size)
    if value > 999:
        return f"{value:,}".replace(",", stock.thousands)
    return f"{value}{stock.decimal}{chance.randint(1, 9)}" if chance.random() < 0.3 else str(value)


def _day(stock: Stock, chance: random.Random) -> str:
    return stock.day.format(
        day=chance.randint(1, 28), month=chance.choice(stock.months), weekday=chance.choice(stock.weekdays)
    )


def _person(stock: Stock, chance: random.Random) -> str:
    return " ".join(_name(stock, chance) for _ in range(stock.names))


def _place(stock: Stock, chance: random.Random) -> str:
    return f"{_name(stock, chance)} {_name(stock, chance)}" if chance.random() < 0.5 else _name(stock, chance)


def _name(stock: Stock, chance: random.Random) -> str:
    return "".join(chance.choice(stock.syllables) for _ in range(chance.choice(stock.sizes))).capitalize()
