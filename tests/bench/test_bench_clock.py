"""The clock, in a process of its own as the benchmark runs it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from bench.child import Measured, Program, run_program
from bench.peers import Peer, find_python, last_line
from bench.readers import PATTERN
from bench.runners.clock import best_of, find_versions
from bench.texts import TextSet, find_texts

import diemcau

_SETS = [TextSet("made", "en", ("Orlen sent 14 delegations abroad.\n", "It gave 3.5 million USD to \u00c9lin."))]


def test_a_program_is_measured() -> None:
    """A reader in its own process gives speed, finds, load time and memory, and what it does with new texts."""
    found = run_program(Program(Path(sys.executable), PATTERN, {"made": 3}, passes=2), _SETS)
    assert isinstance(found, Measured)
    speed = found.speed["made"]
    assert speed.documents == 6
    assert speed.characters == 3 * sum(map(len, _SETS[0].texts))
    assert speed.size == speed.characters + 3
    assert speed.per_second > 0
    assert speed.first_characters == len(_SETS[0].texts[1])
    assert [[s.text for s in text] for text in found.said["made"]] == [["14"], ["3.5"]]
    assert 0 < found.load_s < 60
    assert found.peak_mb > 1


def test_what_does_not_run_says_why() -> None:
    """A reader that is not there becomes a reason, not an exception."""
    found = run_program(Program(Path(sys.executable), Peer("nobody", "nobody")), _SETS)
    assert isinstance(found, str)
    assert "nobody" in found


def test_what_cannot_be_installed_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without an installer, or where it fails, there is a reason and no interpreter; ours needs none."""
    monkeypatch.setattr("bench.peers._HOME", tmp_path)
    monkeypatch.setattr("bench.peers.shutil.which", lambda *_, **__: None)
    peer = Peer("made", "nobody", place="made", needs=("made-up==1",))
    assert str(find_python(peer, lambda _: None)).startswith("not installed: uv was not found")
    assert find_python(Peer("ours", "ours"), lambda _: None) == Path(sys.executable)


def test_the_best_of_several_counts() -> None:
    """A thing is done as often as asked, once where the time is up, and its least time is kept."""
    done: list[int] = []
    assert best_of(lambda: done.append(1), 3, 60.0)["passes"] == len(done) == 3
    assert best_of(lambda: done.append(1), 3, 0.0)["passes"] == 1


def test_versions_are_those_installed() -> None:
    """A distribution tells its own, and what runs from its sources says it itself."""
    found = find_versions(("pytest", "diemcau"))
    assert found["pytest"] == pytest.__version__
    assert found["diemcau"] == diemcau.__version__


def test_last_line() -> None:
    """The reason is the last line that says anything."""
    assert last_line("trace\n  why it failed \n\n") == "why it failed"
    assert last_line("") == "it stopped without a word"


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("corpus", [True, False])
def test_there_is_always_something_to_read(
    language: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, corpus: bool
) -> None:
    """Texts in one language are found with or without a corpus beside the checkout, gold one to one."""
    if not corpus:
        monkeypatch.setattr("bench.texts._CORPUS", tmp_path / "none")
    sets, source = find_texts(language)
    assert source.endswith(".")
    assert any(batch.gold for batch in sets)
    for batch in sets:
        assert batch.texts
        assert batch.language == language
        assert len(batch.paths) in {0, len(batch.texts)}
        assert len(batch.gold) in {0, len(batch.texts)}
