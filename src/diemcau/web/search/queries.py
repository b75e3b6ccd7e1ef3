"""What is asked about sentences, documents, facts, conflicts and units by words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Substr

from diemcau.web.archive.policies import visible
from diemcau.web.archive.queries import documents_for
from diemcau.web.record.queries import claims_for, conflicts_for
from diemcau.web.search.index import Look, looks, matching, newest
from diemcau.web.search.models import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from diemcau.records import Interval
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.archive.models import Document
    from diemcau.web.record.models import Claim, Conflict
    from diemcau.web.search.asked import Asked

MOST = 200
"""Sentences that one query looks at, the closest first; who wants others says more. Nobody reads further."""


RANKED = 1000
"""Sentences with all words, the newest, among which those with the words side by side go first."""


def passages_for(scope: Scope) -> QuerySet[Passage]:
    """The sentences that a person may know of, of the current readings."""
    return Passage.objects.filter(visible(scope, "document__"))


def find_passages(scope: Scope, asked: Asked, most: int = MOST) -> list[int]:
    """Ids of the sentences with what was asked for, the closest first, of equally close ones the newest first.

    Returns:
        At most one more than `most`: then there are more.
    """
    found: dict[int, None] = {}
    for look in looks(asked) if asked else ():
        found.update(dict.fromkeys(_near(scope, asked, look)[: most + 1]))
        if len(found) > most:
            break
    return list(found)[: most + 1]


def _near(scope: Scope, asked: Asked, look: Look) -> QuerySet[Passage, int]:
    """What one way of looking finds, newest first; words side by side only among the newest `RANKED` with all words."""
    column, together = look
    if together:
        apart = matching(passages_for(scope), asked, (column, False)).order_by("-pk").values("pk")
        found = matching(Passage.objects.filter(pk__in=apart[:RANKED]), asked, look).order_by("-pk")
    else:
        found = matching(passages_for(scope), asked, look).order_by(newest(asked, look))
    return found.values_list("pk", flat=True)


def load_passages(scope: Scope, pks: Sequence[int]) -> list[Passage]:
    """Sentences with their text (`said`), documents and units, in the order of the ids."""
    rows = passages_for(scope).filter(pk__in=pks).select_related("document__org", "reading").defer(
        "reading__text", "reading__packed", "reading__keys", "reading__findings", "words", "folded"
    ).annotate(said=Substr("reading__text", F("start") + 1, F("end") - F("start")))  # fmt: skip
    by_pk = {row.pk: row for row in rows}
    return [by_pk[pk] for pk in pks if pk in by_pk]


def claims_said_in(scope: Scope, pks: Sequence[int], at: datetime | None = None) -> QuerySet[Claim]:
    """The facts that some sentences bear out."""
    return claims_for(scope, at).filter(pk__in=_beside(pks, "evidence__claim"))


def conflicts_said_in(scope: Scope, pks: Sequence[int], at: datetime | None = None) -> QuerySet[Conflict]:
    """The conflicts in which some sentences stand."""
    return conflicts_for(scope, at).filter(pk__in=_beside(pks, "sides__conflict"))


def _beside(pks: Sequence[int], path: str) -> list[int]:
    """Ids of what hangs on the mentions, in any state they ever had, that stand in some sentences.

    They are fetched first: a database that is asked all at once may begin at the wrong end.
    """
    inside = {
        "document__mentions__start__gte": F("start"),
        "document__mentions__start__lt": F("end"),
        f"document__mentions__{path}__isnull": False,
    }
    found = Passage.objects.filter(pk__in=pks, **inside).order_by()
    return list(found.values_list(f"document__mentions__{path}", flat=True).distinct())


def within(amounts: Sequence[Interval], path: str = "") -> Q:
    """The figures whose value is what was asked for, on either side of nothing; none where nothing was."""
    found = Q(pk__in=())
    for amount in amounts:
        for one in (amount, -amount):
            ends = {f"{path}value__gte": one.low, f"{path}value__lte": one.high}
            found |= Q(**{name: end for name, end in ends.items() if end is not None})
    return found


def find_documents(scope: Scope, asked: Asked, pks: Iterable[int]) -> list[int]:
    """Ids of the documents whose title or number has what was asked for, then of those whose sentences have it."""
    named = documents_for(scope)
    for term in asked.wanted:
        named = named.filter(folded__contains=" ".join(term.folded))
    for term in asked.unwanted:
        named = named.exclude(folded__contains=" ".join(term.folded))
    found = dict.fromkeys(named.order_by("-pk").values_list("pk", flat=True)[: MOST + 1]) if asked else {}
    by_passage = dict(Passage.objects.filter(pk__in=pks).values_list("pk", "document"))
    found.update(dict.fromkeys(by_passage[pk] for pk in pks if pk in by_passage))
    return list(found)[: MOST + 1]


def load_documents(scope: Scope, pks: Sequence[int]) -> list[Document]:
    """Documents with their units, in the order of the ids."""
    by_pk = {row.pk: row for row in documents_for(scope).filter(pk__in=pks).select_related("org")}
    return [by_pk[pk] for pk in pks if pk in by_pk]
