"""What an act upon the tree does, in sentences: before it is done, and afterwards in the list of all acts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.template import Context

from diemcau.web.orgs.models import Change, Org
from diemcau.web.orgs.pages import kind_name, namer
from diemcau.web.shell.templatetags.say import day

if TYPE_CHECKING:
    from collections.abc import Callable

    from diemcau.publish.texts import Texts

Sentence = tuple[str, Mapping[str, Any]]
"""Key of a text and its facts."""

_NEVER = "orgs.effect.never"


def tell_effects(change: Change, texts: Texts) -> list[str]:
    """What an act did, one sentence for each thing that people see; what follows from an end is left out."""
    name = namer(texts)
    return list(dict.fromkeys(_say(sentence, texts) for sentence in _sentences(change, name, texts)))


def tell_act(change: Change, texts: Texts) -> str:
    """An act in a few words: what, and to which orgs."""
    known = dict(Org.objects.filter(code__in=change.orgs[:4]).values_list("code", "pk"))
    name = namer(texts)
    told = [name(known[code]) if code in known else code for code in change.orgs[:4]]
    more = ["…"] if len(change.orgs) > len(told) else []
    return (
        f"{texts[f'orgs.verb.{change.verb}']}: {', '.join(told + more)}" if told else texts[f"orgs.verb.{change.verb}"]
    )


def _say(sentence: Sentence, texts: Texts) -> str:
    key, facts = sentence
    reader = Context({"texts": texts})
    said = {name: day(reader, value) if isinstance(value, date) else value for name, value in facts.items()}
    return texts[key].format(**said)


def _sentences(change: Change, name: Callable[[int], str], texts: Texts) -> Iterator[Sentence]:
    ending = {each["pk"] for each in change.effects if each["table"] == "org" and _ends(each)}
    for effect in change.effects:
        before, after = effect["before"], effect["after"]
        match effect["table"]:
            case "org":
                yield from _of_org(name(effect["pk"]), before, after, texts)
            case "name" if _is_told(effect, ending):
                yield _named(name(after["org_id"]), after, texts)
            case "parent" if _is_told(effect, ending):
                yield _placed(name(after["org_id"]), name(after["parent_id"]), after)
            case "succession":
                key = "orgs.effect.no_heir" if after["is_void"] else "orgs.effect.heir"
                yield key, {"org": name(after["former_id"]), "heir": name(after["heir_id"]), "day": _read(after["on"])}
            case _:
                pass


def _of_org(org: str, before: Mapping[str, Any] | None, after: Mapping[str, Any], texts: Texts) -> Iterator[Sentence]:
    first, last = _read(after["valid_from"]), _read(after["valid_to"])
    if before is None:
        yield "orgs.effect.founded", {"org": org, "kind": kind_name(after["kind"], texts), "day": first}
    elif first is not None and last is not None and last < first:
        yield _NEVER, {"org": org}
    elif before["valid_to"] != after["valid_to"]:
        yield ("orgs.effect.ended", {"org": org, "day": last}) if last else ("orgs.effect.goes_on", {"org": org})
    if before is not None and before["note"] != after["note"]:
        yield "orgs.effect.noted", {"org": org, "note": after["note"] or "–"}


def _ends(effect: Mapping[str, Any]) -> bool:
    return effect["before"] is not None and effect["after"]["valid_to"] is not None


def _is_told(effect: Mapping[str, Any], ending: set[int]) -> bool:
    """Whether a name or a place is new, or holds again; not where it merely stops, or its org does."""
    before, after = effect["before"], effect["after"]
    first, last = _read(after["valid_from"]), _read(after["valid_to"])
    if after["org_id"] in ending or (first is not None and last is not None and last < first):
        return False
    said = [key for key in ("name", "parent_id") if key in after]
    if before is None or any(before[key] != after[key] for key in said):
        return True
    return after["valid_to"] is None or (before["valid_to"] or "9999") < after["valid_to"]


def _named(org: str, after: Mapping[str, Any], texts: Texts) -> Sentence:
    language = texts.get(f"orgs.language.{after['language']}", after["language"])
    first = _read(after["valid_from"])
    facts = {"org": org, "name": after["name"], "language": language}
    return ("orgs.effect.named", {**facts, "day": first}) if first else ("orgs.effect.named_always", facts)


def _placed(org: str, parent: str, after: Mapping[str, Any]) -> Sentence:
    first = _read(after["valid_from"])
    facts = {"org": org, "parent": parent}
    return ("orgs.effect.placed", {**facts, "day": first}) if first else ("orgs.effect.placed_always", facts)


def _read(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
