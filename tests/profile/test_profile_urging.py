"""How a sector follows deadlines: the shipped rules, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from diemcau.errors import Invalid
from diemcau.profile.urging import USUAL, Whom, load_urging, read_urging

GOOD = """\
marks: ["-2", "0", "2"]
every: "5"
waiting: ["1"]
rungs:
  - {after: "1", whom: head, grace: "2", rest: "5"}
  - {after: "4", whom: above, grace: "2", rest: "5"}
"""


def test_the_shipped_sector_reminds_before_and_after() -> None:
    """Marks lie on both sides of the deadline, and the chain ends above the unit."""
    rules = load_urging("vietnam_diplomacy")
    assert rules.marks[0] < 0 < rules.marks[-1]
    assert [rung.whom for rung in rules.rungs] == [Whom.HEAD, Whom.CHIEF, Whom.ASSIGNER, Whom.ABOVE]


def test_a_profile_without_the_file_has_the_usual_rules(tmp_path: Path) -> None:
    """A missing file is no error."""
    assert load_urging(tmp_path) == USUAL


def test_a_profile_of_a_folder_has_its_own(tmp_path: Path) -> None:
    """The file beside the profile is read."""
    tmp_path.joinpath("deploy.yml").write_text(GOOD, encoding="utf-8")
    rules = load_urging(tmp_path)
    assert (rules.marks, rules.every, rules.waiting) == ((-2, 0, 2), 5, (1,))
    assert rules.rungs[1].after == 4


@pytest.mark.parametrize(
    ("was", "wrong", "where"),
    [
        ('"-2", "0"', '"0", "0"', "marks"),
        ('["1"]', '["0"]', "waiting"),
        ('every: "5"', "every: 5", "every"),
        ('every: "5"', 'every: "0"', "every"),
        ("whom: above", "whom: nobody", "whom"),
        ('after: "4"', 'after: "1"', "rungs"),
        ('grace: "2", rest: "5"}', 'grace: "many", rest: "5"}', "grace"),
        ('every: "5"\n', "", "every"),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(was: str, wrong: str, where: str) -> None:
    """Marks that do not rise, numbers out of range or bare, unknown parts: each named with its field."""
    with pytest.raises(Invalid, match=where):
        read_urging(GOOD.replace(was, wrong))
