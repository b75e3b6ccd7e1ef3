"""Programs ask what is foretold, why of the rest nothing is, and how well it was foretold before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from diemcau.web.audit.models import Entry
from diemcau.web.outlook.actions.making import make_outlook

from ..outlook.conftest import SUMMED, aim, store, this_year, years  # noqa: TID252 - the tests are no package

if TYPE_CHECKING:
    from diemcau.web.review.models import Goal

    from ..review.conftest import Store  # noqa: TID252 - the tests are no package
    from .conftest import Program

__all__ = ["aim", "store", "years"]

pytestmark = pytest.mark.django_db


def _listed(asking: Program, path: str, **query: Any) -> list[dict[str, Any]]:
    answer = asking.get(path, **query)
    assert answer.status_code == 200, answer.content
    return list(answer.json()["items"])


def test_a_forecast_is_told_whole(years: Store, aim: Callable[..., Goal], program: Callable[..., Program]) -> None:
    """With its quantiles, what it was made from, the chance of its target, and how well such ones did."""
    goal = aim("at least 1500", this_year())
    make_outlook()
    (one,) = _listed(program("officer"), "/outlook", measure=SUMMED, org="DUN", period=str(this_year()))
    assert (one["unit"], one["partner"], one["method"], one["made_on"]) == (
        "document", "", "years", timezone.localdate().isoformat(),
    )  # fmt: skip
    values = [each["value"] for each in one["quantiles"]]
    assert values == sorted(values)
    assert values[0] < one["point"] < values[-1]
    assert [each["goal"] for each in one["chances"]] == [str(goal.uid)]
    assert 0 < one["chances"][0]["chance"] < 1
    assert one["history"][-1]["period"] == str(this_year() - 1)
    assert one["past"]["count"] > 0
    assert years.house.people


def test_a_list_comes_in_pages(years: Store, program: Callable[..., Program]) -> None:
    """Each forecast once; a cursor of one run is refused by another."""
    make_outlook()
    asking = program("officer")
    first = asking.get("/outlook", limit=1).json()
    second = asking.get("/outlook", limit=1, cursor=first["next"]).json()
    periods = [one["period"] for page in (first, second) for one in page["items"]]
    assert periods == [str(this_year()), str(this_year() + 1)]
    assert second["next"] is None
    years.fact("DUN", 9000, period=f"{this_year()}-H1")
    make_outlook()
    assert asking.get("/outlook", limit=1, cursor=first["next"]).status_code == 422


def test_the_outlook_of_a_moment(years: Store, program: Callable[..., Program]) -> None:
    """As it was given then; and looked back from a day that is over."""
    (run,) = make_outlook()
    asking = program("officer")
    said = _listed(asking, "/outlook", period=str(this_year()))
    years.fact("DUN", 9000, period=f"{this_year()}-H1")
    make_outlook()
    assert _listed(asking, "/outlook", period=str(this_year())) != said
    then = timezone.localtime(run.made_at).isoformat()
    assert _listed(asking, "/outlook", period=str(this_year()), known=then) == said
    assert _listed(asking, "/outlook", known="2020-01-01") == []
    back = _listed(asking, "/outlook", on=f"{this_year() - 1}-12-31")
    assert {one["made_on"][:4] for one in back} == {str(this_year() - 1)}
    assert all(one["made_at"][:10] > one["made_on"] for one in back)


def test_what_is_not_foretold_says_why(store: Store, program: Callable[..., Program]) -> None:
    """With what there is and what it takes."""
    store.fact("ARD", 5, period=str(this_year() - 1))
    make_outlook()
    rows = _listed(program("officer"), "/outlook/refusals", org="ARD")
    assert {(one["reason"], one["found"]) for one in rows} == {("short", 1)}
    assert _listed(program("officer"), "/outlook") == []


def test_scores_are_told(years: Store, program: Callable[..., Program]) -> None:
    """What was said, what came, and what anybody would have said."""
    make_outlook()
    last = str(this_year() - 1)
    rows = _listed(program("officer"), "/outlook/scores", org="DUN", period=last)
    assert rows
    for one in rows:
        assert one["truth"]["low"] == one["truth"]["high"]
        assert one["low"] <= one["point"] <= one["high"]
        assert one["pinball"] < one["naive"]
    assert _listed(program("officer"), "/outlook/scores", known="2020-01-01") == []
    assert years.house.people


def test_whether_it_holds_is_told(years: Store, aim: Callable[..., Goal], program: Callable[..., Program]) -> None:
    """Chances by tenths with what came of them, and how often the truth lay within, as far as the person sees."""
    aim("at least 1", this_year() - 1)
    make_outlook()
    told = program("officer").get("/outlook/reliability", measure=SUMMED).json()
    assert (len(told["chances"]), [one["share"] for one in told["cover"]]) == (10, [0.5, 0.8, 0.9])
    assert told["chances"][-1]["count"] == sum(one["count"] for one in told["chances"]) > 0
    assert told["chances"][-1]["met"] == 1
    scores = _listed(program("officer"), "/outlook/scores")
    assert {one["count"] for one in told["cover"]} == {len(scores)}
    none = program("officer").get("/outlook/reliability", org="ARD").json()
    assert {(one["count"], one["met"], one["width"]) for one in none["cover"]} == {(0, None, "untold")}
    assert years.house.people


def test_nobody_sees_what_lies_above(years: Store, program: Callable[..., Program]) -> None:
    """Neither forecasts nor scores nor refusals; looks from the watched levels are written down."""
    years.value("DUN", 9000, period=f"{this_year()}-H1", level=2)
    years.value("ARD", 7, period=str(this_year() - 1), level=2)
    make_outlook()
    low, high = (
        {one["period"]: one["point"] for one in _listed(program(name), "/outlook", org="DUN")}
        for name in ("outsider", "owner")
    )
    assert high[str(this_year())] > 5 * low[str(this_year())]
    assert Entry.objects.filter(act="outlook.view").count() == 1
    assert _listed(program("outsider"), "/outlook/refusals") == []
    assert _listed(program("owner"), "/outlook/refusals", org="ARD") != []
    runs = {one["run"] for one in _listed(program("outsider"), "/outlook")}
    assert not runs & {one["run"] for one in _listed(program("owner"), "/outlook")}


def test_nobody_unknown_is_told_anything(years: Store, program: Callable[..., Program]) -> None:
    """Without a token there is no outlook."""
    make_outlook()
    for path in ("/outlook", "/outlook/refusals", "/outlook/scores", "/outlook/reliability"):
        assert program(None).get(path).status_code == 401
    assert years.house.people
