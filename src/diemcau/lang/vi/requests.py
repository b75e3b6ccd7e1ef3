"""Every order and every proposal of a Vietnamese document, before they are told apart for the record.

Sentences are read in order; a frame ("yêu cầu X ...") gives orders of its own and stays open for the list or the
sentences that go on with it.
"""

from __future__ import annotations

from collections.abc import Sequence

from diemcau.lang.requests import OpenFrame, Person, Request, Speaker, without_repeats
from diemcau.lang.vi import clauses, frames, notices
from diemcau.lang.vi.bodies import PUBLIC, opens_unit
from diemcau.lang.vi.direction import Scene, can_order, is_order, is_proposal
from diemcau.lang.vi.frame import Force, Frame
from diemcau.lang.vi.lines import Line, canonical, lowered
from diemcau.lang.vi.listing import split_listed
from diemcau.lang.vi.openings import (
    ADJUNCT,
    AIMS,
    LONGEST_HEADING,
    asks_upward,
    ends_in_stress,
    is_late,
    is_own_act,
    is_unit_only,
    lists_inside,
    tells_on,
)
from diemcau.lang.vi.orders import PROPOSAL_HEAD, RESULT_HEAD, TASK_HEAD
from diemcau.lang.vi.parties import find_addressee, find_asker, find_relay
from diemcau.lang.vi.phrases import Act, find_act
from diemcau.lang.vi.speech import Names, as_speaker, find_attribution, skip_link
from diemcau.lang.vi.told import find_told, is_on_order
from diemcau.lang.vi.verbs import ADVERBS, CONTACT, PLAIN, STRONG, WEAK
from diemcau.records import Span


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
    reader = _Reader(canonical(text), people, publisher)
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
        self.has_aims = "mục đích" in lowered(text)
        self.publisher = publisher
        self.open: OpenFrame | None = None
        self.item_addressee: str | None = None
        self.issuer: Speaker | None = None
        self.person: Speaker | None = None
        self.before = -1
        self.idle = 0
        self.announced = False
        self.told_in_row = False  # every sentence since one that only announced tasks has given some
        self._house: str | None = None

    def read(self, sentence: Span, speaker: Speaker | None) -> list[Request]:
        """The requests of the next sentence."""
        fresh = self.before < 0 or self.text.find("\n", self.before, sentence.start) >= 0
        self.before = sentence.end
        self.announced = False
        text = self.text
        said = sentence.quote(text)
        if notices.is_idle(text, *sentence):
            self.open = None if said.startswith("Nơi nhận") else self.open
            return []
        if said.isupper():
            self._under_heading(said)
            return []
        number, at = notices.find_item_mark(self.text, *sentence)
        if speaker is not None and speaker.is_person:
            self.person = speaker
        line = self._line(sentence, at)
        found = self._told_otherwise(line, sentence, speaker) if is_on_order(text, *sentence) else []
        found = found or self._framed(line, sentence, speaker, number)
        gives = not found and not self.announced and notices.gives_tasks(text, *sentence)
        if gives and ": " in said:
            found = self._told_otherwise(line, sentence, speaker)
        if gives and not found:
            self._await_tasks(sentence, speaker)
        if not found and not self.announced and self.open is not None and not self._is_said_by_another(speaker):
            found = self._continued(line, sentence, number, fresh=fresh)
        if not found and not self.announced:
            found = self._told_otherwise(line, sentence, speaker)
        self._after(line, sentence, speaker, found, fresh=fresh, number=number)
        return found

    def _is_said_by_another(self, speaker: Speaker | None) -> bool:
        """Whether a sentence names somebody else as its speaker than the one whose orders go on."""
        if speaker is None or speaker.carried or not speaker.is_person or self.open is None:
            return False
        return self.open.issuer is not None and speaker.name != self.open.issuer

    def _told_otherwise(self, line: Line, sentence: Span, speaker: Speaker | None) -> list[Request]:
        """Orders told without a verb of asking, where the document names somebody who can give them."""
        found: list[Request] = []
        if sentence.quote(self.text).lstrip().startswith("Theo "):  # no attribution, but on whose order it is done
            line = Line(self.text, *sentence)
        for frame in find_told(line):
            who = self._asker(frame, line, sentence, speaker, self.issuer or self.person or self._last_named(sentence))
            if who is not None and can_order(who):
                found.extend(self._of_frame(frame, who, line, sentence, None))
        return found

    def _last_named(self, sentence: Span) -> Speaker | None:
        """The person whom the text named last before a sentence."""
        person = self.names.before(sentence.start)
        return as_speaker(person) if person is not None and not person.foreign else None

    def _line(self, sentence: Span, at: int) -> Line:
        """The sentence without the number of a list and without who is named to have said it."""
        attributed = find_attribution(self.text, sentence)
        if attributed is None:
            return Line(self.text, at, sentence.end)
        _, whole, leads = attributed
        return Line(self.text, max(at, whole.end), sentence.end) if leads else Line(self.text, at, max(at, whole.start))

    def _framed(self, line: Line, sentence: Span, speaker: Speaker | None, number: str | None) -> list[Request]:
        found: list[Request] = []
        who: Speaker | None = None
        asked = frames.find_frames(line, skip_link(line), self.names)
        listed = self.open is not None and self.open.listed
        if listed and asked and ((number and is_own_act(asked[0], line, skip_link(line))) or is_late(asked[0], line)):
            return []
        for frame in asked:
            if frame.force in {Force.MODAL, Force.IMPERATIVE}:
                found.extend(self._of_duty(frame, sentence, speaker, None if found else number))
                continue
            asker = self._asker(frame, line, sentence, speaker, who)
            if asker is None:
                continue
            who = asker
            found.extend(self._of_frame(frame, who, line, sentence, None if found else number))
        return found

    def _asker(
        self, frame: Frame, line: Line, sentence: Span, speaker: Speaker | None, before: Speaker | None
    ) -> Speaker | None:
        if frame.subject is None and before is not None:
            return before
        if frame.subject is None and frame.opens and self.open is not None and self.open.listed and self.open.issuer:
            return Speaker(self.open.issuer, sentence, is_person=False)
        found = find_asker(frame, line, sentence, self.names, speaker=speaker, last=self.issuer or self.person)
        if found is not None:
            return found
        house = self._issuer_name(speaker)
        told = bool(frame.pieces) and frame.pieces[0].addressee is not None
        return Speaker(house or "", sentence, is_person=False) if house or frame.opens or told else None

    def _of_frame(self, frame: Frame, who: Speaker, line: Line, sentence: Span, number: str | None) -> list[Request]:
        before = self.open.addressee if self.open else None
        addressee = find_addressee(frame.addressee, before, self.names)
        upward = is_proposal(frame, who, addressee)
        if upward is None:
            return []
        upward = upward or (frame.force is Force.ASK and self._is_under_proposals(line, frame))
        if not upward and who.name:
            self.issuer = who
        self.announced = not frame.pieces
        listed = self.announced or line.ends_in_colon() or lists_inside(line, frame)
        source = OpenFrame(who.name or None, addressee, upward, find_relay(frame, who, self.names), listed)
        if not (self.open and self.open.listed and number and self.open.issuer == who.name and frame.pieces):
            self.open, self.item_addressee = source, None
        return self._requests(frame.pieces, source, sentence, number, f"{frame.force}: {frame.verb}")

    def _is_under_proposals(self, line: Line, frame: Frame) -> bool:
        """Whether a sentence or the list it stands in is headed "Kiến nghị"."""
        head = line.text[line.start : line.spots[frame.place][0]]
        return asks_upward(head) or (self.open is not None and self.open.is_proposal and self.open.listed)

    def _requests(
        self, pieces: Sequence[clauses.Piece], source: OpenFrame, sentence: Span, number: str | None, rule: str
    ) -> list[Request]:
        """One request a piece; the number of a list belongs to the first, and who is told stays told."""
        found: list[Request] = []
        addressee = source.addressee
        for piece in pieces:
            told = find_addressee(piece.addressee, addressee, self.names) if piece.addressee else None
            addressee = told or addressee
            start = min(piece.span.start, piece.addressee.start) if piece.addressee else piece.span.start
            span = piece.span
            found.append(
                Request(
                    span=span,
                    issuer=source.issuer,
                    addressee=addressee,
                    is_proposal=source.is_proposal,
                    number=None if found else number,
                    relayed_by=source.relay,
                    sentence=sentence,
                    whole=Span(start, span.end),
                    helpers=(),
                    rule=rule,
                )
            )
        return found

    def _of_duty(self, frame: Frame, sentence: Span, speaker: Speaker | None, number: str | None) -> list[Request]:
        """Orders of "phải", "cần", "không được", and of acts behind "nhấn mạnh:"."""
        subject = frame.addressee.quote(self.text) if frame.addressee else ""
        house = self._find_house() if not notices.is_press(self.publisher) else None
        scene = Scene(
            speaker,
            self.formal,
            self.open is not None or self._last_named(sentence) is not None,
            self.told_in_row or (self.open is not None and self.open.listed),
            number is not None,
            self.idle,
            house is not None,
        )
        if frame.force is Force.MODAL and not is_order(frame, subject, scene):
            return []
        if frame.force is Force.IMPERATIVE and (speaker is None or not can_order(speaker)):
            return []
        who = speaker if speaker and can_order(speaker) else None
        issuer = who.name if who else self._issuer_name(speaker)
        same = self.open if self.open and self.open.issuer == issuer else None
        if same is not None and same.is_proposal:
            same = None
        unit = bool(subject) and opens_unit(Line(subject, 0, len(subject)), 0) > 0
        told = find_addressee(frame.addressee, None, self.names) if unit else None
        if who is not None:
            self.issuer = who
        target = told or (same.addressee if same and same.listed and not subject else None)
        source = OpenFrame(issuer, target, listed=self._ends_in_colon(sentence))
        pieces = [p._replace(addressee=frame.addressee if unit else None) for p in frame.pieces[:1]]
        pieces.extend(frame.pieces[1:])
        found = self._requests(pieces, source, sentence, number, f"{frame.force}: {frame.verb}")
        if not (self.open and self.open.listed and (number or self.formal)):
            self.open = source._replace(addressee=source.addressee or (same.addressee if same else None))
            self.announced = not found and source.listed
        return found

    def _await_tasks(self, sentence: Span, speaker: Speaker | None) -> None:
        """Opens a frame behind a sentence that only says that somebody gives tasks."""
        person = self.names.first_in(*sentence)
        who = speaker if speaker is not None and speaker.is_person and not speaker.carried else None
        who = who or (as_speaker(person) if person is not None else None)
        if who is None or not can_order(who):
            return
        self.issuer = who
        self.open = OpenFrame(who.name, None, listed=True)
        self.item_addressee = None
        self.announced = self.told_in_row = True

    def _ends_in_colon(self, sentence: Span) -> bool:
        return self.text[sentence.start : sentence.end].rstrip().endswith(":")

    def _continued(self, line: Line, sentence: Span, number: str | None, *, fresh: bool) -> list[Request]:
        """Orders of a sentence or list item that goes on with an open frame."""
        was = self.open
        floor = skip_link(line)
        if was is None or floor >= len(line) or notices.is_closing(sentence.quote(self.text)):
            return []
        act = find_act(line, floor, len(line))
        if act is None or not self._goes_on(line, floor, act, number, was, fresh=fresh):
            return []
        pieces = split_listed(line, floor, len(line))
        told = self.item_addressee or (was.addressee if was.listed or self._same_public(was) else None)
        source = was._replace(addressee=told)
        rule = "imperative: list" if number else "imperative: speech goes on"
        return self._requests(pieces, source, sentence, number, rule)

    def _goes_on(self, line: Line, floor: int, act: Act, number: str | None, was: OpenFrame, *, fresh: bool) -> bool:
        """Whether an act that opens a sentence or an item is one more order of the open frame."""
        if act.told and self._advises(line, act):
            return True
        if fresh and not was.listed and (number is None or number.isdigit()) and self.idle > 0:
            return False
        if act.told:
            listed = was.listed and bool(number or self.formal or self.idle == 0)
            return listed or (not fresh and self.idle == 0 and not was.is_proposal and tells_on(line, act))
        if act.verb != floor or not (was.listed or self._commands(line, floor)):
            return False
        words = line.text[line.spots[act.verb][0] : line.end]
        return not (notices.is_praise(words) or (self.formal and notices.is_enacting(words)))

    def _advises(self, line: Line, act: Act) -> bool:
        """Whether a mission or the like tells people of the public whom to turn to: "Sinh viên liên hệ ..."."""
        who = lowered(line.quote(act.who, act.verb))
        public = PUBLIC.search(who) is not None and not notices.is_press(self.publisher)
        return public and CONTACT.find(line, act.verb) > 0

    @staticmethod
    def _same_public(was: OpenFrame) -> bool:
        """Whether those told are the public, who stay told from sentence to sentence."""
        return was.addressee is not None and PUBLIC.search(lowered(was.addressee)) is not None

    def _commands(self, line: Line, floor: int) -> bool:
        """Whether a sentence that opens with a verb has no subject and no finished act behind it."""
        if not (
            STRONG.find(line, floor)
            or ADVERBS.find(line, floor)
            or (floor and (WEAK.find(line, floor) or PLAIN.find(line, floor)))
        ):
            return False
        return ADJUNCT.search(lowered(line.text[line.spots[floor][0] : line.end])) is None

    def _after(
        self,
        line: Line,
        sentence: Span,
        speaker: Speaker | None,
        found: list[Request],
        *,
        fresh: bool,
        number: str | None,
    ) -> None:
        """Opens, keeps or closes the frame behind a sentence."""
        if self.announced or found:
            self.idle = 0
            return
        self.told_in_row = False
        said = line.text[line.start : line.end]
        if self.formal and (number or len(said) < LONGEST_HEADING) and self._under_heading(said):
            return
        if number and self.open is not None and is_unit_only(line):
            self.item_addressee = said.strip(" .:\n")
        elif self._ends_in_colon(sentence):
            self._open_list(line, said, speaker, number)
        elif number is None and (fresh or self.open is None or not self.open.listed):
            self.idle += 1
            if self.idle > (1 if fresh else 2):
                self.open = None

    def _under_heading(self, said: str) -> bool:
        """Opens a frame under a heading of a notice that announces tasks or proposals."""
        heading = notices.HEADING.match(said) if self.formal else None
        if heading is None or AIMS.search(lowered(heading["h"])):
            return False
        issuer = self.open.issuer if self.open else self._issuer_name(None)
        self.open = OpenFrame(issuer, None, PROPOSAL_HEAD.match(heading["h"]) is not None, listed=True)
        self.item_addressee = None
        return True

    def _open_list(self, line: Line, said: str, speaker: Speaker | None, number: str | None) -> None:
        head = said.rstrip(" :\n")
        if self.open is not None and notices.SPECIFICALLY.match(head):
            self.open = self.open._replace(listed=True)
        elif AIMS.search(lowered(head)) and self.has_aims:
            self.open = None
        elif number and self.open is not None and line.words and opens_unit(line, 0) and len(line) < 16:
            self.item_addressee = head.strip()
        elif self.open is not None and self.open.listed and self.idle == 0 and number:
            return
        elif (who := self._who_stresses(line, speaker)) is not None:
            self.issuer, self.item_addressee = who, None
            self.open = OpenFrame(who.name, None, listed=True)
        elif RESULT_HEAD.search(head) and not TASK_HEAD.search(head):
            self.open = None
        elif TASK_HEAD.search(head) and (speaker is not None or self.formal or self.open is not None):
            issuer = self._issuer_name(speaker)
            self.item_addressee = None
            self.open = OpenFrame(issuer, None, asks_upward(head), listed=True) if issuer else None
        elif number is None:
            self.open = None

    def _who_stresses(self, line: Line, speaker: Speaker | None) -> Speaker | None:
        """Who says what follows a colon, where the sentence ends with a verb of stress or "ý kiến như sau"."""
        if not ends_in_stress(line):
            return None
        if speaker is None or speaker.carried:
            person = self.names.first_in(line.start, line.end)
            speaker = as_speaker(person) if person is not None else None
        return speaker if speaker is not None and can_order(speaker) else None

    def _issuer_name(self, speaker: Speaker | None) -> str | None:
        """Who wants what no speaker is named for: the open frame's issuer, the last, the last speaker, or the house."""
        if speaker is not None and can_order(speaker):
            return speaker.name
        if self.open is not None and self.open.issuer:
            return self.open.issuer
        person = self.issuer or (self.person if self.person and not self.person.foreign else None)
        if person is not None and not self.formal:
            return person.name
        return self._find_house() or (person.name if person else None)

    def _find_house(self) -> str | None:
        if self._house is None:
            self._house = notices.find_house(self.text, self.names, self.publisher) or ""
        return self._house or None
