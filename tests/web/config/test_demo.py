"""The demo: texts composed alike every time, and a site in which everybody finds something to do."""

from __future__ import annotations

import time
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from diemcau.collect.members import Part, open_parts
from diemcau.flow.progress import watch_nothing
from diemcau.flow.reading import read_unit
from diemcau.records import Reading
from diemcau.web.accounts.models import RoleKind
from diemcau.web.archive.reading import profile
from diemcau.web.config.demo.notices import load_notices
from diemcau.web.config.demo.numbers import Term
from diemcau.web.config.demo.people import DEMO_PASSWORD, DEMO_PEOPLE
from diemcau.web.config.demo.story import Paper, tell_story
from diemcau.web.config.demo.telling import find_fact, load_topics, tell
from diemcau.web.config.demo.units import load_units

_PATIENCE = 180  # seconds of processor; some 15 where nothing else runs
_KNOWN = Decimal("0.9")  # share of figures whose measure the profile has to know


def _read(text: str) -> Reading:
    (part,) = open_parts(text.encode(), Path("paper.txt"), "paper")
    assert isinstance(part, Part)
    (reading,) = read_unit(part, profile())
    assert isinstance(reading, Reading)
    return reading


def test_the_story_is_told_alike_every_time() -> None:
    """Another run composes the same papers, word for word."""
    first = tell_story()
    for cached in (tell_story, load_notices, load_units, load_topics):
        cached.cache_clear()
    assert tell_story() == first
    assert len({paper.key for paper in first}) == len(first)


def test_papers_come_in_the_order_of_their_days() -> None:
    """Nobody releases before it came in, and a new version comes after the first."""
    papers = tell_story()
    assert all(one.entered <= other.entered for one, other in pairwise(papers))
    assert all(paper.released is None or paper.released > paper.entered for paper in papers)
    entered = {paper.key: paper.entered for paper in papers}
    assert all(entered[paper.replaces] < paper.entered for paper in papers if paper.replaces)


def test_what_is_counted_is_what_is_said() -> None:
    """A reader finds in a unit's own sentence the number that the unit counted, whichever wording was taken."""
    term = Term(2025, "h1")
    for code in ("SV.DUNMARSH", "SV.THACHYEN"):
        unit = load_units()[code]
        for topic in unit.topics:
            for variant in range(len(load_topics()[topic][unit.language])):
                figures = _read(
                    f"{unit.names[unit.language]}\n\n{tell(unit, topic, term, unit.language, variant=variant)}\n"
                ).figures
                for slot, spec in load_topics()[topic]["values"].items():
                    if spec[0] != "growth":
                        assert find_fact(unit, topic, slot, term).value in {figure.quantity.value for figure in figures}


@pytest.mark.parametrize("language", ["en", "vi"])
def test_reports_are_read_well(language: str) -> None:
    """Nearly every figure is known by its measure, each has an owner and a period, and nothing was not understood."""
    papers = [paper for paper in tell_story() if paper.period and load_units()[paper.org].language == language][::4]
    readings = [_read(paper.text) for paper in papers]
    figures = [figure for reading in readings for figure in reading.figures]
    assert len(figures) > 50
    assert sum(figure.measure is not None for figure in figures) > _KNOWN * len(figures)
    assert all(figure.period and figure.unit_of_report for figure in figures)
    assert not [finding for reading in readings for finding in reading.findings]


def _paper(key: str) -> Paper:
    return next(paper for paper in tell_story() if paper.key == key)


def test_sources_differ_where_they_are_meant_to() -> None:
    """The overview of exports has Arden's own number and another one for Dunmarsh."""
    arden, dunmarsh = (
        find_fact(load_units()[code], "exports", "x", Term(2025)) for code in ("SV.ARDEN", "SV.DUNMARSH")
    )
    overview = _paper("trade-2025").text
    assert arden.said("en") in overview
    assert dunmarsh.said("en") not in overview
    assert dunmarsh.said("en") in _paper("SV.DUNMARSH/2025").text


def test_people_of_every_role_are_there() -> None:
    """Each role of the sector has somebody, and one person stands in for another."""
    assert {person.role for person in DEMO_PEOPLE} == set(RoleKind)
    assert [person.deputy_of for person in DEMO_PEOPLE if person.deputy_of] == ["head"]
    assert len({person.username for person in DEMO_PEOPLE}) == len(DEMO_PEOPLE)


@pytest.mark.django_db
def test_the_demo_fills_an_empty_site() -> None:
    """Within a minute there are drafts, open and settled conflicts, threads, and numbers that stand in their texts."""
    from django.db.models import F

    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.queries import scope_of
    from diemcau.web.archive.models import Document, State
    from diemcau.web.audit.models import Entry
    from diemcau.web.config.demo.fill import fill_demo
    from diemcau.web.desk.models import Check, Decision, Mention, Thread
    from diemcau.web.filings.models import Campaign, Remark, Value
    from diemcau.web.orgs.models import Org, Succession
    from diemcau.web.record.models import Conflict, Ruling
    from diemcau.web.record.queries import conflicts_for
    from diemcau.web.review.models import Edition, Goal

    began = time.process_time()
    fill_demo(watch_nothing)
    assert time.process_time() - began < _PATIENCE

    assert set(Org.objects.values_list("code", flat=True)) == set(load_units())
    assert Succession.objects.filter(heir__code="SV.WESTREACH").count() == 2
    head, deputy = (Person.objects.get(username=name) for name in ("head", "deputy"))
    assert head.check_password(DEMO_PASSWORD)
    assert scope_of(deputy).reaches.items() >= scope_of(head).reaches.items()

    assert Document.objects.filter(state=State.DRAFT).count() == 5
    assert Document.objects.filter(level=2, state=State.RELEASED).count() == 1
    assert Document.objects.filter(versions__number=2).count() == 2
    assert {state for _, state in Conflict.objects.filter(known_to=None).values_list("kind", "state")} == {
        "open", "settled", "reopened",
    }  # fmt: skip
    assert conflicts_for(scope_of(head)).filter(state="open").count() > 5
    assert Ruling.objects.exclude(withdraws=None).count() == 1
    assert Thread.objects.filter(closed_at=None).count() == 3
    assert set(Mention.objects.filter(known_to=None).values_list("check_state", flat=True)) == set(Check.values)
    assert set(Decision.objects.values_list("verdict", flat=True)) == set(Decision.Verdict.values)
    for mention in Mention.objects.select_related("reading"):
        assert mention.reading.text[mention.start : mention.end] == mention.words

    running, *over = Campaign.objects.order_by("-due")
    assert set(running.filings.values_list("state", flat=True)) >= {"accepted", "empty", "draft", "submitted"}
    assert all(one.closed_at for one in over)
    assert Remark.objects.exclude(answered_at=None).count() == 1
    exports = Value.objects.filter(known_to=None, measure="trade.exports", period="2025", org__code="SV.DUNMARSH")
    (edition,) = Edition.objects.all()
    assert exports.get(status="actual").known_from > edition.known_at  # corrected after the signing
    assert Goal.objects.filter(known_to=None).count() == 12

    days = Document.objects.order_by("entered_at").values_list("entered_at", "released_at")
    assert (days[0][0].year, days.last()[0].year) == (2025, 2026)  # type: ignore[index]
    assert not Mention.objects.filter(known_to__lt=F("known_from")).exists()
    count = Entry.objects.count()
    fill_demo(watch_nothing)
    assert Entry.objects.count() == count
