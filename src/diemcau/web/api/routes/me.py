"""Who asks, and what that person may do."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema

from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.queries import roles_on
from diemcau.web.orgs.queries import tree_of

router = Router(tags=["me"])


class HeldRole(Schema):
    """A role in force."""

    kind: str = Field(description="What the person is.", examples=["officer"])
    org: str = Field(description="Code of the unit in which.", examples=["DUN"])
    valid_from: date | None = Field(description="First day; null for long ago.")
    valid_to: date | None = Field(description="Last day; null while it holds.")


class HeldRight(Schema):
    """A right, and where it holds."""

    right: str = Field(description="What the person may do.", examples=["enter"])
    everywhere: bool = Field(description="Whether it holds in every unit.")
    orgs: list[str] = Field(description="Codes of the units, where it does not hold everywhere.", examples=[["DUN"]])


class Me(Schema):
    """The person for whom a request is answered."""

    username: str = Field(examples=["an.arden"])
    name: str = Field(examples=["An Arden"])
    language: str = Field(description="Of the pages, ISO 639-1.", examples=["vi"])
    clearance: int = Field(description="The highest level that the person may see.", examples=[1])
    roles: list[HeldRole]
    rights: list[HeldRight]


@router.get("/me", response=Me)
def get_me(request: HttpRequest) -> Me:
    """Roles are those of today."""
    one, may, tree = person(request), scope(request), tree_of()
    roles = roles_on(timezone.localdate()).filter(person=one).select_related("org")
    return Me(
        username=one.username,
        name=one.name,
        language=one.language,
        clearance=one.clearance,
        roles=[
            HeldRole(kind=role.kind, org=role.org.code, valid_from=role.valid_from, valid_to=role.valid_to)
            for role in roles
        ],
        rights=[
            HeldRight(
                right=right,
                everywhere=reach.everywhere,
                orgs=[] if reach.everywhere else sorted(tree.nodes[pk].code for pk in reach.orgs if pk in tree.nodes),
            )
            for right, reach in sorted(may.reaches.items())
        ],
    )
