"""The outlook of an archive on all cores, with progress: the same as in one process, whatever their number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from diemcau.flow.engines import Cores, Engine, OneProcess, Stage
from diemcau.flow.progress import Meter, Watch, watch_nothing
from diemcau.foresee.outlook.build import finish, plan_all
from diemcau.foresee.outlook.futures import Futures, Task, foretell
from diemcau.foresee.outlook.spans import YEAR
from diemcau.foresee.outlook.target import PATHS
from diemcau.profile.types import Profile
from diemcau.records.forecast import Outlook
from diemcau.records.observation import Observation
from diemcau.records.orgtree import OrgTree
from diemcau.records.period import Period
from diemcau.records.total import Target

_BATCH = 16  # series in a task: enough that passing it on costs little, few enough that progress is seen
_MANY = 200  # series of months from which on a process more, which takes seconds to start, is worth it


def forecast_archive(
    observations: Iterable[Observation],
    targets: Iterable[Target] = (),
    *,
    tree: OrgTree,
    profile: Profile,
    made_on: date,
    periods: Sequence[Period] | None = None,
    known: Mapping[str, date] | None = None,
    paths: int = PATHS,
    seed: int = 0,
    engine: Engine | None = None,
    watch: Watch = watch_nothing,
) -> Outlook:
    """Forecasts of every series that allows any; see `foresee.outlook.build.forecast_all`.

    Args:
        observations: As there.
        targets: As there.
        tree: As there.
        profile: As there.
        made_on: As there.
        periods: As there.
        known: As there.
        paths: As there.
        seed: As there.
        engine: Where the series are foretold; None for all cores where there are many series of months, and this
            process else. The caller closes what it gives.
        watch: Told how many series are done; the stage is called `foresee`.
    """
    plan = plan_all(
        observations,
        tree=tree,
        profile=profile,
        made_on=made_on,
        periods=periods,
        known=known,
        paths=paths,
        seed=seed,
    )
    tasks = plan.tasks
    runs = engine or (Cores() if sum(task.step < YEAR for task in tasks) >= _MANY else OneProcess())
    try:
        return finish(plan, list(_run(tasks, runs, watch)), targets)
    finally:
        if engine is None:
            runs.close()


def _run(tasks: Sequence[Task], engine: Engine, watch: Watch) -> Iterator[Futures]:
    meter = Meter("foresee", len(tasks), watch)
    batches = [tuple(tasks[at : at + _BATCH]) for at in range(0, len(tasks), _BATCH)]
    for done in engine.run(FORETELL, batches):
        meter.step(len(done))
        yield from done


def foretell_each(tasks: Sequence[Task]) -> tuple[Futures, ...]:
    """The futures of some series, in their order."""
    return tuple(foretell(task) for task in tasks)


def _divide(tasks: Sequence[Task]) -> Sequence[Sequence[Task]]:
    return [(task,) for task in tasks]


def _join(results: Sequence[tuple[Futures, ...]]) -> tuple[Futures, ...]:
    return tuple(one for each in results for one in each)


def _lost(tasks: Sequence[Task]) -> tuple[Futures, ...]:
    """Nothing is foretold of a series that takes down every process it is given to."""
    return tuple({} for _ in tasks)


FORETELL = Stage("foresee", foretell_each, _divide, _join, _lost)
