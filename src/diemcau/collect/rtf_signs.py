"""Words of RTF that stand for characters, for code pages, or for what is no text of the report."""

from __future__ import annotations

import codecs

SIGNS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "zwj": "",
    "zwnj": "",
}
"""Control words that are a character."""

SYMBOLS = {"~": "\u00a0", "_": "-", "-": "\u00ad", "\\": "\\", "{": "{", "}": "}"}
"""Control symbols that are a character; an optional hyphen is no letter, but in old Vietnamese fonts the code of ư."""

SKIPPED = frozenset(
    """
    colortbl stylesheet info pict object shprslt nonshppict filetbl listtable listoverridetable rsidtbl revtbl
    generator xmlnstbl themedata colorschememapping datastore latentstyles fldinst bkmkstart bkmkend atnid atnauthor
    atntime annotation atnref atndate atnparent atnicn xe tc tcn rxe txe template pgptbl userprops mmathPr private
    pnseclvl objdata ftnsep ftnsepc aftnsep aftnsepc ftncn aftncn keywords operator comment nonesttables falt panose
    docvar formfield datafield picprop background blipuid sp sn sv footnotesep wgrffmtfilter fontemb fontfile
    """.split()
)
"""Destinations that hold no text that is shown."""

MARGINS = {
    "header": "header",
    "headerl": "header",
    "headerr": "header",
    "headerf": "header",
    "footer": "footer",
    "footerl": "footer",
    "footerr": "footer",
    "footerf": "footer",
}
"""Destinations whose text belongs to the page."""

_CHARSETS = {
    0: 0, 1: 0, 77: 10000, 78: 932, 80: 936, 81: 949, 128: 932, 129: 949, 130: 1361, 134: 936, 136: 950, 161: 1253,
    162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850,
}  # fmt: skip
_NAMES = {10000: "mac-roman", 1361: "johab", 936: "gbk", 65001: "utf-8", 708: "iso8859-6", 709: "iso8859-6"}
_WESTERN = "cp1252"


def find_encoding(page: int) -> str:
    """Python's name of a Windows code page; that of Western Europe where it has none."""
    name = _NAMES.get(page, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return _WESTERN


def of_charset(charset: int, otherwise: str) -> str:
    """The encoding of a font's character set (Windows `fcharset`).

    Args:
        charset: The character set.
        otherwise: The encoding of the file, for sets that name none.
    """
    page = _CHARSETS.get(charset, 0)
    return find_encoding(page) if page else otherwise


"""The code pages are those of the RTF specification 1.9.1, "Font table"."""
