"""Tasks of the demo: drawn from the notice of conclusions and given by leaders, each as far as its unit has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

import yaml
from django.utils import timezone

from diemcau.web.accounts.models import Person, RoleKind
from diemcau.web.accounts.queries import scope_of
from diemcau.web.archive.models import Document
from diemcau.web.config.demo.clock import as_of
from diemcau.web.config.demo.deeds import Find, Step
from diemcau.web.config.demo.numbers import choose
from diemcau.web.config.demo.people import DEMO_PEOPLE
from diemcau.web.config.demo.story import people_of
from diemcau.web.config.demo.units import load_units
from diemcau.web.desk.models import Mention
from diemcau.web.orgs.models import Org
from diemcau.web.tasks.actions import deciding, drafting, drawing, extending, flow, papers, proving, requests, sharing
from diemcau.web.tasks.actions import telling as news
from diemcau.web.tasks.models import Task
from diemcau.web.urging.actions import ladders, telling
from diemcau.web.urging.rules import rules

_OFFICE, _LEADER, _CHIEF = "SV.MFA.OFFICE", "leader", "chief"
_NOTICE, _SIGNED, _READ = "conclusions-2026", date(2026, 1, 19), date(2026, 1, 23)
_LAST = 10  # the things of a day that happen after all others
_VERBS = ("accept", "start", "prove", "submit", "complete")
_BEFORE = {
    "accept": "assigned", "start": "accepted", "prove": "in_progress", "submit": "in_progress", "complete": "submitted",
}  # fmt: skip
"""In which state a task is when a step of `_VERBS` comes."""
_OF_NOTICE = ((1, 2, 8, 9, 10), (1, 3, 10, 11, 12), (2, 3, 20, 21, 23), (2, 2, 9, 10, 11), (3, 4))
_OF_LIST = ((1, 2, 12, 13, 15), (1, 2, 20, 21), (2, 4), (3,), ())
"""Ways of a task: days after it was given on which a unit comes to each of `_VERBS`."""
_LETTERS = 10  # days before the filling of which the digests are there


def find_tasks(find: Find) -> Iterator[Step]:
    """Everything that happens to tasks, up to the day of filling."""
    today = timezone.localdate()
    yield _READ, _LAST, _on(_READ, partial(_draw, find))
    for told in _load():
        given = today + timedelta(days=told["given"])
        held: list[Task] = []
        yield given, _LAST, _on(given, partial(_give, told, today, held))
        for step in told["steps"]:
            day = given + timedelta(days=step["after"])
            yield day, _LAST, _on(day, partial(_step, told, step, held, find))
    yield from _routine(find, today)
    asked = today - timedelta(days=6)
    yield asked, _LAST, _on(asked, _ask)
    began = today - timedelta(days=_LETTERS)
    yield began, _LAST + 1, _on(began, _switch_on)
    for back in range(_LETTERS, -1, -1):
        day = today - timedelta(days=back)
        yield day, _LAST + 2, _on(day, partial(telling.make_letters, on=day))


def _routine(find: Find, today: date) -> Iterator[Step]:
    """What units do with the tasks of the notice, and with the one that all provinces got: most in time, some late."""
    listed = today + timedelta(days=min(told["given"] for told in _load() if told.get("cascades")))
    for code in sorted(load_units()):
        for begun, ways in ((_READ, _OF_NOTICE), (listed, _OF_LIST)):
            way = ways[choose(len(ways), code, str(begun), "way")]
            for verb, after in zip(_VERBS, way, strict=False):
                day = min(begun + timedelta(days=after), today)
                yield day, _LAST, _on(day, partial(_go_on, code, verb, begun, find))


def _go_on(code: str, verb: str, begun: date, find: Find) -> None:
    """The next step of the tasks that a unit was given on a day."""
    for task in Task.objects.filter(lead__code=code, is_counted=True, steps__verb="assign", steps__on=begun):
        if task.state == _BEFORE[verb]:
            _step({"lead": code}, {"verb": verb}, [task], find)


@cache
def _load() -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("tasks.yml").read_text(encoding="utf-8"))
    return loaded


def _on(day: date, do: Callable[[], object]) -> Callable[[], None]:
    """The same, done as if it were that day: deadlines are counted from it."""

    def done() -> None:
        with as_of(day):
            do()

    return done


def _person(username: str) -> Person:
    return Person.objects.get(username=username)


def _org(code: str) -> Org:
    return Org.objects.get(code=code)


def _draw(find: Find) -> None:
    """The office draws the directives of the notice and gives those that leave nothing to look at."""
    chief, leader = _person(_CHIEF), _person("minister")
    document = find(_NOTICE)
    number, symbol = document.number.split("/", 1)
    source = papers.enter_source(
        actor=chief, scope=scope_of(chief),
        paper=papers.Paper(
            org=document.org, office=_org(_OFFICE), subject=document.title, level=document.level, document=document
        ),
        signature=papers.Signature(number=number, symbol=symbol, day=_SIGNED, signer="Bế Minh Triết"),
    )  # fmt: skip
    drawing.read_source(actor=chief, scope=scope_of(chief), source=source)
    for task in deciding.take_sure(actor=chief, scope=scope_of(chief), source=source, assigner=leader):
        drafting.assign(actor=chief, scope=scope_of(chief), task=task, edit=task.edit)


def _give(told: dict[str, Any], today: date, held: list[Task]) -> None:
    """A leader gives a task that the office has prepared."""
    chief, leader = _person(_CHIEF), _person(_LEADER)
    parts = tuple(
        drafting.Part(
            org=_org(part["org"]), words=part["words"],
            due=today + timedelta(days=part["due"]) if "due" in part else None,
        )
        for part in told.get("parts", ())
    )  # fmt: skip
    wanted = drafting.Wanted(
        title=told["title"], office=_org(_OFFICE), lead=_org(told["lead"]) if told["lead"] else None, parts=parts,
        assigner=leader, due=today + timedelta(days=told["due"]), is_confirmed=True, product_kind=told["kind"],
        measure=told.get("measure", ""), is_key=told.get("key", False), cascades=tuple(told.get("cascades", ())),
    )  # fmt: skip
    task = drafting.make_draft(actor=chief, scope=scope_of(chief), wanted=wanted)
    drafting.assign(actor=leader, scope=scope_of(leader), task=task, edit=_now(task).edit)
    held.append(task)


def _now(task: Task) -> Task:
    return Task.objects.get(pk=task.pk)


def _head_of(code: str) -> Person:
    """The head of a unit; who answers for units that have nobody here."""
    return _person(people_of(code, code)[1])


def _hand_of(code: str) -> Person:
    """Who works on a unit's tasks: its officer, else its head."""
    own = [one.username for one in DEMO_PEOPLE if one.org == code and one.role == RoleKind.OFFICER]
    return _person(own[0]) if own else _head_of(code)


