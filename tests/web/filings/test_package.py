"""Offline packages: whole ones are taken in once, changed ones are refused with the place, strangers bring none in."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.errors import Invalid
from diemcau.web.audit.models import Entry
from diemcau.web.filings.entry.package import FORMAT, canonical, head_of, read_package, replay, sum_of
from diemcau.web.filings.models import Receipt

from .scene import Scene, begin, figures


@pytest.fixture
def scene(house: Any) -> Scene:
    """A campaign that runs."""
    return begin(house)


def seal(filing: str, form: str, base: dict[str, Any], *states: dict[str, Any], **facts: Any) -> dict[str, Any]:
    """A package as the offline form makes it: one save for each state that its content had."""
    head = head_of(filing, form, facts.get("version", 0), facts.get("digest", ""))
    history: list[dict[str, Any]] = []
    content = base
    for number, state in enumerate(states, 1):
        save = {
            "number": number, "at": f"2025-12-10T08:0{number}:00.000Z", **differences(content, state),
            "content": sum_of(state), "before": history[-1]["link"] if history else sum_of(head),
        }  # fmt: skip
        history.append({**save, "link": sum_of(save)})
        content = state
    sealed = {**head, "content": content, "origins": facts.get("origins", {}), "history": history}
    return {**sealed, "digest": sum_of(sealed)}


def differences(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """What a save says that changed."""
    cells, orders = [], {}
    for table in sorted({*before, *after}):
        was, now = ({row["id"]: row["cells"] for row in side.get(table, [])} for side in (before, after))
        for name in dict.fromkeys([*now, *was]):
            old, new = was.get(name, {}), now.get(name, {})
            cells += [
                {"cell": f"{table}/{name}/{column}", "was": old.get(column, ""), "now": new.get(column, "")}
                for column in sorted({*old, *new})
                if old.get(column, "") != new.get(column, "")
            ]
        if list(was) != list(now):
            orders[table] = list(now)
    return {"cells": cells, "orders": orders}


def bring(scene: Scene, package: Any, by: str = "officer", form: str = "G1", **fields: str) -> Any:
    """The answer to a package that somebody brings in."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    body = package if isinstance(package, bytes) else json.dumps(package, ensure_ascii=False).encode()
    file = SimpleUploadedFile("g1.diemcau.json", body, "application/json")
    client = scene.house.visit(by)
    return client.post(f"/returns/{scene.filing(form).uid}/package", {"package": file, **fields})


def test_a_package_is_taken_in_once(scene: Scene) -> None:
    """It becomes a version and has a receipt; the same file again leads to the same receipt and changes nothing."""
    first, last = figures("40", "12"), figures("41", "12", berthed="7")
    package = seal(str(scene.filing().uid), "G1", {}, first, last)
    answer = bring(scene, package)
    (receipt,) = Receipt.objects.all()
    assert answer["Location"] == f"/returns/receipts/{receipt.uid}"
    held = scene.filing()
    assert held.version is not None
    assert (held.version.content, held.version.way, receipt.version) == (last, "package", held.version)
    assert (receipt.said["cells"], receipt.said["saves"]) == (3, 2)
    page = scene.house.visit("officer").get(answer["Location"]).content.decode()
    assert receipt.digest in page
    assert bring(scene, package)["Location"] == answer["Location"]
    assert scene.filing().edit == held.edit
    assert Entry.objects.filter(act="filing.package_take").count() == 1


def test_a_package_meets_what_others_kept_meanwhile(scene: Scene) -> None:
    """Different cells come together; for a cell that both changed somebody chooses, and nothing is kept before."""
    scene.save(figures("40", "12"))
    base = scene.filing().version
    assert base is not None
    facts = {"version": base.number, "digest": base.digest}
    package = seal(str(scene.filing().uid), "G1", base.content, figures("45", "12", berthed="7"), **facts)
    scene.save(figures("50", "13"), by="colleague")
    answer = bring(scene, package)
    assert answer.status_code == 409
    assert scene.filing().version.content == figures("50", "13")  # type: ignore[union-attr]
    assert "Colleague" in answer.content.decode()
    client = scene.house.visit("officer")
    body = {"body": json.dumps(package, ensure_ascii=False), "side:figures/met/now": "mine"}
    assert client.post(f"/returns/{scene.filing().uid}/package", body).status_code == 302
    assert scene.filing().version.content == figures("45", "13", berthed="7")  # type: ignore[union-attr]


def test_a_changed_package_is_refused_with_the_place(scene: Scene) -> None:
    """Nothing is taken over, the refusal is receipted and written down."""
    package = seal(str(scene.filing().uid), "G1", {}, figures("40"), figures("41"))
    package["history"][1]["cells"][0]["now"] = "9"
    answer = bring(scene, package)
    refused = scene.house.visit("officer").get(answer["Location"])
    assert refused.status_code == 422
    assert "save 2" in refused.content.decode()
    assert scene.filing().version is None
    assert Entry.objects.filter(act="filing.package_refuse").count() == 1


