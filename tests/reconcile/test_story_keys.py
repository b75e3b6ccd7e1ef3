"""Keys that tie documents to one story."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from diemcau.collect.document import make_document
from diemcau.read.document import read_document
from diemcau.reconcile.story_keys import find_fact_key, find_story_keys
from diemcau.records import Document, Reading

_TEXTS = (
    "In 2024 Karvania exported 12,450 tonnes of rice, the ministry of trade of Karvania said on Monday morning.",
    "Karvania exported 12,450 tonnes of rice in 2024.",
    "In 2024 Karvania exported 13,000 tonnes of rice.",
    "The bridge of Tessin opened on 4 May 2024 after years of work, and boats rang their bells all afternoon long.",
)


def _read(text: str, name: str = "a") -> Reading:
    document = make_document(text.encode(), Path(f"{name}.txt"), name)
    assert isinstance(document, Document)
    return read_document(document)


def _keys(reading: Reading) -> set[int]:
    return set(find_story_keys([reading])[0].tolist())


def _sure(keys: set[int]) -> set[int]:
    return {key for key in keys if key % 2 == 0}


def test_texts_of_one_fact_share_a_key_whatever_the_value() -> None:
    """And others do not."""
    keys = [_sure(_keys(_read(text))) for text in _TEXTS]
    assert keys[0] & keys[1]
    assert keys[1] & keys[2]
    assert not keys[0] & keys[3]


def test_a_copy_shares_runs_of_words() -> None:
    """Though it has another opening and no figure."""
    text = _TEXTS[3]
    assert _sure(_keys(_read(f"From our desk. {text}"))) & _sure(_keys(_read(text)))


@given(order=st.permutations(range(len(_TEXTS))))
def test_keys_of_a_document_depend_on_no_other(order: list[int]) -> None:
    """Read together or apart, in any order."""
    readings = [_read(_TEXTS[place], f"d{place}") for place in order]
    together = find_story_keys(readings)
    assert [set(keys.tolist()) for keys in together] == [_keys(reading) for reading in readings]
    assert all(keys.tolist() == sorted(set(keys.tolist())) for keys in together)


def test_facts_of_one_measure_share_their_number() -> None:
    """Whatever the value, and no other."""
    one, other, bridge = (_read(_TEXTS[place]) for place in (1, 2, 0))
    numbers = {find_fact_key(reading.figures[0], "en") for reading in (one, other)}
    assert len(numbers) == 1
    assert numbers == {find_fact_key(bridge.figures[0], "en")}
