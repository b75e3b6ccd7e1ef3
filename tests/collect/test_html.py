"""Pages give their report, with offsets into their source; what surrounds it stays out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import grows_at_most_linearly

from diemcau.collect.document import collect_document
from diemcau.collect.html_text import read_page
from diemcau.records import Document

_FIRST = "Last year the province of Lam Quang sent 214 delegations abroad, and it received 167 from its partners."
_LAST = "The Chairman asked departments to finish the list of agreements before the spring and to report monthly."
_PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><title>Lam Quang sums up its year | Lam Quang Portal</title>
<meta property="og:site_name" content="Lam Quang Portal">
<meta property="article:published_time" content="2025-01-08T09:00:00+07:00">
<style>p {{ color: red }}</style><script>var hits = "<p>Seen 99 times</p>";</script></head>
<body class="page has-sidebar">
<header><a href="/">Portal</a><nav><ul><li><a href="/a">News 12</a><li><a href="/b">Tasks</a></ul></nav></header>
<ol class="breadcrumb"><li>Home</li><li>News</li></ol>
<div id="content-wrapper">
<h1>Lam Quang sums up its year</h1>
<div class="share-bar">Share <a href="#">Facebook</a> 45</div>
<p>{_FIRST}
<figure><img src="1.jpg" alt="12"><figcaption>The bridge point of 12 districts. Photo: Tran Ha</figcaption></figure>
<!-- <p>A draft of 88 lines</p> -->
<table><tr><th>Item</th><th>2023</th><th>2024</th></tr><tr><td>Exports</td><td></td><td><b>2.4</b></td></tr>
<tr><td>Imports<td>0.9<td>1.1</table>
<p>{_LAST}</p>
<p class="tags">Tags: <a href="/t/1">exports</a>, <a href="/t/2">year 2024</a></p>
<div class="related-news"><h3>Related news</h3><ul><li><a href="/c">Ha Phu signs 99 deals</a></li></ul></div>
</div>
<aside><p>Most read: {_FIRST.replace("214", "555")}</p></aside>
<footer>Telephone 0123 456 789. Visitors today: 1,204</footer></body></html>
"""


def _document(folder: Path, source: str) -> Document:
    path = folder / "page.html"
    path.write_text(source, encoding="utf-8")
    found = collect_document(path)
    assert isinstance(found, Document), found
    return found


def test_a_page_gives_its_report_and_nothing_else(tmp_path: Path) -> None:
    """Headline, paragraphs, caption and table stay in order; menus, buttons, tags, related links and footer do not."""
    document = _document(tmp_path, _PAGE)
    assert document.text.split("\n") == [
        "Lam Quang sums up its year",
        _FIRST,
        "The bridge point of 12 districts. Photo: Tran Ha",
        "Item | 2023 | 2024",
        "Exports |  | 2.4",
        "Imports | 0.9 | 1.1",
        _LAST,
    ]
    assert [document.quote(span)[:16] for span in document.furniture] == ["The bridge point"]


def test_a_page_says_what_it_is(tmp_path: Path) -> None:
    """Title, publisher and day come from the page's own words about itself."""
    document = _document(tmp_path, _PAGE)
    assert document.title == "Lam Quang sums up its year"
    assert (document.publisher, document.published) == ("Lam Quang Portal", date(2025, 1, 8))
    assert (document.media_type, document.language) == ("text/html", "en")


def test_offsets_lead_to_the_same_characters_of_the_source(tmp_path: Path) -> None:
    """Every character of every block is found at its offset in the page."""
    document = _document(tmp_path, _PAGE)
    for line in document.text.split("\n"):
        start = document.text.index(line)
        for at, char in enumerate(line, start):
            if char not in " |":
                assert _PAGE[document.offsets.origin(at)] == char


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1&nbsp;204 guests &amp; 3&#37;", "1 204 guests & 3%"),
        ("caf&eacute; &#x110;&#7885;", "café Đọ"),
        ("6.3 bil&shy;lion", "6.3 billion"),
        ("<b>12</b>,<i>500</i> guests", "12,500 guests"),
        ("170<sup>1</sup> guests", "170 guests"),
        ("170<sup>(2)</sup> guests", "170 guests"),
        ("5 km<sup>2</sup> of land", "5 km2 of land"),
        ("the 6<sup>th</sup> time", "the 6th time"),
        ("up  \n\t 4%", "up 4%"),
        ("AT&T &unknown; 5 < 6 &lt;b&gt;", "AT&T &unknown; 5 < 6 <b>"),
        ("see also the <a href='x?a=1&b=2'>link</a>", "see also the link"),
        ('<span title="5 > 4">in</span> order', "in order"),
    ],
)
def test_words_are_read_as_a_browser_shows_them(written: str, read: str) -> None:
    """Entities, inline tags, footnote marks and white space leave the words that a reader sees."""
    source = f"<html><body><article><p>{_FIRST}</p><p>{written}</p><p>{_LAST}</p></article></body></html>"
    assert read_page(source).mapped.text.replace("\u00ad", "").replace("\u00a0", " ").split("\n")[1] == read


