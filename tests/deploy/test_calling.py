"""Orientation or task: which words make which, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from diemcau.deploy.calling import NO_SIGN, Verdict, decide_calling
from diemcau.deploy.calling_product import find_product
from diemcau.lang.registry import callings_of
from diemcau.records.task import Calling, Deadline, DeadlineKind

NONE = Deadline(kind=DeadlineKind.NONE)
DAY = Deadline(kind=DeadlineKind.DATE, words="31 March 2032", day=date(2032, 3, 31), is_certain=True, why="day")
YEAR = Deadline(kind=DeadlineKind.PERIOD, words="2032", day=date(2032, 12, 31), is_certain=True, why="period_end")
HASTE = Deadline(kind=DeadlineKind.UNCLEAR, words="soon", why="vague")


def judged(act: str, language: str, deadline: Deadline = NONE, *, is_in_charge: bool = False) -> Verdict:
    """What an act calls for."""
    words = callings_of(language)
    product = find_product(act, words)
    return decide_calling(act, words, deadline=deadline, product=product, is_in_charge=is_in_charge)


@pytest.mark.parametrize(
    ("act", "language"),
    [
        ("Maintain and deepen ties with the neighbours of Dunmarsh", "en"),
        ("continue to streamline the offices", "en"),
        ("Every trip must serve the growth target of at least 7%", "en"),
        ("help to bring about new industries such as chips, data, medicine, clean energy and film", "en"),
        ("complete the goals and tasks of the term", "en"),
        ("open up new opportunities for fishermen", "en"),
        ("do not organise overlapping trips", "en"),
        ("be a bridge for merchants", "en"),
        ("Every voyage and every letter should open a market", "en"),
        ("Mọi chuyến đi phải mở được một thị trường", "vi"),
        ("Tiếp tục củng cố quan hệ với các địa phương láng giềng", "vi"),
        ("Mọi hoạt động phải phục vụ mục tiêu tăng trưởng ít nhất 9%", "vi"),
        ("hoàn thành tốt các nhiệm vụ được giao", "vi"),
        ("Không tổ chức các đoàn đi trùng lặp", "vi"),
        ("Nâng cao chất lượng dự báo, tránh chồng chéo", "vi"),
        ("Xây dựng đội ngũ cán bộ vững vàng", "vi"),
    ],
)
def test_what_is_kept_to_is_an_orientation(act: str, language: str) -> None:
    """Standing verbs, targets outside any unit's reach and prohibitions are orientations, with their reasons."""
    verdict = judged(act, language)
    assert verdict.calling is Calling.ORIENTATION
    assert verdict.why != NO_SIGN


@pytest.mark.parametrize(
    ("act", "language", "code"),
    [
        ("Complete the take-over of the old Liaison Bureau and merge its desks", "en", "act_once"),
        ("develop and implement a project to restructure the staff", "en", "product"),
        ("submit a scheme on cold storage to the Council", "en", "product"),
        ("take stock, and report to the Governor every six months", "en", "product"),
        ("trip notes must be submitted to the office", "en", "act_once"),
        ("Hoàn thành tiếp nhận chức năng của Ban cũ", "vi", "act_once"),
        ("xây dựng và triển khai đề án cơ cấu lại đội ngũ cán bộ", "vi", "product"),
        ("trình Chủ tịch tỉnh kế hoạch đón đoàn", "vi", "product"),
        ("mở ít nhất một văn phòng tại cảng", "vi", "act_once"),
    ],
)
def test_what_is_done_once_or_leaves_something_is_a_task(act: str, language: str, code: str) -> None:
    """An act done once and a thing that can be counted make a task."""
    verdict = judged(act, language)
    assert verdict.calling is Calling.TASK
    assert code in verdict.why


@pytest.mark.parametrize(
    ("act", "language"),
    [("strengthen the patrols on the river", "en"), ("tăng cường tuần tra trên sông", "vi")],
)
def test_a_day_outweighs_a_standing_verb_and_a_year_does_not(act: str, language: str) -> None:
    """By a day it is a task, within a year or in haste it stays an orientation."""
    assert judged(act, language, DAY).calling is Calling.TASK
    assert judged(act, language, DAY).why == ("deadline",)
    assert judged(act, language, YEAR).calling is Calling.ORIENTATION
    assert judged(act, language, HASTE).calling is Calling.ORIENTATION


def test_without_any_sign_only_one_org_in_charge_makes_a_task() -> None:
    """Nothing is made up where the words say nothing: it is said that there was no sign."""
    act = "paint the harbour office"
    assert judged(act, "en") == Verdict(0, Calling.ORIENTATION, NO_SIGN)
    assert judged(act, "en", is_in_charge=True).calling is Calling.TASK
    assert judged(act, "en", is_in_charge=True).why == NO_SIGN


def test_what_something_is_done_for_asks_for_nothing() -> None:
    """The aim behind an act is weighed neither as a verb done once nor as a standing one."""
    assert judged("repair the pier in order to strengthen trade", "en").why == ("act_once",)
    assert judged("sửa chữa cầu cảng nhằm thúc đẩy giao thương", "vi").why == ("act_once",)
