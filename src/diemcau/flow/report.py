"""From a folder of documents to the written report and its files, and back: each file is read again and checked."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from diemcau.collect.archive import Archive
from diemcau.collect.content import Unread
from diemcau.collect.document import LARGEST, make_document, read_bounded
from diemcau.collect.keep import write_whole
from diemcau.collect.xmltree import parse_xml
from diemcau.errors import Invalid
from diemcau.flow.folder import review_folder
from diemcau.flow.progress import Meter, Watch, watch_nothing
from diemcau.profile.orgtree import org_tree
from diemcau.publish.report.compile import compile_report
from diemcau.publish.report.docx import write_report_docx
from diemcau.publish.report.from_review import material_of
from diemcau.publish.report.html import write_report_html
from diemcau.publish.report.manifest import read_manifest, write_manifest
from diemcau.publish.report.pdf import write_report_pdf
from diemcau.publish.report.returned import Changed, check_return
from diemcau.publish.report.verify import Expected, Verified, expect, verify_reading
from diemcau.read.document import read_document
from diemcau.records import Finding
from diemcau.records.total import Covered, Total, Way
from diemcau.review.rollup.asked import Asked
from diemcau.review.rollup.observe import find_org, to_observations
from diemcau.review.rollup.totals import open_book

if TYPE_CHECKING:
    from datetime import date

    from diemcau.profile.outlines import Outline
    from diemcau.profile.types import Profile
    from diemcau.publish.report.model import Report
    from diemcau.records import Claim, Document, Period, Reading
    from diemcau.records.review import Review

FORMATS = ("html", "pdf", "docx")
"""The files a report is written as, and their endings."""

MANIFEST = "report.json"
"""What the files have to say; a draft that comes back is held against it."""

_PUT_TOGETHER = frozenset({Way.SUM, Way.DISTINCT, Way.LAST})
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARK = "_dc_n"
_MOST_OPEN = 16  # marks open at once; those of numbers never lie in one another, so more are a fault of the file
_LONGEST = 400  # characters inside a mark that are kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One finished file.

    Attributes:
        path: Where it lies.
        report: The report it holds.
        verified: What came of reading it again.
    """

    path: Path
    report: Report
    verified: Verified


def make_reports(
    folder: Path,
    profile: Profile,
    outline: Outline,
    languages: Sequence[str],
    *,
    period: Period | None = None,
    progress: Watch = watch_nothing,
) -> list[Report]:
    """The report of a folder of documents in some languages, all with the same numbers.

    Args:
        folder: A folder of documents.
        profile: The sector's vocabulary.
        outline: Which sections it has.
        languages: ISO 639-1 codes.
        period: The period under review; None for the one that most figures tell of.
        progress: Told after every document and around the later stages.

    Raises:
        Invalid: If nothing in the folder could be read, or nothing in it says of which period it tells.
    """
    review = review_folder(folder, profile, period, progress)
    if review.period is None:
        title = f"Nothing in {folder} says of which period it tells."
        raise Invalid(title, "Name the period with --period.", code="flow.no_period", folder=folder)
    meter = Meter("report", len(languages), progress)
    material = material_of(
        review,
        profile,
        outline,
        day=day_of(review),
        org=head_of(review, profile, outline),
        coverage=coverage_of(review, profile, outline),
        totals=totals_of(review, profile, outline),
    )
    made = []
    for language in languages:
        made.append(compile_report(outline, material, profile, language))
        meter.step()
    return made


def day_of(review: Review) -> date:
    """The day a report of documents is of: that of the newest, or the period's last where none is dated.

    No clock is asked: the same folder gives the same report on any day.
    """
    days = [reading.document.published for reading in review.record.readings if reading.document.published]
    end = review.period.end if review.period is not None else None
    return max([*days, *([end] if end is not None and not days else [])])


