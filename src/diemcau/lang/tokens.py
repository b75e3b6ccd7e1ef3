"""A sentence as tokens: words with their tags, number phrases and times as one token each, punctuation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diemcau.lang.base import TimeMention
from diemcau.lang.lexicon import DET, OPENS, Form, Lexicon
from diemcau.lang.numerals import Number

# ASCII letters are tried first, which the engine tells from others several times faster.
_LETTERS = r"(?:[a-zA-Z]++|[^\W\d_])++"
_PIECE = re.compile(rf"{_LETTERS}(?:[-.]{_LETTERS})*+(?:['’]s?(?!\w))?|\d[\w.,/-]*\w|\S")
_QUOTES = frozenset("\"'“”‘’«»")
_NO_WORD: Form = ("", 0, False, False)


class Token:
    """One token of a sentence.

    Attributes:
        start, end: Offsets into the sentence, half-open.
        word: Lower case, the possessive ending cut; the mark itself for punctuation; empty for numbers and times.
        tags: What the word does around a number and what it looks like, bits of `lexicon`; 0 for anything else.
        is_word: Whether it is a word, and no number, time or mark.
        possessive: Whether the word has a possessive ending.
        number: The number phrase, or None.
        time: The expression of time, or None.
    """

    __slots__ = ("end", "is_word", "number", "possessive", "start", "tags", "time", "word")

    def __init__(
        self,
        start: int,
        end: int,
        form: Form = _NO_WORD,
        number: Number | None = None,
        time: TimeMention | None = None,
    ) -> None:
        self.start, self.end, self.number, self.time = start, end, number, time
        self.word, self.tags, self.is_word, self.possessive = form

    def __repr__(self) -> str:
        return f"{self.word or self.number or self.time}"


def tokenize(
    text: str, lexicon: Lexicon, numbers: Sequence[Number], times: Sequence[TimeMention], begin: int = 0
) -> list[Token]:
    """The tokens of a sentence in order; number phrases and times are one token each, quotation marks none.

    Args:
        text: The sentence.
        lexicon: The language's tags.
        numbers: Its number phrases, ascending, disjoint from the times.
        times: Its expressions of time, ascending.
        begin: Where it begins in the text that the places of the times are counted in.
    """
    tokens: list[Token] = []
    at = 0
    for solid in _solids(numbers, times, begin):
        if at < solid.start:
            _add_words(text, at, solid.start, lexicon, tokens)
        tokens.append(solid)
        at = max(at, solid.end)
    _add_words(text, at, len(text), lexicon, tokens)
    return tokens


def _solids(numbers: Sequence[Number], times: Sequence[TimeMention], begin: int) -> list[Token]:
    """Numbers and times as tokens, ascending."""
    solids = [Token(number.start, number.end, number=number) for number in numbers]
    solids += [Token(time.span.start - begin, time.span.end - begin, time=time) for time in times]
    solids.sort(key=_start)
    return solids


def _start(token: Token) -> int:
    return token.start


def _ends_name(text: str, start: int, end: int) -> bool:
    """Whether what looks like an article closes a name: "Nghe | An | in", and not the next word of a heading."""
    before = text[:start].rstrip().rpartition(" ")[2]
    goes_on = text[end : end + 1] == " " and text[end + 1 : end + 2].islower()
    return goes_on and text[start - 1 : start] == " " and before[:1].isupper()


def _add_words(text: str, start: int, end: int, lexicon: Lexicon, tokens: list[Token]) -> None:
    """Append the words and marks between two solid tokens, phrases of the lexicon joined into one token."""
    forms, find = lexicon.forms, text.find
    openers: list[int] = []
    at = start
    for raw in _PIECE.findall(text, start, end):
        begin = find(raw, at)  # only white space stands between two pieces
        at = begin + len(raw)
        form = forms[raw]
        if form[1] & _NOTED:
            if form[1] & DET and raw[0].isupper() and _ends_name(text, begin, at):
                form = (form[0], 0, True, form[3])
            if form[1] & OPENS:
                openers.append(len(tokens))
        elif raw in _QUOTES:
            continue
        tokens.append(Token(begin, at, form))
    if openers:
        _join_phrases(lexicon, tokens, openers)


_NOTED = DET | OPENS


def _join_phrases(lexicon: Lexicon, tokens: list[Token], openers: list[int]) -> None:
    """Make one token of every phrase that starts at one of the openers, which are indices in ascending order."""
    gone = floor = 0
    for opener in openers:
        at = opener - gone
        if at < floor or at + 1 >= len(tokens):
            continue
        for words, tags in lexicon.phrases[tokens[at].word].get(tokens[at + 1].word, ()):
            last = at + len(words)
            if len(words) > 2 and tuple([token.word for token in tokens[at:last]]) != words:
                continue
            tokens[at:last] = [Token(tokens[at].start, tokens[last - 1].end, (" ".join(words), tags, True, False))]
            gone, floor = gone + last - at - 1, at + 1
            break
