"""What administrators write down when they change the tree, read from a form and checked field by field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.dateparse import parse_date

from diemcau.errors import Invalid, NotFound
from diemcau.web.orgs.actions import Why
from diemcau.web.orgs.models import Org
from diemcau.web.orgs.queries import find_org, tree_of
from diemcau.web.orgs.steps import NewOrg

if TYPE_CHECKING:
    from django.http import QueryDict

VERBS = ("found", "rename", "move", "merge", "split", "end", "note")
"""What can be done by a form, in the order in which it is offered."""

LANGUAGES = ("vi", "en")
PARTS = range(1, 7)
"""Places of the new orgs on the form of a split."""

_LONGEST = 2_000


def read_act(verb: str, said: QueryDict) -> dict[str, Any]:
    """The values of an act: keyword arguments of the action of that name, without actor and scope.

    Raises:
        Invalid: If something needed is missing or no day, code or name.
    """
    return _READERS[verb](said)


def _found(said: QueryDict) -> dict[str, Any]:
    return {"org": _new(said, ""), "why": _why(said)}


def _rename(said: QueryDict) -> dict[str, Any]:
    names = {language: name for language in LANGUAGES if (name := _words(said, f"name_{language}"))}
    if not names:
        raise Invalid("A unit needs a name of 300 letters at most.", "Write one.", code="orgs.no_name")
    return {"org": _org(said, "org"), "names": names, "why": _why(said)}


def _move(said: QueryDict) -> dict[str, Any]:
    return {"org": _org(said, "org"), "parent": _org(said, "parent"), "why": _why(said)}


def _merge(said: QueryDict) -> dict[str, Any]:
    formers = [_known(code) for code in dict.fromkeys(said.getlist("formers")[:60])]
    heir: Org | NewOrg = _org(said, "heir") if _words(said, "heir") else _new(said, "")
    return {"formers": formers, "heir": heir, "why": _why(said)}


def _split(said: QueryDict) -> dict[str, Any]:
    heirs = [_new(said, f"{place}_") for place in PARTS if _words(said, f"{place}_code")]
    return {
        "former": _org(said, "org"), "heirs": heirs, "stays": "stays" in said,
        "children_to": _words(said, "children_to"), "why": _why(said),
    }  # fmt: skip


def _end(said: QueryDict) -> dict[str, Any]:
    children = _org(said, "children_to") if _words(said, "children_to") else None
    return {
        "org": _org(said, "org"), "children_to": children, "with_children": "with_children" in said, "why": _why(said)
    }  # fmt: skip


def _note(said: QueryDict) -> dict[str, Any]:
    return {"org": _org(said, "org"), "note": _words(said, "note"), "reason": _words(said, "reason")}


_READERS = {
    "found": _found, "rename": _rename, "move": _move, "merge": _merge, "split": _split, "end": _end, "note": _note,
}  # fmt: skip


def _new(said: QueryDict, prefix: str) -> NewOrg:
    names = {language: name for language in LANGUAGES if (name := _words(said, f"{prefix}name_{language}"))}
    if not names:
        raise Invalid("A unit needs a name of 300 letters at most.", "Write one.", code="orgs.no_name")
    return NewOrg(
        code=_words(said, f"{prefix}code"), kind=_words(said, f"{prefix}kind") or _words(said, "kind"), names=names,
        parent=_org(said, "parent"), note=_words(said, "note"),
    )  # fmt: skip


def _why(said: QueryDict) -> Why:
    return Why(on=read_day(_words(said, "day")), reason=_words(said, "reason"))


def read_day(said: str) -> date:
    """A day.

    Raises:
        Invalid: If it is none.
    """
    try:
        day = parse_date(said[:20])
    except ValueError:
        day = None
    if day is None:
        raise Invalid(f"{said[:20]!r} is no day.", "Write it as 2026-11-21.", code="orgs.no_day", said=said[:20])
    return day


def _org(said: QueryDict, name: str) -> Org:
    return _known(_words(said, name))


def _known(code: str) -> Org:
    try:
        return find_org(code)
    except NotFound as error:
        raise Invalid(
            f"There is no unit with the code {code[:60]!r}.", "Choose one of the list.",
            code="orgs.no_such", said=code[:60],
        ) from error  # fmt: skip


def _words(said: Mapping[str, Any], name: str) -> str:
    return str(said.get(name, "")).strip()[:_LONGEST]


def prefilled(said: QueryDict) -> dict[str, str]:
    """What a form holds before anything is written: the org that it was opened from, its kind, what stands above it."""
    tree = tree_of()
    node = tree.by_code.get(_words(said, "org"))
    if node is None:
        return {name: _words(said, name) for name in said}
    above = tree.nodes.get(node.parent) if node.parent is not None else None
    return {"org": node.code, "kind": node.kind, "parent": above.code if above is not None else ""}


def parts_of(said: QueryDict) -> list[dict[str, Any]]:
    """The fields of the new orgs of a split as they were filled in, those after the last filled one shut."""
    return [_part(said, place) for place in PARTS]


def _part(said: QueryDict, place: int) -> dict[str, Any]:
    filled = {name: _words(said, f"{place}_{name}") for name in ("code", "name_vi", "name_en")}
    return {"place": place, "is_open": place <= 2 or bool(filled["code"]), **filled}  # noqa: PLR2004 - two parts at least
