"""How long the pages of finding take on a large house: `python tests/web/search/measure_speed.py 300000`.

Fills the database of the environment, which has to be empty, with made-up sentences, figures and facts, and asks each
page many times as people would. Under `tests/with_postgresql.py` it measures PostgreSQL.
"""

from __future__ import annotations

import random
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from statistics import quantiles
from typing import Any

from diemcau.web.config.start import open_site

_SENTENCES = 50  # a document
_BATCH = 2_000
_ASKED = 40  # times that each page is asked
_SYLLABLES = (
    "báo cáo công tác đối ngoại tỉnh năm đạt tăng giảm thỏa thuận hợp tác đoàn vào đoàn ra xuất khẩu nhập khẩu"
    " kim ngạch đầu tư nước ngoài dự án còn hiệu lực hội nghị quốc tế ký kết văn bản thăm làm việc lãnh đạo biên giới"
    " lãnh sự bảo hộ công dân kiều bào văn hóa du lịch hữu nghị nhân dân kinh tế thương mại"
).split()
_RARE = [
    f"{one}{other}" for one in "bcdghklmnpqrstvx" for other in ("ắc", "ền", "iếu", "oạn", "uỷ", "ương", "ượt", "ẫm")
]


def _fill(size: int) -> None:
    from diemcau.web.accounts.models import Person

    people = [
        Person.objects.create_user(name, f"{name}@example.org", None, name=name, clearance=level)
        for name, level in (("officer", 1), ("chief", 3))
    ]
    orgs = _orgs()
    _roles(people, orgs)
    chance = random.Random(7)
    started = time.perf_counter()
    for number in range(0, size, _BATCH * 5):
        _documents(min(_BATCH * 5, size - number), chance, orgs, people[0])
        sys.stderr.write(f"\r{number} sentences, {time.perf_counter() - started:.0f} s")
    sys.stderr.write("\n")


def _orgs() -> list[Any]:
    from diemcau.web.archive.reading import profile
    from diemcau.web.orgs.models import Edition, Org, OrgName, OrgParent

    held = profile().orgs.values()
    rows = {
        one.code: Org(code=one.code, kind=one.kind, valid_from=one.valid_from, valid_to=one.valid_to) for one in held
    }
    Org.objects.bulk_create(rows.values())
    OrgName.objects.bulk_create(
        OrgName(org=rows[one.code], language=code, name=name) for one in held for code, name in one.names.items()
    )
    OrgParent.objects.bulk_create(
        OrgParent(org=rows[one.code], parent=rows[one.parent]) for one in held if one.parent is not None
    )
    Edition.objects.update_or_create(pk=1, defaults={"number": 1})
    return [row for row in rows.values() if row.valid_to is None]


def _roles(people: list[Any], orgs: list[Any]) -> None:
    from diemcau.web.accounts.models import Role

    root = next(org for org in orgs if org.code == "VN")
    province = next(org for org in orgs if org.kind == "province")
    Role.objects.create(person=people[0], org=province, kind="officer", valid_from=date(2020, 1, 1))
    Role.objects.create(person=people[1], org=root, kind="chief", covers=root, valid_from=date(2020, 1, 1))


