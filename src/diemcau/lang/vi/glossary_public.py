"""Vietnamese words for the press, online services, citizens, borders and bodies, with the English words for them."""

from __future__ import annotations

GLOSSARY = """
reporter: ký giả|cánh báo chí|phóng viên nước ngoài|nhà báo nước ngoài
foreign reporter: phóng viên quốc tế
press card: thẻ nhà báo|thẻ phóng viên
press release: thông cáo báo chí
newspaper: nhật báo|báo giấy|báo in
electronic newspaper: báo điện tử|báo mạng
editor: biên tập viên|biên tập
editor-in-chief: tổng biên tập
editorial office: ban biên tập
article: bài phóng sự|phóng sự
news agency: hãng tin|hãng thông tấn
television station: đài phát thanh truyền hình|kênh truyền hình
radio: đài tiếng nói|làn sóng
rumour: tin đồn|đồn thổi|tin đồn thất thiệt
fake news: tin giả|tin sai sự thật|thông tin sai sự thật
video: đoạn phim|clip
social media: facebook|zalo|tài khoản mạng xã hội
website: trang điện tử|cổng điện tử|trang chủ|trang tin điện tử
portal: cổng dịch vụ công|cổng dịch vụ
online public service: dịch vụ công trực tuyến
public service: dịch vụ công
public administration centre: trung tâm hành chính công|trung tâm phục vụ hành chính công
administrative unit: đơn vị hành chính
file electronic: hồ sơ trực tuyến
file: bộ giấy tờ
mobile app: ứng dụng di động|ứng dụng điện thoại|phần mềm điện thoại
smartphone: điện thoại thông minh
mobile phone: điện thoại di động|di động
mobile coverage: sóng điện thoại|sóng di động|phủ sóng
subscriber: thuê bao
broadband: băng thông rộng|băng thông|băng rộng
fibre cable: cáp quang biển
internet: mạng internet|mạng in-tơ-nét
wifi: mạng không dây
server: máy chủ
data centre: trung tâm dữ liệu
data shared: dữ liệu dùng chung
digital signature: chữ ký số|ký số
digital economy: kinh tế số
digital technology: công nghệ số
digital government: chính phủ số|chính quyền số|chính quyền điện tử|chính phủ điện tử
digital transformation: chuyển đổi số quốc gia
qr code: mã qr|mã vạch
code: mã|mã số
password: mật khẩu
account: tài khoản người dùng
username: tên đăng nhập
login: đăng nhập
video conference: hội nghị trực tuyến|họp trực tuyến|cầu truyền hình
camera: máy ảnh|máy quay|ống kính
monitor camera: camera giám sát
printer: máy in
copy: bản sao|sao chụp|photo|phô tô
original: bản gốc|bản chính
telegram: công điện|điện mật|bức điện
seal: con dấu nổi
kiosk: ki-ốt|kiốt|quầy tự động
queue number: lấy số thứ tự|phiếu hẹn
birth certificate: giấy khai sinh|khai sinh
marriage: kết hôn|hôn nhân|đăng ký kết hôn
divorce: ly hôn
adopt child: con nuôi|nhận con nuôi|nuôi con nuôi
civil status: hộ tịch
judicial record: lý lịch tư pháp
identity card: căn cước|căn cước công dân|chứng minh nhân dân|thẻ căn cước
residence card: thẻ cư trú|thẻ tạm trú|thẻ thường trú
travel document: giấy tờ đi lại|giấy tờ thông hành
passport: hộ chiếu phổ thông|sổ hộ chiếu|tấm hộ chiếu
official passport: hộ chiếu công vụ|hộ chiếu ngoại giao
citizenship: quốc tịch việt nam|nhập tịch
foreigner: người nước ngoài|công dân nước ngoài|ngoại kiều
compatriot: kiều dân việt nam
overseas vietnamese: bà con kiều bào|người việt nam định cư ở nước ngoài|người việt xa xứ|cộng đồng người việt
vietnamese community: cộng đồng người việt nam ở nước ngoài|cộng đồng người việt nam
second generation: thế hệ thứ hai
generation: thế hệ
home: quê hương|quê nhà|quê
homeland: tổ quốc
visit home: về thăm quê|thăm quê hương|về thăm
remains: thi hài|tro cốt|thi thể|di hài
funeral: đám tang|lễ tang|mai táng
detain: tạm giam|câu lưu
lawyer: luật sư|trợ giúp pháp lý
kidnap: bắt cóc
hostage: con tin
pirate: cướp biển|hải tặc
ransom: tiền chuộc
release: trả tự do|thả tự do
victim trafficking: nạn nhân bị mua bán
gambling: cờ bạc|đánh bạc|sòng bạc|casino
citizen protect fund: quỹ bảo hộ công dân
emergency number: số khẩn cấp|số điện thoại khẩn cấp
hotline: số nóng|số máy nóng|số điện thoại nóng
help desk: quầy hỗ trợ|bàn trợ giúp|điểm hỗ trợ
desk: bàn hướng dẫn
reception desk: quầy tiếp tân|lễ tân khách sạn
consular trip: đoàn lãnh sự lưu động|lãnh sự lưu động
demarcation: phân định|phân định biên giới
landmark: mốc biên giới|mốc quốc giới|cột mốc biên giới|mốc giới biên giới
border line: đường biên giới|biên giới trên bộ|biên giới đất liền
border law: luật biên giới|luật biên giới quốc gia
border patrol: tuần tra biên giới|tuần tra song phương
border sign: biển báo biên giới
encroach: xâm canh|xâm cư|lấn chiếm
twinning: kết nghĩa hữu nghị|thành phố kết nghĩa|kết nghĩa thôn bản|địa phương kết nghĩa
friendship city: thành phố hữu nghị
friendship association: hội hữu nghị|liên hiệp các tổ chức hữu nghị
sister city: thành phố chị em
cooperation council: hội đồng hợp tác
joint committee: ủy ban hỗn hợp|ủy ban liên hợp|ủy ban liên chính phủ|ủy ban chung
joint statement: tuyên bố chung
joint working group: tổ công tác chung|nhóm công tác chung
working group: nhóm công tác|nhóm làm việc
task force: tổ công tác đặc biệt|ban công tác
steering committee: tổ chỉ đạo
forum: diễn đàn doanh nghiệp
international conference: hội nghị quốc tế
international seminar: hội thảo quốc tế
seminar: hội thảo khoa học|buổi hội thảo|buổi tọa đàm|hội nghị chuyên đề
speaker: diễn giả|người trình bày|báo cáo viên
paper conference: tham luận|bài tham luận
minutes talk: biên bản làm việc
letter intent: ý định thư|bản ghi nhớ ý định
handover minutes: biên bản bàn giao
diplomatic note: công hàm ngoại giao
congratulate letter: điện mừng|thư chúc mừng|thư mừng
courtesy call: chào xã giao|đến chào|chào từ biệt
working visit: thăm làm việc|chuyến thăm làm việc
delegation: phái bộ|đoàn cán bộ
delegation member: thành viên đoàn
invite: giấy mời|lời mời|thư mời
gift: tặng phẩm|món quà
banquet: chiêu đãi|tiệc chiêu đãi|tiệc|quốc yến
representative office: văn phòng đại diện
consular office: cơ quan lãnh sự
foreign mission: cơ quan đại diện nước ngoài
diplomatic corps: đoàn ngoại giao|ngoại giao đoàn
special envoy: đặc phái viên|đặc sứ
ambassador: đại sứ đặc mệnh toàn quyền
officer in charge: cán bộ phụ trách|chuyên viên phụ trách|người phụ trách
officer: sĩ quan|công chức viên chức|cán bộ công chức
focal officer: cán bộ đầu mối
member assembly: đại biểu quốc hội
lawmaker: nghị sĩ
parliament: nghị viện
club: câu lạc bộ
youth union: đoàn thanh niên
woman union: hội phụ nữ|hội liên hiệp phụ nữ
farmer union: hội nông dân
veteran association: hội cựu chiến binh
red cross: chữ thập đỏ|hội chữ thập đỏ
mass organisation: đoàn thể|tổ chức đoàn thể
military command: bộ chỉ huy quân sự|bộ tư lệnh
army unit: đơn vị quân đội
regiment: trung đoàn
officer soldier: cán bộ chiến sĩ
militia: dân quân|dân quân tự vệ
village elder: già làng|trưởng bản
village head: trưởng thôn|trưởng xóm
village: buôn|phum
villager: dân làng|dân bản
people: bà con nhân dân|dân chúng
population: dân số
rural resident: dân cư nông thôn
urban resident: dân thành thị
girl: bé gái|trẻ em gái|con gái
boy: bé trai|con trai
baby: em bé
couple: vợ chồng|đôi vợ chồng
husband: chồng
wife: vợ
elderly: cụ già|người lớn tuổi|cao tuổi
adult: người lớn|người trưởng thành
single mother: mẹ đơn thân
joint patrol: tuần tra chung
deputy: cấp phó
"""
