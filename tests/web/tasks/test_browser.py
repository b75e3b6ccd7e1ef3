"""From a notice to work done, and to the chain that is told when nothing is done, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone
from icalendar import Calendar

from diemcau.web.tasks.models import Task
from diemcau.web.urging.actions.telling import make_letters
from diemcau.web.urging.models import Escalation

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from tests.web.conftest import House

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FIRST, SECOND = timedelta(days=20), timedelta(days=8)
NOTICE = """\
CONCLUSIONS OF THE MEETING ON BORDER TOWNS

The Minister asked Dunmarsh province to submit a plan on twinned towns before {first}.
The Minister asked Arden province to report on border trade before {second}.
"""
Open = Callable[[str], "Page"]


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A Chromium without a window."""
    from playwright.sync_api import sync_playwright

    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser's driver runs a loop in this thread
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def own_database(transactional_db: None) -> None:  # noqa: ARG001 - the database is open
    """A server of several threads needs a database that is more than one connection in memory."""
    if "mode=memory" in str(connection.settings_dict["NAME"]):
        pytest.skip("the tests run on a database in memory")


@pytest.fixture
def enter(browser: Browser, own_database: None, live_server: Any, house: House) -> Iterator[Open]:  # noqa: ARG001 - first
    """Opens the first page as a person; no page may make noise."""
    noise: list[str] = []
    contexts = []

    def go(name: str) -> Page:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=live_server.url)
        contexts.append(context)
        session = house.visit(name).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", lambda message: noise.append(message.text))
        page.on("pageerror", lambda error: noise.append(str(error)))
        page.goto("/")
        return page

    yield go
    for context in contexts:
        context.close()
    assert noise == []


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _press(page: Page, verb: str, **fields: str) -> None:
    """Do something to the task that is open; what has a form is unfolded first."""
    form = page.locator(f'form[action$="/do/{verb}"]').first
    if not form.is_visible():
        page.locator(f'details:has(form[action$="/do/{verb}"]) > summary').first.click()
    for name, value in fields.items():
        form.locator(f'[name="{name}"]').fill(value)
    form.locator("button").last.click()
    page.wait_for_load_state()


def test_a_notice_becomes_work_done(enter: Open, house: House) -> None:
    """The office turns a notice into tasks; a province takes its own on, asks for time, shows what it did; the leader
    confirms. Another does nothing: it is reminded, and then the chain is told, each in the own language.
    """
    today = timezone.localdate()
    notice = NOTICE.format(first=_day(today + FIRST), second=_day(today + SECOND))
    plan = "TWINNED TOWNS OF DUNMARSH PROVINCE\n\nIn 2026 Dunmarsh province twinned 12 towns with towns of Keld.\n"
    house.release(*house.bring(notice, plan))
    for name in ("leader", "outsider_head"):
        house.people[name].language = "vi"
        house.people[name].save()

    chief = enter("chief")
    _draw(chief, today)
    given = {task.lead.code: task for task in Task.objects.select_related("lead") if task.lead}
    assert {code: task.state for code, task in given.items()} == {"DUN": "assigned", "ARD": "assigned"}
    assert given["DUN"].due == today + FIRST - timedelta(days=1)
    mine = f"/tasks/{given['DUN'].uid}"

    _ladder(chief, enter("leader"))
    _work(enter("head"), mine, today)
    leader = enter("leader")
    leader.goto(mine)
    assert "Dunmarsh" in leader.inner_text(".task-side")
    _press(leader, "grant_time")
    _hand_in(enter("head"), mine)
    leader.goto(mine)
    _press(leader, "complete")
    done = Task.objects.get(uid=given["DUN"].uid)
    assert (done.state, done.first_due, done.due) == (
        "completed", today + FIRST - timedelta(days=1), today + FIRST + timedelta(days=6),
    )  # fmt: skip
    leader.goto(f"/tasks/table?unit={house.orgs['ST'].code}")
    assert "hoàn thành" in leader.inner_text("main").casefold()

    _nobody_moves(enter, house, given["ARD"], today)


