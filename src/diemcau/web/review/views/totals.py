"""Totals in any shape and as of two times, the sentences behind each, and the totals that a sentence moves."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diemcau.records import Status
from diemcau.records.period import shift_years
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.policies import Right, Scope
from diemcau.web.archive.reading import profile
from diemcau.web.orgs.queries import tree_of
from diemcau.web.review.asked import Asked, read_asked
from diemcau.web.review.editions import editions_for
from diemcau.web.review.evidence import evidence_for, levels_of
from diemcau.web.review.moves import find_moves
from diemcau.web.review.queries import Board, ratios
from diemcau.web.review.shelf import keep
from diemcau.web.review.shown import ShownTotal, Teller, measure_name
from diemcau.web.search.actions import note_look
from diemcau.web.search.addresses import of_sentence
from diemcau.web.search.behind import find_mention
from diemcau.web.search.shown import pieces_of
from diemcau.web.search.views.choices import measure_choices, org_choices, recent_periods
from diemcau.web.shell.moments import known_at
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from diemcau.publish.texts import Texts
    from diemcau.records.observation import Observation
    from diemcau.records.total import Comparison, Progress, Total
    from diemcau.web.review.evidence import Evidence

_MEASURES = 30
_PARTS, _PARTS_IN_ROW = 40, 12
"""Values on the page of what is behind a number, and in the row that opens below it."""
_YEARS = 5


@require_safe
def totals(request: HttpRequest) -> HttpResponse:
    """The totals of an org by branch or channel of work; or one measure by unit, partner and year."""
    asked = read_asked(request.GET)
    context = _around(request, asked)
    if asked.measure:
        return render(request, "review/measure.html", context | _measure(request, asked))
    return render(
        request,
        "review/totals.html",
        context | all_totals(scope(request), asked, texts_of(request), request.GET.get("page", "")[:8]),
    )


def _around(request: HttpRequest, asked: Asked) -> dict[str, Any]:
    """What stands around the numbers: the choices, the path, the editions of this org and period."""
    language = texts_of(request).language
    tree = tree_of(asked.view.shape_day)
    node = tree.by_code[asked.view.org]
    editions = editions_for(scope(request)).filter(org__code=asked.view.org, period=asked.view.period.code)
    terms = profile().branches if asked.group == "branch" else profile().pillars
    return {
        "asked": asked,
        "view": asked.view,
        "name": node.name(language),
        "path": [(one.code, one.name(language)) for one in tree.above(node.pk)],
        "orgs": list(org_choices(tree, language)),
        "measures": measure_choices(language),
        "periods": recent_periods(),
        "statuses": [each.value for each in Status],
        "insides": [(code, term.names.get(language, code)) for code, term in terms.items()],
        "editions": list(editions[:3]),
        "may_sign": scope(request).may(Right.RELEASE, node.pk),
    }


def all_totals(scope: Scope, asked: Asked, texts: Texts, number: str = "") -> dict[str, Any]:
    """All measures of which something is known, some at once; for a clearance alone, whatever roles there are.

    Args:
        scope: Only its clearance counts.
        asked: Which totals.
        texts: The reader's catalogue.
        number: Of the page; empty for the first.
    """
    bare = Scope(clearance=scope.clearance)
    if asked.view.known_at is None and asked.view.true_at is None:
        question = ("totals", bare.clearance, texts.language, asked.query(), asked.tree.day, number)
        return keep(question, lambda: _put_together(bare, asked, texts, number))
    return _put_together(bare, asked, texts, number)


def _put_together(bare: Scope, asked: Asked, texts: Texts, number: str) -> dict[str, Any]:
    view = asked.view
    whole = Board(bare, view, years=0, tree=asked.tree)
    codes = whole.known_measures()
    made = (code for code, ratio in ratios().items() if {ratio.numerator, ratio.denominator} <= {*codes})
    wanted = {*codes, *made, *(goal.measure for goal in whole.targets)}
    codes = [code for code in profile().measures if code in wanted]
    page = Paginator(_grouped(codes, asked), _MEASURES).get_page(number)
    board = Board(bare, view, list(page.object_list))
    groups: defaultdict[str, list[ShownTotal]] = defaultdict(list)
    for shown in _shown(texts, asked, board):
        groups[_term(shown.code, asked)].append(shown)
    terms = profile().branches if asked.group == "branch" else profile().pillars
    language = texts.language
    return {
        "page": page,
        "groups": [
            (code, terms[code].names.get(language, code) if code in terms else code, rows)
            for code, rows in groups.items()
        ],
    }


def _grouped(codes: Sequence[str], asked: Asked) -> list[str]:
    """Measures of one group together, the groups in the order of the profile."""
    terms = list(profile().branches if asked.group == "branch" else profile().pillars)
    wanted = [code for code in codes if not asked.inside or _term(code, asked) == asked.inside]
    return sorted(wanted, key=lambda code: terms.index(term) if (term := _term(code, asked)) in terms else len(terms))


def _term(code: str, asked: Asked) -> str:
    measure = profile().measures[code]
    return measure.branch if asked.group == "branch" else measure.pillar


def _shown(texts: Texts, asked: Asked, board: Board) -> list[ShownTotal]:
    teller = Teller(asked, board.by_id, texts)
    by_total: defaultdict[tuple[str, str], list[Progress]] = defaultdict(list)
    for progress in board.progress():
        by_total[progress.target.measure, progress.target.unit].append(progress)
    found = []
    for total in board.totals():
        goals = by_total.pop((total.measure, total.unit), ())
        address = asked.address(measure=total.measure, unit=total.unit)
        found.append(teller.total(total, address=address, comparison=_against(board, total), goals=goals))
    for (measure, unit), goals in by_total.items():
        found.append(teller.total(board.total(measure, unit), address=asked.address(measure=measure), goals=goals))
    return found


def _against(board: Board, total: Total) -> Comparison | None:
    """A result against the year before; plans and targets are held against results, not against each other."""
    return board.comparison(total) if board.view.status is Status.ACTUAL else None


def _measure(request: HttpRequest, asked: Asked) -> dict[str, Any]:
    """One measure: the head, the orgs right below it, its partners and the years before."""
    board = Board(scope(request), asked.view, [asked.measure], years=_YEARS)
    texts = texts_of(request)
    teller = Teller(asked, board.by_id, texts)
    head = board.total(asked.measure, asked.unit)
    goals = [one for one in board.progress() if one.target.unit == head.unit]
    years, last = board.over_years(_YEARS), asked.view.period.start.year
    others = {one.unit for one in board.totals()} - {head.unit}
    measure = profile().measures[asked.measure]
    return {
        "measure": measure,
        "measure_name": measure_name(asked.measure, texts.language),
        "head": teller.total(head, comparison=_against(board, head), goals=goals),
        "by_org": [
            teller.total(
                total, name=teller.org(code), address=asked.address(org=code) if asked.tree.children(code) else ""
            )
            for code, total in board.rows(asked.measure, head.unit).items()
        ],
        "by_partner": [
            teller.total(total, name=partner) for partner, total in board.partners(asked.measure, head.unit).items()
        ],
        "by_year": [
            (year, teller.total(total, period=shift_years(asked.view.period, year - last).code))
            for year, each in years.items()
            for total in each
            if total.measure == asked.measure and total.unit == head.unit
        ],
        "others": [(unit, asked.address(unit=unit)) for unit in sorted(others)],
    }


@require_safe
def parts(request: HttpRequest) -> HttpResponse:
    """What is behind one total: sentences of documents and cells of returns, one step from the number."""
    asked, is_part = read_asked(request.GET), request.headers.get("HX-Request") == "true"
    board = Board(scope(request), asked.view, [asked.measure] if asked.measure else [], years=0, tree=asked.tree)
    texts = texts_of(request)
    values = board.by_id
    teller = Teller(asked, values, texts)
    context: dict[str, Any] = {"asked": asked, "view": asked.view, "name": teller.org(asked.view.org), "rows": []}
    if asked.measure:
        total = board.total(asked.measure, asked.unit)
        most = _PARTS_IN_ROW if is_part else _PARTS
        page = Paginator([*total.parts, *total.left_out], most).get_page(request.GET.get("page"))
        shown = [one for one in page.object_list if one in values]
        evidence = evidence_for(scope(request), shown, known_at=asked.view.known_at, texts=texts)
        note_look(actor=person(request), query=request.GET.urlencode(), seen=levels_of(evidence))
        out = set(total.left_out)
        context |= {
            "total": teller.total(total),
            "page": page,
            "rows": [_row(teller, values[one], evidence.get(one), is_out=one in out) for one in shown],
        }
    return render(request, "review/parts_inside.html" if is_part else "review/parts.html", context)


def _row(teller: Teller, value: Observation, stand: Evidence | None, *, is_out: bool) -> dict[str, Any]:
    """One value with where it stands."""
    return {
        "value": value,
        "org": teller.org(value.org),
        "number": teller.value(value),
        "stand": stand,
        "is_out": is_out,
    }


@require_safe
def moves(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Every total that a figure in a document moves, as a fact of the record or through a return."""
    mention = find_mention(scope(request), uid)
    texts = texts_of(request)
    note_look(actor=person(request), query=f"mention={uid}", seen={str(mention.document.uid): mention.document.level})
    found = find_moves(scope(request), uid, known_at(request))
    rows = []
    for one in found:
        asked = Asked(view=one.board.view, tree=one.board.shape, measure=one.total.measure, unit=one.total.unit)
        teller = Teller(asked, one.board.by_id, texts)
        shown = teller.total(one.total, name=teller.org(one.total.org), address=asked.address(org=one.total.org))
        rows.append((shown, measure_name(one.total.measure, texts.language), one.is_counted))
    sentence = mention.reading.text[mention.sentence_start : mention.sentence_end]
    context = {
        "mention": mention,
        "pieces": pieces_of(sentence, mention),
        "address": of_sentence(mention.document.uid, mention.start, mention.uid),
        "rows": rows,
    }
    return render(request, "review/moves.html", context)
