"""The people, orgs and countries that a document names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from diemcau.lang.language import Language
from diemcau.lang.requests import Person
from diemcau.read.accords import whole_name
from diemcau.read.stretches import Stretches
from diemcau.records import Document, Naming, Span

_AND = " and the "  # joins two names, of which each begins with its article
_SORTS = {"org": "org", "place": "org", "country": "country"}


def find_namings(
    document: Document, sentences: Sequence[Span], people: Sequence[Person], language: Language
) -> tuple[Naming, ...]:
    """Every mention of a person with a name, of an org and of another country, in text order.

    Args:
        document: The document.
        sentences: Its sentences.
        people: What the language's `find_people` found.
        language: The document's language.
    """
    kept = Stretches(document.furniture).outside(sentences)
    named = list(_people(document, kept, people))
    names = Stretches(_personal_names(document, people))
    orgs = [org for org in _orgs(document, kept, language) if not names.touch(org.span)]
    return tuple(sorted([*named, *orgs], key=lambda naming: (naming.span, naming.sort)))


def _personal_names(document: Document, people: Sequence[Person]) -> list[Span]:
    """Where the names of people stand, without their titles: no org has them in its name."""
    found: list[Span] = []
    for person in people:
        at = document.text.rfind(person.name, *person.span) if person.name else -1
        if person.name and at >= 0:
            found.append(Span(at, at + len(person.name)))
    return found


def _people(document: Document, sentences: Sequence[Span], people: Sequence[Person]) -> Iterator[Naming]:
    starts = [sentence.start for sentence in sentences]
    for person in people:
        place = bisect_right(starts, person.span.start) - 1
        if not person.name or place < 0 or not sentences[place].covers(person.span):
            continue
        yield Naming(
            span=person.span,
            text=person.span.quote(document.text),
            sort="person",
            name=person.full,
            title=person.title,
            sentence=sentences[place],
        )


def _orgs(document: Document, sentences: Sequence[Span], language: Language) -> Iterator[Naming]:
    for sentence in sentences:
        said = sentence.quote(document.text)
        for org in language.owners.find_orgs(said):
            sort = _SORTS.get(org.sort)
            if sort is None:
                continue
            at = said.find(org.name, org.start)
            for name in whole_name(said, org, language).split(_AND) if at >= 0 else ():
                bare = name.strip(".,; ")
                at = said.index(bare, at)
                span = Span(sentence.start + at, sentence.start + at + len(bare))
                yield Naming(span=span, text=bare, sort=sort, name=bare, sentence=sentence)
