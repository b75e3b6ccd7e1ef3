"""Vietnamese signs of what a directive calls for."""

from __future__ import annotations

import re

from diemcau.lang.callings import CallingWords

_ONCE = r"""
    ban_hành bàn_giao báo_cáo bãi_bỏ bố_trí bổ_nhiệm bổ_sung_(?:hồ_sơ|danh_mục|biên_chế|kinh_phí) chuyển_giao
    chuẩn_bị chấm_dứt chốt công_bố công_khai cấp_(?:phép|giấy|kinh_phí|vốn) cập_nhật
    cử_(?:đoàn|cán_bộ|người|đại_diện) di_dời giải_thể giải_trình gửi
    hoàn_thiện(?=_(?:hồ_sơ|đề_án|dự_thảo|báo_cáo|kế_hoạch|bộ_máy|việc|thủ_tục)) hoàn_thành hoàn_tất hợp_nhất
    hủy_bỏ khai_trương khánh_thành khóa_sổ khôi_phục khảo_sát khắc_phục_sự_cố khởi_công kiểm_kê kiểm_tra
    kiện_toàn ký(?!_năng) ký_kết kết_nối_(?:hệ_thống|dữ_liệu|liên_thông) kết_thúc lấy_ý_kiến
    lập(?!_trường|_pháp|_luận|_tức|_lại) lắp_đặt mua_sắm mời mở(?!_rộng|_ra|_cửa) nghiệm_thu niêm_yết nộp
    phát_hành phát_động phê_chuẩn phê_duyệt phúc_đáp quyết_toán ra_mắt rà_soát soạn_thảo sáp_nhập sơ_kết sắp_xếp
    số_hóa sửa_chữa sửa_đổi thanh_lý thanh_tra thay_thế thu_hồi thu_thập thành_lập thông_báo thẩm_định thống_kê
    tinh_giản tiếp_nhận(?=_(?:xong|đầy_đủ|chức_năng|nhiệm_vụ|nguyên_trạng|bộ_máy|hồ_sơ|bàn_giao|tài_sản|trụ_sở))
    trao_trả triển_lãm triệu_tập trình trả_lời tuyển_chọn tuyển_dụng tái_cơ_cấu
    tổ_chức_(?:thành_công|tốt|chu_đáo|hội_nghị|hội_thảo|diễn_đàn|lễ|đoàn|lớp|cuộc|đại_hội|kỷ_niệm|ngày|tuần|tháng|hội_chợ|\d+|một|hai|ba|ít_nhất)
    tổng_hợp tổng_kết xem_xét
    xây_dựng_(?:và_)?(?:(?:hoàn_thiện|trình|ban_hành)_)?(?:đề_án|kế_hoạch|chương_trình|dự_thảo|báo_cáo|danh_mục|quy_chế|quy_định|quy_trình|phương_án|lộ_trình|cơ_sở_dữ_liệu|chuỗi|bộ|bản|trụ_sở|sổ_tay)
    xét_duyệt xử_lý_dứt_điểm điều_chuyển điều_tra đàm_phán đính_chính đóng_cửa đăng_ký
    đưa_vào_(?:hoạt_động|sử_dụng|vận_hành) đấu_thầu
""".split()
_STANDING = r"""
    bám_sát bảo_vệ bảo_đảm bồi_dưỡng chú_trọng chú_ý chăm_lo chịu_trách_nhiệm chống chủ_động coi_trọng cải_thiện
    cảnh_báo củng_cố duy_trì giám_sát giúp giúp_đỡ giữ_(?:vững|gìn|nghiêm|mối) gìn_giữ góp_phần gắn gắn_kết
    huy_động hướng_dẫn hỗ_trợ hội_nhập khai_thác khuyến_khích không_ngừng khơi_thông kiên_quyết kiên_định
    kết_hợp lan_tỏa luôn làm_sâu_sắc làm_tốt lắng_nghe lồng_ghép mở_rộng nghiêm_túc ngăn_chặn nhân_rộng
    nhận_thức nâng_cao nâng_cấp_quan_hệ nâng_tầm nêu_cao nắm_(?:chắc|vững|bắt|tình_hình) nỗ_lực phát_huy
    phát_triển phòng_chống phòng_ngừa phấn_đấu phối_hợp_chặt_chẽ phục_vụ quan_tâm quyết_liệt quyết_tâm
    quán_triệt quảng_bá siết_chặt tham_gia tham_mưu thay_đổi theo_dõi theo_sát thu_hút tháo_gỡ thích_ứng
    thúc_đẩy thường_xuyên thắt_chặt
    thực_hiện_(?:tốt|nghiêm|hiệu_quả|có_hiệu_quả|đồng_bộ|nghiêm_túc|quyết_liệt|nhất_quán) thực_hành thực_thi
    tiếp_tục tiết_kiệm tranh_thủ trau_dồi
    triển_khai_(?:đồng_bộ|hiệu_quả|có_hiệu_quả|quyết_liệt|mạnh_mẽ|toàn_diện|tốt|thực_hiện) tránh tuyên_truyền
    tuân_thủ tích_cực tôn_trọng tăng_cường tăng_tốc
    tạo_(?:điều_kiện|động_lực|môi_trường|chuyển_biến|đột_phá|thuận_lợi) tận_dụng tập_trung vun_đắp vận_dụng
    vận_động xác_định
    xây_dựng_(?:đội_ngũ|nền|môi_trường|hình_ảnh|văn_hóa|lòng_tin|đảng|quan_hệ|ngành|lực_lượng|phong_cách|con_người)
    xứng_đáng xử_lý_(?:tốt|linh_hoạt|kịp_thời|nghiêm|hài_hòa|khéo_léo) ý_thức đa_dạng_hóa đi_trước đi_đầu
    đóng_góp đôn_đốc đảm_bảo đẩy_mạnh đẩy_nhanh đề_cao đồng_hành đổi_mới ưu_tiên ổn_định ứng_phó
""".split()
_MAKES = r"""
    ban_hành biên_soạn báo_cáo chuẩn_bị có công_bố cập_nhật dự_thảo gửi hoàn_chỉnh hoàn_thiện hoàn_thành in
    khai_mạc khẩn_trương_trình ký ký_kết lập mở nghiên_cứu nộp phát_hành ra rà_soát soạn_thảo sửa_đổi tham_mưu
    thông_qua thẩm_định trình tổ_chức tổng_hợp xuất_bản xác_lập xây_dựng đàm_phán đăng đăng_cai đưa_ra đề_xuất
""".split()
_PRODUCTS = {
    "legal_draft": r"""
        (?:dự_thảo_)?nghị_định (?:dự_thảo_)?thông_tư (?:dự_án_|dự_thảo_)?luật (?:dự_thảo_)?nghị_quyết
        (?:dự_thảo_)?pháp_lệnh (?:dự_thảo_)?quyết_định quy_chế quy_định quy_trình bộ_quy_tắc
        văn_bản_quy_phạm_pháp_luật chỉ_thị
    """,
    "scheme": r"""
        đề_án dự_án(?!_luật|_pháp) chiến_lược quy_hoạch báo_cáo_nghiên_cứu_khả_thi
    """,
    "plan": r"""
        (?:dự_thảo_)?kế_hoạch chương_trình(?!_\d+) lộ_trình phương_án dự_toán thời_gian_biểu lịch kịch_bản
    """,
    "report": r"""
        báo_cáo sổ_(?:đăng_ký|theo_dõi|cái) danh_mục danh_sách sổ_tay cẩm_nang tài_liệu hồ_sơ bản_tin cơ_sở_dữ_liệu
        thống_kê bảng_tổng_hợp chuỗi_số_liệu số_liệu kiến_nghị giải_pháp biên_bản(?!_ghi_nhớ) kết_quả_rà_soát
        tờ_trình công_văn
    """,
    "agreement": r"""
        thỏa_thuận thoả_thuận hiệp_định hiệp_ước điều_ước biên_bản_ghi_nhớ bản_ghi_nhớ nghị_định_thư hợp_đồng
        tuyên_bố_chung ý_định_thư cam_kết
    """,
    "event": r"""
        hội_nghị hội_thảo tọa_đàm diễn_đàn hội_chợ triển_lãm lễ_(?:ký|kỷ_niệm|khai|khánh|công|ra|phát|hội|tổng)
        đại_hội tuần_lễ ngày_hội đoàn_(?:công_tác|ra|vào|doanh_nghiệp) chuyến_thăm cuộc_họp phiên_họp
        lớp_(?:tập_huấn|bồi_dưỡng|đào_tạo) các_ngày_lễ ngày_lễ sự_kiện kỷ_niệm cuộc_thi hoạt_động_kỷ_niệm
    """,
}
_LIGHT = """
    và các những của cho với để được là có về từ tại trong ngoài trên dưới theo do bởi này đó một mọi từng mỗi
    cần phải hãy sẽ đã đang không nên thì mà hay hoặc khi nếu đến ra vào lên xuống như cùng cũng nhằm việc sự
    công tác trước sau ngày tháng năm
""".split()
_NOT_IN_WORD = r"(?<!\w)"


