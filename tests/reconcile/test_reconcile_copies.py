"""Copies told from independent texts."""

from __future__ import annotations

from typing import Any

from diemcau.reconcile.copies import count_sources, find_copies

MET = "The Harbour Board met in Port Selm on Monday to weigh the past year and plan for the one ahead."
SAID = "Opening, Director Ilse Maro said that 259 vessels had put in, including 38 under foreign flags."
ADDED = "She added that 17 agreements with sister ports had been agreed, chiefly about pilots and schooling for crews."
ASKED = "The Board then asked the pilots to publish their tariffs by 31 March and to answer complaints."
REPORT = f"{MET}\n{SAID}\n{ADDED}\n{ASKED}"


def test_reprint_with_own_paragraph_is_a_copy(make: Any) -> None:
    """A paper's own headline and local paragraph do not make a reprint independent; the older text is the origin."""
    agency = make.plain("b-agency", REPORT, "2031-01-09")
    paper = make.plain("a-paper", f"Selm looks back\n{REPORT}\nIn Oster the hall was shut.", "2031-01-10")
    (group,) = find_copies([paper, agency])
    assert group.documents == ("b-agency", "a-paper")
    assert group.grade in {"verbatim", "edited"}


def test_excerpt_is_a_copy(make: Any) -> None:
    """A short text cut from a long one is an excerpt of it."""
    long = make.plain("long", REPORT, "2031-01-09")
    short = make.plain("short", "\n".join(REPORT.splitlines()[1:3]), "2031-01-11")
    (group,) = find_copies([long, short])
    assert (group.documents, group.grade) == (("long", "short"), "excerpt")


def test_last_years_mould_is_no_copy(make: Any) -> None:
    """The same sentences with this year's numbers are another report."""
    this = REPORT.replace("259", "301").replace("38", "55").replace("17", "9")
    assert find_copies([make.plain("y1", REPORT, "2030-01-09"), make.plain("y2", this, "2031-01-09")]) == ()


def test_retelling_is_no_copy(make: Any) -> None:
    """The same numbers in other words are an independent text."""
    other = "Ship traffic: 259 calls, 38 of them foreign. Director Ilse Maro spoke of 17 accords in her review."
    assert find_copies([make.plain("a", REPORT), make.plain("b", other)]) == ()


def test_translation_that_names_its_source(make: Any) -> None:
    """Another language with the same numbers and names in order, and the source named at the top, is a translation."""
    english = make.draft("en", "2031-05-02", publisher="Selm Wire")
    english.line(
        "Selm Wire, 2 May 2031. In Port Selm, Director Ilse Maro counted 3,260 calls,"
        " 473 by night and 17 agreements with Oster."
    )
    other = make.draft("vi", "2031-05-03", language="vi")
    other.line(
        "Tin cảng (theo Selm Wire). Tại Port Selm, Giám đốc Ilse Maro nêu 3.260 lượt,"
        " 473 lượt đêm và 17 thỏa thuận với Oster, 2/5/2031."
    )
    (group,) = find_copies([other.done(), english.done()])
    assert (group.documents, group.grade) == (("en", "vi"), "translation")


def test_same_numbers_in_another_language_prove_no_translation(make: Any) -> None:
    """Without a named source two reports of one meeting in two languages stay independent."""
    one = make.plain(
        "en", "In Port Selm, Director Ilse Maro counted 3,260 calls, 473 by night and 17 agreements with Oster in 2031."
    )
    two = make.plain(
        "vi",
        "Tại Port Selm, Giám đốc Ilse Maro nêu 3.260 lượt, 473 lượt đêm và 17 thỏa thuận với Oster năm 2031.",
        None,
        "vi",
    )
    assert find_copies([one, two]) == ()


def test_same_bytes_are_a_copy_however_short(make: Any) -> None:
    """Two files with the same bytes are one text even where they are too short for word runs."""
    one = make.plain("a", "Closed.")
    (group,) = find_copies([one, make.twin(one, "b")])
    assert group.documents == ("a", "b")


def test_sources_count_by_origin(make: Any) -> None:
    """Every member of a group stands for its origin."""
    groups = find_copies([make.plain("a", REPORT), make.plain("b", REPORT + "\n")])
    assert count_sources(groups, ["a", "b", "c"]) == {
        "a": groups[0].documents[0],
        "b": groups[0].documents[0],
        "c": "c",
    }


