"""Editions: what they are made of, who may see them, and whether they come out again as they were signed."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from diemcau.errors import DiemcauError, NotFound
from diemcau.records import parse_period
from diemcau.web.accounts.policies import Scope
from diemcau.web.archive.blobs import fetch
from diemcau.web.archive.models import Blob
from diemcau.web.archive.reading import rules
from diemcau.web.review.models import Edition
from diemcau.web.review.numbers import Numbers, numbers_to_json, sum_of, to_bytes
from diemcau.web.review.queries import Board, View
from diemcau.web.review.shape import tree_from_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from diemcau.records.orgtree import OrgTree
    from diemcau.records.total import Total
    from diemcau.web.review.models import EditionFile

NUMBERS, SHAPE = "numbers.json", "shape.json"
"""Files that every edition has: its numbers, and the orgs in whose shape they are."""


def scope_of_level(level: int) -> Scope:
    """What is seen with a clearance and no role at all: an edition is made of it, whoever signs it."""
    return Scope(clearance=level)


def editions_for(scope: Scope) -> QuerySet[Edition]:
    """The editions that a person may know of: those up to the clearance."""
    return Edition.objects.filter(level__lte=scope.clearance).select_related("org", "frozen_by")


def find_edition(scope: Scope, uid: UUID) -> Edition:
    """An edition.

    Raises:
        NotFound: If there is none of that uid, or none that the person may know of; the two cannot be told apart.
    """
    found = editions_for(scope).filter(uid=uid).first()
    if found is None:
        raise NotFound("There is no such edition, or it is not open to you.", code="review.no_edition")
    return found


def find_file(edition: Edition, name: str) -> EditionFile:
    """A file of an edition.

    Raises:
        NotFound: If the edition has none of that name.
    """
    found = edition.files.filter(name=name).first()
    if found is None:
        raise NotFound("The edition has no such file.", code="review.no_file")
    return found


def view_of(edition: Edition, known_at: datetime | None = None) -> View:
    """The view that an edition is of; as of another moment where one is named."""
    return View(
        org=edition.org.code,
        period=parse_period(edition.period),
        shape_day=edition.shape_day,
        true_at=edition.true_at,
        known_at=known_at or edition.known_at,
    )


def numbers_of(view: View, level: int, tree: OrgTree) -> Numbers:
    """All numbers of a view as they are at a level: of the head and of the orgs right below it."""
    board = Board(scope_of_level(level), view, years=0, tree=tree)
    totals: list[Total] = []
    for org in (view.org, *tree.children(view.org)):
        totals += board.book.totals(replace(board.asked, org=org))
    return Numbers(observations=board.observations, totals=totals, targets=board.targets)


def shape_of(edition: Edition) -> OrgTree:
    """The orgs as they were when the edition was signed.

    Raises:
        NotFound, Unavailable: If the file is gone or is no longer what it was.
    """
    return tree_from_json(edition.shape_day, json.loads(body_of(find_file(edition, SHAPE))))


def body_of(file: EditionFile) -> bytes:
    """The bytes of a file, as they were signed.

    Raises:
        Unavailable: If they are gone or no longer what they were.
    """
    return fetch(Blob.objects.get(pk=file.sha256))


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A total that does not come out as it was signed.

    Attributes:
        was, now: The total as JSON; None where there is none.
    """

    was: Mapping[str, Any] | None
    now: Mapping[str, Any] | None

    @property
    def said(self) -> Mapping[str, Any]:
        """Which total."""
        return self.was or self.now or {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether an edition is what was signed, and comes out again.

    Attributes:
        manifest: Whether the manifest still has the sum that was signed.
        files: Each file by name, and whether it is there as it was signed.
        numbers: Whether the numbers, made anew of what the house knew then, are the same bytes.
        same_rules: Whether they were made by the rules under which it was signed.
        differences: Totals that come out otherwise.
    """

    manifest: bool
    files: tuple[tuple[str, bool], ...]
    numbers: bool
    same_rules: bool
    differences: tuple[Difference, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing is other than it was."""
        return self.manifest and self.numbers and all(whole for _, whole in self.files)


def verify(edition: Edition) -> Verdict:
    """Hold an edition against what was signed, and make its numbers anew."""
    files = tuple((file.name, _is_whole(file)) for file in edition.files.all())
    manifest = sum_of(to_bytes(edition.manifest)) == edition.digest and _agrees(edition)
    made = rebuild(edition) if dict(files).get(SHAPE) else b""
    whole = sum_of(made) == edition.manifest.get("files", {}).get(NUMBERS, {}).get("sha256")
    return Verdict(
        manifest=manifest,
        files=files,
        numbers=whole,
        same_rules=edition.manifest.get("rules") == rules(),
        differences=() if whole or not made else _differences(edition, json.loads(made)),
    )


def rebuild(edition: Edition) -> bytes:
    """The numbers of an edition, made anew of what the house knew when it was signed: the same bytes.

    Raises:
        NotFound, Unavailable: If the shape that was kept with it is gone.
    """
    return to_bytes(numbers_to_json(numbers_of(view_of(edition), edition.level, shape_of(edition))))


def _is_whole(file: EditionFile) -> bool:
    try:
        return len(body_of(file)) == file.size
    except (DiemcauError, Blob.DoesNotExist):
        return False


def _agrees(edition: Edition) -> bool:
    """Whether what stands beside the manifest says the same as the manifest."""
    said = edition.manifest
    held = {file.name: {"sha256": file.sha256, "size": file.size} for file in edition.files.all()}
    return bool(
        said.get("files") == held
        and said.get("org") == edition.org.code
        and said.get("period") == edition.period
        and said.get("level") == edition.level
        and said.get("number") == edition.number
        and said.get("known_at") == edition.known_at.isoformat()
        and said.get("true_at") == edition.true_at.isoformat()
        and said.get("shape_day") == edition.shape_day.isoformat()
    )


def signed_numbers(edition: Edition) -> dict[str, Any]:
    """The numbers as they were signed.

    Raises:
        NotFound, Unavailable: If their file is gone or is no longer what it was.
    """
    said: dict[str, Any] = json.loads(body_of(find_file(edition, NUMBERS)))
    return said


def _differences(edition: Edition, now: Mapping[str, Any]) -> tuple[Difference, ...]:
    was = {_name(one): one for one in edition.manifest.get("totals", ())}
    made = {_name(one): one for one in now["totals"]}
    return tuple(
        Difference(was=was.get(name), now=made.get(name))
        for name in dict.fromkeys((*was, *made))
        if was.get(name) != made.get(name)
    )


def _name(said: Mapping[str, Any]) -> tuple[str, ...]:
    return said["measure"], said["org"], said["unit"], said["partner"], said["status"]