def _draw(chief: Page, today: date) -> None:
    """The office writes the paper down, signed, draws its directives, and gives those that leave nothing to look at."""
    chief.goto("/documents/")
    chief.locator("main a", has_text=re.compile("border towns", re.IGNORECASE)).first.click()
    uid = chief.url.rstrip("/").rpartition("/")[2].partition("?")[0]
    chief.goto(f"/tasks/papers/new?document={uid}")
    for name, value in (("number", "7"), ("symbol", "TB-BNG"), ("day", today.isoformat()), ("signer", "The Minister")):
        if not chief.locator(f'[name="{name}"]').is_visible():
            chief.locator(f'details:has([name="{name}"]) > summary').click()
        chief.fill(f'[name="{name}"]', value)
    for name in ("org", "office"):
        chief.fill(f'[name="{name}"]', "MIN")
    chief.locator("form.deploy-form button.first").click()
    chief.wait_for_url(re.compile("/tasks/papers/[0-9a-f-]{36}"))
    assert "twinned towns" in chief.inner_text("main")
    chief.locator('form[action$="/sure"] select[name="assigner"]').select_option(label="Leader")
    chief.locator('form[action$="/sure"] button').click()
    chief.goto("/tasks/drafts/")
    for box in chief.locator('input[type="checkbox"][name="task"]').all():
        box.check()
    chief.locator('form[action$="/drafts/give"] button, button[form="give"]').first.click()
    chief.wait_for_load_state()


def _ladder(chief: Page, leader: Page) -> None:
    """The office sets the usual rungs; the leader rehearses them and switches them on."""
    chief.goto("/urging/ladders/MIN")
    chief.locator('form[action$="/set"] [name="reason"]').fill("As the rules of following tasks say.")
    chief.locator('form[action$="/set"] button').last.click()
    chief.wait_for_load_state()
    leader.goto("/urging/ladders/MIN")
    leader.locator('form[action*="/rehearse"] button').click()
    leader.wait_for_load_state()
    leader.goto("/urging/ladders/MIN")
    leader.locator('form[action$="/switch"] [name="reason"]').fill("Đã xem chạy thử.")
    leader.locator('form[action$="/switch"] button').click()
    leader.wait_for_load_state()


def _work(head: Page, mine: str, today: date) -> None:
    """The province takes the task on, begins, and asks for a week more."""
    head.goto("/tasks/")
    head.locator("main a", has_text=re.compile("twinned towns")).first.click()
    _press(head, "accept")
    _press(head, "start")
    wanted = today + FIRST + timedelta(days=6)
    _press(head, "ask_time", wanted=wanted.isoformat(), reason="Two towns vote only next week.")
    assert mine in head.url


def _hand_in(head: Page, mine: str) -> None:
    """It attaches the sentence that shows what was done, and hands in."""
    head.goto(f"{mine}/evidence")
    head.locator("ul.task-choices a", has_text=re.compile("twinned towns of", re.IGNORECASE)).first.click()
    head.locator('input[value^="mention:"]').first.check()
    head.locator("form.task-prove button.first").first.click()
    head.wait_for_load_state()
    head.goto(mine)
    assert "12 towns" in head.inner_text("#evidence + *")
    _press(head, "submit")


def _nobody_moves(enter: Open, house: House, task: Task, today: date) -> None:
    """The day comes and goes: reminders to the province, then each rung of the chain; the calendar has the day."""
    head = enter("outsider_head")
    head.goto("/exchange/feeds")
    head.locator("main form[method=post] button").last.click()
    head.wait_for_load_state()
    address = re.search(r"https?://\S+\.ics", head.inner_text("main") + " " + head.content())
    assert address
    with urlopen(address[0].split('"')[0]) as answer:
        found = Calendar.from_ical(answer.read())
    days = {str(one.get("UID")): one.decoded("DTSTART") for one in found.walk("VEVENT")}
    assert any(str(task.uid) in uid and day == task.due for uid, day in days.items())

    mail.outbox.clear()
    for after in range(30):
        make_letters(on=today + timedelta(days=after))
    told = {one.person.username for one in Escalation.objects.filter(task=task)}
    assert {"outsider_head", "chief", "leader"} <= told
    assert Escalation.objects.exclude(task=task).count() == 0
    head.goto("/urging/told")
    assert task.title in head.inner_text("main")
    assert "cần ghi nhận" in head.inner_text("main").casefold()
    chief = enter("chief")
    chief.goto("/urging/told")
    assert task.title in chief.inner_text("main")
    chief.locator('form[action*="/acknowledge"] button').first.click()
    chief.wait_for_load_state()
    assert Escalation.objects.filter(task=task, person__username="chief", acknowledged_at__isnull=False).exists()
    assert house.people["head"].username not in told
