"""A folder of reports becomes readings, a record, a review; bad files become findings."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from diemcau.errors import Invalid
from diemcau.flow import reading as flow_reading
from diemcau.flow.folder import read_files, reconcile_folder, review_folder
from diemcau.flow.progress import Progress
from diemcau.profile.load import load_profile
from diemcau.profile.types import Profile
from diemcau.read.document import read_document
from diemcau.records import Document, Reading, Severity, parse_period

_NORTH = """Lam Quang sums up its year of external affairs
(Lam Quang Portal, 8 January 2025) In 2024 the province sent 214 delegations abroad and received 167 delegations.
The Chairman asked the Department of Foreign Affairs to report every month.
"""
_SOUTH = """Ha Phu looks back on 2024
(Ha Phu Daily, 9 January 2025) In 2024 Ha Phu province signed 12 international agreements worth 40 million USD.
"""


@pytest.fixture(scope="module")
def profile() -> Profile:
    """The shipped vocabulary."""
    return load_profile("vietnam_diplomacy")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Two reports and what lies about in real folders."""
    place = tmp_path / "reports"
    place.mkdir()
    (place / "north.txt").write_text(_NORTH, encoding="utf-8")
    (place / "south.txt").write_text(_SOUTH, encoding="utf-8")
    (place / "empty.txt").write_bytes(b"")
    (place / "sound.txt").write_bytes(b"ID3" + bytes(99))
    (place / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (place / "gone.txt").symlink_to(place / "nowhere")
    return place


def test_bad_files_are_findings_and_the_rest_is_read(reports: Path, profile: Profile) -> None:
    """Every file of the folder is answered for, in the order of their paths."""
    readings, findings = read_files([reports], profile)
    assert [reading.document.name for reading in readings] == ["north", "south"]
    assert {finding.code for finding in findings} == {
        "collect.skipped",
        "collect.empty",
        "collect.dangling",
        "collect.not_text",
    }
    assert readings[0].figures


def test_a_fault_inside_one_document_costs_only_that_document(
    reports: Path, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crash put into the reading of one report is a finding that names the file and the fault."""

    def crash_on_north(document: Document, vocabulary: Profile) -> Reading:
        if document.name == "north":
            raise KeyError("label")
        return read_document(document, vocabulary)

    monkeypatch.setattr(flow_reading, "read_document", crash_on_north)
    readings, findings = read_files([reports], profile)
    crash = next(finding for finding in findings if finding.code == "flow.crash")
    assert [reading.document.name for reading in readings] == ["south"]
    assert "north.txt" in crash.message
    assert "KeyError" in crash.message
    assert crash.severity is Severity.HOLD


def test_ctrl_c_is_not_taken_for_a_fault(reports: Path, profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stop by the user goes through at once."""

    def stop(*_: object) -> Reading:
        raise KeyboardInterrupt

    monkeypatch.setattr(flow_reading, "read_document", stop)
    with pytest.raises(KeyboardInterrupt):
        read_files([reports], profile)


def test_the_watcher_hears_every_document_and_stage(reports: Path, profile: Profile) -> None:
    """Counts rise to the total in each stage, bad files included."""
    heard: list[Progress] = []
    review_folder(reports, profile, None, heard.append)
    read = [state.done for state in heard if state.stage == "read"]
    assert read == list(range(6))
    assert list(dict.fromkeys(state.stage for state in heard)) == ["read", "reconcile", "review"]


def test_the_record_carries_the_findings_of_its_files(reports: Path, profile: Profile) -> None:
    """What was not read stands in the record, under the folder's name."""
    record = reconcile_folder(reports, profile)
    assert record.story == "reports"
    assert "collect.empty" in {finding.code for finding in record.findings}
    assert {reading.document.name for reading in record.readings} == {"north", "south"}


def test_the_review_keeps_to_the_period_asked_for(reports: Path, profile: Profile) -> None:
    """A period given is the period reviewed."""
    review = review_folder(reports, profile, parse_period("2024"))
    assert review.asked
    assert review.period == parse_period("2024")
    assert "collect.empty" in {finding.code for finding in review.findings}


def test_the_same_folder_gives_the_same_review(reports: Path, profile: Profile) -> None:
    """Nothing depends on when it runs."""
    assert review_folder(reports, profile) == review_folder(reports, profile)


def test_originals_are_kept_byte_for_byte(reports: Path, profile: Profile, tmp_path: Path) -> None:
    """Every document's id is the name of a kept file with exactly the report's bytes."""
    keep = tmp_path / "out" / "originals"
    record = reconcile_folder(reports, profile, keep=keep)
    for reading in record.readings:
        digest = reading.document.id
        body = (keep / digest[:2] / digest).read_bytes()
        assert hashlib.sha256(body).hexdigest() == digest
        assert body == Path(reading.document.path).read_bytes()
    assert len([path for path in keep.rglob("*") if path.is_file()]) == 2


def test_a_folder_from_which_nothing_is_read_is_an_error(tmp_path: Path, profile: Profile) -> None:
    """One bad file is named itself; several come as findings of the error."""
    (tmp_path / "a.txt").write_bytes(b"")
    with pytest.raises(Invalid, match=r"a\.txt is empty"):
        reconcile_folder(tmp_path, profile)
    (tmp_path / "b.txt").write_bytes(b"%PDF-1.7")
    with pytest.raises(Invalid, match="No document could be read") as caught:
        reconcile_folder(tmp_path, profile)
    findings = caught.value.facts["findings"]
    assert isinstance(findings, tuple)
    assert len(findings) == 2
