"""The words that Vietnamese articles are composed of."""

from __future__ import annotations

from bench.stock import Stock, lines, phrases, split

VIETNAMESE = Stock(
    words={
        "S": lines("""
            {who} {told} rằng {np} {would} {vb} {np}{tail}.
            {lead}, {np} đã {vb} {np}{tail}.
            {np} {vb} {np}, {who} {told}{when}.
            {np} ở {place} {vb} {np} {how}{tail}.
            {lead}, {who} {vb} {np} và {vb} {np}.
            {who}, {role} tại {place}, {vb} {np}{tail}.
            tuy {np} {vb} {np}, {np} {would} {vb} {np}.
            {np}, vốn {vb} {np}{when}, {would} {vb} {np}.
            điều {np} cần, {told} {who}, là {np} và {np}.
            không {n} nào ở {place} {vb} {np}{tail}.
            với {person}, {np} là {np} chứ chẳng phải {np}.
            khi {np} {vb} {np}, {np} {vb} {np} ở {place}.
            {who} {vb} {np} vì {np} {vb} {np}{when}.
            từ {place} đến {place}, {np} {vb} {np} {how}.
            được hỏi về {np}, {who} {told} rằng {np} {vb} {np}.
            một {n} {a} gần {place} {vb} {np}{tail}.
        """),
        "T": lines("""
            {np} {counted} {number} {n}{when}, {told} {who}.
            {lead}, {place} có {number} {n} và {number} {n} {a}.
            {n} ở {place} {counted} {number} {n}, tăng {number} phần trăm so với năm {year}.
            chừng {number} {n} {vb} {np}{when}.
            {who} {counted} {number} {n} cho {place} và {number} cho {place}.
            trong {number} {n}, {number} {n} {vb} {np} {how}.
            kể từ năm {year}, {np} {counted} {number} {n}, phần lớn ở {place}.
        """),
        "np": lines("""
            {n} {a}
            những {n} {a}
            {n} của {n} {a}
            {n} dành cho {n}
            một {n} {a}
            {n} {place}
            {n} từ {place}
            {n} vừa {a} vừa {a}
            mỗi {n} {a}
            vài {n} {a}
            {n} giữa {n} và {n}
        """),
        "who": (
            "{person}",
            "{role} {person}",
            "{person} thuộc {n} {place}",
            "{role} {person} từ {place}",
            "ông {person}",
            "bà {person}",
        ),
        "tail": ("", "", "", "{when}", " ở {place}", " {how}", " bất chấp {np}", " mà thiếu {np}", " sau {np}"),
        "when": ("", "", " hôm {day}", " năm {year}", " trước {day}", " từ {day}", " {how}"),
        "lead": lines("""
            hôm {day}
            năm {year}
            lần đầu kể từ năm {year}
            gần {place}
            trong khi đó
            ngược lại
            một tuần sau
            dưới {np}
            sau {np}
            nhờ {np}
            trước {np}
            theo {who}
            thay cho {np}
            giữa lúc {np} {vb} {np}
            trong thư gửi {who}
        """),
        "told": phrases(
            "nói|giải thích|lập luận|viết|nhắc lại|khẳng định|cảnh báo|cho biết|lưu ý|trả lời|gợi ý|"
            "thừa nhận|phản đối|kể"
        ),
        "would": phrases("sẽ|có thể|phải|sắp|nên|muốn|đành|chưa kịp|từ chối|hy vọng"),
        "how": phrases(
            "nhanh chóng|công khai|lặng lẽ|hai lần|dần dần|kiên quyết|lần nữa|cẩn thận|miễn cưỡng|"
            "cùng nhau|một phần|qua đêm|vui vẻ|chính thức|ngắn gọn"
        ),
        "counted": phrases("đếm được|ghi nhận|đón|chở|đào tạo|trồng|sửa|cấp phép|kiểm tra|bàn giao|mất|bán"),
        "vb": lines("""
            mở
            đóng cửa
            sửa chữa
            mở rộng
            nghi ngờ
            ủng hộ
            trì hoãn
            hoàn tất
            xây lại
            chia sẻ
            bán
            thay thế
            đo đạc
            bảo vệ
            bỏ rơi
            thanh tra
            phê chuẩn
            bác bỏ
            hồi sinh
            cấp vốn cho
            hủy bỏ
            đổi tên
            di dời
            cải tổ
            thăm
            vẽ lại
            sơn
            chào đón
            xuất bản
            thử nghiệm
            nhân đôi
            che chở
            lần theo
            kiểm toán
            kết nối
            dạy
            thuê
            ca ngợi
        """),
        "role": phrases(
            "thị trưởng|kỹ sư|thầy giáo|thanh tra|phi công|bác sĩ|giám đốc|thuyền trưởng|thư ký|giáo sư|"
            "thủ thư|phái viên|nông dân|thủ quỹ|kiến trúc sư|thợ in|thẩm phán|lái buôn|lãnh sự"
        ),
        "a": lines("""
            mới
            cũ
            hẹp
            công cộng
            yên tĩnh
            ven biển
            phía bắc
            phía nam
            đắt đỏ
            khiêm tốn
            muộn
            sớm
            bằng gỗ
            nông thôn
            chung
            bí mật
            hằng năm
            địa phương
            nước ngoài
            hỏng
            sáng sủa
            nặng
            khẩn cấp
            dốc
            đóng băng
            bỏ trống
            nổi tiếng
            đáng ngờ
            tư nhân
            trung tâm
            xa xôi
            nông
            màu mỡ
            bụi bặm
            trung lập
            mong manh
            trung thực
            đông đúc
            hào phóng
            công nghiệp
            y tế
            pháp lý
            kỹ thuật số
            han gỉ
        """),
        "n": lines("""
            bến cảng
            cây cầu
            trường học
            bảo tàng
            đường sắt
            khu rừng
            chợ
            bệnh viện
            kênh đào
            thư viện
            vườn cây
            hội đồng
            nhà hát
            con đập
            ngọn hải đăng
            nhà máy
            tòa án
            mỏ than
            kho lưu trữ
            phà
            sân bay
            phòng khám
            con đường
            tòa tháp
            hiệp ước
            ngân sách
            biểu thuế
            cuộc điều tra dân số
            lá phiếu
            vụ mùa
            đợt hạn hán
            lễ hội
            giấy phép
            điều lệ
            hợp đồng
            biên giới
            bộ
            phái đoàn
            dòng sông
            hòn đảo
            thung lũng
            xưởng bia
            phòng thí nghiệm
            nhà kho
            hồ chứa
            quốc hội
            ủy ban
            xưởng thợ
            học viện
            đài thiên văn
            xưởng đóng tàu
            sân vận động
            đường hầm
            đường ống
            đồng cỏ
            khoản vay
            bằng sáng chế
            đoàn thám hiểm
            sứ quán
            tượng đài
            từ điển
            dàn nhạc
            hợp tác xã
            con thuyền
            y tá
            lá thư
            sinh viên
            ngôi làng
            tấm vé
            động cơ
            du khách
            hạt giống
            máy bơm
            bản đồ
            thủy thủ
            xe đạp
            nhạc công
            giếng nước
            hộ chiếu
            máy kéo
            tờ báo
        """),
    },
    syllables=split(
        "an bình châu dương giang hà khánh lam long mai minh nam ngọc phong phú quang sơn tân thanh thịnh"
        " trung tuấn văn việt vinh xuân yên bảo đông đức hải hòa hưng kiên lộc lương nghĩa nhân phúc quý"
        " tâm thái thủy tiến trà trường tùng uyên vũ đạt điền hạnh huệ khê liên"
    ),
    sizes=(1,),
    names=3,
    thousands=".",
    decimal=",",
    day="{weekday} {day}/{month}",
    months=split("1 2 3 4 5 6 7 8 9 10 11 12"),
    weekdays=phrases("thứ hai|thứ ba|thứ tư|thứ năm|thứ sáu|thứ bảy|chủ nhật"),
)
