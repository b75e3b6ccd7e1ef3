"""The pages of conflicts and facts: who sees what, what a key press does, and any past moment."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from diemcau.web.archive.actions import withdraw
from diemcau.web.audit.models import Entry
from diemcau.web.desk.actions import correct
from diemcau.web.desk.models import Mention
from diemcau.web.desk.queries import to_token
from diemcau.web.desk.wanted import Wanted
from diemcau.web.record.actions import state_token
from diemcau.web.record.keeping import keep_up
from diemcau.web.record.models import Ruling
from diemcau.web.record.queries import claims_for, conflicts_for

from ..conftest import OTHER_REPORT, REPORT  # noqa: TID252 - the tests are no package

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from diemcau.web.record.models import Claim, Conflict

    from ..conftest import House  # noqa: TID252 - the tests are no package

INSIDERS = ("officer", "colleague", "head", "outsider", "owner", "chief", "leader", "auditor")


@pytest.fixture(autouse=True)
def one_factor(settings: pytest.FixtureRequest) -> None:
    """The second factor has tests of its own."""
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


@pytest.fixture
def case(house: House) -> tuple[House, Conflict, Claim]:
    """A conflict about exports, and a fact that two documents say."""
    house.release(*house.bring(REPORT, OTHER_REPORT))
    keep_up()
    scope = house.scope("owner")
    return house, conflicts_for(scope).get(), claims_for(scope).get(value=214)


def _post(house: House, by: str, conflict: Conflict, **fields: str) -> int:
    token = state_token(conflict, house.scope(by))
    said = {"token": token, "side": "0", "reason": "customs figures"} | fields
    return house.visit(by).post(f"/record/conflicts/{conflict.uid}/settle", said).status_code


@pytest.mark.parametrize("name", INSIDERS)
def test_what_is_released_is_seen_by_all(case: tuple[House, Conflict, Claim], name: str) -> None:
    """The record of released documents is open to everybody whose clearance reaches it."""
    house, conflict, claim = case
    visit = house.visit(name)
    assert "Dunmarsh" in visit.get("/record/conflicts/").text
    page = visit.get(f"/record/conflicts/{conflict.uid}").text
    assert "<mark>nearly USD 3.8 billion</mark>" in page
    assert ('name="reason"' in page) is (name in {"owner", "chief", "leader"})
    told = visit.get(f"/record/claims/{claim.uid}").text
    mention = claim.evidence.all()[0].mention.uid
    assert f"#m-{mention}" in told


def test_nobody_is_sent_to_sign_in(case: tuple[House, Conflict, Claim]) -> None:
    """Without a person every page leads to the sign-in."""
    house, conflict, claim = case
    visit = house.visit(None)
    for path in ("conflicts/", f"conflicts/{conflict.uid}", f"claims/{claim.uid}"):
        assert visit.get(f"/record/{path}").status_code == 302
    for path in (f"conflicts/{conflict.uid}/settle", f"claims/{claim.uid}/same", f"claims/{claim.uid}/apart"):
        assert visit.post(f"/record/{path}").status_code == 302


def test_what_is_above_a_clearance_is_as_if_absent(house: House) -> None:
    """The answer is the same as for an address that never was."""
    house.release(*house.bring(REPORT, OTHER_REPORT, by="clerk", level=2))
    keep_up()
    conflict = conflicts_for(house.scope("owner")).get()
    claim = claims_for(house.scope("owner")).get(value=214)
    low, high = house.visit("outsider"), house.visit("leader")
    for kind, uid in (("conflicts", conflict.uid), ("claims", claim.uid)):
        assert high.get(f"/record/{kind}/{uid}").status_code == 200
        hidden, absent = low.get(f"/record/{kind}/{uid}"), low.get(f"/record/{kind}/{uuid4()}")
        assert hidden.status_code == absent.status_code == 404
        assert _bare(hidden.text, uid) == _bare(absent.text, None)
    assert "Dunmarsh" not in low.get("/record/conflicts/?state=any").text
    for path in (f"conflicts/{conflict.uid}/settle", f"claims/{claim.uid}/apart", f"claims/{claim.uid}/same"):
        assert low.post(f"/record/{path}", {"reason": "x", "token": "x", "side": "0"}).status_code == 404
    assert Entry.objects.filter(act="document.view").count() == 2


def _bare(page: str, uid: UUID | None) -> str:
    """A page without what every answer draws by lot, and without its own address."""
    lines = (line for line in page.splitlines() if "csrf" not in line.casefold() and "next" not in line)
    return "\n".join(lines).replace(str(uid), "")


def test_who_settles(case: tuple[House, Conflict, Claim]) -> None:
    """Others are refused; the owner settles; whoever comes second sees who was first and keeps the reason."""
    house, conflict, _ = case
    for name in ("officer", "head", "outsider", "auditor", "administrator"):
        assert _post(house, name, conflict) == 403
    token = state_token(conflict, house.scope("chief"))
    assert _post(house, "owner", conflict, reason=" ") == 422
    assert _post(house, "owner", conflict, side="9") == 422
    assert _post(house, "owner", conflict, side="") == 422
    assert _post(house, "owner", conflict) == 302
    said = {"token": token, "side": "1", "reason": "my own reason"}
    late = house.visit("chief").post(f"/record/conflicts/{conflict.uid}/settle", said)
    assert late.status_code == 409
    assert "Owner has ruled on this meanwhile: customs figures" in late.text
    assert "my own reason" in late.text
    page = house.visit("officer").get(f"/record/conflicts/{conflict.uid}").text
    assert "customs figures" in page
    assert "Not followed" in page


def test_a_ruling_is_taken_back_by_those_who_may(case: tuple[House, Conflict, Claim]) -> None:
    """An officer is refused, a chief takes it back with a reason."""
    house, conflict, _ = case
    _post(house, "owner", conflict)
    path = f"/record/rulings/{Ruling.objects.get().uid}/withdraw"
    assert house.visit("officer").post(path, {"reason": "no"}).status_code == 403
    assert house.visit("chief").post(path, {"reason": ""}).status_code == 422
    assert house.visit("chief").post(path, {"reason": "wrong table"}).status_code == 302
    assert house.visit("chief").post(path, {"reason": "again"}).status_code == 409
    assert house.visit("chief").post(f"/record/rulings/{uuid4()}/withdraw", {"reason": "x"}).status_code == 404
    page = house.visit("officer").get(f"/record/conflicts/{conflict.uid}").text
    assert "wrong table" in page


def test_facts_are_tied_and_untied(case: tuple[House, Conflict, Claim]) -> None:
    """Only by those who may settle; what is no fact is refused."""
    house, conflict, claim = case
    one, other = conflict.claims
    assert house.visit("head").post(f"/record/claims/{one}/same", {"other": other, "reason": "x"}).status_code == 403
    assert house.visit("owner").post(f"/record/claims/{one}/same", {"other": "x", "reason": "x"}).status_code == 422
    assert house.visit("owner").post(f"/record/claims/{one}/same", {"other": one, "reason": "x"}).status_code == 422
    assert house.visit("owner").post(f"/record/claims/{one}/same", {"other": other, "reason": "x"}).status_code == 302
    mention = str(claim.evidence.all()[0].mention.uid)
    path = f"/record/claims/{claim.uid}/apart"
    assert house.visit("head").post(path, {"mention": mention, "reason": "zone"}).status_code == 403
    assert house.visit("owner").post(path, {"reason": "zone"}).status_code == 422
    assert house.visit("owner").post(path, {"mention": mention, "reason": "zone"}).status_code == 302
    assert "zone" in house.visit("officer").get(f"/record/claims/{claim.uid}").text


def test_a_past_moment_is_shown_read_only(case: tuple[House, Conflict, Claim]) -> None:
    """As of before the ruling the conflict is open, and nothing can be done on the page."""
    house, conflict, _ = case
    before = timezone.localtime().replace(tzinfo=None).isoformat()
    _post(house, "owner", conflict)
    visit = house.visit("owner")
    page = visit.get(f"/record/conflicts/{conflict.uid}", {"known": before}).text
    assert "Nothing can be changed here" in page
    assert 'name="reason"' not in page
    assert "customs figures" not in page
    assert conflict.said["told"]["en"]["about"] in visit.get("/record/conflicts/", {"known": before}).text
    assert conflict.said["told"]["en"]["about"] not in visit.get("/record/conflicts/").text
    assert visit.get("/record/conflicts/", {"known": "soon"}).status_code == 422
    early = (timezone.now() - timedelta(days=2)).date().isoformat()
    assert visit.get(f"/record/conflicts/{conflict.uid}", {"known": early}).status_code == 404


def test_what_is_no_more_is_shown_as_it_was_last(case: tuple[House, Conflict, Claim]) -> None:
    """After its document is withdrawn a conflict's address leads to its last state; its sentences are gone."""
    house, conflict, claim = case
    document = claim.evidence.all()[1].document
    document.refresh_from_db()
    head = house.people["head"]
    withdraw(actor=head, scope=house.scope("head"), document=document, edit=document.edit, reason="too early")
    keep_up()
    answer = house.visit("outsider").get(f"/record/conflicts/{conflict.uid}", follow=True)
    assert answer.redirect_chain
    assert "Nothing can be changed here" in answer.text
    assert "no longer open to you" in answer.text
    assert document.title not in answer.text


