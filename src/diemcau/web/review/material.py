"""What the written review of an edition is made of: its values with where they stand, totals, changes, goals."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from django.conf import settings

from diemcau.errors import Missing
from diemcau.profile.outlines import load_outlines
from diemcau.publish.report.compile import compile_report
from diemcau.publish.report.docx import write_report_docx
from diemcau.publish.report.html import write_report_html
from diemcau.publish.report.material import Evidence, Fact, Material
from diemcau.publish.report.pdf import write_report_pdf
from diemcau.publish.texts import languages, load_texts
from diemcau.records import Status
from diemcau.records.total import Covered, Way
from diemcau.web.archive.models import ReadText
from diemcau.web.archive.reading import profile
from diemcau.web.orgs.queries import names_of_all
from diemcau.web.review.evidence import Saying, evidence_for
from diemcau.web.review.queries import Board
from diemcau.web.review.wording import quantity_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from diemcau.profile.outlines import Outline
    from diemcau.records import Quantity
    from diemcau.records.observation import Observation
    from diemcau.records.orgtree import OrgTree
    from diemcau.records.total import Total
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.review.evidence import Evidence as Stand
    from diemcau.web.review.numbers import Numbers
    from diemcau.web.review.queries import View

MOST_FACTS = 3000
"""Values that one written review tells singly; beyond them the totals, which stand on all, still do."""

_BATCH = 500
_PUT_TOGETHER = frozenset({Way.SUM, Way.DISTINCT, Way.LAST, Way.RATIO})


def write_reports(scope: Scope, view: View, tree: OrgTree, numbers: Numbers) -> dict[str, bytes]:
    """The written review in every language, as HTML, PDF and DOCX by file name; none where no outline is for the org.

    A format whose writer is not installed is left out: the manifest names what there is.

    Args:
        scope: What may be in it.
        view: Which totals.
        tree: The orgs in whose shape they are.
        numbers: What is signed.
    """
    outline = load_outlines(settings.PROFILE).for_kind(tree.nodes[view.org].kind)
    if outline is None:
        return {}
    material = material_for(scope, view, tree, numbers, outline)
    files: dict[str, bytes] = {}
    for language in sorted(languages()):
        report = compile_report(outline, material, profile(), language)
        files[f"review.{language}.html"] = write_report_html(report).encode()
        with suppress(Missing):
            files[f"review.{language}.pdf"] = write_report_pdf(report)
        with suppress(Missing):
            files[f"review.{language}.docx"] = write_report_docx(report)
    return files


def material_for(scope: Scope, view: View, tree: OrgTree, numbers: Numbers, outline: Outline) -> Material:
    """Everything that the written review of a view is made of."""
    board = Board(scope, view, tree=tree)
    own = [total for total in numbers.totals if total.org == view.org]
    shown = _chosen(numbers, own)
    stands = _stands(scope, [one.id for one in shown], view)
    held = profile()
    filings = {stand.cell.filing for stand in stands.values() if stand.cell}
    documents, sources = _documents(stands)
    return Material(
        org=view.org,
        home=held.home_org,
        org_names={code: dict(node.names) for code, node in names_of_all().items()},
        measure_names={code: dict(measure.names) for code, measure in held.measures.items()},
        unit_names={code: dict(term.names) for code, term in held.units.items()},
        kind_names={kind: names for owing in outline.owing for kind in owing.kinds for names in (owing.names,)},
        period=view.period,
        day=view.day,
        documents=(documents, sources),
        filings=len(filings),
        facts=tuple(_facts(shown, stands, view)),
        totals=tuple(one for one in own if one.way in _PUT_TOGETHER and len(one.parts) > 1),
        comparisons=tuple(board.comparison(total) for total in own if total.way is not Way.NONE),
        progresses=tuple(board.progress()),
        coverage=tuple(_covered(owing.kinds, view.org, tree, numbers) for owing in outline.owing),
        coverage_names=tuple(owing.names for owing in outline.owing),
    )


def _chosen(numbers: Numbers, own: Sequence[Total]) -> list[Observation]:
    """The values that are told singly: those on which the head's totals stand first, then the others."""
    parts = {part for total in own for part in total.parts}
    ordered = sorted(numbers.observations, key=lambda one: one.id not in parts)
    kept = {one.id for one in ordered[:MOST_FACTS]}
    return [one for one in numbers.observations if one.id in kept]


def _stands(scope: Scope, ids: Sequence[str], view: View) -> dict[str, Stand]:
    """Where values stand."""
    found: dict[str, Stand] = {}
    for start in range(0, len(ids), _BATCH):
        found |= evidence_for(scope, ids[start : start + _BATCH], known_at=view.known_at)
    return found


def _facts(values: Iterable[Observation], stands: Mapping[str, Stand], view: View) -> Iterable[Fact]:
    """Values as the report states them; the head's own in the order of the profile lead."""
    languages_of = _languages(stands)
    leading = 0
    for one in values:
        quantity = quantity_of(one)
        if quantity is None:
            continue
        leads = one.org == view.org and one.status in {Status.ACTUAL, Status.EXPECTED} and not one.partner
        yield Fact(
            id=one.id,
            measure=one.measure,
            org=one.org,
            period=one.period,
            status=one.status,
            tally=one.tally,
            quantity=quantity,
            rank=leading if leads else None,
            is_disputed=one.is_disputed,
            evidence=tuple(_evidence(stands.get(one.id), languages_of, quantity)),
        )
        leading += leads


def _evidence(stand: Stand | None, languages_of: Mapping[UUID, str], quantity: Quantity) -> Iterable[Evidence]:
    if stand is None:
        return
    for saying in stand.sayings:
        yield _said(saying, languages_of.get(saying.document, ""))
    if stand.cell is not None:
        number = f"{quantity.value.normalize():f}"
        told = {language: load_texts(language)["location.cell"] for language in languages()}
        place = {language: words.format(address=stand.cell.cell) for language, words in told.items()}
        name = f"{stand.cell.form} {stand.org}"
        yield Evidence(
            document=f"{stand.cell.filing}", title=f"{name}, {stand.cell.campaign}", place=place, words=number,
            sentence=number,
        )  # fmt: skip


def _said(saying: Saying, language: str) -> Evidence:
    before = saying.before.lstrip()
    return Evidence(
        document=str(saying.document),
        title=f"{saying.title}, {saying.number}" if saying.number else saying.title,
        words=saying.words,
        sentence=f"{before}{saying.words}{saying.after}".rstrip(),
        start=len(before),
        language=language,
    )


def _languages(stands: Mapping[str, Stand]) -> dict[UUID, str]:
    """In which language each document is."""
    uids = {saying.document for stand in stands.values() for saying in stand.sayings}
    rows = ReadText.objects.filter(document__uid__in=uids, is_current=True)
    return dict(rows.values_list("document__uid", "language"))


def _documents(stands: Mapping[str, Stand]) -> tuple[int, int]:
    """How many documents there are; each counts as one source, which the record has made sure of fact by fact."""
    count = len({saying.document for stand in stands.values() for saying in stand.sayings})
    return count, count


def _covered(kinds: Sequence[str], org: str, tree: OrgTree, numbers: Numbers) -> Covered:
    """Of the orgs of some kinds below the head those that have a value."""
    told = {heir for one in numbers.observations for heir in tree.stands_for.get(one.org, (one.org,))}
    codes = [code for code in tree.below(org) if tree.nodes[code].kind in kinds]
    return Covered(
        kind=kinds[0],
        reported=tuple(code for code in codes if code in told),
        missing=tuple(code for code in codes if code not in told),
    )
