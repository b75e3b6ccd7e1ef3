"""A released document shows nothing of the time when it was its unit's draft, except to its unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from tests.web.conftest import REPORT

if TYPE_CHECKING:
    from tests.web.conftest import House


@pytest.mark.parametrize("address", ["/desk/{}", "/api/v1/documents/{}/text", "/api/v1/documents/{}/mentions"])
def test_the_time_as_a_draft_stays_within_the_unit(house: House, address: str) -> None:
    """Before the release an outsider finds no such document; its unit, and everybody now, finds it."""
    (document,) = house.bring(REPORT)
    before = timezone.localtime().strftime("%Y-%m-%dT%H:%M:%S.%f")
    house.release(document)
    place = address.format(document.uid)
    answers = {
        (name, known): house.visit(name).get(place, {"known": before} if known else {}).status_code
        for name in ("outsider", "colleague")
        for known in (True, False)
    }
    assert answers == {
        ("outsider", True): 404,
        ("outsider", False): 200,
        ("colleague", True): 200,
        ("colleague", False): 200,
    }


def test_an_office_of_the_whole_house_sees_what_waits(house: House) -> None:
    """Who checks everywhere is shown the work of every unit."""
    from diemcau.web.desk.queries import to_check

    (document,) = house.bring(REPORT)
    assert [one.pk for one in to_check(house.scope("chief"))] == [document.pk]
    assert list(to_check(house.scope("auditor"))) == []
