"""The way of a return from the officer to the office: handed in, checked, approved, accepted; reopened, excused."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from diemcau.errors import Conflict, Denied, Invalid
from diemcau.records.review import Answer
from diemcau.web.accounts.policies import Right
from diemcau.web.filings.actions.held import LONGEST, demand_running, hold, take_step
from diemcau.web.filings.actions.keeping import keep_values
from diemcau.web.filings.models import Filing, FilingState, Step
from diemcau.web.filings.policies import OPEN, demand, demand_check, demand_reopen, has_checker, is_author, may
from diemcau.web.filings.standing import last_step
from diemcau.web.filings.worth import checks_of

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope

_MOST_NAMED = 20  # cells that an error names
Move = Callable[[Filing], Step]


def submit(*, actor: Person, scope: Scope, filing: Filing, edit: int) -> Step:
    """Hand a return to the section head.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person may not enter there.
        Conflict: If it was changed meanwhile, is empty or handed in already, what was asked of it is neither answered
            nor changed, it breaks a rule that stops it, or it is not the time.
    """

    def move(held: Filing) -> Step:
        demand(scope, Right.ENTER, held)
        demand_running(held)
        _demand_state(held, FilingState.DRAFT, FilingState.RETURNED)
        if held.version is None or not held.version.content:
            raise Conflict(
                "Nothing stands in the return yet.", "Fill it in; or have it excused if there is nothing to report.",
                code="filings.empty",
            )  # fmt: skip
        _demand_answers(held)
        _demand_rules(held, actor.language)
        return take_step(actor=actor, filing=held, verb="submit", state=FilingState.SUBMITTED)

    return _move(scope, filing, edit, move)


def check(*, actor: Person, scope: Scope, filing: Filing, edit: int) -> Step:
    """Agree as the section head; never with one's own entry.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person may not check in that unit, or entered any of it.
        Conflict: If it was changed meanwhile, or does not wait for it.
    """

    def move(held: Filing) -> Step:
        demand_check(scope, held)
        _demand_state(held, FilingState.SUBMITTED)
        _demand_other(actor, held, [])
        return take_step(actor=actor, filing=held, verb="check", state=FilingState.CHECKED)

    return _move(scope, filing, edit, move)


def approve(*, actor: Person, scope: Scope, filing: Filing, edit: int) -> Step:
    """Sign a return off as the head of the unit; never one's own entry, and never what one has checked.

    Where nobody is there to check, the head signs off what was handed in.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person may not release in that unit, entered any of it, or checked it.
        Conflict: If it was changed meanwhile, or does not wait for it.
    """

    def move(held: Filing) -> Step:
        demand(scope, Right.RELEASE, held)
        _demand_state(held, FilingState.CHECKED, FilingState.SUBMITTED)
        _demand_other(actor, held, ["check"])
        if held.state == FilingState.SUBMITTED and has_checker(held):
            raise Conflict(
                "The section head has not checked the return yet.", "Wait for it, or ask for it.",
                code="filings.not_checked",
            )  # fmt: skip
        held.first_approved_at = held.first_approved_at or timezone.now()
        return take_step(actor=actor, filing=held, verb="approve", state=FilingState.APPROVED)

    return _move(scope, filing, edit, move)


def accept(*, actor: Person, scope: Scope, filing: Filing, edit: int) -> Step:
    """Take a return over for the office: from now on its values count, in the place of those accepted before.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person may not collect over that unit, or had a hand in it before.
        Conflict: If it was changed meanwhile, or was not signed off.
    """

    def move(held: Filing) -> Step:
        demand(scope, Right.COLLECT, held)
        _demand_state(held, FilingState.APPROVED)
        _demand_other(actor, held, ["check", "approve"])
        held.accepted = held.version
        kept = keep_values(held)
        return take_step(
            actor=actor, filing=held, verb="accept", state=FilingState.ACCEPTED, values=kept.standing,
            opened=len(kept.opened), closed=len(kept.closed),
        )  # fmt: skip

    return _move(scope, filing, edit, move)


def reopen(*, actor: Person, scope: Scope, filing: Filing, edit: int, reason: str) -> Step:
    """Let a return be changed again; what was accepted counts until something else is.

    The officer takes back what nobody has signed off; the head, or the office, what was. What was excused is owed
    again. After the campaign was closed the office alone does this.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person may not, as it stands.
        Invalid: If no reason is given.
        Conflict: If it was changed meanwhile, or is open already.
    """
    said = reason_of(reason)

    def move(held: Filing) -> Step:
        if held.state in OPEN:
            raise Conflict("The return is open already.", code="filings.open")
        demand_reopen(scope, held)
        state = FilingState.DRAFT if held.version is not None else FilingState.EMPTY
        return take_step(actor=actor, filing=held, verb="reopen", state=state, reason=said)

    return _move(scope, filing, edit, move)


def excuse(*, actor: Person, scope: Scope, filing: Filing, edit: int, reason: str) -> Step:
    """Say that there is nothing to report, as the unit's head; or that it is no longer owed, as the office.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person may neither release there nor collect.
        Invalid: If no reason is given.
        Conflict: If it was changed meanwhile, is in somebody's hands, or values of it count already.
    """
    said = reason_of(reason)

    def move(held: Filing) -> Step:
        if not may(scope, Right.COLLECT, held):
            demand(scope, Right.RELEASE, held)
            demand_running(held)
        _demand_state(held, *OPEN)
        if held.accepted_id is not None:
            raise Conflict(
                "Values of this return were accepted and count.", "Correct them instead.", code="filings.has_values"
            )
        return take_step(actor=actor, filing=held, verb="excuse", state=FilingState.EXCUSED, reason=said)

    return _move(scope, filing, edit, move)


def reason_of(said: str) -> str:
    """A reason, without blanks around it.

    Raises:
        Invalid: If it is empty or too long.
    """
    reason = said.strip()
    if not reason:
        raise Invalid("This needs a reason.", "Write why.", code="filings.no_reason")
    if len(reason) > LONGEST:
        raise Invalid("That is too long.", "Say it in fewer words.", code="filings.too_long", most=LONGEST)
    return reason


def _move(scope: Scope, filing: Filing, edit: int, move: Move) -> Step:
    with transaction.atomic():
        return move(hold(scope, filing, edit))


def _demand_state(held: Filing, *states: str) -> None:
    if held.state not in states:
        raise Conflict(
            "The return does not stand where this could be done.", "Look at it again.", code=f"filings.is_{held.state}"
        )


def _demand_other(actor: Person, held: Filing, verbs: list[str]) -> None:
    """Refuse whoever entered any of it, or took a step of some sorts on this very version."""
    if is_author(held, actor.pk):
        raise Denied("Whoever enters a return does not approve it.", "Ask a colleague.", code="filings.own_entry")
    for verb in verbs:
        step = last_step(held, [verb])
        if step is not None and step.by_id == actor.pk and step.version_id == held.version_id:
            raise Denied("Each step is taken by somebody else.", "Ask a colleague.", code="filings.own_step")


def _demand_answers(held: Filing) -> None:
    """Refuse what leaves a question open: it was neither answered, nor was its cell changed."""
    sums = held.version.sums if held.version is not None else {}
    step = last_step(held, ["send_back"])
    before = step.version.sums if step is not None and step.version is not None else {}
    waiting = [
        one.cell
        for one in held.remarks.filter(answered_at=None)
        if not one.cell or sums.get(one.cell) == before.get(one.cell)
    ]
    if waiting:
        raise Conflict(
            f"{len(waiting)} questions are neither answered nor was their cell changed.",
            "Answer them, or correct the cells.",
            code="filings.unanswered",
            count=len(waiting),
        )


def _demand_rules(held: Filing, language: str) -> None:
    """Refuse a return that breaks a rule of its form which stops it."""
    broken = [one for one in checks_of(held, held.version, language) if one.stops and one.answer is Answer.FAILS]
    if broken:
        cells = [str(cell) for one in broken for cell in one.cells]
        raise Invalid(
            f"{len(broken)} rules of the form are broken.", "Correct the cells that are marked.",
            code="filings.rules_broken", count=len(broken), cells=cells[:_MOST_NAMED],
        )  # fmt: skip
