"""What is read: the reports of the corpus beside the checkout, or the shipped examples and case texts without one."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from diemcau.collect.document import collect_document
from diemcau.records import Document

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "score" / "score.py"
_EXAMPLES = {"en": ROOT / "examples" / "conference", "vi": ROOT / "examples" / "bilingual"}
_CASES = ROOT / "tests" / "lang"
_CORPUS = SHARED / "corpus" / "reading"


@dataclass(frozen=True, slots=True)
class TextSet:
    """Texts that are read together.

    Attributes:
        name: How the tables call it.
        language: ISO 639-1, of all of them.
        texts: What they say.
        gold: Where there is gold, one object a text.
        paths: Their files, in the same order; none where they are parts of files.
    """

    name: str
    language: str
    texts: tuple[str, ...]
    gold: tuple[dict[str, Any], ...] = ()
    paths: tuple[Path, ...] = ()

    @property
    def characters(self) -> int:
        """How many code points the texts have together."""
        return sum(map(len, self.texts))


def find_texts(language: str) -> tuple[list[TextSet], str]:
    """The sets of texts in a language, and a sentence that says where they come from.

    Args:
        language: ISO 639-1 code, en or vi.
    """
    if not _CORPUS.is_dir():
        own = [_example(language), _cases(language)]
        return (
            own,
            "There is no corpus beside the checkout: the shipped example and the case texts of the tests are read.",
        )
    corpus = _with_gold("corpus", language, _CORPUS / "texts", _CORPUS / "gold")
    seeds = _with_gold("seeds", language, SHARED / "seeds", SHARED / "gold" / "seeds")
    return [s for s in (seeds, corpus) if s.texts], "Texts from beside the checkout, with their gold."


def _with_gold(name: str, language: str, texts: Path, golds: Path) -> TextSet:
    """The texts of a folder that are in the language and have gold of figures."""
    pairs: list[tuple[Path, dict[str, Any]]] = []
    for path in sorted(texts.glob("*.txt")):
        gold = golds / f"{path.stem}.json"
        read = json.loads(gold.read_text(encoding="utf-8")) if gold.exists() else {}
        if "figures" in read and read.get("lang", "en") == language:
            pairs.append((path, read))
    paths = tuple(path for path, _ in pairs)
    gold_of_all = tuple(gold for _, gold in pairs)
    return TextSet(name, language, tuple(_collect(path).text for path in paths), gold_of_all, paths)


def _example(language: str) -> TextSet:
    documents = [_collect(path) for path in sorted(_EXAMPLES[language].iterdir()) if path.is_file()]
    return TextSet("example", language, tuple(one.text for one in documents if one.language == language))


def _collect(path: Path) -> Document:
    document = collect_document(path)
    if not isinstance(document, Document):
        raise TypeError(document.message)
    return document


def _cases(language: str) -> TextSet:
    """The case texts of the tests, each a text by itself, with the figures that stand in it."""
    files = sorted((_CASES / language / "cases").glob("figures_*.yml"))
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # in C where it is there: the files are large
    cases = [case for path in files for case in yaml.load(path.read_text(encoding="utf-8"), loader)]
    texts = tuple(unicodedata.normalize("NFC", case["text"]) for case in cases)
    return TextSet("cases", language, texts, tuple({"figures": [], **case} for case in cases))