def test_a_correction_at_the_desk_changes_the_fact(case: tuple[House, Conflict, Claim]) -> None:
    """The fact has the corrected value, its past the old one; the settled conflict is reopened."""
    house, conflict, _ = case
    _post(house, "owner", conflict, side="0")
    keep_up()
    mention = Mention.objects.get(known_to=None, words="USD 4.6 billion")
    before = timezone.localtime().replace(tzinfo=None).isoformat()
    correct(
        actor=house.people["colleague"], scope=house.scope("colleague"), document=mention.document,
        mention=mention.uid, seen=to_token(mention), wanted=Wanted(period="2023"),
    )  # fmt: skip
    keep_up()
    claim = claims_for(house.scope("officer")).get(value=4_600_000_000)
    assert claim.period == "2023"
    visit = house.visit("officer")
    assert "2023" in visit.get(f"/record/claims/{claim.uid}").text
    assert "2023" not in visit.get(f"/record/claims/{claim.uid}", {"known": before}).text
    assert not conflicts_for(house.scope("officer")).filter(state="settled").exists()


@pytest.mark.parametrize("language", ["en", "vi"])
def test_pages_speak_both_languages(case: tuple[House, Conflict, Claim], language: str) -> None:
    """No key of a text shows on a page."""
    house, conflict, claim = case
    _post(house, "owner", conflict)
    person = house.people["chief"]
    person.language = language
    person.save()
    visit = house.visit("chief")
    for path in ("conflicts/?state=any", f"conflicts/{conflict.uid}", f"claims/{claim.uid}"):
        page = visit.get(f"/record/{path}").text
        assert f'<html lang="{language}"' in page
        assert "record." not in page.replace("record.css", "").replace("record.js", "")


def test_filters_narrow_and_count(case: tuple[House, Conflict, Claim]) -> None:
    """By kind, unit, measure and level; what fits nothing says so."""
    house, conflict, _ = case
    visit, about = house.visit("officer"), conflict.said["told"]["en"]["about"]
    for query, fits in (
        ("kind=value", True), ("kind=sum", False), ("org=DUN", True), ("org=ARD", False), ("level=1", True),
        ("level=0", False), ("measure=nothing", False), ("state=settled", False), ("state=x&page=900", True),
    ):  # fmt: skip
        assert (about in visit.get(f"/record/conflicts/?{query}").text) is fits, query


def test_queries_are_bounded(
    case: tuple[House, Conflict, Claim], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """However many statements there are."""
    house, conflict, claim = case
    visit = house.visit("owner")
    for path, most in (("conflicts/", 16), (f"conflicts/{conflict.uid}", 22), (f"claims/{claim.uid}", 24)):
        visit.get(f"/record/{path}")
        with django_assert_max_num_queries(most):
            assert visit.get(f"/record/{path}").status_code == 200
