"""One sentence laid out for reading: its tokens and the figures being made of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from diemcau.lang.language import Language
from diemcau.lang.numerals import Number
from diemcau.lang.tokens import Token
from diemcau.records import Kind, Period, Span, Status

_MARGIN = 12  # tokens beside a sentence that rules ask for at most
_NO_TAGS, _NO_WORDS = [0] * _MARGIN, [""] * _MARGIN


@dataclass(slots=True, eq=False)
class Draft:
    """A figure in the making.

    Attributes:
        number: Its number phrase, offsets into the sentence.
        at: Index of its token.
        phrase: Tokens of the noun phrase behind it, half-open; empty where there is none.
        kind, unit, fall, label, compare_to, period, status, owner: What becomes of it.
        base: Whether it is the level of the period that another figure is compared with.
        like: The figure whose measure it shares, or None.
        whole: The figure it is a part of, or None.
        period_set, owner_set: Whether its own sentence says its period and its owner.
        done: Whether its label says what was done to the thing, so that it counts events and no stock.
        rule: Name of the rule that gave kind and label.
        doubt: Hundredths taken off its confidence.
        under_preposition: Whether its phrase only adds to another one: "with partners in seven countries".
    """

    number: Number
    at: int
    phrase: tuple[int, int] = (0, 0)
    kind: Kind = Kind.LEVEL
    unit: str | None = None
    fall: bool = False
    label: str = ""
    base: bool = False
    like: Draft | None = None
    whole: Draft | None = None
    compare_to: Period | str | None = None
    period: Period | None = None
    period_set: bool = False
    status: Status = Status.ACTUAL
    owner: str | None = None
    owner_set: bool = False
    done: bool = False
    rule: str = ""
    doubt: int = 0
    under_preposition: bool = False


@dataclass(slots=True)
class Scene:
    """A sentence under reading.

    Attributes:
        text: The sentence.
        span: Its place in the document.
        tokens: Its tokens.
        language: Its language.
        opens_line: Whether it is the first sentence of its line.
        tags: Tags of each token, and 0 for `_MARGIN` places more, which an index below zero reaches too.
        words: Word or mark of each token, empty for numbers, times and the same places outside the sentence.
        timed: Indices of the tokens that are times.
        held: All tags that its tokens have.
        drafts: Its figures, in text order.
        noun_phrases: The noun phrases already looked for, by the token they stand behind.
    """

    text: str
    span: Span
    tokens: list[Token]
    language: Language
    opens_line: bool = True
    tags: list[int] = field(init=False)
    words: list[str] = field(init=False)
    timed: list[int] = field(init=False)
    held: int = field(init=False, default=0)
    drafts: list[Draft] = field(default_factory=list)
    noun_phrases: dict[int, tuple[int, int]] = field(default_factory=dict)
    _brackets: list[tuple[int, int] | None] | None = None

    def __post_init__(self) -> None:
        """Lay out what is asked for most: what a token is and does."""
        self.tags = [token.tags for token in self.tokens]
        self.words = [token.word for token in self.tokens]
        self.timed = [at for at, token in enumerate(self.tokens) if token.time is not None]
        self.held = reduce(or_, self.tags, 0)
        self.tags += _NO_TAGS
        self.words += _NO_WORDS

    def has_tag(self, tags: int, start: int, end: int) -> bool:
        """Whether a token from `start` to before `end` has one of the tags; what lies outside the sentence has none."""
        if self.held & tags:
            for held in self.tags[max(0, start) : max(0, end)]:
                if held & tags:
                    return True
        return False

    def has_number(self, start: int, end: int) -> bool:
        """Whether a token from `start` to before `end` is a number phrase."""
        return any(token.number is not None for token in self.tokens[start:end])

    def draft_at(self, at: int) -> Draft | None:
        """The figure whose token this is."""
        for draft in self.drafts:
            if draft.at == at:
                return draft
        return None

    def capital(self, token: Token) -> bool:
        """Whether a word is written with a capital."""
        return self.text[token.start].isupper()

    def bracket(self, at: int) -> tuple[int, int] | None:
        """The brackets that stand open around a token: indices of the opening and the closing one, or None.

        Where the closing one is missing, the second index is the number of tokens.
        """
        if self._brackets is None:
            self._brackets = _brackets(self.tokens) if "(" in self.text else []
        return self._brackets[at] if at < len(self._brackets) else None

    def open_bracket(self, at: int) -> int | None:
        """Index of the bracket that stands open before a token, or None."""
        bracket = self.bracket(at)
        return None if bracket is None else bracket[0]


def _brackets(tokens: list[Token]) -> list[tuple[int, int] | None]:
    """For every token the brackets around it; a bracket closes what was opened last and nothing more."""
    found: list[tuple[int, int] | None] = []
    opened = -1
    for at, token in enumerate(tokens):
        found.append((opened, 0) if opened >= 0 else None)
        if token.word == "(":
            opened = at
        elif token.word == ")":
            opened = -1
    close = len(tokens)
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at].word == ")":
            close = at
        if (bracket := found[at]) is not None:
            found[at] = bracket[0], close
    return found
