"""Entries of the log in words of the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from diemcau.web.audit.policies import directory

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts
    from diemcau.web.audit.models import Entry

_LONGEST = 600  # characters of one value; the export has all of it
_ACT = "audit.act."
_LEVELS = {"level", "clearance"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of what an entry tells beside who, what and when.

    Attributes:
        label: What it is.
        before: As it was, or as it is where nothing was changed.
        after: As it became; None where nothing was changed.
    """

    label: str
    before: str
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """An entry as a reader sees it."""

    entry: Entry
    act: str
    org: str
    lines: tuple[Line, ...]

    @property
    def changes(self) -> bool:
        """Whether something of it has a before and an after."""
        return any(line.after is not None for line in self.lines)


def tell(entry: Entry, texts: Texts) -> Told:
    """An entry in words."""
    org = directory().name(entry.org, texts.language) if entry.org else ""
    return Told(entry, tell_act(entry.act, texts), org or entry.org, tuple(_lines(entry.detail, texts)))


def tell_act(act: str, texts: Texts) -> str:
    """An act in words; its code where there are none."""
    return texts.get(f"{_ACT}{act}", act)


def acts_in(texts: Texts, acts: tuple[str, ...]) -> list[tuple[str, str]]:
    """Acts with their words, in the order of the words."""
    return sorted(((act, tell_act(act, texts)) for act in acts), key=lambda pair: pair[1].casefold())


def _lines(detail: Any, texts: Texts) -> list[Line]:
    if not isinstance(detail, Mapping):
        return [Line("", _flat(detail, texts))]
    lines = []
    if _is_change(detail):
        before, after = detail["before"] or {}, detail["after"] or {}
        names = sorted({*before, *after})  # databases keep names in orders of their own
        lines = [_change(name, before.get(name), after.get(name), texts) for name in names]
        detail = {name: value for name, value in detail.items() if name not in {"before", "after"}}
    return lines + [Line(_label(name, texts), _worded(name, value, texts)) for name, value in sorted(detail.items())]


def _is_change(detail: Mapping[str, Any]) -> bool:
    """Whether it tells of a thing before and after; None stands for nothing before an addition or after its undoing."""
    sides = [detail.get(side, "") for side in ("before", "after")]
    return all(side is None or isinstance(side, Mapping) for side in sides) and any(sides)


def _change(name: str, before: Any, after: Any, texts: Texts) -> Line:
    return Line(_label(name, texts), _worded(name, before, texts), _worded(name, after, texts))


def _label(name: str, texts: Texts) -> str:
    return texts.get(f"audit.field.{name}", name.replace("_", " "))


def _worded(name: str, value: Any, texts: Texts) -> str:
    """A value on one line, a level in words."""
    return texts.get(f"level.{value}", str(value)) if name in _LEVELS and value is not None else _flat(value, texts)


def _flat(value: Any, texts: Texts) -> str:
    """A value on one line."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return texts["audit.yes" if value else "audit.no"]
    if isinstance(value, Mapping):
        return _cut("; ".join(f"{_label(str(name), texts)}: {_flat(each, texts)}" for name, each in value.items()))
    if isinstance(value, list):
        return _cut(", ".join(_flat(each, texts) for each in value)) or "–"
    return _cut(str(value))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
