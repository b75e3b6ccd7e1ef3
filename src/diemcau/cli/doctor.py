"""`diemcau doctor`: what is installed and what is missing."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from diemcau.cli.options import language_option

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts

# What is installed with the program, by the names of its distributions; `doctor.use` says what each is for.
_PARTS = (
    "click",
    "rich",
    "pyyaml",
    "ahocorasick-rs",
    "charset-normalizer",
    "fastwarc",
    "resiliparse",
    "pypdfium2",
    "python-oxmsg",
)
# What only some commands need, by distribution and extra.
_EXTRAS = {"pyarrow": "dossier", "feedparser": "dossier", "ray": "cluster", "django": "web", "psycopg": "web"}
_UNUSABLE = 2


@click.command()
@language_option
def doctor(texts: Texts) -> int:
    """Say which Python, languages, sectors and parts there are, and what is missing."""
    from diemcau import __version__

    missing = [name for name in _PARTS if _version(name) is None]
    system = {"system": platform.system(), "machine": platform.machine(), "encoding": sys.stdout.encoding}
    lines = [
        ("diemcau", __version__),
        ("Python", f"{platform.python_version()} ({sys.executable})"),
        (texts["doctor.system"], texts["doctor.system_is"].format(**system)),
        (texts["doctor.languages"], ", ".join(_languages())),
        *((texts["doctor.sector"], words) for words in _sectors(texts)),
        *((name, _part(name, texts)) for name in _PARTS),
        *_extras(texts),
        *_programs(texts),
    ]
    for what, words in lines:
        click.echo(f"{what:<20}{words}")
    if missing:
        command = f"{sys.executable} -m pip install {' '.join(missing)}"
        click.echo(texts["doctor.install"].format(names=", ".join(missing), command=command))
        return _UNUSABLE
    click.echo(texts["doctor.all"])
    return 0


def _part(name: str, texts: Texts) -> str:
    version = _version(name) or texts["doctor.missing"]
    return texts["doctor.part"].format(version=version, use=texts[f"doctor.use.{name}"])


def _extras(texts: Texts) -> Iterator[tuple[str, str]]:
    """The libraries of extras, or how to install them; the main job needs none."""
    for name, extra in _EXTRAS.items():
        found = _version(name) or texts["doctor.absent"].format(command=f"pip install diemcau[{extra}]")
        yield name, texts["doctor.part"].format(version=found, use=texts[f"doctor.use.{name}"])


def _programs(texts: Texts) -> Iterator[tuple[str, str]]:
    """The programs beside Python that some files need, where they are or how to install them; none is needed by all."""
    from diemcau.collect.ocr import find_recogniser
    from diemcau.collect.office import find_program

    recogniser = find_recogniser()
    for name, place in (("LibreOffice", find_program()), ("Tesseract", recogniser.program if recogniser else None)):
        key = f"doctor.use.{name.lower()}"
        found = place or texts["doctor.absent"].format(command=texts[f"{key}.install"])
        yield name, texts["doctor.part"].format(version=found, use=texts[key])


def _version(name: str) -> str | None:
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _languages() -> Iterator[str]:
    """Languages that reports are read in: the folders of `lang`."""
    from importlib import resources

    for entry in sorted(resources.files("diemcau.lang").iterdir(), key=lambda entry: entry.name):
        if len(entry.name) == 2 and entry.joinpath("__init__.py").is_file():  # noqa: PLR2004 - ISO 639-1
            yield entry.name


def _sectors(texts: Texts) -> Iterator[str]:
    from diemcau.errors import DiemcauError
    from diemcau.profile.load import load_profile, profile_names
    from diemcau.publish.notice import tell_error

    for name in profile_names():
        try:
            found = load_profile(name)
        except DiemcauError as error:
            yield f"{name}: {' '.join(tell_error(texts, error)).strip()}"
        else:
            yield texts["doctor.sector_is"].format(name=name, measures=len(found.measures), orgs=len(found.orgs))
