"""`python -m bench`: measure, print, keep the numbers."""

from __future__ import annotations

import time
from pathlib import Path

import click
from rich.console import Console

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def bench(context: click.Context) -> None:
    """Measure Diemcau beside other readers on this machine; without a command, everything.

    The other readers are installed under .venv/peers on the first run. The numbers are kept in bench/results.

    \b
    Examples:
      python -m bench                          everything
      python -m bench read --peer quantulum    one peer only
      python -m bench read --no-peers          ours alone
      python -m bench read --profile           where our time goes
      python -m bench collect                  files of every kind to text
      python -m bench reconcile                copies among twenty thousand documents
    """  # noqa: D301 - the escape is click's mark for lines to be left as they are
    if context.invoked_subcommand is None:
        context.invoke(read)
        context.invoke(collect)
        context.invoke(reconcile)


@bench.command(short_help="Reading: speed, load time, memory, accuracy.")
@click.option("--passes", default=5, show_default=True, type=click.IntRange(min=1), help="Passes; the best counts.")
@click.option("--peer", "peers", multiple=True, help="Part of a peer's name; may be given again. All where left out.")
@click.option("--no-peers", is_flag=True, help="Measure ours alone.")
@click.option("--profile", is_flag=True, help="Print where our time goes instead.")
def read(passes: int, peers: tuple[str, ...], *, no_peers: bool, profile: bool) -> None:
    """Measure reading on one core: characters a second, seconds to the first document, memory, accuracy.

    \b
    Examples:
      python -m bench read
      python -m bench read --peer recognizers --passes 3
      python -m bench read --profile
    """  # noqa: D301 - the escape is click's mark for lines to be left as they are
    console = Console(highlight=False)
    if profile:
        from bench.hotspots import profile_sets
        from bench.texts import find_texts

        profile_sets(find_texts()[0], console)
        return
    from bench.read import run_bench, write_json
    from bench.table import show

    log, began = Console(stderr=True, highlight=False), time.monotonic()

    def tell(words: str) -> None:
        log.print(f"[dim]{time.monotonic() - began:5.0f} s  {words}[/dim]")

    measured = run_bench(passes, None if no_peers else peers, tell)
    show(measured, console)
    console.print(f"[dim]Kept in {write_json(measured)}[/dim]")


@bench.command(short_help="Collecting: documents and characters a second by format, and what survives.")
@click.option("--passes", default=5, show_default=True, type=click.IntRange(min=1), help="Passes; the best counts.")
@click.option("--no-peers", is_flag=True, help="Measure ours alone.")
def collect(passes: int, *, no_peers: bool) -> None:
    """Measure files to text on one core, beside the best general converter, on files that the command makes.

    \b
    Examples:
      python -m bench collect
      python -m bench collect --no-peers
    """  # noqa: D301 - the escape is click's mark for lines to be left as they are
    from bench.collect import run_collect, show_collect, write_collect

    console = Console(highlight=False)
    log, began = Console(stderr=True, highlight=False), time.monotonic()

    def tell(words: str) -> None:
        log.print(f"[dim]{time.monotonic() - began:5.0f} s  {words}[/dim]")

    measured = run_collect(passes, tell, peers=not no_peers)
    if isinstance(measured, str):
        raise click.ClickException(f"No files could be made: {measured}.")
    show_collect(measured, console)
    console.print(f"[dim]Kept in {write_collect(measured)}[/dim]")


@bench.command(short_help="Copies: pairs found by kind, quotations, direction, documents a second, memory.")
@click.option("--size", default=20_000, show_default=True, type=click.IntRange(min=10), help="Documents composed.")
@click.option("--documents", type=_FILE, help="Documents to use instead of composed ones, JSON Lines.")
@click.option("--answers", type=_FILE, help="What is to be found in --documents, JSON Lines.")
@click.option("--no-peers", is_flag=True, help="Measure ours alone.")
def reconcile(size: int, documents: Path | None, answers: Path | None, *, no_peers: bool) -> None:
    """Measure finding copies on one core, beside three MinHash libraries, on the same documents in the same run.

    Without files, articles in English and Vietnamese are composed by a grammar, the same every time, and copied in six
    ways and quoted. With --documents each line is an object {"id", "text"}, and maybe "lang" (en where left out) and
    "published" (YYYY-MM-DD). With --answers each line is {"a", "b", "kind"}: two ids and any word for the way of
    copying, or "quote" for two texts of which one only quotes the other and which are not to be called one; with
    "contained": "a" or "b" where the other document carries at least four fifths of that one. Pairs that answers join
    to one family count as right where they are not listed.

    \b
    Examples:
      python -m bench reconcile
      python -m bench reconcile --size 100000 --no-peers
      python -m bench reconcile --documents texts.jsonl --answers pairs.jsonl
    """  # noqa: D301 - the escape is click's mark for lines to be left as they are
    from bench.derive import make_set
    from bench.reconcile import read_answers, read_texts, run_reconcile, show_reconcile, write_reconcile

    console = Console(highlight=False)
    log, began = Console(stderr=True, highlight=False), time.monotonic()

    def tell(words: str) -> None:
        log.print(f"[dim]{time.monotonic() - began:5.0f} s  {words}[/dim]")

    if answers is not None and documents is None:
        raise click.UsageError("--answers tells of --documents; give both.")
    try:
        if documents is None:
            tell(f"Composing {size:,} documents")
            texts, wanted = make_set(size)
        else:
            texts, wanted = read_texts(documents), read_answers(answers) if answers else []
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    rows = run_reconcile(texts, wanted, tell, peers=not no_peers)
    show_reconcile(rows, texts, wanted, console)
    if documents is None:
        console.print(f"[dim]Kept in {write_reconcile(rows, wanted)}[/dim]")


@bench.command(short_help="How reconciling grows with the number of documents: seconds and memory.")
@click.option("--size", "sizes", multiple=True, type=click.IntRange(min=3), help="Documents; may be given again.")
def scale(sizes: tuple[int, ...]) -> None:
    """Measure how seconds and memory of reconciling grow, on composed documents: 1,000, 10,000 and 100,000.

    \b
    Examples:
      python -m bench scale
      python -m bench scale --size 1000 --size 4000
    """  # noqa: D301 - the escape is click's mark for lines to be left as they are
    from bench.scale import SIZES, run_scale, show_scale, write_scale

    console = Console(highlight=False)
    log, began = Console(stderr=True, highlight=False), time.monotonic()

    def tell(words: str) -> None:
        log.print(f"[dim]{time.monotonic() - began:5.0f} s  {words}[/dim]")

    measured = run_scale(sizes or SIZES, tell)
    show_scale(measured, console)
    console.print(f"[dim]Kept in {write_scale(measured)}[/dim]")


if __name__ == "__main__":
    bench(prog_name="python -m bench")
