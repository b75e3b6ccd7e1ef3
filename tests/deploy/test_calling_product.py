"""What is to come of a directive."""

from __future__ import annotations

import pytest

from diemcau.deploy.calling_product import Product, find_product, kind_of
from diemcau.lang.registry import callings_of


@pytest.mark.parametrize(
    ("act", "language", "kind", "words"),
    [
        ("develop and implement a project to train pilots", "en", "scheme", "a project to train pilots"),
        ("submit to the Governor the rotation plan for 2032 before 1 May", "en", "plan", "the rotation plan for 2032"),
        ("Submit to the Council, in the second quarter, a scheme on fish", "en", "scheme", "a scheme on fish"),
        ("draw up a list of 20 piers", "en", "report", "a list of 20 piers"),
        ("hold two river fairs, with small means", "en", "event", "two river fairs"),
        ("sign the memorandum with Keld", "en", "agreement", "the memorandum with Keld"),
        ("draft a circular on pilots", "en", "legal_draft", "a circular on pilots"),
        ("answer the letters of the fishermen", "en", "answer", ""),
        ("a scheme on languages, to be laid before the Minister", "en", "scheme", "a scheme on languages"),
        ("trình Chủ tịch tỉnh đề án kho lạnh trước ngày 1/5", "vi", "scheme", "đề án kho lạnh"),
        ("tổ chức 02 hội nghị gặp gỡ doanh nghiệp, kinh phí tự lo", "vi", "event", "02 hội nghị gặp gỡ doanh nghiệp"),
        ("xây dựng và ban hành quy chế phối hợp", "vi", "legal_draft", "quy chế phối hợp"),
        ("lập danh sách khách mời", "vi", "report", "danh sách khách mời"),
        ("trả lời thư của ngư dân", "vi", "answer", ""),
    ],
)
def test_a_thing_is_named_with_its_kind(act: str, language: str, kind: str, words: str) -> None:
    """The thing that is made stands in its own words, from its article to where anything else begins."""
    found = find_product(act, callings_of(language))
    assert found is not None
    assert found.kind == kind
    assert found.words.removeprefix("the ").endswith(words.removeprefix("the "))


@pytest.mark.parametrize(
    ("act", "language"),
    [
        ("complete the implementation of the plan", "en"),
        ("complete the goals set out in the resolution", "en"),
        ("support the villages in every report", "en"),
        ("hoàn thành quyết toán kinh phí đoàn ra", "vi"),
        ("tổ chức thực hiện tốt các nội dung của kế hoạch", "vi"),
    ],
)
def test_what_is_only_spoken_of_is_no_product(act: str, language: str) -> None:
    """A plan that is carried out, or that something belongs to, is not made."""
    assert find_product(act, callings_of(language)) is None


def test_a_product_by_itself_has_its_kind() -> None:
    """A column of products names kinds too; a word that is no product has none."""
    assert kind_of("Đề án", callings_of("vi")) == "scheme"
    assert kind_of("Report to the Governor", callings_of("en")) == "report"
    assert kind_of("letters", callings_of("en")) == ""
    assert Product("plan", "").words == ""
