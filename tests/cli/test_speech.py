"""The language of commands: how it is chosen, and that it is spoken to the end."""

from __future__ import annotations

import gettext
import os
import re
import shutil
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po

from diemcau.cli.main import diemcau, run
from diemcau.cli.speech import choose_language
from diemcau.errors import Invalid
from diemcau.publish.texts import LOCALE

_REPORT = """Lam Quang sums up its year
(Lam Quang Portal, 8 January 2025) In the first half of 2024 the province of Lam Quang sent 1,214 delegations abroad.
"""
_OTHER = """Lam Quang counts again
(Border Gazette, 9 January 2025) In the first half of 2024 the province of Lam Quang sent 1,350 delegations abroad.
"""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Two reports that contradict each other."""
    place = tmp_path / "reports"
    place.mkdir()
    (place / "north.txt").write_text(_REPORT, encoding="utf-8")
    (place / "south.txt").write_text(_OTHER, encoding="utf-8")
    return place


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "vi_VN.UTF-8"}, "vi"),
        ([], {"LANG": "VI"}, "vi"),
        ([], {"LANG": "fr_FR.UTF-8"}, "en"),
        ([], {"LANG": "C.UTF-8"}, "en"),
        ([], {"LC_ALL": "en_GB.UTF-8", "LANG": "vi_VN.UTF-8"}, "en"),
        ([], {"LC_ALL": "", "LC_MESSAGES": "vi_VN", "LANG": "en_GB"}, "vi"),
        ([], {"DIEMCAU_LANG": "vi", "LC_ALL": "en_GB.UTF-8"}, "vi"),
        ([], {"DIEMCAU_LANG": "en", "LANG": "vi_VN.UTF-8"}, "en"),
        (["read", "x", "--lang", "vi"], {}, "vi"),
        (["read", "x", "--lang=vi"], {"DIEMCAU_LANG": "en"}, "vi"),
        (["read", "x", "--lang", "en"], {"DIEMCAU_LANG": "vi"}, "en"),
        (["read", "x", "--lang", "fr"], {"LANG": "vi"}, "vi"),
        (["read", "--", "--lang", "vi"], {}, "en"),
        (["read", "--lang"], {}, "en"),
        (["read", "--lang", "fr"], {"DIEMCAU_LANG": ""}, "en"),
    ],
)
def test_the_option_goes_before_the_environment(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    """`--lang`, then the house's own variable, then the system's in the order of POSIX, then English."""
    assert choose_language(arguments, environment) == language


def test_a_language_without_texts_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong setting of our own variable is said, with what it may be."""
    with pytest.raises(Invalid, match="en, vi"):
        choose_language([], {"DIEMCAU_LANG": "xx"})
    monkeypatch.setenv("DIEMCAU_LANG", "xx")
    assert run(["doctor"]) == 2
    assert "DIEMCAU_LANG is 'xx'" in capsys.readouterr().err