def head_of(review: Review, profile: Profile, outline: Outline) -> str:
    """Code of the org whose report it is: of the outline's kinds the one that most figures are of; empty for none."""
    found: Counter[str] = Counter()
    for claim in review.record.claims:
        org = _org_of(claim, review, profile)
        if org is not None and profile.orgs[org].kind in outline.kinds:
            found[org] += 1
    return min(found, key=lambda code: (-found[code], code)) if found else ""


def _org_of(claim: Claim, review: Review, profile: Profile) -> str | None:
    languages = Counter(review.record.by_name[one.document].document.language for one in claim.statements)
    return find_org(claim, languages, profile)


def coverage_of(review: Review, profile: Profile, outline: Outline) -> tuple[Covered, ...]:
    """Of the orgs that owe a report, those of whom the documents tell a figure of the period; one for each group."""
    period = review.period
    if period is None:
        return ()
    tree = org_tree(profile, period.end)
    told = {
        org
        for claim in review.record.claims
        if claim.period is not None and claim.period.overlaps(period)
        if (org := _org_of(claim, review, profile)) is not None
    }
    found = []
    for owing in outline.owing:
        codes = [code for code, node in tree.nodes.items() if node.kind in owing.kinds]
        reported = tuple(code for code in codes if code in told)
        missing = tuple(code for code in codes if code not in told)
        found.append(Covered(kind=owing.kinds[0], reported=reported, missing=missing))
    return tuple(found)


def totals_of(review: Review, profile: Profile, outline: Outline) -> tuple[Total, ...]:
    """What the figures of several orgs come to; of a single one there is nothing to put together."""
    period = review.period
    if period is None or not outline.owing:
        return ()
    kinds = [kind for owing in outline.owing for kind in owing.kinds]
    book = open_book(to_observations(review.record, profile), org_tree(profile, period.end), profile)
    asked = Asked(org=profile.home_org, period=period, owing={"": kinds})
    return tuple(total for total in book.totals(asked) if total.way in _PUT_TOGETHER and len(total.parts) > 1)


# Files.


def write_reports(
    reports: Sequence[Report],
    folder: Path,
    formats: Sequence[str],
    profile: Profile,
    progress: Watch = watch_nothing,
) -> list[Written]:
    """Write the files of a report, read each of them again, and say what differs.

    All are made before the first is written, so that a fault leaves the files of an earlier run as they were.

    Args:
        reports: The report in each language.
        folder: A folder that exists.
        formats: Of `FORMATS`.
        profile: The vocabulary with which the files are read again.
        progress: Told after every file.

    Raises:
        Invalid: If a file cannot be written.
        Missing: If what writes a format is not installed.
    """
    meter = Meter("write", len(reports) * len(formats), progress)
    made: list[tuple[Path, bytes, Report, Verified]] = []
    for report in reports:
        for ending in formats:
            path = folder / f"report.{report.language}.{ending}"
            body = to_bytes(report, ending)
            made.append((path, body, report, verify_file(body, path, expect(report), profile)))
            meter.step()
    _write(folder / MANIFEST, write_manifest(reports).encode())
    for path, body, _, _ in made:
        _write(path, body)
    return [Written(path=path, report=report, verified=verified) for path, _, report, verified in made]


def to_bytes(report: Report, ending: str) -> bytes:
    """A report as the bytes of one format of `FORMATS`."""
    if ending == "html":
        return write_report_html(report).encode("utf-8", "replace")
    return write_report_pdf(report) if ending == "pdf" else write_report_docx(report)


def verify_file(body: bytes, path: Path, expected: Expected, profile: Profile) -> Verified:
    """A finished file read with the house's own reader and held against its report.

    Raises:
        Invalid: If the file cannot be read.
    """
    return verify_reading(expected, _read_as(_open(body, path), expected, profile))


def _open(body: bytes, path: Path) -> Document:
    document = make_document(body, path)
    if isinstance(document, Finding):
        raise Invalid(document.message, document.advice, findings=(), cause=document)
    return document


