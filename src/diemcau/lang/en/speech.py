"""Who says what: the speaker of every sentence, quoted, reported or carried on from the sentence before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from diemcau.lang.cued import Cued
from diemcau.lang.en import attribution
from diemcau.lang.en.orders import SAY_VERB, names_unit
from diemcau.lang.requests import Person, Speaker
from diemcau.records import Span

_PRONOUN = re.compile(
    r"(?:he|she|they|it|who|the (?:government |cabinet |party |state |top |provincial "
    r"|senior )?(?:leader|official|diplomat|chief|head|speaker|host|delegate)|his"
    r"|her|its \w+.*)\Z",
    re.IGNORECASE,
)
_PERSON_PRONOUN = re.compile(r"(?:he|she|who|the .*)\Z", re.IGNORECASE)
_NOT_SPEAKERS = re.compile(
    r"^(?:the )?(?:plan|figures?|data|statistics|estimates?|forecasts?|law|regulations?"
    r"|decree|resolution|decision|table|programme|schedule|survey|results?|rules?"
    r"|terms|article|circular|(?:official )?dispatch|notice|directive|conclusion no"
    r"|conference|meeting|participants|delegates said|a |[“\"]|(?:an)?other\Z|others\Z|one\Z|some\Z|many\Z|most\Z|few\Z"
    r"|(?:from|in|at|on|by|for|with|to|of|after|before|during|since|through|under) )"
    r"|\b(?:plan|law|regulation|decree|schedule)s?\Z",
    re.IGNORECASE,
)
_OF = re.compile(r"\b(?:of|for|from|with|by|to|on)\b")
_WHEN = r"(?:For|In|On|By|From|After|Before|During|Until|Since|Next|This|Last)\b"
_LED_PRONOUN = re.compile(rf"{_WHEN} [^,;:]{{2,50}} (?P<p>he|she|they)\Z")
_LEAD_IN = re.compile(
    rf"{_WHEN} [^,;:]{{2,50}}(?<! of)(?<! for)(?<! from)(?<! with)"
    r"(?<! by)(?<! to)(?<! on)(?<! the)(?<! and) \Z"
)
_THINGS = re.compile(r"\b(?:things?|points?|tasks?|requests?|steps?|changes?|measures?|work|what|all|much) \Z")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|be|being|as|the|of|a|to)\s(?:also )?\Z")
_VERBS = re.compile(r"\b(?:is|are|was|were|has|have|had|will|must|not|be)\b")
_OPENING = re.compile(
    r"(?:(?:In|On|At|By|For) [^,]{2,40}, )?(?P<b>(?:[Tt]he )?[^,;:.]{3,60}?)(?:, [^,]+,)? (?:has"
    r"|have|had|is|was|asks?|\w+ed|said)\b"
)
_PAPER_OF = re.compile(
    r"^(?:the )?(?:reports?|speech|proposal|leaders?|representatives?|statements?"
    r"|announcement|information|conclusions?)(?: \w+)? (?:of|by|from) ",
    re.IGNORECASE,
)
_SAID_WHEN = re.compile(
    r" \([A-Z]{2,8}\)|\s(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday"
    r"|today|in a (?:statement|notice|letter))\b.*"
)
_ASIDE = re.compile(r",\s|\s[-–—]\s|\s(?:which|who|whose)\s")
_ARTICLE = re.compile(r"^(?:[Tt]he|[Aa]n?(?= [a-z])|[Aa]ll (?:of )?the) | itself\Z")
_PLAIN_NAME = re.compile(
    r"(?:\A|(?<=[.!?”\"] )|(?<=\n))(?P<n>[A-ZÀ-Ỹ][\w’'-]+(?: [A-ZÀ-Ỹ][\w’'-]+){1,4}), "
    r"(?:the|an?|who|our|its|deputy|vice|acting|head|chief|director|chair\w*|mayor|governor|minister|secretary)"
    r" [^,.;]{3,60}, (?=[a-z])"
)
_ACCORDING = Cued(r"(?<![A-Za-z])according(?![A-Za-z])", re.IGNORECASE)
_QUOTE = re.compile('[“”"]')
_LONGEST_LABEL = 72
_LABEL = re.compile(r"(?P<who>[A-ZÀ-Ỹ][^:.\n\"“”]{2,70}): ?(?=[\"“]?[A-Za-zÀ-ỹ])")


def find_speakers(text: str, sentences: Sequence[Span], people: Sequence[Person]) -> list[Speaker | None]:
    """The speaker of each sentence, or None where the document speaks for itself.

    Args:
        text: The document's text.
        sentences: Its sentences in order.
        people: What `find_people` found in it.
    """
    reader = _Reader(text, people)
    found = [reader.read(sentence) for sentence in sentences]
    return _filled_quotes(text, sentences, found)


class Names:
    """Leads from words of a document to who is meant by them."""

    def __init__(self, text: str, people: Sequence[Person]) -> None:
        self.text = text
        self.people = people
        self.starts = [p.span.start for p in people]

    def person_in(self, start: int, end: int) -> Person | None:
        """The last person whose mention lies in a stretch."""
        place = bisect_left(self.starts, end)
        while place > 0 and self.people[place - 1].span.start >= start - 1:
            if self.people[place - 1].span.end <= end + 1:
                return self.people[place - 1]
            place -= 1
        return None

    def person_before(self, at: int) -> Person | None:
        """The last person mentioned before a place."""
        place = bisect_right(self.starts, at)
        return self.people[place - 1] if place else None

    def first_in(self, start: int, end: int) -> Person | None:
        """The first person mentioned in a stretch."""
        place = bisect_left(self.starts, start)
        return self.people[place] if place < len(self.people) and self.people[place].span.end <= end else None

    def speaker(self, words: Span, current: Speaker | None) -> Speaker | None:
        """Who is named by a subject; None where the words name nobody who can speak."""
        said = self.text[slice(*words)]
        if not said:
            return None
        if (led := _LED_PRONOUN.match(said)) is not None:
            words = Span(words.start + led.start("p"), words.end)
            said = led["p"]
        if _PRONOUN.match(said):
            return self._meant(said, words, current)
        person = self._subject_person(words)
        if person is not None:
            return Speaker(person.full, words, is_person=True, foreign=person.foreign)
        if said.lower() in {"we", "i", "you"}:
            return current._replace(words=words) if current else None
        bare = clean_name(said)
        if (
            not bare
            or _VERBS.search(bare)
            or _NOT_SPEAKERS.search(said)
            or len(bare.split()) > 14
            or not (names_unit(bare) or bare[0].isupper())
        ):
            return None
        return Speaker(bare, words, is_person=False)

    def _subject_person(self, words: Span) -> Person | None:
        """The person whose mention ends the words, or whose name with an apposition makes them up."""
        place = bisect_right(self.starts, words.end) - 1
        for person in reversed(self.people[max(0, place - 3) : place + 1]):
            if person.span.start <= words.start + 60 and person.span.end >= words.start and person.span.overlaps(words):
                lead = self.text[words.start : person.span.start]
                if person.span.start <= words.start or not _OF.search(lead) or self._ends_in(person, words, lead):
                    return person
        return None

    @staticmethod
    def _ends_in(person: Person, words: Span, lead: str) -> bool:
        """Whether a named person ends words that say what or when: "two of the things Mayor A", "For May Mayor A"."""
        return (
            bool(person.name)
            and person.span.end >= words.end
            and (_THINGS.search(lead) is not None or _LEAD_IN.match(lead) is not None)
        )

    def opening(self, words: Span) -> Speaker | None:
        """The body that opens the sentence or line in which a later "it" or verb stands."""
        stop = self.text.rfind(". ", 0, words.start)
        at = max(self.text.rfind("\n", 0, words.start) + 1, stop + 2 if stop >= 0 else 0)
        head = _OPENING.match(self.text[at : words.start])
        if head is None or _PRONOUN.match(head["b"]) or (not names_unit(head["b"]) and not head["b"][0].isupper()):
            return None
        bare = clean_name(head["b"])
        return Speaker(bare, Span(at + head.start("b"), at + head.end("b")), is_person=False) if bare else None

    def _plain_name(self, at: int) -> Speaker | None:
        """The person without a known title whose name opens a sentence shortly before a place."""
        named = list(_PLAIN_NAME.finditer(self.text, max(0, at - 400), at))
        return Speaker(named[-1]["n"], Span(*named[-1].span("n")), is_person=True) if named else None

    def _meant(self, said: str, words: Span, current: Speaker | None) -> Speaker | None:
        if said.lower() == "it" and (own := self.opening(words)):
            return own
        wants_person = _PERSON_PRONOUN.match(said) is not None
        if current is not None and (current.is_person or not wants_person):
            return current._replace(words=words, carried=False)
        person = self.person_before(words.start)
        if person is None and wants_person and (plain := self._plain_name(words.start)):
            return plain
        if person is None or not wants_person:
            return current._replace(words=words, carried=False) if current else None
        return Speaker(person.full, words, is_person=True, foreign=person.foreign)


def clean_name(words: str) -> str:
    """The name of a body without article or relative clause; "The report of the Ministry" is the Ministry's."""
    bare = _PAPER_OF.sub("", words.strip(" ,;:“”\"'"))
    bare = _SAID_WHEN.sub("", bare)
    bare = _ASIDE.split(bare, maxsplit=1)[0]
    return _ARTICLE.sub("", bare.strip())


