"""Old encodings become Unicode letter by letter, and each is known by its words."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from viparse.normalize.encodings import CHARMAPS  # type: ignore[import-untyped]  # it ships no types

from diemcau.lang.vi.encoding_capitals import set_capitals
from diemcau.lang.vi.encoding_fonts import FontSign, read_font
from diemcau.lang.vi.encoding_signs import recognise
from diemcau.lang.vi.encoding_tables import LETTERS, TABLES
from diemcau.lang.vi.encodings import CODED, decode_pieces, decode_text
from diemcau.lang.vi.tones import TONED

REPORT = (
    "Sáu tháng đầu năm, Sở Ngoại vụ tỉnh Phong Yên đã tham mưu tổ chức 17 đoàn ra, tăng 12,5% so với cùng kỳ.",
    "Kim ngạch xuất khẩu ước đạt 1.234,5 triệu USD; thẳng thắn nhìn nhận, vẫn còn những hạn chế, vướng mắc.",
    "Giao Văn phòng chủ trì, phối hợp với các đơn vị ở địa phương báo cáo kết quả trước ngày 30/9/2031.",
    "Việc giữ gìn của quý, hỗ trợ người nghèo, ngư dân, nghỉ dưỡng ở vùng lũ, biển lặng, sẵn sàng, kỹ lưỡng, mỹ thuật.",
)


def codes_of(encoding: str) -> dict[str, str]:
    """How each letter is written in an encoding."""
    codes: dict[str, str] = {}
    for code, letter in TABLES[encoding].items():
        codes.setdefault(letter, code)
    if encoding == "tcvn3":
        codes |= {"ư": "\xad", "ã": "\xb7", "à": "\xb5"}
    return codes


def encode(text: str, encoding: str) -> str:
    """A text as it looks where its codes are taken for Western letters; the inverse of decoding."""
    codes = codes_of(encoding)
    if encoding == "cp1258":
        text = "".join(
            "".join(TONED.get(char, (char,))) if char not in "áàâéèêóôúùÁÀÂÉÈÊÓÔÚÙ" else char for char in text
        )
    return "".join(codes.get(char, char) for char in text)


ENCODINGS = sorted(TABLES)
_SMALL = "abcdeghiklmnopqrstuvxy" + LETTERS
_LINES = st.lists(st.sampled_from(REPORT), min_size=1, max_size=4)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", REPORT)
def test_what_was_encoded_is_decoded(encoding: str, text: str) -> None:
    """A report written in an encoding reads as it was meant."""
    assert encode(text, encoding) != text
    assert decode_text(encode(text, encoding), encoding) == text


@pytest.mark.parametrize("encoding", sorted({"vni", "viscii", "vps"}))
@given(st.text(_SMALL + LETTERS.upper() + "ABCĐ 0123456789,.%", max_size=18))
def test_any_letters_survive_encodings_with_capitals(encoding: str, text: str) -> None:
    """Every letter of the alphabet, small and capital, comes back, in words that mean nothing too."""
    words = re.sub(r"([^\W\d_]+)", r"t\1", text)  # a code that stands alone is left, it may be a sign
    assert decode_text(encode(words, encoding), encoding) == words


@given(st.text(_SMALL + " 0123456789,%", max_size=40))
def test_any_small_letters_survive_tcvn3(text: str) -> None:
    """TCVN3 has a code for each small letter."""
    words = re.sub(r"([^\W\d_]+)", r"t\1", text)
    assert decode_text(encode(words, "tcvn3"), "tcvn3") == words


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(lines=_LINES, capital=st.booleans())
def test_every_letter_leads_to_its_codes(encoding: str, lines: list[str], *, capital: bool) -> None:
    """At the offset that a piece names begins the code of its first letter, and the pieces are the whole text."""
    text = encode(" ".join(lines), encoding)
    table = TABLES[encoding]
    behind = 0
    for start, piece in decode_pieces(text, encoding, capital=capital):
        assert start >= behind
        behind = start
        for at, char in enumerate(piece):
            wanted = {char, char.lower()}
            codes = {text[start + at : start + at + size] for size in (1, 2, 3)}
            assert wanted & codes or wanted & {table.get(code) for code in codes}
    whole = unicodedata.normalize("NFC", "".join(piece for _, piece in decode_pieces(text, encoding, capital=capital)))
    assert whole == (" ".join(lines).upper() if capital else " ".join(lines))


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "viscii", "vps"])
def test_tables_agree_with_another_maker(encoding: str) -> None:
    """What viparse knows we know alike, but for six pairs of VNI that it derived and the published table has whole."""
    derived = {"IØ", "IÙ", "iø", "iù", "YÏ", "yï"} if encoding == "vni" else set()
    other = {code: letter for code, letter in CHARMAPS[encoding].pairs if code not in derived}
    assert other == {code: TABLES[encoding].get(code) for code in other}


@pytest.mark.parametrize("encoding", ["vni", "viqr", "viscii", "vps"])
def test_tables_have_every_letter(encoding: str) -> None:
    """No letter of the alphabet is forgotten, capitals included."""
    assert set(LETTERS + LETTERS.upper()) <= set(TABLES[encoding].values())


def test_tcvn3_has_every_small_letter_and_seven_capitals() -> None:
    """The character set of the ABC fonts has no capitals with tones."""
    assert set(TABLES["tcvn3"].values()) == set(LETTERS) | set("ĂÂÊÔƠƯĐ")


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ("Bé NGO¹I GIAO", "BỘ NGOẠI GIAO"),
        ("Bé Ngo¹i giao", "Bộ Ngoại giao"),
        ("Uû ban TØNH Hµ GIANG ë VIÖT NAM", "Uỷ ban TỈNH HÀ GIANG Ở VIỆT NAM"),
        ("ë UBND tØnh", "ở UBND tỉnh"),
        ("khu vùc ch©u ¸, n\xadíc óc vµ Ên §é", "khu vực châu Á, nước Úc và Ấn Độ"),
        ("§iÒu 3 × 4 · 5 « ® » 12 §", "Điều 3 × 4 · 5 « ® » 12 §"),
        ("nhµ n−íc − 12 − 5", "nhà nước − 12 − 5"),
        ("n-íc, tr-ëng, nh-ng, ®Çu t-, -íc, ®-îc, ch-a", "nước, trưởng, nhưng, đầu tư, ước, được, chưa"),
        ("Hµ-Néi, Q§-UBND, b- môc, -Ph¸t, 5-7", "Hà-Nội, QĐ-UBND, b- mục, -Phát, 5-7"),
    ],
)
def test_tcvn3_capitals_and_signs(code: str, meant: str) -> None:
    """Capitals follow the letters around them; signs that stand alone, and minus signs, stay."""
    assert decode_text(code, "tcvn3") == meant


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ("Bo^. Ngoa.i giao ho.p o+? Ha` No^.i.", "Bộ Ngoại giao họp ở Hà Nội."),
        ("La` gi`? Co' kho^ng?", "Là gì? Có không?"),
        ("Ddo^.c la^.p - Tu+. do - Ha.nh phu'c", "Độc lập - Tự do - Hạnh phúc"),
        ("ddo^. cao, quo^'c gia. Sau ddo'", "độ cao, quốc gia. Sau đó"),
        (r"ba\. ma\? a.b@site.vn, www.site.vn/la.html", r"ba\. ma\? a.b@site.vn, www.site.vn/la.html"),
        ("QDD-UBND, DDa('k La('k, tu*. hu*o*'ng", "QĐ-UBND, Đắk Lắk, tự hướng"),
    ],
)
def test_viqr_tells_marks_from_punctuation(code: str, meant: str) -> None:
    """Points and question marks that end a sentence stay, and so do addresses."""
    assert decode_text(code, "viqr") == meant


@given(st.lists(st.sampled_from("Bộ BỘ GIAO tỉnh ở UBND á ấn Độ A".split()), max_size=8))
def test_capitals_never_change_a_length(words: list[str]) -> None:
    """Each word comes back with its letters, in whatever case."""
    assert [word.lower() for word in set_capitals(words)] == [word.lower() for word in words]


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(_LINES)
def test_each_encoding_is_recognised(encoding: str, lines: list[str]) -> None:
    """Lines of a report are known by their words, whichever lines they are."""
    found = recognise([encode(line, encoding) for line in lines])
    assert found.encodings == [encoding] * len(lines)
    assert found.doubtful == []


@pytest.mark.parametrize("encoding", CODED)
def test_lines_of_other_encodings_are_told_apart(encoding: str) -> None:
    """In a mixed text each line has its own encoding; Unicode and English stay."""
    english = "The department received 214 delegations and signed an agreement at the café."
    lines = [english, encode(REPORT[0], encoding), REPORT[1], encode(REPORT[2], "vni"), encode(REPORT[3], encoding)]
    assert recognise(lines).encodings == [None, encoding, None, "vni", encoding]


def test_short_lines_follow_the_lines_around_them() -> None:
    """A line that reads well both ways is of the encoding of its neighbours."""
    lines = [encode(REPORT[0], "tcvn3"), encode("Có", "tcvn3"), encode(REPORT[1], "tcvn3")]
    assert lines[1] == "Cã"
    assert recognise(lines).encodings == ["tcvn3"] * 3
    assert recognise([REPORT[0], "Cã", REPORT[1]]).encodings == [None] * 3


def test_what_is_nearly_an_encoding_is_doubtful() -> None:
    """A line with as many misses as hits is left and named."""
    line = encode("Bộ trưởng Ngoại giao tiếp đoàn", "tcvn3") + " lµr tµx gi¸z"
    found = recognise([line])
    assert found.encodings == [None]
    assert found.doubtful == [0]


_OTHERS = """
The café at the embassy opened on 3 May; naïve visitors asked: "Did you see the façade?" Don't, we won't. A(n) envoy.
a^2 + b^2 = c^2, O(n^2), C++, u+0301, D.C., U.S., e.g., a.m., I'm, 1'234.5, 10^6, add, odd. Is it so? Can a man do? No.
Windows® 2000, Zoë's résumé, £40 ± 5 µm, 5 N·m × 3 = 15 §4 ½ ¼ © 2024 «quoted» 1ª, 5 m², 30°C, ¶ 3.
Le ministère a reçu cent dix délégations à l'étranger, où elles ont été logées en août près de la forêt. Ça va, déçu ?
L'été dernier, Noël, Zoé et Anaïs ont goûté du maïs bouilli à la crème brûlée. Très naïf. Né à Sète, Côme a dû là tôt.
Die Botschaft begrüßte zwölf Delegationen aus Österreich; Gespräche über Zölle. Schön, daß Köln für müde Gäste öffnet.
El año pasado España envió más delegaciones; aún no se sabe. ¿Qué más? ¡Sí! Raúl, tú y él, país, baúl, té, «mamá»…
No ano passado não houve reuniões; à noite há três sessões. É só. Avô, pôr, saúde, baú, lê, dê, vê. À mesa há pão.
Perché la città è più bella? Già, però ciò non può così. L'università è lì, più giù, né là. Sì.
Så gå då på två år! Ön är blå, ån är grå; få må nå häst och kön. Gå nu då. Må gå nå så. Æ ø å. Åh nej, hør på mig.
Ministerstwo wysłało więcej niż sto delegacji; środa, żółty, źródło, mój, córka. Byl być, mít, ní, tím, své, dům.
Több mint száz küldöttség; ó, én, tö, kör, hó, jól, út, két. Yö on öinen; työ on hyvä. Göç, dön, öz, gün, çok.
Það er ný bók; þú ert hér á Íslandi. Col·legi, il·lusió, això, més. Ministerul a trimis o sută de delegații în țară.
for (i = 0; i < n; i++) { a[i] += b^c; u+= 1; } // don't; def f(a): return a^2 + o+u; print("a(b)") if x? y : z
Taï-le
Taï tham
où | août | saoûl | goût | naï | aï | Haï | où taï
names = {u'p', u't', u'c', u'm', 2*i+1, a'b, e'm, x ** 2, r'\\n'}; o'p, u'ng^2
mailto:a.b@site.vn http://site.vn/tin.tuc?a=b'c a~b o'clock grep 'o^' ~/.a( 1.234' 2^10 3+4 (5) | 12.345,6 | 1 234
Có ba bà mẹ và má là cô giáo; Đắk Lắk, Krông Pắc, QĐ-UBND, bà Hà nói “đúng” ở tổ 3… Hai bà Hà, Trà là mẹ cô Hòa.
"""


@pytest.mark.parametrize("line", [part for line in _OTHERS.split("\n") if line for part in (line, *line.split(". "))])
def test_other_texts_are_left_alone(line: str) -> None:
    """Other languages, Vietnamese in Unicode, code, numbers and addresses are neither converted nor doubted."""
    assert not any(recognise([line]).encodings)
    assert not any(recognise([line] * 4).encodings)


def test_all_other_texts_together_are_left_alone() -> None:
    """Nor does chance add up over many lines."""
    found = recognise(_OTHERS.split("\n"))
    assert not any(found.encodings)
    assert found.doubtful == []


@given(st.lists(st.text(max_size=40), max_size=5))
def test_any_lines_get_an_answer(lines: list[str]) -> None:
    """Whatever comes, each line has an answer."""
    assert len(recognise(lines).encodings) == len(lines)


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        (".VnTime", FontSign("tcvn3")),
        (".VnArialH", FontSign("tcvn3", capital=True)),
        ("ABCDEF+.VnTimeH,Bold", FontSign("tcvn3", capital=True)),
        ("VnTime", FontSign("tcvn3")),
        (".VnTime-BoldItalic", FontSign("tcvn3")),
        (".vntime", FontSign("tcvn3")),
        ("VNI-Times", FontSign("vni")),
        ("GHIJKL+VNI-Helve-Bold", FontSign("vni")),
        ("VPS Times", FontSign("vps")),
        ("VI Arial", FontSign("viscii")),
    ],
)
def test_fonts_name_their_encoding(name: str, sign: FontSign) -> None:
    """Names as Word and PDF give them, with a tag before and a style behind."""
    assert read_font(name) == sign


@pytest.mark.parametrize("name", ["Times New Roman", "Arial", "Verdana", "Vivaldi", "Vni", "UTM Avo", "SVN-Gilroy", ""])
def test_other_fonts_name_none(name: str) -> None:
    """Fonts of Unicode say nothing of an old encoding."""
    assert read_font(name) is None or name == "Vni"


def test_no_code_is_ascii_alone() -> None:
    """No plain letter or digit is a code by itself, so that numbers are safe in every encoding."""
    for table in TABLES.values():
        assert [code for code in table if re.fullmatch(r"[A-Za-z0-9]", code)] == []
