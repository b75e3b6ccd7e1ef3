"""Which of many known wordings a text holds, found through the rarest word of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from diemcau.profile.words import Lexicon

APART = "+"  # in forms and cues: what stands left and right of it may stand apart


@dataclass(frozen=True, slots=True)
class Wording:
    """One known wording.

    Attributes:
        code: What it stands for.
        text: As written in the profile.
        pieces: Runs of words; every run has to be there, the runs in any order.
        words: The different words of the pieces.
        size: How many words the pieces have: the longer, the more it says.
    """

    code: str
    text: str
    pieces: tuple[tuple[str, ...], ...]
    words: frozenset[str]
    size: int


def read_wording(code: str, text: str, lexicon: Lexicon, *, ordered: bool) -> Wording:
    """Take a wording apart.

    Args:
        code: What it stands for.
        text: The wording; `APART` between runs that may stand apart.
        lexicon: Of the wording's language.
        ordered: Whether words between two `APART` keep their order; else each word stands alone.
    """
    if ordered:
        pieces = tuple(sorted({run for part in text.split(APART) if (run := tuple(lexicon.read(part)))}))
    else:
        pieces = tuple((word,) for word in sorted(set(lexicon.read(text))))
    return Wording(code, text, pieces, frozenset(chain.from_iterable(pieces)), sum(map(len, pieces)))


@dataclass(frozen=True, slots=True)
class WordingIndex:
    """Wordings of one language, each filed under its rarest word.

    Attributes:
        lexicon: How the language's words are read.
        by_word: The wordings by that word.
    """

    lexicon: Lexicon
    by_word: Mapping[str, tuple[Wording, ...]]

    def present(self, words: list[str]) -> Iterator[tuple[Wording, int]]:
        """The wordings of which every piece is among the words, with the place of the earliest piece."""
        held = frozenset(words)
        bare: list[str] | None = None
        for word in dict.fromkeys(words):
            for wording in self.by_word.get(word, ()):
                if not wording.words <= held:
                    continue
                place = _place(wording, words)
                if place is None:
                    bare = [word for word in words if word not in self.lexicon.light] if bare is None else bare
                    place = _place(wording, bare)
                if place is not None:
                    yield wording, place


def _place(wording: Wording, words: list[str]) -> int | None:
    """The place of the earliest piece, where every piece is there."""
    known: list[int] = []
    for piece in wording.pieces:
        found = _place_of(piece, words)
        if found is None:
            return None
        known.append(found)
    return min(known)


def _place_of(piece: tuple[str, ...], words: list[str]) -> int | None:
    size, at = len(piece), -1
    try:
        while True:
            at = words.index(piece[0], at + 1)
            if size == 1 or tuple(words[at : at + size]) == piece:
                return at
    except ValueError:  # the first word stands nowhere else
        return None


def make_index(wordings: Iterable[Wording], lexicon: Lexicon) -> WordingIndex:
    """File wordings under their rarest words; of equal ones for the same code the first is kept."""
    kept: dict[tuple[str, tuple[tuple[str, ...], ...]], Wording] = {}
    for wording in wordings:
        if wording.pieces:
            kept.setdefault((wording.code, wording.pieces), wording)
    common = Counter(chain.from_iterable(wording.words for wording in kept.values()))
    filed: dict[str, list[Wording]] = {}
    for wording in kept.values():
        rarest = min(wording.words, key=lambda word: (common[word], word))
        filed.setdefault(rarest, []).append(wording)
    return WordingIndex(lexicon, {word: tuple(found) for word, found in filed.items()})


class IndexByLanguage(Mapping[str, WordingIndex]):
    """An index for each language, made when it is first asked for: most runs need one language only."""

    def __init__(self, lexicons: Mapping[str, Lexicon], wordings: Mapping[str, Iterable[tuple[str, str]]], *,
                 ordered: Collection[str]) -> None:  # fmt: skip
        """Keep what the indexes are made of.

        Args:
            lexicons: By language.
            wordings: By language: code and text of each wording.
            ordered: The languages in which words keep their order.
        """
        self._lexicons = lexicons
        self._wordings = wordings
        self._ordered = ordered
        self._made: dict[str, WordingIndex] = {}

    def __getitem__(self, language: str) -> WordingIndex:
        if language not in self._made:
            lexicon, ordered = self._lexicons[language], language in self._ordered
            known = (read_wording(code, text, lexicon, ordered=ordered) for code, text in self._wordings[language])
            self._made[language] = make_index(known, lexicon)
        return self._made[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lexicons)

    def __len__(self) -> int:
        return len(self._lexicons)
