"""`diemcau orgs`: the units of the profile put into the site, and the tree of a day in the terminal."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from diemcau.cli.console import open_console
from diemcau.cli.options import language_option
from diemcau.cli.site import data_option, open_site

if TYPE_CHECKING:
    from pathlib import Path

    from rich.tree import Tree as Drawing

    from diemcau.publish.texts import Texts
    from diemcau.web.orgs.tree import Node, Tree


@click.group()
def orgs() -> None:
    """Look after the units."""


@orgs.command()
@data_option
@language_option
def load(data: Path, texts: Texts) -> int:
    """Put the units of the profile into the site; those that are there stay as people left them."""
    open_site(data, texts, make=True)
    from diemcau.web.orgs.loading import load_own_profile

    loaded = load_own_profile(actor=None)
    click.echo(texts["orgs.loaded"].format(made=loaded.made, known=loaded.known))
    return 0


@orgs.command()
@click.option("--day", metavar="DAY", type=click.DateTime(["%Y-%m-%d"]))
@data_option
@language_option
def show(day: datetime | None, data: Path, texts: Texts) -> int:
    """Print the tree as it stands today, or as it stood on another day."""
    open_site(data, texts)
    from rich.text import Text
    from rich.tree import Tree as Drawing

    from diemcau.web.orgs.queries import tree_of

    on: date | None = day.date() if day is not None else None
    tree = tree_of(on)
    told = texts.plural("orgs.tree", len(tree.nodes)).format(count=len(tree.nodes), day=tree.day.isoformat())
    drawing = Drawing(Text(told))
    for root in tree.roots():
        _draw(drawing, tree, root, texts.language)
    open_console().print(drawing)
    return 0


def _draw(drawing: Drawing, tree: Tree, node: Node, language: str) -> None:
    from rich.text import Text

    branch = drawing.add(Text.assemble(node.name(language), ("  " + node.code, "dim")))
    for child in tree.children(node.pk):
        _draw(branch, tree, child, language)
