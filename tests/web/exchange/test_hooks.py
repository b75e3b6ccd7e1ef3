"""Other systems are told of steps, signed, at least once, and again where they did not take it."""

from __future__ import annotations

import hmac
import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction
from django.utils import timezone

from diemcau.errors import Conflict, Denied, Invalid, NotFound
from diemcau.web.archive.worker import Work
from diemcau.web.audit.models import Entry
from diemcau.web.exchange.actions.deliveries import send_delivery
from diemcau.web.exchange.actions.hooks import end_hook, make_hook, ping, retry
from diemcau.web.exchange.models import Delivery, Hook
from diemcau.web.exchange.outside import Outcome
from diemcau.web.exchange.policies import RETRIES

from .conftest import move

if TYPE_CHECKING:
    from diemcau.web.tasks.models import Task

    from ..conftest import House  # noqa: TID252 - the tests are no package
    from .conftest import Listener

URL = "https://desk.dunmarsh.example/told"


def hook_of(house: House, by: str = "chief", org: str = "ST", **fields: Any) -> tuple[Hook, str]:
    """A hook that somebody made."""
    said: dict[str, Any] = {"url": URL, "level": 1} | fields
    return make_hook(actor=house.people[by], scope=house.scope(by), org=house.orgs[org], **said)


@pytest.fixture
def local(settings: Any) -> None:
    """This installation may send within its own network."""
    settings.HOOKS_LOCAL = True


def test_who_deploys_makes_hooks(house: House) -> None:
    """An officer, a head, a leader and a stranger may not; a chief may, within reach and clearance."""
    for name in ("officer", "head", "leader", "outsider", "owner", "administrator"):
        with pytest.raises(Denied):
            hook_of(house, name, "DUN")
    with pytest.raises(Denied):
        hook_of(house, level=4)
    with pytest.raises(Invalid):
        hook_of(house, level=9)
    with pytest.raises(Invalid):
        hook_of(house, acts=["drop"])
    for url in ("http://desk.example/", "https://127.0.0.1/", "https://[::1]/", "https://10.0.0.7/x"):
        with pytest.raises(Invalid):
            hook_of(house, url=url)
    hook, secret = hook_of(house)
    assert secret == hook.secret
    assert secret.startswith("whsec_")
    said = Entry.objects.get(act="hook.make")
    assert secret not in json.dumps(said.detail)


def test_a_hook_is_nobody_elses(house: House) -> None:
    """For who deploys nothing there it is not there: not to be ended, tried, or asked again."""
    hook, _ = hook_of(house)
    for name in ("officer", "leader", "outsider_head"):
        asking: dict[str, Any] = {"actor": house.people[name], "scope": house.scope(name)}
        for act in (end_hook, ping):
            with pytest.raises(NotFound):
                act(**asking, uid=hook.uid)


