"""Who sees which document, and who may do what with it."""

from __future__ import annotations

from django.db.models import Q

from diemcau.web.accounts.policies import Reach, Right, Scope
from diemcau.web.archive.models import Document, Intake, State, Version


def visible(scope: Scope, path: str = "") -> Q:
    """The documents that a person may know of: released ones up to the clearance, and the drafts of the person's reach.

    Args:
        scope: What the person may do.
        path: How the queried rows lead to the document: `document__`.
    """
    seen = Q(**{f"{path}state": State.RELEASED}) | _within(scope.reach(Right.READ), f"{path}org_id")
    return Q(**{f"{path}level__lte": scope.clearance}) & seen


def may_see(scope: Scope, document: Document) -> bool:
    """Whether a person may know that a document exists; the same as `visible`."""
    return document.level <= scope.clearance and (
        document.state == State.RELEASED or scope.may(Right.READ, document.org_id)
    )


def may_see_version(scope: Scope, version: Version) -> bool:
    """Whether a person who may see a document may see one of its versions: others than its unit only the newest.

    What was replaced may never have been in the record.
    """
    if scope.may(Right.READ, version.document.org_id):
        return True
    return not version.document.versions.filter(number__gt=version.number).exists()


def visible_intakes(scope: Scope) -> Q:
    """The intakes that a person may know of: one's own, and those of the units whose drafts one sees."""
    own = Q(person_id=scope.person) if scope.person is not None else Q(pk__in=())
    return Q(level__lte=scope.clearance) & (own | _within(scope.reach(Right.READ), "org_id"))


def visible_files(scope: Scope) -> Q:
    """The files of an intake that a person may know of: none of whose documents was put above the clearance since."""
    above = Document.objects.filter(level__gt=scope.clearance)
    return ~Q(documents__in=above)


def may_change_intake(scope: Scope, intake: Intake) -> bool:
    """Whether a person may cancel what waits in an intake and try again what failed."""
    return scope.may(Right.ENTER, intake.org_id)


def _within(reach: Reach, path: str) -> Q:
    return ~Q(pk__in=()) if reach.everywhere else Q(**{f"{path}__in": reach.orgs})
