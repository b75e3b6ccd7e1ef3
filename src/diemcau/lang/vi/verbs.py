"""What the predicate of an order can open with: verbs, adverbs of zeal, words of duty.

Vietnamese marks neither the verb nor the end of the noun phrase before it, so that "Sở Nội vụ | tuyển chọn lao động" is
parted by knowing the verb. A verb that is as often part of a noun phrase ("doanh nghiệp xuất khẩu") is a weak one, and
counts where no other stands.
"""

from __future__ import annotations

from diemcau.lang.vi.lines import Phrases

STRONG = Phrases(
    """
    cân đối|thường trực|rà soát|xây dựng|hoàn thiện|hoàn thành|hoàn tất|triển khai|thực hiện|thực thi|tổ chức|báo cáo
    |tham mưu|đề xuất|kiến nghị|ban hành|sửa đổi|bổ sung|cập nhật|công khai|công bố|niêm yết|kiểm tra|kiểm soát
    |kiểm đếm|giám sát|thanh tra|theo dõi|đôn đốc|hướng dẫn|chỉ đạo|quán triệt|phổ biến|tuyên truyền|vận động
    |nâng cao|nâng cấp|đẩy mạnh|đẩy nhanh|đẩy lùi|tăng cường|tăng tốc|mở rộng|mở cửa|mở mới|phát triển|phát huy
    |củng cố|duy trì|giữ vững|giữ gìn|giữ liên lạc|giữ nghiêm|bảo vệ|bảo đảm|đảm bảo|bảo hộ|hỗ trợ|giúp đỡ
    |tạo điều kiện|tạo chuyển biến|tạo đột phá|tạo thuận lợi|tháo gỡ|giải quyết|xử lý|xử phạt|khắc phục|chấn chỉnh
    |siết chặt|thắt chặt|chấm dứt|ngăn chặn|phòng ngừa|phòng chống|đấu tranh|phản bác|xác minh|trả lời|phản hồi
    |giải trình|cung cấp|tiếp nhận|tiếp thu|nghiên cứu|đánh giá|phân tích|dự báo|nắm chắc|nắm bắt|nắm vững
    |nắm tình hình|bám sát|xác định|lựa chọn|tuyển chọn|tuyển dụng|đào tạo|bồi dưỡng|tập huấn|bố trí|sắp xếp
    |kiện toàn|tinh gọn|tinh giản|đổi mới|cải cách|cải thiện|số hóa|chuyển đổi|ứng dụng|kết nối|chia sẻ|trao đổi
    |liên hệ|liên lạc|phối hợp|chủ trì|làm đầu mối|làm tốt|làm rõ|làm sâu sắc|làm việc với|là đầu mối|là cơ quan
    |là cầu nối|làm cầu nối|đóng vai trò|khóa sổ|rút ngắn|rút kinh nghiệm|rút thời gian|cắt giảm|thực hành|tiết kiệm
    |huy động|thu hút|xúc tiến|quảng bá|giới thiệu|tận dụng|tranh thủ|đa dạng hóa|cụ thể hóa|hiện thực hóa
    |nội luật hóa|chuẩn hóa|đơn giản hóa|hiện đại hóa|thúc đẩy|khơi thông|đàm phán|ký kết|ký cam kết|phê duyệt
    |phê chuẩn|thẩm định|thẩm tra|thu hồi|khen thưởng|biểu dương|kỷ luật|chấp hành|tuân thủ|đi đầu|đi trước
    |tiên phong|dẫn dắt|chuẩn bị|đón tiếp|phục vụ|chăm lo|quan tâm|chú trọng|coi trọng|chú ý|lưu ý|ưu tiên|kết hợp
    |gắn kết|lồng ghép|tham gia|tham dự|đăng ký|khai báo|trình diện|hạn chế|đề phòng|trang bị|sửa chữa|khôi phục
    |tu bổ|tôn tạo|tuần tra|thống kê|tổng hợp|đối chiếu|biên soạn|soạn thảo|dự thảo|phát hành|xuất bản|phát hiện
    |tố giác|thông báo|thông tin kịp thời|rèn luyện|tu dưỡng|đoàn kết|đồng hành|đóng góp|ủng hộ|thay đổi|phân cấp
    |phân công|phân loại|phân bổ|phân định|giải ngân|quyết toán|thanh toán|khởi động|khởi công|hội nhập|nhân rộng
    |tổng kết|sơ kết|nâng hạn mức|đăng tải|kiềm chế|nhận diện|xem xét|cân nhắc|cho phép|xác nhận|chứng nhận|thành lập
    |giải thể|sáp nhập|chuyển giao|bàn giao|tiếp quản|tiếp tục|tập trung|kết thúc|chấn hưng|bứt phá
    |khai thác hiệu quả|trực bảo hộ|trực ban|trực chỉ huy|tìm hiểu|tìm kiếm|tìm giải pháp|tham khảo|trình diễn
    |tiến hành|áp dụng|quy hoạch|quy định|thiết lập|thiết kế|vận hành|vận dụng|khuyến khích|khuyến cáo|cảnh báo
    |nhắc nhở|giáo dục|truyền thông|tư vấn|tiếp cận|tiếp dân|tiếp công dân|đối thoại|lắng nghe|giải đáp|giải thích
    |chứng minh|bồi thường|trợ giúp|cứu hộ|cứu nạn|sơ tán|di dời|ứng phó|ứng trực|điều tra|điều tiết|điều phối
    |điều chỉnh|điều động|luân chuyển|bổ nhiệm|quy trách nhiệm|chịu trách nhiệm|có trách nhiệm|có giải pháp
    |có biện pháp|có kế hoạch|có phương án|có chính sách|có cơ chế|mang theo|kê khai|đóng cửa|mở lại|nối lại|khảo sát
    |thí điểm|đặt cọc|thu tiền|nộp|gửi|trình|đặt mục tiêu|cùng góp|góp sức|góp ý|cho ý kiến|bầu|công nhận|bảo lãnh
    |chia tách|hợp nhất|nhập nhiệm vụ|nhập dữ liệu|tự túc|tự giác|hành động|phát động|hưởng ứng|thi đua|phấn đấu
    |quyết tâm|nỗ lực|cam kết|thống nhất|đồng bộ hóa|minh bạch|tạo lập|tạo nguồn|tạo môi trường|tạo đồng thuận
    |tạo sức lan tỏa|lan tỏa|lồng tiếng|trồng|tái cơ cấu|cơ cấu lại|nâng tầm|đưa vào|đưa ra|đưa kim ngạch|đưa quan hệ
    |đưa công tác|đưa ngoại giao|xác lập|định hướng|xây|khẳng định|hợp tác chặt chẽ|phát hiện sớm|tính toán|tính đến
    |rà phá|kịp thời báo cáo|giao nhiệm vụ|giao chỉ tiêu|đặt hàng|trực tiếp làm việc|đào sâu|thẩm vấn|xét xử|đóng dấu
    |niêm phong|tiêu hủy|tịch thu|truy thu|truy vết|rút giấy phép|tăng quyền|tham vấn|chủ động phòng ngừa|tối ưu hóa
    |phủ sóng|khớp nối|lưu trữ|lưu giữ|bảo quản|bảo tồn|bảo trì|vệ sinh|dọn dẹp|thu gom|nạo vét|gia cố|gia hạn|miễn
    |cắm mốc|phân giới|quan trắc|đo đạc|lắp đặt|thay thế|bổ khuyết|chốt|theo sát|ghép|kéo dài|nhắn tin|dùng chung
    |bố trí đủ|định vị|đo vẽ|kiểm kê|kiểm định|cấp đổi|thu xếp|để dành|dành riêng|cho mượn|cho thuê|cho vay
    |lấy mẫu|lấy ý kiến|xét nghiệm|chằng chống|giảm giá|giảm phí|hạ phí|hạ giá|hoàn trả|hoàn tiền|trích lập|dán nhãn
    |gắn mã|gắn biển|đánh dấu|ghi hình|ghi nhận|ghi rõ|ghi chép|đối soát|dạy nghề|túc trực|canh gác|thắp sáng
    |phân luồng|phát quang|làm sạch|làm thủ tục
    """
)
# Short verbs that open an order behind the name of who is told, and are parts of other words elsewhere.
PLAIN = Phrases(
    """
    lập|mở|đóng|giúp|tạo|ký|cấp|cử|góp|thu|nâng|đặt|gọi|thuê|đưa|rút|nhập|nêu|cắm|khóa|trả|đăng|mang|đeo|mời|gặp
    |chuyển|bỏ|treo|cắt|dừng|ngừng|tạm dừng|tạm hoãn|ghi|đánh số|chụp|dịch|dọn|lắp|sửa|vá|đắp|nạo vét|tuyển|chọn|dán
    |viết|đọc|họp|in|bán|xếp|chia|tính|gom|phát|xin|mua|giảm|tăng|dạy|sắm|kẻ|sơn|vẽ|thử|kéo|chở|cứu|đón|tiếp|báo|soạn
    |xóa|hủy|hạ|dời|ngưng|đổi|đếm|đo|tháo|lấp|dành|thắp
    """
)
# Verbs that are as often part of a noun phrase.
WEAK = Phrases(
    """
    quản lý|xuất khẩu|nhập khẩu|sản xuất|kinh doanh|hoạt động|phụ trách|đầu tư|khai thác|hợp tác|sử dụng|tiếp xúc
    |thông tin|học tập|học|giữ|dự|thăm|chi|lấy|gắn|đến|ở|trực|điều|làm|làm việc|nắm|xét|dành|tránh|lên|vào|về|đi|giao
    |nuôi|sống|tập|thắp|đốt|neo|đậu|bay|chạy|nghe|xem|nói|hỏi|tìm|bảo|để|thôi|ra|rời|quay lại|trở về|trở lại|khám
    |chữa|tiêm|cách ly|phun|kiểm|đếm|quay|thay|đào|nạo|trồng cây|che|phủ|cân nhắc|lao động|vận tải|chế biến
    """
)
# Words of zeal, duty and manner before the verb.
ADVERBS = Phrases(
    """
    tiếp tục|tập trung|khẩn trương|chủ động|tích cực|thường xuyên|kịp thời|nghiêm túc|nghiêm|sớm|nhanh chóng|ngay
    |luôn|luôn luôn|tuyệt đối|không|không được|không nên|không để|chỉ|phải|cần|cần phải|cần thiết phải|hãy|nên
    |trực tiếp|định kỳ|hằng ngày|hằng tuần|hằng tháng|hằng quý|hằng năm|hàng ngày|hàng tuần|hàng tháng|hàng quý
    |hàng năm|quyết liệt|quyết tâm|nỗ lực|phấn đấu|thật sự|thực sự|đặc biệt quan tâm|đặc biệt chú trọng
    |đặc biệt lưu ý|hết sức|cố gắng|kiên quyết|kiên trì|kiên định|linh hoạt|sáng tạo|bình tĩnh|yên tâm|ưu tiên|căn cứ
    |trên cơ sở|theo chức năng|từng bước|phối hợp chặt chẽ|mạnh dạn|cẩn trọng|thận trọng|gương mẫu|nêu gương|nêu cao
    |dứt điểm|tự|thay mặt|đồng thời|có ngay|có trách nhiệm|chịu trách nhiệm|cần tiếp tục|buộc phải|nghiêm cấm
    |chấm dứt ngay|vừa|phát huy|nhạy bén|bằng mọi biện pháp|bằng mọi cách|cùng góp|cùng nhau|cùng chung|chung tay
    |tận tâm|chân thành|thống nhất|đẩy mạnh|sẵn sàng|trước mắt|không ngừng|tăng cường|nhất thiết|khẩn cấp|cấp bách
    |đi sâu|chăm chỉ|cảnh giác|giữ|bám|ra sức|chấp hành nghiêm|đặt|lấy|coi|xem|quan tâm|nói đi đôi|dám|rõ người
    |linh động|chặt chẽ|đồng loạt
    """
)
# Heads whose object is an act: what "và" joins behind them is one act more, not one order more.
LIGHT = Phrases(
    """
    tiếp tục|tập trung|đẩy mạnh|đẩy nhanh|tăng cường|quan tâm|chú trọng|ưu tiên|phấn đấu|nỗ lực|khẩn trương|chủ động
    |tích cực|thường xuyên|đổi mới|nâng cao|thúc đẩy|hỗ trợ|phục vụ|khuyến khích|làm tốt|tổ chức|triển khai|thực hiện
    |quán triệt|tham mưu|phát huy|coi trọng|kết hợp|gắn|vừa|xác định|bảo đảm|đảm bảo|phối hợp|chủ trì|hướng dẫn
    |chịu trách nhiệm
    """
)
# Verbs of one visible act: two of them, each with its object, are two orders.
CONCRETE = Phrases(
    """
    niêm yết|gửi|công bố|công khai|cập nhật|lập|nộp|trả lời|đăng ký|cấp|kiểm tra|rà soát|ký|ban hành|sửa chữa|mua
    |thuê|tuyển|mở|đóng|cử|phản hồi|thu hồi|tổng hợp|kiểm đếm|sơ tán|thay|lắp đặt|biên soạn|in|dịch|thống kê
    |thẩm định|phê duyệt|bố trí|mời|đón|treo|cắm|sửa đổi|đối chiếu|niêm phong|tiếp dân|tiếp công dân|xác minh
    |giải trình|trang bị|số hóa|kéo dài|nhắn tin|gửi tin nhắn|đăng|đăng tải|gia hạn|lập|đào tạo|giảm|miễn|bỏ|mua sắm
    |khai báo|thông báo|hỗ trợ kinh phí|trả|cắm mốc|đánh số|dán|in|phát|soạn|sửa|nạo vét|lắp|khóa|chuyển|tuyển dụng
    """
)
# Verbs of handing in: what follows an order with a comma belongs to it.
FOLLOW_UP = Phrases(
    """
    báo cáo|trình|gửi|nộp|gửi về|hoàn thành|hoàn tất|xong|đề xuất|tham mưu|kiến nghị|bảo đảm|đảm bảo|tránh|không để
    |nhằm|góp phần|tạo|phục vụ|đáp ứng|coi|lấy|xem|tạo điều kiện|tạo sự|tổng hợp|kịp thời|thông báo|cho ý kiến
    |lấy ý kiến|chuyển
    """
)
# Words before a verb that make a noun phrase of it, or a clause of its own.
NOMINAL = Phrases(
    """
    việc|công tác|sự|cuộc|quá trình|nhiệm vụ|hoạt động|kế hoạch|chương trình|tiến độ|kết quả|phương án|biện pháp
    |giải pháp|trách nhiệm|thẩm quyền|cơ chế|chế độ|năng lực|tinh thần|quy chế|thủ tục|phong trào|đề án|dự án
    |khả năng|được|bị|đã|đang|chưa|sẽ|về|để|của|nhằm|đến|từ|bằng|theo|quyền|nghĩa vụ|nhu cầu|chỉ tiêu|mục tiêu
    |chủ trương|chính sách|lĩnh vực|lớp|ban|tổ|quỹ|chi phí|vốn|nhà|chủ|người|lao động|kinh nghiệm|thời gian|thời hạn
    |hướng|bước|phương thức|hình thức|chất lượng|hiệu quả|thu|đoàn|chuyến|buổi|đơn|hồ sơ|mẫu|phí|quy trình|dịch vụ
    |sản phẩm|dữ liệu|thị trường|văn bản|đề cương|báo cáo|chuyên đề|cổng|trang|tài liệu|trụ sở|điểm|mạng lưới
    |hệ thống|lực lượng|hợp đồng|giấy phép|giấy chứng nhận|thẻ|xu thế|xu hướng|cơ hội|nguy cơ|ý thức|thỏa thuận|cơ sở
    |khu|vùng|tuyến
    """
)
# Nouns that a weak or plain verb may qualify: "đơn vị chủ trì", "cơ quan thực hiện".
QUALIFIED = Phrases(
    "đội|lực lượng|tổ|cơ quan|đơn vị|bộ phận|cán bộ|công chức|doanh nghiệp|địa phương|tổ chức|cá nhân|công dân"
    "|nhân viên"
)
QUALIFYING = Phrases(
    "tuần tra|chủ trì|phối hợp|thực hiện|quản lý|phụ trách|tham gia|tổ chức|soạn thảo|tiếp nhận|xuất khẩu|triển khai"
)
# What people of the public are told to do without a word of duty.
CONTACT = Phrases(
    "liên hệ|gọi|đăng ký|khai báo|theo dõi|mang theo|tránh|trình diện|nộp|gửi|thông báo|lưu ý|cập nhật|kiểm tra"
    "|truy cập|điền"
)
# What opens like an act and tells a fact.
NO_ACT = Phrases(
    """
    không ai|không có|không chỉ|không còn|không phải|không thể|không gì|không những|không ít|không khí|không gian
    |không quân|ký túc xá|ký kết được|ký hiệu|cấp xã|cấp tỉnh|cấp huyện|cấp cao|cấp cơ sở|cấp ủy|cấp trung ương
    |cấp thiết|cấp trên|cấp dưới|cấp vùng|cấp quốc gia|cấp bộ|cấp phòng|cấp sở|thu nhập|thu hút được|báo chí|tính từ
    |phát ngôn|phát biểu|in ấn|họp báo|đón nhận|mở đầu|gặp khó|gặp phải|gặp nạn|lập trường|đặt ra|tạo ra|nêu trên
    |gọi là|gọi tắt|giảm nghèo|giảm dần|tăng trưởng|lấy ý kiến của|đặc biệt là|tập trung vào các nội dung sau
    |theo chức năng là|đến nay|ở đây|đến từ|là một|tính đến nay|tính đến ngày|tính đến hết|tính đến cuối
    |tính đến tháng|đến cuối|đến hết|đến năm|về phía|về cơ bản|về việc|về công tác|về các|về những|về nhiệm vụ
    |về phần|về kết quả|ra đời|đi cùng|vào ngày|vào lúc|đến ngày|để đạt|cùng dự|tham dự hội nghị có|dự hội nghị có
    |dự có|đồng thời là|vừa qua
    """
)


def is_light(line_words: str) -> bool:
    """Whether a verb takes acts for its object."""
    return LIGHT.holds(line_words)
