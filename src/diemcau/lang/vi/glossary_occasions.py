"""Vietnamese words for meetings, visits, the work abroad and what befalls people, with the English words for them."""

from __future__ import annotations

GLOSSARY = """
conference: hội nghị|đại hội
year-end conference: hội nghị tổng kết
mid-year meeting: hội nghị sơ kết|hội nghị giữa năm|sơ kết
meeting: họp|cuộc họp|phiên họp|buổi họp|buổi làm việc
talk: hội đàm|cuộc hội đàm|đàm thoại
phone talk: điện đàm|cuộc điện đàm
press briefing: họp báo|cuộc họp báo
seminar: hội thảo|tọa đàm|khóa học
forum: diễn đàn
festival: lễ hội|liên hoan|ngày hội
fair: hội chợ
exhibition: triển lãm|trưng bày
ceremony: lễ|buổi lễ|nghi lễ
signing: lễ ký|lễ ký kết
visit: thăm|chuyến thăm|đến thăm|thăm và làm việc|tham quan
trip: chuyến đi|chuyến công tác|chuyến|đi công tác|công tác nước ngoài
activity: hoạt động
event: sự kiện
exchange: giao lưu|trao đổi
contact: tiếp xúc|cuộc tiếp xúc|liên hệ|liên lạc
business meeting: cuộc gặp doanh nghiệp|kết nối doanh nghiệp|cuộc kết nối|kết nối giao thương
meet: gặp|cuộc gặp|gặp gỡ
review: tổng kết
summary: tóm tắt
screen: màn hình|điểm cầu
speech: bài phát biểu|diễn văn
press conference: họp báo quốc tế
interview: phỏng vấn
lesson: bài học
competition: cuộc thi
prize: giải thưởng
scholarship: học bổng
training: đào tạo|tập huấn|bồi dưỡng|huấn luyện
course: lớp|khóa|khóa đào tạo
education: giáo dục
science: khoa học|khoa học công nghệ
technology: công nghệ
innovation: đổi mới sáng tạo
research: nghiên cứu
culture: văn hóa
heritage: di sản
sport: thể thao
tourism: du lịch
health: y tế|sức khỏe
security: an ninh|an toàn trật tự
defence: quốc phòng
sovereignty: chủ quyền
peace: hòa bình
rights: quyền lợi|quyền
human rights: nhân quyền|quyền con người
border: biên giới|địa giới|đường biên
boundary: ranh giới
border gate: cửa khẩu
sea: biển|vùng biển
island: đảo|hải đảo|quần đảo
visa: thị thực
passport: hộ chiếu
paper: giấy tờ
certificate: giấy chứng nhận|chứng chỉ
permit: giấy phép|cấp phép
entry: nhập cảnh
exit: xuất cảnh
residence: cư trú|tạm trú
legalise: hợp pháp hóa
shelter: nơi trú ẩn|khu tạm trú|trú ẩn
workplace: nơi làm việc|chỗ làm
job: việc làm|công ăn việc làm
salary: lương|tiền lương
accident: tai nạn
disaster: thiên tai|thảm họa
storm: bão|cơn bão|giông bão
flood: lũ|lũ lụt|ngập lụt
earthquake: động đất
fire: cháy|hỏa hoạn
epidemic: dịch bệnh|đại dịch
rescue: cứu hộ|giải cứu|cứu nạn|cứu
evacuate: sơ tán|di tản
trade remedy: phòng vệ thương mại|biện pháp phòng vệ|phòng vệ|chống bán phá giá
head state: nguyên thủ|nguyên thủ quốc gia
territory: lãnh thổ|vùng lãnh thổ
politics: chính trị
independence: độc lập
nationality: quốc tịch
immigration: di trú|xuất nhập cảnh
pillar: trụ cột
protocol: lễ tân
focal point: đầu mối
line: đường dây
treasury: kho bạc
forces: lực lượng
officer soldier: chiến sĩ
crime: tội phạm
suspect: nghi phạm|đối tượng
drug: ma túy
scam: lừa đảo
trafficking: mua bán người|buôn người
smuggling: buôn lậu
conflict: xung đột
war: chiến tranh
bomb mine: bom mìn
explosive: vật liệu nổ
incident: sự cố
experience: kinh nghiệm
knowledge: kiến thức
skill: kỹ năng|tay nghề
occupation: nghề|nghề nghiệp|ngành nghề
interpreter: phiên dịch|biên dịch viên
handbook: sổ tay
gift: quà|quà tặng
card: thẻ
dormitory: ký túc xá|nhà trọ
clinic: trạm xá|trạm y tế
camp: trại hè|trại
article: bài viết|bài báo
photo: ảnh|hình ảnh chụp
film: phim
book: sách|cuốn sách
library: thư viện
museum: bảo tàng
monument: di tích|tượng đài
music: âm nhạc
art: nghệ thuật
craft: thủ công|nghề thủ công
village craft: làng nghề
religion: tôn giáo
ethnic: dân tộc|dân tộc thiểu số
veteran: cựu chiến binh
elderly: người cao tuổi|người già
disabled: người khuyết tật
orphan: trẻ mồ côi
mother: bà mẹ|mẹ
pupil: em học sinh
graduate: tốt nghiệp
degree: bằng cấp|văn bằng
exam: thi|kỳ thi
candidate: ứng viên|thí sinh
team: đội|tổ công tác
crew member: thuyền viên tàu
driver: tài xế|lái xe
merchant: tiểu thương|thương nhân
cooperative: hợp tác xã
farm: trang trại|nông trại
headline: tiêu đề
agenda: chương trình nghị sự
session: kỳ họp
dialogue: phiên đối thoại
consultation: tham khảo chính trị|tham vấn chính trị
summit: thượng đỉnh|hội nghị cấp cao
anniversary: dịp kỷ niệm|lễ kỷ niệm
new year: tết|năm mới|đầu xuân
spring: mùa xuân|xuân
summer: mùa hè|hè
autumn: mùa thu
winter: mùa đông
asia: châu á
europe: châu âu
africa: châu phi
america: châu mỹ
pacific: thái bình dương
mekong: mê công|mê kông
asean: asean
united nations: liên hợp quốc
world bank: ngân hàng thế giới
"""
