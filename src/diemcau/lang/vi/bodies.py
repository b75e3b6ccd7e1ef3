"""Nouns of those who can be told to do something, how high each stands, and who belongs to another country."""

from __future__ import annotations

import re

from diemcau.lang.vi.countries import COUNTRIES
from diemcau.lang.vi.lines import Line, Phrases
from diemcau.lang.vi.syllables import is_syllable

QUANTIFIERS = Phrases(
    """
    các|những|mỗi|từng|mọi|toàn|toàn bộ|toàn thể|tất cả|tất cả các|cả|một số|đội ngũ|hệ thống|riêng|đối với|cho|tới
    |đến|đồng chí|các đồng chí|đ/c|đại diện|tập thể|hai|ba|bốn|năm|sáu|với
    """
)
UNITS = Phrases(
    """
    sở|ban|ngành|bộ|cơ quan|đơn vị|địa phương|tỉnh|thành phố|tp|huyện|xã|phường|quận|thị xã|đặc khu|bang|ubnd|hđnd
    |ubmttq|ủy ban|hội đồng|văn phòng|cục|vụ|tổng cục|chi cục|phòng|trung tâm|đại sứ quán|tổng lãnh sự quán
    |lãnh sự quán|cơ quan đại diện|thương vụ|phái đoàn|doanh nghiệp|công ty|tổng công ty|tập đoàn|hiệp hội|hội
    |liên hiệp|liên đoàn|công dân|người dân|nhân dân|bà con|kiều bào|cộng đồng|cán bộ|công chức|viên chức|nhân viên
    |đảng viên|đoàn viên|hội viên|thủ trưởng|người đứng đầu|lãnh đạo|giám đốc|chủ tịch|phó chủ tịch|bộ trưởng|bí thư
    |trưởng ban|trưởng phòng|chánh văn phòng|công an|quân đội|bộ đội|bộ đội biên phòng|biên phòng|bộ chỉ huy
    |bộ tư lệnh|lực lượng|hải quan|kho bạc|ngân hàng|thanh tra|kiểm ngư|mặt trận|đoàn thể|tổ chức|cấp ủy|chính quyền
    |đảng ủy|tỉnh ủy|thành ủy|chi bộ|cấp|báo|đài|cơ quan báo chí|phóng viên|nhà báo|trường|nhà trường|bệnh viện
    |khách sạn|nhà hàng|chủ tàu|thuyền trưởng|thuyền viên|ngư dân|tàu cá|lao động|người lao động
    |người sử dụng lao động|sinh viên|lưu học sinh|du học sinh|học sinh|thực tập sinh|du khách|hành khách|khách
    |nhà đầu tư|chủ đầu tư|nhà thầu|nhà tài trợ|hợp tác xã|hộ|gia đình|tổ công tác|đoàn công tác|ban chỉ đạo
    |ban quản lý|ban tổ chức|ban thường vụ|ban cán sự|thường trực|chính phủ|quốc hội|viện|học viện|đại học|bên|phía
    |đối tác|đại biểu|thành viên|ủy viên|đại sứ|tổng lãnh sự|tham tán|trưởng cơ quan đại diện|trưởng đoàn|người|ai
    |đồn|đồn biên phòng|chủ rừng|thôn|bản|tổ dân phố|già làng|trưởng bản|câu lạc bộ|quỹ|cảng|sân bay|hãng
    |hãng hàng không|đội|tổ|nhóm|chi nhánh|đảng bộ|hội sinh viên|thanh niên|phụ nữ|cựu chiến binh|công đoàn
    |chuyên gia|trí thức|nhà ngoại giao|cán bộ ngoại giao|nhà khoa học|chuyên viên|cá nhân|trạm|tòa án|viện kiểm sát
    |thủ trưởng đơn vị|trưởng các|giám đốc các|chủ tịch các|chủ cơ sở|chủ hộ|chủ doanh nghiệp|người việt|tàu
    |chủ phương tiện|lái xe|tài xế|phụ huynh|giáo viên|giảng viên|y tế cơ sở|các cấp|các ngành|khối|nước|hội hữu nghị
    |ban ngành|sở ngành|bộ ngành|ngành ngoại giao|tổ chức chính trị|quốc gia|bạn|văn phòng đại diện|phu nhân
    |vị đại sứ|tiểu ban|thân nhân|người thân|người nhà|bộ phận|bệnh nhân|tiểu thương|nhà xe|chủ xe|chủ đò|nhà vườn
    |chủ hàng|kiểm dịch|kiểm lâm|thuế vụ|nhà máy|xí nghiệp|bác sĩ|ban quản lý dự án|chủ dự án|nhà thuốc|chủ cửa hàng
    |nhà phân phối|khu phố|ấp|xóm|khóm|siêu thị|bảo tàng|thư viện|nhà hát|bến xe|bưu điện|khu công nghiệp|khu kinh tế
    """
)
# Longer words that open like a noun of the list above and are none.
NOT_UNITS = Phrases(
    """
    hội nghị|hội thảo|hội đàm|hội nhập|hội chợ|hội chứng|bộ máy|bộ hồ sơ|bộ tiêu chí|bộ luật|bộ chỉ số|bộ nhận diện
    |phòng chống|phòng ngừa|vụ việc|vụ án|báo cáo|ban hành|tổ chức thực hiện|tổ chức tốt|tổ chức lại|tổ chức hội nghị
    |tổ chức lễ|tổ chức các|tổ chức kiểm|tổ chức triển|tổ chức rà|tổ chức đón|tổ chức hội|tổ chức đoàn|tổ chức ký
    |tổ chức tuyên|cấp giấy|cấp phép|cấp thiết|cấp bách|cấp mới|khách quan|khách sáo|bản ghi nhớ|bản đồ|bản sắc
    |bản tin|bản thân|người phát ngôn|đoàn kết|lao động sản xuất|nhóm nhiệm vụ|nhóm giải pháp|nhóm vấn đề|quỹ đất
    |quỹ thời gian|báo chí|đội ngũ|khối lượng|bên cạnh|bên lề|tỉnh táo|phía trước|nước ngoài|khối đại đoàn kết
    |trường hợp|nhóm hàng|tổ quốc|một bộ phận|ngoại giao kinh tế|ngoại giao văn hóa|ngoại giao nhà nước
    |ngoại giao nhân dân|thanh tra các|thanh tra việc|lực lượng sản xuất|công an toàn|bạn bè|hộ chiếu|khách hàng
    |báo động|bảo hộ|cảng biển|cấp cao|ban đầu|tàu thuyền|bang giao|hộ tịch|hộ khẩu|tập đoàn hóa|xã hội|xã hội hóa
    |địa phương hóa|năm nay|năm tới|năm sau|năm học|bản lĩnh
    """
)
# Nouns of things, which nobody is told to do anything.
THINGS = Phrases(
    """
    nhiệm vụ|nội dung|giải pháp|vấn đề|hoạt động|biện pháp|công tác|kết quả|chương trình|dự án|thỏa thuận|việc
    |yêu cầu|kiến nghị|đề xuất|ý kiến|chuyến|cuộc|lớp|kế hoạch|đề án|văn bản|quy định|chính sách|cơ chế|khó khăn
    |vướng mắc|lợi thế|tiềm năng|nguồn lực|điều kiện|thủ tục|hồ sơ|mặt hàng|sản phẩm|thị trường|lĩnh vực|ngành hàng
    |nước|quốc gia|đoàn|khoản|sự kiện|lễ|hội|chỉ tiêu|mục tiêu|thành tựu|cam kết|hiệp định|văn kiện|nghị quyết
    |chỉ thị|bài học|thông tin|số liệu|trường hợp|tình huống|diễn biến|xu hướng|cơ hội|thách thức|điểm|mốc|tuyến
    |công trình|loại|hình thức|mặt|quan hệ|giá trị
    """
)
_LOCAL = r"tỉnh|thành phố|tp\.?|huyện|xã|phường|quận|đặc khu|thị xã"
# How high an issuer or addressee stands, the first that fits; see `find_rank`.
_RANKS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (
        7,
        re.compile(
            r"(?<!\w)(?:tổng bí thư|chủ tịch nước|thủ tướng|chính phủ(?! điện tử)|quốc hội|bộ chính trị|ban bí thư"
            r"|trung ương đảng|nguyên thủ|tổng thống|quốc vương|văn phòng chính phủ|ban chấp hành trung ương)(?!\w)"
        ),
    ),
    (
        2,
        re.compile(
            r"(?<!\w)(?:ubnd|hđnd|ủy ban nhân dân|chủ tịch|công an|đảng ủy|bí thư)(?: ubnd| các| đảng ủy)*"
            r" (?:huyện|xã|phường|quận|thị xã|đặc khu)(?!\w)|(?<!\w)(?:các )?(?:xã|phường|huyện)(?!\w)(?! hội)"
        ),
    ),
    (
        4,
        re.compile(
            rf"(?<!\w)(?:(?:ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân|ubmttq)(?: (?:{_LOCAL}))?|tỉnh ủy|thành ủy"
            rf"|chủ tịch(?! nước| quốc hội| hội| hiệp)|phó chủ tịch(?! nước| quốc hội| hội| hiệp)|bí thư (?:tỉnh|thành)"
            rf"|tỉnh trưởng|thị trưởng|thống đốc|ban thường vụ|thường trực tỉnh)(?!\w)"
        ),
    ),
    (
        3,
        re.compile(
            r"(?<!\w)(?:sở|giám đốc|phó giám đốc|đại sứ quán|đại sứ|tổng lãnh sự quán|tổng lãnh sự|lãnh sự quán"
            r"|cơ quan đại diện|thương vụ|tham tán|phái đoàn|bộ chỉ huy|bộ đội biên phòng|chỉ huy trưởng|công an tỉnh"
            r"|đại tá|thượng tá|ban quản lý|trung tâm|chánh văn phòng|trưởng ban)(?!\w)"
        ),
    ),
    (
        1,
        re.compile(
            r"(?<!\w)(?:liên hiệp|hội|hiệp hội|doanh nghiệp|công ty|công dân|khách sạn|đồn"
            r"|(?<!quốc )(?<!văn )phòng)(?!\w)"
        ),
    ),
    (
        6,
        re.compile(
            r"(?<!\w)(?:(?<!cán )(?<!toàn )(?<!nội )(?<!đồng )bộ(?! máy| phận| đội| chỉ huy| tư lệnh)|các bộ"
            r"|bộ trưởng|thứ trưởng|ngoại trưởng"
            r"|quốc vụ khanh|trung ương|ủy ban nhà nước|cơ quan có thẩm quyền)(?!\w)"
        ),
    ),
    (
        5,
        re.compile(
            r"(?<!\w)(?:cục|(?<!nhiệm )(?<!phục )(?<!dịch )(?<!nghĩa )(?<!ngoại )(?<!nội )(?<!công )(?<!chức )vụ"
            r"|tổng cục|cục trưởng|vụ trưởng)(?!\w)"
        ),
    ),
    (4, re.compile(r"(?<!\w)(?:tỉnh|thành phố|địa phương)(?!\w)")),
)
_FOREIGN_SIDE = re.compile(
    r"(?<!\w)(?:hai (?:nước|bên|địa phương|chính phủ|quốc gia|bộ|tỉnh|phía)|các bên|các nước|các quốc gia"
    r"|cộng đồng quốc tế|chính quyền sở tại|cơ quan chức năng sở tại|(?:phía |nước )?(?:bạn|sở tại)|nước sở tại"
    r"|phía (?!nam\b|bắc\b|đông\b|tây\b|trước|sau|trong|ngoài)\w+|các đối tác (?:nước ngoài|quốc tế)|đối tác"
    r"|liên hợp quốc|liên minh châu âu|asean|unesco|các nước thành viên|chính phủ nước|chính phủ các nước"
    r"|nhà đầu tư nước ngoài|tổ chức quốc tế|các tổ chức quốc tế)(?!\w)"
)
_COUNTRY = re.compile(
    r"(?<!\w)(?:"
    + "|".join(sorted(map(re.escape, COUNTRIES - {"Việt Nam", "Anh", "Bỉ", "Áo", "Nga"}), key=len, reverse=True))
    + r")(?!\w)"
)
_IN_PLACE = re.compile(r"(?<!\w)(?:tại|ở|sang|đến|từ|với|cho|về)\s+\Z")
_OUR_OWN = re.compile(r"(?<!\w)(?:việt nam|ta|tỉnh ta|nước ta)(?!\w)")
PUBLIC = re.compile(
    r"(?<!\w)(?:công dân|người dân|nhân dân|bà con|kiều bào|doanh nghiệp|người lao động|lao động|sinh viên|du học sinh"
    r"|lưu học sinh|học sinh|du khách|hành khách|khách|ngư dân|chủ tàu|thuyền trưởng|nhà đầu tư|hiệp hội|công ty"
    r"|khách sạn"
    r"|phụ huynh|người nộp|người có|người đến|người đi|người muốn|cá nhân|tổ chức|hợp tác xã|hộ|phóng viên"
    r"|đại biểu)(?!\w)"
)


