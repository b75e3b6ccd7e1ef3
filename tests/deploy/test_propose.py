"""Directives of a record as proposals."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from diemcau.deploy.overlap import OpenTask
from diemcau.deploy.propose import propose_tasks
from diemcau.deploy.working import calendar_of
from diemcau.flow.folder import reconcile_folder
from diemcau.profile.load import load_profile
from diemcau.profile.orgtree import org_tree
from diemcau.profile.types import Profile
from diemcau.read.document import read_document
from diemcau.reconcile.folder import reconcile
from diemcau.records import Document, Record
from diemcau.records.order import OrderOddity
from diemcau.records.task import Calling, DeadlineKind, Proposed

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "../shared/seeds"
GROUPS = 5
# By number of the group of a conference as the sector sorts them: 1 to 3 are kept to, 4 and 5 are done.
SORTED = (Calling.ORIENTATION, Calling.ORIENTATION, Calling.ORIENTATION, Calling.TASK, Calling.TASK)
LOCAL = re.compile(r"provincial", re.IGNORECASE)

NEWS = """Dunmarsh reviews its year
(Dunmarsh Portal, 8 January 2032) At the conference of 7 January 2032, Prime Minister Orla Venn gave three tasks.
First, continue to strengthen friendship with the towns across the river.
Second, the Ministry of Finance shall take the lead, in coordination with the Ministry of Foreign Affairs, in drafting \
a scheme on river ports, to be submitted before 31 March 2032.
Third, all provinces must report the number of pilots within 20 working days.
"""
RETOLD = """Border Gazette
(Border Gazette, 9 January 2032) Prime Minister Orla Venn asked the Ministry of Finance to draft a scheme \
on river ports by 30 June 2032.
"""


@cache
def profile() -> Profile:
    """The shipped profile."""
    return load_profile("vietnam_diplomacy")


def record_of(*texts: str, language: str = "en") -> Record:
    """A record of some texts."""
    readings = [
        read_document(
            Document(id=f"{place:064}", name=f"t{place}", path=f"t{place}.txt", text=text, language=language,
                     published=date(2032, 1, 8 + place)),
            profile(),
        )
        for place, text in enumerate(texts)
    ]  # fmt: skip
    return reconcile("story", readings, profile())


def propose(record: Record, *open_tasks: OpenTask, given_on: date | None = None) -> tuple[Proposed, ...]:
    """The proposals of a record."""
    tree = org_tree(profile(), date(2032, 1, 8))
    calendar = calendar_of(profile())
    return propose_tasks(
        record, tree=tree, profile=profile(), calendar=calendar, given_on=given_on, open_tasks=open_tasks
    )


def about(proposals: tuple[Proposed, ...], word: str) -> Proposed:
    """The one proposal whose words hold a word."""
    (found,) = [one for one in proposals if word in one.words]
    return found


def opens_its_sentences(one: Proposed, record: Record) -> bool:
    """Whether every statement leads to the words of its directive, in its sentence."""
    for statement in one.statements:
        reading = record.by_name[statement.document]
        directive = reading.directives[statement.index]
        if reading.document.quote(statement.span) != directive.text or directive.span != statement.span:
            return False
    return bool(one.statements)


def test_each_directive_is_proposed_once_with_its_words() -> None:
    """A conference gives one orientation and two tasks, each with its number, speaker and sentence."""
    record = record_of(NEWS)
    found = propose(record)
    assert [one.directive for one in found] == [one.id for one in record.instructions]
    assert all(opens_its_sentences(one, record) for one in found)
    assert [one.calling for one in found] == [Calling.ORIENTATION, Calling.TASK, Calling.TASK]
    assert all("Venn" in (one.issuer or "") for one in found)


def test_lead_product_and_day_come_from_the_words() -> None:
    """One lead by its code, who takes part, the product and its kind, and the last day in term."""
    scheme = about(propose(record_of(NEWS)), "scheme")
    assert scheme.lead.orgs == ("VN.MOF",)
    assert scheme.lead.is_certain
    assert scheme.coordinating.orgs == ("MOFA",)
    assert scheme.product_kind == "scheme"
    assert "scheme on river ports" in scheme.product
    assert scheme.deadline.day == date(2032, 3, 30)


def test_who_is_to_do_it_is_no_measure() -> None:
    """All missions are asked for something else than their number."""
    words = "Bộ trưởng yêu cầu các cơ quan đại diện tiếp tục giữ gìn quan hệ với chính quyền sở tại."
    record = record_of(f"Kết luận của Bộ trưởng\n\n{words}", language="vi")
    (one,) = propose(record)
    assert one.lead.kinds
    assert one.measures == ()


def test_terms_count_from_the_day_that_is_given() -> None:
    """Working days count from the day asked for, else from that on which the document came out."""
    reports = about(propose(record_of(NEWS)), "pilots")
    later = about(propose(record_of(NEWS), given_on=date(2032, 3, 1)), "pilots")
    assert reports.deadline.kind is DeadlineKind.WORKING_DAYS
    assert reports.deadline.day is not None
    assert later.deadline.day is not None
    assert reports.deadline.day < later.deadline.day
    assert set(reports.lead.kinds) == {"province", "centrally_run_city"}


def test_what_comes_again_has_its_next_day() -> None:
    """A report of every quarter has a rhythm, whose next day is a proposal."""
    text = "Dunmarsh Portal\nPrime Minister Orla Venn asked the Ministry of Finance to report on tolls every quarter.\n"
    (found,) = propose(record_of(text), given_on=date(2032, 1, 12))
    assert (found.calling, found.deadline.kind) == (Calling.TASK, DeadlineKind.RHYTHM)
    assert (found.deadline.day, found.deadline.is_certain) == (date(2032, 3, 31), False)


def test_wordings_that_name_different_days_stop() -> None:
    """Two reports with two deadlines are one directive with both sentences, which does not go out."""
    scheme = about(propose(record_of(NEWS, RETOLD)), "scheme")
    assert {statement.document for statement in scheme.statements} == {"t0", "t1"}
    flag = scheme.flags[0]
    assert (flag.kind, flag.code, flag.stops) == (OrderOddity.CONTRADICTORY, "deadline", True)


def test_a_task_of_before_that_is_still_open_is_shown_and_does_not_stop() -> None:
    """What was asked for last year and is not done is named by its uid."""
    old = OpenTask(
        uid="u7", title="Draft a scheme on river ports", words="draft the scheme on river ports", lead="VN.MOF"
    )
    flags = about(propose(record_of(NEWS), old), "scheme").flags
    assert [(flag.code, flag.others, flag.stops) for flag in flags] == [("open_task", ("u7",), False)]
    assert not any(flag.code == "open_task" for flag in about(propose(record_of(NEWS), old), "friendship").flags)


def test_what_nobody_could_do_stops_only_as_a_task() -> None:
    """Without an addressee a task does not go out, and an orientation is only shown with it."""
    text = "Dunmarsh Portal\nPrime Minister Orla Venn said: “It is necessary to {act}.”\n"
    task = propose(record_of(text.format(act="complete the merger of the two harbour offices before 1 May 2032")))
    standing = propose(record_of(text.format(act="continue to strengthen friendship with all towns")))
    assert [(flag.code, flag.stops) for one in task for flag in one.flags] == [("addressee", True)]
    assert [(flag.code, flag.stops) for one in standing for flag in one.flags] == [("addressee", False)]


def test_a_settled_issuer_is_flagged_no_more() -> None:
    """Only what nobody has ruled on stops."""
    record = record_of(NEWS)
    disputed = replace(record, instructions=tuple(replace(one, disputed=True) for one in record.instructions))
    assert all(one.flags[0].code == "issuer" and one.flags[0].stops for one in propose(disputed))
    assert not any(flag.code == "issuer" for one in propose(record) for flag in one.flags)


@cache
def seeds() -> tuple[Record, tuple[Proposed, ...]]:
    """Five published reports of one conference and what is proposed for them."""
    if not SEEDS.is_dir():
        pytest.skip("the published reports are not here")
    record = reconcile_folder(SEEDS, profile())
    return record, propose(record)


def groups(record: Record) -> list[str]:
    """Ids of the directives that carry the numbers of the one list of five, in its order."""
    listed = next(
        [index for index, one in enumerate(reading.directives) if one.number]
        for reading in record.readings
        if sum(one.number is not None for one in reading.directives) == GROUPS
    )
    name = next(r.document.name for r in record.readings if sum(o.number is not None for o in r.directives) == GROUPS)
    ids = {(s.document, s.index): one.id for one in record.instructions for s in one.statements}
    return [ids[name, index] for index in listed]


@pytest.mark.shared
def test_the_five_groups_of_a_real_conference_are_sorted_as_the_sector_sorts_them() -> None:
    """Three orientations, an organisational task and a scheme, the first with its outside target."""
    record, proposals = seeds()
    by_id = {one.directive: one for one in proposals}
    found = [by_id[key] for key in groups(record)]
    assert tuple(one.calling for one in found) == SORTED
    assert "outside_target" in found[0].why
    assert "list" in found[2].why
    assert found[4].product_kind == "scheme"


@pytest.mark.shared
def test_every_group_opens_its_sentence_in_every_report_that_carries_it() -> None:
    """Statements lead to the words, and each group is told by at least two reports."""
    record, proposals = seeds()
    by_id = {one.directive: one for one in proposals}
    assert all(opens_its_sentences(one, record) for one in proposals)
    assert all(len({s.document for s in by_id[key].statements}) > 1 for key in groups(record))


@pytest.mark.shared
def test_a_disputed_issuer_stops_and_local_orders_are_orientations() -> None:
    """What two people are said to have given is flagged, and what a province hands down is kept to."""
    record, proposals = seeds()
    disputed = {one.id for one in record.instructions if one.disputed}
    stopped = {one.directive for one in proposals for flag in one.flags if flag.code == "issuer" and flag.stops}
    assert disputed
    assert stopped == disputed
    local = [one for one in proposals if one.issuer and LOCAL.search(one.issuer)]
    assert local
    assert {one.calling for one in local} == {Calling.ORIENTATION}
