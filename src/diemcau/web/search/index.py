"""The index of words behind one interface: PostgreSQL's vectors, or FTS5 of SQLite.

No sign that somebody typed reaches either language of queries: terms hold letters and digits alone
(`words.find_words`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import BooleanField, F, Func, Q, QuerySet, Value
from django.db.models.expressions import OrderBy, RawSQL

from diemcau.web.search.asked import Asked, Term
from diemcau.web.search.models import Passage

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler

_FEW = 5_000
"""Sentences that are sorted faster than they are met on a walk: of 300,000, in a trial."""

Look = tuple[str, bool]
"""One way of looking: in which column, `words` or `folded`, and whether all words stand side by side."""


def looks(asked: Asked) -> list[Look]:
    """The ways of looking for a query, the closest first; each finds all that the ones before it found.

    Words typed with marks are looked for with them first; words side by side go before words anywhere in a sentence.
    """
    columns = ("words", "folded") if asked.has_tones else ("folded",)
    together = (True, False) if _may_stand_together(asked) else (False,)
    return [(column, near) for column in columns for near in together]


def _may_stand_together(asked: Asked) -> bool:
    return len(asked.wanted) > 1 and not any(term.is_prefix for term in asked.wanted)


def matching(passages: QuerySet[Passage], asked: Asked, look: Look) -> QuerySet[Passage]:
    """Those of some sentences that a query finds in one way of looking."""
    column, together = look
    terms = (_joined(asked.wanted),) if together else asked.wanted
    found = passages.filter(_holds(column, terms))
    for term in asked.unwanted:
        found = found.exclude(_holds("words" if term.has_tones else "folded", (term,)))
    return found


def newest(asked: Asked, look: Look) -> OrderBy:
    """How to order what a query finds so that the newest goes first and the database takes the shorter way.

    PostgreSQL likes to walk from the newest sentence on until it has met enough, which is right for common words and
    goes through all of them for rare ones. Where it expects few itself, or words have to stand side by side, which it
    takes for as common as words apart, it is given an order that it cannot walk along: it then goes by the index.
    """
    if connection.vendor != "postgresql":
        return F("pk").desc()
    by_index = any(len(term.folded) > 1 for term in asked.wanted) or _expected(asked, look) < _FEW
    return (F("pk") + 0).desc() if by_index else F("pk").desc()


def _expected(asked: Asked, look: Look) -> int:
    """How many sentences the database thinks that it will find; it looks at its statistics alone."""
    plan = json.loads(matching(Passage.objects.order_by(), asked, look).explain(format="json"))
    return int(plan[0]["Plan"]["Plan Rows"])


def _joined(terms: Sequence[Term]) -> Term:
    return Term(
        tuple(word for term in terms for word in term.toned), tuple(word for term in terms for word in term.folded)
    )


def _holds(column: str, terms: Sequence[Term]) -> Any:
    if connection.vendor == "postgresql":
        return _Vector(column, " & ".join(_for_postgresql(term, column) for term in terms))
    said = " AND ".join(_for_fts5(term, column) for term in terms)
    rows = RawSQL("SELECT rowid FROM search_index WHERE search_index MATCH %s", [f"{column} : ({said})"])
    return Q(pk__in=rows)


def _words(term: Term, column: str) -> tuple[str, ...]:
    return term.toned if column == "words" else term.folded


def _for_postgresql(term: Term, column: str) -> str:
    words = _words(term, column)
    side_by_side = " <-> ".join(f"'{word}'" for word in words) + (":*" if term.is_prefix else "")
    return "(" + " | ".join((f"({side_by_side})", *(f"'{value}'" for value in term.values))) + ")"


def _for_fts5(term: Term, column: str) -> str:
    words = " ".join(_words(term, column))
    side_by_side = f'"{words}"' + (" *" if term.is_prefix else "")
    return "(" + " OR ".join((side_by_side, *(f'"{value}"' for value in term.values))) + ")"


class _Vector(Func):
    """Whether the vector beside a column matches a query of PostgreSQL. Django knows the column, not its vector."""

    conditional = True
    output_field = BooleanField()

    def __init__(self, column: str, query: str) -> None:
        super().__init__(F(column), Value(query))

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:  # noqa: ARG002 - Django's form
        """`"passage"."folded_vector" @@ query`, whatever the table is called in this query."""
        column, query = self.get_source_expressions()
        sql, _params = compiler.compile(column)
        said, params = compiler.compile(query)
        return f'{sql[:-1]}_vector" @@ {said}::tsquery', list(params)
