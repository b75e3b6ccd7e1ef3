"""People: entered, found, changed, put out of service; by whom, and what the log keeps of it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.web.accounts.conftest import sign_in

from diemcau.errors import Denied
from diemcau.web.accounts.actions.people import Particulars, change_person, send_link
from diemcau.web.accounts.models import Person, Role
from diemcau.web.audit.models import Entry

if TYPE_CHECKING:
    from pytest_django import DjangoCaptureOnCommitCallbacks
    from tests.web.conftest import House

NEW = {
    "name": "Ilma  Torvald",
    "email": "Ilma.Torvald@Example.org",
    "username": "",
    "rank": "second secretary",
    "language": "en",
    "clearance": "1",
    "kind": "officer",
    "org": "DUN",
    "covers": "",
    "first": "",
    "last": "",
}


def add(house: House, by: str = "administrator", **facts: str) -> Any:
    """The answer to a filled-in form for a new person."""
    return house.visit(by).post(reverse("person_add"), NEW | facts)


def local_administrator(house: House, org: str = "ARD") -> None:
    """Let the administrator of the house reach one province alone."""
    Role.objects.filter(person=house.people["administrator"]).update(org=house.orgs[org], covers=None)


def test_a_person_is_entered_and_chooses_a_password(
    house: House, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    """With a first role; nobody types a password for another, and until it is chosen nobody gets in."""
    with django_capture_on_commit_callbacks(execute=True):
        answer = add(house)
    assert answer.headers["Location"] == reverse("person", args=["ilma.torvald"])
    person = Person.objects.get(username="ilma.torvald")
    assert (person.name, person.email, person.has_usable_password()) == (
        "Ilma Torvald",
        "ilma.torvald@example.org",
        False,
    )
    role = person.roles.get()
    assert (role.kind, role.org.code, role.valid_from) == ("officer", "DUN", timezone.localdate())
    (letter,) = mail.outbox
    assert letter.to == ["ilma.torvald@example.org"]
    (link,) = re.findall(r"http://testserver(/account/password\S+)", str(letter.body))
    form = Client().get(link, follow=True)
    assert form.status_code == 200
    client = Client()
    path = client.get(link).headers["Location"]
    client.post(path, {"password1": "nine lanterns of Sarvik", "password2": "nine lanterns of Sarvik"})
    assert sign_in(Client(), "ilma.torvald", "nine lanterns of Sarvik").headers["Location"] == "/"
    assert list(Entry.objects.values_list("act", flat=True))[:2] == ["role.give", "person.add"]


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({"name": " "}, 422),
        ({"name": "x" * 201}, 422),
        ({"email": "no address"}, 422),
        ({"email": "officer@EXAMPLE.org"}, 409),
        ({"username": "OFFICER"}, 409),
        ({"username": "with blank"}, 422),
        ({"username": "../people"}, 422),
        ({"clearance": "5"}, 422),
        ({"language": "fr"}, 422),
        ({"kind": "emperor"}, 422),
        ({"org": "NOWHERE"}, 422),
        ({"covers": "KEL"}, 422),
        ({"first": "2020-01-01"}, 422),
        ({"first": "not a day"}, 422),
    ],
)
def test_what_cannot_be_is_said_beside_the_form(house: House, facts: dict[str, str], status: int) -> None:
    """And nobody is entered, nobody gets a letter; what was typed stands there still."""
    before = Person.objects.count()
    answer = add(house, **facts)
    assert answer.status_code == status
    assert answer.context["form"].errors
    assert (Person.objects.count(), mail.outbox) == (before, [])
    assert "second secretary" in answer.content.decode()


def test_a_name_of_somebody_who_left_is_not_used_again(house: House) -> None:
    """Else old entries of the log would seem to be of the new person."""
    Person.objects.filter(username="officer").update(is_active=False)
    assert add(house, username="officer").status_code == 409


def test_an_administrator_enters_people_within_reach_alone(house: House) -> None:
    """The form offers only orgs that are reached, and what is typed past the form is refused."""
    local_administrator(house)
    page = house.visit("administrator").get(reverse("person_add")).content.decode()
    assert 'value="ARD"' in page
    assert 'value="DUN"' not in page
    assert add(house, org="DUN").status_code == 422
    assert add(house, org="ARD", covers="ST").status_code == 422
    assert add(house, org="ARD").status_code == 302


def test_particulars_are_changed_and_the_old_ones_kept(house: House) -> None:
    """The log has both, and only what changed."""
    path = reverse("person_change", args=["officer"])
    page = house.visit("administrator").get(path)
    assert page.status_code == 200
    told = {"name": "Orla Finch", "email": "officer@example.org", "rank": "", "language": "en", "clearance": "2"}
    assert house.visit("administrator").post(path, told).status_code == 302
    entry = Entry.objects.get(act="person.change")
    assert entry.detail["before"] == {"name": "Officer", "clearance": 1}
    assert entry.detail["after"] == {"name": "Orla Finch", "clearance": 2}
    assert house.scope("officer").clearance == 1  # of the object in memory
    assert Person.objects.get(username="officer").clearance == 2
    house.visit("administrator").post(path, told)
    assert Entry.objects.filter(act="person.change").count() == 1


def test_the_old_address_is_told_of_a_new_one(
    house: House, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    """Whoever had it may not have asked for that."""
    told = {"name": "Officer", "email": "elsewhere@example.org", "rank": "", "language": "en", "clearance": "1"}
    with django_capture_on_commit_callbacks(execute=True):
        house.visit("administrator").post(reverse("person_change", args=["officer"]), told)
    assert [letter.to for letter in mail.outbox] == [["officer@example.org"]]
    assert "elsewhere@example.org" in mail.outbox[0].body


def test_nobody_changes_the_own_particulars(house: House) -> None:
    """Neither level nor address; the pages say so."""
    client = house.visit("administrator")
    told = {"name": "X", "email": "x@example.org", "rank": "", "language": "en", "clearance": "4"}
    assert client.post(reverse("person_change", args=["administrator"]), told).status_code == 403
    for name in ("person_deactivate", "person_reactivate", "person_invite", "person_free"):
        assert client.post(reverse(name, args=["administrator"])).status_code == 403
    page = client.get(reverse("person", args=["administrator"])).content.decode()
    assert reverse("person_change", args=["administrator"]) not in page


def test_a_wider_person_is_beyond_a_local_administrator(house: House) -> None:
    """A letter to oneself in the name of a minister would be the way to become one."""
    local_administrator(house)
    minister = house.people["leader"]
    Role.objects.create(person=minister, org=house.orgs["ARD"], kind="officer", valid_from=date(2020, 1, 1))
    client = house.visit("administrator")
    page = client.get(reverse("person", args=["leader"]))
    assert page.status_code == 200
    assert reverse("person_invite", args=["leader"]) not in page.content.decode()
    for name in ("person_deactivate", "person_invite", "person_free"):
        assert client.post(reverse(name, args=["leader"])).status_code == 403
    scope = house.scope("administrator")
    with pytest.raises(Denied):
        change_person(
            actor=house.people["administrator"],
            scope=scope,
            person=minister,
            particulars=Particulars(name="M", email="m@example.org"),
        )
    with pytest.raises(Denied):
        send_link(actor=house.people["administrator"], scope=scope, person=minister, site="http://testserver/")


def test_out_of_service_and_back(house: House) -> None:
    """Sessions end at once; roles wait; both are in the log."""
    inside = Client()
    sign_in(inside, "officer")
    client = house.visit("administrator")
    path = reverse("person", args=["officer"])
    assert client.post(reverse("person_deactivate", args=["officer"])).headers["Location"] == path
    assert inside.get("/").status_code == 302
    assert client.post(reverse("person_deactivate", args=["officer"])).status_code == 409
    assert client.post(reverse("person_invite", args=["officer"])).status_code == 409
    assert reverse("person_reactivate", args=["officer"]) in client.get(path).content.decode()
    assert client.post(reverse("person_reactivate", args=["officer"])).headers["Location"] == path
    assert client.post(reverse("person_reactivate", args=["officer"])).status_code == 409
    assert sign_in(Client(), "officer").headers["Location"] == "/"
    acts = [entry.act for entry in Entry.objects.filter(thing_id="officer", act__contains="activate")]
    assert acts == ["person.deactivate", "person.reactivate"]


def test_a_new_link_goes_by_mail(
    house: House, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    """In the language of whom it goes to."""
    Person.objects.filter(username="officer").update(language="vi")
    with django_capture_on_commit_callbacks(execute=True):
        house.visit("administrator").post(reverse("person_invite", args=["officer"]))
    assert [letter.subject for letter in mail.outbox] == ["Diemcau: chọn mật khẩu"]
    assert Entry.objects.filter(act="person.invite", thing_id="officer").exists()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "outsider"}, {"outsider", "outsider_head"}),
        ({"q": "HEAD outsider"}, {"outsider_head"}),
        ({"q": "nobody at all"}, set()),
        ({"q": "%"}, set()),
        ({"shown": "left"}, {"clerk"}),
    ],
)
def test_people_are_found_by_name(house: House, query: dict[str, str], found: set[str]) -> None:
    """All words must be in name, sign-in name or address; signs of the database mean nothing."""
    Person.objects.filter(username="clerk").update(is_active=False)
    page = house.visit("administrator").get(reverse("people"), query)
    assert {row["person"].username for row in page.context["rows"]} == found


def test_the_list_is_within_reach_and_cheap(house: House, django_assert_max_num_queries: Any) -> None:
    """A local administrator sees the people of the province; the list costs the same for many."""
    for number in range(60):
        person = Person.objects.create_user(f"p{number}", f"p{number}@example.org", None, name=f"Person {number}")
        Role.objects.create(person=person, org=house.orgs["ARD"], kind="officer")
    local_administrator(house)
    client = house.visit("administrator")
    client.get(reverse("people"))
    with django_assert_max_num_queries(10):
        page = client.get(reverse("people"), {"page": "2"})
    assert page.context["found"].paginator.count == 63
    assert client.get(reverse("people"), {"page": "no"}).status_code == 200
    assert client.get(reverse("person", args=["officer"])).status_code == 404


def test_roles_are_given_and_ended_on_the_pages(house: House) -> None:
    """As an administrator does, from the person's page and back to it."""
    client = house.visit("administrator")
    told = {"kind": "clerk", "org": "DUN", "covers": "", "first": "", "last": ""}
    give, path = reverse("role_give", args=["colleague"]), reverse("person", args=["colleague"])
    assert client.get(give).status_code == 200
    assert client.post(give, told).headers["Location"] == path
    assert client.post(give, told).status_code == 409
    role = Role.objects.get(person__username="colleague", kind="clerk")
    page = client.get(path).content.decode()
    end = reverse("role_end", args=[role.uid])
    assert end in page
    assert client.get(end).status_code == 200
    assert client.post(end, {"last": "tomorrow"}).status_code == 422
    assert client.post(end, {"last": ""}).headers["Location"] == path
    assert client.post(end, {"last": ""}).status_code == 409
    assert end not in client.get(path).content.decode()


def test_a_holder_names_a_deputy_on_the_own_page(house: House) -> None:
    """And ends it there again."""
    client = house.visit("head")
    role = house.people["head"].roles.get()
    path = reverse("role_deputise", args=[role.uid])
    assert path in client.get(reverse("account_me")).content.decode()
    page = client.get(path).content.decode()
    assert 'value="officer"' in page
    assert 'value="outsider"' not in page
    today = timezone.localdate().isoformat()
    assert client.post(path, {"deputy": "outsider", "first": today, "last": today}).status_code == 422
    done = client.post(path, {"deputy": "Officer@example.org", "first": today, "last": today})
    assert done.headers["Location"] == reverse("account_me")
    stand = Role.objects.get(deputy_for=role)
    assert stand.person == house.people["officer"]
    deputy = house.visit("officer")
    assert "for Head" in deputy.get(reverse("account_me")).content.decode()
    assert deputy.get(reverse("role_end", args=[stand.uid])).status_code == 403
    assert client.post(reverse("role_end", args=[stand.uid]), {"last": ""}).status_code == 302