def _any(words: list[str]) -> re.Pattern[str]:
    ordered = sorted(set(words), key=len, reverse=True)
    return re.compile(rf"{_NOT_IN_WORD}(?:{'|'.join(ordered)})(?!\w)".replace("_", r"\s+"), re.IGNORECASE)


def _nouns(words: str) -> re.Pattern[str]:
    ordered = sorted(words.split(), key=len, reverse=True)
    return re.compile(rf"{_NOT_IN_WORD}(?P<noun>{'|'.join(ordered)})(?!\w)".replace("_", r"\s+"), re.IGNORECASE)


# The noun of what is made stands right behind its verb: only whom it is handed to, how many there are and a second verb
# may come between.
_CAPITAL = "".join(letter for letter in map(chr, range(0x41, 0x1EFA)) if letter.isupper())
_BETWEEN = re.compile(
    rf"(?<!\w)(?![{_CAPITAL}])(?!(?:và|hoặc|các|những|một|hai|ba|bốn|năm|\d+|ít|nhất|tối|thiểu|bộ|bản|dự|thảo"
    rf"|cho|lên|tướng|phủ"
    r"|trưởng|tịch|tỉnh|thành|phố|cấp|có|thẩm|quyền|ban|nhân|dân|lãnh|đạo|hành|trình|hoàn|thiện|xây|dựng|triển"
    r"|khai|tổ|chức|thực|hiện"
    r"|đề|xuất|đồng|bộ|kịp|thời|sớm|cụ|thể|chi|tiết|riêng|mới|được|tốt|chu|đáo|công|gửi|lập|soạn|ký|kết)(?!\w))\w+",
)

