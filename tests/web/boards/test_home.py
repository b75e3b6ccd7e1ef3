"""The first page tells each person what waits for them, and nobody else's."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from diemcau.web.accounts.models import Role
from diemcau.web.audit.models import Entry
from diemcau.web.boards.queries import board_for, end_of_log
from diemcau.web.record.keeping import keep_up

from ..conftest import OTHER_REPORT, REPORT, ROLES  # noqa: TID252 - the tests are no package

if TYPE_CHECKING:
    from diemcau.web.boards.queries import Board

    from ..conftest import House  # noqa: TID252 - the tests are no package


def board(house: House, name: str) -> Board:
    """What waits for a person."""
    return board_for(house.people[name], house.scope(name))


def test_a_new_house_is_calm(house: House) -> None:
    """Nothing waits, and the page says what to do first, by the person's rights."""
    officer = house.visit("officer").get("/").content.decode()
    assert "/documents/bring" in officer
    assert "Nothing waits" in officer
    assert "/documents/bring" not in house.visit("auditor").get("/").content.decode()
    assert "/account/people/" in house.visit("administrator").get("/").content.decode()


def test_work_waits_for_those_whose_it_is(house: House) -> None:
    """Mentions wait for who enters and checks, the release for a head who did not bring it in, no outsider sees it."""
    (document,) = house.bring(REPORT)
    for name in ("officer", "section_head"):
        (waiting,) = board(house, name).check.things  # type: ignore[union-attr]
        assert waiting == document
        assert 0 < waiting.unchecked <= waiting.counted
    assert [one.pk for one in board(house, "head").release.things] == [document.pk]  # type: ignore[union-attr]
    assert board(house, "officer").release is None
    for name in ("outsider", "outsider_head"):
        other = board(house, name)
        assert (other.is_calm, other.newest) == (True, [])
        assert "EXTERNAL RELATIONS" not in house.visit(name).get("/").content.decode()


def test_nobody_releases_what_they_brought_in(house: House) -> None:
    """A head's own document does not wait for that head."""
    Role.objects.create(person=house.people["head"], org=house.orgs["DUN"], kind="officer")
    house.bring(REPORT, by="head")
    assert board(house, "head").release.things == []  # type: ignore[union-attr]


def test_conflicts_wait_for_who_may_settle_them(house: House) -> None:
    """The ministry's owner of a measure settles, a province's officer does not."""
    house.release(*house.bring(REPORT, OTHER_REPORT))
    keep_up()
    page = house.visit("owner").get("/").content.decode()
    assert len(board(house, "owner").settle.things) == 1  # type: ignore[union-attr]
    assert "/record/conflicts/" in page
    assert "Different values" in page
    assert board(house, "officer").settle is None


def test_a_document_above_the_clearance_waits_for_nobody_below(house: House) -> None:
    """Neither as work nor as news."""
    house.bring(REPORT, by="clerk", level=2)
    for name in ("officer", "section_head", "colleague"):
        assert (board(house, name).is_calm, board(house, name).newest) == (True, [])
    assert board(house, "head").release.things  # type: ignore[union-attr]


def test_what_is_being_read_is_seen_by_its_unit(house: House) -> None:
    """With how many files are done."""
    from diemcau.web.archive.actions import bring_in

    officer = house.people["officer"]
    files = [("a.txt", REPORT.encode()), ("b.txt", OTHER_REPORT.encode())]
    bring_in(actor=officer, scope=house.scope("officer"), org=house.orgs["DUN"], level=1, files=files)
    (intake,) = board(house, "colleague").intakes.things
    assert (intake.done, intake.all) == (0, 2)
    assert "0 of 2 files" in house.visit("colleague").get("/").content.decode()
    assert not board(house, "outsider").intakes.things


def test_administrators_see_whose_second_factor_is_missing_and_what_ends(house: House) -> None:
    """People with powers but no second factor, and roles that end within a month."""
    role = Role.objects.get(person=house.people["colleague"])
    role.valid_to = timezone.localdate() + timedelta(days=10)
    role.save()
    found = board(house, "administrator")
    assert found.without_factor is not None
    assert found.ending is not None
    assert [one.pk for one in found.ending.things] == [role.pk]
    assert house.people["colleague"] not in found.without_factor.things
    assert "colleague" in house.visit("administrator").get("/").content.decode().lower()
    assert board(house, "officer").ending is None


def test_auditors_see_the_end_of_the_log(house: House) -> None:
    """Its last acts, and whether its end holds; nobody else does."""
    house.bring(REPORT)
    found = board(house, "auditor")
    assert found.chain is not None
    assert found.chain.holds
    assert found.chain.number == Entry.objects.count()
    assert found.acts
    assert board(house, "officer").acts is None
    Entry.objects.bulk_create([Entry(number=99, at=timezone.now(), act="x.y", before="0" * 64, seal="1" * 64)])
    assert not end_of_log().holds


@pytest.mark.parametrize("name", [*ROLES, None])
def test_the_page_opens_for_every_role_with_few_questions(house: House, name: str | None) -> None:
    """Whoever has signed in; in each language; however much there is."""
    house.release(*house.bring(REPORT, OTHER_REPORT))
    house.bring(REPORT + "\nMore.", OTHER_REPORT + "\nMore.")
    keep_up()
    client = house.visit(name)
    if name is None:
        assert client.get("/").status_code == 302
        return
    for language in ("en", "vi"):
        house.people[name].language = language
        house.people[name].save()
        client.get("/")
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/").status_code == 200
        assert len(asked) <= 32, [one["sql"][:90] for one in asked]
    with CaptureQueriesContext(connection) as asked:
        board(house, name)
    assert len(asked) <= 16, [one["sql"][:90] for one in asked]
