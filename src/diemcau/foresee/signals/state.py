"""The watch as bytes and back: arrays as npz, the rest as JSON in it; nothing that could run."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from diemcau.errors import Invalid
from diemcau.foresee.signals.copies import Families
from diemcau.foresee.signals.lives import Face, Life
from diemcau.foresee.signals.past import Past, Shelf, Voice
from diemcau.records.signal import Stage, Strength, Term, TermKind

VERSION = 1
_PLAIN = "plain"
Arrays = dict[str, NDArray[Any]]


def pack(plain: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """Plain data and arrays as bytes, the same for the same content."""
    text = json.dumps({"version": VERSION, **plain}, ensure_ascii=False, separators=(",", ":")).encode()
    out = io.BytesIO()
    np.savez_compressed(out, **{_PLAIN: np.frombuffer(text, dtype=np.uint8)}, **arrays)  # type: ignore[arg-type]
    return out.getvalue()


def unpack(state: bytes) -> tuple[dict[str, Any], Arrays]:
    """What `pack` was given.

    Raises:
        Invalid: If the bytes are no state of a watch, or one of another version.
    """
    try:
        with np.load(io.BytesIO(state), allow_pickle=False) as held:
            arrays = {name: held[name] for name in held.files}
        plain: dict[str, Any] = json.loads(arrays.pop(_PLAIN).tobytes())
    except (BadZipFile, KeyError, ValueError, OSError, EOFError) as error:
        raise Invalid("These bytes are no state of a watch. Read the archive anew.") from error
    if plain.get("version") != VERSION:
        raise Invalid(f"This state of a watch is of version {plain.get('version')}. Read the archive anew.")
    return plain, arrays


def pack_past(past: Past) -> tuple[dict[str, Any], Arrays]:
    """Terms and shelf."""
    many = len(past.keys)
    arrays: Arrays = {name: getattr(past, name)[:many] for name in ("total", "named", "first", "last")}
    arrays |= {"flat": past.shelf.flat, "starts": past.shelf.starts, "turns": past.shelf.turns, "draws": past.draws}
    return {"keys": past.keys, "documents": past.documents, "ends": past.ends, "ranges": past.ranges}, arrays


def unpack_past(plain: Mapping[str, Any], arrays: Arrays) -> Past:
    """The past that `pack_past` took apart."""
    return Past(
        keys=plain["keys"],
        total=arrays["total"].copy(),
        named=arrays["named"].copy(),
        first=arrays["first"].copy(),
        last=arrays["last"].copy(),
        documents=plain["documents"],
        shelf=Shelf(arrays["flat"], arrays["starts"], arrays["turns"]),
        draws=arrays["draws"],
        ends=plain["ends"],
        ranges={key: (low, high, many) for key, (low, high, many) in plain["ranges"].items()},
    )


def pack_voices(bins: list[list[Voice]]) -> tuple[list[list[dict[str, Any]]], Arrays]:
    """The documents of the open bins; their terms as one array."""
    fields = ("document", "source", "language", "text", "subjects", "day", "family", "places")
    plain = [
        [{name: getattr(voice, name) for name in fields} | {"many": len(voice.ids)} for voice in one] for one in bins
    ]
    ids = [voice.ids for one in bins for voice in one]
    return plain, {"open": np.concatenate(ids) if ids else np.zeros(0, dtype=np.int32)}


def unpack_voices(plain: list[list[dict[str, Any]]], arrays: Arrays) -> list[list[Voice]]:
    """The open bins that `pack_voices` took apart."""
    flat, at = arrays["open"], 0
    bins: list[list[Voice]] = []
    for one in plain:
        bins.append([])
        for held in one:
            many = held.pop("many")
            held["subjects"] = tuple(held["subjects"])
            held["places"] = tuple((key, start, end) for key, start, end in held["places"])
            bins[-1].append(Voice(**held, ids=flat[at : at + many]))
            at += many
    return bins


def pack_families(families: Families) -> tuple[dict[str, Any], Arrays]:
    """The texts of the last bins."""
    pairs = [(mark, family) for mark, held in families.by_mark.items() for family in held]
    plain = {
        "count": families.count,
        "origins": families.by_origin,
        "families": [[family, families.sizes[family], turn] for family, turn in families.last.items()],
    }
    return plain, {
        "marks": np.array([mark for mark, _ in pairs], dtype=np.uint64),
        "mark_families": np.array([family for _, family in pairs], dtype=np.int64),
    }


def unpack_families(plain: Mapping[str, Any], arrays: Arrays) -> Families:
    """The texts that `pack_families` took apart."""
    families = Families(count=plain["count"], by_origin=plain["origins"])
    for family, size, turn in plain["families"]:
        families.sizes[family], families.last[family] = size, turn
    for mark, family in zip(arrays["marks"].tolist(), arrays["mark_families"].tolist(), strict=True):
        families.by_mark[mark] = (*families.by_mark.get(mark, ()), family)
    return families


def pack_life(life: Life) -> dict[str, Any]:
    """An issue as plain data."""
    return {
        "id": life.id,
        "born": life.born,
        "first_day": life.first_day,
        "last_day": life.last_day,
        "faces": [[face.terms.tolist(), face.weights.tolist(), face.least, face.rate] for face in life.faces],
        "families": sorted(life.families),
        "documents": life.documents,
        "counts": list(life.counts.items()),
        "voices": list(life.voices),
        "held": list(life.held.items()),
        "strength": life.strength,
        "stage": life.stage,
        "score": life.score,
        "merged_into": life.merged_into,
        "terms": [_pack_term(term) for term in life.terms],
        "doubles": life.doubles,
    }


def unpack_life(plain: Mapping[str, Any]) -> Life:
    """The issue that `pack_life` took apart."""
    faces = [
        Face(np.array(terms, dtype=np.int32), np.array(weights, dtype=np.float32), least, rate)
        for terms, weights, least, rate in plain["faces"]
    ]
    return Life(
        id=plain["id"],
        born=plain["born"],
        first_day=plain["first_day"],
        last_day=plain["last_day"],
        faces=faces,
        families=set(plain["families"]),
        documents=[(day, document) for day, document in plain["documents"]],
        counts=dict(plain["counts"]),
        voices=dict.fromkeys(plain["voices"]),
        held=dict(plain["held"]),
        strength=Strength(plain["strength"]),
        stage=Stage(plain["stage"]),
        score=plain["score"],
        merged_into=plain["merged_into"],
        terms=tuple(_unpack_term(held) for held in plain["terms"]),
        doubles=plain["doubles"],
    )


def _pack_term(term: Term) -> list[Any]:
    numbers = [term.seen, str(term.expected), term.window, term.first.isoformat(), str(term.score)]
    return [term.kind, term.words, *numbers]


def _unpack_term(held: list[Any]) -> Term:
    kind, words, seen, expected, window, first, score = held
    return Term(
        kind=TermKind(kind),
        words=words,
        seen=seen,
        expected=Decimal(expected),
        window=window,
        first=date.fromisoformat(first),
        score=Decimal(score),
    )
