"""Every open format by its name: which files it makes, of what media type, and how they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO

from diemcau.errors import NotFound
from diemcau.publish.exchange.annotations import write_annotations
from diemcau.publish.exchange.csvtable import write_csv
from diemcau.publish.exchange.parquet import write_parquet
from diemcau.publish.exchange.provenance import lineage_of, write_prov
from diemcau.publish.exchange.schema import CODES, COVERAGE, PARTS, SOURCES, VALUES, Table, Tables
from diemcau.publish.exchange.sdmx_csv import write_sdmx_csv
from diemcau.publish.exchange.sdmx_json import write_sdmx_json
from diemcau.publish.exchange.sdmx_structure import write_structure
from diemcau.publish.exchange.workbook import write_xlsx

TABLES: tuple[Table[Any], ...] = (VALUES, SOURCES, PARTS, COVERAGE, CODES)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file bears beside its content.

    Attributes:
        made: The moment it is made.
        version: Of the rules by which values were read and added up.
    """

    made: datetime
    version: str


@dataclass(frozen=True, slots=True)
class File:
    """One file of a format.

    Attributes:
        name: Its name.
        media_type: As registered with IANA, or as the format's standard says.
        write: Writes tables with a stamp to a binary stream.
    """

    name: str
    media_type: str
    write: Callable[[Tables, Stamp, BinaryIO], None]


def _csv(table: Table[Any]) -> File:
    def write(tables: Tables, _: Stamp, out: BinaryIO) -> None:
        write_csv(table, getattr(tables, table.name), out)

    return File(f"{table.name}.csv", "text/csv; charset=utf-8", write)


def _parquet(table: Table[Any]) -> File:
    def write(tables: Tables, _: Stamp, out: BinaryIO) -> None:
        write_parquet(table, getattr(tables, table.name), out)

    return File(f"{table.name}.parquet", "application/vnd.apache.parquet", write)


def _structure(tables: Tables, stamp: Stamp, out: BinaryIO) -> None:
    write_structure(tables.values, tables.codes, out, stamp.made)


_STRUCTURE = File("structure.xml", "application/vnd.sdmx.structure+xml;version=3.0.0", _structure)

FORMATS: Mapping[str, tuple[File, ...]] = {
    "csv": tuple(_csv(table) for table in TABLES),
    "xlsx": (
        File(
            "values.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            lambda tables, stamp, out: write_xlsx(tables, out, stamp.made),
        ),
    ),
    "parquet": tuple(_parquet(table) for table in TABLES),
    "sdmx-csv": (
        File(
            "values.sdmx.csv",
            "application/vnd.sdmx.data+csv;version=2.0.0",
            lambda tables, _, out: write_sdmx_csv(tables.values, out),
        ),
        _STRUCTURE,
    ),
    "sdmx-json": (
        File(
            "values.sdmx.json",
            "application/vnd.sdmx.data+json;version=2.0.0",
            lambda tables, stamp, out: write_sdmx_json(tables.values, tables.codes, out, stamp.made),
        ),
        _STRUCTURE,
    ),
    "prov": (
        File(
            "prov.json",
            "application/json",
            lambda tables, stamp, out: write_prov(lineage_of(tables, stamp.version), out, stamp.made),
        ),
    ),
    "annotations": (
        File(
            "annotations.jsonld",
            'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
            lambda tables, _, out: write_annotations(tables.values, tables.sources, out),
        ),
    ),
}


def files_of(formats: Iterable[str]) -> tuple[File, ...]:
    """The files of some formats, each once, in the order asked for.

    Raises:
        NotFound: There is no such format; the message names those there are.
    """
    found: dict[str, File] = {}
    for name in formats:
        if name not in FORMATS:
            known = ", ".join(FORMATS)
            raise NotFound(
                f"There is no format {name}; there is {known}.", code="publish.format", name=name, known=known
            )
        found |= {file.name: file for file in FORMATS[name]}
    return tuple(found.values())


def export_all(
    tables: Tables, formats: Iterable[str], stamp: Stamp, open_file: Callable[[str], BinaryIO]
) -> tuple[File, ...]:
    """Write the files of some formats.

    Args:
        tables: What is exchanged.
        formats: Names out of `FORMATS`.
        stamp: What the files bear.
        open_file: Opens a file of that name for writing; it is closed here.

    Returns:
        The files written, in order.
    """
    files = files_of(formats)
    for file in files:
        with open_file(file.name) as out:
            file.write(tables, stamp, out)
    return files
