"""An edition is what was signed: rebuilt to the byte although the record moved on, its errors put beside it."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from diemcau.errors import Conflict, Denied, Invalid, NotFound
from diemcau.web.audit.models import Entry
from diemcau.web.filings.models import Step
from diemcau.web.orgs.models import Org
from diemcau.web.review.actions.editions import ToSign, freeze
from diemcau.web.review.actions.errata import note_errata, publish_erratum
from diemcau.web.review.editions import NUMBERS, body_of, editions_for, find_edition, find_file, rebuild, verify
from diemcau.web.review.errata import errata_for
from diemcau.web.review.late import late_for
from diemcau.web.review.models import Edition

if TYPE_CHECKING:
    from .conftest import Store


def sign(store: Store, by: str = "head", **said: Any) -> Edition:
    """An edition of Dunmarsh for 2024."""
    given = {"org": "DUN", "period": "2024", "title": "The year in Dunmarsh"} | said
    return freeze(actor=store.house.people[by], scope=store.house.scope(by), wanted=ToSign(**given))


def numbers(edition: Edition) -> bytes:
    """The numbers as they were signed."""
    return body_of(find_file(edition, NUMBERS))


def test_it_comes_out_again_to_the_byte(store: Store) -> None:
    """After corrections, new values and another shape of the units the numbers are the bytes that were signed."""
    fact, value = store.fact("DUN", 10), store.value("DUN", 7, measure="agreements.signed.total")
    edition = sign(store)
    signed = numbers(edition)
    for row in (fact, value):
        store.close(row)
    store.fact("DUN", 99, uid=fact.uid)
    store.value("DUN", 3, measure="delegations.inbound.total")
    Org.objects.filter(code="ARD").update(kind="mission")
    assert rebuild(edition) == signed
    assert verify(edition).is_whole
    assert json.loads(signed)["totals"]


def test_the_manifest_names_every_file(store: Store) -> None:
    """Each file has its sum, each total its parts, and the rules and both times stand beside them."""
    store.fact("DUN", 10)
    edition = sign(store)
    said = edition.manifest
    assert set(said["files"]) == {file.name for file in edition.files.all()}
    assert {"numbers.json", "shape.json", "totals.en.csv", "totals.vi.csv"} <= set(said["files"])
    assert said["totals"][0]["parts"]
    assert {"rules", "profile", "known_at", "true_at", "shape_day", "level"} <= set(said)


@pytest.mark.parametrize("harm", ["manifest", "file", "row"])
def test_harm_is_told(store: Store, harm: str) -> None:
    """A manifest, a file or a row that is other than signed is found."""
    from diemcau.web.archive.blobs import place_of

    store.fact("DUN", 10)
    edition = sign(store)
    if harm == "manifest":
        edition.manifest["totals"][0]["interval"]["low"] = "11"
        edition.save()
    elif harm == "file":
        place_of(edition.files.get(name="totals.en.csv").sha256).write_bytes(b"other")
    else:
        edition.true_at = date(2024, 6, 30)
    assert not verify(edition).is_whole


def test_a_number_that_does_not_come_out_again_is_named(store: Store) -> None:
    """Where the past itself was tampered with, the total that differs is told with both numbers."""
    fact = store.fact("DUN", 10)
    edition = sign(store)
    type(fact).objects.filter(pk=fact.pk).update(low=11, high=11, value=11)
    verdict = verify(edition)
    (difference,) = verdict.differences
    assert not verdict.numbers
    assert difference.was is not None
    assert difference.now is not None
    assert (difference.was["interval"]["low"], difference.now["interval"]["low"]) == ("10", "11")


@pytest.mark.parametrize("by", ["officer", "colleague", "chief", "owner", "leader", "administrator", "outsider_head"])
def test_only_who_releases_signs(store: Store, by: str) -> None:
    """The head of the unit signs for it, nobody else."""
    store.fact("DUN", 10)
    with pytest.raises(Denied):
        sign(store, by)


def test_who_took_a_return_over_does_not_sign_it(store: Store) -> None:
    """Nobody signs an edition in which a return counts that the same person took over."""
    value = store.value("DUN", 10)
    Step.objects.filter(filing=value.filing).update(by=store.house.people["head"])
    with pytest.raises(Denied):
        sign(store)


@pytest.mark.parametrize("said", [{"title": " "}, {"period": "soon"}, {"level": 4}, {"level": -1}, {"period": "2019"}])
def test_what_cannot_be_signed_is_refused(store: Store, said: dict[str, Any]) -> None:
    """No title, no period, a level that is not one's own, or nothing at all."""
    store.fact("DUN", 10)
    with pytest.raises(Invalid):
        sign(store, **said)


