"""Every order and every proposal of a document, before they are told apart for the record.

Sentences are read in order; a frame ("asked X to ...") gives orders of its own and stays open for the list or the
sentences that go on with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from diemcau.lang.cued import Cued, CuedGroup
from diemcau.lang.en import attribution, clauses, frames, notices, openings, phrases
from diemcau.lang.en.direction import Scene, can_order, is_order, is_proposal
from diemcau.lang.en.duties import find_duties
from diemcau.lang.en.frames import Force, Frame
from diemcau.lang.en.house import find_house
from diemcau.lang.en.orders import FRAME_PATTERNS, RESULT_HEAD, TASK_HEAD, find_rank, names_unit
from diemcau.lang.en.parties import cut_said, find_addressee, find_asker, find_helpers, find_relay
from diemcau.lang.en.speech import Names, clean_name
from diemcau.lang.en.told import PATTERNS, find_told
from diemcau.lang.requests import OpenFrame, Person, Request, Speaker, without_repeats
from diemcau.records import Span

_GERUND = re.compile(r"\W*\w+ing\b")
_TASKS = re.compile(
    r"task|direction|solution|requirement|instruct|request|conclu|must|should|shall|need", re.IGNORECASE
)
_INNER_COLON = re.compile(r":\s+\S")
_PLEASE = Cued(r"Please (?=[a-z])|(?:Do not|Don[’']t|Never) (?=[a-z])")
# Where none of these stands, a sentence without a colon holds no request of its own.
_STIRS = CuedGroup([*FRAME_PATTERNS, *PATTERNS, notices.GIVES_TASKS, _PLEASE])
_PLACE_NAME = re.compile(r"(?:[A-ZÀ-Ỹ]\w+ ?){1,4}")


def find_requests(
    text: str,
    sentences: Sequence[Span],
    people: Sequence[Person],
    speakers: Sequence[Speaker | None],
    *,
    publisher: str | None = None,
    skip: Sequence[Span] = (),
) -> tuple[Request, ...]:
    """Orders and proposals in text order.

    Args:
        text: The document's text.
        sentences: Its sentences.
        people: What `find_people` found.
        speakers: What `find_speakers` found, one entry a sentence.
        publisher: Who published it, for a notice that names no issuer.
        skip: Parts of the page that are no report, ascending.
    """
    reader = _Reader(text, people, publisher)
    found: list[Request] = []
    parts = iter(skip)
    part = next(parts, None)
    for sentence, speaker in zip(sentences, speakers, strict=True):
        while part is not None and part.end <= sentence.start:
            part = next(parts, None)
        if part is None or part.start >= sentence.end:
            found.extend(reader.read(sentence, speaker))
    return tuple(without_repeats(text, found))


class _Reader:
    """Goes through the sentences and remembers which frame is open."""

    def __init__(self, text: str, people: Sequence[Person], publisher: str | None) -> None:
        self.text = text
        self.names = Names(text, people)
        self.formal = notices.is_formal(text)
        self.publisher = publisher
        self._house: str | None = None
        self.open: OpenFrame | None = None
        self.item_addressee: str | None = None
        self.issuer: Speaker | None = None
        self.before = -1
        self.idle = 0
        self.person: Speaker | None = None
        self.announced = False

    def read(self, sentence: Span, speaker: Speaker | None) -> list[Request]:
        """The requests of the next sentence."""
        text = self.text
        fresh = self.before < 0 or text.find("\n", self.before, sentence.start) >= 0
        self.before = sentence.end
        number, at = openings.find_item_mark(text, *sentence)
        if speaker is not None and speaker.is_person:
            self.person = speaker
        self.announced = False
        stirs = _STIRS.may_stand(text, *sentence) or self.open is not None or text.find(":", *sentence) >= 0
        found = self._find(sentence, speaker, number, at) if stirs else []
        self._after(sentence, found, fresh=fresh, number=number, at=at)
        return found

    def _find(self, sentence: Span, speaker: Speaker | None, number: str | None, at: int) -> list[Request]:
        """The requests of a sentence: what is asked for plainly, else what is said, goes on or is told otherwise."""
        text = self.text
        found = self._with_duties(self._framed(sentence, speaker, number, at), sentence, speaker)
        gives = not found and not self.announced and notices.gives_tasks(text, *sentence)
        if gives and _INNER_COLON.search(text, *sentence):
            found = self._told_otherwise(sentence, speaker)
        if gives and not found:
            self._await_tasks(sentence, speaker)
        if not found and not self.announced:
            found = self._said(sentence, speaker) or (
                self._continued(sentence, number, at) if self.open is not None else []
            )
        if not found and not self.announced:
            found = self._told_otherwise(sentence, speaker)
        return found

    def _told_otherwise(self, sentence: Span, speaker: Speaker | None) -> list[Request]:
        """Orders told without a verb of asking, by somebody known to the document."""
        found = self._asked_of_readers(sentence)
        for frame in find_told(self.text, sentence):
            told = self._of_frame(frame, sentence, speaker, None)
            found.extend(told or self._of_frame(frame._replace(subject=None), sentence, speaker or self._any(), None))
        return found

    def _asked_of_readers(self, sentence: Span) -> list[Request]:
        """What the house itself asks of whoever reads: "Please ...", "Do not ..."."""
        asks = _PLEASE.match(self.text, *sentence)
        house = find_house(self.text, self.names, self.publisher) if asks else None
        if asks is None or house is None:
            return []
        start = asks.end() if asks.group().startswith("Please") else asks.start()
        pieces = clauses.split_orders(self.text, start, sentence.end, None)
        return self._requests(pieces, OpenFrame(house, None), sentence, None, "imperative: said")

    def _with_duties(self, found: list[Request], sentence: Span, speaker: Speaker | None) -> list[Request]:
        """What verbs of asking order, with the duties that the same speaker tells before or behind them."""
        if not found or speaker is None or speaker.carried:
            return found
        frames_of_duty = find_duties(self.text, sentence)
        told = [each for frame in frames_of_duty for each in self._of_frame(frame, sentence, speaker, None)]
        fresh = [one for one in told if not any(one.whole.overlaps(other.whole) for other in found)]
        return sorted([*found, *fresh], key=lambda one: one.span)

    def _any(self) -> Speaker | None:
        """Who is meant where a sentence leaves it open: the last who ordered something, or the house."""
        house = self._issuer_name(None)
        return self.issuer or self.person or (Speaker(house, Span(0, 0), is_person=False) if house else None)

    def _said(self, sentence: Span, speaker: Speaker | None) -> list[Request]:
        """Orders behind "X said:" that open with a verb."""
        if self.text.find(":", *sentence) < 0 or speaker is None or speaker.carried or not can_order(speaker):
            return []
        colon = notices.SAID_COLON.search(self.text, *sentence)
        pieces = openings.find_imperative(self.text, colon.end(), sentence.end) if colon else []
        if not pieces:
            return []
        self.issuer = speaker
        self.open = OpenFrame(speaker.name, None)
        return self._requests(pieces, self.open, sentence, None, "imperative: said")

    def _await_tasks(self, sentence: Span, speaker: Speaker | None) -> None:
        """Opens a frame behind a sentence that only says that somebody gives tasks."""
        person = self.names.first_in(*sentence)
        who = speaker if speaker is not None and not speaker.carried else None
        if who is None and person is not None:
            who = Speaker(person.full, person.span, is_person=True, foreign=person.foreign)
        if who is None or not can_order(who):
            return
        self.issuer = who
        self.open = OpenFrame(who.name, None, listed=True)
        self.item_addressee = None
        self.announced = True

    def _after(self, sentence: Span, found: list[Request], *, fresh: bool, number: str | None, at: int) -> None:
        """Opens, keeps or closes the frame behind a sentence."""
        if self.announced:
            self.idle = 0
            return
        said = self.text[at : sentence.end]
        may_head = self.formal and (number or len(said) < 90) and notices.HEADING.may_stand(self.text, *sentence)
        heading = notices.HEADING.match(said) if may_head else None
        if heading:
            self.open = self.open or OpenFrame(
                self._issuer_name(None),
                None,
                heading["h"].lower().startswith(("proposal", "recommend", "petition")),
                listed=True,
            )
        elif not found and said.rstrip().endswith(":"):
            self._open_list(said, number)
        elif not found and number is None and (fresh or self.open is None or not self.open.listed):
            self.idle += 0 if notices.is_caption(self.text, at, sentence.end) else 1
            if self.idle > (1 if fresh else 2):
                self.open = None
        if found:
            self.idle = 0

    def _open_list(self, said: str, number: str | None) -> None:
        head = said.rstrip(" :\n")
        if self.open is not None and notices.SPECIFICALLY.match(head):
            self.open = self.open._replace(listed=True)
            return
        if (
            number
            and self.open is not None
            and names_unit(head)
            and len(head.split()) < 10
            and not RESULT_HEAD.search(head)
        ):
            self.item_addressee = clean_name(head)
            return
        if self.open is not None and self.open.listed and self.idle == 0:
            return
        if RESULT_HEAD.search(said) and not TASK_HEAD.search(said):
            self.open = None
        elif TASK_HEAD.search(said) and _TASKS.search(said):
            self.open = OpenFrame(self._issuer_name(None), self._told_of(head), listed=True)
        elif number is None:
            self.open = None

    def _told_of(self, head: str) -> str | None:
        """The body that the head of a list speaks of ("the sector needs to focus on these tasks:")."""
        match = notices.HEAD_SUBJECT.search(head)
        return clean_name(match["who"]) if match and names_unit(match["who"]) else None

    def _framed(self, sentence: Span, speaker: Speaker | None, number: str | None, at: int) -> list[Request]:
        cues = frames.find_frame_cues(self.text, sentence)
        if cues is None:
            return []
        quote = attribution.find_attribution(self.text, *sentence)
        start = at if number else sentence.start
        found: list[Request] = []
        for frame in frames.find_frames(self.text, Span(start, sentence.end), cues, quote=quote):
            found.extend(self._of_frame(frame, sentence, speaker, None if found else number))
        return found

    def _of_frame(self, frame: Frame, sentence: Span, speaker: Speaker | None, number: str | None) -> list[Request]:
        if frame.force in {Force.MODAL, Force.NEED}:
            return self._of_modal(frame, sentence, speaker, number)
        who = find_asker(frame, sentence, speaker, self.issuer, self.names)
        if who is None or not (who.is_person or names_unit(who.name) or who.name[0].isupper()):
            return []
        if frame.verb.startswith("want") and not who.is_person and find_rank(who.name) is None:
            return []
        addressee = self._addressee(frame.addressee)
        upward = is_proposal(frame, who, addressee, self.names)
        if upward is None:
            return []
        if not upward:
            self.issuer = who
        self.announced = not frame.pieces
        listed = self.announced or self._ends_in_colon(sentence)
        self.open = OpenFrame(who.name, addressee, upward, find_relay(frame, sentence, who, self.names), listed)
        self.item_addressee = None
        return self._requests(frame.pieces, self.open, sentence, number, f"{frame.force}: {frame.verb}")

    def _ends_in_colon(self, sentence: Span) -> bool:
        return self.text[sentence.start : sentence.end].rstrip().endswith(":")

    def _addressee(self, span: Span | None) -> str | None:
        return find_addressee(span, self.open.addressee if self.open else None, self.names)

    def _requests(
        self, pieces: Sequence[clauses.Piece], source: OpenFrame, sentence: Span, number: str | None, rule: str
    ) -> list[Request]:
        """One request a piece; the number of a list belongs to the first."""
        found: list[Request] = []
        for piece in pieces:
            if piece.span.end <= piece.span.start:
                continue
            floor = found[-1].span.end if found else sentence.start
            found.append(self._request(piece, source, sentence, None if found else number, rule, floor=floor))
        return found

    def _request(
        self, piece: clauses.Piece, source: OpenFrame, sentence: Span, number: str | None, rule: str, *, floor: int
    ) -> Request:
        words = self.text[slice(*piece.addressee)] if piece.addressee else ""
        fits = bool(words) and (names_unit(words) or _PLACE_NAME.fullmatch(words) is not None)
        span = cut_said(self.text, piece.span)
        start = (
            min(span.start, piece.addressee.start) if piece.addressee and piece.addressee.start >= floor else span.start
        )
        return Request(
            span=span,
            issuer=source.issuer,
            addressee=(self._addressee(piece.addressee) if fits else None) or source.addressee,
            is_proposal=source.is_proposal,
            number=number,
            relayed_by=source.relay,
            sentence=sentence,
            whole=Span(start, span.end),
            helpers=find_helpers(self.text, span.end, sentence.end),
            rule=rule,
        )

    def _of_modal(self, frame: Frame, sentence: Span, speaker: Speaker | None, number: str | None) -> list[Request]:
        """Orders of "must", "should", "it is necessary to"."""
        subject = frame.addressee.quote(self.text) if frame.addressee else ""
        scene = Scene(
            speaker, self.formal, self.open is not None, number is not None, self.idle, self.issuer is not None
        )
        if not is_order(frame, subject, scene, self.names):
            return []
        who = speaker if speaker and can_order(speaker) else None
        issuer = who.name if who else self._issuer_name(speaker)
        same = self.open if self.open and self.open.issuer == issuer else None
        upward = bool(same and same.is_proposal and who)
        target = (self._addressee(frame.addressee) if names_unit(subject) else None) or (
            same.addressee if same else None
        )
        if who is not None and not upward:
            self.issuer = who
        source = OpenFrame(issuer, target, upward, listed=self._ends_in_colon(sentence))
        pieces = [
            p if p.addressee is None or names_unit(p.addressee.quote(self.text)) else p._replace(addressee=None)
            for p in frame.pieces
        ]
        found = self._requests(pieces, source, sentence, number, f"{frame.force}: {frame.verb}")
        if not (number and self.open and self.open.listed):
            self.open = source
        return found

    def _continued(self, sentence: Span, number: str | None, at: int) -> list[Request]:
        """Orders of a sentence or list item that goes on with an open frame."""
        was = self.open
        if was is None:
            return []
        pieces = openings.find_imperative(self.text, *sentence)
        if not pieces and was.listed and self._opens_line(sentence):
            pieces = openings.find_labelled(self.text, *sentence)
        if pieces and not (was.listed or number) and _GERUND.match(self.text, at, sentence.end):
            return []
        if not pieces and number is not None and was.listed:
            pieces = self._told(at, sentence.end) or self._thing(at, sentence.end)
        rule = "imperative: list" if number else "imperative: speech goes on"
        if not pieces:
            return []
        source = was._replace(addressee=self.item_addressee) if self.item_addressee else was
        return self._requests(pieces, source, sentence, number, rule)

    def _opens_line(self, sentence: Span) -> bool:
        return self.text.rfind("\n", 0, sentence.start) + 1 == sentence.start

    def _told(self, at: int, end: int) -> list[clauses.Piece]:
        """As an item of a list: "the Department of Finance to submit ..."."""
        found = phrases.find_to(self.text, at, end)
        if found is None or found.addressee is None:
            return []
        return clauses.split_orders(self.text, found.addressee.start, end, found.addressee, found.start)

    def _thing(self, at: int, end: int) -> list[clauses.Piece]:
        """An item right behind the head of a list of tasks that names a thing or tells what is to be."""
        span = phrases.trim(self.text, at, end)
        near = self.idle == 0 and span.end > span.start
        return [clauses.Piece(span, None)] if near and not notices.tells_done(span.quote(self.text)) else []

    def _issuer_name(self, speaker: Speaker | None) -> str | None:
        """Who wants what no speaker is named for: the open frame's issuer, the last, the last speaker, or the house."""
        if speaker is not None and can_order(speaker):
            return speaker.name
        if self.open is not None and self.open.issuer:
            return self.open.issuer
        person = self.issuer or self.person
        if person is not None:
            return person.name
        if self._house is None:
            self._house = find_house(self.text, self.names, self.publisher) or ""
        return self._house or None
