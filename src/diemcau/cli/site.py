"""What the commands of the site share: where its data lie, and the site made ready in this process."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from diemcau.errors import Missing

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts

Command = TypeVar("Command", bound=Callable[..., Any])
DATA = "diemcau-data"


def data_option(command: Command) -> Command:
    """`--data DIR`: the folder of the embedded database and the original bytes."""
    return click.option(
        "--data",
        metavar="DIR",
        type=click.Path(path_type=Path, file_okay=False),
        envvar="DIEMCAU_DATA",
        default=DATA,
        show_default=True,
    )(command)


def open_site(data: Path, texts: Texts, *, make: bool = False) -> None:
    """Make the site of a data folder ready in this process.

    Args:
        data: The folder.
        texts: In which a missing part is told.
        make: Whether an empty folder becomes a site, and tables are brought up to date.

    Raises:
        Missing: If Django is not installed.
    """
    demand_web(texts)
    from diemcau.web.config import start

    (start.open_site if make else start.start_site)(data)


def demand_web(texts: Texts) -> None:
    """Refuse to begin where the parts of the site are not installed.

    Raises:
        Missing: If one of them is not.
    """
    if any(find_spec(part) is None for part in ("django", "allauth", "ninja")):
        raise Missing(texts["cli.no_web"], texts["cli.install_web"])
