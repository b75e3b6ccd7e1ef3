"""The written review from a folder to its files and back: what is printed is what is locked, in every format."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from diemcau.errors import Invalid
from diemcau.flow.folder import review_folder
from diemcau.flow.report import (
    FORMATS,
    MANIFEST,
    Written,
    check_returned,
    coverage_of,
    day_of,
    find_marked,
    make_reports,
    to_bytes,
    totals_of,
    verify_file,
    write_reports,
)
from diemcau.profile.load import load_profile
from diemcau.profile.outlines import Outline, load_outlines
from diemcau.profile.types import Profile
from diemcau.publish.report.manifest import read_manifest, write_manifest
from diemcau.publish.report.model import Report
from diemcau.publish.report.returned import Changed, Fate
from diemcau.publish.report.verify import Difference, expect
from diemcau.records import parse_period

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
SHARED = ROOT / "../shared"
YEAR = parse_period("2024")
_PROVINCE = """Nghe An looks back on 2024
(Nghe An Portal, 8 January 2025) In 2024, Nghe An province sent 214 delegations abroad.
The total export turnover of Nghe An province was 2.8 billion USD in 2024.
"""
_OTHER = """Thanh Hoa looks back on 2024
(Thanh Hoa Portal, 9 January 2025) In 2024, Thanh Hoa province sent 62 delegations abroad.
The export turnover of the province came to nearly 5.2 billion USD in 2024, 3.1% above the plan.
"""


@pytest.fixture(scope="module")
def profile() -> Profile:
    """The shipped vocabulary."""
    return load_profile("vietnam_diplomacy")


@pytest.fixture(scope="module")
def outline() -> Outline:
    """The outline for all together."""
    return load_outlines("vietnam_diplomacy").find("national")


@pytest.fixture(scope="module")
def written(profile: Profile, outline: Outline, tmp_path_factory: pytest.TempPathFactory) -> list[Written]:
    """All files of the shipped example."""
    reports = make_reports(EXAMPLES / "conference", profile, outline, ("en", "vi"), period=YEAR)
    return write_reports(reports, tmp_path_factory.mktemp("review"), FORMATS, profile)


@pytest.fixture(scope="module")
def place(written: list[Written]) -> Path:
    """The folder they lie in."""
    return written[0].path.parent


@pytest.fixture(scope="module")
def report(written: list[Written]) -> Report:
    """The English report of the example."""
    return written[0].report


def test_each_finished_file_says_what_is_locked(written: list[Written]) -> None:
    """Three formats in two languages, read by the house's own reader: the same numbers, and no difference."""
    assert len(written) == 6
    assert {each.verified.numbers for each in written} == {written[0].verified.numbers}
    assert {each.path.name: each.verified.deviations for each in written if each.verified.deviations} == {}
    assert all(each.verified.read > each.verified.numbers * 3 // 4 for each in written)
    assert all(each.verified.quotes > 10 for each in written)


def test_a_bilingual_folder_reads_back_too(profile: Profile, outline: Outline) -> None:
    """Documents in two languages, quoted in the report of each."""
    for made in make_reports(EXAMPLES / "bilingual", profile, outline, ("en", "vi")):
        verified = verify_file(to_bytes(made, "html"), Path("report.html"), expect(made), profile)
        assert verified.deviations == ()


@pytest.mark.shared
@pytest.mark.parametrize("code", ["national", "province", "mission", "ministry"])
def test_real_reports_read_back(profile: Profile, code: str, tmp_path: Path) -> None:
    """Five published reports in every outline, format and language: no difference."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("the corpus is not here")
    shape = load_outlines("vietnam_diplomacy").find(code)
    reports = make_reports(folder, profile, shape, ("en", "vi"), period=YEAR)
    done = write_reports(reports, tmp_path, FORMATS, profile)
    assert {each.path.name: each.verified.deviations for each in done if each.verified.deviations} == {}


@pytest.mark.shared
def test_every_story_reads_back(profile: Profile, outline: Outline) -> None:
    """Twelve composed folders in both languages: no difference."""
    stories = sorted((SHARED / "corpus/stories").glob("*/"))
    if not stories:
        pytest.skip("the corpus is not here")
    for story in stories:
        for made in make_reports(story, profile, outline, ("en", "vi")):
            verified = verify_file(to_bytes(made, "html"), Path("report.html"), expect(made), profile)
            assert verified.deviations == (), story.name


# What two provinces come to.


@pytest.fixture(scope="module")
def provinces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports of two provinces."""
    folder = tmp_path_factory.mktemp("provinces")
    (folder / "north.txt").write_text(_PROVINCE, encoding="utf-8")
    (folder / "south.txt").write_text(_OTHER, encoding="utf-8")
    return folder


def test_two_of_sixty_three_reported(profile: Profile, outline: Outline, provinces: Path) -> None:
    """Who reported is counted among those that existed in the year under review."""
    review = review_folder(provinces, profile, YEAR)
    covered = coverage_of(review, profile, outline)[0]
    assert covered.reported == ("P.nghe-an", "P.thanh-hoa")
    assert covered.owing == 63
    later = replace(review, period=parse_period("2026"))
    assert coverage_of(later, profile, outline)[0].owing == 34


def test_exports_of_two_provinces_are_an_interval(profile: Profile, outline: Outline, provinces: Path) -> None:
    """ "Nearly" and a rounded number come to a range; the sum opens to both sentences."""
    review = review_folder(provinces, profile, YEAR)
    totals = {total.measure: total for total in totals_of(review, profile, outline)}
    exports = totals["trade.exports"].interval
    assert exports is not None
    assert exports.low is not None
    assert exports.high is not None
    assert (int(exports.low), int(exports.high)) == (7_430_000_000, 8_050_000_000)
    made = make_reports(provinces, profile, outline, ("en",), period=YEAR)[0]
    lock = next(lock for lock in made.locks.values() if lock.measure == "trade.exports" and lock.is_derived)
    assert len(made.citations[lock.citations[0]].rests_on) == 2


def test_a_report_of_one_province_tells_of_that_one(profile: Profile, provinces: Path) -> None:
    """In the outline of a province the org with most figures stands at the head, and no other org's figures."""
    shape = load_outlines("vietnam_diplomacy").find("province")
    made = make_reports(provinces, profile, shape, ("vi",), period=YEAR)[0]
    assert made.org == "Tỉnh Thanh Hóa"
    assert {lock.org for lock in made.locks.values()} <= {"", "P.thanh-hoa"}


def test_the_day_is_that_of_the_newest_document(profile: Profile, provinces: Path) -> None:
    """No clock is asked."""
    assert day_of(review_folder(provinces, profile, YEAR)).isoformat() == "2025-01-09"


def test_the_same_folder_gives_the_same_files(
    profile: Profile, outline: Outline, provinces: Path, tmp_path: Path
) -> None:
    """Byte for byte, whichever folder they are written to."""
    bodies = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        reports = make_reports(provinces, profile, outline, ("en",), period=YEAR)
        write_reports(reports, folder, FORMATS, profile)
        bodies.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert bodies[0] == bodies[1]
    assert set(bodies[0]) == {"report.en.html", "report.en.pdf", "report.en.docx", MANIFEST}


def test_a_folder_without_a_period_is_refused(profile: Profile, outline: Outline, tmp_path: Path) -> None:
    """Where nothing says when, the person has to."""
    (tmp_path / "note.txt").write_text("The Department thanked its partners.", encoding="utf-8")
    with pytest.raises(Invalid, match="of which period"):
        make_reports(tmp_path, profile, outline, ("en",))


# What a changed file is caught at.


def test_a_changed_page_is_caught(report: Report, profile: Profile) -> None:
    """A digit that was altered, a number that was added and one that was dropped are each named."""
    page = to_bytes(report, "html").decode()
    num = next(num for num in report.numbers() if num.text == "71.4 billion USD")
    changed = page.replace("71.4 billion USD", "74.1 billion USD", 1)
    added = page.replace("<p><b>Sarvik province.</b> ", "<p><b>Sarvik province.</b> It planted 417 trees. ", 1)
    dropped = page.replace("Fishermen brought: ", "Fishermen ", 1).replace(">418 persons<", ">many persons<", 1)
    assert page not in {changed, added, dropped}
    found = [verify_file(body.encode(), Path("r.html"), expect(report), profile) for body in (changed, added, dropped)]
    assert [(one.kind, one.lock, one.now) for one in found[0].deviations] == [
        (Difference.CHANGED, num.lock, "74.1 billion USD")
    ]
    assert [(one.kind, one.now) for one in found[1].deviations] == [(Difference.UNSUPPORTED, "417")]
    assert [(one.kind, one.was) for one in found[2].deviations] == [(Difference.MISSING, "418 persons")]


def test_a_changed_quotation_is_caught(report: Report, profile: Profile) -> None:
    """What is quoted stands letter for letter."""
    page = to_bytes(report, "html").decode().replace("Raise the quality of research", "Raise the level of research", 1)
    found = verify_file(page.encode(), Path("r.html"), expect(report), profile).deviations
    assert [one.kind for one in found] == [Difference.QUOTE]


# A draft that comes back.


def _edited(draft: bytes, edit: Callable[[str], str]) -> bytes:
    """A Word file whose main part was edited."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(draft)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            body = source.read(name)
            if name == "word/document.xml":
                text = body.decode("utf-8")
                body = edit(text).encode("utf-8")
                assert body != text.encode("utf-8")
            target.writestr(name, body)
    return out.getvalue()


def _returned(place: Path, tmp_path: Path, profile: Profile, edit: Callable[[str], str]) -> list[Changed]:
    draft = tmp_path / "draft.docx"
    draft.write_bytes(_edited((place / "report.en.docx").read_bytes(), edit))
    return check_returned(draft, place, profile)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_an_untouched_draft_holds(place: Path, profile: Profile, language: str) -> None:
    """Nothing is shown where nothing was changed."""
    assert check_returned(place / f"report.{language}.docx", place, profile) == []
    assert check_returned(place / f"report.{language}.docx", place / MANIFEST, profile) == []


@pytest.mark.parametrize(
    ("old", "new", "fate", "was", "now"),
    [
        (">71.4 billion USD<", ">74.1 billion USD<", Fate.CHANGED, "71.4 billion USD", "74.1 billion USD"),
        (">nearly 3.8 billion USD<", ">3.8 billion USD<", Fate.CHANGED, "nearly 3.8 billion USD", "3.8 billion USD"),
        (">418 persons<", "> <", Fate.MISSING, "418 persons", ""),
        (">Sarvik province. <", ">Sarvik province planted 417 trees. <", Fate.UNSUPPORTED, "", "417"),
    ],
)
def test_every_number_that_no_longer_holds_is_shown(
    place: Path, tmp_path: Path, profile: Profile, *, old: str, new: str, fate: Fate, was: str, now: str
) -> None:
    """An altered number, a bound word that was dropped, a number that was deleted, one that was made up."""
    found = _returned(place, tmp_path, profile, lambda text: text.replace(old, new, 1))
    assert [(one.fate, one.was, one.now) for one in found] == [(fate, was, now)]


def test_words_may_be_edited(place: Path, tmp_path: Path, profile: Profile) -> None:
    """New sentences without numbers, other words round a number and another heading are nobody's business."""

    def edit(text: str) -> str:
        text = text.replace(" amounted to ", " came in the end to ")
        text = text.replace(">Leading results<", ">What we achieved<").replace("the quality of", "the standard of")
        return text.replace(">Sarvik province. <", ">Sarvik province, on the coast, worked hard. <", 1)

    assert _returned(place, tmp_path, profile, edit) == []


def test_lost_marks_do_not_matter(place: Path, tmp_path: Path, profile: Profile) -> None:
    """A program that drops the hidden marks leaves the text, and the text is enough."""

    def strip(text: str) -> str:
        return re.sub(r"<w:bookmark(?:Start|End)[^>]*/>", "", text)

    assert _returned(place, tmp_path, profile, strip) == []
    found = _returned(place, tmp_path, profile, lambda text: strip(text).replace(">71.4 billion", ">74.1 billion", 1))
    assert [(one.fate, one.now) for one in found] == [(Fate.CHANGED, "74.1 billion USD")]


def test_a_swap_of_two_numbers_is_shown(place: Path, tmp_path: Path, profile: Profile) -> None:
    """Each number has its own place: two that changed places are both shown."""

    def swap(text: str) -> str:
        head, _, rest = text.partition(">46<")
        return head + ">28<" + rest.replace(">28<", ">46<", 1)

    found = _returned(place, tmp_path, profile, swap)
    assert {one.now for one in found} >= {"28", "46"}


def test_what_cannot_be_held_against_anything_is_refused(place: Path, tmp_path: Path, profile: Profile) -> None:
    """A folder without the file of numbers, a file that is none, a draft that is no document."""
    draft = place / "report.en.docx"
    with pytest.raises(Invalid, match=MANIFEST):
        check_returned(draft, tmp_path, profile)
    (tmp_path / MANIFEST).write_text("[1, 2]", encoding="utf-8")
    with pytest.raises(Invalid, match="does not say what its numbers were"):
        check_returned(draft, tmp_path, profile)
    empty = tmp_path / "empty.docx"
    empty.write_bytes(b"")
    with pytest.raises(Invalid):
        check_returned(empty, place, profile)
    shutil.copy(place / MANIFEST, tmp_path / "copy.json")
    assert check_returned(draft, tmp_path / "copy.json", profile) == []


def test_the_file_of_numbers_keeps_everything(written: list[Written]) -> None:
    """What is written of a report is read back as it was, exact numbers included."""
    reports: Mapping[str, Report] = {each.report.language: each.report for each in written}
    told = read_manifest(write_manifest(list(reports.values())))
    assert told == {language: expect(report) for language, report in reports.items()}


def test_a_hostile_draft_costs_little(report: Report, profile: Profile) -> None:
    """Marks that never end, or numbers without number, are cut short or refused."""
    start = '<w:bookmarkStart xmlns:w="{}" w:id="{}" w:name="_dc_n1_{}"/>'
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    marks = "".join(start.format(space, at, at) for at in range(1, 3000))
    texts = f'<w:t xmlns:w="{space}">{"9" * 90}</w:t>' * 3000
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        target.writestr("word/document.xml", f"<x>{marks}{texts}</x>")
    found = find_marked(out.getvalue())
    assert len(found) == 2999
    assert sum(map(len, found.values())) < 10_000
    page = "<html><body><main>" + "<p>It planted 5 trees, then 7.</p>" * 6000 + "</main></body></html>"
    with pytest.raises(Invalid, match="more than the 10000"):
        verify_file(page.encode(), Path("r.html"), expect(report), profile)


def test_a_draft_without_marks_has_none() -> None:
    """A package without a main part, and one that is no package at all."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        target.writestr("other.xml", "<x/>")
    assert find_marked(out.getvalue()) == {}
    with pytest.raises(Invalid, match="cannot be read"):
        find_marked(b"no package")
