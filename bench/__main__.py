"""`python -m bench`: measure, print, keep the numbers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bench.parts import (
    EVERYTHING,
    Plan,
    measure_collect,
    measure_copies,
    measure_dossier,
    measure_english,
    measure_limits,
    measure_rollup,
    measure_scale,
    measure_start,
    measure_vietnamese,
    run_parts,
)

if TYPE_CHECKING:
    from bench.report import Part

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_COUNT = click.IntRange(min=1)
_PASSES = click.option("--passes", default=5, show_default=True, type=_COUNT, help="Passes; the best counts.")
_NO_PEERS = click.option("--no-peers", is_flag=True, help="Leave out the other programs.")
_PEER = click.option(
    "--peer", "names", multiple=True, help="Part of a peer's name; may be given again. All if left out."
)
_PROFILE = click.option("--profile", is_flag=True, help="Print where our time goes instead.")


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@_PASSES
@_NO_PEERS
@click.pass_context
def bench(context: click.Context, passes: int, *, no_peers: bool) -> None:
    """Measure Diemcau beside other programs on this machine; without a command, everything but `scale`.

    The others are installed under .venv/peers on the first run. What was measured is kept in bench/results/all.json, a
    command by itself in a file of its name: the machine, the versions, every row and every goal.

    \b
    Examples:
      python -m bench                          everything
      python -m bench --no-peers --passes 2    a first look, ours alone
      python -m bench read --peer quantulum    one peer only
      python -m bench read --profile           where our time goes
      python -m bench vietnamese --no-peers    ours alone
      python -m bench limits                   how fast this machine is
    """  # noqa: D301 - the escape is click's mark for lines to be left as they are
    if context.invoked_subcommand is None:
        run_parts(EVERYTHING, Plan(passes, not no_peers), "all")


@bench.command(short_help="Reading English: speed, accuracy, load time, memory.")
@_PASSES
@_PEER
@_NO_PEERS
@_PROFILE
def read(passes: int, names: tuple[str, ...], *, no_peers: bool, profile: bool) -> None:
    """Measure reading English on one core, beside readers that give values and units, and the limits of the machine.

    \b
    Examples:
      python -m bench read
      python -m bench read --peer recognizers --passes 3
      python -m bench read --profile
    """  # noqa: D301 - the escape is click's mark for lines to be left as they are
    if profile:
        _profile("en")
    else:
        run_parts([measure_english], Plan(passes, not no_peers, names), "read")


@bench.command(short_help="Reading Vietnamese: the same, beside readers that do simpler tasks.")
@_PASSES
@_PEER
@_NO_PEERS
@_PROFILE
def vietnamese(passes: int, names: tuple[str, ...], *, no_peers: bool, profile: bool) -> None:
    """Measure reading Vietnamese on one core. No reader beside ours gives values with units in it.

    \b
    Examples:
      python -m bench vietnamese
      python -m bench vietnamese --peer word_tokenize
      python -m bench vietnamese --profile
    """  # noqa: D301 - the escape is click's mark for lines to be left as they are
    if profile:
        _profile("vi")
    else:
        run_parts([measure_vietnamese], Plan(passes, not no_peers, names), "vietnamese")


def _profile(language: str) -> None:
    from bench.hotspots import profile_sets
    from bench.report import open_console
    from bench.texts import find_texts

    profile_sets(find_texts(language)[0], open_console())


@bench.command(short_help="The machine: single passes over the texts, without any reader.")
@_PASSES
@_NO_PEERS
def limits(passes: int, *, no_peers: bool) -> None:
    """Measure the passes that readers are made of: decoding, patterns, automata. No reader can be quicker.

    \b
    Examples:
      python -m bench limits
      python -m bench limits --no-peers
    """  # noqa: D301 - the escape is click's mark for lines to be left as they are
    run_parts([measure_limits], Plan(passes, not no_peers), "limits")


@bench.command(short_help="Collecting: files and characters a second by format, and what survives.")
@_PASSES
@_NO_PEERS
def collect(passes: int, *, no_peers: bool) -> None:
    """Measure files to text on one core, beside the best general converter, on files that the command makes.

    \b
    Examples:
      python -m bench collect
      python -m bench collect --no-peers
    """  # noqa: D301 - the escape is click's mark for lines to be left as they are
    run_parts([measure_collect], Plan(passes, not no_peers), "collect")


@bench.command(short_help="Copies: pairs found by kind, quotations, direction, documents a second, memory.")
@click.option("--size", type=click.IntRange(min=10), help="Documents composed; 20,000 if left out.")
@click.option("--documents", type=_FILE, help="Documents to use instead of composed ones, JSON Lines.")
@click.option("--answers", type=_FILE, help="What is to be found in --documents, JSON Lines.")
@_NO_PEERS
def copies(size: int | None, documents: Path | None, answers: Path | None, *, no_peers: bool) -> None:
    """Measure finding copies on one core, beside three MinHash libraries, on the same documents in the same run.

    Without files, articles in English and Vietnamese are composed by a grammar, the same every time, and copied in six
    ways and quoted. With --documents each line is an object {"id", "text"}, and maybe "lang" (en where left out) and
    "published" (YYYY-MM-DD). With --answers each line is {"a", "b", "kind"}: two ids and any word for the way of
    copying, or "quote" for two texts of which one only quotes the other and which are not to be called one; with
    "contained": "a" or "b" where the other document carries at least four fifths of that one. Pairs that answers join
    to one family count as right where they are not listed. What is found in files is not kept.

    \b
    Examples:
      python -m bench copies
      python -m bench copies --size 100000 --no-peers
      python -m bench copies --documents texts.jsonl --answers pairs.jsonl
    """  # noqa: D301 - the escape is click's mark for lines to be left as they are
    if answers is not None and documents is None:
        raise click.UsageError("--answers tells of --documents; give both.")
    plan = Plan(peers=not no_peers, size=size)
    if documents is None:
        run_parts([measure_copies], plan, "copies")
    else:
        _copies_of(documents, answers, plan)


def _copies_of(documents: Path, answers: Path | None, plan: Plan) -> None:
    from bench.copies import find_goals, read_answers, read_texts, run_copies, show_copies
    from bench.goals import show_goals

    try:
        texts, wanted = read_texts(documents), read_answers(answers) if answers else []
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    rows = run_copies(texts, wanted, plan.tell, peers=plan.peers)
    show_copies(rows, texts, wanted, plan.console)
    show_goals(find_goals(rows[0]), plan.console)


@bench.command(short_help="Adding up: facts a second beside databases made for it, and whether sums are right.")
@_PASSES
@_NO_PEERS
@click.option("--size", type=click.IntRange(min=12), help="Values to be put together; 20,000,000 if left out.")
@click.option("--postgresql", is_flag=True, help="Put them together with PostgreSQL, too; it takes minutes.")
def rollup(passes: int, size: int | None, *, no_peers: bool, postgresql: bool) -> None:
    """Measure sums of facts on one core: ours, SQLite, and DuckDB as the limit; then twenty million values.

    These are months of 10,200 orgs in four levels; they become totals by org, measure and year, with lower and upper
    ends, open ends and coverage, on all cores.

    \b
    Examples:
      python -m bench rollup
      python -m bench rollup --postgresql
      python -m bench rollup --no-peers --size 1000000
    """  # noqa: D301 - the escape is click's mark for lines to be left as they are
    plan = Plan(passes, not no_peers, size=size, postgresql=postgresql)
    run_parts([measure_rollup], plan, "rollup")


@bench.command(short_help="Start-up: seconds of whole commands in a fresh interpreter.")
def start() -> None:
    """Measure the help and the reading of one file, from the start of the interpreter to its end.

    \b
    Examples:
      python -m bench start
    """  # noqa: D301 - the escape is click's mark for lines to be left as they are
    run_parts([measure_start], Plan(), "start")


@bench.command(short_help="Dossiers of streamed documents: seconds and memory, on one core and on all.")
@click.option("--size", "sizes", multiple=True, type=_COUNT, help="Documents; may be given again.")
def dossier(sizes: tuple[int, ...]) -> None:
    """Measure whole dossiers of composed documents: 1,000 and 10,000 unless others are asked for.

    \b
    Examples:
      python -m bench dossier
      python -m bench dossier --size 1000 --size 100000
    """  # noqa: D301 - the escape is click's mark for lines to be left as they are
    run_parts([measure_dossier], Plan(sizes=sizes), "dossier")


@bench.command(short_help="How reconciling grows with the number of documents: seconds and memory.")
@click.option("--size", "sizes", multiple=True, type=click.IntRange(min=3), help="Documents; may be given again.")
def scale(sizes: tuple[int, ...]) -> None:
    """Measure how seconds and memory of reconciling grow, on composed documents: 1,000, 10,000 and 100,000.

    \b
    Examples:
      python -m bench scale
      python -m bench scale --size 1000 --size 4000
    """  # noqa: D301 - the escape is click's mark for lines to be left as they are
    run_parts([measure_scale], Plan(sizes=sizes), "scale")


@bench.command(short_help="The site under load: 300,000 figures, 20 visits a second.")
@click.option("--size", type=click.Choice(("small", "medium", "full")), default="full", show_default=True)
@click.option("--rate", type=click.FloatRange(min=0.1), default=20, show_default=True, help="Visits a second.")
@click.option("--seconds", type=click.FloatRange(min=1), default=60, show_default=True, help="For how long.")
@click.option("--sqlite", is_flag=True, help="The embedded database instead of a PostgreSQL of its own.")
@click.option("--slow", is_flag=True, help="Print the slowest query of each page.")
def site(size: str, rate: float, seconds: float, *, sqlite: bool, slow: bool) -> None:
    """Pour five years of 34 provinces, 100 missions and 25 units into an empty site and open its pages.

    \b
    Examples:
      python -m bench site
      python -m bench site --size small --seconds 10
      python -m bench site --size medium --slow
    """  # noqa: D301 - the escape is click's mark for lines to be left as they are
    from bench.site.command import Wish, run_site

    raise SystemExit(run_site(Wish(size, rate, seconds, sqlite, slow), Plan().tell))


@bench.command(short_help="Tasks: lists and tables of 22,000 tasks of 160 units.")
@click.option("--size", type=_COUNT, default=22_000, show_default=True, help="Tasks.")
@click.option("--rounds", type=_COUNT, default=3, show_default=True, help="How often each address is opened.")
@click.option("--slow", is_flag=True, help="Print the slowest query of each page.")
def tasks(size: int, rounds: int, *, slow: bool) -> None:
    """Pour three years of tasks into an empty site on a PostgreSQL of its own and open every list and table.

    \b
    Examples:
      python -m bench tasks
      python -m bench tasks --size 2000 --rounds 1 --slow
    """  # noqa: D301 - the escape is click's mark for lines to be left as they are
    from bench.tasks import run_tasks

    raise SystemExit(run_tasks(size, rounds, Plan().tell, slow=slow))


@bench.command(short_help="Yearly totals foretold from each month, and the M3 competition's monthly series.")
@click.option("--part", "parts", multiple=True, type=click.Choice(("months", "m3")), help="Both if left out.")
@_NO_PEERS
def foresee(parts: tuple[str, ...], *, no_peers: bool) -> None:
    """Forecast yearly totals from each month of ten years, beside five other ways, and the monthly series of M3.

    The published totals lie beside the checkout, in ../shared/data. M3 comes with a package of the peers' environment
    and is left out with --no-peers. The models of the others take some minutes.

    \b
    Examples:
      python -m bench foresee
      python -m bench foresee --part months --no-peers
      python -m bench foresee --part m3
    """  # noqa: D301 - the escape is click's mark for lines to be left as they are
    from bench.parts import measure_m3, measure_months

    asked = parts or (("months",) if no_peers else ("months", "m3"))
    measures = {"months": measure_months, "m3": measure_m3}
    run_parts([measures[part] for part in asked], Plan(peers=not no_peers), "foresee")


@bench.command("foresee-stream", short_help="Emerging issues in composed streams: found, false, late.")
@click.option("--size", type=click.IntRange(min=2000), help="Documents of a stream; 9,000 if left out, 35,000 in full.")
@click.option("--seed", "seeds", multiple=True, default=("1", "2", "3"), show_default=True, help="One stream for each.")
@click.option(
    "--onset", "onsets", multiple=True, type=click.Choice(("sharp", "ramp", "slow")), help="sharp and ramp if left out."
)
@click.option("--details", is_flag=True, help="Print every issue missed and every wrong alert of ours.")
@click.option("--taught", is_flag=True, help="Instead: a loose watch, before and after thirty judgements.")
@_NO_PEERS
def foresee_stream(
    size: int | None, seeds: tuple[str, ...], onsets: tuple[str, ...], *, details: bool, taught: bool, no_peers: bool
) -> None:
    """Plant issues, reprint storms and seasons in composed streams of 120 weeks and see what is told of them online.

    \b
    Examples:
      python -m bench foresee-stream
      python -m bench foresee-stream --size 35000 --seed 1
      python -m bench foresee-stream --no-peers --onset ramp --details
      python -m bench foresee-stream --taught --size 2000
    """  # noqa: D301 - the escape is click's mark for lines to be left as they are
    if taught:
        from bench.foresee_stream_taught import show_taught

        show_taught(size or 2000, seeds, Plan().console)
        return
    from bench.foresee_stream import QUICK
    from bench.foresee_stream_run import ASKED, run_streams, show_streams, to_part

    documents = size or QUICK

    def measure(plan: Plan) -> list[Part]:
        rows, lines = run_streams(documents, seeds, plan.tell, onsets=onsets or ASKED, peers=plan.peers)
        show_streams(rows, lines, plan.console, details=details)
        return [to_part(rows, documents, seeds)]

    run_parts([measure], Plan(peers=not no_peers), "foresee-stream")


@bench.command("foresee-tree", short_help="The outlook of 63 provinces, ten measures: seconds on two cores.")
@click.option("--runs", type=_COUNT, default=3, show_default=True, help="Fresh interpreters; the best counts.")
def foresee_tree(runs: int) -> None:
    """Foretell five years of months of a land, its 63 provinces and ten measures, so that all of it adds up.

    \b
    Examples:
      python -m bench foresee-tree
      python -m bench foresee-tree --runs 1
    """  # noqa: D301 - the escape is click's mark for lines to be left as they are
    from bench.foresee_tree import run_tree, show_tree, to_part

    def measure(plan: Plan) -> list[Part]:
        measured = run_tree(plan.tell, runs)
        show_tree(measured, plan.console)
        return [to_part(measured)]

    run_parts([measure], Plan(), "foresee-tree")


@bench.command(short_help="The watch: its pages over 100,000 documents.")
@click.option("--size", type=click.IntRange(min=1_000), default=100_000, show_default=True, help="Documents.")
@click.option("--rounds", type=_COUNT, default=3, show_default=True, help="How often each address is opened.")
@click.option("--slow", is_flag=True, help="Print the slowest query of each page.")
def watch(size: int, rounds: int, *, slow: bool) -> None:
    """Pour five years of documents, issues and alerts into an empty site on a PostgreSQL of its own and open its pages.

    \b
    Examples:
      python -m bench watch
      python -m bench watch --size 5000 --rounds 1 --slow
    """  # noqa: D301 - the escape is click's mark for lines to be left as they are
    from bench.watch import run_watch

    raise SystemExit(run_watch(size, rounds, Plan().tell, slow=slow))


if __name__ == "__main__":
    bench(prog_name="python -m bench")
