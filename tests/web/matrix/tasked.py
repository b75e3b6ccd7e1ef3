"""What the addresses of tasks name: a paper, its directives, tasks and what hangs on them, made at a level."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from diemcau.web.archive.blobs import keep as keep_bytes
from diemcau.web.exchange.models import Delivery, Feed, Hook, Import, Message
from diemcau.web.tasks.models import Evidence, Extension, Flag, Order, Orientation, Request, Share, Source, Task
from diemcau.web.urging.models import Escalation, Ladder, Letter

if TYPE_CHECKING:
    from diemcau.web.desk.models import Mention

    from ..conftest import House  # noqa: TID252 - the tests are no package

DUE = date(2099, 3, 12)


def tasked_at(house: House, level: int, mention: Mention) -> dict[str, Any]:
    """A task of Dunmarsh that the leader gave and whose head has asked for time, with all that hangs on it."""
    paper, orders = _paper(house, level, mention)
    task = _task(house, level, title=f"Open the harbour {level}", order=orders[0], source=paper, state="in_progress")
    draft = _task(house, level, title=f"Close the old quay {level}", source=paper, state="draft", holder=None)
    asked = Share.objects.create(
        task=task, org=house.orgs["ARD"], holder=house.orgs["ARD"], words="Two ships.", due=DUE
    )
    Extension.objects.create(
        task=task, number=1, was=DUE, wanted=date(2099, 4, 1), reason="The dredger is late.",
        asked_by=house.people["head"],
    )  # fmt: skip
    evidence = Evidence.objects.create(task=task, mention=mention, document=mention.document, by=house.people["head"])
    request = Request.objects.create(
        org=house.orgs["DUN"], holder=house.orgs["DUN"], to=house.orgs["MIN"], to_holder=house.orgs["MIN"],
        words="Please send two interpreters.", level=level, due=DUE, by=house.people["head"],
    )  # fmt: skip
    return {
        "task": task.uid,
        "task_edit": task.edit,
        "task_verb": "tell",
        "drafted": draft.uid,
        "drafted_edit": draft.edit,
        "share": asked.uid,
        "evidence": evidence.uid,
        "paper": paper.uid,
        "paper_edit": paper.edit,
        "order": orders[0].uid,
        "open_order": orders[1].uid,
        "flag": orders[1].flags.get().uid,
        "orientation": orders[2].orientation.uid,
        "request": request.uid,
        "request_edit": request.edit,
        "office": "MIN",
        "taken": "tasks.csv",
        **_told(house, task, level),
        **_exchanged(house, level, paper),
    }


def _paper(house: House, level: int, mention: Mention) -> tuple[Source, list[Order]]:
    """A signed notice with a task, a directive that waits with something odd about it, and an orientation."""
    paper = Source.objects.create(
        org=house.orgs["MIN"], office=house.orgs["MIN"], year=2026, number=str(level), symbol="TB-BNG",
        signed_on=date(2026, 1, 19), signer="The Minister", subject="Conclusions", document=mention.document,
        level=level, entered_by=house.people["chief"],
    )  # fmt: skip
    orders = [
        Order.objects.create(
            source=paper, place=place, words=words, level=level, calling=calling, outcome=outcome, proposed={}
        )
        for place, (words, calling, outcome) in enumerate(
            (
                ("Open the harbour.", "task", "task"),
                ("Report on ships.", "task", ""),
                ("Keep ties.", "orientation", "orientation"),
            )
        )
    ]
    orders[0].mentions.add(mention)
    Flag.objects.create(order=orders[1], kind="orphan", code="issuer", said={"statements": [], "others": [], "why": ""})
    Orientation.objects.create(order=orders[2], title="Keep ties", holder=house.orgs["MIN"], level=level)
    return paper, orders


def _task(house: House, level: int, **facts: Any) -> Task:
    said: dict[str, Any] = {
        "year": 2026, "serial": 900 + Task.objects.count(), "level": level, "office": house.orgs["MIN"],
        "assigner": house.people["leader"], "lead": house.orgs["DUN"], "holder": house.orgs["DUN"],
        "drafted_by": house.people["chief"], "first_due": DUE, "due": DUE, "assigned_at": timezone.now(), **facts,
    }  # fmt: skip
    return Task.objects.create(**said)


def _told(house: House, task: Task, level: int) -> dict[str, Any]:
    """A rung that the head of Dunmarsh was told, and by which ladder."""
    ladder = Ladder.objects.create(
        office=house.orgs["MIN"], rungs=[{"after": 1, "whom": "head", "grace": 2, "rest": 5}], by=house.people["chief"],
        simulated_at=timezone.now(), reason="As the rules say.",
    )  # fmt: skip
    letter = Letter.objects.create(person=house.people["head"], on=date(2026, 1, 19 + level))
    told = Escalation.objects.create(
        task=task, due=DUE, rung=1, whom="head", ladder=ladder, letter=letter, person=house.people["head"]
    )
    return {"told": told.uid}


def _exchanged(house: House, level: int, paper: Source) -> dict[str, Any]:
    """A feed of the officer's, a hook of the ministry's, a message that came, and a table that was tried."""
    chief, body = house.people["chief"], keep_bytes(f"level {level}".encode())
    feed = Feed.objects.create(person=house.people["officer"], token=f"{level}" * 64, language="en")
    hook = Hook.objects.create(
        org=house.orgs["ST"], level=level, url="https://hooks.example.org/", secret="s" * 43, made_by=chief
    )
    sent = Delivery.objects.create(hook=hook, body="{}", tries=9, answer="refused")
    message = Message.objects.create(
        direction="in", identifier=f"m{level}", organ="000.00.00.G22", org=house.orgs["DUN"], subject="A paper",
        level=level, blob=body, source=paper, by=chief,
    )  # fmt: skip
    table = Import.objects.create(
        blob=body, filename="tasks.xlsx", org=house.orgs["MIN"], level=level, by=chief, state="ready"
    )
    return {"feed": feed.uid, "hook": hook.uid, "delivery": sent.uid, "message": message.uid, "table": table.uid}
