"""Loading: the shipped profile, a user's own folder, and what is said of wrong files."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from diemcau.errors import Invalid, NotFound
from diemcau.profile.load import load_profile, profile_names

if TYPE_CHECKING:
    from collections.abc import Callable

SMALL = Path(__file__).parent / "small"


def test_shipped_profile_is_named_and_loads() -> None:
    """The package brings the diplomatic sector, whole."""
    assert profile_names() == ("vietnam_diplomacy",)
    profile = load_profile("vietnam_diplomacy")
    assert (len(profile.measures), len(profile.orgs)) == (150, 262)
    assert len(profile.topics) >= 30
    assert profile.language == "en"
    assert profile.orgs[profile.home_org].names["vi"].endswith("Việt Nam")


def test_shipped_profile_is_loaded_once() -> None:
    """The second call gives the same object."""
    assert load_profile("vietnam_diplomacy") is load_profile("vietnam_diplomacy")


def test_profile_travels_to_another_process() -> None:
    """A profile pickles and finds the same afterwards."""
    profile = load_profile("vietnam_diplomacy")
    there = pickle.loads(pickle.dumps(profile))
    assert there == profile
    assert hash(there) == hash(profile)
    assert there.find_measure("export turnover", "en") == "trade.exports"


def test_folder_of_a_user_loads() -> None:
    """Another ministry's folder of the same shape is a profile, given as a path or as text."""
    profile = load_profile(SMALL)
    assert profile.name == "small"
    assert load_profile(str(SMALL)) == profile
    assert profile.find_measure("boats inspected last year", "en") == "boats.inspected"
    assert [org.code for org in profile.find_orgs("Marrow Bay", "en")] == ["MARROW"]


def test_unknown_name_names_what_there_is() -> None:
    """A wrong name is answered with the right ones."""
    with pytest.raises(NotFound, match=r"no profile 'sahyana'.*vietnam_diplomacy"):
        load_profile("sahyana")


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("profile.yml", "name: small", "name: small\ncolour: red", r"profile\.yml, line 2: colour is not known"),
        ("profile.yml", "title: {en: Harbours}", "title: {en: [a]}", r"profile\.yml, line 2: title\.en is \['a'\]"),
        ("profile.yml", "language: en", "language: fr", r"profile\.yml, line 4: language is 'fr'; expected one of en"),
        ("profile.yml", "title: {en: Harbours}\n", "", r"has no title"),
        ("profile.yml", "[the, of, in, last]", "[the, on]", r"profile\.yml, line \d+: vocabulary\.en\.stop\.1 is True"),
        ("profile.yml", "name: small", "name: [small", r"profile\.yml, line \d+: the file is no YAML"),
        ("profile.yml", '"{place}", "Port of {place}"', '"Port"', r"patterns\.en\.0 is 'Port'; expected \{place\}"),
        ("profile.yml", '["01-01", "12-31"]', '["01-01", "13-31"]', r"window\.1 is '13-31'; expected a day"),
        ("measures.csv", "\nboats.inspected,", "\nboats inspected,", r"line 2: code is 'boats inspected'"),
        ("measures.csv", ",pillar,note", ",pillar,remark", r"measures\.csv, line 1: column 'remark' is not known"),
        ("measures.csv", ",pillar,note", ",pillar", r"measures\.csv, line 1: column 'note' is missing"),
        ("measures.csv", "Boats inspected,", "Boats, inspected,", r"measures\.csv, line 2: the row has 15 values"),
        ("measures.csv", "Boats inspected,", ",", r"measures\.csv, line 2: name_en is empty"),
        ("measures.csv", "boats.fined,", "boats.inspected,", r"line 3: code 'boats\.inspected' is on line 2 too"),
        ("measures.csv", "count,vessel,vessel,sum,sum,flow,,", "heap,vessel,vessel,sum,sum,flow,,", r"kind is 'heap'"),
        ("orgs.csv", "2020-01-01", "1 January 2020", r"orgs\.csv, line 3: valid_from is '1 January 2020'"),
        ("orgs.csv", "probable", "perhaps", r"orgs\.csv, line 4: certainty is 'perhaps'; expected one of sure, listed"),
    ],
)  # fmt: skip
def test_wrong_values_are_refused_with_their_place(
    edited: Callable[[str, str, str], Path], file: str, old: str, new: str, said: str
) -> None:
    """File, line, field and what was expected are said of each wrong value."""
    with pytest.raises(Invalid, match=said) as caught:
        load_profile(edited(file, old, new))
    assert caught.value.advice
    assert caught.value.facts["file"] == file


def test_missing_file_is_named(tmp_path: Path) -> None:
    """A folder without its orgs says so."""
    folder = shutil.copytree(SMALL, tmp_path / "profile")
    (folder / "orgs.csv").unlink()
    with pytest.raises(Invalid, match=r"orgs\.csv: the file is missing"):
        load_profile(folder)


def test_file_in_an_old_encoding_is_refused(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 are named with their line."""
    folder = shutil.copytree(SMALL, tmp_path / "profile")
    (folder / "topics.csv").write_bytes(b"code,name_en,cues_en\ncatch,Catch,caf\xe9\n")
    with pytest.raises(Invalid, match=r"topics\.csv, line 2: a character is not UTF-8"):
        load_profile(folder)


def test_a_kind_may_be_counted_with_another() -> None:
    """Cities of the rank of a province are counted among the provinces; a kind of its own is counted by itself."""
    profile = load_profile("vietnam_diplomacy")
    assert profile.counted_kind("centrally_run_city") == "province"
    assert profile.counted_kind("province") == "province"
    assert profile.counted_kind("embassy") == "embassy"
    assert set(profile.org_kinds["province"].together) == set(profile.languages)


def test_words_may_mean_every_org_of_a_kind() -> None:
    """Missions are called together by words that all their kinds have; a kind without such words has none."""
    kinds = load_profile("vietnam_diplomacy").org_kinds
    missions = ("embassy", "consulate_general", "permanent_mission", "economic_cultural_office")
    assert all("missions abroad" in kinds[kind].whole["en"] for kind in missions)
    assert "địa phương" in kinds["province"].whole["vi"]
    assert not kinds["state"].whole
