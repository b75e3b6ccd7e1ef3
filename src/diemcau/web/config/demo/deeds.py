"""What people of the demo decide, say and rule, as `deeds.yml` tells of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

import yaml

from diemcau.errors import Bug
from diemcau.records import Span
from diemcau.web.accounts.models import Person
from diemcau.web.accounts.queries import scope_of
from diemcau.web.archive.models import Document
from diemcau.web.config.demo.numbers import choose
from diemcau.web.config.demo.story import Paper
from diemcau.web.desk.actions.deciding import accept, add, correct, reject, second, undo
from diemcau.web.desk.actions.talking import open_thread, step_thread
from diemcau.web.desk.models import Mention, Thread
from diemcau.web.desk.queries import mentions_of, to_token
from diemcau.web.desk.wanted import Wanted
from diemcau.web.record.actions import settle, state_token, withdraw_ruling
from diemcau.web.record.keeping import keep_up
from diemcau.web.record.models import Conflict, Ruling
from diemcau.web.record.queries import conflicts_for

Step = tuple[date, int, Callable[[], object]]
"""What happens on a day; the number puts things of one day in order."""

Find = Callable[[str], Document]
"""The document that came of a paper, as it is now."""

_MOST_ACCEPTED = 2
"""Figures of one paper that the person who brought it in accepts; nobody checks them all."""

_KEPT, _NAMED = (
    ("measure", "period", "status", "kind", "partner", "label"),
    ("measure", "org", "period", "status", "label"),
)


def find_deeds(find: Find) -> Iterator[Step]:
    """Everything that `deeds.yml` tells."""
    told = _load()
    for deed in told["decisions"]:
        yield deed["day"], 3, partial(_decide, find, deed)
    for talk in told["threads"]:
        held: list[Thread] = []
        for said in talk["steps"]:
            yield said["day"], 5, partial(_talk, find, talk, said, held)
    for ruling in told["rulings"]:
        yield ruling["day"], 6, partial(_rule, find, ruling)
    for day in told["keeping"]:
        yield day, 7, keep_up


@cache
def _load() -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "deeds.yml").read_text("utf-8"))
    return told


def check_paper(find: Find, paper: Paper) -> Step | None:
    """The check by whoever brought a paper in, on the next morning; None where nobody has come to it."""
    many = choose(_MOST_ACCEPTED + 1, paper.key, "checked")
    if not many or paper.replaces or paper.level > 1 or paper.key in {deed["paper"] for deed in _load()["decisions"]}:
        return None
    return paper.entered + timedelta(days=1), 3, lambda: _accept_first(find(paper.key), _person(paper.by), many)


def _accept_first(document: Document, actor: Person, many: int) -> None:
    scope = scope_of(actor)
    for mention in _figures(document)[:many]:
        accept(actor=actor, scope=scope, document=document, mention=mention.uid, seen=to_token(mention))


def _figures(document: Document) -> list[Mention]:
    """The figures of a document in the order of the text; one that was added stands behind those that were read."""
    return list(mentions_of(document, None).filter(sort="figure", index__gte=0))


def _decide(find: Find, deed: dict[str, Any]) -> None:
    actor, document = _person(deed["by"]), find(deed["paper"])
    given: dict[str, Any] = {"actor": actor, "scope": scope_of(actor), "document": document}
    reason = {"reason": deed.get("reason", "")}
    if deed["verb"] == "add":
        add(
            **given,
            **reason,
            wanted=Wanted(words=deed["words"], **{name: deed[name] for name in _NAMED if name in deed}),
        )
        return
    mention = _figures(document)[deed["figure"]]
    given |= {"mention": mention.uid, "seen": to_token(mention)}
    if deed["verb"] == "correct":
        correct(**given, **reason, wanted=_amended(mention, deed))
    elif deed["verb"] == "second":
        second(**given, agrees=True)
    elif deed["verb"] == "undo":
        undo(**given)
    else:
        {"accept": accept, "reject": reject}[deed["verb"]](**given, **reason)


def _amended(mention: Mention, deed: dict[str, Any]) -> Wanted:
    """What was read, but for what the deed names."""
    held: dict[str, Any] = {name: mention.said[name] or "" for name in _KEPT}
    held["org"] = mention.said["unit_of_report"] or ""
    return Wanted(**held | {name: deed[name] for name in _NAMED if name in deed})


def _talk(find: Find, talk: dict[str, Any], said: dict[str, Any], held: list[Thread]) -> None:
    actor = _person(said["by"])
    given: dict[str, Any] = {"actor": actor, "scope": scope_of(actor), "text": said["text"]}
    given["sent_to"] = _person(said["sent_to"]) if "sent_to" in said else None
    if held:
        step_thread(
            **given,
            thread=Thread.objects.select_related("document__org").get(pk=held[0].pk),
            step=said.get("step", "say"),
        )
        return
    document = find(talk["paper"])
    text = document.readings.get(is_current=True).text
    held.append(open_thread(**given, document=document, span=_sentence_with(text, talk["words"])))


def _sentence_with(text: str, words: str) -> Span:
    """The first sentence that holds some words; sentences do not go over the ends of lines."""
    at = text.index(words)
    start = max(text.rfind(". ", 0, at) + 1, text.rfind("\n", 0, at)) + 1
    return Span(start, min(place for place in (text.find(". ", at) + 1, text.find("\n", at)) if place > at))


def _rule(find: Find, ruling: dict[str, Any]) -> None:
    actor = _person(ruling["by"])
    scope = scope_of(actor)
    names = {str(find(key).uid) for key in ruling["papers"]}
    conflict = _conflict(conflicts_for(scope), ruling, names)
    if ruling.get("withdraw"):
        last = Ruling.objects.filter(conflict=conflict.uid, withdraws=None).latest("at")
        withdraw_ruling(actor=actor, scope=scope, ruling=last, reason=ruling["reason"])
        return
    chosen = str(find(ruling["chosen"]).uid)
    sides = conflict.said["sides"]
    side = next(at for at, one in enumerate(sides) if chosen in {place["document"] for place in one["mentions"]})
    settle(
        actor=actor,
        scope=scope,
        conflict=conflict,
        token=state_token(conflict, scope),
        side=side,
        reason=ruling["reason"],
    )


def _conflict(conflicts: Iterable[Conflict], ruling: dict[str, Any], names: set[str]) -> Conflict:
    for conflict in conflicts:
        about = str(conflict.said["told"]["en"]["what"])
        found = conflict.kind == ruling["kind"] and ruling.get("about", "") in about
        if found and names <= {place["document"] for place in conflict.said["mentions"]}:
            return conflict
    raise Bug("The demo rules on a conflict that is not there.", kind=ruling["kind"])


def _person(username: str) -> Person:
    return Person.objects.get(username=username)