def test_a_step_is_told_with_a_signature_that_holds(
    house: House,
    give: Callable[..., Task],
    listener: Listener,
    local: None,  # noqa: ARG001
) -> None:
    """The other side computes it again from its secret; the body names little more than the task."""
    _, secret = hook_of(house, url=listener.url)
    task = give()
    assert Work().run_out() == 1
    ((headers, body),) = listener.heard
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    key = b64decode(secret.removeprefix("whsec_"))
    mark = b64encode(hmac.new(key, signed, sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{mark}"
    assert abs(int(headers["webhook-timestamp"]) - timezone.now().timestamp()) < 60
    said = json.loads(body)
    assert said["type"] == "task.assign"
    assert said["delivery"] == headers["webhook-id"]
    assert said["task"] == {
        "uid": str(task.uid), "number": f"{task.serial}/2026", "title": task.title, "state": "assigned",
        "due": "2026-12-15", "org": "DUN",
    }  # fmt: skip
    assert Delivery.objects.get().done_at is not None


def test_only_what_it_may_hear_is_told(house: House, give: Callable[..., Task]) -> None:
    """No task above its level, none of other units, no step it did not ask for, nothing of drafts."""
    hook, _ = hook_of(house, org="DUN", acts=["accept"])
    wide, _ = hook_of(house, level=0)
    task = give()
    other = give(lead="ARD")
    secret = give(level=2)
    for one in (task, other, secret):
        move(one, "accept", "accepted", house.people["head"])
    draft = give(state="draft")
    Delivery.objects.all().delete()
    move(draft, "drop", "dropped", house.people["chief"])
    assert Delivery.objects.count() == 0
    move(task, "start", "in_progress", house.people["head"])
    move(task, "accept", "accepted", house.people["head"])
    move(other, "accept", "accepted", house.people["head"])
    move(secret, "accept", "accepted", house.people["head"])
    assert [one.hook_id for one in Delivery.objects.all()] == [hook.pk]
    assert wide.deliveries.count() == 0


def test_a_coordinating_units_hook_hears(house: House, give: Callable[..., Task]) -> None:
    """A unit that has a part in a task hears of it."""
    from diemcau.web.tasks.models import Share

    task = give()
    hook, _ = hook_of(house, org="KEL")
    move(task, "accept", "accepted", house.people["head"])
    assert hook.deliveries.count() == 0
    Share.objects.create(task=task, org=house.orgs["KEL"], holder=house.orgs["KEL"])
    move(task, "start", "in_progress", house.people["head"])
    assert hook.deliveries.count() == 1


def test_a_step_that_is_undone_is_not_told(house: House, give: Callable[..., Task]) -> None:
    """The message is written down with the step or not at all."""
    hook_of(house)
    task = give()
    before = Delivery.objects.count()
    with transaction.atomic():
        move(task, "accept", "accepted", house.people["head"])
        assert Delivery.objects.count() == before + 1
        transaction.set_rollback(True)
    assert Delivery.objects.count() == before


def test_what_was_not_taken_is_sent_again_and_then_given_up(
    house: House,
    listener: Listener,
    local: None,  # noqa: ARG001
) -> None:
    """After a minute, five, thirty, two hours and twelve; the same id each time; then a person asks for it anew."""
    hook, _ = hook_of(house, url=listener.url)
    listener.answers = [500]
    row = ping(actor=house.people["chief"], scope=house.scope("chief"), uid=hook.uid)
    waits = []
    while True:
        row.refresh_from_db()
        if row.next_at is None:
            break
        Delivery.objects.filter(pk=row.pk).update(next_at=timezone.now())
        assert send_delivery(pk=row.pk, tries=row.tries) is Outcome.REFUSED
        row.refresh_from_db()
        if row.next_at is not None:
            waits.append(round((row.next_at - timezone.now()) / timedelta(seconds=10)))
    assert waits == [wait / timedelta(seconds=10) for wait in RETRIES]
    assert (row.tries, row.status, row.answer) == (6, 500, "refused")
    assert {headers["webhook-id"] for headers, _ in listener.heard} == {str(row.uid)}
    listener.answers = [200]
    retry(actor=house.people["chief"], scope=house.scope("chief"), hook=hook.uid, uid=row.uid)
    Work().run_out()
    row.refresh_from_db()
    assert (row.answer, row.status) == ("taken", 200)
    assert row.done_at is not None
    with pytest.raises(Conflict):
        retry(actor=house.people["chief"], scope=house.scope("chief"), hook=hook.uid, uid=row.uid)


def test_jobs_that_run_twice_send_once(house: House, listener: Listener, local: None) -> None:  # noqa: ARG001
    """A job that is done anew finds its work done; one that was left half-way comes again after its lease."""
    hook, _ = hook_of(house, url=listener.url)
    row = ping(actor=house.people["chief"], scope=house.scope("chief"), uid=hook.uid)
    assert send_delivery(pk=row.pk, tries=0) is Outcome.TAKEN
    assert send_delivery(pk=row.pk, tries=0) is None
    assert Work().run_out() == 1
    assert len(listener.heard) == 1
    left = ping(actor=house.people["chief"], scope=house.scope("chief"), uid=hook.uid)
    later = timezone.now() + timedelta(minutes=2)
    Delivery.objects.filter(pk=left.pk).update(tries=1, next_at=later)  # as a worker leaves it that dies over it
    assert send_delivery(pk=left.pk, tries=0) is None
    assert len(listener.heard) == 1
    Delivery.objects.filter(pk=left.pk).update(next_at=timezone.now())
    assert send_delivery(pk=left.pk, tries=1) is Outcome.TAKEN


def test_an_ended_hook_hears_nothing_more(
    house: House,
    give: Callable[..., Task],
    listener: Listener,
    local: None,  # noqa: ARG001
) -> None:
    """Neither what comes nor what still waits."""
    hook, _ = hook_of(house, url=listener.url)
    give()
    end_hook(actor=house.people["chief"], scope=house.scope("chief"), uid=hook.uid)
    give()
    Work().run_out()
    assert listener.heard == []
    with pytest.raises(Conflict):
        ping(actor=house.people["chief"], scope=house.scope("chief"), uid=hook.uid)


def test_the_pages_lead_through(house: House, listener: Listener, local: None) -> None:  # noqa: ARG001
    """Made with its secret shown once, tried out, looked at, tried again, ended."""
    client = house.visit("chief")
    form = {"url": listener.url, "org": "ST", "level": "1", "act": ["accept", "complete"]}
    made = client.post("/exchange/hooks", form)
    secret = Hook.objects.get().secret
    assert secret in made.content.decode()
    assert secret not in client.get("/exchange/hooks").content.decode()
    page = f"/exchange/hooks/{Hook.objects.get().uid}"
    assert secret not in client.get(page).content.decode()
    listener.answers = [503, 200]
    assert client.post(f"{page}/test").status_code == 302
    Work().run_out()
    row = Delivery.objects.get()
    told = client.get(page).content.decode()
    assert "Refused" in told
    assert "503" in told
    assert client.post(f"{page}/again/{row.uid}").status_code == 302
    Work().run_out()
    assert "Taken" in client.get(page).content.decode()
    assert client.post(f"{page}/again/{row.uid}").status_code == 409
    assert client.post(f"{page}/end").status_code == 302
    bad = client.post("/exchange/hooks", form | {"url": "ftp://x", "act": ["complete"]})
    assert bad.status_code == 422
    assert client.post("/exchange/hooks", form | {"org": "NONE"}).status_code == 422


def test_pages_are_nobody_elses(house: House) -> None:
    """Who deploys nothing there finds nothing, and makes nothing."""
    hook, _ = hook_of(house)
    row = ping(actor=house.people["chief"], scope=house.scope("chief"), uid=hook.uid)
    for name in ("officer", "head", "outsider_head", "leader", "administrator"):
        client = house.visit(name)
        page = f"/exchange/hooks/{hook.uid}"
        assert client.get(page).status_code == 404
        for path in ("test", "end", f"again/{row.uid}"):
            assert client.post(f"{page}/{path}").status_code == 404
        assert hook.url not in client.get("/exchange/hooks").content.decode()
        made = client.post("/exchange/hooks", {"url": URL, "org": "DUN", "level": "0"})
        assert made.status_code == 403
    assert house.visit(None).get("/exchange/hooks").status_code == 302
    assert Hook.objects.count() == 1


def test_a_system_that_is_down_is_not_asked_for_every_message(
    house: House,
    give: Callable[..., Task],
    listener: Listener,
    local: None,  # noqa: ARG001
) -> None:
    """What comes behind waits for the first to get through, and loses no try by it; a refusal keeps nobody waiting."""
    hook, _ = hook_of(house, url="http://127.0.0.1:9/")  # nobody listens there
    task = give()
    move(task, "accept", "accepted", house.people["head"])
    Work().run_out()
    first, second = Delivery.objects.order_by("pk")
    assert (first.tries, first.answer, second.tries) == (1, "silent", 0)
    assert second.next_at == first.next_at
    Hook.objects.filter(pk=hook.pk).update(url=listener.url)
    Delivery.objects.update(next_at=timezone.now())
    assert send_delivery(pk=first.pk, tries=1) is Outcome.TAKEN
    assert send_delivery(pk=second.pk, tries=0) is Outcome.TAKEN
    listener.answers = [400]
    move(task, "start", "in_progress", house.people["head"])
    move(task, "submit", "submitted", house.people["head"])
    Work().run_out()
    assert list(Delivery.objects.filter(answer="refused").values_list("tries", flat=True)) == [1, 1]
