"""The people and bodies of a request: who asks, who passes it on, who is told, who helps."""

from __future__ import annotations

import re

from diemcau.lang.cued import Cued
from diemcau.lang.en.frames import Frame
from diemcau.lang.en.speech import Names, clean_name
from diemcau.lang.requests import Speaker
from diemcau.records import Span

_SAID_TAIL = Cued(
    r",\s(?:he|she|they|the [\w ]{3,30}?)\s(?:also )?(?:said|added|stressed|noted"
    r"|emphasi[sz]ed|continued|went on|affirmed|stated)\s*\Z"
)
_OPENING_BODY = re.compile(r"(?P<w>(?:The |An? )?[^,;:.]{3,80}?) (?:has|have|had|\w+ed|is|said)\b")


_AS_TOLD = Cued(r",? as (?P<who>[^,]{3,60}?) (?:reported|said|put it|noted|told)")
_ASIDE = re.compile(
    r", (?:in (?:close )?(?:coordination|collaboration|cooperation)|together with"
    r"|which|who|especially|including|led by)\b"
)
_RELATIVE = re.compile(r"\s(?:which|whose|in coordination with|in collaboration with)\s")
_ARTICLES = re.compile(r"^(?:(?:the|that|both|at the same time,|all the|all of the|also) )+", re.IGNORECASE)
_HELPER = Cued(
    r"\s*[;,]\s*(?:and )?(?P<who>(?:the |all )?[^;,.]{3,90}?) (?:is |are |shall )?to (?:closely "
    r")?(?:co-?ordinate|cooperate|assist|support)[\s.]*(?:;|\Z)"
)


def find_asker(
    frame: Frame, sentence: Span, speaker: Speaker | None, last: Speaker | None, names: Names
) -> Speaker | None:
    """Who wants what a frame asks for."""
    if frame.subject is not None:
        current = (
            speaker
            if speaker and not (speaker.words.overlaps(frame.subject) and speaker.words != frame.subject)
            else None
        )
        found = names.speaker(frame.subject, current or last)
        if found is not None:
            return found
        return None
    if speaker is not None and sentence.start <= speaker.words.start < sentence.end:
        return speaker
    person = names.first_in(sentence.start, frame.start) or names.person_in(sentence.start, frame.start)
    if person is not None:
        return Speaker(person.full, person.span, is_person=True, foreign=person.foreign)
    if speaker is not None:
        return speaker
    subject = _OPENING_BODY.match(names.text[sentence.start : frame.start])
    words = Span(sentence.start, sentence.start + subject.end("w")) if subject else None
    return names.speaker(words, None) if words else last


def find_relay(frame: Frame, sentence: Span, who: Speaker, names: Names) -> str | None:
    """Who passes on what another wants, or None."""
    if frame.relay is not None:
        passing = names.speaker(frame.relay, None)
        return passing.name if passing and passing.name != who.name else None
    inserted = _AS_TOLD.search(names.text, sentence.start, max(frame.start, sentence.start + 120))
    if inserted is None:
        return None
    passing = names.speaker(Span(*inserted.span("who")), None)
    return passing.name if passing and passing.name != who.name else None


def find_addressee(span: Span | None, before: str | None, names: Names) -> str | None:
    """Who is told, as printed without article; a pronoun means the one told before."""
    if span is None or span.end <= span.start:
        return None
    words = _ASIDE.split(span.quote(names.text), maxsplit=1)[0]
    words = _RELATIVE.split(words, maxsplit=1)[0] if len(words.split()) > 6 else words
    person = names.person_in(span.start, span.end)
    bare = _ARTICLES.sub("", words.strip(" ,;:“”\"'"))
    if bare.lower() in {"they", "them", "it", "he", "she", "him", "her", "this", "these", "we", "us", "you"}:
        return before
    return (
        person.full if person and len(bare.split()) <= len(person.span.quote(names.text).split()) + 1 else bare or None
    )


def find_helpers(text: str, at: int, end: int) -> tuple[str, ...]:
    """Units that the clause behind an order only tells to take part."""
    match = _HELPER.match(text, at, end) if at < end else None
    return (clean_name(match["who"]),) if match else ()


def cut_said(text: str, span: Span) -> Span:
    """The words of an order without the attribution at their end."""
    tail = _SAID_TAIL.search(text, max(span.start, span.end - 60), span.end)
    return Span(span.start, tail.start()) if tail and tail.start() > span.start else span
