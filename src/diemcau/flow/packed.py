"""Readings as bytes, for the way between processes and for the ledger: small, quick, and nothing but records inside."""

from __future__ import annotations

import importlib
import io
import pickle
import zlib
from datetime import date
from decimal import Decimal
from functools import lru_cache

from diemcau.errors import Invalid
from diemcau.records import Reading

_LEVEL = 1  # of zlib: half the size of none at a tenth of the time of the best
_PLAIN = {("decimal", "Decimal"): Decimal, ("datetime", "date"): date}
_ROOM = "diemcau.records"


class _Unpickler(pickle.Unpickler):
    """Makes records and the plain values in them, and runs nothing else."""

    def find_class(self, module: str, name: str) -> type:
        """A class of the records, a decimal or a day; anything else is refused."""
        return _find_class(module, name)


@lru_cache(maxsize=256)
def _find_class(module: str, name: str) -> type:
    plain = _PLAIN.get((module, name))
    if plain is not None:
        return plain
    found = getattr(importlib.import_module(module), name, None) if _is_record_room(module) else None
    if not isinstance(found, type) or not _is_record_room(found.__module__):
        raise pickle.UnpicklingError(f"{module}.{name} is no record")
    return found


def _is_record_room(module: str) -> bool:
    return module == _ROOM or module.startswith(f"{_ROOM}.")


def pack(reading: Reading) -> bytes:
    """A reading as bytes that `unpack` takes back."""
    return zlib.compress(pickle.dumps(reading, protocol=5), _LEVEL)


def unpack(packed: bytes) -> Reading:
    """The reading that `pack` was given.

    Raises:
        Invalid: If the bytes hold no reading, or anything beside records; nothing of it is run.
    """
    try:
        found = _Unpickler(io.BytesIO(zlib.decompress(packed))).load()
    except (zlib.error, pickle.UnpicklingError, EOFError, AttributeError, ImportError, TypeError, ValueError) as error:
        raise Invalid(
            f"A stored reading is damaged: {error}.",
            "Make the dossier anew in another folder.",
            code="flow.packed",
            cause=error,
        ) from error
    if not isinstance(found, Reading):
        raise Invalid(
            "A stored reading is damaged: it is none.", "Make the dossier anew in another folder.", code="flow.packed"
        )
    return found
