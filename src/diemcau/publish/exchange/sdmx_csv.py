"""Values as an SDMX-CSV 2.0 message, and back."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import BinaryIO

from diemcau.errors import Invalid
from diemcau.publish.exchange.schema import Value
from diemcau.publish.exchange.sdmx import (
    ATTRIBUTES,
    DIMENSIONS,
    FLOW_ID,
    OBS_VALUE,
    from_observations,
    to_observations,
)

# SDMX-CSV 2.0.0 field guide: what the structure is, which, and what to do with the row ("I" informs).
_HEAD = ("STRUCTURE", "STRUCTURE_ID", "ACTION")
_LEADING = ("dataflow", FLOW_ID, "I")
_COMPONENTS = (*DIMENSIONS, OBS_VALUE, *ATTRIBUTES)


def write_sdmx_csv(values: Sequence[Value], out: BinaryIO) -> None:
    """Values as an SDMX-CSV 2.0 message in UTF-8; all cells are codes, numbers and days, so that none is a formula."""
    stream = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([*_HEAD, *_COMPONENTS])
    for one in to_observations(values):
        writer.writerow([*_LEADING, *(one[component] for component in _COMPONENTS)])
    stream.detach()


def read_sdmx_csv(source: BinaryIO) -> tuple[Value, ...]:
    """The values of a message of this structure.

    Raises:
        Invalid: It is no SDMX-CSV 2.0, is of another structure, or holds what its components cannot.
    """
    stream = io.TextIOWrapper(source, encoding="utf-8-sig", newline="")
    try:
        rows = list(csv.DictReader(stream, strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise Invalid(f"The message cannot be read: {error}.") from error
    finally:
        stream.detach()
    for row in rows:
        if None in row or None in row.values() or row.get("STRUCTURE_ID") != FLOW_ID:
            raise Invalid(f"The message is of another structure than {FLOW_ID}.")
    return from_observations(rows)