class _Reader:
    """Goes through the sentences and remembers who has the word."""

    def __init__(self, text: str, people: Sequence[Person]) -> None:
        self.text = text
        self.names = Names(text, people)
        self.current: Speaker | None = None
        self.last: Speaker | None = None
        self.carried: Speaker | None = None
        self.line_end = -1

    def read(self, sentence: Span) -> Speaker | None:
        if self.line_end < 0 or self.text.find("\n", self.line_end, sentence.start) >= 0:
            self.current = self.carried = None
        self.line_end = sentence.end
        found = self._named(sentence)
        if found is not None:
            self.current = self.last = found
            self.carried = None
            return found
        if self.current is not None and self.carried is None:
            self.carried = self.current._replace(carried=True)
        return self.carried

    def _named(self, sentence: Span) -> Speaker | None:
        verbs = list(SAY_VERB.finditer(self.text, *sentence))
        tells = verbs or _ACCORDING.search(self.text, *sentence)
        named = attribution.find_attribution(self.text, *sentence) if tells else None
        if named is not None and (found := self.names.speaker(named.who, self.current or self.last)):
            return found
        return self._labelled(sentence) or (self._by_verb(sentence, verbs) if verbs else None)

    def _labelled(self, sentence: Span) -> Speaker | None:
        """The person of a label at the start of a sentence ("Mayor A:")."""
        if self.text.find(":", sentence.start, min(sentence.end, sentence.start + _LONGEST_LABEL)) < 0:
            return None
        label = _LABEL.match(self.text, *sentence)
        if label and (person := self.names.first_in(*label.span("who"))) and person.span.end >= label.end("who") - 2:
            return Speaker(person.full, Span(*label.span("who")), is_person=True, foreign=person.foreign)
        return None

    def _by_verb(self, sentence: Span, verbs: Sequence[re.Match[str]]) -> Speaker | None:
        for verb in verbs:
            before = self.text[max(sentence.start, verb.start() - 12) : verb.start()]
            if _PASSIVE.search(before):
                continue
            words, _ = attribution.find_subject(self.text, sentence.start, verb.start())
            if words is None:
                person = self.names.first_in(sentence.start, verb.start())
                if person is not None:
                    return Speaker(person.full, person.span, is_person=True, foreign=person.foreign)
                if (body := self.names.opening(Span(verb.start(), verb.end()))) is not None:
                    return body
                continue
            if (found := self.names.speaker(words, self.current or self.last)) is not None:
                return found
        return None


def _filled_quotes(text: str, sentences: Sequence[Span], found: list[Speaker | None]) -> list[Speaker | None]:
    """Sentences of a quotation get the speaker whom a later sentence of the same quotation names."""
    marks = [mark.start() for mark in _QUOTE.finditer(text)]
    if not marks:
        return found
    opened: list[int] = []
    for place, (start, end) in enumerate(sentences):
        first = bisect_left(marks, start)
        inside = [text[at] for at in marks[first : bisect_left(marks, end, first)]]
        if not (inside or opened):
            continue
        begun, closed, straight = map(inside.count, '“”"')
        opens = begun - closed + (0 if begun else straight % 2)
        if opened:
            speaker = found[place]
            if closed or straight:
                if speaker is not None and not speaker.carried:
                    for earlier in opened:
                        found[earlier] = speaker._replace(carried=True)
                opened = []
            elif len(opened) < 12:
                opened.append(place)
        elif opens > 0:
            opened = [place]
    return found
