"""Vietnamese words for bodies, people and papers, with the English words that say the same.

One line a thing: what English reports call it, then the Vietnamese phrases. General words of administration and the
press, gathered for bringing reports of one matter together; not a dictionary, and no translation is made with it.
"""

from __future__ import annotations

GLOSSARY = """
ministry: bộ
ministry foreign affairs: bộ ngoại giao
department: sở
department foreign affairs: sở ngoại vụ
bureau: cục
agency: cơ quan|cơ quan chức năng
body: cơ quan chuyên môn
unit: đơn vị
office: văn phòng|trụ sở làm việc
office: trụ sở
government office: văn phòng chính phủ
government: chính phủ
state: nhà nước
party: đảng
national assembly: quốc hội
people committee: ủy ban nhân dân|ubnd
people committee provincial: ủy ban nhân dân tỉnh|ubnd tỉnh
people council: hội đồng nhân dân|hđnd
provincial party committee: tỉnh ủy
city party committee: thành ủy
committee: ủy ban
steering committee: ban chỉ đạo
council: hội đồng
board: ban quản lý|hội đồng quản trị|ban thường trực
authority: chính quyền|nhà chức trách|cơ quan có thẩm quyền|giới chức
authority sister: sở tại
host country: nước sở tại|nước chủ nhà
host: chủ nhà
sector: ngành|toàn ngành
association: hội|hiệp hội|hội đoàn|liên hiệp hội
union: liên hiệp|công đoàn|liên minh
friendship: hữu nghị
front: mặt trận
fund: quỹ
institute: viện|học viện
academy: học viện ngoại giao
university: đại học|trường đại học
school: trường học|nhà trường|trường
college: cao đẳng
hospital: bệnh viện
centre: trung tâm
branch: chi nhánh|chi cục
division: phòng ban|bộ phận
desk: quầy|bàn hỗ trợ
one-stop: một cửa
portal: cổng thông tin|cổng thông tin điện tử|trang thông tin điện tử|trang web
newspaper: báo|tờ báo|tòa soạn
press: báo chí|cơ quan báo chí|truyền thông
television: truyền hình|đài truyền hình
radio: phát thanh|đài phát thanh
journalist: phóng viên|nhà báo
agency news: thông tấn xã
police: công an|cảnh sát
army: quân đội
border guard: biên phòng|bộ đội biên phòng
coast guard: cảnh sát biển
customs: hải quan
court: tòa án
mission: cơ quan đại diện|cơ quan đại diện ở nước ngoài
mission trade: thương vụ|cơ quan thương vụ
embassy: đại sứ quán|sứ quán
consulate general: tổng lãnh sự quán
consulate: lãnh sự quán
consular: lãnh sự|công tác lãnh sự
honorary consul: lãnh sự danh dự
consul general: tổng lãnh sự
ambassador: đại sứ
counsellor: tham tán
attache: tùy viên
charge affaires: đại biện
diplomat: nhà ngoại giao|cán bộ ngoại giao
diplomacy: ngoại giao|công tác ngoại giao
economic diplomacy: ngoại giao kinh tế
cultural diplomacy: ngoại giao văn hóa
people-to-people diplomacy: đối ngoại nhân dân|ngoại giao nhân dân
external: đối ngoại|công tác đối ngoại|ngoại vụ
integration: hội nhập|hội nhập quốc tế
foreign: nước ngoài|ngoài nước|quốc tế|hải ngoại
abroad: ra nước ngoài|ở nước ngoài|xuất ngoại
go abroad: đi nước ngoài
home: trong nước|nước nhà
multilateral: đa phương
bilateral: song phương|hai chiều|hai bên
relation: quan hệ|mối quan hệ|bang giao
strategic: chiến lược
comprehensive: toàn diện
partnership: đối tác
partner: bạn hàng|đối tác nước ngoài
cooperation: hợp tác|sự hợp tác
friend: bạn bè|bạn
neighbour: láng giềng
country: nước|quốc gia|đất nước
region: khu vực|vùng
world: thế giới|toàn cầu
situation: tình hình|cục diện|diễn biến
change: thay đổi|chuyển biến|biến động
forecast: dự báo|dự đoán|tiên liệu
surprise: bất ngờ|bị động
leader: lãnh đạo|nhà lãnh đạo|người lãnh đạo|lãnh đạo cấp cao|lãnh đạo chủ chốt
high-level: cấp cao
head: trưởng|thủ trưởng|người đứng đầu|đứng đầu
head mission: trưởng cơ quan đại diện|trưởng cơ quan|người đứng đầu cơ quan đại diện
president: tổng thống|chủ tịch nước
general secretary: tổng bí thư
prime minister: thủ tướng|thủ tướng chính phủ
deputy prime minister: phó thủ tướng
minister: bộ trưởng
deputy minister: thứ trưởng
chairman: chủ tịch
vice chairman: phó chủ tịch
secretary: bí thư|thư ký
director: giám đốc|cục trưởng|vụ trưởng
deputy director: phó giám đốc|phó cục trưởng|phó vụ trưởng
chief office: chánh văn phòng
spokesperson: người phát ngôn
governor: thống đốc|tỉnh trưởng
mayor: thị trưởng
official: quan chức|công chức
officer: cán bộ|viên chức|nhân viên|chuyên viên
young officer: cán bộ trẻ
staff: đội ngũ|đội ngũ cán bộ|nhân sự|biên chế
workforce: nhân lực|nguồn nhân lực
expert: chuyên gia
delegate: đại biểu
delegation: đoàn|đoàn công tác|phái đoàn|đoàn đại biểu
guest: khách|khách mời
foreign delegation: đoàn khách|đoàn khách quốc tế|đoàn khách nước ngoài|đoàn nước ngoài|đoàn quốc tế|đoàn vào
outbound delegation: đoàn ra|đoàn đi nước ngoài|đoàn ra nước ngoài|đoàn đi
visitor: lượt khách|du khách|khách du lịch|khách tham quan|lượt người
person: người|con người|cá nhân|lượt cán bộ
people: người dân|nhân dân|dân|bà con|quần chúng
citizen: công dân|đồng bào|kiều dân
citizen protection: bảo hộ công dân
overseas vietnamese: kiều bào|việt kiều|người việt nam ở nước ngoài|người việt ở nước ngoài|người gốc việt
community: cộng đồng
resident: cư dân|dân cư
household: hộ|hộ gia đình|hộ dân
family: gia đình
relative: người thân|thân nhân
child: trẻ em|thiếu nhi|em nhỏ|con em
woman: phụ nữ|nữ
youth: thanh niên|giới trẻ|người trẻ
student: học sinh|sinh viên|học viên|lưu học sinh|du học sinh
teacher: giáo viên|giảng viên|thầy cô
doctor: bác sĩ
nurse: điều dưỡng|y tá|hộ lý
worker: lao động|người lao động|công nhân|nhân công
seafarer: thuyền viên
fisherman: ngư dân
farmer: nông dân
sailor: thủy thủ
trainee: thực tập sinh|tu nghiệp sinh
volunteer: tình nguyện viên|tình nguyện
intellectual: trí thức
entrepreneur: doanh nhân
investor: nhà đầu tư
producer: nhà sản xuất
exporter: nhà xuất khẩu
employer: chủ sử dụng|người sử dụng lao động|chủ lao động
recruiter: môi giới|công ty môi giới|công ty tuyển dụng
owner: chủ|chủ sở hữu
project owner: chủ dự án|chủ đầu tư
sponsor: nhà tài trợ|tài trợ
donor: nhà hảo tâm
beneficiary: người thụ hưởng|người hưởng lợi|đối tượng thụ hưởng
member: thành viên|hội viên|ủy viên
participant: người tham dự|người tham gia
reader: bạn đọc|độc giả
passenger: hành khách
crew: phi hành đoàn|thủy thủ đoàn
victim: nạn nhân|người bị nạn
injured: bị thương|thương tích
dead: tử vong|thiệt mạng|người chết|qua đời
missing: mất tích
document: văn bản|văn kiện|tài liệu|công văn
document cooperation: văn kiện hợp tác
agreement: thỏa thuận|thỏa thuận hợp tác|hiệp định|giao ước|bản thỏa thuận|thỏa thuận quốc tế
twinning: kết nghĩa
memorandum: biên bản ghi nhớ|bản ghi nhớ
minutes: biên bản
treaty: điều ước|điều ước quốc tế
contract: hợp đồng
protocol: nghị định thư
letter: thư|thư ngỏ|công hàm
note: bản tin|ghi chú
market note: bản tin thị trường
report: báo cáo|bản báo cáo|tường trình
notice: thông báo|thông cáo
statement: tuyên bố
resolution: nghị quyết
decision: quyết định
decree: nghị định
directive: chỉ thị
circular: thông tư
law: luật|pháp luật|bộ luật
regulation: quy định|quy chế
rule: quy tắc
policy: chính sách|chủ trương
guideline: đường lối
strategy: chiến lược phát triển
scheme: đề án
plan: kế hoạch|phương án|quy hoạch|lộ trình
programme: chương trình
project: dự án
task: nhiệm vụ|công việc|đầu việc|việc|phần việc
duty: chức trách|trách nhiệm
function: chức năng
assignment: phân công
target: mục tiêu|chỉ tiêu
solution: giải pháp
measures: biện pháp
opinion: ý kiến
proposal: đề xuất|kiến nghị
question: câu hỏi|thắc mắc
answer: trả lời|giải đáp
complaint: khiếu nại|đơn thư
case: vụ việc|trường hợp|vụ|vụ án|hồ sơ vụ việc
file: hồ sơ
form: biểu mẫu|mẫu đơn|tờ khai
record: bản ghi
register: sổ đăng ký
list: danh sách|danh mục
ban: danh sách đen
name: tên|họ tên
data: dữ liệu|số liệu|thông tin số liệu
database: cơ sở dữ liệu
information: thông tin
news: tin|tin tức|tin bài
statistics: thống kê|cục thống kê|cơ quan thống kê
series: chuỗi|chuỗi số liệu
figure: con số
indicator: chỉ số
table: bảng|bảng biểu
map: bản đồ
system: hệ thống
software: phần mềm
network: mạng lưới|mạng
hotline: đường dây nóng|tổng đài
telephone: điện thoại|số điện thoại
call: cuộc gọi
message: tin nhắn
online: trực tuyến|qua mạng|trên mạng
electronic: điện tử
digital: số hóa|kỹ thuật số|chuyển đổi số
website: trang tin|trang mạng
social media: mạng xã hội
language: ngôn ngữ|thứ tiếng|tiếng
foreign language: ngoại ngữ
english: tiếng anh
two language: song ngữ|hai thứ tiếng
sport hall: nhà thi đấu|nhà thể thao
machine: máy|cỗ máy
counterpart: đối ứng
body: bên mình|trên người
term: học kỳ
student: các em
bed: giường|giường bệnh
milestone: mốc
route: tuyến
permit: phép
page: trang
stamp: con dấu|dấu
visit session: buổi|phiên
letter: thư từ
appointment: cuộc hẹn
"""
