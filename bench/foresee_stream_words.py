"""Words and names that a stream of documents is composed of: tens of thousands, of very different frequency.

The sentences' shapes are those of `bench.stock`. Its few hundred words are joined by made ones, since rare words are
most of the words of any real stream, and the n-th frequent word is used about 1/n as often as the first.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from bench.compose import STOCKS, make_name
from bench.stock import split

WORDS = {"n": 14_000, "a": 5_000, "v": 5_000}  # of each class in a language
NAMES = 4_000  # known ones of a language
SHAPES = 1_500  # sentences without their words
_SLOT = re.compile(r"\{(\w+)\}")
# What a slot of a sentence takes: the class of its word. `x` is any name.
CLASSES = {"n": "n", "nn": "n", "a": "a", "vb": "v", "did": "v", "person": "x", "place": "x"}
_EASE, _SLOPE = 2.7, 1.07  # of the law of Zipf as Mandelbrot wrote it: 1 / (rank + ease) ** slope

_EN_SYLLABLES = split(
    "al an ar bel ben bri cal cam car cin col con cor cre dal den der dis dor em en er fal fen fer fin fla gal gen gla"
    " gor gra hal har hel in kel kin la lan lar lem lin lo mal man mar mel men mi mon mor mu nal nar nel no nu or pal"
    " par pel per plo pol por pri pro ra ran rel ren ri ro sal sar sel ser sin so sta ster sul ta tal tar tel ten ter"
    " tin tor tra tri ul un va val var vel ven ver vi vo"
)
_EN_ENDINGS = {
    "n": split("age er ment ness ion ity ture ance ship wood line work"),
    "a": split("al ous ive ary ful ish ent able ic"),
    "v": split("ate ise ern ick on ish end ort"),
}
_VI_STARTS = split("b c ch d đ g h kh l m n ng nh ph r s t th tr v x")
_VI_RIMES = split(
    "a á à ả ạ an án àn ản ạn ang áng àng anh ánh ành ảnh ao áo ào ảo ay áy ày ăm ắm ăn ắn ằn ăng ắng ặng âm ấm ầm ân"
    " ấn ần ận âu ấu ầu ây ấy ầy o ó ò on ón òn ong óng òng ô ố ồ ổ ôi ối ồi ôn ốn ồn ông ống ồng ơ ớ ờ ơi ới ời ơn"
    " u ú ù ung úng ùng ụng uôn uốn uông uống ươi ười ương ướng ường ưu ư ứ ừ ưng ứng ừng oa óa oan oán oàn oanh"
)


@dataclass(frozen=True, slots=True)
class Bag:
    """Words with how often each is drawn.

    Attributes:
        words: What there is.
        weights: Sums of the weights so far, as `random.choices` takes them.
    """

    words: tuple[str, ...]
    weights: tuple[float, ...]

    def draw(self, chance: random.Random, many: int) -> list[str]:
        """As many words as wanted, each drawn anew."""
        return chance.choices(self.words, cum_weights=self.weights, k=many) if many else []


@dataclass(frozen=True, slots=True)
class Shape:
    """A sentence without its words.

    Attributes:
        parts: Text and slots in turn; every second part is the name of a slot.
    """

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tongue:
    """What there is of one language.

    Attributes:
        language: ISO 639-1.
        bags: Words by class, `n`, `a`, `v`, and names as `x`.
        shapes: Sentences.
    """

    language: str
    bags: dict[str, Bag]
    shapes: tuple[Shape, ...]


def to_bag(words: Sequence[str], ease: float = _EASE, slope: float = _SLOPE) -> Bag:
    """Words, the most frequent first, drawn by the law of Zipf."""
    return Bag(tuple(words), tuple(accumulate((rank + ease) ** -slope for rank in range(len(words)))))


@cache
def find_tongue(language: str) -> Tongue:
    """The words, names and sentences of a language: the same ones in every stream."""
    chance = random.Random(f"stream {language}")
    stock = STOCKS[language].words
    own = {"n": stock["n"], "a": stock["a"], "v": stock["vb"]}
    bags = {kind: to_bag(_words(language, kind, own[kind], chance)) for kind in WORDS}
    bags["x"] = to_bag(_names(language, NAMES, chance))
    return Tongue(language, bags, tuple(_shape(language, chance) for _ in range(SHAPES)))


def make_any_name(language: str, chance: random.Random) -> str:
    """A name of a person, a place or an office, most likely met nowhere else."""
    roll = chance.random()
    person = make_name(language, chance)
    if roll < 0.5:
        return person
    first, last = person.split()[0], person.split()[-1]
    if roll < 0.8:
        return f"{first} {last}" if language == "vi" or chance.random() < 0.4 else f"{first}{last.lower()}"
    if language == "vi":
        return f"{chance.choice(('Công ty', 'Ủy ban', 'Viện', 'Quỹ'))} {first} {last}"
    return (
        f"{first}{chance.choice(('ia', 'or', 'um'))} {chance.choice(('Group', 'Bank', 'Agency', 'Union', 'Institute'))}"
    )


def _names(language: str, many: int, chance: random.Random) -> list[str]:
    return _distinct(many, (), lambda: make_any_name(language, chance))


def _words(language: str, kind: str, own: Sequence[str], chance: random.Random) -> list[str]:
    make = _english if language == "en" else _vietnamese
    return _distinct(WORDS[kind], own, lambda: make(kind, chance))


def _distinct(many: int, first: Sequence[str], make: Callable[[], str]) -> list[str]:
    found = dict.fromkeys(first)
    while len(found) < many:
        found.setdefault(make())
    return list(found)


def _english(kind: str, chance: random.Random) -> str:
    syllables = [chance.choice(_EN_SYLLABLES) for _ in range(chance.choice((1, 2, 2)))]
    return "".join(syllables) + chance.choice(_EN_ENDINGS[kind])


def _vietnamese(kind: str, chance: random.Random) -> str:
    del kind  # Vietnamese words have no endings
    return " ".join(chance.choice(_VI_STARTS) + chance.choice(_VI_RIMES) for _ in range(2))


def _shape(language: str, chance: random.Random) -> Shape:
    stock = STOCKS[language]

    def fill(slot: re.Match[str]) -> str:
        name = slot.group(1)
        if name in CLASSES:
            return slot.group()
        if name in {"number", "year", "day"}:
            return slot.group()
        return _SLOT.sub(fill, chance.choice(stock.words[name]))

    text = _SLOT.sub(fill, "{" + chance.choice("SSST") + "}")
    return Shape(tuple(_SLOT.split(text)))


def say(shape: Shape, language: str, words: dict[str, list[str]], chance: random.Random) -> str:
    """The sentence of a shape.

    Args:
        shape: What it is made from.
        language: ISO 639-1.
        words: By class, words to be taken from their ends; there are enough.
        chance: Where numbers and days come from.
    """
    said = list(shape.parts)
    for place in range(1, len(said), 2):
        slot = said[place]
        kind = CLASSES.get(slot)
        said[place] = _figure(slot, language, chance) if kind is None else _bent(words[kind].pop(), slot, language)
    text = "".join(said)
    return text[0].upper() + text[1:]


def _bent(word: str, slot: str, language: str) -> str:
    if language == "vi":
        return word
    if slot == "nn":
        return f"{word[:-1]}ies" if word.endswith("ty") else f"{word}s"
    if slot == "did":
        return f"{word}d" if word.endswith("e") else f"{word}ed"
    return word


def _figure(slot: str, language: str, chance: random.Random) -> str:
    if slot == "year":
        return str(chance.randint(2010, 2026))
    if slot == "day":
        stock = STOCKS[language]
        return stock.day.format(
            day=chance.randint(1, 28), month=chance.choice(stock.months), weekday=chance.choice(stock.weekdays)
        )
    return str(chance.randint(2, chance.choice((20, 90, 400, 900))))