WORDS = CallingWords(
    once=_any(_ONCE),
    standing=_any(_STANDING),
    heads=re.compile(r"\Z"),
    forbids=re.compile(
        r"\A(?:mọi|mỗi|tất cả)(?!\w)[^,;.]{2,60}?(?<!\w)(?:phải|cần)(?!\w)|"
        r"(?<!\w)(?:không(?! chỉ| những| ngừng)|tránh|nghiêm cấm|cấm|chớ|đừng|tuyệt đối không)(?!\w)",
        re.IGNORECASE,
    ),
    idle=re.compile(
        r"\s+(?:(?:tốt|xuất sắc|toàn diện|thắng lợi|thành công|các|những|mọi|vượt mức|chính trị|cao nhất)\s+)*"
        r"(?:mục tiêu|chỉ tiêu|nhiệm vụ|trách nhiệm|sứ mệnh|vai trò|tiềm năng|thời cơ|cơ hội|đột phá|lòng tin"
        r"|vị thế|hình ảnh"
        r"|kỹ năng)(?!\w)",
        re.IGNORECASE,
    ),
    aims=re.compile(
        r"(?<!\w)(?:nhằm|để(?! xảy)|qua đó|từ đó|góp phần|hướng tới|hướng đến|tiến tới|phục vụ(?! tốt)"
        r"|làm cơ sở|đáp ứng|tạo (?:điều"
        r" kiện|cơ sở|tiền đề))(?!\w)",
        re.IGNORECASE,
    ),
    links=re.compile(r"(?:(?<!\w)(?:để|nhằm|mà|về việc|trong việc|việc|của|kết quả)\s+)\Z", re.IGNORECASE),
    rhythm=re.compile(
        r"(?<!\w)(?:(?:hằng|hàng|mỗi) (?:ngày|tuần|tháng|quý|năm)|định kỳ|(?:sáu|ba|\d+) tháng một lần"
        r"|mỗi (?:thứ|sáu|ba) \w+"
        r"|một năm hai lần|hai lần (?:một|mỗi) năm)(?!\w)",
        re.IGNORECASE,
    ),
    outcome=re.compile(
        r"(?<!\w)(?:tăng trưởng|gdp|grdp|kim ngạch|xuất khẩu|nhập khẩu|doanh thu|thu nhập|năng suất|tỷ lệ|tỉ lệ"
        r"|tỷ trọng|xếp hạng|chỉ"
        r" số|vốn đầu tư|vốn fdi|kiều hối|lượt khách|khách du lịch|du khách|thu ngân sách|thất nghiệp"
        r"|hộ nghèo)(?!\w)",
        re.IGNORECASE,
    ),
    target=re.compile(
        r"(?<!\w)(?:mục tiêu|chỉ tiêu|phấn đấu|ít nhất|tối thiểu|đạt|vượt|trên|tăng)(?!\w)[^.;]{0,40}(?:\d"
        r"|tăng trưởng)",
        re.IGNORECASE,
    ),
    listed=re.compile(r"(?<!\w)(?:như|gồm|bao gồm|cụ thể là|nhất là|đặc biệt là)(?!\w)|:", re.IGNORECASE),
    makes=_any(_MAKES),
    products={kind: _nouns(words) for kind, words in _PRODUCTS.items()},
    answers={
        "report": re.compile(r"(?<!\w)(?:báo cáo|tổng hợp|thống kê)(?!\w)", re.IGNORECASE),
        "answer": re.compile(r"(?<!\w)(?:trả lời|phúc đáp|giải đáp|giải trình|giải thích)(?!\w)", re.IGNORECASE),
    },
    between=_BETWEEN,
    names=re.compile(r"(?<!\w)(?:một|các|những|bản)\s", re.IGNORECASE),
    has_bare_names=True,
    asides=re.compile(r",\s*(?:trong|trước|chậm nhất|hoàn thành trước)\s[^,;.]{2,45},", re.IGNORECASE),
    product_ends=re.compile(
        r"[,;:.()]\s|[.;]\Z|(?<!\w)(?:trước|chậm nhất|trong (?:quý|tháng|năm|vòng|thời hạn|\d)|hoàn thành"
        r"|đến ngày|từ ngày|để|nhằm|gửi về"
        r"|trình|và (?:báo cáo|trình|gửi|tổ chức)|hằng|hàng|mỗi|định kỳ|xong)(?!\w)",
        re.IGNORECASE,
    ),
    opening=re.compile(
        r"\s*,?\s*(?:(?:cần|phải|có trách nhiệm|chịu trách nhiệm(?= (?:chủ trì|xây|tổ|báo|rà|lập))|được giao"
        r"|được yêu cầu|nên|hãy|khẩn trương"
        r"|sớm|kịp thời|nghiêm túc(?= (?:rà|báo))|đề nghị|giao|yêu cầu|sẽ|là đầu mối(?=,))(?!\w)\s*)+",
        re.IGNORECASE,
    ),
    joint=re.compile(
        r",?\s*(?<!\w)(?:và\s+)?(?:phối hợp(?: chặt chẽ)?(?: cùng)?(?: với)?"
        r"|cùng(?: với)?)\s+(?P<who>[^;.]{3,300}?)(?:,?\s+(?=(?:xây dựng"
        r"|tổ chức|rà soát|báo cáo|trình|tham mưu|nghiên cứu|lập|hoàn thành|triển khai|đề xuất|hướng dẫn"
        r"|tổng hợp|thực hiện|kiểm tra"
        r"|chuẩn bị|soạn thảo|đẩy mạnh|tăng cường|khảo sát|sửa đổi|cập nhật|biên soạn|hoàn thiện|tháo gỡ"
        r"|trao đổi|khôi phục|kiểm soát|giải quyết|ban hành|công bố|đón|mở|ký|làm việc)(?!\w))|(?=[;.]|\Z))",
        re.IGNORECASE,
    ),
    leads=re.compile(
        r"(?<!\w)(?:chủ trì(?:, tham mưu)?|làm đầu mối|là (?:cơ quan |đơn vị )?đầu mối|đứng đầu)(?!\w)[\s,]*",
        re.IGNORECASE,
    ),
    every=re.compile(r"(?:(?:tất cả|toàn bộ|toàn thể|toàn|các|mọi|từng|mỗi|những|liên quan)\s+)+", re.IGNORECASE),
    parts=re.compile(
        r"\A\s*[-–]\s+|\s+[-–]\s+|\s*(?:;|,|(?<!\w)và(?!\w)|(?<!\w)cùng(?: với)?(?!\w))\s*", re.IGNORECASE
    ),
    light=frozenset(_LIGHT),
)
