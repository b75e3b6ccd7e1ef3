"""The people of the demo: of each role of the sector, one with a deputy."""

from __future__ import annotations

from dataclasses import dataclass

from diemcau.web.accounts.models import RoleKind
from diemcau.web.shell.levels import Level

DEMO_PASSWORD = "a long winter in Dunmarsh"  # noqa: S105 - told to everybody who opens the demo
"""Of every person of the demo."""


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """One person.

    Attributes:
        username: What is typed at sign-in.
        name: As shown.
        role: What the person is.
        org: Code of the unit.
        covers: Code of the unit at the head of all that the role reaches; empty for `org` itself.
        clearance: The highest level that the person sees.
        language: Of the pages.
        rank: Diplomatic rank, or empty.
        deputy_of: Username of the person for whom this one stands in beside the own role; or empty.
    """

    username: str
    name: str
    role: RoleKind
    org: str
    covers: str = ""
    clearance: Level = Level.INTERNAL
    language: str = "en"
    rank: str = ""
    deputy_of: str = ""


_STATE, _MINISTRY, _OFFICE = "SV", "SV.MFA", "SV.MFA.OFFICE"
_DUNMARSH, _THACH_YEN, _ARDEN = "SV.DUNMARSH", "SV.THACHYEN", "SV.ARDEN"
_WESTREACH, _KELD, _CONSULAR = "SV.WESTREACH", "SV.MIS.KELD", "SV.MFA.CONSULAR"

DEMO_PEOPLE: tuple[DemoPerson, ...] = (
    DemoPerson("officer", "Ingrid Halden", RoleKind.OFFICER, _DUNMARSH),
    DemoPerson("section", "Oskar Brandell", RoleKind.SECTION_HEAD, _DUNMARSH),
    DemoPerson("head", "Maren Stolvik", RoleKind.UNIT_HEAD, _DUNMARSH, clearance=Level.CONFIDENTIAL),
    DemoPerson(
        "deputy", "Marten Voss", RoleKind.SECTION_HEAD, _DUNMARSH, clearance=Level.CONFIDENTIAL, deputy_of="head"
    ),
    DemoPerson("clerk", "Sanne Rook", RoleKind.CLERK, _DUNMARSH, clearance=Level.CONFIDENTIAL),
    DemoPerson("officer.thachyen", "Tạ Bích Loan", RoleKind.OFFICER, _THACH_YEN, language="vi"),
    DemoPerson("section.thachyen", "Lều Quang Thạc", RoleKind.SECTION_HEAD, _THACH_YEN, language="vi"),
    DemoPerson(
        "head.thachyen", "Lục Thị Mai Hân", RoleKind.UNIT_HEAD, _THACH_YEN, clearance=Level.CONFIDENTIAL, language="vi"
    ),
    DemoPerson("officer.arden", "Elias Rundberg", RoleKind.OFFICER, _ARDEN),
    DemoPerson("head.arden", "Elin Marsk", RoleKind.UNIT_HEAD, _ARDEN, clearance=Level.CONFIDENTIAL),
    DemoPerson("officer.westreach", "Wim Aldergate", RoleKind.OFFICER, _WESTREACH),
    DemoPerson("head.westreach", "Tove Lindqvist", RoleKind.UNIT_HEAD, _WESTREACH, clearance=Level.CONFIDENTIAL),
    DemoPerson("officer.keld", "Anna Revik", RoleKind.OFFICER, _KELD, rank="Second Secretary"),
    DemoPerson("head.keld", "Karel Osmund", RoleKind.UNIT_HEAD, _KELD, clearance=Level.SECRET, rank="Ambassador"),
    DemoPerson("officer.consular", "Vi Thu Giang", RoleKind.OFFICER, _CONSULAR, language="vi", rank="Bí thư thứ ba"),
    DemoPerson(
        "head.consular",
        "Đàm Quốc Khải",
        RoleKind.UNIT_HEAD,
        _CONSULAR,
        clearance=Level.SECRET,
        language="vi",
        rank="Tham tán",
    ),
    DemoPerson(
        "clerk.ministry", "Kiều Ngân Hà", RoleKind.CLERK, _OFFICE, _STATE, clearance=Level.CONFIDENTIAL, language="vi"
    ),
    DemoPerson(
        "director",
        "Rasmus Thorne",
        RoleKind.UNIT_HEAD,
        "SV.MFA.LOCALITIES",
        _STATE,
        clearance=Level.CONFIDENTIAL,
        rank="Minister",
    ),
    DemoPerson("chief", "Bế Minh Triết", RoleKind.CHIEF, _OFFICE, _STATE, clearance=Level.SECRET, language="vi"),
    DemoPerson("owner", "Freya Nordal", RoleKind.OWNER, "SV.MFA.ECONOMIC", _STATE, clearance=Level.CONFIDENTIAL),
    DemoPerson(
        "owner.consular", "Ninh Thị Sao", RoleKind.OWNER, _CONSULAR, _STATE, clearance=Level.CONFIDENTIAL, language="vi"
    ),
    DemoPerson(
        "leader", "Anselm Kroyer", RoleKind.LEADER, _MINISTRY, _STATE, clearance=Level.SECRET, rank="Ambassador"
    ),
    DemoPerson("minister", "Solveig Ardane", RoleKind.MINISTER, _MINISTRY, _STATE, clearance=Level.TOP_SECRET),
    DemoPerson("followup", "Henrik Dahl", RoleKind.FOLLOW_UP, "SV.GOV", _STATE),
    DemoPerson(
        "auditor", "Mạc Thanh Tú", RoleKind.AUDITOR, _MINISTRY, _STATE, clearance=Level.TOP_SECRET, language="vi"
    ),
    DemoPerson("administrator", "Nils Okerby", RoleKind.ADMINISTRATOR, _MINISTRY, _STATE),
)
"""Everybody; the office enters and the Department for Localities releases for units whose own people are not here."""

WHO = {"password": DEMO_PASSWORD, "people": DEMO_PEOPLE}
"""What the page for signing in tells of the demo."""
