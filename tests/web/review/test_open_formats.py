"""The numbers of an edition leave in open formats: whole, with the sentences that the reader may see, and logged."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from diemcau.errors import NotFound
from diemcau.publish.exchange.csvtable import read_csv
from diemcau.publish.exchange.schema import SOURCES, VALUES
from diemcau.web.audit.models import Entry
from diemcau.web.review.actions.editions import ToSign, freeze
from diemcau.web.review.open_formats import OPEN_FORMATS, pack

if TYPE_CHECKING:
    from diemcau.web.review.models import Edition

    from .conftest import Store


def sign(store: Store) -> Edition:
    """An edition of Dunmarsh for 2024."""
    wanted = ToSign(org="DUN", period="2024", title="The year in Dunmarsh")
    return freeze(actor=store.house.people["head"], scope=store.house.scope("head"), wanted=wanted)


def opened(body: bytes) -> dict[str, io.BytesIO]:
    """The files of a ZIP."""
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        return {name: io.BytesIO(packed.read(name)) for name in packed.namelist()}


def test_each_format_comes_back_with_its_sentences(store: Store) -> None:
    """No file is empty; a value reads back as signed although the record moved on, its words where they are said to be.

    Whoever may see the edition and no longer the document gets the value without its sentence.
    """
    fact = store.fact("DUN", 10)
    edition = sign(store)
    store.close(fact)
    store.fact("DUN", 99, uid=fact.uid)
    for form in OPEN_FORMATS:
        files = opened(pack(edition, store.house.scope("head"), form))
        assert files
        assert all(file.getvalue() for file in files.values())
    files = opened(pack(edition, store.house.scope("head"), "csv"))
    values = {one.id: one for one in read_csv(VALUES, files["values.csv"])}
    assert (values[str(fact.uid)].low, values[str(fact.uid)].conf_status) == (Decimal(10), "N")
    (source,) = read_csv(SOURCES, files["sources.csv"])
    text = store.document.readings.get(is_current=True).text
    assert source.value == str(fact.uid)
    assert text[source.start : source.end] == source.words
    assert text[source.sentence_start : source.sentence_end] == source.sentence
    assert source.prefix + source.words + source.suffix in text
    store.document.level = 2
    store.document.save()
    files = opened(pack(edition, store.house.scope("officer"), "csv"))
    assert str(fact.uid) in {one.id for one in read_csv(VALUES, files["values.csv"])}
    assert read_csv(SOURCES, files["sources.csv"]) == []


def test_what_leaves_is_offered_and_logged(store: Store) -> None:
    """The edition's page has every format; a file comes as an attachment, and the log says so; another is none."""
    store.fact("DUN", 10)
    edition, officer = sign(store), store.house.visit("officer")
    at = f"/review/editions/{edition.uid}"
    page = officer.get(at).content.decode()
    assert all(f"{at}/open/{form}.zip" in page for form in OPEN_FORMATS)
    before = Entry.objects.filter(act="edition.export").count()
    taken = officer.get(f"{at}/open/csv.zip")
    assert (taken.status_code, taken["Content-Type"], taken["X-Content-Type-Options"]) == (
        200,
        "application/zip",
        "nosniff",
    )
    assert taken["Content-Disposition"].startswith("attachment")
    assert Entry.objects.filter(act="edition.export").count() == before + 1
    assert officer.get(f"{at}/open/exe.zip").status_code == 404
    with pytest.raises(NotFound):
        pack(edition, store.house.scope("officer"), "exe")
