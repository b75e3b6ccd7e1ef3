"""How long a day takes to be told in a large house: `python tests/web/urging/measure_speed.py 22000`.

Fills the database of the environment, which has to be empty, with the tasks that `bench tasks` measures lists by, and
tells some days one after the other, the chain switched on. Under `tests/with_postgresql.py` it measures PostgreSQL.
"""

from __future__ import annotations

import sys
import time
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

_DAYS = 5


def _tell(tasks: int) -> None:
    from bench.tasks import pour_tasks
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from diemcau.web.accounts.models import Person
    from diemcau.web.tasks.models import Task
    from diemcau.web.urging.actions import make_letters, send_letters
    from diemcau.web.urging.chain import to_plain
    from diemcau.web.urging.models import Ladder, Letter
    from diemcau.web.urging.rules import rules

    filled = pour_tasks(tasks)
    sys.stdout.write(f"{filled.counts}\n")
    who = Person.objects.order_by("pk")[0]
    _people()
    for office in Task.objects.order_by().values_list("office_id", flat=True).distinct():
        Ladder.objects.create(office_id=office, rungs=to_plain(rules().rungs), is_on=True, by=who, reason="measured")
    today = timezone.localdate()
    for day in (today - timedelta(days=back) for back in reversed(range(_DAYS))):
        begun = time.perf_counter()
        with CaptureQueriesContext(connection) as asked:
            done = make_letters(on=day)
        seconds = time.perf_counter() - begun
        mailed = time.perf_counter()
        send_letters(letters=Letter.objects.filter(on=day).values_list("pk", flat=True))
        mailed = time.perf_counter() - mailed
        sys.stdout.write(
            f"{day:%a %Y-%m-%d}: {seconds:6.1f} s, {done.letters} letters, {done.reminders} reminders, "
            f"{done.rungs} rungs, {done.unheard} unheard, {len(asked)} questions; mailed in {mailed:.1f} s\n"
        )


def _people() -> None:
    """A head and an officer in every unit that holds a task."""
    from diemcau.web.accounts.models import Person, Role
    from diemcau.web.tasks.models import Task

    holders = Task.objects.order_by().exclude(holder=None).values_list("holder_id", flat=True).distinct()
    for org in holders:
        for kind in ("unit_head", "officer"):
            name = f"{kind}.{org}"
            person = Person.objects.create_user(name, f"{name}@example.org", None, name=name, clearance=3)
            Role.objects.create(person=person, org_id=org, kind=kind)


def main() -> None:
    """Fill and measure."""
    from django.conf import settings

    from diemcau.web.config.start import open_site

    with TemporaryDirectory() as folder:
        open_site(Path(folder))
        settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
        _tell(int(sys.argv[1]))


if __name__ == "__main__":
    main()
