"""Units as people choose them from a list: by name, with the code that tells two of one name apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.errors import Invalid
from diemcau.web.orgs.models import Org
from diemcau.web.orgs.queries import names_of_all, tree_of

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts

_BETWEEN = " · "
_LONGEST = 400


def unit_name(code: str, language: str) -> str:
    """What a unit is called, or was called last."""
    node = names_of_all().get(code)
    return node.name(language) if node is not None else code


def label_of(code: str, language: str) -> str:
    """A unit as it stands in a field; empty for none."""
    return f"{unit_name(code, language)}{_BETWEEN}{code}" if code else ""


def units_offered(texts: Texts) -> list[str]:
    """The units of today as fields offer them, in order of their names."""
    return sorted(label_of(node.code, texts.language) for node in tree_of().nodes.values())


def unit_said(said: str) -> Org | None:
    """The unit that somebody typed or chose: with its code, by its code, or by its whole name; None of nothing.

    Raises:
        Invalid: If there is none like that, or several.
    """
    words = " ".join(said[:_LONGEST].split())
    if not words:
        return None
    code = words.rsplit(_BETWEEN, 1)[-1]
    found = Org.objects.filter(code=code).first()
    if found is not None:
        return found
    named = [
        node.pk for node in tree_of().nodes.values() if words.casefold() in {n.casefold() for n in node.names.values()}
    ]
    if len(named) == 1:
        return Org.objects.get(pk=named[0])
    raise Invalid(
        f"{words[:80]!r} is no unit of today.", "Choose one from the list.", code="tasks.no_unit", said=words[:80]
    )


def unit_needed(said: str) -> Org:
    """The unit that somebody typed or chose.

    Raises:
        Invalid: If there is none like that, or nothing was said.
    """
    found = unit_said(said)
    if found is None:
        raise Invalid("No unit is named.", "Choose one from the list.", code="tasks.no_unit", said="")
    return found
