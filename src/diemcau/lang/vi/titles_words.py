"""Words of Vietnamese titles, honorifics and names: the data of `titles`."""

from __future__ import annotations

from diemcau.lang.vi.lines import Phrases

HEADS = Phrases(
    """
    tổng bí thư|bí thư|phó bí thư|chủ tịch|phó chủ tịch|thủ tướng|phó thủ tướng|bộ trưởng|thứ trưởng|trợ lý bộ trưởng
    |ngoại trưởng|quốc vụ khanh|giám đốc|phó giám đốc|tổng giám đốc|phó tổng giám đốc|cục trưởng|phó cục trưởng
    |tổng cục trưởng|chi cục trưởng|phó chi cục trưởng|vụ trưởng|phó vụ trưởng|trưởng ban|phó trưởng ban|phó ban
    |trưởng phòng|phó trưởng phòng|phó phòng|trưởng đoàn|phó trưởng đoàn|trưởng cơ quan đại diện|trưởng phái đoàn
    |trưởng đại diện|chánh văn phòng|phó chánh văn phòng|chánh thanh tra|chánh án|viện trưởng|phó viện trưởng
    |chủ nhiệm|phó chủ nhiệm|tổng kiểm toán|tổng thư ký|đại sứ|phó đại sứ|tổng lãnh sự|phó tổng lãnh sự|lãnh sự
    |lãnh sự danh dự|tham tán|tham tán công sứ|công sứ|đại biện|đại biện lâm thời|tùy viên|người phát ngôn
    |phó phát ngôn|phó người phát ngôn|tỉnh trưởng|phó tỉnh trưởng|thị trưởng|phó thị trưởng|thống đốc|phó thống đốc
    |thủ hiến|tổng thống|phó tổng thống|quốc vương|nhà vua|nữ hoàng|hoàng tử|đại tướng|thượng tướng|trung tướng
    |thiếu tướng|đại tá|thượng tá|trung tá|thiếu tá|đại úy|thượng úy|chỉ huy trưởng|phó chỉ huy trưởng|chính ủy
    |phó chính ủy|tư lệnh|phó tư lệnh|đồn trưởng|hiệu trưởng|phó hiệu trưởng|ủy viên|thường trực ban bí thư
    |đặc phái viên|cố vấn|quyền chủ tịch|quyền giám đốc|quyền bộ trưởng|tổng biên tập|trưởng thương vụ|trưởng khoa
    |trưởng ty|chủ tịch nước|phó chủ tịch nước|chủ tịch quốc hội|quận trưởng|phó chủ tịch quốc hội|điều phối viên
    |trưởng nhóm|bí thư thứ nhất|bí thư thứ hai|người sáng lập|nghị sĩ|thượng nghị sĩ|dân biểu|huyện trưởng|giáo sư
    |phó giáo sư|tiến sĩ|thạc sĩ
    """
)
# Heads that stand for a person by themselves, without body or name, where they are written small as well.
LONE_HEADS = frozenset({"thủ tướng", "phó thủ tướng", "chủ tịch nước", "tổng bí thư", "tổng thống"})
# What a title can go on with in small letters.
TAIL_WORDS = Phrases(
    """
    thường trực|tỉnh|thành phố|huyện|xã|phường|quận|thị xã|nước|nhân dân|phụ trách|đặc mệnh toàn quyền|lâm thời
    |danh dự|thứ nhất|thứ hai|thương mại|chính phủ|quốc hội|trung ương|khóa|kinh tế|địa phương|nước ngoài
    |các tổ chức hữu nghị|hữu nghị|đối ngoại|biên phòng|lao động|đầu tư|cán bộ|công nghiệp|vận tải|công nghệ|quốc tế
    |thông tin|truyền thông|môi trường|nhà nước|doanh nghiệp|văn hóa|đa phương|pháp luật|du lịch|nông thôn
    |chuyên trách|kiêm nhiệm|tại|ở|của|dân tộc|tôn giáo|dân vận|tuyên giáo|khu vực|liên bang|bang|vùng|đặc khu
    |khu kinh tế|các khu công nghiệp|toàn quốc|người việt nam ở nước ngoài|về người việt nam ở nước ngoài
    |hội đồng nhân dân|ủy ban nhân dân|kiêm|ngành|trụ cột|phụ trách kinh tế|phụ trách đối ngoại|ngoài nước|thủy sản
    |thương binh|xã hội|thể thao|đào tạo|phát triển
    """
)
# Nouns that open the name of a body inside a title; what stands behind them is its name, and no person's.
BODY_HEADS = frozenset("bộ sở ban cục vụ phòng hội viện ubnd hđnd mttq ubmttq báo đài quỹ".split())
# Names of bodies whose second syllable reads like a word that follows a name.
BODY_WORDS = Phrases(
    """
    ngoại giao|giao thông|nội vụ|ngoại vụ|tài chính|công an|công thương|tư pháp|y tế|quốc phòng|xây dựng|nông nghiệp
    |kế hoạch|lãnh sự|thanh tra|lễ tân|hải quan|thống kê|quản lý|hợp tác|thông tin|tổ chức|tuyên giáo|kiểm tra
    |báo chí|chính trị|kinh tế|an ninh|biên giới|văn phòng|đối ngoại|luật pháp|bảo hiểm|chỉ huy|chỉ đạo|phát thanh
    |truyền hình
    """
)
# What a name cannot go on with, though it stands behind a capital.
STOPS = frozenset(
    """
    và với của cho để đã đang sẽ cũng phải cần về tại ở do là có không trong ngoài từ đến theo khi nếu thì mà được bị
    nhằm cùng trước sau nhấn nói nêu phát kết khẳng ghi biểu cảm chúc tặng trao dẫn tiếp gặp hội thăm dự chủ thay cho
    ký đón thông nhận bày đánh hay yêu đề giao chỉ kiến gợi mong hy kêu khuyến lưu quán đôn nhắc phân trả trao hỏi
    nghe xem các những mỗi này đó ấy vừa mới còn như hoặc hay nhưng song bởi qua vào ra lên xuống lại tuyên khai bế
    trân trọng tin đồng cùng luôn rất hơn gần trên dưới giữa suốt sáng chiều ngày tháng năm lần thứ điều mời đáp
    """.split()
)
# Titles that stand for nobody without a name.
NEED_NAME = frozenset(
    "lãnh sự|tiến sĩ|giáo sư|phó giáo sư|thạc sĩ|cố vấn|tùy viên|đại tá|thượng tá|trung tá|thiếu tá|đại úy|thượng úy"
    "|đại tướng|thượng tướng|trung tướng|thiếu tướng|nghị sĩ|thượng nghị sĩ|điều phối viên|ủy viên".split("|")
)
# Offices of states, foreign where the name behind them is; and those that only other countries have.
STATE_HEADS = frozenset(
    "đại sứ|phó đại sứ|tổng lãnh sự|lãnh sự|lãnh sự danh dự|bộ trưởng|thứ trưởng|thủ tướng|phó thủ tướng|ngoại trưởng"
    "|đại biện|đại biện lâm thời|công sứ|tham tán|tùy viên|chủ tịch quốc hội".split("|")
)
FOREIGN_HEADS = frozenset(
    "tổng thống|phó tổng thống|quốc vương|nhà vua|nữ hoàng|hoàng tử|tỉnh trưởng|phó tỉnh trưởng|quốc vụ khanh|thủ hiến"
    "|nghị sĩ|thượng nghị sĩ|dân biểu|thống đốc|phó thống đốc|thị trưởng|phó thị trưởng|ngoại trưởng".split("|")
)
HONOURS = Phrases(
    "đồng chí|ông|bà|anh|chị|ngài|đ/c|gs|ts|pgs|ths|gs.ts|pgs.ts|mr|mrs|ms|nhà báo|nhà ngoại giao|thiếu nữ|cô|chú|bác"
)
GROUPS = frozenset({"cấp", "các", "những", "mỗi", "từng", "mọi", "hai", "ba", "nhiều", "một", "số", "cựu"})
# Vietnamese surnames, with those of the peoples of the north and the highlands.
SURNAMES = frozenset(
    """
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đinh đoàn trịnh mai tô trương lâm tạ
    lương lưu hà cao châu chu phùng tôn thái quách kiều vương mạc nghiêm la thân từ vi văn viên tống tăng triệu thạch
    tiêu tang thang quang quản ninh nông ông phó phí phương quan quế sầm sùng sử thào giàng vàng lò lầu vừ quàng cầm
    hảng má cứ chảo tẩn lù lèo đèo đới đồng đổng doãn diệp dư giang giáp hàn hạ hứa kha khổng khuất khúc kim lạc lại
    lã lăng lều liêu lô lỗ lục mã mẫn mẫu mông nhâm nhan nhữ ôn ấu âu an bạch bành bế biện bồ ca cấn chế chung cổ cù
    cung cự danh đàm đan đăng đậu điền điểu đôn đường ngạc ngụy ngân nghị ngọ nhậm ôn phù sơn tạo thi thiều thịnh
    thòng thông thủy tiền tiết tòng tòng trang trà tri trình trưng ty ung uông ứng vòng vưu xa yên ksor rơ siu rmah
    nay rô hồng lang bàn chẩu hầu thèn ma triệu cháng ly chang chẻo phàn nùng bo lữ lường hoàng tòng cà lự tao mùa
    phừa sình thò giằng tráng
    """.split()
)
# Middle names that only persons have, and so part a name of two or four syllables from a place.
MIDDLES = frozenset(
    {"thị", "văn", "đức", "xuân", "hữu", "đình", "quốc", "thanh", "ngọc", "minh", "quang", "công", "bá"}
)
# Provinces, old and new, and cities whose first syllable is a surname or may be taken for one.
PLACES = frozenset(
    name.replace("_", " ")
    for name in """
    hồ_chí_minh hà_nội hà_nam hà_giang hà_tĩnh hà_tiên hà_đông lâm_đồng lý_sơn phan_thiết phan_rang cao_bằng thái_bình
    thái_nguyên lạng_sơn lai_châu lào_cai ninh_bình ninh_thuận an_giang đồng_nai đồng_tháp đồng_hới kiên_giang
    tiền_giang trà_vinh tây_ninh hậu_giang bạc_liêu cà_mau yên_bái sơn_la hòa_bình bắc_giang bắc_ninh bắc_kạn
    tuyên_quang phú_thọ phú_yên vĩnh_phúc vĩnh_long hải_phòng hải_dương hưng_yên nam_định thanh_hóa nghệ_an quảng_bình
    quảng_trị quảng_nam quảng_ngãi quảng_ninh thừa_thiên_huế bình_định bình_thuận bình_dương bình_phước khánh_hòa
    ninh_hòa gia_lai kon_tum đắk_lắk đắk_nông đà_nẵng đà_lạt cần_thơ sóc_trăng long_an bến_tre bà_rịa điện_biên
    châu_đốc mai_châu
    """.split()
)
# Nouns of places: two syllables with capitals behind one are the place's name.
PLACE_NOUNS = frozenset(
    {"tỉnh", "thành phố", "tp", "huyện", "xã", "phường", "quận", "thị xã", "đặc khu", "bang", "vùng"}
)
# Words of an office that any holder shares, and those that make another office of it.
LOOSE = frozenset({"của", "tại", "ở", "thường", "trực", "đồng", "chí", "và"})
FLAGS = frozenset({"phó", "quyền", "nguyên", "thứ"})
# Memberships that are no post: left out of a title where there is another.
MEMBERSHIPS = ("ủy viên", "tỉnh ủy viên", "đại biểu")
# How a text calls the holder of an office by what the holder leads.
HEAD_OF = (
    (("chính", "phủ"), "thủ tướng"),
    (("ngành", "ngoại", "giao"), "bộ trưởng"),
    (("nhà", "nước"), "chủ tịch nước"),
    (("quốc", "hội"), "chủ tịch quốc hội"),
    (("chính", "quyền", "tỉnh"), "chủ tịch ubnd tỉnh"),
    (("ubnd", "tỉnh"), "chủ tịch ubnd tỉnh"),
    (("tỉnh", "ủy"), "bí thư tỉnh ủy"),
    (("cấp", "ủy", "tỉnh"), "bí thư tỉnh ủy"),
)
