"""What the addresses of the matrix name: a house with a draft, facts, a conflict, a talk and more at two levels."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from datetime import date
from http.cookies import SimpleCookie
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diemcau.records import Span
from diemcau.web.api.actions import make_token
from diemcau.web.archive.actions import register
from diemcau.web.desk.actions import open_thread
from diemcau.web.desk.queries import to_token
from diemcau.web.filings import actions as returns
from diemcau.web.filings.calendar import Days
from diemcau.web.filings.models import Filing, Receipt
from diemcau.web.record.actions import settle, state_token
from diemcau.web.record.keeping import keep_up
from diemcau.web.record.queries import claims_for, conflicts_for
from diemcau.web.search.actions import save_view
from diemcau.web.shell.levels import Level

from ..conftest import OTHER_REPORT, REPORT  # noqa: TID252 - the tests are no package
from ..conftest import house as house_fixture  # noqa: TID252
from ..review.signed import signed_at  # noqa: TID252
from .foreseen import foreseen_at
from .tasked import tasked_at

if TYPE_CHECKING:
    from diemcau.web.archive.models import Document

    from ..conftest import House  # noqa: TID252

_WATCHED = (
    """\
CONFIDENTIAL NOTE ON THE TRADE OF DUNMARSH IN 2021

Imports of Dunmarsh province reached USD 2.1 billion in 2021.
In 2021, Dunmarsh province sent 31 outgoing delegations with 208 members.
""",
    """\
WHAT THE CUSTOMS HOUSE REPORTED

In 2021 imports of Dunmarsh province were USD 2.9 billion, and 7 ships were searched.
Dunmarsh province sent 31 outgoing delegations in 2021.
""",
)
NOWHERE = "00000000-0000-4000-8000-000000000000"
_DRAFT = """\
IN {year} THE PROVINCE OF DUNMARSH OPENED ITS HARBOUR

