"""Forms by which a mention is corrected or a figure added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from diemcau.errors import Conflict, DiemcauError, Invalid, NotFound
from diemcau.flow.packed import unpack
from diemcau.lang.folding import fold
from diemcau.publish.calendar import format_period
from diemcau.publish.notice import tell_error
from diemcau.records import Kind, Span, Status, parse_period
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.archive.queries import find_document
from diemcau.web.archive.reading import profile
from diemcau.web.desk.actions import Wanted, add, correct
from diemcau.web.desk.policies import demand_decide
from diemcau.web.desk.queries import find_mention, reading_at, to_token
from diemcau.web.desk.shown import measure_name, show
from diemcau.web.desk.views.acts import back
from diemcau.web.desk.wanted import FIELDS, rereader_of
from diemcau.web.orgs.queries import tree_of
from diemcau.web.shell.failures import status_of
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts
    from diemcau.records import Reading
    from diemcau.web.archive.models import Document
    from diemcau.web.desk.models import Mention

_OFFERED = 12
_NAMES = ("words", "measure", "org", "period", "status", "kind", "partner", "label")
_OTHER = {
    "directive": ("issuer", "addressee", "deadline", "number"),
    "proposal": ("proposer", "addressee"),
    "event": ("place", "date"),
    "happening": ("place", "date"),
}
assert {name for names in FIELDS.values() for name in names} == {n for names in _OTHER.values() for n in names}


@require_http_methods(["GET", "HEAD", "POST"])
def correct_mention(request: HttpRequest, uid: UUID, mention: UUID) -> HttpResponse:
    """The form by which a mention is put right; what is refused is said above it."""
    found = find_document(scope(request), uid)
    demand_decide(scope(request), found)
    state = find_mention(found, mention)
    reading = _reading(found)
    if request.method != "POST":
        return _form(request, found, _blank(state, reading, texts_of(request)))
    try:
        after = correct(
            actor=person(request),
            scope=scope(request),
            document=found,
            mention=mention,
            seen=request.POST.get("seen", ""),
            wanted=wanted_from(request.POST),
            reason=request.POST.get("reason", ""),
        )
    except (Invalid, Conflict) as error:
        facts = _blank(state, reading, texts_of(request)) | {"seen": request.POST.get("seen", "")}
        return _form(request, found, facts | _typed(request.POST), error)
    return _done(request, found, str(after.uid))


@require_http_methods(["GET", "HEAD", "POST"])
def add_figure(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The form by which a figure is added over chosen words."""
    found = find_document(scope(request), uid)
    demand_decide(scope(request), found)
    reading = _reading(found)
    if request.method != "POST":
        return _form(request, found, _for_addition(request, reading))
    try:
        after = add(
            actor=person(request), scope=scope(request), document=found, wanted=wanted_from(request.POST),
            reason=request.POST.get("reason", ""),
        )  # fmt: skip
    except (Invalid, Conflict) as error:
        return _form(request, found, _for_addition(request, reading) | _typed(request.POST), error)
    return _done(request, found, str(after.uid))


def _done(request: HttpRequest, found: Document, mention: str) -> HttpResponse:
    answer = back(found, mention)
    if not request.htmx:  # type: ignore[attr-defined]
        return answer
    return HttpResponse(status=204, headers={"HX-Redirect": answer.url})


def _reading(found: Document) -> Reading:
    row = reading_at(found, None)
    if row is None:
        raise NotFound("The document has not been read yet.", code="desk.unread")
    return unpack(bytes(row.packed))


def wanted_from(fields: Mapping[str, str]) -> Wanted:
    """What a form asks for."""
    said = {name: fields.get(name, "") for name in _NAMES}
    said |= {name: code for name in ("measure", "org") if (code := fields.get(f"{name}_code", ""))}
    said["status"], said["kind"] = said["status"] or Status.ACTUAL.value, said["kind"] or Kind.LEVEL.value
    other = {name: fields[name] for name in {n for names in _OTHER.values() for n in names} if name in fields}
    return Wanted(
        **said,
        span=_span(fields),
        part_of=_number(fields.get("part_of", "")),
        fields=other,
    )


def _span(fields: Mapping[str, str]) -> Span | None:
    """The place of the chosen words: a choice of the list, or what was selected in the text."""
    chosen = fields.get("phrase", "")
    start, _, end = chosen.partition("-") if chosen else (fields.get("start", ""), "", fields.get("end", ""))
    first, last = _number(start), _number(end)
    return Span(first, last) if first is not None and last is not None else None


def _number(said: str) -> int | None:
    return int(said) if said.isdecimal() and len(said) < 10 else None  # noqa: PLR2004 - no text is longer


def _typed(fields: Mapping[str, str]) -> dict[str, Any]:
    """What a person had filled in, to be filled in again."""
    names = (
        *_NAMES,
        "measure_code",
        "org_code",
        "start",
        "end",
        "phrase",
        "part_of",
        "reason",
        *(n for ns in _OTHER.values() for n in ns),
    )
    return {"said": {name: fields.get(name, "")[:4000] for name in names if name in fields}}


