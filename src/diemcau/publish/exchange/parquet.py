"""One table as Parquet with exact decimals, and back."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import TYPE_CHECKING, Any, BinaryIO

from diemcau.errors import Invalid, Missing
from diemcau.publish.exchange.csvtable import check_columns
from diemcau.publish.exchange.schema import R, Sort, Table

if TYPE_CHECKING:
    import pyarrow as pa

_PRECISION = 38  # digits of a decimal of 128 bits, the widest that all readers of Parquet know
_EXACT = Context(prec=10_000)


def write_parquet(table: Table[R], rows: Sequence[R], out: BinaryIO) -> None:
    """A table as one Parquet file.

    Numbers are decimals of 38 digits, with as many behind the point as the longest needs. Where 38 are not enough the
    ends of intervals are moved outward in the last place: what was allowed before is allowed after.

    Raises:
        Missing: pyarrow is not installed.
        Invalid: A number has more than 38 digits before the point.
    """
    pa = _arrow()
    import pyarrow.parquet as pq

    columns, fields = [], []
    for name, sort in table.columns:
        cells: list[object] = [getattr(row, name) for row in rows]
        kind = _kind(pa, sort, cells)
        if sort is Sort.NUMBER:
            cells = [_fitted(cell, kind.scale, upward=name == "high") for cell in cells]
        columns.append(pa.array(cells, type=kind))
        fields.append(pa.field(name, kind, nullable=sort not in {Sort.TEXT, Sort.FLAG}))
    pq.write_table(pa.Table.from_arrays(columns, schema=pa.schema(fields)), out, compression="zstd")


def read_parquet(table: Table[R], source: BinaryIO) -> list[R]:
    """The rows of a table that `write_parquet` wrote.

    Raises:
        Missing: pyarrow is not installed.
        Invalid: The file is no Parquet, or its columns are others.
    """
    pa = _arrow()
    import pyarrow.parquet as pq

    try:
        found = pq.read_table(source)
    except (pa.ArrowInvalid, OSError) as error:
        raise Invalid(f"The table {table.name} is no Parquet file.") from error
    check_columns(table, found.column_names)
    return [table.from_cells(row) for row in found.to_pylist()]


def _arrow() -> Any:
    try:
        import pyarrow as pa
    except ImportError as error:
        advice = "Install it with: pip install 'diemcau[dossier]'"
        raise Missing("Parquet needs pyarrow.", advice, code="publish.no_pyarrow") from error
    return pa


def _kind(pa: Any, sort: Sort, cells: Sequence[object]) -> pa.DataType:
    if sort is Sort.NUMBER:
        return pa.decimal128(_PRECISION, _scale([cell for cell in cells if isinstance(cell, Decimal)]))
    return {Sort.TEXT: pa.string(), Sort.WHOLE: pa.int64(), Sort.FLAG: pa.bool_(), Sort.DAY: pa.date32()}[sort]


def _scale(numbers: Sequence[Decimal]) -> int:
    """Places behind the point: as many as the longest number needs, as far as those before the point leave room."""
    whole = max((number.adjusted() + 1 for number in numbers if number), default=1)
    if whole > _PRECISION:
        raise Invalid(
            f"A number has {whole} digits before the point; Parquet holds {_PRECISION}.",
            "Export it as CSV.",
            code="publish.too_large",
            digits=whole,
            most=_PRECISION,
        )
    behind = max((-_exponent(number) for number in numbers), default=0)
    # One digit is kept free for an end that is moved outward to the next power of ten.
    room = _PRECISION - max(whole, 1)
    return max(0, behind if behind <= room else room - 1)


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _fitted(cell: object, scale: int, *, upward: bool) -> object:
    """A number with no more than so many places behind the point, moved outward where it has more."""
    if not isinstance(cell, Decimal) or -_exponent(cell) <= scale:
        return cell
    rounding = ROUND_CEILING if upward else ROUND_FLOOR
    return cell.quantize(Decimal(1).scaleb(-scale), rounding=rounding, context=_EXACT)
