"""Parts and wholes by the codebook: what one report gives in parts and another as a whole.

Only figures that say themselves whose and when they are, in texts of one edition, can contradict each other so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import combinations

from diemcau.profile.types import Measure, PartRule, Profile
from diemcau.reconcile.claims import Compared
from diemcau.reconcile.editions import are_of_one_edition
from diemcau.reconcile.entries import Entry
from diemcau.reconcile.equations import Equation, Form, is_addable, judge
from diemcau.reconcile.settle import most_exact
from diemcau.records import Kind
from diemcau.records.review import Answer

Told = Mapping[tuple[str, Hashable], Entry]
"""By measure, and by owner, period, status and unit, the most exact figure."""


def find_codebook_failures(compared: Compared, profile: Profile | None) -> Iterator[Equation]:
    """Wholes that their parts across several texts refute: a part above its whole, a partition that misses it."""
    if profile is None:
        return
    told = _undisputed(compared)
    due = {code: profile.parts_of(code) for code in {code for code, _ in told}}
    for (code, scope), whole in told.items():
        parts = {part.code: told[part.code, scope] for part in due[code] if (part.code, scope) in told}
        for equation in _equations(whole, parts, due[code]):
            if _is_of_several_texts(equation) and _is_certain(equation) and judge(equation) is Answer.FAILS:
                yield equation


def _undisputed(compared: Compared) -> Told:
    """The figures that an equation by codebook takes: levels that say themselves whose they are and when, of which no
    other value is told.
    """
    groups: defaultdict[tuple[str, Hashable], dict[int, list[Entry]]] = defaultdict(dict)
    for place, cluster in enumerate(compared.clusters):
        for entry in cluster.entries:
            figure = entry.figure
            if figure.measure is not None and figure.kind is Kind.LEVEL and entry.owner_said and entry.period_said:
                scope = (entry.orgs or entry.owner, figure.period, figure.status, figure.quantity.unit)
                groups[figure.measure, scope].setdefault(place, []).append(entry)
    return {key: most_exact(*places.values()) for key, places in groups.items() if len(places) == 1}


def _equations(whole: Entry, told: Mapping[str, Entry], due: Sequence[Measure]) -> Iterator[Equation]:
    """What the codebook promises of a whole: each part is at most it, and all that share it out make it."""
    parts = {code: entry for code, entry in told.items() if is_addable(entry, whole)}
    yield from (Equation(Form.PART, whole, (entry,)) for entry in parts.values())
    shares = [part.code for part in due if part.part_rule is PartRule.PARTITION]
    if len(shares) > 1 and parts.keys() >= set(shares):
        yield Equation(Form.PARTITION, whole, tuple(parts[code] for code in shares))


def _is_of_several_texts(equation: Equation) -> bool:
    return len({entry.document for entry in equation.entries}) > 1


def _is_certain(equation: Equation) -> bool:
    return all(are_of_one_edition(one, other) for one, other in combinations(equation.entries, 2))
