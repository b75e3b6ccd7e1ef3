"""What is counted of a document: its words and phrases, names, partners, measures and figures, each once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from diemcau.lang.registry import stream_words_of
from diemcau.records.signal import Item, TermKind

PARTNER, MEASURE, FIGURE = "@", "#", "="
"""First character of a key that is no word: of a country, of a measure, of a figure outside what was told before."""

_KINDS = {PARTNER: TermKind.PARTNER, MEASURE: TermKind.MEASURE, FIGURE: TermKind.FIGURE}
_COUNTRY = "country:"
_PIECE = re.compile(r"[^\W_]+(?:[-’'.&][^\W_]+)*|[^\w\s]|\n")
_LONGEST_NAME = 4  # words; a longer run of capitals is a headline
_SHORTEST_WORD = 2  # characters
_MOST_TERMS = 4000  # of one document; a book is cut there
_LONGEST_WORD = 40  # characters; what is longer is an address or a broken line
_END, _EMPTY, _CAPITAL, _LOUD = 1, 2, 4, 8
_ENDS = frozenset(".!?:;…•\n")

Form = tuple[str, int]


def kind_of(key: str, *, is_name: bool) -> TermKind:
    """Of what sort the term with a key is."""
    return _KINDS.get(key[0]) or (TermKind.NAME if is_name else TermKind.WORD)


def words_of(key: str) -> str:
    """A key as a person reads it: words as they are, a code without its sign."""
    return key[1:] if key[0] in _KINDS else key


def find_terms(item: Item) -> dict[str, bool]:
    """Every term of a document, by its key, and whether it is written as a name is, in order of the text.

    Figures are left aside: whether one is new depends on what was told before (see `past`).
    """
    found = find_words(item.text, item.language)
    for code in sorted(_partners(item)):
        found[PARTNER + code] = False
    for told in item.figures:
        found[MEASURE + told.measure] = False
    return found


def _partners(item: Item) -> set[str]:
    filed = {subject.removeprefix(_COUNTRY) for subject in item.subjects if subject.startswith(_COUNTRY)}
    return filed | set(item.partners)


def find_words(text: str, language: str) -> dict[str, bool]:
    """The words and phrases of a text in small letters, and whether each is written as a name is."""
    form, is_syllabic = _former(language), stream_words_of(language).is_syllabic
    found: dict[str, bool] = {}
    run: list[Form] = []
    is_opening = True
    for piece in _PIECE.findall(text):
        word, marks = form(piece)
        if marks & _END:
            _add_run(run, found, is_syllabic=is_syllabic)
            run = []
            is_opening = is_opening or piece in _ENDS
            continue
        run.append((word, marks & ~_CAPITAL if is_opening and not marks & _LOUD else marks))
        is_opening = False
    _add_run(run, found, is_syllabic=is_syllabic)
    return found if len(found) <= _MOST_TERMS else dict(list(found.items())[:_MOST_TERMS])


@lru_cache(maxsize=4)
def _former(language: str) -> Callable[[str], Form]:
    words = stream_words_of(language)

    @lru_cache(maxsize=200_000)
    def form(piece: str) -> Form:
        first = piece[0]
        if not first.isalnum():
            return piece, _END
        lower = words.normal(piece.lower())
        if first.isdigit() or len(piece) > _LONGEST_WORD or lower in words.passing:
            return lower, _EMPTY
        if lower in words.empty or (len(lower) < _SHORTEST_WORD and lower.isascii()):
            return lower, _EMPTY
        return lower, (_CAPITAL if first.isupper() else 0) | (_LOUD if piece.isupper() and len(piece) > 1 else 0)

    return form


def _add_run(run: list[Form], found: dict[str, bool], *, is_syllabic: bool) -> None:
    """Add the words and phrases of words that stand together without a mark between them."""
    is_headline = _is_headline(run)
    before = second = ""
    named_before = named_second = False
    for word, marks in run:
        if marks & _EMPTY:
            before = second = ""
            continue
        named = bool(marks & _CAPITAL) and not is_headline
        found[word] = named or found.get(word, False)
        if before:
            pair = f"{before} {word}"
            named_pair = named and named_before
            found[pair] = named_pair or found.get(pair, False)
            if second and (is_syllabic or (named_pair and named_second)):
                triple = f"{second} {pair}"
                found[triple] = (named_pair and named_second) or found.get(triple, False)
        second, named_second = before, named_before
        before, named_before = word, named


def _is_headline(run: Iterable[Form]) -> bool:
    """Whether capitals say nothing in these words: nearly all have them, and there are more than in a name."""
    marks = [mark for _, mark in run if not mark & _EMPTY]
    capitals = sum(1 for mark in marks if mark & _CAPITAL)
    return capitals > _LONGEST_NAME and capitals * 4 > len(marks) * 3
