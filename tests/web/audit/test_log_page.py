"""The page of the log: who reads it, what is open to whom, and that nothing else can be guessed from it."""

from __future__ import annotations

import ast
import csv
import io
import re
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from django.utils import timezone

import diemcau.web
from diemcau.errors import Denied
from diemcau.publish.texts import languages
from diemcau.web.accounts.models import Role
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.audit.acts import ACTS
from diemcau.web.audit.models import Entry
from diemcau.web.audit.policies import demand
from diemcau.web.audit.queries import ROWS, entries_for, page_of, read_filters, walk
from diemcau.web.audit.words import tell, tell_act
from diemcau.web.orgs import actions
from diemcau.web.orgs.actions import Why
from diemcau.web.shell.speech import load_speech

if TYPE_CHECKING:
    from django.test import Client
    from tests.web.conftest import House


def note(
    house: House,
    act: str = "document.enter",
    *,
    org: str = "DUN",
    level: int = 0,
    by: str = "officer",
    **detail: object,
) -> Entry:
    """An entry of the log."""
    person = house.people[by]
    return append_entry(
        actor=person,
        act=Act(act=act, thing="document", thing_id=f"t-{org}-{level}", org=org, level=level, detail=detail),
    )


def yesterday() -> date:
    """Ha Noi's."""
    return timezone.localdate() - timedelta(days=1)


def text_of(client: Client, **query: str) -> str:
    """The page."""
    response = client.get(reverse("log"), query)
    assert response.status_code == 200
    return response.content.decode()


def provincial(house: House, clearance: int = 4) -> Client:
    """An auditor of one province."""
    person = house.people["colleague"]
    person.clearance = clearance
    person.save()
    Role.objects.create(person=person, org=house.orgs["DUN"], kind="auditor")
    return house.visit("colleague")


@pytest.mark.parametrize("name", ["officer", "outsider", "head", "chief", "leader", "administrator"])
def test_the_log_is_closed_to_all_but_auditors(house: House, name: str) -> None:
    """Neither the page nor the table; whoever is not signed in is sent to the door."""
    assert house.visit(name).get(reverse("log")).status_code == 403
    assert house.visit(name).post(reverse("log_export")).status_code == 403
    assert house.visit(None).get(reverse("log")).status_code == 302
    assert Entry.objects.filter(act="log.export").count() == 0


def test_an_entry_is_told_in_words(house: House) -> None:
    """Who, what, to what; what changed before and after; unknown acts by their code; nothing as markup."""
    note(house, "document.register", before={"number": "1/BC", "level": 0}, after={"number": "<b>2/BC</b>", "level": 1})
    note(house, "something.unheard_of", reason=["a", "b"], flag=True, nothing=None)
    said = text_of(house.visit("auditor"))
    assert "Registered a document" in said
    assert "something.unheard_of" in said
    assert "Dunmarsh province" in said
    assert "1/BC" in said
    assert "&lt;b&gt;2/BC&lt;/b&gt;" in said
    told = tell(Entry.objects.get(act="document.register"), load_speech("vi"))
    assert [(line.label, line.before, line.after) for line in told.lines] == [
        ("Mức mật", "Công khai", "Nội bộ"), ("Số hiệu", "1/BC", "<b>2/BC</b>"),
    ]  # fmt: skip


def test_entries_above_the_clearance_are_not_there(house: House) -> None:
    """Neither shown nor counted, found or exported; and no place in the chain tells that something is between."""
    note(house, org="ARD")
    note(house, level=3)
    note(house, org="ARD", level=1)
    person = house.people["auditor"]
    full = text_of(house.visit("auditor"))
    assert re.search(r"No\. \d", full)
    assert "t-DUN-3" in full
    person.clearance = 2
    person.save()
    lower = text_of(house.visit("auditor"))
    assert "t-DUN-3" not in lower
    assert "t-ARD-1" in lower
    assert not re.search(r"No\. \d|[0-9a-f]{64}", lower)
    assert "t-DUN-3" not in text_of(house.visit("auditor"), thing="t-DUN-3").partition("<ol")[2]
    table = house.visit("auditor").post(reverse("log_export")).getvalue().decode()
    assert "t-DUN-3" not in table
    assert not re.search(r"[0-9a-f]{64}", table)
    assert Entry.objects.latest("number").detail["entries"] == len(table.splitlines()) - 1


def test_an_auditor_of_a_province_reads_of_that_province_and_what_it_came_from(house: House) -> None:
    """Not of others, not of sign-ins; the entries of a merged province go with its work."""
    note(house)
    note(house, org="ARD")
    note(house, "person.sign_in", org="")
    client = provincial(house)
    said = text_of(client)
    assert "t-DUN-0" in said
    assert "t-ARD-0" not in said
    assert "t--0" not in said
    admin: dict[str, Any] = {"actor": house.people["administrator"], "scope": house.scope("administrator")}
    actions.merge(**admin, formers=[house.orgs["ARD"]], heir=house.orgs["DUN"], why=Why(on=yesterday()))
    assert "t-ARD-0" in text_of(client)


