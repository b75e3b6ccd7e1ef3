"""Alerts and issues as pages show them: in the reader's language, each with why it is said now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from diemcau.publish.numbers import format_count
from diemcau.records.signal import Issue as IssueRecord
from diemcau.records.signal import Stage, Strength, Term, TermKind
from diemcau.web.archive.reading import profile
from diemcau.web.orgs.queries import names_of_all
from diemcau.web.urging.mail import day_in_words
from diemcau.web.watch.models import SubjectKind
from diemcau.web.watch.rows import term_from_json
from diemcau.web.watch.rules import BIN_DAYS
from diemcau.web.watch.subjects import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diemcau.publish.texts import Texts
    from diemcau.web.watch.models import Alert, AlertSubject, Issue, IssueSubject

_TITLE, _VOICES, _SUBJECTS = 4, 3, 5
"""Terms of a title, voices of a sentence, and subjects of a line."""
_WEEK = 7
_LEAST = Decimal("0.05")
"""Fewer documents than this are none to a reader who is told one place."""


@dataclass(frozen=True, slots=True)
class About:
    """A subject with its page.

    Attributes:
        kind, code: Which.
        name: As the reader calls it.
        number: Of documents, where that is asked.
    """

    kind: str
    code: str
    name: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class ShownAlert:
    """An alert on a page.

    Attributes:
        row: The alert.
        title: Its most telling terms.
        why: Why it is said now, in one sentence.
        about: What it is about.
        is_mine: Whether an opinion of the reader on it stands.
    """

    row: Alert
    title: str
    why: str
    about: Sequence[About]
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """A term of an alert.

    Attributes:
        words: As the reader calls it.
        kind: Of what sort.
        seen: Independent documents that hold it.
        expected: How many its own past would have let expect, in words.
        row: The whole of it.
    """

    words: str
    kind: str
    seen: int
    expected: str
    row: Term


def show_alerts(rows: Iterable[Alert], texts: Texts, mine: frozenset[str] = frozenset()) -> list[ShownAlert]:
    """Some alerts; of which the reader's own opinion stands is told by what they share with their twins."""
    return [show_alert(row, list(row.subjects.all()), texts, is_mine=row.twin in mine) for row in rows]


def show_alert(row: Alert, subjects: Sequence[AlertSubject], texts: Texts, *, is_mine: bool = False) -> ShownAlert:
    """An alert."""
    terms = [term_from_json(said) for said in row.said["terms"]]
    about = show_subjects(subjects, texts)
    return ShownAlert(row, title_in(terms, texts.language), why_now(row, terms, texts), about, is_mine)


def show_terms(row: Alert, texts: Texts) -> list[ShownTerm]:
    """What is beyond its past in an alert, the most telling first."""
    terms = [term_from_json(said) for said in row.said["terms"]]
    return [
        ShownTerm(term_in(term, texts.language), term.kind.value, term.seen, _expected(term.expected, texts), term)
        for term in terms
    ]


def show_subjects(rows: Iterable[AlertSubject | IssueSubject], texts: Texts) -> list[About]:
    """What something is about, with names."""
    found = [About(row.kind, row.code, name_of(row.kind, row.code, texts.language)) for row in rows]
    return found[:_SUBJECTS]


def title_in(terms: Iterable[Term], language: str) -> str:
    """The most telling terms in the reader's language."""
    return " · ".join(dict.fromkeys(term_in(term, language) for term in list(terms)[:_TITLE]))


def issue_title(row: Issue, language: str) -> str:
    """The title of an issue; as the engine wrote it where no terms were kept."""
    return title_in((term_from_json(said) for said in row.terms), language) or row.title


def term_in(term: Term, language: str) -> str:
    """A term as the reader calls it: words as they are, codes by their names."""
    if term.kind is TermKind.PARTNER:
        return name_of(SubjectKind.COUNTRY, term.words, language)
    measure = profile().measures.get(term.words) if term.kind in {TermKind.MEASURE, TermKind.FIGURE} else None
    return measure.names.get(language, term.words) if measure is not None else term.words


def why_now(row: Alert, terms: Sequence[Term], texts: Texts) -> str:
    """How much was seen of how much that was to be expected, since when, and by whom."""
    bins = terms[0].window if terms else 1
    weeks = -(-bins * BIN_DAYS // _WEEK)
    key = "watch.why" if row.expected >= _LEAST else "watch.why_none"
    return texts.plural(key, row.seen).format(
        count=format_count(row.seen, texts.language),
        span=texts.plural("watch.weeks", weeks).format(count=format_count(weeks, texts.language)),
        expected=_expected(row.expected, texts),
        day=day_in_words(row.since, texts),
        voices=voices_in(row.said["sources"], texts),
    )


def voices_in(sources: Sequence[str], texts: Texts) -> str:
    """The first voices by name, and how many more there are."""
    names = [voice_name(source, texts.language) for source in sources[:_VOICES]]
    more = len(sources) - len(names)
    if more:
        names.append(texts.plural("watch.more_voices", more).format(count=format_count(more, texts.language)))
    return ", ".join(names)


def voice_name(source: str, language: str) -> str:
    """Who speaks: an org by its name, a publisher as it stands."""
    node = names_of_all().get(source)
    return (node.name(language) if node is not None else "") or source


def record_of(row: Issue, language: str) -> IssueRecord:
    """An issue as charts take it; its documents are told apart from it."""
    return IssueRecord(
        id=row.engine, title=issue_title(row, language), stage=Stage(row.stage), strength=Strength(row.strength),
        born=row.born, last=row.last, counts=tuple((date.fromisoformat(day), many) for day, many in row.counts),
        documents=(), terms=(), merged_into=row.merged_into,
    )  # fmt: skip


def _expected(expected: Decimal, texts: Texts) -> str:
    """A number with one place as the reader writes it."""
    if expected < _LEAST:
        return texts["watch.none"]
    said = f"{expected:.1f}".removesuffix(".0")
    return said.replace(".", ",") if texts.language == "vi" else said