CHANGES: dict[str, Any] = {
    "a cell of the content": lambda p: p["content"]["figures"][0]["cells"].update(now="9"),
    "a moment": lambda p: p["history"][0].update(at="2025-12-10T09:00:00Z"),
    "a save taken out": lambda p: p["history"].pop(0),
    "the saves turned round": lambda p: p["history"].reverse(),
    "an origin": lambda p: p["origins"].update({"figures/met/now": {"was": "1"}}),
    "the version it began with": lambda p: p.update(version=1),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_found(change: str) -> None:
    """Whatever is changed by hand, the chain or the seal is broken."""
    package = seal("f", "G1", {}, figures("40"), figures("41"))
    CHANGES[change](package)
    with pytest.raises(Invalid) as error:
        read_package(json.dumps(package).encode())
    assert error.value.facts["code"] == "filings.package_changed"


def test_a_history_that_leads_elsewhere_is_found() -> None:
    """A package sealed anew around a forged content still has to follow from the version it began with."""
    forged = seal("f", "G1", figures("1"), figures("41"))
    with pytest.raises(Invalid) as error:
        replay(read_package(json.dumps(forged).encode()), figures("40"))
    assert error.value.facts["cell"] == "figures/met/now"
    other = seal("f", "G1", {}, figures("41"))
    other["content"] = figures("42")
    sealed = {key: value for key, value in other.items() if key != "digest"}
    with pytest.raises(Invalid):
        replay(read_package(json.dumps({**sealed, "digest": sum_of(sealed)}).encode()), {})


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"\xff", b'{"format": "%s"}' % FORMAT.encode(), b"[" * 100_000])
def test_what_is_no_package_is_refused(body: bytes) -> None:
    """Any other file is said to be none."""
    with pytest.raises(Invalid) as error:
        read_package(body)
    assert error.value.facts["code"] == "filings.package_form"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda own: st.lists(own) | st.dictionaries(st.text(), own)
)
PATHS = ("filing", "form", "version", "base", "content", "origins", "history", "digest")


@given(st.sampled_from(PATHS), VALUES)
def test_no_package_of_another_shape_is_read(key: str, value: Any) -> None:
    """Whatever stands in the place of a part is refused as invalid and nothing else."""
    package = seal("f", "G1", {}, figures("40"))
    whole = copy.deepcopy(package)
    package[key] = value
    try:
        body = canonical(package).encode()
    except UnicodeEncodeError:
        return
    if package == whole:
        return
    with pytest.raises(Invalid):
        replay(read_package(body), {})


def test_a_package_for_another_return_is_refused(scene: Scene) -> None:
    """Neither another unit's nor one that began with a version that the return never had."""
    other = seal(str(scene.filing("G1", "ARD").uid), "G1", {}, figures("40"))
    assert bring(scene, other).status_code == 422
    base = seal(str(scene.filing().uid), "G1", {}, figures("40"), version=3, digest="0" * 64)
    assert bring(scene, base).status_code == 422
    assert Receipt.objects.count() == 0


def test_a_package_comes_too_late(scene: Scene) -> None:
    """While others have the return before them nobody brings one in, and it may come later."""
    package = seal(str(scene.filing().uid), "G1", {}, figures("45"))
    scene.to_office(figures("40", "12"))
    assert bring(scene, package).status_code == 403
    assert Receipt.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "page", "status"),
    [
        ("officer", "package.html", 200), ("colleague", "package.html", 200), ("head", "package.html", 403),
        ("chief", "package.html", 403), ("outsider", "package.html", 404), ("auditor", "package.html", 404),
        ("officer", "package", 200), ("head", "package", 403), ("outsider", "package", 404),
        ("administrator", "package", 404),
    ],
)  # fmt: skip
def test_who_takes_the_form_along(scene: Scene, name: str, page: str, status: int) -> None:
    """Whoever enters there, as an attachment; others not, and strangers learn of nothing."""
    answer = scene.house.visit(name).get(f"/returns/{scene.filing().uid}/{page}")
    assert answer.status_code == status
    if status == 200 and page == "package.html":
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in answer.content.decode()


def test_a_receipt_is_open_to_the_return_s_own_people(scene: Scene) -> None:
    """Its unit and the office read it, strangers do not learn of it."""
    address = bring(scene, seal(str(scene.filing().uid), "G1", {}, figures("40")))["Location"]
    statuses = {
        name: scene.house.visit(name).get(address).status_code for name in ("officer", "head", "chief", "outsider")
    }
    assert statuses == {"officer": 200, "head": 200, "chief": 200, "outsider": 404}


def test_a_file_that_leaves_the_house_names_nobody(scene: Scene) -> None:
    """Neither the person nor addresses of the site stand in the offline form."""
    page = scene.house.visit("officer").get(f"/returns/{scene.filing().uid}/package.html").content.decode()
    assert '"save"' not in page
    assert '"person"' not in page
    assert "http://" not in page.replace("http://www.w3.org", "")