def test_a_look_at_confidential_entries_is_written_down(house: House) -> None:
    """Once for each look; a look at others leaves nothing, nor does a look at looks."""
    note(house, level=1)
    text_of(house.visit("auditor"))
    assert Entry.objects.filter(act="log.view").count() == 0
    note(house, level=3)
    text_of(house.visit("auditor"))
    entry = Entry.objects.get(act="log.view")
    assert (entry.actor, entry.level) == (house.people["auditor"], 3)
    text_of(house.visit("auditor"), act="log.view")
    assert Entry.objects.filter(act="log.view").count() == 1


def test_filters_find_what_they_say(house: House) -> None:
    """By person, act or kind of act, thing, org and day; what is no day is refused."""
    note(house)
    note(house, "document.release", org="ARD", by="outsider_head")
    reader = house.scope("auditor")

    def found(**said: str) -> list[str]:
        return [entry.act for entry in entries_for(reader, read_filters(said))]

    assert found(person="outsider") == ["document.release"]
    assert found(person="officer") == ["document.enter"]
    assert found(act="document") == ["document.release", "document.enter"]
    assert found(act="document.enter") == ["document.enter"]
    assert found(thing="t-ARD-0") == ["document.release"]
    assert found(org="ARD") == ["document.release"]
    today = (yesterday() + timedelta(days=1)).isoformat()
    assert found(first=today, last=today) == ["document.release", "document.enter"]
    assert found(last=yesterday().isoformat()) == []
    assert house.visit("auditor").get(reverse("log"), {"first": "yesterday"}).status_code == 422
    assert house.visit("auditor").get(reverse("log"), {"after": "5"}).status_code == 422


def test_pages_hold_each_entry_once_though_all_are_of_one_moment(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Following the pages gives the whole log, in order, however close together its entries lie."""
    made = [note(house) for _ in range(20)]
    monkeypatch.setattr("django.utils.timezone.now", lambda: made[-1].at + timedelta(microseconds=1))
    made += [note(house) for _ in range(2 * ROWS + 5)]
    monkeypatch.undo()
    made += [note(house) for _ in range(30)]
    found = entries_for(house.scope("auditor"), read_filters({}))
    seen, after = [], ""
    while True:
        page = page_of(found, after)
        seen += [entry.number for entry in page.entries]
        after = page.after
        if not after:
            break
    assert seen == [entry.number for entry in reversed(made)]
    assert [entry.number for entry in walk(found)] == seen
    part = house.visit("auditor").get(reverse("log"), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "after=" in part


def test_the_table_is_harmless_and_its_taking_is_written_down(house: House) -> None:
    """No cell begins a formula; it comes as a file; the entry tells how many rows, and for what was asked."""
    note(house, "document.enter", filename="=HYPERLINK(1)")
    person = house.people["officer"]
    person.name = "=cmd|' /C calc'!A0"
    person.save()
    note(house)
    response = house.visit("auditor").post(reverse("log_export"), {"act": "document"})
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    rows = list(csv.DictReader(io.StringIO(response.getvalue().decode())))
    assert [row["act"] for row in rows] == ["document.enter", "document.enter"]
    assert rows[0]["name"] == "'=cmd|' /C calc'!A0"
    assert {"number", "seal", "before"} <= rows[0].keys()
    entry = Entry.objects.get(act="log.export")
    assert (entry.detail["entries"], entry.detail["filters"]) == (2, {"act": "document"})
    assert house.visit("auditor").get(reverse("log_export")).status_code == 405


def test_nobody_without_the_right_gets_entries_by_the_query_itself(house: House) -> None:
    """The queries hold what the page promises: a reach of nowhere sees nothing."""
    note(house)
    assert list(entries_for(house.scope("officer"), read_filters({}))) == []
    with pytest.raises(Denied):
        demand(house.scope("officer"))


def acts_in_the_source() -> set[str]:
    """Every act that the site writes down, as far as its name stands whole in the source."""
    found: set[str] = set()
    for path in Path(diemcau.web.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Act":
                values = [each.value for each in node.keywords if each.arg == "act"]
                found |= {
                    each.value for each in values if isinstance(each, ast.Constant) and isinstance(each.value, str)
                }
    return found


def test_every_act_of_the_log_has_words_in_every_language() -> None:
    """Those that the source names, and those that the filter offers; any other is shown by its code."""
    assert acts_in_the_source() <= set(ACTS)
    for language in languages():
        texts = load_speech(language)
        assert [act for act in ACTS if tell_act(act, texts) == act] == []
    assert tell_act("never.heard", load_speech("vi")) == "never.heard"


def test_an_addition_and_its_undoing_are_told_as_changes(house: House) -> None:
    """Nothing before the one, nothing after the other."""
    texts = load_speech("en")
    added = tell(note(house, "mention.add", before=None, after={"value": "46"}), texts)
    undone = tell(note(house, "mention.undo", before={"value": "46"}, after=None), texts)
    assert [(line.before, line.after) for line in (*added.lines, *undone.lines)] == [("–", "46"), ("46", "–")]
