"""A sector's vocabulary: what is counted, who there is, what orders are about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from diemcau.profile.rules import MeasureKind, PartRule, TimeRollup, UnitsRollup
from diemcau.profile.working import NO_CALENDAR, WorkRules
from diemcau.records import Tally

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diemcau.profile.match import IndexByLanguage
    from diemcau.profile.names import NameIndex

__all__ = [
    "Deadline",
    "Measure",
    "MeasureKind",
    "Names",
    "Office",
    "Org",
    "OrgKind",
    "PartRule",
    "Profile",
    "Term",
    "TimeRollup",
    "Topic",
    "UnitsRollup",
    "Wordings",
]

Names = dict[str, str]
Wordings = dict[str, tuple[str, ...]]

_CURRENCY = re.compile(r"[A-Z]{3}")  # the shape of an ISO 4217 code
_RELATIVE = frozenset({"percent", "percentage points", "times", "ratio"})  # units of change; any measure may change
_PEOPLE = frozenset({"persons", "person-trips", "count"})
_PHYSICAL = frozenset({"tonnes", "days", "hours", "months", "km", "hectares", "metres", "litres", "kg", "rank"})


# Of a label: the words that a measure's forms explain, and the size of the longest of these forms.
_Explained = tuple[frozenset[str], int]
_NOTHING: _Explained = (frozenset(), 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One thing that is counted.

    Attributes:
        code: Reads like words, dots between: `delegations.outbound.total`.
        names: By language.
        forms: By language: how reports word it.
        kind: What sort of thing it counts.
        units: Units it is reported in; money measures take any ISO 4217 code.
        unit_default: The unit where none is named.
        rollup_units: How it adds up over orgs.
        rollup_time: How it adds up over the periods of a year.
        tally: Stock or flow, or None where it is neither (plans, counters to date).
        parent: Code of the whole it is part of, or of the measure it speaks about; None for the top.
        part_rule: What it and its siblings promise about the parent; None where it is no part.
        branch: Code of the branch of work.
        pillar: Code of the channel.
        note: What to know before using a figure of it.
    """

    code: str
    names: Names
    forms: Wordings
    kind: MeasureKind
    units: tuple[str, ...]
    unit_default: str
    rollup_units: UnitsRollup
    rollup_time: TimeRollup
    tally: Tally | None
    parent: str | None
    part_rule: PartRule | None
    branch: str
    pillar: str
    note: str = ""

    def takes_unit(self, unit: str | None) -> bool:
        """Whether a number in this unit can be a figure of this measure.

        Percent, points and multiples never stand against it: any measure may be reported as a change.
        """
        if unit is None or unit in _RELATIVE or unit in self.units:
            return True
        if self.kind is MeasureKind.MONEY or _CURRENCY.fullmatch(unit):
            return self.kind is MeasureKind.MONEY and _CURRENCY.fullmatch(unit) is not None
        if self.kind is MeasureKind.PERSONS:
            return unit in _PEOPLE
        return self.kind is MeasureKind.COUNT and unit == "count" and not _PHYSICAL & set(self.units)


