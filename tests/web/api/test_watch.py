"""Programs ask what is new: alerts with their sentences, and issues; as far as their person may see every document."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from diemcau.web.archive.models import State
from diemcau.web.archive.signals import document_changed
from diemcau.web.audit.models import Entry

from ..watch.conftest import MONDAY, TODAY, bring, raise_alert  # noqa: TID252 - the tests are no package

if TYPE_CHECKING:
    from diemcau.web.watch.models import Alert

    from ..conftest import House  # noqa: TID252 - the tests are no package
    from .conftest import Program

pytestmark = pytest.mark.django_db


@pytest.fixture
def raised(house: House) -> Callable[..., Alert]:
    """Raises an alert of three documents."""

    def make(words: str = "borvel fever", level: int = 1, **fields: Any) -> Alert:
        documents = [bring(house, f"News\n{words} {at}", day=MONDAY, level=level) for at in range(3)]
        return raise_alert(documents, words=words, level=level, **fields)

    return make


def _listed(asking: Program, **query: Any) -> list[str]:
    answer = asking.get("/alerts", **query)
    assert answer.status_code == 200, answer.content
    return [one["title"] for one in answer.json()["items"]]


def test_an_alert_is_told_with_its_grounds(raised: Callable[..., Alert], program: Callable[..., Program]) -> None:
    """Its sentences with their documents, its terms, what it is about, and the issue behind it."""
    alert = raised()
    told = program("outsider").get(f"/alerts/{alert.uid}").json()
    assert (told["title"], told["strength"], told["seen"], told["verdict"]) == ("borvel fever", "strong", 3, "")
    assert [one["words"] for one in told["terms"]] == ["borvel fever"]
    assert {one["words"] for one in told["sightings"]} == {"Borvel fever came."}
    assert sorted(told["subjects"]) == ["country:LA", "org:DUN"]
    issue = program("outsider").get(f"/issues/{told['issue']}").json()
    assert issue["alerts"] == [told["uid"]]
    assert {one["document"] for one in issue["documents"]} == {one["document"] for one in told["sightings"]}
    assert issue["counts"] == [{"until": TODAY.isoformat(), "documents": 3}]


def test_alerts_are_narrowed(raised: Callable[..., Alert], program: Callable[..., Program]) -> None:
    """By strength, verdict, kind, subjects and day."""
    raised()
    raised("grey herons", strong=False)
    asking = program("officer")
    assert sorted(_listed(asking)) == ["borvel fever", "grey herons"]
    assert _listed(asking, strength="weak") == ["grey herons"]
    assert len(_listed(asking, country="LA", org="DUN", kind="name", verdict="open")) == 2
    for nothing in ({"topic": "trade"}, {"country": "LA", "org": "ARD"}, {"verdict": "accepted"}, {"kind": "figure"}):
        assert _listed(asking, **nothing) == []
    assert _listed(asking, since=(TODAY + timedelta(days=1)).isoformat()) == []
    assert asking.get("/alerts", strength="loud").status_code == 422


def test_alerts_come_in_pages(raised: Callable[..., Alert], program: Callable[..., Program]) -> None:
    """Each once, those of one day and score too."""
    titles = sorted(raised(words).title for words in ("one thing", "other thing", "third thing"))
    asking, found, cursor = program("officer"), list[str](), None
    for _ in titles:
        page = asking.get("/alerts", limit=1, **({"cursor": cursor} if cursor else {})).json()
        found += [one["title"] for one in page["items"]]
        cursor = page["next"]
    assert (sorted(found), cursor) == (titles, None)


def test_one_hidden_document_hides_all(raised: Callable[..., Alert], program: Callable[..., Program]) -> None:
    """Above the clearance, or not in the record any more: list, alert and issue are as if there were none."""
    high, drawn_back = raised("grey herons", level=2), raised()
    document = drawn_back.items.order_by("pk")[0].document
    document.state = State.WITHDRAWN
    document.save()
    document_changed.send(type(document), document=document)
    asking = program("outsider")
    assert _listed(asking) == []
    for alert in (high, drawn_back):
        assert asking.get(f"/alerts/{alert.uid}").status_code == 404
        assert asking.get(f"/issues/{alert.issue.uid}").status_code == 404
    assert asking.get(f"/alerts/{uuid4()}").status_code == 404
    assert _listed(program("owner")) == ["grey herons"]


def test_looks_at_confidential_sentences_are_written_down(
    raised: Callable[..., Alert], program: Callable[..., Program]
) -> None:
    """As on the page: once for each document."""
    alert = raised(level=2)
    assert program("owner").get(f"/alerts/{alert.uid}").status_code == 200
    assert Entry.objects.filter(act="document.view").count() == 3


def test_nobody_unknown_is_told_anything(raised: Callable[..., Alert], program: Callable[..., Program]) -> None:
    """Without a token there is no alert."""
    alert = raised()
    for path in ("/alerts", f"/alerts/{alert.uid}", f"/issues/{alert.issue.uid}"):
        assert program(None).get(path).status_code == 401
