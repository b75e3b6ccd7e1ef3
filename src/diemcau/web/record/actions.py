"""What people rule about statements of several documents; every write of the record by a person is one of these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from diemcau.errors import Conflict as Clash
from diemcau.errors import Invalid, NotFound
from diemcau.flow.judgements import make_id
from diemcau.publish.ruling import judgement_to_json
from diemcau.reconcile.anchors import make_anchor
from diemcau.reconcile.traces import meaning_of, mentions
from diemcau.records import Anchor, Judgement, Reading, Sort, Span, Verdict
from diemcau.web.archive.models import Document
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.record.filing import find_filed, load_readings
from diemcau.web.record.jobs import ask_for_keeping
from diemcau.web.record.keeping import hold, reconcile_story
from diemcau.web.record.models import Claim, Conflict, Ruling, Story
from diemcau.web.record.policies import demand_settling
from diemcau.web.record.queries import find_claim, find_conflict, last_ruling, story_of

if TYPE_CHECKING:
    from uuid import UUID

    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope

QUICK = 4.0
"""Seconds of the processor that a story may have taken last for the page of a ruling to wait for it."""

LONGEST_REASON = 2_000
_Place = Mapping[str, Any]
"""Where a statement stands: `document`, a uid, and `span`."""


@dataclass(frozen=True, slots=True)
class _Case:
    """What is ruled about.

    Attributes:
        thing: `conflict` or `claim`, for the log, and its uid.
        sort: In which list of their readings the statements stand.
        sides: Places of the statements by side.
        conflict: uid of the conflict that it settles, or None.
    """

    thing: str
    uid: UUID
    sort: Sort
    sides: tuple[tuple[_Place, ...], ...]
    conflict: UUID | None = None


def settle(*, actor: Person, scope: Scope, conflict: Conflict, token: str, side: int, reason: str) -> Ruling:
    """Decide which side of a conflict holds; the others stay in the record as having lost.

    Args:
        actor: Who.
        scope: What that person may do.
        conflict: The conflict.
        token: Names the state that the person saw (`state_token`).
        side: Place of the chosen side, from 0.
        reason: Why.

    Raises:
        Denied: If the person may not settle for the org of each document.
        Invalid: If there is no such side, no second one, or no reason.
        Conflict: If somebody else settled it meanwhile, or its sources changed; says who and how.
    """
    reason = _checked(reason)
    with transaction.atomic():
        documents = _documents(side_places(conflict))
        demand_settling(scope, documents.values())
        story = _hold(scope, documents.values())
        held = _same_state(scope, conflict, token)
        case = _choice(held, side)
        return _rule(actor, story, _judged(actor, case, Verdict.CHOOSE, reason), case)


def hold_same(*, actor: Person, scope: Scope, claims: Sequence[Claim], reason: str) -> Ruling:
    """Rule that several facts are one.

    Raises:
        Denied: If the person may not settle for the org of each document.
        Invalid: If fewer than two are named, or they are never looked at together, or no reason is given.
    """
    sides = [claim.said["mentions"] for claim in claims]
    return _rule_on_claims(actor, scope, Verdict.SAME, claims=claims, sides=sides, reason=reason)


def hold_apart(*, actor: Person, scope: Scope, claim: Claim, mentions: Iterable[UUID], reason: str) -> Ruling:
    """Rule that some statements of a fact speak of another thing than the rest.

    Args:
        actor: Who.
        scope: What that person may do.
        claim: The fact.
        mentions: uids of the mentions that speak of another thing.
        reason: Why.

    Raises:
        Denied: If the person may not settle for the org of each document.
        Invalid: If it is all of them or none, or no reason is given.
    """
    wanted = set(mentions)
    ties = claim.evidence.select_related("mention", "document")
    apart = {(str(t.document.uid), t.mention.start, t.mention.end) for t in ties if t.mention.uid in wanted}
    sides: tuple[list[_Place], list[_Place]] = ([], [])
    for place in claim.said["mentions"]:
        sides[(place["document"], *place["span"]) in apart].append(place)
    return _rule_on_claims(actor, scope, Verdict.NOT_SAME, claims=[claim], sides=sides, reason=reason)


def withdraw_ruling(*, actor: Person, scope: Scope, ruling: Ruling, reason: str) -> Ruling:
    """Take a ruling back; what it ruled is open again.

    Raises:
        Denied: If the person may not settle for the org of each document.
        Invalid: If no reason is given, or it is itself a withdrawal.
        Conflict: If it was taken back already.
    """
    reason = _checked(reason)
    if ruling.withdraws_id is not None:
        raise Invalid("A withdrawal is not taken back; rule again.", code="record.withdrawal")
    with transaction.atomic():
        documents = {str(one.uid): one for one in ruling.documents.all()}
        demand_settling(scope, documents.values())
        story = _hold(scope, documents.values())
        if Ruling.objects.filter(withdraws=ruling).exists():
            raise Clash("This ruling was taken back already.", "Look at it again.", code="record.withdrawn")
        judgement = Judgement(
            id="", verdict=Verdict.WITHDRAW, sides=(), by=str(actor), reason=reason,
            on=timezone.localdate(), withdraws=ruling.name,
        )  # fmt: skip
        case = _Case("ruling", ruling.uid, Sort.FIGURE, (), ruling.conflict)
        return _rule(actor, story, judgement, case, withdraws=ruling)


def state_token(conflict: Conflict, scope: Scope) -> str:
    """Names a state of a conflict and the last ruling on it: whoever acts on another state is told so."""
    last = last_ruling(scope, conflict)
    said = f"{conflict.digest} {conflict.known_from.isoformat()} {last.uid if last else ''}"
    return sha256(said.encode()).hexdigest()[:24]


def side_places(conflict: Conflict) -> list[_Place]:
    """Every statement of the sides of a conflict."""
    return [place for side in conflict.said["sides"] for place in side["mentions"]]


def _rule_on_claims(
    actor: Person,
    scope: Scope,
    verdict: Verdict,
    *,
    claims: Sequence[Claim],
    sides: Sequence[Sequence[_Place]],
    reason: str,
) -> Ruling:
    reason = _checked(reason)
    if len(sides) < 2 or not all(sides) or len({claim.uid for claim in claims}) != len(claims):  # noqa: PLR2004 - two sides
        raise Invalid("There have to be two sides.", "Choose some of the statements, not all.", code="record.one_side")
    case = _Case("claim", claims[0].uid, Sort.FIGURE, tuple(tuple(side) for side in sides))
    with transaction.atomic():
        documents = _documents(place for side in sides for place in side)
        demand_settling(scope, documents.values())
        story = _hold(scope, documents.values())
        for claim in claims:
            if find_claim(scope, claim.uid).digest != claim.digest:
                raise _changed_meanwhile()
        return _rule(actor, story, _judged(actor, case, verdict, reason), case)


def _checked(reason: str) -> str:
    reason = reason.strip()
    if not reason:
        raise Invalid("A ruling needs a reason.", "Write why.", code="record.no_reason")
    if len(reason) > LONGEST_REASON:
        raise Invalid("The reason is too long.", "Say it in fewer words.", code="record.long_reason")
    return reason


def _changed_meanwhile() -> Clash:
    return Clash(
        "What this rests on has changed meanwhile.", "Look at it again and repeat what you did.", code="record.stale"
    )


def _documents(places: Iterable[_Place]) -> dict[str, Document]:
    names = {place["document"] for place in places}
    return {str(one.uid): one for one in Document.objects.filter(uid__in=names).select_related("org")}


def _hold(scope: Scope, documents: Iterable[Document]) -> Story | None:
    """Take the turn for the story of some documents; None where they are in none, or in several."""
    story = story_of(scope, documents)
    held = story.documents.values_list("pk", flat=True) if story is not None else [one.pk for one in documents]
    hold(held)
    return story_of(scope, documents)


def _same_state(scope: Scope, conflict: Conflict, token: str) -> Conflict:
    """The conflict as it stands, if it is as the person saw it.

    Raises:
        Conflict: If it is not.
    """
    try:
        held = find_conflict(scope, conflict.uid)
    except NotFound:
        raise _changed_meanwhile() from None
    if state_token(held, scope) == token:
        return held
    last = last_ruling(scope, held)
    if last is None:
        raise _changed_meanwhile()
    raise Clash(
        f"{last.by} has ruled on this meanwhile: {last.said['reason']}",
        "Look at it again.",
        code="record.settled_meanwhile",
        by=str(last.by),
        reason=last.said["reason"],
    )


def _choice(conflict: Conflict, side: int) -> _Case:
    """The chosen statement with its fellows, then every other side."""
    sides = conflict.said["sides"]
    if len(sides) < 2 or not 0 <= side < len(sides):  # noqa: PLR2004 - it takes two to differ
        raise Invalid("There is no such side.", "Choose one of those that are shown.", code="record.no_side")
    chosen, best = sides[side]["mentions"], sides[side].get("best", 0)
    first = [chosen[best], *(place for at, place in enumerate(chosen) if at != best)]
    others = [each["mentions"] for at, each in enumerate(sides) if at != side]
    return _Case(
        "conflict", conflict.uid, Sort(conflict.said["sort"]), tuple(map(tuple, [first, *others])), conflict.uid
    )


def _judged(actor: Person, case: _Case, verdict: Verdict, reason: str) -> Judgement:
    readings = _readings(place["document"] for side in case.sides for place in side)
    sides = tuple(tuple(_anchor(readings, case.sort, place) for place in side) for side in case.sides)
    return Judgement(id="", verdict=verdict, sides=sides, by=str(actor), reason=reason, on=timezone.localdate())


def _readings(names: Iterable[str]) -> dict[str, Reading]:
    pks = list(Document.objects.filter(uid__in=set(names)).values_list("pk", flat=True))
    return {reading.document.name: reading for reading in load_readings(find_filed(pks))}


def _anchor(readings: Mapping[str, Reading], sort: Sort, place: _Place) -> Anchor:
    reading, span = readings.get(place["document"]), Span(*place["span"])
    said = next((one for one in mentions(reading, sort) if one.span == span), None) if reading else None
    if reading is None or said is None:
        raise _changed_meanwhile()
    return make_anchor(reading.document, span, sort, meaning_of(said))


def _rule(
    actor: Person,
    story: Story | None,
    judgement: Judgement,
    case: _Case,
    withdraws: Ruling | None = None,
) -> Ruling:
    """Write a ruling down and let its story be reconciled: now where that is quick, else by the worker."""
    if story is None and withdraws is None:
        raise Invalid(
            "These statements are never looked at together.",
            "Only facts of documents that tell of the same things can be ruled on.",
            code="record.apart",
        )
    named = replace(judgement, id=make_id(judgement, set(Ruling.objects.values_list("name", flat=True))))
    names = {place["document"] for side in case.sides for place in side}
    documents = list(withdraws.documents.all() if withdraws else Document.objects.filter(uid__in=names))
    level = max((one.level for one in documents), default=0)
    ruling = Ruling.objects.create(
        name=named.id, said=judgement_to_json(named), conflict=case.conflict, level=level, by=actor, withdraws=withdraws
    )
    ruling.documents.set(documents)
    if story is not None and story.took <= QUICK:
        reconcile_story(story)
    ask_for_keeping()
    append_entry(actor=actor, act=_act(ruling, case, documents))
    return ruling


def _act(ruling: Ruling, case: _Case, documents: Sequence[Document]) -> Act:
    verdict = ruling.said["verdict"]
    detail = {
        "ruling": ruling.name,
        "reason": ruling.said["reason"],
        "documents": sorted(str(one.uid) for one in documents),
        "chosen": ruling.said["sides"][0][0]["words"] if verdict == Verdict.CHOOSE else None,
        "withdraws": ruling.said["withdraws"] or None,
    }
    org = min((one.org.code for one in documents), default="")
    return Act(act=f"record.{verdict}", thing=case.thing, thing_id=case.uid, org=org, level=ruling.level, detail=detail)
