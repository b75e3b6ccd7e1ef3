"""What documents are filed under: countries, orgs and topics, and what these are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.errors import NotFound
from diemcau.web.archive.reading import profile
from diemcau.web.filings.book import book
from diemcau.web.orgs.queries import names_of_all
from diemcau.web.watch.models import SubjectKind

if TYPE_CHECKING:
    from collections.abc import Mapping


def find_subject(kind: str, code: str) -> tuple[str, str]:
    """A subject that has a page.

    Raises:
        NotFound: If there is none.
    """
    if kind not in SubjectKind.values or code not in _known(kind):
        raise NotFound("There is nothing of that name to watch.", code="watch.no_subject")
    return kind, code


def name_of(kind: str, code: str, language: str) -> str:
    """What a subject is called; its code where nobody knows."""
    if kind == SubjectKind.ORG:
        node = names_of_all().get(code)
        return (node.name(language) if node is not None else "") or code
    known = book().countries.get(code) if kind == SubjectKind.COUNTRY else profile().topics.get(code)
    if known is None:
        return code
    return known.names.get(language) or next(iter(known.names.values()), code)


def _known(kind: str) -> Mapping[str, object]:
    if kind == SubjectKind.ORG:
        return names_of_all()
    return book().countries if kind == SubjectKind.COUNTRY else profile().topics
