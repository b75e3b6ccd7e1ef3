"""Programs follow tasks, take them along their way, and know of nothing that their person does not know of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction
from django.utils import timezone

if TYPE_CHECKING:
    from diemcau.web.tasks.models import Task

    from ..conftest import House  # noqa: TID252 - the tests are no package
    from .conftest import Program

LATER = timezone.localdate() + timedelta(days=30)


def give(house: House, title: str = "Open the second ferry line", **fields: Any) -> Task:
    """A task that the leader gave to Dunmarsh, and was taken on."""
    from diemcau.web.tasks.actions.drafting import Wanted, assign, make_draft

    leader: dict[str, Any] = {"actor": house.people["leader"], "scope": house.scope("leader")}
    said: dict[str, Any] = {"office": house.orgs["MIN"], "lead": house.orgs["DUN"], "due": LATER} | fields
    draft = make_draft(**leader, wanted=Wanted(title=title, **said))
    assign(**leader, task=draft, edit=draft.edit)
    draft.refresh_from_db()
    return draft


def listed(asking: Program, path: str, **query: Any) -> list[dict[str, Any]]:
    """All of one page."""
    answer = asking.get(path, **query)
    assert answer.status_code == 200, answer.content
    return list(answer.json()["items"])


def test_a_task_goes_its_way_by_programs(house: House, program: Callable[..., Program]) -> None:
    """Drafted by the office, given by the leader, taken on, told of, shown, handed in and confirmed."""
    draft = program("chief").post(
        "/tasks/drafts",
        {"title": "Open the ferry line", "office": "MIN", "lead": "DUN", "due": LATER.isoformat(), "assigner": "leader",
         "parts": [{"org": "ARD", "words": "Name a landing"}]},
    )  # fmt: skip
    assert draft.status_code == 201, draft.content
    uid = draft.json()["uid"]
    assert program("head").get(f"/tasks/{uid}").status_code == 404
    other: dict[str, Any] = {
        "title": "Open the second ferry line",
        "office": "MIN",
        "lead": "DUN",
        "due": LATER.isoformat(),
    }
    other |= {"assigner": "leader", "parts": [{"org": "ARD", "words": "Name a landing"}], "edit": draft.json()["edit"]}
    assert program("head").post(f"/tasks/{uid}/draft", other).status_code == 404
    changed = program("chief").post(f"/tasks/{uid}/draft", other)
    assert (changed.status_code, changed.json()["title"]) == (200, "Open the second ferry line"), changed.content
    assert program("chief").post(f"/tasks/{uid}/draft", other).status_code == 409
    document = house.bring("The ferry line was opened on 3 May. It carries 40 guests a day.")[0]

    def take(by: str, path: str, **body: Any) -> dict[str, Any]:
        edit = program(by).get(f"/tasks/{uid}").json()["edit"]
        answer = program(by).post(f"/tasks/{uid}/{path}", {"edit": edit, **body})
        assert answer.status_code == 200, answer.content
        return dict(answer.json())

    assert take("leader", "steps/assign")["state"] == "assigned"
    assert take("head", "steps/accept")["state"] == "accepted"
    assert take("officer", "steps/start")["state"] == "in_progress"
    told = take("officer", "entries", percent=60, words="The pier is ready.")
    assert (told["percent"], told["entries"][0]["words"]) == (60, "The pier is ready.")
    whole = take("head", "extension", wanted=(LATER + timedelta(days=9)).isoformat(), reason="The pier is late.")
    assert whole["extensions"][0]["decision"] == ""
    granted = take("leader", "extension/answer", granted=(LATER + timedelta(days=5)).isoformat())
    assert (granted["due"], granted["first_due"]) == ((LATER + timedelta(days=5)).isoformat(), LATER.isoformat())
    share = granted["shares"][0]["uid"]
    assert take("outsider_head", f"shares/{share}/answer", answer="The old quay.")["shares"][0]["state"] == "answered"
    shown = take("officer", "evidence", document=str(document.uid), words="The ferry line was opened on 3 May.")
    assert len(shown["evidence"]) == 1
    house.release(document)
    assert take("head", "steps/submit")["state"] == "submitted"
    done = take("leader", "steps/complete", quality="good")
    assert (done["state"], done["in_class"], done["percent"]) == ("completed", "on_time", 100)
    assert [step["verb"] for step in done["steps"]][-1] == "complete"


def test_what_is_not_open_is_as_if_it_were_not_there(house: House, program: Callable[..., Program]) -> None:
    """Neither lists, cells nor single tasks tell others of it; no write of theirs finds it."""
    task = give(house)
    secret = give(house, "A secret task", level=3)
    assert {one["uid"] for one in listed(program("officer"), "/tasks")} == {str(task.uid)}
    outsider = program("outsider")
    assert listed(outsider, "/tasks") == []
    assert outsider.get("/tasks/cells").json()["rows"] == []
    assert outsider.get(f"/tasks/{task.uid}").status_code == 404
    for path in ("steps/accept", "entries", "extension", "officer", "evidence"):
        body = {"edit": task.edit, "reason": "x", "wanted": "2199-01-01", "officer": "", "words": "x"}
        answer = outsider.post(f"/tasks/{task.uid}/{path}", body)
        assert answer.status_code == 404, path
        assert program("officer").post(f"/tasks/{secret.uid}/{path}", body).status_code == 404
    assert program("leader").get(f"/tasks/{secret.uid}").status_code == 200


def test_a_step_is_for_who_has_the_part(house: House, program: Callable[..., Program]) -> None:
    """An officer does not take on what the head takes on; who may is told by `verbs`."""
    task = give(house)
    assert program("head").get(f"/tasks/{task.uid}").json()["verbs"] == ["accept", "return"]
    assert program("officer").get(f"/tasks/{task.uid}").json()["verbs"] == []
    assert program("officer").post(f"/tasks/{task.uid}/steps/accept", {"edit": task.edit}).status_code == 403
    late = program("head").post(f"/tasks/{task.uid}/steps/accept", {"edit": task.edit + 7})
    assert (late.status_code, late.json()["edit"]) == (409, task.edit)
    bare = program("head").post(f"/tasks/{task.uid}/steps/return", {"edit": task.edit})
    assert bare.status_code == 422


def test_a_token_that_only_reads_writes_nothing(house: House, program: Callable[..., Program]) -> None:
    """Its person might."""
    task = give(house)
    answer = program("head", "read").post(f"/tasks/{task.uid}/steps/accept", {"edit": task.edit})
    assert answer.status_code == 403


def test_a_write_under_a_key_is_done_once(house: House, program: Callable[..., Program]) -> None:
    """Sent again, it is answered again and not done again."""
    task = give(house)
    head, key = program("head"), {"Idempotency-Key": "accept-1"}
    first = head.post(f"/tasks/{task.uid}/steps/accept", {"edit": task.edit}, headers=key)
    again = head.post(f"/tasks/{task.uid}/steps/accept", {"edit": task.edit}, headers=key)
    assert first.status_code == again.status_code == 200
    assert first.json() == again.json()
    assert again.headers["Idempotency-Replayed"] == "true"
    assert task.steps.filter(verb="accept").count() == 1


def test_lists_are_filtered_and_paged(house: House, program: Callable[..., Program]) -> None:
    """By unit, class, words; page after page each task once."""
    made = [give(house, f"Task of the harbour {number}") for number in range(5)]
    give(house, "Another one", lead=house.orgs["ARD"])
    chief = program("chief")
    assert len(listed(chief, "/tasks", unit="DUN")) == 5
    assert len(listed(chief, "/tasks", q="harbour 3")) == 1
    assert listed(chief, "/tasks", in_class="overdue") == []
    found, cursor = [], None
    while True:
        page = chief.get("/tasks", unit="DUN", limit=2, **({"cursor": cursor} if cursor else {})).json()
        found += [one["uid"] for one in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert sorted(found) == sorted(str(one.uid) for one in made)
    cells = chief.get("/tasks/cells").json()
    assert {row["org"]: row["in_term"] for row in cells["rows"]} == {"ARD": 1, "DUN": 5}
    assert cells["sum"]["total"] == 6
    assert chief.get("/tasks/cells", unit="DUN").json()["sum"]["total"] == 5
    assert chief.get("/tasks/cells", on="2020-01-01").json()["sum"]["total"] == 0


def test_papers_are_entered_and_cited(program: Callable[..., Program]) -> None:
    """By who deploys; others know of a paper by the tasks that it orders."""
    body = {
        "org": "MIN", "office": "MIN", "subject": "Conclusions on the ports", "number": "45", "symbol": "TB-MIN",
        "signed_on": "2026-03-02",
    }  # fmt: skip
    assert program("officer").post("/papers", body).status_code == 403
    made = program("chief").post("/papers", body)
    assert made.status_code == 201, made.content
    uid = made.json()["uid"]
    assert program("outsider").get(f"/papers/{uid}").status_code == 404
    assert listed(program("outsider"), "/papers") == []
    assert uid in {one["uid"] for one in listed(program("chief"), "/papers")}
    draft = program("chief").post(
        "/tasks/drafts", {"title": "Open it", "office": "MIN", "lead": "DUN", "due": LATER.isoformat(), "paper": uid,
                   "assigner": "leader"},
    ).json()  # fmt: skip
    given = program("chief").post(f"/tasks/{draft['uid']}/steps/assign", {"edit": draft["edit"]})
    assert given.json()["paper"] == uid
    assert program("head").get(f"/papers/{uid}").status_code == 200
    assert listed(program("head"), f"/papers/{uid}/orders") == []


def test_requests_go_up_and_are_answered(program: Callable[..., Program]) -> None:
    """Asked by the head, answered by the other side, open to no third."""
    asked = program("head").post("/requests", {"org": "DUN", "to": "MIN", "words": "Send two interpreters."})
    assert asked.status_code == 201, asked.content
    held = asked.json()
    assert listed(program("outsider"), "/requests") == []
    path = f"/requests/{held['uid']}/answer"
    body = {"edit": held["edit"], "answer": "Two come on Monday.", "agrees": True}
    assert program("outsider_head").post(path, body).status_code == 404
    assert program("officer").post(path, body).status_code == 403
    answered = program("chief").post(path, body)
    assert (answered.status_code, answered.json()["state"]) == (200, "answered"), answered.content
    assert program("head").post(f"/requests/{held['uid']}/withdraw", {"edit": 9, "reason": "x"}).status_code == 409


@pytest.mark.parametrize("name", ["leader", "chief"])
def test_a_confidential_look_is_written_down(house: House, program: Callable[..., Program], name: str) -> None:
    """Once an hour."""
    from diemcau.web.audit.models import Entry

    task = give(house, "Watched", level=2)
    for _ in range(2):
        assert program(name).get(f"/tasks/{task.uid}").status_code == 200
    assert Entry.objects.filter(act="task.view", thing_id=str(task.uid)).count() == 1


def test_steps_tell_their_days(house: House, program: Callable[..., Program]) -> None:
    """The day in the profile's time zone, and the deadline that was in force."""
    with transaction.atomic():
        task = give(house)
    step = program("head").get(f"/tasks/{task.uid}").json()["steps"][-1]
    assert (step["verb"], date.fromisoformat(step["on"])) == ("assign", timezone.localdate())
    assert step["due"] == LATER.isoformat()


def test_messages_come_in_by_programs(program: Callable[..., Program]) -> None:
    """Once, for who registers or deploys; others know of none."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from diemcau.publish.edxml import format_message
    from diemcau.records.message import Message, Organ

    other = Organ(id="000.00.07.H99", name="Arden province")
    body = format_message(Message(
        document="P45", sender=other, receivers=(Organ(id="000.00.00.G99"),), number="45", notation="TB-ARD",
        day=date(2026, 3, 2), subject="Survey of the reef",
    ))  # fmt: skip

    def send(name: str) -> Any:
        file = SimpleUploadedFile("a.edxml", body)
        return program(name).post("/messages", org="MIN", level="1", file=file)

    assert send("officer").status_code == 403
    made = send("chief")
    assert made.status_code == 201, made.content
    again = send("chief")
    assert (again.status_code, again.json()["uid"]) == (200, made.json()["uid"])
    uid = made.json()["uid"]
    assert made.json()["paper"] is not None
    assert listed(program("outsider"), "/messages") == []
    assert program("outsider").get(f"/messages/{uid}").status_code == 404
    assert program("outsider").get(f"/messages/{uid}/file").status_code == 404
    assert program("chief").get(f"/messages/{uid}/file").content == body