def test_editions_follow_each_other(store: Store) -> None:
    """The second edition of the same unit, period and level is number two and names the first."""
    store.fact("DUN", 10)
    first, second, other = sign(store), sign(store), sign(store, level=2)
    assert (first.number, second.number, second.follows, other.number) == (1, 2, first, 1)


def test_a_higher_edition_is_not_there_below(store: Store) -> None:
    """An edition above the clearance is like one that does not exist; at the level it is made of that level alone."""
    store.fact("DUN", 10, seen_to=1)
    store.fact("DUN", 12, seen_from=2)
    low, high = sign(store, level=1), sign(store, level=2)
    assert [one["interval"]["low"] for one in low.manifest["totals"]] == ["10"]
    assert [one["interval"]["low"] for one in high.manifest["totals"]] == ["12"]
    officer = store.house.scope("officer")
    assert list(editions_for(officer)) == [low]
    with pytest.raises(NotFound):
        find_edition(officer, high.uid)
    client = store.house.visit("officer")
    for address in ("", "/files/numbers.json", "/open/csv.zip"):
        assert client.get(f"/review/editions/{high.uid}{address}").status_code == 404
    assert client.post(f"/review/editions/{high.uid}/check").status_code == 404


def test_what_came_later_goes_to_the_next(store: Store) -> None:
    """Values that were counted after the closing day, or came after the signature, are listed and are no errors."""
    store.value("DUN", 10, cut_off=date(2024, 12, 14))
    late = store.value("DUN", 4, measure="agreements.signed.total", cut_off=date(2024, 12, 31))
    edition = sign(store, true_at=date(2024, 12, 14))
    later = store.value("DUN", 2, measure="delegations.inbound.total", cut_off=date(2024, 12, 1))
    found = {one.value.id: one.why for one in late_for(edition)}
    assert found == {f"value:{late.uid}": "cut_off", f"value:{later.uid}": "known"}
    assert note_errata(edition=edition) == []


def test_a_correction_becomes_an_erratum(store: Store) -> None:
    """A signed total that comes out otherwise is noticed once, with what moved it and who; the files stay."""
    value = store.value("DUN", 10)
    edition = sign(store)
    signed = numbers(edition)
    store.close(value)
    store.value("DUN", 11, uid=value.uid, filing=value.filing)
    (erratum,) = note_errata(edition=edition)
    assert note_errata(edition=edition) == []
    assert erratum.was
    assert erratum.now
    assert (erratum.was["low"], erratum.now["low"]) == ("10", "11")
    (why,) = erratum.why
    assert (why["sort"], why["uid"], why["how"], why["by"]) == ("value", str(value.uid), "changed", "Chief")
    assert numbers(edition) == signed


def test_an_overtaken_erratum_is_let_go(store: Store) -> None:
    """What was noticed and is as signed again, before anybody published it, is no longer shown to anybody."""
    value = store.value("DUN", 10)
    edition = sign(store)
    store.close(value)
    wrong = store.value("DUN", 11, uid=value.uid, filing=value.filing)
    note_errata(edition=edition)
    store.close(wrong)
    store.value("DUN", 10, uid=value.uid, filing=value.filing)
    assert note_errata(edition=edition) == []
    assert not errata_for(store.house.scope("head"), edition).exists()


