"""`diemcau person`: the first administrator, who is there, and a new link for whoever was locked out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from diemcau.cli.console import open_console
from diemcau.cli.options import NearChoice, language_option
from diemcau.cli.site import data_option, open_site
from diemcau.errors import NotFound
from diemcau.publish.texts import languages

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts
    from diemcau.web.accounts.models import Person
    from diemcau.web.orgs.models import Org

ROLES = (
    "officer", "section_head", "unit_head", "clerk", "chief", "owner", "leader", "minister", "follow_up", "auditor",
    "administrator",
)  # fmt: skip
LEVELS = ("public", "internal", "confidential", "secret", "top_secret")
SITE = "http://localhost:8000/"

site_option = click.option("--site", metavar="ADDRESS", envvar="DIEMCAU_SITE", default=SITE, show_default=True)


@click.group()
def person() -> None:
    """Look after people from the machine that holds the database."""


@person.command()
@click.argument("name", metavar="NAME")
@click.option("--email", metavar="ADDRESS", required=True)
@click.option("--org", metavar="CODE", required=True)
@click.option("--role", type=NearChoice(ROLES), default="administrator", show_default=True)
@click.option("--covers", metavar="CODE")
@click.option("--username", metavar="WORD", default="")
@click.option("--language", type=NearChoice(languages()), default="vi", show_default=True)
@click.option("--level", type=NearChoice(LEVELS), default="internal", show_default=True)
@click.option("--ask", is_flag=True)
@site_option
@data_option
@language_option
def add(
    name: str,
    *,
    email: str,
    org: str,
    role: str,
    covers: str | None,
    username: str,
    language: str,
    level: str,
    ask: bool,
    site: str,
    data: Path,
    texts: Texts,
) -> int:
    """Enter a person with a role; prints a link with which the password is chosen, or asks for one."""
    open_site(data, texts, make=True)
    from diemcau.web.accounts.actions.people import Particulars, add_first
    from diemcau.web.accounts.actions.roles import Post
    from diemcau.web.accounts.words import speaking

    post = Post(kind=role, org=_org(org, texts), covers=_org(covers, texts) if covers else None)
    told = Particulars(name=name, email=email, language=language, clearance=LEVELS.index(level))
    password = _ask(texts) if ask else None
    with speaking(texts.language):
        made = add_first(username=username, particulars=told, post=post, password=password)
    click.echo(texts["person.added"].format(username=made.username))
    if password is None:
        _print_link(made, site, texts)
    return 0


@person.command(name="list")
@data_option
@language_option
def list_(data: Path, texts: Texts) -> int:
    """Everybody, with the roles that have not ended."""
    open_site(data, texts)
    from rich.table import Table

    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.queries import roles_not_ended

    table = Table("", *(texts[f"person.head.{name}"] for name in ("name", "email", "roles")), box=None)
    roles: dict[int, list[str]] = {}
    for role in roles_not_ended().select_related("org"):
        roles.setdefault(role.person_id, []).append(f"{role.kind} {role.org.code}")
    for each in Person.objects.iterator():
        state = "" if each.is_active else texts["person.out"]
        table.add_row(each.username, f"{each.name} {state}".strip(), each.email, ", ".join(roles.get(each.pk, [])))
    open_console().print(table)
    return 0


@person.command()
@click.argument("username", metavar="NAME")
@click.option("--free", is_flag=True)
@site_option
@data_option
@language_option
def link(username: str, *, free: bool, site: str, data: Path, texts: Texts) -> int:
    """Print a new link with which a password is chosen; with --free also take lost second factors away."""
    open_site(data, texts)
    from diemcau.web.accounts.actions.people import open_again
    from diemcau.web.accounts.models import Person

    found = Person.objects.filter(username=username.lower(), is_active=True).first()
    if found is None:
        raise NotFound(texts["person.nobody"].format(name=username))
    open_again(person=found, free=free)
    _print_link(found, site, texts)
    return 0


def _print_link(found: Person, site: str, texts: Texts) -> None:
    from diemcau.web.accounts.letters import password_link

    click.echo(texts["person.link"])
    click.echo(password_link(found, site))


def _ask(texts: Texts) -> str:
    return str(click.prompt(texts["person.password"], hide_input=True, confirmation_prompt=texts["person.once_more"]))


def _org(code: str, texts: Texts) -> Org:
    """The org of a code.

    Raises:
        NotFound: If there is none; a site without any is told to load them.
    """
    from diemcau.web.orgs.models import Org

    found = Org.objects.filter(code=code).first()
    if found is None:
        raise NotFound(texts["person.no_org"].format(code=code), texts["person.load_orgs"])
    return found