def test_cells_keep_their_columns_over_spans() -> None:
    """A cell that spans columns or rows leaves the later cells in the columns they stand in."""
    source = (
        "<table><tr><th rowspan=2>Item</th><th colspan=2>Value</th></tr><tr><td>2023</td><td>2024</td></tr>"
        "<tr><td>Exports</td><td>2.1</td><td>2.4</td></tr></table>"
    )
    assert read_page(source).mapped.text.split("\n") == ["Item | Value", " | 2023 | 2024", "Exports | 2.1 | 2.4"]


def test_a_table_that_places_the_page_is_no_table() -> None:
    """Long cells are paragraphs beside each other, not cells of a row."""
    source = f"<table><tr><td>Desk</td><td><p>{_FIRST}</p><p>{_LAST}</p><p>{_FIRST}</p></td></tr></table>"
    lines = read_page(source).mapped.text.split("\n")
    assert lines[-3:] == [_FIRST, _LAST, _FIRST]


@pytest.mark.parametrize(
    "source",
    [
        f"<div class='sidebar-layout'><p>{_FIRST}</p><p>{_LAST}</p></div>",
        f"<form id='aspnetForm'><div><p>{_FIRST}</p><p>{_LAST}</p></div></form>",
        f"<nav><a href='/'>Home</a><p>{_FIRST}</p><p>{_LAST}</p>",
        f"<div class='menu'><div><p>{_FIRST}<p>{_LAST}",
        f"<p>{_FIRST}</p></div></span></td><p>{_LAST}</p>",
        f"{_FIRST}<br>{_LAST}",
    ],
)
def test_no_wrapper_takes_the_report_away(source: str) -> None:
    """Unlucky class names, page-wide forms, menus never closed and stray end tags leave the prose in."""
    text = read_page(f"<html><body>{source}</body></html>").mapped.text
    assert _FIRST in text
    assert _LAST in text


def test_lines_of_preformatted_text_stay_lines() -> None:
    """Old announcements are one preformatted block; its line ends are meant."""
    source = f"<html><body><pre>\n{_FIRST}\n\n  {_LAST}\n</pre><p>{_FIRST}</p></body></html>"
    assert read_page(source).mapped.text == f"{_FIRST}\n{_LAST}\n{_FIRST}"


def test_hidden_parts_and_unshown_elements_stay_out() -> None:
    """What a browser does not show is not read."""
    source = (
        f"<article><p>{_FIRST}</p><p hidden>Hidden 77</p><p style='display: none'>Gone 78</p><noscript>No 79</noscript>"
        f"<template>Draft 80</template><svg><text>81</text></svg><p>{_LAST}</p></article>"
    )
    assert read_page(source).mapped.text == f"{_FIRST}\n{_LAST}"


def test_json_ld_gives_publisher_and_day() -> None:
    """Structured data speaks where no meta element does; broken data is passed over."""
    source = (
        '<script type="application/ld+json">{broken</script><script type="application/ld+json">{"@graph": [{"@type":'
        '"NewsArticle", "datePublished": "2025-03-09", "publisher": {"name": "Coast Wire"}}]}</script>'
        f"<title>Year of Lam Quang - Coast Wire</title><p>{_FIRST}</p>"
    )
    said = read_page(source).masthead
    assert (said.title, said.publisher, said.published) == (
        "Year of Lam Quang - Coast Wire",
        "Coast Wire",
        date(2025, 3, 9),
    )


@given(st.text(st.sampled_from("<>/ap &;\"'=trdul-!x1\n "), max_size=120))
def test_any_rubbish_is_read_without_failing(source: str) -> None:
    """Broken tags never raise, and every offset lies in the source."""
    mapped = read_page(source).mapped
    assert all(mapped.offsets.origin(at) <= len(source) for at in range(len(mapped.text)))


@pytest.mark.parametrize(
    "piece",
    ["<a", "<div>", "<!--", "</p>", "<a '", '<p a="', "<table><tr><td>", "&a", "<li>", "<p>x</div>", "<![CDATA["],
)
def test_hostile_pages_take_no_long_time(piece: str) -> None:
    """Four times as many repetitions of a broken piece cost about four times as much, and not sixteen times."""
    assert grows_at_most_linearly(lambda times: read_page(piece * times), 8_000)
