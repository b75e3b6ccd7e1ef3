"""The units of the demo as `units.yml` tells of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).parent

_REPORTS = {
    "province": "inbound outbound agreements exports investment remittances labour aid tourism training people".split(),
    "mission": "promotion protection papers certified culture outreach".split(),
}
"""Topics of units that name none of their own."""

_SHORT = {
    "province": ("the province", "tỉnh"),
    "centrally_run_city": ("the city", "thành phố"),
    "embassy": ("the Embassy", "Đại sứ quán"),
    "consulate_general": ("the Consulate General", "Tổng Lãnh sự quán"),
    "permanent_mission": ("the Permanent Mission", "Phái đoàn"),
    "bureau": ("the Department", "Cục"),
    "department": ("the Department", "Vụ"),
    "commission": ("the Commission", "Ủy ban"),
    "institute": ("the Academy", "Học viện"),
}
"""What a unit is called once it has been named, in English and Vietnamese."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit.

    Attributes:
        code, kind, above: Of itself, and of the unit it stands under (None for the state).
        names: By language.
        valid_from, valid_to: First and last day; None for always.
        heirs: Codes of the units that carry on its work from the day after its last.
        renamed: Day and names from that day on; empty where it kept its names.
        language: In which it writes.
        size: Against a unit of middle size.
        topics: What it reports on.
    """

    code: str
    kind: str
    above: str | None
    names: dict[str, str]
    valid_from: date | None = None
    valid_to: date | None = None
    heirs: tuple[str, ...] = ()
    renamed: dict[str, Any] = field(default_factory=dict)
    language: str = "en"
    size: Decimal = Decimal(1)
    topics: tuple[str, ...] = ()

    @property
    def is_territory(self) -> bool:
        """Whether it is a province or a city of that rank."""
        return self.kind in {"province", "centrally_run_city"}

    def named(self, language: str, day: date) -> str:
        """Its name inside a sentence."""
        own = self.renamed if self.renamed and self.renamed["since"] <= day else self.names
        return own[language] if self.is_territory or language == "vi" else f"the {own[language]}"

    def short(self, language: str) -> str:
        """What it is called once it has been named."""
        return _SHORT[self.kind][language == "vi"]


@cache
def load_units() -> dict[str, Unit]:
    """All of them by code, those above before those below."""
    rows = yaml.safe_load((_FOLDER / "units.yml").read_text("utf-8"))
    return {row["code"]: _unit(row) for row in rows}


def _unit(row: dict[str, Any]) -> Unit:
    return Unit(
        code=row["code"],
        kind=row["kind"],
        above=row.get("above"),
        names={"en": row["en"], "vi": row["vi"]},
        valid_from=row.get("from"),
        valid_to=row.get("to"),
        heirs=tuple(row.get("heirs", ())),
        renamed=row.get("renamed", {}),
        language=row.get("lang", "en"),
        size=Decimal(str(row.get("size", 1))),
        topics=tuple(row.get("topics", _usual(row))),
    )


def _usual(row: dict[str, Any]) -> list[str]:
    if row["kind"] in {"province", "centrally_run_city"}:
        return [*_REPORTS["province"], *(["border"] if row.get("border") else [])]
    return _REPORTS["mission"] if row["code"].startswith("SV.MIS.") else []
