"""From a file to the mentions of a document, and who sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.web.archive.queries import documents_for
from diemcau.web.audit.models import Entry
from diemcau.web.desk.models import Mention

from .conftest import REPORT

if TYPE_CHECKING:
    from .conftest import House


def test_a_file_becomes_a_document_with_mentions(house: House) -> None:
    """What was read stands in the database, each number with its words."""
    (document,) = house.bring(REPORT)
    mentions = list(Mention.objects.filter(document=document, sort="figure"))
    assert {"46", "214"} <= {mention.words.split()[0] for mention in mentions}
    for mention in mentions:
        assert mention.reading.text[mention.start : mention.end] == mention.words
    assert list(Entry.objects.values_list("act", flat=True)) == ["intake.begin", "document.enter"]


def test_a_draft_is_seen_by_its_own_unit_alone(house: House) -> None:
    """An outsider sees it once it is released."""
    (document,) = house.bring(REPORT)
    assert documents_for(house.scope("colleague")).count() == 1
    assert documents_for(house.scope("outsider")).count() == 0
    house.release(document)
    assert documents_for(house.scope("outsider")).count() == 1


def test_the_first_page_opens(house: House) -> None:
    """It greets the person."""
    assert house.visit("officer").get("/").status_code == 200
    assert house.visit(None).get("/").status_code == 302