def test_only_published_errata_are_seen_by_all(store: Store) -> None:
    """Who signs sees what was noticed; others see it once it is published, and nobody publishes it twice."""
    value = store.value("DUN", 10)
    edition = sign(store)
    store.close(value)
    (erratum,) = note_errata(edition=edition)
    house = store.house
    assert erratum.now is None
    assert not errata_for(house.scope("officer"), edition).exists()
    with pytest.raises(NotFound):
        publish_erratum(actor=house.people["officer"], scope=house.scope("officer"), uid=erratum.uid, note="")
    publish_erratum(actor=house.people["head"], scope=house.scope("head"), uid=erratum.uid, note="counted twice")
    assert errata_for(house.scope("outsider"), edition).get().note == "counted twice"
    with pytest.raises(Denied):
        publish_erratum(actor=house.people["chief"], scope=house.scope("chief"), uid=erratum.uid, note="")
    with pytest.raises(Conflict):
        publish_erratum(actor=house.people["head"], scope=house.scope("head"), uid=erratum.uid, note="")


def test_a_published_erratum_that_is_overtaken_gets_another(store: Store) -> None:
    """A published erratum stays as it is; that the number is as signed again is said beside it."""
    value = store.value("DUN", 10)
    edition = sign(store)
    store.close(value)
    (first,) = note_errata(edition=edition)
    house = store.house
    publish_erratum(actor=house.people["head"], scope=house.scope("head"), uid=first.uid, note="")
    store.value("DUN", 10, uid=value.uid, filing=value.filing)
    (second,) = note_errata(edition=edition)
    assert second.now == second.was == first.was


def test_pages(store: Store) -> None:
    """The head signs on the page, takes a file along, has it checked, and publishes an erratum; all is written down."""
    value = store.value("DUN", 10)
    head, officer = store.house.visit("head"), store.house.visit("officer")
    said = {"org": "DUN", "period": "2024", "title": "The year", "level": "1"}
    assert head.get("/review/editions/new?org=DUN&period=2024").status_code == 200
    assert head.post("/review/editions/new", said | {"title": ""}).status_code == 422
    assert officer.post("/review/editions/new", said).status_code == 403
    answer = head.post("/review/editions/new", said)
    page = answer["Location"]
    assert "numbers.json" in officer.get(page).content.decode()
    taken = officer.get(f"{page}/files/totals.en.csv")
    assert taken["Content-Disposition"].startswith("attachment")
    assert taken["X-Content-Type-Options"] == "nosniff"
    assert officer.get(f"{page}/files/..%2Fsecret").status_code == 404
    assert "comes out again" in officer.post(f"{page}/check").content.decode().replace("come out", "comes out")
    store.close(value)
    (erratum,) = note_errata(edition=Edition.objects.get())
    assert officer.get(f"/review/errata/{erratum.uid}").status_code == 404
    assert head.get(f"/review/errata/{erratum.uid}").status_code == 200
    assert head.post(f"/review/errata/{erratum.uid}/publish", {"note": "gone"}).status_code == 302
    assert "gone" in officer.get(page).content.decode()
    acts = set(Entry.objects.filter(thing="edition").values_list("act", flat=True))
    assert acts == {"edition.freeze", "edition.export", "erratum.publish"}


def test_a_table_runs_nothing(store: Store) -> None:
    """A partner that begins like a formula is text in the tables."""
    from diemcau.web.review.files import _safe

    assert _safe("=1+1") == "'=1+1"
    assert _safe("-12.5") == "-12.5"
    assert _safe("-cmd") == "'-cmd"
    store.fact("DUN", 10)
    body = body_of(find_file(sign(store), "totals.vi.csv"))
    assert body.startswith("\ufeff".encode())
    assert "chỉ số" in body.decode()
