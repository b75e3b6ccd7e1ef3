"""The `diemcau` command: its subcommands, and the one place that turns errors into words and exit codes.

Exit codes: 0 done; 1 done, with findings that stop publication; 2 bad usage or unreadable input; 70 a fault of our own;
130 stopped by Ctrl-C; 141 the reader of the output went away.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

import click

from diemcau import __version__
from diemcau.cli.audit import audit
from diemcau.cli.backup import backup, restore
from diemcau.cli.bring import bring
from diemcau.cli.console import TRACEBACK, prepare_streams, say, show_error
from diemcau.cli.deadline import deadline
from diemcau.cli.doctor import doctor
from diemcau.cli.dossier import dossier
from diemcau.cli.export import export
from diemcau.cli.foresee import foresee
from diemcau.cli.form import form
from diemcau.cli.judge import judge
from diemcau.cli.orgs import orgs
from diemcau.cli.person import person
from diemcau.cli.profile import profile
from diemcau.cli.read import read
from diemcau.cli.reconcile import reconcile
from diemcau.cli.report import report
from diemcau.cli.review import review
from diemcau.cli.serve import serve
from diemcau.cli.speech import HELP_NAMES, choose_language, speaking
from diemcau.cli.tasks import tasks
from diemcau.cli.work import work
from diemcau.errors import Bug, DiemcauError
from diemcau.publish.texts import Texts, load_texts

# What is loaded and read makes many small objects, nearly none of them in circles: looking for circles after every
# 700, as Python does, costs a tenth of the time until a first file is read.
_COLLECTED_AFTER = (20_000, 20, 50)
OK, FINDINGS, UNUSABLE, FAULT, STOPPED, PIPE_CLOSED = 0, 1, 2, 70, 130, 141


@click.group(context_settings={"help_option_names": list(HELP_NAMES), "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="diemcau", message="%(prog)s %(version)s")
def diemcau() -> None:
    """The group of all commands; what they say of themselves stands in the catalogues under `help`."""


_ENGINE = (review, report, tasks, foresee, deadline, read, reconcile, dossier, export, form, judge, profile, doctor)
_SITE = (serve, work, bring, person, orgs, audit, backup, restore)
for command in (*_ENGINE, *_SITE):
    diemcau.add_command(command)


def run(arguments: Sequence[str]) -> int:
    """Run the command with some arguments; its exit code. Nothing is raised."""
    prepare_streams()
    try:
        texts = load_texts(choose_language(arguments, os.environ))
    except DiemcauError as error:
        show_error(error, load_texts("en"))
        return UNUSABLE
    with speaking(diemcau, texts):
        return _run(arguments, texts)


def _run(arguments: Sequence[str], texts: Texts) -> int:
    try:
        code = diemcau.main(args=list(arguments), prog_name="diemcau", standalone_mode=False, obj=texts)
        sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        say(texts["cli.stopped"])
        return STOPPED
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return UNUSABLE
    except click.ClickException as error:
        return _misused(error, texts)
    except (BrokenPipeError, SystemExit):  # click exits by itself where the pipe is closed while it prints
        return _pipe_closed()
    except DiemcauError as error:
        show_error(error, texts)
        return FAULT if isinstance(error, Bug) else UNUSABLE
    except Exception as error:  # noqa: BLE001 - the last place where a fault can still be said in words
        return _fault(error, texts)
    return code if isinstance(code, int) else OK


def _misused(error: click.ClickException, texts: Texts) -> int:
    """Say what is wrong with the words of the command, and where its help is."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    say(texts["cli.error"].format(title=error.format_message()))
    command = context.command_path if context is not None else "diemcau"
    say(f"  {texts['cli.see_help'].format(command=f'{command} --help')}")
    return UNUSABLE


def _pipe_closed() -> int:
    """Let Python's own closing of the stream fail in silence."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CLOSED


def _fault(error: Exception, texts: Texts) -> int:
    title = texts["cli.fault"].format(error=f"{type(error).__name__}: {error}")
    bug = Bug(title, texts["cli.report"].format(variable=f"{TRACEBACK}=1"))
    bug.__cause__ = error
    show_error(bug, texts)
    return FAULT


def main() -> None:
    """Entry point of the `diemcau` script."""
    gc.set_threshold(*_COLLECTED_AFTER)
    sys.exit(run(sys.argv[1:]))
