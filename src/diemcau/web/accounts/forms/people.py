"""Forms of people and roles."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import EmailValidator

from diemcau.publish.texts import Texts
from diemcau.web.accounts.actions.people import Particulars
from diemcau.web.accounts.actions.roles import Post
from diemcau.web.accounts.models import LANGUAGES, Person, RoleKind
from diemcau.web.accounts.policies import Right, Scope
from diemcau.web.accounts.queries import COLLEAGUES, colleagues_of
from diemcau.web.accounts.words import said, texts_now
from diemcau.web.orgs.models import Org
from diemcau.web.orgs.queries import tree_of
from diemcau.web.shell.levels import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diemcau.web.accounts.models import Role
    from diemcau.web.orgs.tree import Node, Tree

_INDENT = "\u2003"  # an em space for each step down the tree


class _Day(forms.DateField):
    """A day, chosen from the browser's own calendar."""

    def __init__(self, key: str, *, needed: bool = False, hint: str = "") -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(label=said(key), required=needed, help_text=said(hint) if hint else "", widget=widget)


class _Address(forms.EmailField):
    """A mail address."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.validators = [EmailValidator(said("accounts.error.email"))]


class PersonForm(forms.Form):
    """What is written down of a person."""

    name = forms.CharField(label=said("accounts.field.name"), max_length=200)
    email = _Address(label=said("accounts.field.email"), max_length=254)
    rank = forms.CharField(
        label=said("accounts.field.rank"), max_length=60, required=False, help_text=said("accounts.rank.hint")
    )
    language = forms.ChoiceField(label=said("accounts.field.language"), choices=LANGUAGES)
    clearance = forms.TypedChoiceField(
        label=said("accounts.field.clearance"),
        coerce=int,
        initial=int(Level.INTERNAL),
        help_text=said("accounts.clearance.hint"),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        texts = texts_now()
        self.fields["clearance"].choices = [(level, texts[f"level.{level}"]) for level in Level.values]  # type: ignore[attr-defined]

    def particulars(self) -> Particulars:
        """What was filled in."""
        given = self.cleaned_data
        return Particulars(**{name: given[name] for name in ("name", "email", "rank", "language", "clearance")})


class RoleForm(forms.Form):
    """A role that is to be given."""

    kind = forms.ChoiceField(label=said("accounts.field.kind"))
    org = forms.ChoiceField(label=said("accounts.field.org"))
    covers = forms.ChoiceField(
        label=said("accounts.field.covers"), required=False, help_text=said("accounts.covers.hint")
    )
    first = _Day("accounts.field.first", hint="accounts.first.hint")
    last = _Day("accounts.field.last", hint="accounts.last.hint")

    def __init__(self, *args: Any, scope: Scope, **options: Any) -> None:
        super().__init__(*args, **options)
        texts, tree = texts_now(), tree_of()
        managed = [node for node in _in_order(tree) if scope.may(Right.MANAGE, node.pk)]
        heads = [node for node in managed if tree.children(node.pk)]
        self.fields["kind"].choices = [(kind, texts[f"accounts.role.{kind}"]) for kind in RoleKind.values]  # type: ignore[attr-defined]
        self.fields["org"].choices = [("", ""), *_named(managed, tree, texts)]  # type: ignore[attr-defined]
        self.fields["covers"].choices = [("", texts["accounts.covers.own"]), *_named(heads, tree, texts)]  # type: ignore[attr-defined]

    def post(self) -> Post:
        """What was filled in."""
        given = self.cleaned_data
        orgs = {org.code: org for org in Org.objects.filter(code__in=(given["org"], given["covers"]))}
        return Post(
            kind=given["kind"],
            org=orgs[given["org"]],
            covers=orgs.get(given["covers"]),
            first=given["first"],
            last=given["last"],
        )


class NewPersonForm(PersonForm, RoleForm):
    """A person with a first role."""

    username = forms.CharField(
        label=said("accounts.field.username"),
        max_length=60,
        required=False,
        help_text=said("accounts.username.hint"),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    field_order = ("name", "email", "username", "rank", "language", "clearance", "kind", "org", "covers")


class EndForm(forms.Form):
    """The last day of a role."""

    last = _Day("accounts.field.last", hint="accounts.end.hint")


class DeputyForm(forms.Form):
    """Who stands in for the holder of a role, and when."""

    deputy = forms.CharField(
        label=said("accounts.field.deputy"),
        max_length=254,
        help_text=said("accounts.deputy.hint"),
        widget=forms.TextInput(attrs={"list": "colleagues", "autocomplete": "off", "spellcheck": "false"}),
    )
    first = _Day("accounts.field.first", needed=True)
    last = _Day("accounts.field.last_stood_in", needed=True)

    def __init__(self, *args: Any, role: Role, **options: Any) -> None:
        super().__init__(*args, **options)
        self._role = role

    def colleagues(self) -> list[Person]:
        """Those whose names are offered."""
        return list(colleagues_of(self._role)[:COLLEAGUES])

    def clean_deputy(self) -> Person:
        """The person of that sign-in name or address, among those who may stand in."""
        typed = self.cleaned_data["deputy"].strip().lower()
        colleagues = colleagues_of(self._role)
        found = colleagues.filter(username=typed).first() or colleagues.filter(email=typed).first()
        if found is None:
            raise forms.ValidationError(texts_now()["accounts.error.no_colleague"])
        return found

    def days(self) -> tuple[date, date]:
        """First and last day."""
        return self.cleaned_data["first"], self.cleaned_data["last"]


def _in_order(tree: Tree, top: int | None = None) -> Iterator[Node]:
    for node in tree.children(top):
        yield node
        yield from _in_order(tree, node.pk)


def _named(nodes: list[Node], tree: Tree, texts: Texts) -> Iterator[tuple[str, str]]:
    for node in nodes:
        yield node.code, _INDENT * len(tree.above(node.pk)) + node.name(texts.language)