def _blank(state: Mention, reading: Reading, texts: Texts) -> dict[str, Any]:
    """The form as it is opened: what was read."""
    said = {name: state.said.get(name) or "" for name in _OTHER.get(state.sort, ())}
    facts: dict[str, Any] = {"state": state, "seen": to_token(state), "shown": show(reading.document, state, texts)}
    if state.sort != "figure":
        return facts | {"said": said | {"words": state.words}, "names": _OTHER.get(state.sort, ())}
    sentence = Span(state.sentence_start, state.sentence_end)
    return facts | {
        "phrases": _phrases(reading, sentence, Span(state.start, state.end)),
        "wholes": _wholes(reading, state),
        "said": {
            "phrase": f"{state.start}-{state.end}",
            "measure": measure_name(state.measure, texts.language),
            "org": state.owner,
            "period": format_period(parse_period(state.period), texts.language) if state.period else "",
            "status": state.status,
            "kind": state.kind,
            "partner": state.partner,
            "label": "",
            "part_of": "" if state.said["part_of"] is None else str(state.said["part_of"]),
        },
    }


def _phrases(reading: Reading, sentence: Span, own: Span | None) -> list[dict[str, str]]:
    """The number phrases of a sentence to choose among, the mention's own with them."""
    try:
        found = set(rereader_of(reading).find_phrases(sentence)) | ({own} if own else set())
    except Invalid:
        found = {own} if own else set()
    text = reading.document.text
    return [{"value": f"{span.start}-{span.end}", "words": span.quote(text)} for span in sorted(found)][:_OFFERED]


def _wholes(reading: Reading, state: Mention) -> list[dict[str, str]]:
    """Figures of the same sentence, and the present whole, of which the mention may be a part."""
    held = state.said["part_of"]
    offered: list[dict[str, str]] = []
    for index, figure in enumerate(reading.figures):
        near = figure.sentence.start == state.sentence_start and figure.span.start != state.start
        if (near or index == held) and len(offered) < _OFFERED:
            offered.append({"value": str(index), "words": f"{figure.text} {figure.label}"})
    return offered


def _for_addition(request: HttpRequest, reading: Reading) -> dict[str, Any]:
    """The form for words that were selected, or for words to be typed as they stand."""
    span = _span(request.GET if request.method != "POST" else request.POST)
    said: dict[str, str] = {"status": Status.ACTUAL.value, "kind": Kind.LEVEL.value}
    phrases: list[dict[str, str]] = []
    text = reading.document.text
    if span is not None and 0 <= span.start < span.end <= len(text):
        said |= {"words": text[span.start : span.end][:200], "start": str(span.start), "end": str(span.end)}
        said |= _like_neighbour(reading, span, texts_of(request))
        rereader = rereader_of(reading)
        try:
            sentence = rereader.sentence_at(span)
        except Invalid:
            sentence = None
        if sentence is not None:
            offered = _phrases(reading, sentence, None)
            over = [each for each in offered if Span(*map(int, each["value"].split("-"))).overlaps(span)]
            phrases = over if len(over) > 1 else []
    return {"state": None, "said": said, "phrases": phrases, "wholes": []}


def _like_neighbour(reading: Reading, span: Span, texts: Texts) -> dict[str, str]:
    """Whose it is and when, as the nearest figure has it: what a person would type most often."""
    near = min(reading.figures, key=lambda figure: abs(figure.span.start - span.start), default=None)
    if near is None:
        return {}
    period = format_period(near.period, texts.language) if near.period else ""
    return {"org": near.unit_of_report or "", "period": period}


def _form(
    request: HttpRequest, found: Document, facts: dict[str, Any], error: DiemcauError | None = None
) -> HttpResponse:
    """The form, alone for a part of the page, else as a page of its own."""
    title, advice = tell_error(texts_of(request), error) if error else ("", "")
    state = facts["state"]
    action = reverse("desk_correct", args=[found.uid, state.uid]) if state else reverse("desk_add", args=[found.uid])
    facts |= {
        "document": found,
        "action": action,
        "error": title,
        "advice": advice,
        "is_figure": state is None or state.sort == "figure",
        "statuses": [each.value for each in Status],
        "kinds": [each.value for each in Kind],
    }
    part = bool(request.htmx)  # type: ignore[attr-defined]
    template = "desk/form.html" if part else "desk/form_page.html"
    return render(request, template, facts, status=status_of(error) if error else 200)


@require_safe
def choices(request: HttpRequest, uid: UUID, what: str) -> HttpResponse:
    """Measures, or orgs of a period, whose names hold some words; typed with or without tones."""
    found = find_document(scope(request), uid)
    words = fold(" ".join(request.GET.get("q", "")[:100].split())).split()
    language = texts_of(request).language
    offered = _measures(language) if what == "measures" else _orgs(language, found, request.GET.get("period", "")[:60])
    fitting = [each for each in offered if all(word in each["folded"] for word in words)]
    fitting.sort(key=lambda each: (not each["folded"].startswith(" ".join(words)), each["name"]))
    return render(request, "desk/choices.html", {"choices": fitting[:_OFFERED], "more": len(fitting) > _OFFERED})


def _offer(code: str, names: Iterable[str], name: str) -> dict[str, str]:
    every = list(dict.fromkeys(names))
    others = " · ".join(each for each in every if each != name)
    return {"code": code, "name": name, "others": others, "folded": fold(" ".join([*every, code]))}


def _measures(language: str) -> list[dict[str, str]]:
    return [
        _offer(each.code, each.names.values(), each.names.get(language, each.code))
        for each in profile().measures.values()
    ]


def _orgs(language: str, found: Document, period: str) -> list[dict[str, str]]:
    """The orgs as of a period that a person typed; of today where it says none."""
    day = None
    if period.strip():
        try:
            day = rereader_of(_reading(found)).parse_time(period).end
        except Invalid:
            day = None
    tree = tree_of(day)
    return [
        _offer(node.code, [node.name(language), *node.names.values()], node.name(language))
        for node in tree.nodes.values()
    ]
