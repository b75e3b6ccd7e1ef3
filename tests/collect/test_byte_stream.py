"""Bytes of a file are read from any place on, packed or not, and each knows where it stands."""

from __future__ import annotations

import gzip
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.collect import byte_stream
from diemcau.collect.byte_stream import ByteStream, Damaged, Place

BEGINS = re.compile(rb"HEAD\r?\n")
PIECES = st.lists(
    st.lists(st.sampled_from([b"HEAD\n", b"\r\n", b"\n", b"x", b"words\n", bytes(70)]), max_size=6), max_size=5
)
STEPS = st.lists(st.sampled_from(["line", "read", "ends", "back", "skip"]), max_size=12)


def write(folder: str, members: list[list[bytes]], *, packed: bool) -> tuple[Path, bytes]:
    """A file of some members and the bytes that are read of it."""
    bodies = [b"".join(pieces) for pieces in members]
    path = Path(folder) / "a"
    path.write_bytes(b"".join(gzip.compress(body) if packed else body for body in bodies))
    return path, b"".join(bodies)


@pytest.mark.parametrize("packed", [False, True])
def test_however_it_is_read_the_bytes_are_the_same(packed: bool) -> None:  # noqa: FBT001 - a column of the table
    """By lines, pieces and ends of lines, some put back; and from every place met on the way the rest comes again."""

    @given(PIECES, STEPS)
    def law(members: list[list[bytes]], steps: list[str]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path, whole = write(folder, members, packed=packed)
            places: list[tuple[Place, int]] = []
            with path.open("rb") as file:
                stream, at = ByteStream(file, packed=packed), 0
                for step in steps:
                    place = stream.tell()
                    places.append((place, at))
                    if step == "ends":
                        piece = stream.read_line_ends()
                        assert not piece.strip(b"\r\n")
                    elif step == "skip":
                        piece = whole[at : at + stream.skip(3)]
                    else:
                        piece = stream.read(7) if step == "read" else stream.read_line()
                    assert whole[at : at + len(piece)] == piece
                    at += len(piece)
                    if step == "back" and not (packed and stream.is_at_member()):
                        stream.put_back(place, piece)
                        assert stream.tell() == place
                        at -= len(piece)
                assert stream.read(len(whole) + 1) == whole[at:]
                for place, before in places:
                    stream.go_to(place)
                    assert stream.read(len(whole) + 1) == whole[before:]

    law()


@pytest.mark.parametrize("packed", [False, True])
def test_the_next_line_that_begins_so_is_found(packed: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a column
    """Only at the beginning of a line; and past what cannot be unpacked at the beginning of a member."""
    path, _ = write(str(tmp_path), [[b"x HEAD\n", bytes(200_000), b"\nHEAD\n", b"y"], [b"HEAD\nz"]], packed=packed)
    with path.open("rb") as file:
        stream = ByteStream(file, packed=packed)
        assert stream.go_to_next(BEGINS)
        assert stream.read(7) == b"HEAD\nyH"
        assert stream.is_next(re.compile(rb"EAD\n"))
    if packed:
        body = bytearray(path.read_bytes())
        body[30:60] = b"\xff" * 30
        path.write_bytes(body)
        with path.open("rb") as file:
            stream = ByteStream(file, packed=True)
            assert stream.go_to_next(BEGINS)
            assert stream.read(9) == b"HEAD\nz"
            assert not stream.go_to_next(BEGINS)


def test_what_cannot_be_unpacked_is_told_by_whoever_reads_on(tmp_path: Path) -> None:
    """Asking where the stream stands does not fail; zeros behind the last member are its end."""
    path = tmp_path / "a"
    path.write_bytes(gzip.compress(b"one\n") + b"no member")
    with path.open("rb") as file:
        stream = ByteStream(file, packed=True)
        assert stream.read_line() == b"one\n"
        assert stream.tell().member == path.stat().st_size - len(b"no member")
        with pytest.raises(Damaged):
            stream.read(1)
    path.write_bytes(gzip.compress(b"one\n") + bytes(99))
    with path.open("rb") as file:
        assert ByteStream(file, packed=True).read(99) == b"one\n"


def test_a_line_without_an_end_comes_in_pieces(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """So that no more than a piece is held."""
    monkeypatch.setattr(byte_stream, "_LINE", 10)
    path, _ = write(str(tmp_path), [[b"x" * 25, b"\n"]], packed=True)
    with path.open("rb") as file:
        stream = ByteStream(file, packed=True)
        assert [len(stream.read_line()) for _ in range(4)] == [10, 10, 6, 0]
