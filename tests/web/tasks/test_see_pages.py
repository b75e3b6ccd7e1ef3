"""Lists, boards, the table, the calendar, what is held up and the plan: what each person sees there, and what not."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from .see_scene import Works

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package

PAGES = ("/tasks/", "/tasks/unit", "/tasks/unit/DUN", "/tasks/calendar?unit=DUN", "/tasks/table?unit=ST",
         "/tasks/blocked?unit=ST", "/tasks/gantt?unit=ST", "/tasks/unit/DUN?view=board", "/tasks/unit/DUN/list.csv",
         "/tasks/table.csv?unit=ST", "/tasks/unit/ST?on=2020-01-01")  # fmt: skip


@pytest.fixture
def works(house: House) -> Works:
    """A maker of tasks in the house."""
    return Works(house)


@pytest.mark.parametrize("page", PAGES)
def test_nobody_sees_what_others_do(works: Works, page: str) -> None:
    """A secret task, and one of another province, stand on no page of an officer of Arden; the leader sees both."""
    works.give("Pave the northern road", "DUN")
    works.give("Seal the quiet harbour", "ARD", level=3)
    outsider = works.house.visit("outsider").get(page).content.decode()
    assert "northern road" not in outsider
    assert "quiet harbour" not in outsider
    assert works.house.visit("leader").get(page).status_code == 200


def test_pages_are_for_those_who_signed_in(works: Works) -> None:
    """Without signing in every page leads to the sign-in."""
    for page in PAGES:
        assert works.house.visit(None).get(page).status_code == 302


def test_colleagues_see_their_unit(works: Works) -> None:
    """Officer and colleague of a unit see its task in the list; the owner of the ministry sees it, too."""
    works.give("Pave the northern road", "DUN")
    for name in ("officer", "colleague", "owner"):
        assert "northern road" in works.house.visit(name).get("/tasks/unit/DUN").content.decode()


def test_both_languages_say_every_page(works: Works) -> None:
    """Every page with tasks on it is said in English and in Vietnamese."""
    task = works.give("Pave the northern road", due=-3)
    other = works.give("Survey the bridges", due=4)
    task.needs.create(on=other, by=works.house.people["chief"])
    works.give("Hand in the plan", state="submitted", submitted_on=works.today - timedelta(days=2))
    for language in ("en", "vi"):
        works.house.people["leader"].language = language
        works.house.people["leader"].save()
        for page in PAGES:
            assert works.house.visit("leader").get(page).status_code == 200


def test_filters_find_what_they_say(works: Works) -> None:
    """Words without marks, class, state, key, number, paper, deadline and unit narrow the list."""
    late = works.give("Xây dựng quy chế phối hợp", due=-2, is_key=True, topics=["tourism"])
    early = works.give("Survey the bridges", "ARD", due=8, state="assigned", level=2)
    visit = works.house.visit("leader")
    for query, found in (
        ("q=quy+che", late), ("q=QUY+chế", late), ("class=overdue", late), ("key=yes", late), ("topic=tourism", late),
        ("state=assigned", early), (f"q={early.serial}/{early.year}", early), ("level=2", early),
        (f"from={works.today.isoformat()}", early), ("mark=due_soon", None), ("q=nowhere", None),
        ("assigner=leader&class=in_term", early), ("assigner=chief", None), ("paper=45/TB", None),
    ):  # fmt: skip
        rows = visit.get(f"/tasks/unit/ST?{query}").context["rows"]
        assert [row.task.pk for row in rows] == ([found.pk] if found is not None else []), query
    assert len(visit.get("/tasks/unit/ST?state=nonsense&from=never&level=x&after=1").context["rows"]) == 2
    assert len(visit.get("/tasks/unit/MIN?below=no").context["rows"]) == 0


def test_pages_of_a_list_are_all_of_it_once(works: Works) -> None:
    """Going from page to page shows every task once, in every order."""
    from diemcau.web.tasks.queries import page_of
    from diemcau.web.tasks.wanted import SORTS, Wanted

    for number in range(23):
        works.give(f"Task {number}", ("DUN", "ARD")[number % 2], due=(None, 3, 3, 9)[number % 4], percent=number % 3)
    scope = works.house.scope("leader")
    for sort in SORTS:
        seen, after = [], ""
        while True:
            listing = page_of(scope, Wanted(unit="ST", sort=sort, after=after), 5)
            seen += [task.pk for task in listing.tasks]
            after = listing.more
            if not after:
                break
        assert len(seen) == len(set(seen)) == listing.total == 23, sort


def test_the_table_adds_up_and_leads_to_its_tasks(works: Works) -> None:
    """Cells of rows add up to the sum, each leads to a list of as many tasks, and shares name their whole."""
    for org in ("DUN", "ARD", "KEL", "MIN"):
        works.give("Open", org, due=5)
        works.give("Over", org, due=-5)
        for late in (-30, 30):
            works.give("Done", org, due=late, state="completed", submitted_on=works.today)
    works.give("Taken back", state="cancelled")
    works.give("For others", is_counted=False)
    leader = works.house.visit("leader")
    page = leader.get("/tasks/table?unit=ST")
    table = page.context["table"]
    assert table.cells.total == 16 == sum(row.cells.total for row in table.rows)
    assert table.uncounted == {"cancelled": 1, "given_on": 1}
    for each in page.context["rows"]:
        for cell in each["cells"]:
            assert leader.get(cell["address"]).context["listing"].total == cell["many"]
    assert page.context["whole"]["ratios"] == {
        "done_of_all": "50.0", "overdue_of_all": "25.0", "done_of_due": "66.7", "overdue_of_due": "33.3",
        "on_time_of_due": "33.3", "on_time_of_done": "50.0",
    }  # fmt: skip
    ministry = leader.get("/tasks/table?unit=MIN").context["table"]
    assert [(row.code, row.cells.total) for row in ministry.rows] == [("MIN", 4), ("KEL", 4)]


def test_the_table_of_a_day_gone_by_is_read_from_the_steps(works: Works) -> None:
    """As of five days ago a task that was completed since is open and overdue, and the list behind the cell has it."""
    task = works.give("Pave the road", due=-6, state="completed", submitted_on=works.today - timedelta(days=2))
    for verb, after, ago in (
        ("draft", "draft", 21), ("assign", "assigned", 20), ("accept", "accepted", 19), ("start", "in_progress", 18),
        ("submit", "submitted", 2), ("complete", "completed", 1),
    ):  # fmt: skip
        works.step(task, verb, after, ago)
    leader = works.house.visit("leader")
    then = (works.today - timedelta(days=5)).isoformat()
    assert leader.get("/tasks/table?unit=ST").context["table"].cells.late == 1
    page = leader.get(f"/tasks/table?unit=ST&on={then}")
    assert page.context["table"].cells.overdue == page.context["table"].cells.total == 1
    rows = leader.get(f"/tasks/unit/DUN?class=overdue&on={then}").context["rows"]
    assert [(row.task.pk, row.state.value, row.in_class.value) for row in rows] == [(task.pk, "in_progress", "overdue")]
    before = (works.today - timedelta(days=30)).isoformat()
    assert leader.get(f"/tasks/table?unit=ST&on={before}").context["table"].cells.total == 0


def test_files_are_attachments_and_harmless(works: Works) -> None:
    """A list as a file is an attachment, formulas in it are made harmless, and that it was taken is written down."""
    from diemcau.web.audit.models import Entry

    works.give("=cmd|' /C calc'!A0", level=2)
    answer = works.house.visit("leader").get("/tasks/unit/DUN/list.csv")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "'=cmd" in answer.content.decode()
    last = Entry.objects.latest("number")
    assert (last.act, last.org, last.level, last.detail["tasks"]) == ("table.export", "DUN", 2, 1)


def test_work_waits_for_whose_turn_it_is(works: Works) -> None:
    """Each step of a task waits for the one who takes it, and for nobody else."""
    house = works.house
    accept = works.give("To accept", state="assigned")
    confirm = works.give("To confirm", state="submitted", submitted_on=works.today)
    returned = works.give("Sent back", state="returned")
    started = works.give("To start", state="accepted", officer=house.people["officer"])
    running = works.give("Running", officer=house.people["officer"])
    more = running.extensions.create(
        number=1, was=works.today, wanted=works.today + timedelta(days=15), reason="Rain", asked_by=house.people["head"]
    )
    part = running.shares.create(org=house.orgs["ARD"], holder=house.orgs["ARD"], words="Lend two boats")

    def turns(name: str) -> dict[str, list[int]]:
        shown = house.visit(name).get("/tasks/").context["turns"]
        return {each["turn"].do: [thing.pk for thing in each["turn"].things] for each in shown}

    assert turns("head") == {"accept": [accept.pk], "hand_in": [running.pk]}
    assert turns("officer") == {"start": [started.pk], "tell": [running.pk]}
    assert turns("colleague") == {}
    assert turns("leader") == {"confirm": [confirm.pk], "extend": [more.pk], "reassign": [returned.pk]}
    assert turns("outsider_head") == {"answer": [part.pk]}
    assert turns("owner") == {}
    one = house.visit("head").get("/tasks/?do=accept")
    assert [each["turn"].do for each in one.context["turns"]] == ["accept"]
    assert house.visit("head").get("/tasks/?do=nonsense").status_code == 404


def test_what_is_held_up_names_whom_it_waits_for(works: Works) -> None:
    """A task waits for its assigner, a unit, or another task; one that the reader may not know of stays unnamed."""
    house = works.house
    works.give("Handed in", state="submitted", submitted_on=works.today - timedelta(days=4))
    waiting = works.give("Pave the road")
    hidden = works.give("Buy the harbour", "ARD", level=3)
    waiting.needs.create(on=hidden, by=house.people["chief"])
    waiting.shares.create(org=house.orgs["KEL"], holder=house.orgs["KEL"])
    seen = {each.why: each for each in house.visit("leader").get("/tasks/blocked?unit=ST").context["reasons"]}
    assert [(line.by, line.days) for line in seen["confirmation"].lines] == [("Leader", 4)]
    assert [line.by for line in seen["share"].lines] == ["Embassy in Keld"]
    assert [line.on for line in seen["need"].lines] == [hidden]
    one = house.visit("leader").get("/tasks/blocked?unit=ST&why=share").context["reasons"]
    assert [(each.why, each.total, each.by) for each in one] == [("share", 1, (("Embassy in Keld", 1),))]
    assert house.visit("leader").get("/tasks/blocked?why=nonsense").status_code == 404
    page = house.visit("head").get("/tasks/blocked?unit=DUN")
    need = {each.why: each for each in page.context["reasons"]}["need"]
    assert [(line.on, line.by) for line in need.lines] == [(None, "")]
    assert "harbour" not in page.content.decode()
    assert "Arden" not in page.content.decode().partition('id="w-need"')[2]


def test_the_calendar_shows_deadlines_and_days_off(works: Works) -> None:
    """A task stands on the day it is due, Sundays are days off, and a page of a broken month is this month's."""
    task = works.give("Pave the road", due=0)
    leader = works.house.visit("leader")
    month = leader.get("/tasks/calendar?unit=ST").context["month"]
    days = {day.day: day for _, week in month.weeks for day in week}
    assert [row.task.pk for row in days[works.today].rows] == [task.pk]
    assert all(day.is_off for day in days.values() if day.day.weekday() == 6)
    assert month.total == 1
    assert leader.get("/tasks/calendar?unit=ST&month=2026-99").context["month"].first == works.today.replace(day=1)


