"""Options that several commands share, and the help for a value that is nearly right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from diemcau.errors import NotFound
from diemcau.publish.texts import Texts, languages, load_texts

if TYPE_CHECKING:
    from diemcau.profile.types import Profile
    from diemcau.records import Finding

JUDGEMENTS = "DIEMCAU_JUDGEMENTS"
"""Names the file of judgements in the environment."""

DEFAULT_PROFILE = "vietnam_diplomacy"
Command = TypeVar("Command", bound=Callable[..., Any])


class NearChoice(click.Choice[str]):
    """One of some words; a wrong one is answered with the nearest right one."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """The message for a wrong value, with the value that was probably meant."""
        near = did_you_mean(str(value), self.choices, texts_of(ctx))
        return f"{super().get_invalid_choice_message(value, ctx)}{near}"


def texts_of(context: click.Context | None) -> Texts:
    """The texts of the language that a run speaks; English where it was not started by `run`."""
    return (context.find_object(Texts) if context is not None else None) or load_texts("en")


def did_you_mean(word: str, known: Iterable[str], texts: Texts) -> str:
    """` Did you mean 'table'?` for a word near a known one; empty where none is near."""
    lower = {name.lower(): name for name in known}
    near = get_close_matches(word.lower(), lower, n=1, cutoff=0.5)
    return f" {texts['cli.near'].format(name=repr(lower[near[0]]))}" if near else ""


def language_option(command: Command) -> Command:
    """`--lang en|vi`; the command gets the texts of that language as `texts`."""
    return click.option(
        "--lang",
        "texts",
        type=NearChoice(languages()),
        default="en",
        show_default=True,
        callback=lambda _, __, language: load_texts(language),
    )(command)


def profile_option(command: Command) -> Command:
    """`--profile NAME`."""
    return click.option(
        "--profile",
        metavar="NAME",
        default=DEFAULT_PROFILE,
        show_default=True,
    )(command)


def judgements_option(*, required: bool = False) -> Callable[[Command], Command]:
    """`--judgements FILE`, which the environment may name for all commands."""
    return click.option(
        "--judgements",
        metavar="FILE",
        type=click.Path(path_type=Path, dir_okay=False),
        envvar=JUDGEMENTS,
        show_envvar=True,
        required=required,
    )


def format_option(command: Command) -> Command:
    """`--format table|jsonl`."""
    return click.option(
        "--format",
        "form",
        type=NearChoice(["table", "jsonl"]),
        default="table",
        show_default=True,
    )(command)


def check_paths(paths: Iterable[Path], texts: Texts) -> None:
    """Stop before any work where a path that was named does not exist.

    Raises:
        NotFound: With the nearest name beside it, where there is one. Patterns are left to the search.
    """
    for path in paths:
        if path.exists() or path.is_symlink() or any(sign in str(path) for sign in "*?["):
            continue
        beside = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
        advice = texts["cli.check_name"] + did_you_mean(path.name, beside, texts)
        raise NotFound(texts["cli.no_path"].format(path=path), advice)


def check_folder(folder: Path, texts: Texts) -> None:
    """Stop before any work where what was named is no folder.

    Raises:
        NotFound: If nothing is there, or a file.
    """
    check_paths([folder], texts)
    if not folder.is_dir():
        advice = texts["cli.name_folder"].format(folder=folder.parent)
        raise NotFound(texts["cli.no_folder"].format(path=folder), advice)


def open_profile(name: str, texts: Texts) -> Profile:
    """The profile of a name; a wrong name is answered with the nearest right one.

    Raises:
        NotFound: There is no such profile.
        Invalid: Its files are wrong.
    """
    from diemcau.profile.load import load_profile, profile_names
    from diemcau.publish.notice import tell_error

    try:
        return load_profile(name)
    except NotFound as error:
        title, advice = tell_error(texts, error)
        near = did_you_mean(name, profile_names(), texts)
        raise type(error)(title, f"{advice}{near}".strip(), **(error.facts | {"code": ""})) from error


def stops(findings: Iterable[Finding]) -> bool:
    """Whether a finding stands against publication."""
    from diemcau.records import Severity

    return any(finding.severity is Severity.STOP for finding in findings)
