"""What does not add up, what is implied, what was not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.publish.contradiction import tell_conflict
from diemcau.publish.markup import EMPTY, Html, Sheet, join
from diemcau.publish.notice import tell_finding
from diemcau.records.review import Answer, Check, CheckKind

if TYPE_CHECKING:
    from diemcau.publish.page.scene import Scene
    from diemcau.records import Claim, Finding

# Claims that a conflict or check links to; more are counted.
MOST_LINKS = 8


def show_links(scene: Scene, claims: list[Claim]) -> Html:
    """Links to claims, the first of many."""
    shown = [scene.pieces.fill("claim", id=each.id, number=scene.wording.number(each)) for each in claims[:MOST_LINKS]]
    left = len(claims) - len(shown)
    return join([*shown, scene.text("page.and_more").format(count=scene.count(left)) if left else EMPTY])


def show_checks(scene: Scene) -> Html:
    """The section of recomputations and implied values; nothing where nothing could be recomputed."""
    review = scene.review
    checks = [check for check in review.checks if is_telling(check)]
    if not checks and not review.implied:
        return EMPTY
    sheet = scene.sheet("disputes")
    implied = [
        sheet.fill("implied", words=scene.wording.implied(each), level=each.level, change=each.change)
        for each in review.implied
    ]
    return sheet.fill(
        "checks",
        checks=join(_check(scene, sheet, check) for check in checks),
        implied=sheet.fill("implied_list", rows=join(implied)) if implied else EMPTY,
        failed=sum(check.answer is Answer.FAILS for check in checks),
    )


def is_telling(check: Check) -> bool:
    """Whether a check tells anything: that one part is smaller than its whole does not."""
    one_part = len(check.claims) == 2  # noqa: PLR2004 - the whole and its only part
    return not (check.kind is CheckKind.PARTS and check.answer is Answer.HOLDS and one_part)


def _check(scene: Scene, sheet: Sheet, check: Check) -> Html:
    claims = [scene.review.claims[each] for each in check.claims if each in scene.review.claims]
    return sheet.fill(
        "check",
        code=check.answer.value,
        answer=scene.text(f"answer.{check.answer.value}"),
        kind=scene.text(f"check_kind.{check.kind.value}"),
        words=_say_check(scene, check),
        claims=show_links(scene, claims),
    )


def _say_check(scene: Scene, check: Check) -> str:
    if check.conflict is None:
        return scene.wording.check(check)
    return tell_conflict(scene.wording, scene.review.record.conflicts[check.conflict])


def show_findings(scene: Scene) -> Html:
    """The section of what was not understood; nothing where all was."""
    findings = scene.review.findings
    if not findings:
        return EMPTY
    sheet = scene.sheet("disputes")
    return sheet.fill(
        "findings", count=scene.count(len(findings)), rows=join(_finding(scene, sheet, each) for each in findings)
    )


def _finding(scene: Scene, sheet: Sheet, finding: Finding) -> Html:
    known = finding.document in scene.wording.places
    number = scene.number_of(finding.document) if known else 0
    return sheet.fill(
        "finding",
        code=finding.severity.value,
        severity=scene.text(f"severity.{finding.severity.value}"),
        message=tell_finding(scene.wording.texts, finding),
        where=sheet.fill("where", number=number, source=scene.source(finding.document)) if known else finding.document,
    )
