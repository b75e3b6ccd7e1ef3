"""The desk at which one report is written: it hands out locked numbers and citations, each once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from diemcau.publish.report.locks import Locked, to_counted
from diemcau.publish.report.material import Evidence, Fact, Material
from diemcau.publish.report.model import Citation, Marks, Name, NameSort, Num, Piece, Quote, Source, Words
from diemcau.publish.report.phrases import fill, lower_first, quote_marks, tell_number
from diemcau.publish.report.texts import load_report_texts
from diemcau.publish.texts import Texts
from diemcau.records import Interval, Kind, Period, Quantity, Status

# Units that a number is printed with; any other unit of a count is a noun behind it.
_SAID_WITH_NUMBER = frozenset({"percent", "percentage points", "times", "rank"})
_COUNTED = frozenset({"count", "persons", "person-trips"})


class Desk:
    """Writes for one material in one language.

    Args:
        material: What the report is made of.
        language: ISO 639-1 code.
    """

    def __init__(self, material: Material, language: str) -> None:
        self.material = material
        self.language = language
        self.phrases: Texts = load_report_texts(language)
        self.locks: dict[str, Locked] = {}
        self.citations: dict[str, Citation] = {}
        self._lock_of: dict[str, str] = {}
        self._citation_of: dict[str, str] = {}

    # What a sentence rests on.

    def cite(self, key: str, evidence: Iterable[Evidence] = (), *, how: str = "", rests_on: Iterable[str] = ()) -> str:
        """The id of a citation; the same key gives the same one.

        Args:
            key: What is cited, such as the id of a fact.
            evidence: Where it is said.
            how: How the house came to it, where it computed it.
            rests_on: Ids of citations it was computed from.
        """
        if key not in self._citation_of:
            number = f"N{len(self.citations) + 1}"
            sources = tuple(self._source(each) for each in evidence)
            self.citations[number] = Citation(id=number, sources=sources, how=how, rests_on=tuple(rests_on))
            self._citation_of[key] = number
        return self._citation_of[key]

    def _source(self, evidence: Evidence) -> Source:
        return Source(
            document=evidence.title,
            place=evidence.place.get(self.language, ""),
            sentence=evidence.sentence,
            start=evidence.start,
            end=min(evidence.start + len(evidence.words), len(evidence.sentence)),
            link=safe_link(evidence.link),
            language=evidence.language,
        )

    def cite_fact(self, fact: Fact) -> str:
        """The id of the citation of a fact."""
        return self.cite(f"fact {fact.id}", fact.evidence)

    def marks(self, pieces: Sequence[Piece], more: Iterable[str] = ()) -> tuple[Piece, ...]:
        """What some pieces rest on, to be set before the full stop: ` [N3, N4]`; nothing where they rest on nothing."""
        found: dict[str, None] = {}
        for piece in pieces:
            if isinstance(piece, Num):
                found.update(dict.fromkeys(self.locks[piece.lock].citations))
            elif isinstance(piece, Quote):
                found[piece.citation] = None
        found.update(dict.fromkeys(more))
        return (Words(" "), Marks(tuple(found))) if found else ()

    # Numbers.

    def number(self, fact: Fact, *, before_noun: bool = False) -> Num:
        """The number of a fact, locked.

        Args:
            fact: The fact.
            before_noun: Whether what is counted stands right behind it, so that a language which needs no word for
                persons there leaves it out.
        """
        shown = self._printable(fact.quantity, fact.measure)
        if fact.id not in self._lock_of:
            self._lock(
                fact.id,
                shown,
                fact.quantity.interval,
                kind=fact.kind,
                measure=fact.measure,
                org=fact.org,
                period=fact.period,
                status=fact.status,
                citations=(self.cite_fact(fact),),
            )
        lock = self._lock_of[fact.id]
        if before_noun and shown.unit in self.phrases["count.bare"].split("|"):
            return Num(lock, tell_number(replace(shown, unit="count"), self.language))
        return self._print(lock)

    def derived(
        self,
        key: str,
        shown: Quantity,
        *,
        how: str,
        rests_on: Iterable[str],
        interval: Interval | None = None,
        measure: str = "",
        org: str = "",
        period: Period | None = None,
        kind: Kind = Kind.LEVEL,
        status: Status = Status.ACTUAL,
        evidence: Sequence[Evidence] = (),
    ) -> Num:
        """A number that the house computed, locked to what it was computed from."""
        if key not in self._lock_of:
            grounds = tuple(dict.fromkeys(rests_on))
            cited = f"derived {key}" if grounds or evidence else f"how {how}"  # what is only counted is said once
            citation = self.cite(cited, evidence, how=how, rests_on=grounds)
            self._lock(
                key,
                self._printable(shown, measure),
                interval or shown.interval,
                kind=kind,
                measure=measure,
                org=org,
                period=period,
                status=status,
                citations=(citation,),
                is_derived=True,
            )
        return self._print(self._lock_of[key])

    def count(self, key: str, count: int, *, how: str) -> Num:
        """A number of things that the house itself counted."""
        return self.derived(key, to_counted(count), how=how, rests_on=())

    def _lock(self, key: str, shown: Quantity, interval: Interval, **fields: object) -> None:
        number = f"n{len(self.locks) + 1}"
        self._lock_of[key] = number
        self.locks[number] = Locked(id=number, shown=shown, interval=interval, **fields)  # type: ignore[arg-type]

    def _print(self, lock: str) -> Num:
        return Num(lock, tell_number(self.locks[lock].shown, self.language))

    def _printable(self, quantity: Quantity, measure: str) -> Quantity:
        """A quantity with a unit that is printed with the number; a noun such as delegations stands in the words."""
        unit = quantity.unit
        if measure and unit in self.material.unit_names and unit not in _SAID_WITH_NUMBER and unit not in _COUNTED:
            return replace(quantity, unit="count")
        return quantity

    # Names and words.

    def measure(self, fact: Fact) -> Name:
        """What a fact counts: the measure's name, or the documents' own words, in quotes where they are foreign."""
        if name := self.measure_name(fact.measure):
            return Name(name, NameSort.MEASURE)
        if self.language in fact.labels:
            return Name(fact.labels[self.language], NameSort.MEASURE)
        opening, closing = quote_marks(self.language)
        label = next(iter(fact.labels.values()), "")
        words = f"{opening}{label}{closing}" if label else self.phrases["measure.unnamed"]
        return Name(words, NameSort.MEASURE)

    def measure_name(self, code: str) -> str:
        """Name of a measure, or empty."""
        return self.material.measure_names.get(code, {}).get(self.language, "")

    def measure_in(self, template: str, fact: Fact) -> Name:
        """What a fact counts as a template needs it: with a capital only where the template begins with it."""
        return self.measure(fact) if template.startswith("{measure}") else self.lowered(fact)

    def lowered(self, fact: Fact) -> Name:
        """The same inside a sentence."""
        named = self.measure(fact)
        if not self.measure_name(fact.measure):
            return named  # the words of a document keep their own capitals
        return Name(lower_first(named.text, self.material.proper), NameSort.MEASURE)

    def noun(self, fact: Fact) -> Name:
        """The same behind a number, without a head that says number itself."""
        words = self.lowered(fact).text
        for head in filter(None, self.phrases.get("measure.heads", "").split("|")):
            words = words.removeprefix(f"{head.lower()} ")
        trips = self.phrases["count.trips"].partition("{noun}")[0]
        if fact.quantity.unit == "person-trips" and not words.startswith(trips):
            words = f"{trips}{words}"
        return Name(words, NameSort.MEASURE)

    def org(self, code: str) -> Piece:
        """Name of an org; words for nobody named where it is empty."""
        if not code:
            return Words(self.phrases["org.nobody"])
        if code == self.material.home:
            return Words(self.phrases["org.home"])
        return Name(self.material.org_names.get(code, {}).get(self.language) or code, NameSort.ORG)

    def org_inside(self, code: str) -> Piece:
        """The same inside a sentence, where a kind before the name is small: tỉnh, thành phố."""
        named = self.org(code)
        if isinstance(named, Words):
            return Words(named.text[:1].lower() + named.text[1:])
        heads = self.phrases["org.heads"].split("|")
        lowers = any(named.text.startswith(f"{head} ") for head in heads)
        return Name(named.text[:1].lower() + named.text[1:], NameSort.ORG) if lowers else named

    def of_org(self, code: str) -> tuple[Piece, ...]:
        """` of Dunmarsh province`; nothing where nobody is named or it is the org whose report this is."""
        if not code or code == self.material.org:
            return ()
        return fill(self.phrases["org.of"], org=self.org_inside(code))

    def quote(self, words: str, citation: str, language: str = "") -> tuple[Piece, ...]:
        """Words of a document between quotation marks; `language` is the document's."""
        opening, closing = quote_marks(self.language)
        return (Words(opening), Quote(words, citation, language), Words(closing))


def safe_link(link: str) -> str:
    """A link that only leads somewhere: an address of the web, or within the site or page; else empty."""
    plain = "".join(letter for letter in link if letter.isprintable()).strip()
    try:
        parts = urlsplit(plain)
    except ValueError:
        return ""
    within = not parts.scheme and not parts.netloc and ":" not in plain.partition("/")[0]
    return plain if within or parts.scheme in {"http", "https"} else ""