def names_unit(line: Line, first: int, last: int) -> bool:
    """Whether a stretch opens with somebody who can be told to do something."""
    return first < last and opens_unit(line, first) > 0


def opens_unit(line: Line, place: int) -> int:
    """How many syllables of quantifiers and a noun of a body or of people stand at a place; 0 where none do.

    A name with a capital ("Hà Phong", "Gangbuk") counts as such, but not where a capital opens the sentence.
    """
    at = place
    while at < len(line) and (at == place or line.joined[at]):
        size = QUANTIFIERS.find(line, at) or (1 if line.words[at].isdigit() else 0)
        if not size:
            break
        at += size
    if at >= len(line):
        return 0
    size = UNITS.find(line, at)
    if NOT_UNITS.find(line, at) > size:
        return 0
    if size:
        return at + size - place
    return at + 1 - place if at > place - 1 and _is_name(line, at, opening=at == 0) else 0


def _is_name(line: Line, place: int, *, opening: bool) -> bool:
    if not line.is_capital(place) or not line.words[place][0].isalpha():
        return False
    follows = place + 1 < len(line) and line.joined[place + 1] and line.is_capital(place + 1)
    return follows or (not opening and not is_syllable(line.words[place]))


def find_rank(words: str) -> int | None:
    """How high an issuer or addressee stands, or None where the words do not say.

    7 is for heads of state and of government and for parliament, 6 a ministry, 5 its departments, 4 a province, 3 a
    provincial department or a mission abroad, 2 a commune, 1 associations, enterprises and citizens.

    Args:
        words: In small letters.
    """
    return next((rank for rank, pattern in _RANKS if pattern.search(words)), None)


