"""Proposed orientations and tasks in a terminal, each with its reasons and the words it was made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from diemcau.publish.calendar import format_deadline, format_period
from diemcau.publish.columns import shorten
from diemcau.publish.numbers import format_count
from diemcau.records.period import day
from diemcau.records.task import Calling, DeadlineKind

if TYPE_CHECKING:
    from rich.console import Console

    from diemcau.profile.types import Profile
    from diemcau.publish.texts import Texts
    from diemcau.records import Record, Statement
    from diemcau.records.orgtree import OrgTree
    from diemcau.records.task import Addressees, Deadline, Flag, Proposed

LONGEST_QUOTE = 200  # characters of a quoted wording; the files hold all of it
_NUMBER = 3  # columns of the running number


@dataclass(frozen=True)
class TaskListing:
    """What is needed to tell proposals in words.

    Attributes:
        record: The record they were made of.
        profile: Names of kinds, topics and measures.
        tree: Names of orgs on the day.
        texts: The reader's language.
    """

    record: Record
    profile: Profile
    tree: OrgTree
    texts: Texts

    def print(self, proposals: Sequence[Proposed], console: Console) -> None:
        """Print the orientations, then the tasks; a part without any says so."""
        for calling in Calling:
            held = [one for one in proposals if one.calling is calling]
            heading = self.texts.plural(f"proposed.{calling.value}s", len(held))
            console.print(Text(heading.format(n=format_count(len(held), self.texts.language)), style="bold underline"))
            for place, one in enumerate(held, start=1):
                self._print_one(place, one, console)
            console.print()

    def _print_one(self, place: int, one: Proposed, console: Console) -> None:
        head = Text(_clean(one.title), style="bold")
        if one.number:
            head.append(f"  {self.texts['proposed.number'].format(number=_clean(one.number))}", style="dim")
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(width=_NUMBER, justify="right", style="bold")
        grid.add_column(overflow="fold")
        grid.add_row(str(place), head)
        for flag in one.flags:
            style = "red" if flag.stops else "yellow"
            grid.add_row("", Text(f"{'!' if flag.stops else '·'} {self._flag(flag)}", style=style))
        for line in self._details(one):
            grid.add_row("", Text(line))
        for statement in one.statements:
            grid.add_row("", Text(self._place(statement), style="dim"))
        console.print(grid)

    def _details(self, one: Proposed) -> Iterator[str]:
        """Who, with whom, by when, what is to come of it and why it was sorted so; what is not said is left out."""
        if one.issuer:
            yield self._line("issuer", _clean(one.issuer))
        yield self._line("lead", self._who(one.lead) or self.texts["proposed.nobody"])
        if one.coordinating.words or one.coordinating.orgs:
            yield self._line("coordinating", self._who(one.coordinating))
        if one.deadline.kind is not DeadlineKind.NONE or one.calling is Calling.TASK:
            yield self._line("deadline", self._deadline(one.deadline))
        if one.product_kind:
            kind = self.texts[f"proposed.product.{one.product_kind}"]
            yield self._line("product", f"{kind}: “{_clean(one.product)}”" if one.product else kind)
        if one.measures:
            names = (self.profile.measures[code].names[self._language()] for code in one.measures)
            yield self._line("measures", "; ".join(names))
        yield self._line("why", ", ".join(self.texts[f"proposed.why.{code}"] for code in one.why))

    def _line(self, key: str, words: str) -> str:
        return f"{self.texts[f'proposed.{key}']}: {words}"

    def _language(self) -> str:
        """The reader's language where the profile speaks it."""
        return self.texts.language if self.texts.language in self.profile.languages else self.profile.language

    def _who(self, who: Addressees) -> str:
        """Orgs and kinds by their names; the printed words where nothing is known or a person has to confirm it."""
        language = self._language()
        known = [self.tree.nodes[code].names.get(language, code) for code in who.orgs if code in self.tree.nodes]
        if who.kinds:
            kinds = dict.fromkeys(self.profile.org_kinds[code].names[language] for code in who.kinds)
            known.append(self.texts["proposed.all_of"].format(kinds=", ".join(kinds)))
        if not known:
            return self.texts["proposed.unknown"].format(words=_clean(who.words)) if who.words else ""
        told = "; ".join(known)
        return told if who.is_certain else self.texts["proposed.confirm_who"].format(who=told, words=_clean(who.words))

    def _deadline(self, deadline: Deadline) -> str:
        """The day with the words it comes from, and what is doubtful about it."""
        if deadline.kind is DeadlineKind.NONE:
            return self.texts["proposed.no_deadline"]
        words = _clean(format_deadline(deadline.words, self.texts.language))
        named = format_period(day(deadline.day), self.texts.language) if deadline.day is not None else ""
        told = self.texts["proposed.day"].format(day=named, words=words) if named else f"“{words}”"
        if deadline.is_certain:
            return told
        doubt = self.texts.get(f"proposed.doubt.{deadline.why}", "")
        return f"{told}; {self.texts['proposed.confirm'].format(doubt=doubt)}" if doubt else told

    def _flag(self, flag: Flag) -> str:
        """What is odd, and with which sentences or tasks."""
        told = self.texts[f"proposed.flag.{flag.kind.value}.{flag.code}"]
        return f"{told} {', '.join(flag.others)}".strip() if flag.others else told

    def _place(self, statement: Statement) -> str:
        """Where a wording stands, and its words."""
        document = self.record.by_name[statement.document].document
        place = document.place_at(statement.span.start)
        where = _clean(statement.document)
        if place is not None and place.table is not None and place.row is not None:
            where = self.texts["proposed.row"].format(document=where, row=place.row)
        return f"[{where}] “{shorten(_clean(document.quote(statement.span)), LONGEST_QUOTE)}”"


def _clean(words: str) -> str:
    """Words on one line without signs that a terminal would obey."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
