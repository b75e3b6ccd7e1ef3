"""What changed between two texts, by sentences."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from diemcau.errors import Invalid
from diemcau.lang.registry import language_or_english

MOST = 6_000
"""Sentences of a text that are compared: a book of 300 pages has as many."""

_KEPT = 1  # sentences that stay, shown before and after those that changed

Text = tuple[str, str]
"""A text and its language, ISO 639-1."""


@dataclass(frozen=True, slots=True)
class Change:
    """Some sentences in a row.

    Attributes:
        kind: Whether they stayed, went, or came; `gap` stands for those that stayed and are not shown.
        sentences: The sentences; none of a gap.
        count: How many there are.
    """

    kind: Literal["same", "gone", "new", "gap"]
    sentences: tuple[str, ...]
    count: int


def compare_texts(before: Text, after: Text) -> list[Change]:
    """What changed from one text to the other, in its order; empty where no word did.

    Raises:
        Invalid: If a text is too long to be compared.
    """
    old, new = _sentences(*before), _sentences(*after)
    if max(len(old), len(new)) > MOST:
        raise Invalid(
            "These texts are too long to be compared on a page.", "Save both originals and compare them.",
            code="archive.long",
        )  # fmt: skip
    if old == new:
        return []
    found: list[Change] = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found += _shorten(old[i:j], first=i == 0, last=j == len(old))
            continue
        found += [Change("gone", tuple(old[i:j]), j - i)] if j > i else []
        found += [Change("new", tuple(new[k:m]), m - k)] if m > k else []
    return found


def _sentences(text: str, language: str) -> list[str]:
    found = (span.quote(text) for span in language_or_english(language).find_sentences(text))
    return [said for each in found if (said := " ".join(each.split()))]


def _shorten(same: list[str], *, first: bool, last: bool) -> list[Change]:
    """Of sentences that stayed, those beside a change."""
    head, tail = (0 if first else _KEPT), (0 if last else _KEPT)
    if len(same) <= head + tail + 1:
        return [Change("same", tuple(same), len(same))]
    hidden = len(same) - head - tail
    found = [Change("same", tuple(same[:head]), head), Change("gap", (), hidden)]
    found.append(Change("same", tuple(same[len(same) - tail :]), tail))
    return [change for change in found if change.count]
