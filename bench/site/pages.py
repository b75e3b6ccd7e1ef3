"""The pages that people open, and how often each of them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from bench.site.composed import YEAR
from bench.site.founding import STATE, Town
from bench.site.places import Place
from diemcau.web.accounts.models import Role, RoleKind
from diemcau.web.archive.models import Document
from diemcau.web.record.models import Claim, Conflict

_SAMPLE = 400  # uids of each sort that are visited
_MEASURES = ("delegations.inbound.total", "delegations.outbound.total", "trade.exports", "agreements.signed.total",
             "overseas.remittances")  # fmt: skip
_WORDS = {
    "vi": ("đoàn khách quốc tế", "kim ngạch xuất khẩu", "doan ra", "thoa thuan hop tac", '"kiều hối"'),
    "en": (
        "international delegations",
        "exports Japan",
        "cooperation agreements",
        "remittances",
        '"outbound delegations"',
    ),
}
PAGE_MS, SENTENCES_MS = 150, 300
"""What is asked: the 95th percentile of any page, and of the way from a total to its sentences."""

BOARD_MS = 200
"""Of a board or a page of totals over five years."""


@dataclass(frozen=True, slots=True)
class World:
    """What can be asked for.

    Attributes:
        documents, claims, conflicts: uids.
        places: The units that report.
        everybody, auditors: Ids of the people, by what they may open.
    """

    documents: Sequence[str]
    claims: Sequence[str]
    conflicts: Sequence[str]
    places: Sequence[Place]
    everybody: Sequence[int]
    auditors: Sequence[int]


Address = Callable[[World, random.Random], str]


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Attributes:
        name: How the table calls it.
        weight: How often it is opened, against the others.
        address: Makes an address of it.
        bar_ms: What its 95th percentile may be.
        is_log: Whether auditors alone open it.
    """

    name: str
    weight: int
    address: Address
    bar_ms: int = PAGE_MS
    is_log: bool = False


def look_around(town: Town, places: Sequence[Place]) -> World:
    """Choose what is visited; the same every time."""
    chance = random.Random("world")
    people = [person.pk for person in town.people]
    auditors = Role.objects.filter(kind=RoleKind.AUDITOR, person__in=people).values_list("person_id", flat=True)
    return World(
        _some(Document.objects.order_by("pk").values_list("uid", flat=True), chance),
        _some(Claim.objects.filter(known_to=None).order_by("pk").values_list("uid", flat=True), chance),
        _some(Conflict.objects.filter(known_to=None).order_by("pk").values_list("uid", flat=True), chance),
        places,
        people,
        list(auditors),
    )


def _some(uids: Iterable[object], chance: random.Random) -> list[str]:
    known = [str(uid) for uid in uids]
    return chance.sample(known, min(_SAMPLE, len(known)))


def _fixed(address: str) -> Address:
    return lambda *_: address


def _uid(form: str, of: Callable[[World], Sequence[str]]) -> Address:
    return lambda world, chance: form.format(chance.choice(of(world)))


def _query(path: str, fields: Callable[[World, random.Random], dict[str, object]]) -> Address:
    return lambda world, chance: f"{path}?{urlencode(fields(world, chance))}"


def _total(world: World, chance: random.Random) -> dict[str, object]:
    org = STATE if chance.random() < 0.7 else chance.choice(world.places).code
    return {"measure": chance.choice(_MEASURES), "org": org, "period": chance.randint(YEAR - 4, YEAR)}


def _year(world: World, chance: random.Random) -> dict[str, object]:
    org = STATE if chance.random() < 0.7 else chance.choice(world.places).code
    return {"org": org, "period": chance.randint(YEAR - 4, YEAR)}


def _state_year(_: World, chance: random.Random) -> dict[str, object]:
    return {"org": STATE, "period": chance.randint(YEAR - 4, YEAR)}


def _facts(world: World, chance: random.Random) -> dict[str, object]:
    chosen: dict[str, object] = {"measure": chance.choice(_MEASURES), "period": chance.randint(YEAR - 4, YEAR)}
    return chosen | ({"org": chance.choice(world.places).code} if chance.random() < 0.5 else {})


PAGES = (
    Page("home", 12, _fixed("/")),
    Page("documents", 8, _query("/documents/", lambda _, chance: {"page": chance.randint(1, 9)})),
    Page("a document", 6, _uid("/documents/{}", lambda world: world.documents)),
    Page("the desk", 4, _fixed("/desk/")),
    Page("a document at the desk", 12, _uid("/desk/{}", lambda world: world.documents)),
    Page("facts", 3, _fixed("/find/")),
    Page("facts, filtered", 7, _query("/find/", _facts)),
    Page("a fact", 8, _uid("/record/claims/{}", lambda world: world.claims)),
    Page("conflicts", 4, _fixed("/record/conflicts/")),
    Page("a conflict", 3, _uid("/record/conflicts/{}", lambda world: world.conflicts)),
    Page("all totals", 2, _fixed("/find/totals")),
    Page("a total", 7, _query("/find/totals", _total)),
    Page("a total's sentences", 7, _query("/find/totals/sentences", _total), SENTENCES_MS),
    Page("the review", 4, _query("/review/", _year), BOARD_MS),
    Page("the leader's board", 4, _query("/boards/leader", _year), BOARD_MS),
    Page("a chart of a board", 6, _query("/boards/chart/leader/years.part", _state_year), BOARD_MS),
    Page("a unit's board", 3, lambda world, chance: f"/boards/unit/{chance.choice(world.places).code}", BOARD_MS),
    Page("a measure's board", 3, lambda _, chance: f"/boards/measure/{chance.choice(_MEASURES)}", BOARD_MS),
    Page("search, Vietnamese", 4, _query("/find/", lambda _, chance: {"q": chance.choice(_WORDS["vi"])})),
    Page("search, English", 4, _query("/find/", lambda _, chance: {"q": chance.choice(_WORDS["en"])})),
    Page("a unit", 2, lambda world, chance: f"/orgs/{chance.choice(world.places).code}/"),
    Page("the log", 3, _fixed("/log/"), is_log=True),
    Page("facts of the API", 4, _query("/api/v1/claims", _facts)),
)
