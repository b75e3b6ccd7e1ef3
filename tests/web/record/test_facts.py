"""From released documents to facts and conflicts, and back when a source changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.web.record.keeping import keep_up
from diemcau.web.record.models import Claim
from diemcau.web.record.queries import claims_for, claims_of, claims_with, open_conflicts_for

from ..conftest import OTHER_REPORT, REPORT

if TYPE_CHECKING:
    from ..conftest import House


def test_released_documents_become_facts(house: House) -> None:
    """A number that two documents say is one fact with both sentences; two numbers for one thing are a conflict."""
    one, other = house.bring(REPORT, OTHER_REPORT)
    keep_up()
    assert not Claim.objects.exists()
    house.release(one, other)
    keep_up()
    scope = house.scope("outsider")
    (projects,) = claims_for(scope).filter(value=214)
    assert projects.standing == "agreed"
    assert {evidence.document_id for evidence in projects.evidence.all()} == {one.pk, other.pk}
    assert {evidence.mention.words for evidence in projects.evidence.select_related("mention")} == {"214"}
    (conflict,) = open_conflicts_for(scope)
    assert (conflict.kind, conflict.sides.count()) == ("value", 2)
    assert set(claims_of(one, scope).values_list("pk", flat=True)) >= {projects.pk}
    assert list(claims_with(projects.evidence.all()[0].mention.uid, scope)) == [projects]