def _commands(command: click.Command, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    below = command.commands if isinstance(command, click.Group) else {}
    return [path, *(found for name, sub in below.items() for found in _commands(sub, (*path, name)))]


@pytest.mark.parametrize("command", _commands(diemcau))
def test_help_is_vietnamese_to_the_last_word(command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """No sentence of the house or of the library behind it is left in English."""
    groups = {(), ("profile",), ("report",), ("form",), ("judge",), ("audit",), ("orgs",), ("person",)}
    arguments = [*command, "--lang", "vi"] if command not in groups else [*command]
    os.environ["DIEMCAU_LANG"] = "vi"
    try:
        assert run([*arguments, "--help"]) == 0
    finally:
        del os.environ["DIEMCAU_LANG"]
    said = capsys.readouterr().out
    assert said.startswith("Cách dùng:")
    assert "Tùy chọn:" in said
    assert not re.search(r"\b(the|and|of|Show|Print|default|Options|Usage|Exit)\b", said)


def test_the_language_of_the_process_is_left_as_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    """A run in one language leaves neither its variable nor its catalogue behind; the next one speaks its own."""
    domain = gettext.textdomain()
    assert run(["read", "--lang", "vi", "--help"]) == 0
    assert "LANGUAGE" not in os.environ
    assert gettext.textdomain() == domain
    assert run(["read", "--help"]) == 0
    assert capsys.readouterr().out.count("Show this message and exit.") == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["read", "{reports}/nroth.txt"], "Có phải ý bạn là 'north.txt'?"),
        (["read", "{reports}/nothing"], "lỗi: Không có tệp hoặc thư mục"),
        (["read", "{reports}", "--format", "tabel"], "'tabel' không thuộc 'table', 'jsonl'. Có phải ý bạn là 'table'?"),
        (["read", "{reports}", "--profile", "vietnam_diplomcy"], "Có phải ý bạn là 'vietnam_diplomacy'?"),
        (["raed", "{reports}"], "Không có lệnh 'raed'. (Có phải ý bạn là: 'read'?)"),
        (["read"], "Thiếu tham số 'PATH...'."),
        (["review", "{reports}/north.txt"], "cần một thư mục báo cáo"),
        (["review", "{reports}", "--period", "2024-13"], "“2024-13” không phải là một khoảng thời gian"),
        (["review", "{reports}", "--period", "2024..2023"], "kết thúc trước khi bắt đầu"),
        (["review", "{reports}", "--out", "{reports}/north.txt"], "cần một thư mục để ghi kết quả"),
        (["review", "{reports}", "--fomat", "x"], "Không có tùy chọn '--fomat'."),
        (["review", "{reports}", "--out"], "Tùy chọn '--out' cần 1 giá trị."),
        (["review", "{reports}", "{reports}"], "Thừa tham số"),
        (["profile", "check", "nothing"], "Không có bộ từ vựng nothing"),
    ],
)
def test_errors_are_vietnamese(
    arguments: list[str], words: str, reports: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is wrong and what to do is said in the reader's language, ours and the library's alike."""
    monkeypatch.setenv("DIEMCAU_LANG", "vi")
    assert run([word.format(reports=reports) for word in arguments]) == 2
    said = capsys.readouterr().err
    assert words in said
    assert said.startswith("lỗi: ")
    assert not re.search(r"\b(the|is|not|See|error|Choose|Missing|No such)\b", said)


def test_what_cannot_be_read_is_said_in_vietnamese(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An error that only passes on a finding tells the finding; one for a folder says what was expected."""
    (reports / "bad.txt").write_bytes(b"")
    assert run(["read", str(reports / "bad.txt"), "--lang", "vi"]) == 2
    assert "bad.txt không có nội dung báo cáo." in capsys.readouterr().err
    (reports / "worse.txt").write_bytes(b"")
    bad = [str(reports / name) for name in ("bad.txt", "worse.txt")]
    assert run(["read", *bad, "--lang", "vi"]) == 2
    assert "lỗi: Không đọc được báo cáo nào trong" in capsys.readouterr().err
    assert run(["read", str(reports), "--lang", "vi"]) == 0
    assert "cần xem xét: " in capsys.readouterr().err


def test_tables_are_written_as_the_reader_writes(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Headings, numbers and periods are Vietnamese; in English the record's own codes stand."""
    assert run(["read", str(reports), "--lang", "vi"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "nguyên văn giá trị nội dung đơn vị thời gian tình trạng" in said
    assert "1.214" in said
    assert "thực hiện" in said
    assert run(["read", str(reports)]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "words value what whose period status" in said
    assert "1,214" in said
    assert "2024-H1" in said


def test_a_record_is_told_in_vietnamese(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Counts, standings and conflicts are said anew, and the documents are named since none has a number there."""
    assert run(["reconcile", str(reports), "--lang", "vi"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "2 báo cáo, 2 nguồn độc lập" in said
    assert "Mâu thuẫn Số liệu khác nhau." in said
    assert "Cách làm rõ:" in said
    assert "[north] nêu 1.214" in said
    assert "[south] nêu 1.350" in said
    assert "disputed" not in said


def test_doctor_and_profile_check_speak_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    """Their own words and numbers are the reader's."""
    assert run(["doctor", "--lang", "vi"]) == 0
    assert "Đã đủ." in capsys.readouterr().out
    assert run(["profile", "check", "vietnam_diplomacy", "--lang", "vi"]) == 0
    said = capsys.readouterr().out
    assert "Ngành ngoại giao" in said
    assert re.search(r"chỉ tiêu +150\n", said)
    assert "Bộ từ vựng hợp lệ." in said


def test_what_is_wrong_with_a_profile_is_said_in_vietnamese(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A finding is told with its row and value; a file that cannot be loaded with its line and what may stand there."""
    folder = tmp_path / "small"
    shutil.copytree(Path(__file__).resolve().parents[1] / "profile" / "small", folder)
    measures = folder / "measures.csv"
    rows = measures.read_text(encoding="utf-8")
    measures.write_text(rows.replace("flow,boats.inspected,", "flow,boats.seen,"), encoding="utf-8")
    assert run(["profile", "check", str(folder), "--lang", "vi"]) == 1
    said = capsys.readouterr().out
    assert "measures.csv: boats.fined có cấp trên (parent) boats.seen chưa được khai báo." in said
    assert "Bộ từ vựng chưa hợp lệ." in said
    measures.write_text(rows.replace("flow,boats.inspected,", "river,boats.inspected,"), encoding="utf-8")
    assert run(["profile", "check", str(folder), "--lang", "vi"]) == 2
    said = capsys.readouterr().err
    assert re.search(r"lỗi: measures\.csv:\d+: \w+ phải là một trong: ", said)


def test_the_library_says_what_its_catalogue_holds() -> None:
    """Each text translated for click is one that the installed click can say, with the same things filled in."""
    sources = " ".join(path.read_text(encoding="utf-8") for path in Path(click.__file__).parent.glob("*.py"))
    with (LOCALE / "vi" / "LC_MESSAGES" / "click.po").open("rb") as file:
        messages = [message for message in read_po(file, abort_invalid=True) if message.id]
    with (LOCALE / "vi" / "LC_MESSAGES" / "click.mo").open("rb") as compiled:
        texts = gettext.GNUTranslations(compiled)
    assert len(messages) > 10
    for message in messages:
        ids = (message.id,) if isinstance(message.id, str) else message.id
        told = message.string if isinstance(message.string, str) else (message.string or ("",))[0]
        assert all(f'"{words}"' in sources for words in ids), ids
        assert set(re.findall(r"{.*?}", told)) <= set(re.findall(r"{.*?}", " ".join(ids)))
        assert texts.ngettext(ids[0], ids[-1], 2) == told or texts.gettext(ids[0]) == told
