"""Cue words of Vietnamese orders, requests and speech: the data, and the patterns made of it."""

from __future__ import annotations

import re

from diemcau.lang.cued import Cued
from diemcau.lang.vi.lines import Phrases

# Verbs by which somebody makes another do something. The first group goes downward or to equals; ASK goes any way and
# rank decides; PROPOSE goes upward or across; WISH is a proposal to equals and no order to those below.
ORDER = Phrases(
    """
    yêu cầu|giao|chỉ đạo|phân công|chỉ thị|ra lệnh|quán triệt|đôn đốc|nhắc nhở|nhắc|lưu ý|giao nhiệm vụ
    |giao trách nhiệm|ủy quyền|thống nhất giao|đồng ý giao|chấn chỉnh|cảnh báo|quán triệt yêu cầu|chỉ đạo yêu cầu
    |truyền đạt yêu cầu|dặn|căn dặn|dặn dò
    """
)
ASK = Phrases("đề nghị|kêu gọi|khuyến cáo|khuyến nghị|khuyên|vận động|động viên|thúc giục|mời gọi")
PROPOSE = Phrases("kiến nghị|đề xuất|gợi ý|đề đạt|xin|xin ý kiến|trân trọng đề nghị|gợi mở")
WISH = Phrases("mong muốn|mong|hy vọng|rất mong|bày tỏ mong muốn|mong đợi|kỳ vọng|trông đợi")
# Longer words that hold one of the verbs and are none of them, or in which it is a noun.
NO_REQUEST = Phrases(
    """
    giao lưu|giao ban|giao thông|giao dịch|giao tiếp|giao thương|giao hữu|giao mùa|giao hàng|giao nhận|giao thoa
    |giao thừa|giao quyền|giao kết|chỉ đạo điều hành|chỉ đạo hội nghị|chỉ đạo tại|chỉ đạo của|chỉ đạo và|yêu cầu của
    |yêu cầu về|yêu cầu đặt ra|yêu cầu cao|yêu cầu mới|yêu cầu phát triển|yêu cầu này|yêu cầu nhiệm vụ|đề nghị của
    |đề nghị về|đề nghị này|đề nghị trên|kiến nghị của|kiến nghị về|kiến nghị này|kiến nghị trên|kiến nghị còn
    |đề xuất của|đề xuất về|đề xuất này|lưu ý của|vận động được|vận động viên|vận động viện trợ|kêu gọi đầu tư
    |kêu gọi được|vận động quỹ|vận động kinh phí|vận động tài trợ|vận động ủng hộ
    |xin lỗi|xin lại|xin phép|xin cho biết|xin cảm ơn|xin chúc|xin gia hạn
    |xin chân thành|xin trân trọng
    |xin hỏi|mong rằng|khuyến cáo của|chỉ đạo thực hiện|lưu ý rằng|động viên khen thưởng|nhắc lại|nhắc đến|nhắc tới
    |chỉ thị số|chỉ thị của|đôn đốc việc|cảnh báo về|cảnh báo sớm|cảnh báo của|phân công của|phân công nhiệm vụ
    |đề nghị khen|đề nghị tặng|gợi mở về
    """
)
# What stands directly before a word that makes a noun or a passive of it.
NOUN_BEFORE = Phrases(
    """
    theo|các|những|nhiều|một số|ý kiến|nội dung|sự|việc|đáp ứng|đáp ứng được|được|bị|trả lời|tiếp nhận|tổng hợp|nêu
    |nghiên cứu|tiếp thu|công tác|phát biểu|tinh thần|theo sự|có ý kiến|xem xét|giải quyết|nhiệm vụ|của|về|với
    |thực hiện|lãnh đạo|văn bản|ban|ngoại|bàn|chuyển|xã|đạt|đạt được|trên cơ sở|bảng|số|cuộc|dự và|căn cứ|mọi|hai|ba
    |bốn|năm|sáu|tập trung|điều hành|mỗi|đơn|công văn|tờ trình|có|đủ|phiếu|giấy|chịu|nghe|dự|cho|là|danh mục|hồ sơ|cả
    |từng|khi|nếu|công tác tham mưu|chức năng|hoàn thành|không có|chủ động tham mưu|không|phù hợp|do|mức
    """
)
# What may stand between a subject and its verb.
AUX = Phrases(
    """
    đã|cũng|còn|vừa|tiếp tục|đồng thời|sẽ|đang|mới|có|rất|đặc biệt|một lần nữa|trân trọng|chính thức|luôn|nhiều lần
    |liên tục|tha thiết|cũng đã|đều|cùng|nghiêm khắc|thẳng thắn|thống nhất|thường xuyên|trực tiếp|xin|khẩn thiết
    |khẩn trương|quyết định|văn bản|ban hành văn bản|có văn bản|có công văn|đã có văn bản|gửi văn bản|ra văn bản
    |ghi nhận và|thì|kiên quyết|phát biểu|phát biểu chỉ đạo|phát biểu kết luận|kết luận|vui mừng|chân thành|kịp thời
    |tích cực|chủ động|sau đó|lại
    """
)
SAY = Phrases(
    """
    nhấn mạnh|nêu rõ|khẳng định|cho rằng|cho biết|cho hay|phát biểu|kết luận|chỉ rõ|chỉ ra|lưu ý|quán triệt|nói
    |chia sẻ|thông tin|nhận định|đánh giá|ghi nhận|biểu dương|bày tỏ|đồng tình|gợi mở|định hướng|phân tích|nêu
    |báo cáo|thông báo|cảm ơn|chúc mừng|hoan nghênh|đề cao|trao đổi|tuyên bố|trả lời|giải thích|bổ sung|đề cập
    |nhắc lại|tin tưởng|nhất trí|thống nhất|giới thiệu|công bố|nhìn nhận|thừa nhận|dẫn chứng|tái khẳng định
    |đánh giá cao|khẳng định lại|dặn dò|căn dặn|mong muốn|tin rằng|chúc|nhắn nhủ|truyền đạt|chỉ đạo|yêu cầu|đề nghị
    |giao|kêu gọi|kiến nghị|đề xuất|gợi ý|khuyến cáo|nhắc|nhắc nhở|phân công|đôn đốc|chỉ thị|mong|hy vọng|quyết định
    |viết|ví|cam kết|hứa|tri ân|ca ngợi
    """
)
# Verbs that say something only where words of a speech follow.
ACT_OR_SAY = Phrases(
    """
    báo cáo|thông báo|trao đổi|trả lời|công bố|bổ sung|giới thiệu|thông tin|quyết định|thống nhất|đánh giá|nêu
    |phân tích|giải thích|định hướng|truyền đạt|viết|cam kết|hứa|đề cao|bày tỏ
    """
)
# Verbs of saying whose content may be orders without subject.
STRESS = Phrases(
    """
    nhấn mạnh|nêu rõ|khẳng định|lưu ý|quán triệt|chỉ rõ|kết luận|chỉ đạo|yêu cầu|đề nghị|định hướng|nói|phát biểu
    |chỉ đạo rõ|nhắc nhở|căn dặn|dặn dò|cho rằng|gợi mở|nêu|giao nhiệm vụ|phát biểu kết luận|phát biểu chỉ đạo
    |kêu gọi|khuyến cáo
    """
)
MODALS = Phrases(
    """
    phải|cần|cần phải|hãy|nên|không nên|không được|buộc phải|có trách nhiệm|chịu trách nhiệm|được giao|được phân công
    |được yêu cầu|được đề nghị|có nhiệm vụ|nhất thiết phải|bắt buộc phải|không được phép|tuyệt đối không|không thể
    |nghiêm cấm|cấm|luôn phải|vẫn phải|cũng phải|cũng cần|đều phải|thì phải|chỉ được|được khuyến cáo|đừng
    """
)
# Modals that only report a fact or open an aside, with what stands behind them.
NO_MODAL = Phrases(
    """
    phải chăng|phải kể đến|phải kể|phải nói|phải đối mặt|phải thừa nhận|phải chịu|phải trái|phải nộp phạt
    |phải là người|cần nhắc lại|cần thiết|cần lưu ý rằng|cần lưu ý là|cần thấy|cần nói thêm|cần cù|cần khẳng định
    |cần nhìn nhận|cần kể|cần giúp đỡ|cần hỗ trợ|cần thơ|nên đã|cấm vận|không thể không|không thể thiếu|phải không
    |cần và đủ|cần biết|cần quan tâm là|cần lưu tâm|cấm xe|được giao lưu|không phải|phải rời|phải nghỉ|phải dừng
    |phải đóng cửa|nên việc|nên các|nên kết quả|nên số|nên nhiều|nên chưa|nên không có|nên còn|cấm địa
    |không thể phủ nhận|cần xem
    """
)
MODAL_BEFORE = Phrases(
    "đã|đang|từng|trường hợp|không|gặp|vấp|mắc|bên|lẽ|chưa|khi|nhu cầu|điều kiện|việc|nếu|trở|làm|vấn đề|mà|ai"
    "|là|yếu tố|điều|cho|đồ|số"
    "|nội dung"
)
ITEM = re.compile(
    r"\s*(?:(?P<n>\(?(?:\d{1,2}(?:\.\d{1,2}){0,2}|[a-zđ]|[ivxIVX]{1,5})[.)]|\(?\d{1,2}/)(?=\s)"
    r"|(?P<dash>[-•*+–—])(?=\s?\S)"
    r"|(?P<art>(?:Điều|Khoản|Mục|Nhiệm vụ|Phần) (?:thứ )?\w{1,3}[.:]))\s*"
)
ORDINAL = re.compile(
    r"(?:và |Và )?(?:(?P<o>(?:Thứ|thứ) (?:nhất|hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín|mười)|(?:Một|Hai|Ba|Bốn|Năm|Sáu"
    r"|Bảy|Bẩy|Tám"
    r"|Chín|Mười|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)(?= là\b)"
    r"|(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Bẩy|Tám|Chín|Mười)(?=, [a-zà-ỹđ])|(?:Cuối cùng|cuối cùng|Trước hết"
    r"|trước hết|Trước tiên"
    r"|Tiếp theo|Tiếp đến|Sau cùng)(?=[,:]| là\b)))(?: là)?[,:]? "
)
LINK = re.compile(
    r"(?:(?:Đồng thời|Bên cạnh đó|Bên cạnh việc[^,;.]{3,60}|Cùng với đó|Ngoài ra|Song song với đó|Mặt khác"
    r"|Theo đó|Do đó|Do vậy"
    r"|Vì vậy|Đặc biệt|Trong đó có việc|Trong đó|Trên cơ sở đó|Từ đó|Thời gian tới|Trong thời gian tới"
    r"|Những tháng cuối năm"
    r"|Trước mắt|Cụ thể|Tiếp đó"
    r"|Sắp tới|Về lâu dài|Để làm được điều đó|Để thực hiện[^,;.]{3,80}|Để hoàn thành[^,;.]{3,80}|Để đạt[^,;.]{3,80}"
    r"|(?:Trong )?[Nn]ăm \d{4}|Bước sang năm[^,;.]{2,20}|Nhân dịp này|Riêng|Về phía[^,;.]{2,40}|Tuy nhiên|Hơn nữa"
    r"|Nhất là|Qua đó"
    r"|Trong bối cảnh[^,;.]{3,80}|Trong trường hợp[^,;.]{3,60}|Trường hợp[^,;.]{3,60}|Khi [^,;.]{3,60}"
    r"|Đối với [^,;.]{3,90}"
    r"|Về (?!trước|sau)[^,;.]{3,90}|Liên quan(?: đến)? [^,;.]{3,90}|Với [^,;.]{3,90}|Trong [^,;.]{3,70}"
    r"|Trên [^,;.]{3,70})[,:] )+"
)
_COUNT = r"(?:\d{1,2}|một số|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mấy)"
_TASKS = (
    r"(?:nhóm )?(?:nhiệm vụ, giải pháp|nhiệm vụ và giải pháp|nhiệm vụ|nội dung|điểm|giải pháp|vấn đề|việc|yêu cầu"
    r"|trọng tâm|công việc|công tác|định hướng|mục tiêu|trụ cột|khâu đột phá|biện pháp)"
)
_KIND = (
    r"(?:,? (?:như sau|sau đây|sau|dưới đây|trọng tâm|cụ thể|chủ yếu|lớn|chính|trong đó|gồm|bao gồm|quan trọng"
    r"|then chốt|cấp bách|trước mắt|trong thời gian tới|thời gian tới|năm \d{4}|ưu tiên|đột phá|chiến lược|cơ bản|này))"
)
_ABOUT = r"(?: (?:về|của|trong|cho|cần) [^,;:.]{2,60})?"
# A sentence or clause that only says that tasks follow: by their number, or with "sau" behind them.
ANNOUNCES = re.compile(
    rf"(?<!\w)(?:{_COUNT} {_TASKS}{_KIND}*{_ABOUT}{_KIND}*"
    rf"|(?:các|những|nhiều) {_TASKS}{_KIND}*{_ABOUT} (?:như sau|sau đây|sau|dưới đây)"
    rf"|(?:tập trung|tập trung thực hiện|thực hiện|thực hiện tốt|triển khai|làm tốt|quán triệt|tập trung vào)"
    rf" (?:tốt )?(?:các|những) {_TASKS}{_KIND}*)\s*[:.;,]?\s*\Z",
    re.IGNORECASE,
)
FOLLOWS = re.compile(
    r"(?:như sau|sau đây|sau|gồm|bao gồm|cụ thể|trong đó|là|rằng|đó là|các nội dung|chỉ đạo|:)\s*:?\s*\Z", re.IGNORECASE
)
# A heading under which a list tells results or plans of the house, and one over tasks.
RESULT_HEAD = re.compile(
    r"kết quả|thành tựu|tồn tại|hạn chế|khó khăn|nguyên nhân|bài học|đánh giá|tình hình|số liệu", re.IGNORECASE
)
TASK_HEAD = re.compile(
    r"nhiệm vụ|yêu cầu|chỉ đạo|kết luận|giải pháp|phân công|giao|tổ chức thực hiện|nội dung|công việc|đề nghị"
    r"|quyết định",
    re.IGNORECASE,
)
PROPOSAL_HEAD = re.compile(r"(?:\A|[\s.])(?:các )?(?:kiến nghị|đề xuất|đề nghị)", re.IGNORECASE)
# "the request of X:", "the conclusions of X": whose request it is.
ORDER_NOUN = Cued(
    r"(?<!\w)(?:yêu cầu|chỉ đạo|ý kiến chỉ đạo|kết luận|thông điệp|mệnh lệnh|ý kiến|lời dặn"
    r"|đề nghị) của (?P<who>[^:,;.]{3,70}?)"
    r"(?P<mark>\s?:|,? (?:về việc|rằng|là) )",
    re.IGNORECASE,
)
# A heading of tasks whose giver is the house: "Nhiệm vụ quý IV: ...".
TASK_NOUN = Cued(r"\W*(?:nhiệm vụ|công việc|việc cần làm)(?: (?!của |được )[^:;.]{1,50})?: (?=\S)", re.IGNORECASE)
# Papers and meetings that order for somebody.
PAPER = re.compile(
    r"(?<!\w)(?:công điện|văn bản|công văn|chỉ thị|thông báo|kết luận|nghị quyết|hội nghị|cuộc họp|quyết định"
    r"|kế hoạch)(?!\w)"
)
RELAYS = re.compile(
    r"(?<!\w)(?:truyền đạt|quán triệt|nhắc lại|chuyển|thông báo|phổ biến|dẫn lại|nêu lại|thông tin)(?!\w)",
    re.IGNORECASE,
)
