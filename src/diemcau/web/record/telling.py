"""Facts and conflicts of a reconciled story as the rows keep them: the contract's JSON, and sentences in each language.

A sentence cites the documents of its fact or conflict by their place among them, `[1]`, as the pages number them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from diemcau.profile.types import Profile
from diemcau.publish.contract import claim_to_json, record_to_json
from diemcau.publish.contradiction import find_sides, tell_conflict, tell_settling
from diemcau.publish.reason import tell_claim, tell_notes
from diemcau.publish.settling import tell_choice, tell_chosen, tell_slip
from diemcau.publish.texts import languages
from diemcau.publish.wording import Wording, capital, open_wording
from diemcau.records import Claim, Conflict, Record, Sort, Statement
from diemcau.records.review import Coverage, Review
from diemcau.review.build import find_measure_names, find_topic_names
from diemcau.review.owner import find_org_titles, name_orgs

_TITLE = 60  # letters of a title in a sentence


@dataclass(frozen=True, slots=True)
class Side:
    """Statements of a conflict that say one thing.

    Attributes:
        said: What, by language.
        statements: The statements.
        best: Place among them of the one that is quoted.
    """

    said: dict[str, str]
    statements: tuple[Statement, ...]
    best: int = 0


class Teller:
    """Tells of one record in every language.

    Args:
        record: A reconciled story.
        profile: The vocabulary.
    """

    def __init__(self, record: Record, profile: Profile) -> None:
        self._record = record
        review = _review(record, profile)
        titles = {one.document.name: _title(one.document.title or one.document.path) for one in record.readings}
        opened = [open_wording(review, language) for language in languages()]
        self._wordings = [replace(one, cited=titles) for one in opened]
        self._origins = {name: group.documents[0] for group in record.copies for name in group.documents}
        bare = Record(story=record.story, readings=(), independent=frozenset(), conflicts=record.conflicts)
        self._conflicts = record_to_json(bare)["conflicts"]

    def claim(self, claim: Claim) -> dict[str, Any]:
        """A fact; `told` holds under each language its `number`, and where there is something to say `why`, `notes`,
        `chosen`.
        """
        said = claim_to_json(claim)
        del said["id"], said["part_of"]
        told = {}
        for wording in self._citing(_documents(claim.statements)):
            sentences = {
                "number": wording.number(claim),
                "why": tell_claim(wording, claim) if len(claim.statements) > 1 else "",
                "notes": tell_notes(wording, claim),
                "chosen": tell_chosen(wording, claim),
            }
            told[wording.language] = {key: words for key, words in sentences.items() if words}
        return said | {"sources": self.sources(claim.statements), "told": told}

    def conflict(self, number: int) -> dict[str, Any]:
        """A conflict; `told` holds under each language what it is `about`, and `what`, `settle`, `slip`, `choice`."""
        conflict = self._record.conflicts[number]
        said = {key: value for key, value in self._conflicts[number].items() if key != "facts"}
        sides = self.sides(conflict)
        every = [*(one for side in sides for one in side.statements), *conflict.statements]
        told = {
            wording.language: {
                "about": _about(wording, conflict),
                "what": tell_conflict(wording, conflict),
                "settle": tell_settling(wording, conflict),
                "slip": tell_slip(wording, conflict),
                "choice": tell_choice(wording, conflict),
            }
            for wording in self._citing(_documents(every))
        }
        listed = [
            {"said": side.said, "mentions": [_place(one) for one in side.statements], "best": side.best}
            for side in sides
        ]
        return said | {"sort": self._sort(conflict), "sides": listed, "sources": self.sources(every), "told": told}

    def sources(self, statements: Iterable[Statement]) -> dict[str, str]:
        """For each document of some statements, in order, the one whose text it has: itself or its origin."""
        return {name: self._origins.get(name, name) for name in _documents(statements)}

    def sides(self, conflict: Conflict) -> list[Side]:
        """What stands against what: of figures the facts concerned, else what each text says."""
        known = self._wordings[0].review.claims
        claims = [known[each] for each in conflict.claims if each in known]
        if claims:
            said = [{w.language: _say(w, conflict, one) for w in self._wordings} for one in claims]
            return [Side(words, one.statements, _best(one)) for words, one in zip(said, claims, strict=True)]
        found = [find_sides(wording, conflict) for wording in self._wordings]
        return [
            Side({w.language: words for w, words in zip(self._wordings, keys, strict=True)}, tuple(statements))
            for *keys, statements in zip(*found, found[0].values(), strict=False)
        ]

    def _sort(self, conflict: Conflict) -> str:
        """Of what sort the statements of its sides are (`records.Sort`)."""
        if not self._wordings[0].review.claims.keys().isdisjoint(conflict.claims):
            return Sort.FIGURE.value
        return (Sort.DIRECTIVE if conflict.kind == "issuer" else Sort.EVENT).value

    def _citing(self, documents: Sequence[str]) -> list[Wording]:
        """The wordings that cite some documents by their place among them."""
        numbers = {name: str(number) for number, name in enumerate(documents, 1)}
        return [replace(wording, cited=wording.cited | numbers) for wording in self._wordings]


def _about(wording: Wording, conflict: Conflict) -> str:
    """What is counted, whose it is and when; empty where it is no number."""
    claim = next((wording.review.claims[each] for each in conflict.claims if each in wording.review.claims), None)
    if claim is None:
        return ""
    owner = wording.org(claim) if claim.unit_of_report else ""
    period = wording.period(claim) if claim.period else ""
    return " · ".join(filter(None, (capital(wording.measure(claim)) or wording.name(claim), owner, period)))


def _say(wording: Wording, conflict: Conflict, claim: Claim) -> str:
    if conflict.kind == "value":
        return wording.number(claim)
    return wording.period(claim) if conflict.kind == "date" else wording.short(claim)


def _best(claim: Claim) -> int:
    """Place of the statement whose value a fact took."""
    chosen = claim.chosen.statement if claim.chosen else None
    return claim.statements.index(chosen) if chosen in claim.statements else 0


def _documents(statements: Iterable[Statement]) -> list[str]:
    return list(dict.fromkeys(one.document for one in statements))


def _place(statement: Statement) -> dict[str, Any]:
    return {"document": statement.document, "span": list(statement.span)}


def _title(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _TITLE else f"{line[: _TITLE - 1].rstrip()}…"


def _review(record: Record, profile: Profile) -> Review:
    """The record with the names that its sentences need; nothing of it is checked here."""
    orgs = name_orgs(record, profile)
    return Review(
        record=record,
        period=None,
        asked=False,
        occasion=None,
        coverage=Coverage(
            documents=len(record.readings),
            independent=len(record.independent),
            statements=0,
            facts=len(record.claims),
            orgs=len(orgs),
            silent=(),
            outside_period=(),
        ),
        measure_names=find_measure_names(record, profile),
        topic_names=find_topic_names(record, profile),
        org_names=orgs,
        org_titles=find_org_titles(record, orgs.values(), profile),
    )