In {year}, Dunmarsh province opened {count} harbours to ships of Keld.
In {year} the archive of Dunmarsh moved into house 77 in May.
"""


@dataclass
class World:
    """What there is.

    Attributes:
        folder: Its data folder.
        house: Orgs and people.
        cookies: Of a browser in which each person is signed in.
        names: By level, what the holes of an address are filled with.
    """

    folder: Path
    house: House
    cookies: dict[str, SimpleCookie] = field(default_factory=dict)
    names: dict[str, dict[str, Any]] = field(default_factory=dict)


def build_world(folder: Path) -> World:
    """A world in an open transaction."""
    house = inspect.unwrap(house_fixture)(None)
    world = World(folder, house)
    for level in (Level.INTERNAL, Level.CONFIDENTIAL):
        world.names[level.label.lower()] = names_at(house, level)
    for name in house.people:
        world.cookies[name] = SimpleCookie(house.visit(name).cookies)
    return world


def names_at(house: House, level: int) -> dict[str, Any]:
    """What the holes of an address are filled with, made at a level."""
    year = "2024" if level == Level.INTERNAL else "2021"
    draft = _at(house, level, _DRAFT.format(year=year, count=3 + level))
    (mention,) = draft.mentions.filter(known_to=None, sort="figure")
    thread = open_thread(
        actor=house.people["head"], scope=house.scope("head"), document=draft, span=Span(0, 10), text="Which harbours?"
    )
    reports = (REPORT, OTHER_REPORT) if level == Level.INTERNAL else _WATCHED
    released = [_at(house, level, text) for text in reports]
    house.release(*released)
    released[0].refresh_from_db()
    scope = house.scope("leader")
    known = list(conflicts_for(scope).values_list("uid", flat=True))
    keep_up()
    claim = claims_for(scope).filter(last_day__year=year, standing="agreed").first()
    conflict = conflicts_for(scope).filter(state="open").exclude(uid__in=known).first()
    assert claim is not None
    assert conflict is not None
    edit = state_token(conflict, scope)
    ruling = settle(
        actor=house.people["leader"], scope=scope, conflict=conflict, token=edit, side=0, reason="The later one."
    )
    keep_up()
    held = conflicts_for(scope).get(uid=conflict.uid)
    token, _ = make_token(
        actor=house.people["officer"], scope=house.scope("officer"), name=f"level {level}", grants=["read"], days=30
    )
    draft.refresh_from_db()
    claim = claims_for(scope).get(uid=claim.uid)
    other = claims_for(scope).exclude(uid=claim.uid).filter(last_day__year=year)[0]
    filing = _sent_back(house, level, f"{year}-H1")
    return {
        **signed_at(house, level, year),
        **tasked_at(house, level, mention),
        **foreseen_at(house, level, released),
        "nowhere": NOWHERE,
        "campaign": filing.campaign.uid,
        "period": f"{year}-H2",
        "filing": filing.uid,
        "filing_edit": filing.edit,
        "step": "submit",
        "remark": filing.remarks.get().uid,
        "receipt": _receipt(house, filing).uid,
        "document": draft.uid,
        "edit": draft.edit,
        "number": 1,
        "other": 1,
        "mention": mention.uid,
        "seen": to_token(mention),
        "thread": thread.uid,
        "intake": draft.intake_files.get().intake.uid,
        "orphan": NOWHERE,
        "claim": claim.uid,
        "claim_edit": claim.digest[:24],
        "claim_mention": claim.evidence.all()[0].mention.uid,
        "conflict": conflict.uid,
        "conflict_edit": state_token(held, scope),
        "ruling": ruling.uid,
        "token": token.uid,
        "role": house.people["officer"].roles.get().uid,
        "username": "colleague",
        "code": "DUN",
        "year": year,
        "level": int(level),
        "language": "en",
        "uid": NOWHERE,
        "view": save_view(actor=house.people["officer"], name=f"level {level}", page="find", query="q=46").uid,
        "report": released[0].uid,
        "report_edit": released[0].edit,
        "other_claim": other.uid,
        "other_claim_edit": other.digest[:24],
        "pk": 1,
        "provider_id": "none",
        "uidb36": "1",
        "key": "none",
        "verb": "rename",
        "what": "org",
        "measure": "trade.exports",
        "partner": "Keld",
        "board": "measure",
        "chart": "units",
        "form": "csv",
    }


def _sent_back(house: House, level: int, period: str) -> Filing:
    """A return of Dunmarsh at a level: the clerk filled it in, the head sent it back with a question."""
    days = Days(
        first_day=date(2020, 12, 15), last_day=date(2021, 6, 14), opens=date(2021, 6, 1), due=date(2099, 7, 1),
        closes=date(2099, 8, 1),
    )  # fmt: skip
    campaign = returns.open_campaign(
        actor=house.people["chief"], scope=house.scope("chief"), name=f"Economy {period}", regimes=["economic.half"],
        period=period, days=days, level=level,
    )  # fmt: skip
    filing = campaign.filings.get(org__code="DUN", form="F19")
    content = {"figures": [{"id": "projects", "cells": {"now": "214"}}]}
    clerk: dict[str, Any] = {"actor": house.people["clerk"], "scope": house.scope("clerk"), "filing": filing}
    returns.save(**clerk, edit=0, content=content)
    returns.submit(**clerk, edit=1)
    asked = [returns.Ask("figures/projects/now", "Valid ones alone?")]
    returns.send_back(
        actor=house.people["head"], scope=house.scope("head"), filing=filing, edit=2, reason="A question.", asked=asked
    )
    return Filing.objects.select_related("campaign").get(pk=filing.pk)


def _receipt(house: House, filing: Filing) -> Receipt:
    """The receipt of a package that came back for a return."""
    said = {"cells": 0, "saves": 0}
    return Receipt.objects.create(
        filing=filing, digest="0" * 64, version=filing.version, said=said, by=house.people["clerk"]
    )


def _at(house: House, level: int, text: str) -> Document:
    """A document that the officer brought in and that the clerk put at a level."""
    (document,) = house.bring(text)
    if document.level != level:
        number, period = document.number, document.period
        register(
            actor=house.people["clerk"], scope=house.scope("clerk"), document=document, edit=document.edit,
            number=number, period=period, level=level,
        )  # fmt: skip
    document.refresh_from_db()
    return document
