"""Vietnamese words of success that ask for a figure."""

from __future__ import annotations

import re
from itertools import pairwise

from diemcau.lang.cued import Cued
from diemcau.lang.praise import PraiseWords
from diemcau.records.checked import PraiseSort

_GOOD = """
    nổi_bật xuất_sắc ấn_tượng tốt_đẹp tích_cực khởi_sắc vượt_bậc đột_phá hiệu_quả thiết_thực thực_chất khả_quan sôi_động
    sôi_nổi thành_công vượt_trội đáng_khích_lệ đáng_ghi_nhận đáng_tự_hào đáng_mừng đáng_trân_trọng phấn_khởi vững_chắc
    sáng_tạo linh_hoạt kịp_thời chủ_động chưa_từng_có nổi_trội ngoạn_mục tốt_nhất_từ_trước_đến_nay đi_vào_chiều_sâu
    trang_trọng chu_đáo đặc_sắc rực_rỡ to_lớn mang_tính_lịch_sử có_ý_nghĩa_lịch_sử
    được_(?:dư_luận_|cộng_đồng_quốc_tế_|nhân_dân_)?(?:đánh_giá_cao|ghi_nhận|hoan_nghênh|ca_ngợi)
""".split()
_GOOD_NOUNS = """
    điểm_sáng điểm_nhấn dấu_ấn dấu_son dấu_mốc mốc_son thành_tựu thành_tích thắng_lợi kỳ_tích kì_tích bước_tiến
    bước_ngoặt bước_nhảy_vọt bước_phát_triển_mới tầm_cao_mới kết_quả_cao
    kết_quả_(?:rất_|hết_sức_|khá_)?(?:tốt|quan_trọng|to_lớn)     chuyển_biến_(?:rõ_nét|mạnh_mẽ|căn_bản)
""".split()
_GREATLY = """
    đáng_kể rõ_rệt rõ_nét mạnh_mẽ nhanh_chóng vượt_mức tăng_(?:rất_|khá_)?(?:mạnh|cao|nhanh|vọt|trưởng_cao)
    tăng_trưởng_(?:mạnh|ấn_tượng|vượt_bậc) không_ngừng_(?:tăng|phát_triển|mở_rộng|lớn_mạnh) cao_nhất_từ_trước_đến_nay
    gia_tăng_mạnh phát_triển_mạnh
""".split()
_SURPASS = """
    vượt_(?:xa_|trên_|hơn_|cao_hơn_)?(?:kế_hoạch|chỉ_tiêu|mục_tiêu|dự_kiến|dự_toán|kỳ_vọng|kì_vọng|mức|tiến_độ|cùng_kỳ)
    vượt_(?:mốc|ngưỡng) vượt(?=\\s\\d)
    hoàn_thành_vượt về_đích_(?:trước|sớm) (?:trước|sớm_hơn)_(?:thời_hạn|tiến_độ|kế_hoạch) vượt_thời_gian
""".split()
_WIDE = """
    toàn_diện đồng_bộ sâu_rộng rộng_khắp rộng_rãi phong_phú đa_dạng đông_đảo hàng_loạt hàng_chục hàng_trăm hàng_nghìn
    trên_(?:mọi|tất_cả_các|hầu_hết_các|các)_(?:lĩnh_vực|mặt|phương_diện|kênh)
    nhiều_(?:kết_quả|thành_tựu|hoạt_động|thỏa_thuận|thoả_thuận|đóng_góp|sự_kiện|dự_án|sáng_kiến|đoàn|chuyển_biến|tiến_bộ)
""".split()
_ADVANCED = """
    tăng_cường củng_cố nâng_cao nâng_tầm nâng_lên mở_rộng đẩy_mạnh thúc_đẩy phát_huy khẳng_định cải_thiện làm_sâu_sắc
    vun_đắp thắt_chặt
""".split()
_DONE = r"(?:(?:đã|ngày\scàng|tiếp\stục|không\sngừng|luôn)\sđược|đã|được|ngày\scàng|không\sngừng)\s"


