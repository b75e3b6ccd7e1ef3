"""The page in a real browser."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from diemcau.publish.page import write_page
from diemcau.records import CopyLink, Passage, Span
from diemcau.review.build import build_review

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from diemcau.records.review import Review

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A Chromium without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


class Visit:
    """One page and what went wrong or out while it was open."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.errors: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.errors.append(message.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))

    def go(self, hash_: str = "") -> Page:
        """Opens the page anew."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}{hash_}")
        return self.page


@pytest.fixture
def visit(browser: Browser, review: Review, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """The page of the invented conference, which must make no noise and ask for nothing."""
    path = tmp_path / "review.html"
    asked = dict(getattr(request, "param", {"viewport": {"width": 1280, "height": 900}}))
    review = _with_lineage(review) if asked.pop("lineage", False) else review
    path.write_text(write_page(review, asked.pop("language", "en")), encoding="utf-8")
    context = browser.new_context(**asked)
    visit = Visit(context.new_page(), path.as_uri())
    yield visit
    context.close()
    assert visit.errors == []
    assert {each.partition("#")[0] for each in visit.requests} <= {visit.address, "about:blank"}


def _with_lineage(review: Review) -> Review:
    """The conference with what the reprint took: a sentence word for word, and one with another number."""
    texts = {name: reading.document.text for name, reading in review.record.by_name.items()}
    pairs = [("Exports of Lam Giang", "Exports of Lam Giang"), ("More than 140", "In all 143")]
    taken = {"four": pairs[:1], "three": pairs[1:]}
    links = tuple(
        CopyLink(
            origin="one",
            made=made,
            grade="verbatim" if made == "four" else "quote",
            carried=0.98 if made == "four" else 0.2,
            taken=0.2,
            passages=tuple(
                Passage(origin=_sentence(texts["one"], one), made=_sentence(texts[made], other)) for one, other in found
            ),
        )
        for made, found in taken.items()
    )
    return build_review(replace(review.record, lineage=links), None, None)


def _sentence(text: str, words: str) -> Span:
    """From some words to the next full stop."""
    start = text.index(words)
    return Span(start, text.index(". ", start) + 1)


LINEAGE = {"lineage": True, "viewport": {"width": 1280, "height": 900}}


@pytest.mark.parametrize("visit", [LINEAGE], indirect=True)
def test_a_line_opens_its_passages(visit: Visit) -> None:
    """A click on an edge of the lineage shows what was taken, the words that differ marked, and the arrows go on."""
    page = visit.go()
    page.locator(".web a[data-item=t2] .hit").dispatch_event("click")
    panel = page.locator("#panel")
    assert panel.locator("h2").inner_text() == "Some sentences of [1]"
    assert panel.locator(".pair blockquote").count() == 2
    assert panel.locator(".pair mark").all_inner_texts() == ["In", "all", "143", "More", "than", "140"]
    page.keyboard.press("ArrowLeft")
    assert panel.locator("h2").inner_text() == "The same text as [1], 98% of its words"
    assert panel.locator("blockquote").all_inner_texts() == [
        "Exports of Lam Giang reached nearly 4.2 billion USD, 5.5% above the plan."
    ]
    assert page.evaluate("location.hash") == "#t1"
    page.keyboard.press("Escape")
    assert not panel.is_visible()


@pytest.mark.parametrize("visit", [LINEAGE, LINEAGE | {"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_the_picture_stands_beside_its_rows(visit: Visit) -> None:
    """Each mark is level with the words of its report, however they wrap; all of it is reached with the keyboard."""
    page = visit.go()
    middle = "box => { const at = box.getBoundingClientRect(); return at.top + at.height / 2; }"
    for at in range(4):
        mark = page.locator(".node circle").nth(at).evaluate(middle)
        assert abs(mark - page.locator(".kin > li").nth(at).evaluate(middle)) < 2
    page.locator(".kin .took").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel").is_visible()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "took"
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]


@pytest.mark.parametrize(
    "visit", [{"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}], indirect=True
)
def test_a_conflict_opens_from_a_figure(visit: Visit) -> None:
    """The panel of a disputed number says what contradicts it, and leads to both sides of the conflict."""
    page = visit.go("#f11")
    clash = page.locator("#panel .clash")
    assert clash.inner_text().startswith("Delegations received: 61 in [3] against 16 in [3].")
    clash.locator(".chip").click()
    assert page.evaluate("location.hash") == "#c1"
    assert page.locator("#c1 h4").all_inner_texts() == ["61", "16"]
    box = page.locator("#c1").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900
    assert page.evaluate("document.activeElement.id") == "c1"


def test_a_key_of_the_chart_sifts_the_figures(visit: Visit) -> None:
    """From how many facts are disputed one click leads to those facts."""
    page = visit.go()
    page.click(".borne a[data-sift=disputed]")
    assert page.locator("#shown").inner_text() == "2 of 13"
    assert page.locator("select[name=standing]").input_value() == "disputed"


def test_a_number_opens_its_sentences(visit: Visit) -> None:
    """One click shows each sentence with the number marked, its document, rule and how it agrees."""
    page = visit.go()
    page.click(".card .number >> text=nearly 4.2 billion USD")
    panel = page.locator("#panel")
    assert panel.is_visible()
    said = panel.locator(".said")
    assert said.count() == 3
    assert said.nth(0).locator(".focus").inner_text() == "nearly 4.2 billion USD"
    assert "Exports of Lam Giang reached nearly 4.2 billion USD, 5.5% above the plan." in said.nth(0).inner_text()
    assert "The Ministry, 14 January 2032" in said.nth(0).inner_text()
    assert "Rule: told" in said.nth(0).inner_text()
    assert "Copy of [1], not counted apart" in panel.inner_text()
    assert page.evaluate("location.hash") == "#f5"


def test_a_sentence_leads_to_all_it_feeds(visit: Visit) -> None:
    """From the sentence of one number the others in it open."""
    page = visit.go("#f1")
    page.locator("#panel .said").nth(0).locator(".chip >> text=19").click()
    assert page.locator("#panel h2").inner_text() == "19"
    page.go_back()
    assert page.locator("#panel h2").inner_text() == "48"


def test_a_link_with_a_hash_opens_its_item(visit: Visit) -> None:
    """An address can be sent to somebody: it opens figure, directive, proposal and event."""
    for item, words in (
        ("f4", "more than 140"),
        ("d1", "open two new markets"),
        ("p1", "share its list"),
        ("e1", "Conference"),
    ):
        page = visit.go(f"#{item}")
        assert words in page.locator("#panel").inner_text()


def test_a_citation_opens_the_report_at_the_place(visit: Visit) -> None:
    """From the panel one step leads into the document, which opens by itself."""
    page = visit.go("#f12")
    assert not page.locator("#doc-3").evaluate("box => box.open")
    page.click("#panel .goto")
    assert page.locator("#doc-3").evaluate("box => box.open")
    assert page.locator("#doc-3 .flash").inner_text() == "16"


def test_search_leaves_what_fits(visit: Visit) -> None:
    """Words without regard to case and accents; what does not fit is hidden, and Escape brings it back."""
    page = visit.go()
    page.keyboard.press("/")
    page.keyboard.type("DELEGATIONS bac")
    page.wait_for_selector("#clear:visible")
    assert page.locator(".card:visible .number").all_inner_texts() == ["61", "16"]
    assert page.locator("#shown").inner_text() == "2 of 13"
    page.fill("#search", "nothing like this")
    page.wait_for_selector("#nothing:visible")
    page.keyboard.press("Escape")
    page.wait_for_selector("#nothing", state="hidden")
    assert page.locator("#shown").inner_text() == "13"


def test_filters_join(visit: Visit) -> None:
    """Owner and standing together leave what has both."""
    page = visit.go()
    page.select_option("select[name=org]", "Bac Suong")
    page.select_option("select[name=standing]", "disputed")
    assert page.locator(".card:visible .number").all_inner_texts() == ["61", "16"]
    page.click("#clear")
    assert page.locator("#shown").inner_text() == "13"


def test_the_keyboard_is_enough(visit: Visit) -> None:
    """J and k walk, Enter opens, Escape closes and gives the focus back, ? helps."""
    page = visit.go()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.locator(".at .number").inner_text() == "48"
    page.keyboard.press("Enter")
    assert page.locator("#panel").is_visible()
    assert page.evaluate("document.activeElement.closest('#panel') !== null")
    page.keyboard.press("Escape")
    assert not page.locator("#panel").is_visible()
    assert page.evaluate("document.activeElement.textContent") == "48"
    assert page.evaluate("location.hash") == ""
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()


def test_dark_and_light_are_a_choice(visit: Visit) -> None:
    """The button turns the colours round."""
    page = visit.go()
    ground = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(ground)
    page.click("#theme")
    assert page.evaluate(ground) != before
    page.click("#theme")
    assert page.evaluate(ground) == before


@pytest.mark.parametrize("visit", [{"color_scheme": "dark"}, {"color_scheme": "light"}], indirect=True)
def test_text_has_contrast(visit: Visit) -> None:
    """Every colour of text stands out from its ground by 4.5 to 1 (WCAG 2.2, 1.4.3), in light and in dark."""
    page = visit.go("#f5")
    page.evaluate("document.querySelectorAll('details').forEach(box => box.open = true)")
    low = page.evaluate(CONTRAST)
    assert low == []


@pytest.mark.parametrize(
    "visit",
    [
        {"viewport": {"width": 390, "height": 844}},
        {"viewport": {"width": 390, "height": 844}, "language": "vi"},
    ],
    indirect=True,
)
def test_a_phone_scrolls_down_only(visit: Visit) -> None:
    """At 390 pixels nothing is wider than the screen, tables and the open panel included."""
    page = visit.go()
    page.evaluate("document.querySelectorAll('details').forEach(box => box.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator(".card .number").first.click()
    assert page.locator("#panel").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("visit", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_a_wide_table_scrolls_in_itself(visit: Visit) -> None:
    """What is said only to screen readers in a column off the screen does not widen the page either."""
    page = visit.go()
    cell = '<td class="silent"><span aria-hidden="true">·</span><span class="hush">not told here</span></td>'
    page.evaluate(
        "cells => document.querySelector('.matrix tbody tr').insertAdjacentHTML('beforeend', cells)", cell * 6
    )
    assert page.evaluate("document.querySelector('.matrix').scrollWidth") > 600
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], indirect=True)
def test_without_script_the_page_reads(visit: Visit) -> None:
    """Controls that need script are hidden; a citation still leads to its sentence."""
    page = visit.go()
    assert not page.locator("#search").is_visible()
    assert page.locator("text=12 not stated").is_visible()
    assert page.locator(".quote mark").first.is_visible()


def test_print_shows_the_review_and_no_controls(visit: Visit) -> None:
    """On paper there are figures and conflicts, no search, no panel."""
    page = visit.go("#f5")
    page.emulate_media(media="print")
    assert page.locator(".cards").first.is_visible()
    assert page.locator(".conflict").first.is_visible()
    for hidden in (".bar-top", "#panel", "#filters"):
        assert not page.locator(hidden).is_visible()


def test_landmarks_and_names_are_there(visit: Visit) -> None:
    """A screen reader finds main, navigation, search and headings in order, and every control has a name."""
    page = visit.go()
    assert page.locator("main").count() == page.locator("h1").count() == 1
    unnamed = page.evaluate(
        "[...document.querySelectorAll('button, select, input')].filter(each => !(each.textContent.trim() "
        "|| each.ariaLabel || each.labels?.length)).length"
    )
    assert unnamed == 0
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3')].map(each => +each.tagName[1])")
    assert all(after - before <= 1 for before, after in pairwise(levels))


CONTRAST = """() => {
  const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const line = (v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => [r, g, b].map((v) => line(v / 255))
    .reduce((sum, v, at) => sum + v * [.2126, .7152, .0722][at], 0);
  const groundOf = (node) => {
    for (let box = node; box; box = box.parentElement) {
      const [r, g, b, a = 1] = parse(getComputedStyle(box).backgroundColor);
      if (a === 1) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const low = [];
  for (const node of document.querySelectorAll("main *, .panel *, header *, nav *")) {
    if (![...node.childNodes].some((kid) => kid.nodeType === 3 && kid.textContent.trim())) continue;
    if (!node.checkVisibility() || node.closest("svg, [aria-hidden=true], .hush, .skip")) continue;
    const one = light(parse(getComputedStyle(node).color)), other = light(groundOf(node));
    const ratio = (Math.max(one, other) + .05) / (Math.min(one, other) + .05);
    if (ratio < 4.5) low.push([node.className, node.textContent.slice(0, 30), ratio.toFixed(2)]);
  }
  return low;
}"""
