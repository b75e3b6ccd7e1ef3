"""Campaigns and returns for the tests: a small realm with a grid and a register, and short ways through the flow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diemcau.web.filings import actions
from diemcau.web.filings.calendar import Days
from diemcau.web.filings.models import Campaign, Filing

if TYPE_CHECKING:
    from diemcau.web.filings.models import FilingVersion, Step

    from ..conftest import House  # noqa: TID252 - the tests are no package

REALM = Path(__file__).parent / "realm"
"""A profile with two forms and four regimes, all invented."""

FAR = Days(
    first_day=date(2024, 12, 15),
    last_day=date(2025, 12, 14),
    opens=date(2020, 1, 1),
    due=date(2099, 12, 18),
    closes=date(2100, 1, 31),
)
"""Days of a campaign that is open whenever the tests run, with nothing late."""


def figures(met: str = "40", foreign: str = "12", **more: str) -> dict[str, list[dict[str, Any]]]:
    """A filled form G1; `berthed="7"` fills another line."""
    lines = {"met": met, "foreign": foreign, **more}
    return {"figures": [{"id": line, "cells": {"now": words}} for line, words in lines.items() if words]}


def visits(*names: str) -> dict[str, list[dict[str, Any]]]:
    """A filled form R1: one visit a name."""
    rows = [
        {"id": f"r{place}", "cells": {"name": name, "day": f"2025-03-{place:02d}"}}
        for place, name in enumerate(names, 1)
    ]
    return {"visits": rows}


@dataclass
class Scene:
    """A house in which a campaign runs.

    Attributes:
        house: Orgs and people.
        campaign: Asks provinces and missions for G1 and R1 of 2025.
    """

    house: House
    campaign: Campaign

    def filing(self, form: str = "G1", org: str = "DUN") -> Filing:
        """A return as it stands now."""
        found = Filing.objects.select_related("campaign", "org", "holder", "version", "accepted")
        return found.get(campaign=self.campaign, form=form, org__code=org)

    def save(self, content: dict[str, Any], by: str = "officer", form: str = "G1", **more: Any) -> FilingVersion:
        """Put something down in Dunmarsh's return."""
        held = self.filing(form)
        return actions.save(
            actor=self.house.people[by],
            scope=self.house.scope(by),
            filing=held,
            edit=held.edit,
            content=content,
            **more,
        )

    def step(self, verb: str, by: str, form: str = "G1", org: str = "DUN", **more: Any) -> Step:
        """Take a step with a return as it stands now."""
        held = self.filing(form, org)
        act = getattr(actions, verb)
        taken: Step = act(actor=self.house.people[by], scope=self.house.scope(by), filing=held, edit=held.edit, **more)
        return taken

    def to_office(self, content: dict[str, Any], form: str = "G1") -> None:
        """Fill in Dunmarsh's return and let it go up to the office."""
        self.save(content, form=form)
        self.step("submit", "officer", form)
        self.step("check", "section_head", form)
        self.step("approve", "head", form)

    def to_end(self, content: dict[str, Any], form: str = "G1") -> None:
        """Fill in Dunmarsh's return and let the office accept it."""
        self.to_office(content, form)
        self.step("accept", "chief", form)


def begin(
    house: House, *, days: Days | None = FAR, regimes: tuple[str, ...] = ("harbours.year",), **more: Any
) -> Scene:
    """Open a campaign for 2025."""
    facts = {"name": "Harbours 2025", "period": "2025", **more}
    campaign = actions.open_campaign(
        actor=house.people["chief"], scope=house.scope("chief"), regimes=regimes, days=days, **facts
    )
    return Scene(house, campaign)
