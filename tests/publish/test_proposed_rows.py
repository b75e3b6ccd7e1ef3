"""Proposed tasks as rows of tables."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from diemcau.deploy.propose import propose_tasks
from diemcau.deploy.working import calendar_of
from diemcau.flow.folder import reconcile_folder
from diemcau.flow.progress import watch_nothing
from diemcau.profile.load import load_profile
from diemcau.profile.orgtree import org_tree
from diemcau.publish.proposed_rows import proposed_rows
from diemcau.records.task import Calling
from diemcau.records.task_row import TaskRow

EXAMPLES = Path(__file__).resolve().parents[2] / "examples/notice"
_GIVEN = date(2032, 1, 20)


def _rows(language: str) -> tuple[list[TaskRow], int]:
    profile = load_profile("vietnam_diplomacy")
    record, tree = reconcile_folder(EXAMPLES, profile, watch_nothing), org_tree(profile, _GIVEN)
    proposals = propose_tasks(record, tree=tree, profile=profile, calendar=calendar_of(profile), given_on=_GIVEN)
    tasks = sum(one.calling is Calling.TASK for one in proposals)
    assert tasks < len(proposals)
    return proposed_rows(record, proposals, tree=tree, language=language), tasks


def test_tasks_alone_become_rows() -> None:
    """In order and numbered; each with its sentences; orientations are left out."""
    rows, tasks = _rows("en")
    assert [row.number for row in rows] == [str(number) for number in range(1, tasks + 1)]
    assert all(row.title and row.sentences and row.sentences[0].words for row in rows)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_same_folder_gives_the_same_rows(language: str) -> None:
    """Their uids too, which differ from each other and not from language to language."""
    rows, again = _rows(language)[0], _rows("en")[0]
    assert [row.uid for row in rows] == [row.uid for row in again]
    assert len({row.uid for row in rows}) == len(rows)


def test_a_day_that_a_person_has_to_confirm_is_no_deadline_yet() -> None:
    """Its words stand in the row all the same."""
    rows = _rows("vi")[0]
    assert any(row.due for row in rows)
    for row in rows:
        assert row.due == row.first_due
        assert row.due is None or row.deadline_words
