"""A goal, an edition and an erratum of a level, for the addresses that name them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from diemcau.web.archive.blobs import keep
from diemcau.web.review.actions.goals import Wanted, set_goal
from diemcau.web.review.actions.mail import subscribe
from diemcau.web.review.editions import SHAPE
from diemcau.web.review.models import Edition, EditionFile, Erratum, Subscription
from diemcau.web.review.numbers import to_bytes
from diemcau.web.review.shape import org_tree, tree_to_json

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package

_TENTH = {"low": "10", "high": "10", "low_open": False, "high_open": False}


def signed_at(house: House, level: int, year: str) -> dict[str, Any]:
    """What addresses of the review are filled with: uids, and the state of the goal that was seen."""
    goal = set_goal(
        actor=house.people["chief"], scope=house.scope("chief"),
        wanted=Wanted(
            measure="trade.exports", org="DUN", period=year, words="at least 4 billion USD", level=level, language="en"
        ),
    )  # fmt: skip
    edition = Edition.objects.create(
        title=f"The year {year}", org=house.orgs["DUN"], period=year, level=level, known_at=goal.known_from,
        shape_day=date(int(year), 12, 31), true_at=date(int(year), 12, 31), frozen_by=house.people["head"],
    )  # fmt: skip
    blob = keep(b"measure\r\n")
    EditionFile.objects.create(edition=edition, name="totals.en.csv", sha256=blob.pk, size=9)
    shape = keep(to_bytes(tree_to_json(org_tree(edition.shape_day))))
    EditionFile.objects.create(edition=edition, name=SHAPE, sha256=shape.pk, size=shape.size)
    erratum = Erratum.objects.create(
        edition=edition, measure="trade.exports", org=house.orgs["DUN"], period=year, unit="USD", was=_TENTH, now=None
    )
    officer = house.people["officer"]
    held = Subscription.objects.filter(person=officer).first() or subscribe(
        actor=officer, scope=house.scope("officer"), org="ARD", every="week", language="en", site="https://site.example"
    )
    return {
        "goal": goal.uid, "goal_seen": goal.known_from.isoformat(), "edition": edition.uid, "erratum": erratum.uid,
        "subscription": held.uid, "edition_file": "totals.en.csv", "open_format": "csv",
    }  # fmt: skip
