"""A site in a folder of its own, for tests that start and kill real processes: `python scene.py fill N | report`.

It is run with DIEMCAU_DATA, and DIEMCAU_DATABASE where the database is PostgreSQL.
"""

from __future__ import annotations

import json
import sys
from datetime import date

TEXT = """\
REPORT {number} ON EXTERNAL RELATIONS OF DUNMARSH PROVINCE

In 2024, Dunmarsh province received {number} incoming delegations with 512 guests from 17 countries.
The province signed 12 international agreements in 2024.
"""


def fill(count: int) -> None:
    """A unit, an officer, and some files that wait to be read."""
    from diemcau.web.accounts.models import Person, Role
    from diemcau.web.accounts.queries import scope_of
    from diemcau.web.archive.actions import bring_in
    from diemcau.web.orgs.models import Edition, Org

    org = Org.objects.create(code="DUN", kind="province")
    Edition.objects.update_or_create(pk=1, defaults={"number": 1})
    person = Person.objects.create_user("officer", "officer@example.org", None, name="Officer")
    Role.objects.create(person=person, org=org, kind="officer", valid_from=date(2020, 1, 1))
    files = [(f"{number}.txt", TEXT.format(number=number).encode()) for number in range(1, count + 1)]
    bring_in(actor=person, scope=scope_of(person), org=org, level=1, files=files)


def report() -> dict[str, object]:
    """What there is now, and whether the chain of the log holds."""
    from diemcau.web.archive.models import Document, Intake, IntakeFile, ReadText, Version
    from diemcau.web.audit.chain import verify
    from diemcau.web.audit.models import Entry
    from diemcau.web.desk.models import Mention

    return {
        "waiting": IntakeFile.objects.filter(state__in=IntakeFile.OPEN).count(),
        "done": IntakeFile.objects.filter(state="done").count(),
        "failed": IntakeFile.objects.filter(state="failed").count(),
        "documents": Document.objects.count(),
        "titles": Document.objects.values("title").distinct().count(),
        "versions": Version.objects.count(),
        "readings": ReadText.objects.count(),
        "unmentioned": Document.objects.exclude(pk__in=Mention.objects.values("document")).count(),
        "entered": Entry.objects.filter(act="document.enter").count(),
        "broken": int(verify().broken is not None),
        "ended": Intake.objects.exclude(ended_at=None).count(),
    }


if __name__ == "__main__":
    from diemcau.web.config.start import open_site

    open_site()
    if sys.argv[1] == "fill":
        fill(int(sys.argv[2]))
    print(json.dumps(report()))  # noqa: T201 - read by the test