def test_the_plan_puts_what_waits_behind_what_it_waits_for(works: Works) -> None:
    """A task begins after the one that it waits for, an arrow joins them, and another's task is in no plan."""
    first, second = works.give("Survey", due=10), works.give("Build", due=12)
    second.needs.create(on=first, by=works.house.people["chief"])
    works.give("Elsewhere", "ARD")
    plan = works.house.visit("head").get(reverse("tasks_gantt")).context["plan"]
    lines = {bar.line.uid: bar.line for bar in plan.bars}
    assert set(lines) == {str(first.uid), str(second.uid)}
    assert lines[str(second.uid)].first > lines[str(first.uid)].last
    assert len(plan.ways) == 1


def test_cells_of_a_card_are_those_of_the_table(works: Works) -> None:
    """What other pages show in small of a unit are the cells of its table."""
    from diemcau.web.tasks.queries import cells_for, find_unit

    works.give("Open", due=2)
    works.give("Over", "KEL", due=-1)
    scope = works.house.scope("leader")
    assert cells_for(scope).total == cells_for(scope, find_unit("ST")).total == 2
    assert cells_for(scope, find_unit("MIN")).overdue == cells_for(scope, find_unit("MIN")).total == 1


def test_a_paper_above_the_task_is_named_nowhere(works: Works) -> None:
    """A task of a paper that is more confidential than itself shows no number of it, and no filter finds it by one."""
    from diemcau.web.tasks.models import Source

    house = works.house
    facts = {"org": house.orgs["MIN"], "symbol": "TB-VP", "year": 2026, "entered_by": house.people["chief"]}
    secret = Source.objects.create(number="77", level=3, subject="Closed", **facts)
    plain = Source.objects.create(number="45", level=1, subject="Open", **facts)
    works.give("Pave the road", source=secret)
    works.give("Survey the bridges", source=plain)
    visit = house.visit("head")
    rows = visit.get("/tasks/unit/DUN").context["rows"]
    assert sorted(row.reference for row in rows) == ["", "45/TB-VP"]
    for query, many in (("77/TB", 0), (str(secret.uid), 0), ("77", 0), ("45/TB", 1), (str(plain.uid), 1)):
        assert len(visit.get(f"/tasks/unit/DUN?paper={query}").context["rows"]) == many
    assert visit.get(f"/tasks/gantt?paper={secret.uid}").status_code == 404
    shown = visit.get(f"/tasks/gantt?paper={plain.uid}")
    assert (shown.context["paper"], len(shown.context["plan"].bars)) == ("45/TB-VP", 1)


def test_requests_wait_for_whoever_answers_them(works: Works) -> None:
    """A request to a unit waits for its head, not for its officers and not for others."""
    from diemcau.web.tasks.models import Request

    house = works.house
    asked = Request.objects.create(
        org=house.orgs["ARD"], holder=house.orgs["ARD"], to=house.orgs["DUN"], to_holder=house.orgs["DUN"],
        words="Lend two boats", due=works.today, by=house.people["outsider_head"],
    )  # fmt: skip
    for name, waits in (("head", True), ("officer", False), ("outsider_head", False)):
        page = house.visit(name).get("/tasks/")
        assert [each["turn"].things for each in page.context["turns"]] == ([[asked]] if waits else [])