def _documents(sentences: int, chance: random.Random, orgs: list[Any], by: Any) -> None:
    """Some documents with all that hangs on them."""
    from diemcau.web.archive.models import Blob, Document, ReadText, Version
    from diemcau.web.desk.models import Mention
    from diemcau.web.record.models import Claim, Evidence, Story
    from diemcau.web.search.models import Passage

    blob, _ = Blob.objects.get_or_create(sha256="0" * 64, defaults={"size": 1})
    story, _ = Story.objects.get_or_create(name="trial")
    made: list[tuple[Any, ...]] = []
    for _ in range(sentences // _SENTENCES):
        org, level = chance.choice(orgs), chance.choices((1, 2, 3), (85, 10, 5))[0]
        document = Document(org=org, level=level, state="released", title=f"Báo cáo {org.code}", entered_by=by)
        made.append((document, [_sentence(chance) for _ in range(_SENTENCES)]))
    Document.objects.bulk_create(document for document, _ in made)
    versions = Version.objects.bulk_create(
        Version(document=document, number=1, blob=blob, filename="a.txt", entered_by=by) for document, _ in made
    )
    readings = ReadText.objects.bulk_create(
        ReadText(version=version, document=document, rules="r", tried="r", language="vi", packed=b"", keys=b"",
                 text="\n".join(said for said, _, _ in lines))
        for version, (document, lines) in zip(versions, made, strict=True)
    )  # fmt: skip
    passages, mentions, claims = [], [], []
    for reading, (document, lines) in zip(readings, made, strict=True):
        start = 0
        for said, number, words in lines:
            place = {"start": start, "end": start + len(said)}
            passages.append(Passage(document=document, reading=reading, words=words[0], folded=words[1], **place))
            fields = _measured(chance, document.org, number)
            at = start + said.lower().index(str(number))
            mentions.append(
                Mention(document=document, reading=reading, sort="figure", index=0, start=at, end=at + len(str(number)),
                        sentence_start=start, sentence_end=start + len(said), words=str(number), said={},
                        uid=uuid.uuid4(), **fields)
            )  # fmt: skip
            claims.append(
                Claim(story=story, said={}, digest="d", standing="single", uid=uuid.uuid4(), seen_to=4,
                      seen_from=document.level, **fields)
            )  # fmt: skip
            start += len(said) + 1
    Passage.objects.bulk_create(passages, batch_size=_BATCH)
    Mention.objects.bulk_create(mentions, batch_size=_BATCH)
    Claim.objects.bulk_create(claims, batch_size=_BATCH)
    evidence = (
        Evidence(claim=claim, mention=mention, document_id=mention.document_id)
        for claim, mention in zip(claims, mentions, strict=True)
    )
    Evidence.objects.bulk_create(evidence, batch_size=_BATCH)


def _sentence(chance: random.Random) -> tuple[str, int, tuple[str, str]]:
    """A sentence, its number, and its words in both forms."""
    from diemcau.web.search.words import find_words, value_word

    number = chance.randint(1, 9_999)
    words = [*chance.choices(_SYLLABLES, k=14), *chance.choices(_RARE, k=2)]
    words.insert(chance.randrange(len(words)), str(number))
    said = " ".join(words).capitalize() + "."
    found = find_words(said)
    folded = " ".join(word.folded for word in found)
    return said, number, (" ".join(word.toned for word in found), f"{folded} 0read0 {value_word(Decimal(number))}")


def _measured(chance: random.Random, org: Any, number: int) -> dict[str, Any]:
    from diemcau.records import parse_period
    from diemcau.web.archive.reading import profile

    code = chance.choice(list(profile().measures))
    period = parse_period(f"{chance.randint(2020, 2024)}{chance.choice(('', '', '-Q1', '-Q2', '-Q3', '-Q4'))}")
    value = Decimal(number)
    tally = profile().measures[code].tally
    return {
        "value": value, "low": value, "high": value, "bound": "exact", "unit": profile().measures[code].unit_default,
        "label": code, "measure": code, "org": org, "owner": org.code, "period": period.code, "status": "actual",
        "first_day": period.start, "last_day": period.end, "kind": "level", "tally": tally.value if tally else "",
    }  # fmt: skip


def _addresses(chance: random.Random) -> dict[str, Callable[[], str]]:
    """Pages as people ask for them, each time with other words."""
    from diemcau.web.archive.reading import profile

    summed = [code for code, measure in profile().measures.items() if measure.rollup_units == "sum"]

    def year() -> int:
        return chance.randint(2020, 2024)

    return {
        "a common word": lambda: f"/find/?q={chance.choice(_SYLLABLES)}",
        "two common words": lambda: "/find/?q=" + "+".join(chance.sample(_SYLLABLES, 2)),
        "a phrase without marks": lambda: f"/find/?q=%22{chance.choice(('bao cao', 'hop tac', 'xuat khau'))}%22",
        "a rare word": lambda: f"/find/?q={chance.choice(_RARE)}",
        "rare words": lambda: "/find/?q=" + "+".join(chance.sample(_RARE, 2)),
        "the beginning of a word": lambda: f"/find/?q={chance.choice(_RARE)[:2]}*",
        "a number": lambda: f"/find/?q={chance.randint(1, 9999)}",
        "facts by words": lambda: f"/find/?tab=facts&q={chance.choice(_RARE)}",
        "facts by number": lambda: f"/find/?tab=facts&q={chance.randint(1, 9999)}",
        "documents by words": lambda: f"/find/?tab=documents&q={chance.choice(_RARE)}",
        "conflicts by words": lambda: f"/find/?tab=conflicts&q={chance.choice(_RARE)}",
        "newest facts": lambda: "/find/",
        "facts by measure": lambda: f"/find/?measure={chance.choice(summed)}&period={year()}",
        "facts by unit, largest first": lambda: f"/find/?org=MOFA&period={year()}&sort=high",
        "largest facts of all": lambda: "/find/?sort=high",
        "total of all measures": lambda: f"/find/totals?period={year()}",
        "total by units": lambda: f"/find/totals?period={year()}&measure={chance.choice(summed)}",
        "total by periods": lambda: f"/find/totals?by=periods&period={year()}&measure={chance.choice(summed)}",
        "sentences of a total": lambda: (
            f"/find/totals/sentences?part=added&period={year()}&measure={chance.choice(summed)}"
        ),
        "suggestions": lambda: f"/find/suggest?q={chance.choice(('xuat', 'doan', 'ha n', 'ky ket', 'du an'))}",
        "the first page": lambda: "/",
    }


def _measure(name: str) -> Iterator[tuple[str, float, float]]:
    from allauth.mfa.models import Authenticator
    from django.test import Client

    from diemcau.web.accounts.models import Person

    person = Person.objects.get(username=name)
    Authenticator.objects.get_or_create(user=person, type="totp", defaults={"data": {"secret": "x"}})
    client = Client()
    client.force_login(person)
    for said, make in _addresses(random.Random(11)).items():
        took = []
        for address in islice(iter(make, None), _ASKED):
            started = time.perf_counter()
            answer = client.get(address)
            took.append(1000 * (time.perf_counter() - started))
            if answer.status_code != 200:
                sys.stderr.write(f"{address}: {answer.status_code}\n")
        cuts = quantiles(took[2:], n=20)
        yield said, cuts[9], cuts[18]


def main(size: int) -> None:
    """Fill, ask, tell."""
    open_site()
    from django.conf import settings
    from django.db import connection

    from diemcau.web.archive.models import Document

    settings.ALLOWED_HOSTS = ["testserver"]
    if not Document.objects.exists():
        _fill(size)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    for name in ("officer", "chief"):
        sys.stdout.write(
            f"{connection.vendor}, {size} sentences, {name}: milliseconds at the middle and at 95 of 100\n"
        )
        for said, middle, high in _measure(name):
            sys.stdout.write(f"  {said:32}{middle:8.0f}{high:8.0f}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]))
