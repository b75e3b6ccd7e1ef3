"""How tables of tasks are headed and what stands in them, in each language; the words are data of the languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from diemcau.lang.registry import known_languages
from diemcau.records.task import TaskState
from diemcau.records.task_table import TableColumn


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWords:
    """The words of one language, all as `folding.fold` gives them and without punctuation.

    Attributes:
        heads: Words of headings by column. A heading that holds several belongs to the longest.
        states: Words of states. What holds several is the longest.
        negations: Words that turn a state into its opposite, where no state of the table of words holds them.
        totals: With what a row of sums begins.
        months: Names of months as they stand in days, by number; empty where a language only counts them.
    """

    heads: Mapping[TableColumn, tuple[str, ...]]
    states: Mapping[TaskState, tuple[str, ...]]
    negations: tuple[str, ...]
    totals: tuple[str, ...]
    months: Mapping[str, int]


@cache
def all_table_words() -> tuple[TableWords, ...]:
    """The words of every language the house can read."""
    return tuple(import_module(f"diemcau.lang.{code}.task_table").WORDS for code in known_languages())