def _step(told: dict[str, Any], step: dict[str, Any], held: list[Task], find: Find) -> None:
    """One thing that happens to a task."""
    task = _now(held[0])
    actor = _actor(told, step, task.assigner)
    acts: dict[str, Callable[..., object]] = {
        "accept": flow.accept,
        "start": flow.start,
        "submit": flow.submit,
        "return": partial(flow.return_task, reason=step.get("words", "")),
        "rework": partial(flow.rework, reason=step.get("words", "")),
        "suspend": partial(flow.suspend, reason=step.get("words", "")),
        "complete": partial(flow.complete, quality=step.get("quality", "")),
        "officer": partial(news.name_officer, officer=_hand_of(told["lead"])),
        "tell": partial(news.tell, news=_news(step)),
        "prove": partial(_prove, find=find),
        "part": partial(_answer_part, step=step),
        "ask": partial(_ask_more, step=step),
        "grant": partial(_grant),
    }
    acts[step["verb"]](actor=actor, scope=scope_of(actor), task=task, edit=task.edit)


def _actor(told: dict[str, Any], step: dict[str, Any], assigner: Person | None) -> Person:
    """Whose turn a step is."""
    verb = step["verb"]
    if verb in {"complete", "rework", "suspend", "grant"}:
        return assigner or _person(_LEADER)
    if verb == "part":
        return _head_of(step["org"])
    return _hand_of(told["lead"]) if verb in {"start", "tell"} else _head_of(told["lead"])


def _news(step: dict[str, Any]) -> news.News:
    return news.News(
        percent=step.get("percent"), words=step.get("words", ""), obstacle=step.get("obstacle", ""),
        wish=step.get("wish", ""),
    )  # fmt: skip


def _prove(*, task: Task, find: Find, **by: Any) -> None:
    """A figure of the unit's newest released document, else of the notice, shows that it is done."""
    own = Document.objects.filter(org=task.lead, state="released", level__lte=by["scope"].clearance)
    documents = [*own.order_by("-released_at")[:3], find(_NOTICE)]
    figures = Mention.objects.filter(document__in=documents, known_to=None, sort="figure")
    newest = max(figures, key=lambda one: -documents.index(one.document))
    proof = proving.Proof(document=newest.document, mention=newest.uid)
    proving.attach(task=task, proof=proof, **by)


def _answer_part(*, task: Task, step: dict[str, Any], **by: Any) -> None:
    share = task.shares.get(org__code=step["org"])
    sharing.answer_share(task=task, share=share.uid, answer=step["words"], **by)


def _ask_more(*, task: Task, step: dict[str, Any], **by: Any) -> None:
    wanted = (task.due or timezone.localdate()) + timedelta(days=step["days"])
    extending.ask(task=task, wanted=wanted, reason=step["words"], **by)


def _grant(*, task: Task, **by: Any) -> None:
    extending.decide(task=task, granted=task.extensions.get(decision="").wanted, **by)


def _ask() -> None:
    """A province asks the ministry for something."""
    head = _person("head.thachyen")
    asked = requests.Asked(
        org=_org("SV.THACHYEN"), to=_org("SV.MFA.CONSULAR"),
        words="Đề nghị tập huấn nghiệp vụ lãnh sự cho cán bộ các huyện biên giới trong quý I.",
        ground="Từ năm tới các huyện tiếp nhận thêm hồ sơ hợp pháp hóa.",
    )  # fmt: skip
    requests.ask_request(actor=head, scope=scope_of(head), asked=asked)


def _switch_on() -> None:
    """The office sets the rungs, looks at what they would do, and the leader switches them on."""
    chief, leader, office = _person(_CHIEF), _person(_LEADER), _org(_OFFICE)
    ladders.set_rungs(
        actor=chief, scope=scope_of(chief), office=office, rungs=rules().rungs, reason="Theo quy chế theo dõi nhiệm vụ."
    )
    ladders.simulate_ladder(actor=leader, scope=scope_of(leader), office=office)
    ladders.switch(actor=leader, scope=scope_of(leader), office=office, on=True, reason="Looked at the rehearsal.")
