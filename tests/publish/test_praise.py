"""Words of success without a figure stand in the page, each with its reports; nothing of a document is markup."""

from __future__ import annotations

from pathlib import Path

from diemcau.flow.folder import review_folder
from diemcau.profile.load import load_profile
from diemcau.publish.page.shell import write_page

_BARE = "The province made outstanding progress <b>of its work</b>."
_BORNE_OUT = "Exports rose sharply, by 14.2% to USD 3.1 billion."
_PLAIN = "The office moved to another house in May."


def _page(folder: Path, *sentences: str, language: str = "en") -> str:
    for number, words in enumerate(sentences):
        head = f"Report of Dunmarsh province, part {number}\n\nThe year 2024 has ended, and this is part {number}.\n\n"
        (folder / f"part-{number}.txt").write_text(head + words + "\n", encoding="utf-8")
    return write_page(review_folder(folder, load_profile("vietnam_diplomacy")), language)


def test_only_what_no_figure_bears_out_is_listed(tmp_path: Path) -> None:
    """The bare sentence stands in the section with its words marked; the one with a figure and the plain one do not."""
    page = _page(tmp_path, f"{_BARE} {_PLAIN}", _BORNE_OUT)
    section = page[page.index('id="praise"') : page.index("</section>", page.index('id="praise"'))]
    assert "<mark>outstanding</mark> progress" in section
    assert "sharply" not in section
    assert "another house" not in section
    assert "<b>of its work" not in page
    assert "&lt;b&gt;of its work" in section


def test_a_sentence_of_several_reports_stands_once(tmp_path: Path) -> None:
    """With the numbers of all that print it."""
    page = _page(tmp_path, _BARE, _BARE, language="vi")
    section = page[page.index('id="praise"') : page.index("</section>", page.index('id="praise"'))]
    assert section.count("<q ") == 1
    assert section.count('href="#doc-') == 2


def test_a_folder_without_praise_has_no_such_section(tmp_path: Path) -> None:
    """Nothing stands where there is nothing."""
    assert 'id="praise"' not in _page(tmp_path, _PLAIN, _BORNE_OUT)
