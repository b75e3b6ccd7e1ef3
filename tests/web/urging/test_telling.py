"""The digest of a day: who gets what, once, after stops and breaks, and what the mail does not say."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from diemcau.errors import Unavailable
from diemcau.web.accounts.models import Role
from diemcau.web.archive.signals import time_passed
from diemcau.web.archive.worker import Work
from diemcau.web.orgs.models import Org
from diemcau.web.tasks.models import Extension, Request, Share, Step
from diemcau.web.urging.actions import make_letters, send_letters, telling
from diemcau.web.urging.jobs import ask_for_day, tell_day
from diemcau.web.urging.models import Letter, Reminder, Round

from .conftest import DUE, give

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import House  # noqa: TID252 - the tests are no package


def told(on: date | None = None) -> set[tuple[str, str, int]]:
    """Who was reminded of what kind at which mark."""
    rows = Reminder.objects.all() if on is None else Reminder.objects.filter(letter__on=on)
    return set(rows.values_list("person__username", "kind", "mark"))


def test_head_and_officer_are_reminded_of_their_task(house: House) -> None:
    """A week before the deadline both get one letter; nobody of another unit gets any."""
    give(house, officer=house.people["officer"])
    make_letters(on=DUE - timedelta(days=7))
    assert told() == {("head", "lead", -7), ("officer", "lead", -7)}
    assert Letter.objects.count() == 2


def test_a_day_asked_twice_writes_nothing_twice(house: House) -> None:
    """The second time finds the day done."""
    give(house)
    first = make_letters(on=DUE)
    again = make_letters(on=DUE)
    assert (first.letters, first.reminders) == (1, 1)
    assert (again.pk, Reminder.objects.count(), Letter.objects.count()) == (first.pk, 1, 1)


def test_after_days_without_a_worker_one_reminder_comes(house: House) -> None:
    """A stop over five marks makes one reminder of the newest, not five and not none."""
    give(house)
    make_letters(on=DUE - timedelta(days=10))
    make_letters(on=DUE + timedelta(days=1))
    assert told() == {("head", "lead", 1)}


def test_a_day_before_one_that_was_told_is_left_alone(house: House) -> None:
    """Who asks for yesterday after today was told writes nothing."""
    give(house)
    make_letters(on=DUE + timedelta(days=1))
    assert make_letters(on=DUE).done_at is None
    assert told() == {("head", "lead", 1)}


@pytest.mark.parametrize("state", ["draft", "submitted", "suspended", "completed", "cancelled", "replaced", "dropped"])
def test_who_owes_nothing_is_left_in_peace(house: House, state: str) -> None:
    """Of what is ended, handed in, paused or not given yet the unit hears nothing."""
    give(house, state=state)
    make_letters(on=DUE)
    assert not Reminder.objects.exists()


def test_an_extension_starts_the_marks_anew(house: House) -> None:
    """After the deadline moved by ten days the days before it are told again."""
    task = give(house)
    make_letters(on=DUE - timedelta(days=3))
    task.due = DUE + timedelta(days=8)
    task.save()
    make_letters(on=task.due - timedelta(days=3))
    assert [row.due for row in Reminder.objects.order_by("pk")] == [DUE, task.due]


def test_parts_requests_and_what_waits_for_a_word_are_told(house: House, at: Callable[[date], None]) -> None:
    """The unit with a part, the office with a request, the leader with an extension and a task to confirm."""
    day = date(2026, 3, 10)
    at(day - timedelta(days=1))
    dun, ard = house.orgs["DUN"], house.orgs["ARD"]
    task = give(house, due=DUE + timedelta(days=90))
    Share.objects.create(task=task, org=ard, holder=ard, due=day + timedelta(days=1))
    Request.objects.create(
        org=dun, holder=dun, to=house.orgs["MIN"], to_holder=house.orgs["MIN"], words="Open an office",
        due=day + timedelta(days=3), by=house.people["head"],
    )  # fmt: skip
    Extension.objects.create(
        task=task, number=1, was=DUE, wanted=DUE + timedelta(days=5), reason="Rain", asked_by=house.people["head"],
        asked_at=timezone.now(),
    )  # fmt: skip
    give(house, state="submitted", submitted_on=day - timedelta(days=1))
    back = give(house, state="returned")
    Step.objects.create(task=back, verb="return", after="returned", on=day - timedelta(days=1), by=house.people["head"])
    make_letters(on=day)
    assert told() == {
        ("outsider_head", "part", -1), ("chief", "request", -3), ("leader", "extension", 1), ("leader", "confirm", 1),
        ("leader", "returned", 1),
    }  # fmt: skip


def test_where_nobody_heads_a_unit_somebody_hears_all_the_same(house: House) -> None:
    """Without a head whoever works there is told; without anybody the chief of the office."""
    Role.objects.filter(person=house.people["outsider_head"]).delete()
    give(house, lead=house.orgs["ARD"], holder=house.orgs["ARD"])
    give(house, lead=house.orgs["KEL"], holder=house.orgs["KEL"])
    make_letters(on=DUE)
    assert told() == {("outsider", "lead", 0), ("chief", "lead", 0)}


def test_a_deputy_of_the_day_is_told_in_the_place_of_the_head(house: House) -> None:
    """While somebody stands in for the head, that person gets the letter; afterwards the head again."""
    role = Role.objects.get(person=house.people["head"])
    Role.objects.create(
        person=house.people["section_head"], org=house.orgs["DUN"], kind="unit_head", deputy_for=role,
        valid_from=DUE, valid_to=DUE,
    )  # fmt: skip
    give(house)
    make_letters(on=DUE)
    make_letters(on=DUE + timedelta(days=1))
    assert told(DUE) == {("section_head", "lead", 0)}
    assert told(DUE + timedelta(days=1)) == {("head", "lead", 1)}


def test_who_may_not_see_a_task_is_not_reminded_of_it(house: House) -> None:
    """Of a secret task the head without clearance hears nothing; the chief of the office does."""
    give(house, level=3)
    make_letters(on=DUE)
    assert told() == {("chief", "lead", 0)}


def test_a_round_that_breaks_off_goes_on_where_it_stopped(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """After some letters the worker dies; the next one writes the rest, and nobody gets anything twice."""
    monkeypatch.setattr(telling, "_AT_ONCE", 1)
    give(house, officer=house.people["officer"])
    give(house, officer=house.people["colleague"])
    post, calls = telling._post, list[Any]()

    def die(*given: Any) -> None:
        calls.append(given)
        if len(calls) == 2:
            raise OSError("killed")
        post(*given)

    with monkeypatch.context() as broken:
        broken.setattr(telling, "_post", die)
        with pytest.raises(OSError, match="killed"):
            make_letters(on=DUE)
    assert Letter.objects.count() == 1
    assert Round.objects.get(on=DUE).done_at is None
    done = make_letters(on=DUE)
    assert (done.letters, done.reminders) == (3, 4)


def test_the_mail_names_titles_of_public_tasks_alone(house: House) -> None:
    """Of an internal task number and link are told, of a public one the title; each letter is mailed once."""
    give(house, "Open the harbour fair", level=0)
    give(house, "Move the archive by night", level=1)
    make_letters(on=DUE)
    letters = list(Letter.objects.values_list("pk", flat=True))
    assert send_letters(letters=letters) == 1
    assert send_letters(letters=letters) == 0
    (message,) = mail.outbox
    assert message.to == ["head@example.org"]
    assert "Open the harbour fair" in message.body
    assert "archive" not in message.body
    assert "2/2026" in message.body
    assert "/tasks/" in message.body


def test_the_mail_speaks_the_language_of_the_person(house: House) -> None:
    """Whoever reads Vietnamese gets Vietnamese."""
    head = house.people["head"]
    head.language = "vi"
    head.save()
    give(house)
    make_letters(on=DUE)
    send_letters(letters=Letter.objects.values_list("pk", flat=True))
    assert "nhiệm vụ" in mail.outbox[0].body


def test_a_mail_server_that_does_not_answer_costs_no_letter(house: House, settings: object) -> None:
    """What it did not take is not sent, and is sent the next time."""
    give(house)
    make_letters(on=DUE)
    letters = list(Letter.objects.values_list("pk", flat=True))
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_PORT = 9  # type: ignore[attr-defined]
    with pytest.raises(Unavailable):
        send_letters(letters=letters)
    assert Letter.objects.filter(sent_at=None).count() == 1


def test_what_no_mail_server_took_is_mailed_the_next_morning(house: House) -> None:
    """A letter of yesterday goes out with those of today; one of last week stays on the site alone."""
    give(house)
    make_letters(on=DUE - timedelta(days=7))
    make_letters(on=DUE)
    DBTaskResult.objects.all().delete()
    tell_day.func((DUE + timedelta(days=1)).isoformat())
    Work().run_out()
    sent = Letter.objects.exclude(sent_at=None).values_list("on", flat=True)
    assert set(sent) == {DUE, DUE + timedelta(days=1)}


def test_the_day_is_told_once_it_is_morning(house: House, at: Callable[[date], None]) -> None:
    """Asked by the clock again and again there is one job; done, there is none; before dawn none either."""
    at(DUE)
    assert not ask_for_day(timezone.now() - timedelta(hours=6))
    assert not ask_for_day(timezone.now()), "nothing is owed"
    give(house)
    time_passed.send(None, now=timezone.now())
    assert not ask_for_day(timezone.now()), "it waits already"
    Work().run_out()
    assert told() == {("head", "lead", 0)}
    assert len(mail.outbox) == 1
    assert not ask_for_day(timezone.now())


def test_many_tasks_cost_no_more_questions(house: House, django_assert_max_num_queries: object) -> None:
    """Two hundred tasks of a hundred units are told in a number of questions that does not grow with them."""
    orgs = [Org.objects.create(code=f"U{number}", kind="province") for number in range(100)]
    for number in range(200):
        give(house, lead=orgs[number % 100], holder=orgs[number % 100])
    with django_assert_max_num_queries(60):  # type: ignore[operator]
        make_letters(on=DUE)
    assert Reminder.objects.count() == 200