def test_furniture_makes_no_copy(make: Any) -> None:
    """What belongs to the page and not to the report is not compared."""
    from dataclasses import replace

    from diemcau.records import Span

    menu = REPORT + "\n"
    pages = []
    for name, own in (("a", "Rice fell in price."), ("b", "The choir of Oster sang.")):
        reading = make.plain(name, menu + own)
        pages.append(replace(reading, document=replace(reading.document, furniture=(Span(0, len(menu)),))))
    assert find_copies(pages) == ()


def test_a_shortened_reprint_is_an_excerpt_and_one_with_a_paragraph_is_not(make: Any) -> None:
    """Two thirds of a text in its own words are an excerpt of it; the whole of it with more is a copy."""
    long = make.plain("long", REPORT, "2031-01-09")
    short = make.plain("short", "\n".join(REPORT.splitlines()[:-1][:3]).replace("Opening, ", ""), "2031-01-11")
    fuller = make.plain("fuller", f"{REPORT}\nIn Oster the hall was shut.", "2031-01-11")
    assert find_copies([long, short])[0].grade == "excerpt"
    assert find_copies([long, fuller])[0].grade == "verbatim"


ENGLISH = (
    "The Department of Foreign Affairs of Lam Hai held its yearly conference in Ben Hoa City on 5 January "
    "2032. The province received 84 foreign delegations and sent 37 delegations abroad. Exports reached 245 "
    "million USD and new investment 61 million USD. Chairwoman Luong Thi Hanh asked every department to "
    "publish the fees for visas, train young officers in foreign languages, and report to the government "
    "before 15 March on fishing boats, workers abroad and tourism."
)
TRANSLATED = (
    "Sở Ngoại vụ Lâm Hải tổ chức hội nghị thường niên tại thành phố Bến Hoa ngày 5/1/2032. Tỉnh đón 84 đoàn "
    "khách nước ngoài và cử 37 đoàn ra nước ngoài. Xuất khẩu đạt 245 triệu USD, đầu tư mới 61 triệu USD. Chủ "
    "tịch Lương Thị Hạnh yêu cầu các sở công khai phí cấp thị thực, đào tạo ngoại ngữ cho cán bộ trẻ, báo cáo "
    "chính phủ trước ngày 15/3 về tàu cá, lao động ở nước ngoài và du lịch."
)
RETOLD_ABROAD = (
    "Trước ngày 15/3, các sở ở Lâm Hải phải báo cáo về du lịch, tàu cá và lao động ở nước ngoài, Chủ tịch "
    "Lương Thị Hạnh nói tại thành phố Bến Hoa. Bà cũng muốn cán bộ trẻ học ngoại ngữ, và phí cấp thị thực phải "
    "được công khai. Năm qua tỉnh cử 37 đoàn ra nước ngoài, đón 84 đoàn. Đầu tư mới là 61 triệu USD, xuất khẩu "
    "245 triệu USD, theo hội nghị ngày 5/1."
)


def test_a_translation_in_full_needs_no_source(make: Any) -> None:
    """A text that says all that another says in the same order is its translation, named or not."""
    one, two = make.plain("en", ENGLISH, "2032-01-06"), make.plain("vi", TRANSLATED, "2032-01-07", "vi")
    (group,) = find_copies([two, one])
    assert (group.documents, group.grade) == (("en", "vi"), "translation")


def test_a_retelling_in_another_language_is_no_copy(make: Any) -> None:
    """The same facts and orders in another order are an independent report."""
    one, two = make.plain("en", ENGLISH, "2032-01-06"), make.plain("vi", RETOLD_ABROAD, "2032-01-07", "vi")
    assert find_copies([one, two]) == ()


def test_what_was_published_later_is_no_source(make: Any) -> None:
    """A later notice of the paper that a translation names was not what it was made from."""
    first = make.draft("vi", "2032-01-07", language="vi", publisher="Cổng thông tin tỉnh Lâm Hải")
    first.line("Đính chính: tại Bến Hoa, Lâm Hải đón 84 đoàn, cử 37 đoàn, xuất khẩu 245, đầu tư 61 triệu USD.")
    second = make.draft("en", "2032-01-06")
    second.line(
        "Translated from the Lam Hai Province Portal. In Ben Hoa, Lam Hai received 84, sent 37, 245, 61 million USD."
    )
    assert find_copies([first.done(), second.done()]) == ()
    first.published = "2032-01-05"
    (group,) = find_copies([first.done(), second.done()])
    assert group.documents == ("vi", "en")