def _any_of(words: list[str], before: str = "") -> Cued:
    ordered = sorted({word.replace("_", r"\s") for word in words}, key=len, reverse=True)
    return Cued(rf"\b{before}(?:{'|'.join(ordered)})(?!\w)")


_SORTS = {
    PraiseSort.SURPASS: _any_of(_SURPASS),
    PraiseSort.DEGREE: _any_of(_GREATLY),
    PraiseSort.QUALITY: _any_of([*_GOOD, *_GOOD_NOUNS]),
    PraiseSort.WIDTH: _any_of(_WIDE),
    PraiseSort.ADVANCE: _any_of(_ADVANCED, _DONE),
}
_UNMEANT = re.compile(
    r"(?:đối\stác|quan\shệ|hợp\stác|khuôn\skhổ)(?:\s\w+){0,4}?\stoàn\sdiện|hiệp\sđịnh(?:\s\w+){0,5}?\stoàn\sdiện"
    r"|ngày\scó\shiệu\squả|đa\sdạng\shóa|đa\sdạng\shoá|đa\sdạng\ssinh\shọc|đồng\sbộ\shóa|phản\sứng\stích\scực"
    r"|(?:không|chưa|được\sphép)\s(?:được\s)?vượt\s\w+|vượt\s(?:biên|ngục|đèn|thẩm\squyền)"
)
_UNDONE = re.compile(
    r"\b(?:cần|phải|sẽ|hãy|nhằm|để(?!\slại)|nên|yêu\scầu|đề\snghị|chỉ\sđạo|quán\striệt|phấn\sđấu|mong\smuốn|kỳ\svọng"
    r"|quyết\stâm|hướng\stới|định\shướng|phương\shướng|nhiệm\svụ|giải\spháp|chưa(?!\stừng)|không(?!\sngừng|\snhững|\schỉ)"
    r"|thiếu|hạn\schế|bảo\sđảm|đảm\sbảo|nếu|tiếp\stục(?!\sđược|\slà)|thực\shiện)\b[^.;]{0,80}\Z"
)
_SYLLABLE = re.compile(r"[^\W\d_]+")
_LIGHT = (
    "hoạt động|kết quả|công tác|thời gian|kế hoạch|mục tiêu|chỉ tiêu|thực hiện|đạt được|trong năm|trên địa|địa bàn|"
    "tổng số|số lượng|giá trị|so với|cùng kỳ|năm trước|năm ngoái|cả nước|toàn tỉnh|của tỉnh|tỉnh đã|đã có|có nhiều|"
    "các nước|các đơn|đơn vị|lĩnh vực|trong các|trong đó|đến nay|hiện nay|đầu năm|cuối năm|tính đến|ước đạt|đạt gần|"
    "đạt trên|và các|của các|với các|cho các|trong những|một số|những kết|được những|là một|đây là"
).split("|")


def _find_things(text: str) -> frozenset[str]:
    """Pairs of neighbouring syllables, since a Vietnamese word mostly has two; a single one where there is no pair."""
    syllables = _SYLLABLE.findall(text)
    pairs = [" ".join(pair) for pair in pairwise(syllables)]
    return frozenset(pairs or syllables)


WORDS = PraiseWords(
    sorts=_SORTS,
    unmeant=_UNMEANT,
    undone=_UNDONE,
    parts=re.compile(r"[;:,]\s|\s[–—-]\s|\s(?:và|còn|trong\skhi|đồng\sthời|nhưng|song)\s"),
    joins=re.compile(r"(?:\s|,\s|,?\svà\s|,?\scũng\snhư\s)\Z"),
    points_back=re.compile(
        r"\W*(?:đây|đó|điều\s(?:này|đó)|những\skết\squả\s(?:này|trên|đó)|kết\squả\s(?:này|trên|đó)|con\ssố\snày)(?!\w)"
    ),
    find_things=_find_things,
    light=frozenset(_LIGHT),
)
