"""Whether two claims surely speak of one owner, one period and one edition, so that what they come to can fail."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from diemcau.records.review import Answer, Check

if TYPE_CHECKING:
    from datetime import date

    from diemcau.records import Claim, Figure
    from diemcau.review.ledger import Ledger

# Days between two reports within which they tell of one state of things; monthly series are revised by the next report.
ONE_EDITION = 3
_WHOSE_AND_WHEN = frozenset({"unit_of_report", "period"})


def only_if_certain(ledger: Ledger, check: Check) -> Check:
    """The check, which cannot be told where it fails over claims that may not belong together."""
    if check.answer is not Answer.FAILS:
        return check
    reason = find_doubt(ledger, [ledger.by_id[each] for each in check.claims])
    return check if reason is None else replace(check, answer=Answer.CANNOT_TELL, reason=reason)


def find_doubt(ledger: Ledger, claims: list[Claim]) -> str | None:
    """Why claims may not belong together, as a code of `Check.reason`; None where they surely do.

    Numbers of one text belong together as that text has them. Across texts each must say itself whose it is and when,
    and the texts, as far as they are dated, must be of one edition: a part of May's report misses the whole of June's
    and nobody is wrong.
    """
    if _share_a_document(claims):
        return None
    if any(not _says_itself(ledger, claim) for claim in claims):
        return "implied"
    days = [told for claim in claims if (told := _days(ledger, claim))]
    apart = max(map(min, days)) - min(map(max, days)) if days else timedelta(0)
    return "edition" if apart.days > ONE_EDITION else None


def _share_a_document(claims: list[Claim]) -> bool:
    return bool(set.intersection(*({statement.document for statement in claim.statements} for claim in claims)))


def _says_itself(ledger: Ledger, claim: Claim) -> bool:
    return any(_WHOSE_AND_WHEN.isdisjoint(figure.assumed) for figure in _figures(ledger, claim))


def _figures(ledger: Ledger, claim: Claim) -> list[Figure]:
    return [ledger.record.by_name[one.document].figures[one.index] for one in claim.statements]


def _days(ledger: Ledger, claim: Claim) -> list[date]:
    documents = (ledger.record.by_name[statement.document].document for statement in claim.statements)
    return [document.published for document in documents if document.published is not None]