def is_foreign_side(words: str) -> bool:
    """Whether words name another country, its authorities, or both sides together; as written, with capitals."""
    low = words.lower()
    if _OUR_OWN.search(low):
        return False
    if _FOREIGN_SIDE.search(low):
        return True
    country = _COUNTRY.search(words)
    if country is not None:
        return _IN_PLACE.search(words[: country.start()]) is None
    name = words.rsplit(maxsplit=1)[-1] if words.split() else ""
    return is_foreign_name(name)


_ENVOY = re.compile(r"(?<!\w)(?:đại sứ|đại sứ quán|tổng lãnh sự|tổng lãnh sự quán|tổ chức quốc tế|nhà đầu tư)(?!\w)")


def is_envoy(words: str) -> bool:
    """Whether words name ambassadors, embassies or their like, whoever sent them."""
    return _ENVOY.search(words.lower()) is not None


_STATE = re.compile(r"(?:(?:phía|nước|chính phủ|chính quyền) )?(?:(?:phía|nước) )?", re.IGNORECASE)
_SIDES = frozenset({"các bên", "các bên liên quan", "hai bên", "chính quyền sở tại", "phía bạn", "nước sở tại"})


def is_other_state(words: str) -> bool:
    """Whether words name another state or its government, and nobody of the own side in it."""
    bare = _STATE.sub("", words, count=1)
    return words.lower() in _SIDES or bare in COUNTRIES - {"Việt Nam"} or (is_foreign_name(bare) and " " not in bare)


def is_foreign_name(word: str) -> bool:
    """Whether a name is spelt as no Vietnamese syllable and no name of a people of Viet Nam could be."""
    return (
        len(word) > 4
        and word[0].isupper()
        and word.isascii()
        and word.isalpha()
        and not (is_syllable(word) or word.isupper())
    )
