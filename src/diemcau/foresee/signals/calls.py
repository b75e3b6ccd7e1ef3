"""Alerts and issues as records: what the watch found, in words and numbers that a person can check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from diemcau.foresee.signals.chance import PRIOR, score
from diemcau.foresee.signals.groups import Group, Window
from diemcau.foresee.signals.lives import Life
from diemcau.foresee.signals.past import Past, Voice
from diemcau.foresee.signals.tell import find_sightings, make_id, shared_subjects, spell, to_decimal
from diemcau.foresee.signals.terms import kind_of
from diemcau.records.signal import Alert, Issue, Term

_TITLE_TERMS = 4
_ALERT_TERMS = 12


def in_order(voices: Sequence[Voice]) -> list[Voice]:
    """Documents by day."""
    return sorted(voices, key=lambda voice: (voice.day, voice.document))


def make_alert(
    group: Group, window: Window, voices: Sequence[Voice], *, past: Past, life: Life, names: Sequence[str], until: date
) -> Alert:
    """What is said of a new issue.

    Args:
        group: The group that bore it.
        window: Where the group was found.
        voices: The group's documents.
        past: All that was read.
        life: The issue.
        names: Who speaks in each document.
        until: Last day of the bin.
    """
    members = in_order(voices)
    keys = [past.keys[term] for term in group.terms.tolist()]
    weights = dict(zip(keys, group.weights.tolist(), strict=True))
    sightings = find_sightings(members, keys[:_ALERT_TERMS], weights)
    spelt = spell(keys[:_ALERT_TERMS], sightings)
    return Alert(
        id=make_id("alert", life.id),
        issue=life.id,
        raised_on=until,
        strength=life.strength,
        score=to_decimal(group.score),
        terms=_terms(group, window, past, spelt),
        sightings=tuple(sightings),
        documents=tuple(voice.document for voice in members),
        sources=tuple(dict.fromkeys(names)),
        since=date.fromordinal(members[0].day),
        seen=len(members),
        expected=to_decimal(group.expected),
        subjects=shared_subjects(members),
    )


def _terms(group: Group, window: Window, past: Past, spelt: Mapping[str, str]) -> tuple[Term, ...]:
    before, share = window.past[group.terms], len(window.shelf) / max(1, window.documents)
    seen = window.counts[group.terms]
    scores = score(seen.astype(float), before.astype(float), share)
    return tuple(
        Term(
            kind=kind_of(past.keys[term], is_name=past.is_name(term)),
            words=spelt[past.keys[term]],
            seen=int(seen[at]),
            expected=to_decimal((before[at] + PRIOR) * share if before[at] else 0.0),
            window=group.window,
            first=date.fromordinal(int(past.first[term])),
            score=to_decimal(scores[at]),
        )
        for at, term in enumerate(group.terms.tolist()[:_ALERT_TERMS])
    )


def to_issue(life: Life, ends: Sequence[int]) -> Issue:
    """An issue as it is now.

    Args:
        life: The issue.
        ends: Last days of the bins as ordinals, by number.
    """
    return Issue(
        id=life.id,
        title=" · ".join(term.words for term in _foremost(life.terms)),
        stage=life.stage,
        strength=life.strength,
        born=date.fromordinal(life.first_day),
        last=date.fromordinal(life.last_day),
        counts=tuple((date.fromordinal(ends[turn]), many) for turn, many in sorted(life.counts.items())),
        documents=tuple(document for _, document in sorted(life.documents)),
        terms=life.terms,
        merged_into=life.merged_into,
    )


def _foremost(terms: Sequence[Term]) -> list[Term]:
    """The terms of a title: none that stands whole in one before it or holds one."""
    chosen: list[Term] = []
    for term in terms:
        words = f" {term.words.lower()} "
        if not any(words in f" {other.words.lower()} " or f" {other.words.lower()} " in words for other in chosen):
            chosen.append(term)
    return chosen[:_TITLE_TERMS]