@dataclass(frozen=True, slots=True, kw_only=True)
class Org:
    """One organisation or territory, as long as it is the same one.

    Attributes:
        code: Never used again for another.
        names: By language.
        kind: Code of an `OrgKind`.
        parent: Code of the org above, or None for the top.
        valid_from: First day, or None where it is older than anybody asks.
        valid_to: Last day, or None while it exists.
        successors: Codes of the orgs that carry on its work from the day after.
        places: By language: names of the place it is of or in, from which the kind's patterns make more names.
        aliases: By language: other names.
        certainty: How sure the row is: `sure`, `listed` (one public list), `probable`, `uncertain`, `kind_uncertain`.
        note: What to know about it.
    """

    code: str
    names: Names
    kind: str
    parent: str | None
    valid_from: date | None
    valid_to: date | None
    successors: tuple[str, ...]
    places: Wordings
    aliases: Wordings
    certainty: str
    note: str = ""

    def is_valid(self, on: date | None) -> bool:
        """Whether it exists on a day; None asks about no day and is always true."""
        if on is None:
            return True
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrgKind:
    """A kind of org.

    Attributes:
        code: Its code.
        names: By language.
        patterns: By language: how the names of places are made; `{place}` is the place.
        counted_with: Code of the kind with which its orgs are counted, as cities of the rank of a province are counted
            among the provinces; empty where they are counted apart.
        together: Names of a kind and of those that are counted with it, by language; empty where there are none.
        whole: By language: words that mean every org of the kind, perhaps with those of other kinds that have the same
            words: "localities", "missions abroad".
    """

    code: str
    names: Names
    patterns: Wordings
    counted_with: str = ""
    together: Names = field(default_factory=dict)
    whole: Wordings = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a directive can be about.

    Attributes:
        code: A word or two, hyphens between.
        names: By language.
        cues: By language: words that show it; phrases parted by "+" may stand apart.
    """

    code: str
    names: Names
    cues: Wordings


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An entry of a flat list: a pillar, a branch, a unit."""

    code: str
    names: Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A post whose holder gives orders, and the org the holder speaks for."""

    code: str
    names: Names
    forms: Wordings
    org: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Something that falls due every year, half-year, quarter or month.

    Attributes:
        code: Its code.
        names: By language.
        every: `year`, `half-year`, `quarter` or `month`.
        window: First and last day that it reports on, MM-DD; a window that starts after its end starts the year before.
        due: Day it is due, MM-DD, or empty where the law names none.
        basis: The rule it comes from.
    """

    code: str
    names: Names
    every: str
    window: tuple[str, str]
    due: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Profile:
    """A sector's vocabulary, checked and indexed; made by `load_profile`.

    Attributes:
        name: Its name, as a user gives it.
        title: By language.
        languages: Codes of the languages it speaks.
        language: The one to use where nothing else is asked.
        home_org: Code of the org at the top.
        home_words: By language: how the home country is named.
        pillars: Channels of the work, by code.
        branches: Branches of the work, by code.
        units: What counts are counted in, by code.
        titles: By language: words before a person's name.
        offices: Posts whose holders give orders.
        calendar: What falls due in the year.
        org_kinds: Kinds of org, by code.
        measures: What is counted, by code.
        orgs: Who there is and was, by code.
        topics: What directives can be about, by code.
        working: On which days it works.
    """

    name: str
    title: Names
    languages: tuple[str, ...]
    language: str
    home_org: str
    home_words: Wordings
    pillars: Mapping[str, Term]
    branches: Mapping[str, Term]
    units: Mapping[str, Term]
    titles: Wordings
    offices: tuple[Office, ...]
    calendar: tuple[Deadline, ...]
    org_kinds: Mapping[str, OrgKind]
    measures: Mapping[str, Measure]
    orgs: Mapping[str, Org]
    topics: Mapping[str, Topic]
    working: WorkRules = NO_CALENDAR
    measure_index: IndexByLanguage = field(compare=False)
    topic_index: IndexByLanguage = field(compare=False)
    name_index: NameIndex = field(compare=False)

    def __hash__(self) -> int:
        return hash(self.name)

    def __repr__(self) -> str:
        return f"<Profile {self.name}: {len(self.measures)} measures, {len(self.orgs)} orgs, {len(self.topics)} topics>"

    def counted_kind(self, code: str) -> str:
        """Code of the kind among which the orgs of a kind are counted: its own, or the one it is counted with."""
        kind = self.org_kinds.get(code)
        return kind.counted_with if kind is not None and kind.counted_with else code

    def find_measure(self, words: str, language: str, unit: str | None = None) -> str | None:
        """The measure that a label in a text names.

        Every word of the label has to be explained: by the known forms of one measure that the label holds whole,
        or by being one of the words that change nothing ("total", the name of a province). So "rice exports" is
        not "exports".

        Args:
            words: The label, without number and unit: "valid FDI projects".
            language: Its language.
            unit: The figure's unit in the contract's words, or None where the text names none.

        Returns:
            The code whose forms explain most of the label; None where none fits or two fit equally well.
        """
        index = self.measure_index.get(language)
        if index is None:
            return None
        label = index.lexicon.read(words)
        left = frozenset(label) - index.lexicon.light
        found: dict[str, _Explained] = {}
        for wording, _ in index.present(label):
            if self.measures[wording.code].takes_unit(unit):
                explained, longest = found.get(wording.code, _NOTHING)
                found[wording.code] = (explained | wording.words, max(longest, wording.size))
        return _the_fullest({code: entry for code, entry in found.items() if left <= entry[0]})

    def find_orgs(self, name: str, language: str, on: date | None = None) -> tuple[Org, ...]:
        """The orgs that a name can mean on a day, in the order of the profile.

        Case, diacritics, articles and the spelling in one word or two do not matter; names in the other languages
        are understood too.

        Args:
            name: As a text writes it.
            language: The text's language.
            on: The day the text speaks of; None for orgs of all times.
        """
        found = (self.orgs[code] for code in self.name_index.find(name, language))
        return tuple(org for org in found if org.is_valid(on))

    def names_of(self, org: Org, language: str) -> tuple[str, ...]:
        """All names an org goes by in a language, the official one first."""
        kind = self.org_kinds.get(org.kind)
        patterns = kind.patterns.get(language, ()) if kind else ()
        made = (p.replace("{place}", place) for place in org.places.get(language, ()) for p in patterns)
        return tuple(dict.fromkeys((org.names[language], *org.aliases.get(language, ()), *made)))

    def successors(self, org: Org, on: date | None = None) -> tuple[Org, ...]:
        """Who carries on the work of an org.

        Args:
            org: The org.
            on: The day asked about: heirs of heirs up to those that exist then, the org itself while it does; None for
                the heirs that take over at its end.
        """
        if on is None:
            return tuple(self.orgs[code] for code in org.successors)
        found: dict[str, Org] = {}
        seen: set[str] = set()
        waiting = [org]
        while waiting:
            heir = waiting.pop(0)
            if heir.code in seen:
                continue
            seen.add(heir.code)
            if heir.is_valid(on):
                found[heir.code] = heir
            elif heir.valid_to is not None and heir.valid_to < on:
                waiting.extend(self.orgs[code] for code in heir.successors)
        return tuple(found.values())

    def predecessors(self, org: Org) -> tuple[Org, ...]:
        """The orgs whose work it took over, in the order of the profile."""
        return tuple(other for other in self.orgs.values() if org.code in other.successors)

    def find_topics(self, text: str, language: str) -> tuple[str, ...]:
        """What an order is about, best first.

        A cue counts by the square of its number of words, so that one phrase outweighs several single words; of
        equal topics the one that comes first in the text leads.
        """
        index = self.topic_index.get(language)
        if index is None:
            return ()
        scores: dict[str, tuple[int, int]] = {}
        for wording, place in index.present(index.lexicon.read(text)):
            weight, first = scores.get(wording.code, (0, place))
            scores[wording.code] = (weight - wording.size**2, min(first, place))
        return tuple(sorted(scores, key=lambda code: scores[code]))

    def stock_or_flow(self, code: str) -> Tally | None:
        """Whether a measure counts what there is or what happened; None where neither or unknown."""
        measure = self.measures.get(code)
        return measure.tally if measure else None

    def parts_of(self, code: str) -> tuple[Measure, ...]:
        """The measures that are parts of this one, in the order of the profile; `part_rule` says what they promise."""
        return tuple(m for m in self.measures.values() if m.parent == code and m.part_rule is not None)


def _the_fullest(found: Mapping[str, _Explained]) -> str | None:
    """The code that explains most words, of equal ones that with the longest form; None where two are equal in both."""
    if not found:
        return None
    ranks = {code: (len(words), longest) for code, (words, longest) in found.items()}
    highest = max(ranks.values())
    best = [code for code, rank in ranks.items() if rank == highest]
    return best[0] if len(best) == 1 else None
