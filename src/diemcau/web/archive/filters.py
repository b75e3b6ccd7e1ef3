"""What a list of documents is narrowed by, read from its address; a value that is none is left out."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from diemcau.lang.folding import fold
from diemcau.web.archive.models import Document, ReadText, State, Version
from diemcau.web.orgs.queries import tree_of
from diemcau.web.shell.levels import Level

if TYPE_CHECKING:
    from collections.abc import Mapping

WAYS = ("upload", "mail", "api", "command", "dossier")
"""How documents come."""

LANGUAGES = ("vi", "en")
"""Those by which lists are narrowed."""

_LONGEST = 100  # characters of a value
_WORDS = 8  # of a title


@dataclass(frozen=True, slots=True)
class Filters:
    """What was asked for; empty for anything.

    Attributes:
        q: Words of title or number, marks and capitals aside.
        org: Code of an org; those below it count too.
        state, level, language, way: Codes.
        period: Beginning of a period's code.
        by: Name, or sign-in name, of who entered it.
    """

    q: str = ""
    org: str = ""
    state: str = ""
    level: str = ""
    language: str = ""
    way: str = ""
    period: str = ""
    by: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Filters:
        """What an address asks for."""
        return cls(**{one.name: str(query.get(one.name, "")).strip()[:_LONGEST] for one in fields(cls)})

    @property
    def is_set(self) -> bool:
        """Whether anything is asked for."""
        return self != Filters()

    def narrow(self, rows: QuerySet[Document]) -> QuerySet[Document]:
        """The documents that were asked for."""
        for word in fold(self.q).split()[:_WORDS]:
            rows = rows.filter(folded__contains=word)
        node = tree_of().by_code.get(self.org)
        if self.org:
            rows = rows.filter(org_id__in=tree_of().below(node.pk)) if node else rows.none()
        if self.state in State.values:
            rows = rows.filter(state=self.state)
        if self.level in {str(level) for level in Level.values}:
            rows = rows.filter(level=int(self.level))
        if self.language in LANGUAGES:
            read = ReadText.objects.filter(document=OuterRef("pk"), is_current=True, language=self.language)
            rows = rows.filter(Exists(read))
        if self.way in WAYS:
            rows = rows.filter(Exists(Version.objects.filter(document=OuterRef("pk"), way=self.way)))
        if self.period:
            rows = rows.filter(period__startswith=self.period)
        if self.by:
            rows = rows.filter(Q(entered_by__username=self.by) | Q(entered_by__name__icontains=self.by))
        return rows
