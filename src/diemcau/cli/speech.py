"""Which language a command speaks, and its help in that language."""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise

import click

from diemcau.errors import Invalid
from diemcau.publish.texts import LOCALE, Texts, languages

LANGUAGE = "DIEMCAU_LANG"
"""Names the language in the environment, before the system's own settings."""

HELP_NAMES = ("-h", "--help")
_SYSTEM = ("LC_ALL", "LC_MESSAGES", "LANG")  # in the order in which POSIX asks them
_DEFAULT = "en"
_CLICK = "click"  # the catalogue of what click itself says; its English is click's own


def choose_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language to speak: that of `--lang`, else that of the environment, else English; ISO 639-1.

    Args:
        arguments: What stands behind the command's name; a wrong `--lang` is left for the command to refuse.
        environment: The variables of the process.

    Raises:
        Invalid: If the environment names a language in which there are no texts.
    """
    asked = _asked(arguments)
    return asked if asked is not None else _set_up(environment)


def _asked(arguments: Sequence[str]) -> str | None:
    """The value of the last `--lang`, if there are texts in it."""
    own = arguments[: arguments.index("--")] if "--" in arguments else arguments
    values = [word.removeprefix("--lang=") for word in own if word.startswith("--lang=")]
    values += [value for word, value in pairwise(own) if word == "--lang"]
    return next((value for value in reversed(values) if value in languages()), None)


def _set_up(environment: Mapping[str, str]) -> str:
    """The language of the environment; of the system's own settings those in which there are no texts mean English."""
    if own := environment.get(LANGUAGE, ""):
        if (code := _code(own)) in languages():
            return code
        known = ", ".join(languages())
        raise Invalid(f"{LANGUAGE} is {own!r}; there are texts in {known}.", "Set it to one of these, or unset it.")
    code = _code(next((environment[name] for name in _SYSTEM if environment.get(name)), ""))
    return code if code in languages() else _DEFAULT


def _code(setting: str) -> str:
    """The language of a locale's name: `vi` of `vi_VN.UTF-8`."""
    return setting.replace("-", "_").partition("_")[0].partition(".")[0].lower()


@contextmanager
def speaking(command: click.Command, texts: Texts) -> Iterator[None]:
    """While it lasts, a command and what click says about it speak a language.

    Click asks Python's gettext, and that the variable `LANGUAGE`; both are left as they were.
    """
    before, domain = os.environ.get("LANGUAGE"), gettext.textdomain()
    os.environ["LANGUAGE"] = texts.language
    gettext.bindtextdomain(_CLICK, str(LOCALE))
    gettext.textdomain(_CLICK)
    set_help(command, texts)
    try:
        yield
    finally:
        gettext.textdomain(domain)
        os.environ.pop("LANGUAGE")
        if before is not None:
            os.environ["LANGUAGE"] = before


def set_help(command: click.Command, texts: Texts, path: str = "diemcau") -> None:
    """Give a command, its options and its subcommands their help, and `--lang` its default.

    Args:
        command: The command.
        texts: The texts of the language.
        path: The names that lead to it, with dots between: the key of its help.
    """
    command.help = "\n\n".join(map(_to_paragraph, texts[f"help.{path}"].split("\n\n")))
    command.short_help = texts.get(f"help.short.{path}", "")
    own = command.get_help_option(click.Context(command, help_option_names=list(HELP_NAMES)))
    for option in (*command.params, own):
        if isinstance(option, click.Option):
            name = option.opts[-1].strip("-")
            option.help = texts.get(f"help.own.{path}.{name}", "") or texts[f"help.option.{name}"]
            option.default = texts.language if option.name == "texts" else option.default
    for called, subcommand in (command.commands if isinstance(command, click.Group) else {}).items():
        set_help(subcommand, texts, f"{path}.{called}")


def _to_paragraph(text: str) -> str:
    """A paragraph for click; one with indented lines keeps its lines."""
    return f"\b\n{text}" if "\n  " in text else text
