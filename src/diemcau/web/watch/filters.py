"""What narrows the list of alerts, as the address of the page says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.dateparse import parse_date

from diemcau.records.signal import Strength, TermKind
from diemcau.web.watch.models import Alert, AlertSubject, SubjectKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

STRENGTHS = (Strength.STRONG.value, Strength.WEAK.value)
KINDS = tuple(kind.value for kind in TermKind)
VERDICTS = {"open": Alert.Verdict.OPEN, "accepted": Alert.Verdict.ACCEPTED, "dismissed": Alert.Verdict.DISMISSED}
"""As addresses say them, and as rows do."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Every one is empty where it narrows nothing.

    Attributes:
        strength: `strong` or `weak`.
        verdict: `open`, `accepted` or `dismissed`.
        kind: Of what sort the most telling term is.
        subject_kind, subject_code: What the alert is about.
        since: Raised on that day or later.
    """

    strength: str = ""
    verdict: str = ""
    kind: str = ""
    subject_kind: str = ""
    subject_code: str = ""
    since: date | None = None

    @property
    def subject(self) -> str:
        """The subject in one word, `country:LA`; empty for any."""
        return f"{self.subject_kind}:{self.subject_code}" if self.subject_kind else ""

    def __bool__(self) -> bool:
        return any((self.strength, self.verdict, self.kind, self.subject_kind, self.since))

    def narrow(self) -> Q:
        """The alerts that are asked for."""
        found = Q()
        if self.strength:
            found &= Q(strength=self.strength)
        if self.verdict:
            found &= Q(verdict=VERDICTS[self.verdict])
        if self.kind:
            found &= Q(kind=self.kind)
        if self.since:
            found &= Q(raised_on__gte=self.since)
        if self.subject_kind:
            about = AlertSubject.objects.filter(kind=self.subject_kind, code=self.subject_code)
            found &= Q(pk__in=about.values("alert"))
        return found


def read_filters(said: Mapping[str, str]) -> Filters:
    """The filters of an address; what makes no sense narrows nothing."""
    kind, _, code = said.get("subject", "")[:80].partition(":")
    known = kind in SubjectKind.values and bool(code)
    return Filters(
        strength=_one_of(said.get("strength", ""), STRENGTHS),
        verdict=_one_of(said.get("verdict", ""), VERDICTS),
        kind=_one_of(said.get("kind", ""), KINDS),
        subject_kind=kind if known else "",
        subject_code=code[:60] if known else "",
        since=_day(said.get("since", "")),
    )


def _one_of(said: str, known: object) -> str:
    return said if said in known else ""  # type: ignore[operator]


def _day(said: str) -> date | None:
    try:
        return parse_date(said.strip()[:10])
    except ValueError:
        return None