def _read_as(document: Document, expected: Expected, profile: Profile) -> Reading:
    """The document read in the report's language, whatever most of its appendix is quoted in."""
    return read_document(replace(document, language=expected.language), profile)


def _write(path: Path, body: bytes) -> None:
    try:
        write_whole(path, body)
    except OSError as error:
        cause = error.strerror or error
        title, advice = f"{path} cannot be written: {cause}.", "Check the disk and your rights."
        raise Invalid(title, advice, code="flow.unwritten", path=path, cause=cause) from error


# A draft that comes back.


def check_returned(path: Path, against: Path, profile: Profile) -> list[Changed]:
    """The numbers of a Word draft that came back that no longer match its report or have no support.

    Args:
        path: The draft.
        against: The folder that the report was written into, or the file in it that says what its numbers were.
        profile: The vocabulary with which the draft is read.

    Raises:
        Invalid: If the draft or what it is held against cannot be read.
    """
    body = read_bounded(path)
    if isinstance(body, Finding):
        raise Invalid(body.message, body.advice, findings=(), cause=body)
    document = _open(body, path)
    expected = _expected_of(document, _load_manifest(against))
    return check_return(expected, _read_as(document, expected, profile), find_marked(body))


def _load_manifest(against: Path) -> Mapping[str, Expected]:
    place = against / MANIFEST if against.is_dir() else against
    try:
        with place.open("rb") as file:
            body = file.read(LARGEST + 1)
        return read_manifest(body.decode("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        title = f"There is no {MANIFEST} in {against}, which says what the numbers of the report were."
        advice = "Name the folder that `diemcau report` wrote."
        raise Invalid(title, advice, code="flow.no_manifest", folder=against, file=MANIFEST) from error


def _expected_of(document: Document, known: Mapping[str, Expected]) -> Expected:
    """What the report said in the language of the draft; of several the one whose heading the draft still has."""
    for expected in known.values():
        if expected.appendix in document.text:
            return expected
    language = document.language
    if language not in known:
        title = f"The report was not written in the language of {document.path}, {language!r}."
        raise Invalid(title, "Name the folder of its own report.", code="flow.other_language", language=language)
    return known[language]


def find_marked(body: bytes) -> dict[int, str]:
    """The words inside each hidden mark of a Word file, by which number of the report it was on, counted from 1.

    A mark whose ends an editor has pulled apart over several paragraphs holds the words between them all the same; what
    was deleted with tracked changes on is not among them.

    Raises:
        Invalid: If the file is damaged or unsafe.
    """
    try:
        with Archive(body) as archive:
            part = posixpath.join("word", "document.xml")
            if not archive.has(part):
                return {}
            root = parse_xml(archive.read(part), part)
    except Unread as error:
        raise Invalid(f"The draft cannot be read: {error.title}.", error.advice) from error
    found: dict[int, str] = {}
    open_marks: dict[str, int] = {}
    for element in root.iter():
        if element.tag == f"{_W}bookmarkStart" and (at := _place_of(element.get(f"{_W}name", ""))) is not None:
            open_marks[element.get(f"{_W}id", "")] = at
            found[at] = ""
            if len(open_marks) > _MOST_OPEN:
                del open_marks[next(iter(open_marks))]
        elif element.tag == f"{_W}bookmarkEnd":
            open_marks.pop(element.get(f"{_W}id", ""), None)
        elif element.tag == f"{_W}t":
            for at in open_marks.values():
                found[at] = (found[at] + (element.text or ""))[:_LONGEST]
    return found


def _place_of(name: str) -> int | None:
    """Which number a hidden mark is on: `_dc_n12_3` is on the third."""
    lock, _, place = name.removeprefix(_MARK).partition("_")
    return int(place) if name.startswith(_MARK) and lock.isdecimal() and place.isdecimal() else None
