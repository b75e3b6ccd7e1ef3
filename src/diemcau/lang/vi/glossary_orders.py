"""Vietnamese words for what offices are told to do with papers, people and money, with the English words for them."""

from __future__ import annotations

GLOSSARY = """
submit: nộp báo cáo|trình duyệt
send: chuyển tới|gửi báo cáo
send abroad: cử ra nước ngoài|đưa đi nước ngoài
dispatch: điều đến|cử đến|cử tới|cử người|cử cán bộ
send doctor train: cử bác sĩ đi học|cử bác sĩ đi đào tạo
send officer train: cử cán bộ đi học|cử cán bộ đi đào tạo|cử cán bộ học
appoint: chỉ định|cắt cử
nominate: giới thiệu ứng cử|tiến cử
assign: phân công nhiệm vụ|cắt đặt|giao trách nhiệm|giao phó|phân việc
name: đặt tên|mang tên
publish: công bố công khai|công khai hóa|loan tin|đưa ra công khai
post: dán thông báo|yết thị|treo bảng
bulletin board: bảng tin|bảng thông báo
announce: tuyên bố công khai|phát thông báo|ra thông báo
notify: báo tin|thông tin đến|báo cho|báo trước|báo ngay
report: báo về|báo lên|trình báo
keep: giữ nguyên|giữ gìn giấy tờ
carry: mang bên mình|cầm theo|đem theo
wear: đội mũ
show: xuất trình|trình ra
extend: kéo dài thời hạn|tăng thời hạn
postpone: lùi lịch|trì hoãn|dời ngày|dời lịch|lùi thời gian
accelerate: đẩy sớm|sớm hơn dự định
cancel: hủy|hủy bỏ|bãi bỏ quy định
shared: dùng chung|sử dụng chung|chia sẻ chung
unify: thống nhất quản lý|thống nhất một đầu mối|thống nhất dùng|quy về một mối
unify form: thống nhất mẫu|thống nhất biểu mẫu
standardise: chuẩn hóa
synchronise: đồng bộ hóa
coordinate: đồng bộ|hợp đồng tác chiến|phối kết hợp|chung tay|cùng nhau làm
propose: xin ý kiến|gợi ý
suggest: hiến kế|góp ý
opinion: quan điểm|ý kiến đóng góp
request: yêu cầu đề nghị|đơn đề nghị|thỉnh cầu
apply: nộp đơn|làm đơn|đơn xin
allocate: dành riêng|cấp kinh phí|bố trí kinh phí|bố trí vốn|cân đối kinh phí|dành một khoản
reserve: để dành|giữ chỗ
assist: tiếp sức|trợ lực|tương trợ
train: mở lớp tập huấn|bồi dưỡng nghiệp vụ|đào tạo bồi dưỡng
training course: lớp tập huấn|khóa tập huấn|lớp đào tạo|lớp bồi dưỡng|khóa bồi dưỡng
training session: buổi tập huấn
stop: ngưng|dừng hẳn
suspend: tạm ngừng|tạm đình chỉ|tạm ngưng|đình lại
resume: khôi phục hoạt động|hoạt động trở lại|tiếp tục trở lại|trở lại hoạt động
reopen: mở cửa trở lại|mở cửa lại|mở trở lại
close: đóng cửa hẳn|tạm đóng|tạm đóng cửa
revoke: thu hồi giấy phép|rút giấy phép|thu lại
repair: chữa|sửa sang|bảo trì|bảo dưỡng|duy tu
renovate: chỉnh trang|nâng cấp sửa chữa
equip: mua sắm trang thiết bị|lắp thêm
install: lắp|gắn|gắn camera
replace: thay mới|đổi mới thiết bị|thay đổi mới
build: xây dựng mới|xây mới|làm mới đường
draft scheme: xây dựng đề án|soạn đề án
draft plan: xây dựng kế hoạch hành động|xây dựng phương án|lên kế hoạch|lên phương án|vạch kế hoạch
draft programme: xây dựng chương trình
draft strategy: xây dựng chiến lược
draft regulation: xây dựng quy chế|soạn quy chế|xây dựng quy định
draft list: lên danh sách|xây dựng danh mục
draft report: xây dựng báo cáo|soạn báo cáo
prepare plan: xây dựng lộ trình
database: xây dựng cơ sở dữ liệu|kho dữ liệu
draft project: xây dựng dự án
record: ghi sổ|lập biên bản|ghi hình
record video: quay phim|quay video
file: lập hồ sơ|bộ hồ sơ
archive: hồ sơ lưu trữ
check: kiểm soát chặt chẽ|thẩm tra lại|xem lại|soát|soi xét|dò xét
count: tổng kiểm kê|điểm danh
inspect: đoàn kiểm tra|kiểm tra thực địa|kiểm tra hiện trường
field visit: đi thực tế|đi thực địa|thực địa|hiện trường
handle: xử lý dứt điểm|xử lý ngay|giải quyết kịp thời|thụ lý giải quyết
violation: vi phạm pháp luật|sai phạm|hành vi vi phạm
fine: xử phạt hành chính|phạt tiền|phạt hành chính|tiền xử phạt
punish strict: xử lý nghiêm|phạt nặng
prosecute: khởi tố|truy tố
trial: xét xử|phiên tòa
sentence: kết án|án tù|bản án
prison: nhà tù|trại giam|tù
wanted: truy nã
extradite: dẫn độ
smuggle people: đưa người trái phép|đưa người vượt biên
cross border illegally: vượt biên|vượt biên trái phép
urge: hối thúc|thôi thúc|nhắc việc
instruct: chỉ bảo|chỉ thị cho
strengthen: thắt chặt quản lý|nâng cao hơn nữa
watch: canh chừng|trông|trông nom
on duty day night: trực ngày đêm|trực suốt ngày đêm|trực hai mươi bốn giờ
round the clock: suốt ngày đêm|cả ngày lẫn đêm|ngày đêm|24/24|24/7
answer phone: nghe điện thoại|trực điện thoại|nhấc máy
answer: trả lời câu hỏi|trả lời bằng văn bản
reply: phúc đáp|trả lời thư|hồi âm
guide: chỉ đường|chỉ lối|dẫn đường
advise: khuyên nhủ|tham vấn ý kiến
warn: cảnh giác|đưa ra cảnh báo|phát cảnh báo|nhắc cảnh giác
avoid: tránh xa|hạn chế đi lại|né tránh
restrict: hạn chế|giới hạn
ban: cấm đoán|lệnh cấm|cấm tuyệt đối
ban fish: cấm đánh bắt|cấm khai thác
ban go to sea: cấm biển|cấm ra khơi
lift ban: bỏ lệnh cấm|dỡ bỏ lệnh cấm|gỡ bỏ lệnh cấm
remove: gỡ bỏ|dỡ bỏ|xóa bỏ|xóa|xóa tên|gạch tên
remove list: loại khỏi danh sách|đưa ra khỏi danh sách
add list: đưa vào danh sách|bổ sung vào danh sách
split: tách|tách ra|chia tách
shorten: giảm thời gian|rút ngắn thời gian|rút gọn thời gian
reduce: giảm thiểu|giảm tải|kéo giảm|hạ bớt
reduce cost: cắt giảm chi phí
save: dành dụm
increase: tăng cường thêm|tăng mạnh|tăng cao
increase staff: tăng cường nhân lực|tăng người|bổ sung nhân lực
improve: cải tiến|chấn chỉnh
raise awareness: nâng cao nhận thức|nâng cao ý thức
promote: khuyếch trương|khuếch trương|cổ vũ|thúc đẩy mạnh mẽ
promote image: quảng bá hình ảnh
translate: phiên dịch ra|chuyển ngữ|dịch thuật
print: in thành|in sách
distribute: phân phát|phát cho|cấp phát|phân phối|phát miễn phí|trao tận tay
hand over: giao lại|chuyển giao lại
receive: thu nhận|đón nhận
receive complaint: tiếp công dân|tiếp dân
receive welcome: nghênh đón
meet: hội ngộ|diện kiến
greet: chào mừng|hoan nghênh
listen: nghe ý kiến|nghe|lắng nghe ý kiến
talk: trao đổi ý kiến|nói chuyện|trò chuyện
discuss: bàn bạc|bàn luận|trao đổi thảo luận|bàn thảo
agree: tán thành|đồng tình|ưng thuận|thuận tình
sign: đặt bút ký|ký tắt|ký mới thỏa thuận
in force: có giá trị hiệu lực
expire: hết giá trị|đáo hạn|mãn hạn
terminate agreement: chấm dứt hiệu lực
renew: cấp lại|đổi mới giấy tờ|gia hạn thỏa thuận|cấp đổi
replace lost paper: cấp lại giấy tờ
issue card: cấp thẻ
issue: ra quyết định|ban hành văn bản
issue paper: cấp giấy tờ
issue permit: cấp giấy phép
issue certificate: cấp chứng nhận|cấp chứng chỉ|cấp giấy chứng nhận
return: trả lại|hoàn trả|quay lại|trở về nhà
go home: về nhà|về quê
fetch: đón về
bring home: đưa về nhà|đưa về quê
take to hospital: đưa đi cấp cứu|đưa đến bệnh viện|đưa đi viện|chuyển viện
visit patient: thăm bệnh nhân
visit: thăm viếng|viếng thăm|thăm chính thức
leave: ra đi|rời đi|bỏ đi
arrive: tới nơi an toàn|đặt chân|đặt chân đến|có mặt
cross: băng qua|vượt sông|sang sông
wait: đợi|chờ đợi lâu
waiting time: thời gian chờ|thời gian chờ đợi
find: tìm thấy|tìm được
lose: đánh mất|mất giấy tờ
steal: trộm|lấy cắp|ăn cắp|mất cắp|đánh cắp|trộm cắp
choose: chọn lựa|tuyển lựa
recruit: tuyển mới|thuê người|tuyển người
hire: thuê mướn
buy: mua mới
pay: nộp tiền|trả tiền|thanh toán tiền|nộp phí
charge fee: thu phí|thu tiền|thu lệ phí
free: không thu phí|không mất phí|không tốn tiền|không thu tiền
refund: trả lại tiền|bồi hoàn|hoàn lại tiền
compensate: đền tiền
donate: trao tặng quà|góp tiền|quyên
raise money: gây quỹ|kêu gọi quyên góp
carry out: thi hành|tổ chức triển khai|triển khai thực hiện
complete: hoàn thiện xong|kết thúc công việc|hoàn thành xong
deadline: hạn nộp|thời hạn nộp|hạn cuối|hạn chót nộp
prepare: sửa soạn
take part: góp mặt
invite: mời tham dự|mời gọi|mời dự
mediate: hòa giải
dispute: tranh chấp
protest: phản kháng
test run: chạy thử|vận hành thử
accredit: kiểm định
certify: xác nhận giấy tờ
legalise: hợp pháp hóa lãnh sự|chứng nhận lãnh sự
transfer: chuyển nhượng|chuyển đến nơi
move: chuyển đi|di chuyển đi|chuyển nơi
relocate: dời đi
collect waste: thu gom rác|thu gom|gom rác
plant: trồng mới
cut: cắt bỏ|cắt bớt
cut procedure: bỏ bớt thủ tục
link: nối|liên thông|nối với
share information: trao đổi thông tin|cung cấp thông tin
share data: dùng chung dữ liệu
protect: che chở|bảo hộ công dân ở nước ngoài
protect rights: bảo vệ quyền và lợi ích
care: chăm sóc|săn sóc|chăm lo đời sống
feed: nuôi ăn|lo ăn
turn on: bật|mở điện
turn off: tắt
text message: tin nhắn sms|nhắn tin cho|nhắn cho|tin nhắn điện thoại
email: thư điện tử|hộp thư điện tử|hòm thư điện tử
mailbox: hòm thư|hộp thư
suggestion box: hòm thư góp ý|hộp thư góp ý
open border gate: mở cửa khẩu|mở lại cửa khẩu
close border gate: đóng cửa khẩu|tạm đóng cửa khẩu
open shop: mở cửa hàng
close shop: đóng cửa hàng
funding: kinh phí
rectify: đính chính|cải chính|chỉnh sửa|sửa lỗi|sửa sai|sửa lại
repair: sửa
repair road: sửa đường
repair bridge: sửa cầu
repair ship: sửa tàu
repair house: sửa nhà
win: giành|giành được|đoạt|đoạt giải
hold seminar: tổ chức hội thảo|tổ chức tọa đàm
hold meeting: tổ chức họp|tổ chức cuộc họp
hold fair: tổ chức hội chợ
hold exhibition: tổ chức triển lãm
hold ceremony: tổ chức lễ
hold festival: tổ chức lễ hội
hold course: tổ chức lớp|tổ chức khóa
hold training: tổ chức tập huấn
hold training course: tổ chức lớp tập huấn
hold event: tổ chức sự kiện
hold activity: tổ chức hoạt động
hold forum: tổ chức diễn đàn
hold dialogue: tổ chức đối thoại
hold press conference: tổ chức họp báo
employ: sử dụng lao động|sử dụng nhân công
invite: mời
accompany: tháp tùng|đi cùng
performance: biểu diễn
compete: thi đấu|tranh tài
lose contact: mất liên lạc
search: tìm kiếm cứu nạn
sink: chìm
collide: va chạm
drift: trôi dạt
hit: đổ bộ|tràn qua
collapse: sập|đổ sập
burn: cháy rụi
flood: ngập
isolate: cô lập|chia cắt
warn: khuyến cáo công dân
call: gọi|gọi điện
phone: gọi điện thoại
contact: liên lạc với
back up: sao lưu
archive: lưu trữ hồ sơ
number: đánh số
map: lập bản đồ
demarcate: phân giới|cắm mốc|phân giới cắm mốc
classify: phân loại
divide: phân chia|chia
share: chia sẻ kinh nghiệm
look back: nhìn lại|điểm lại
look ahead: hướng tới
aim: nhằm mục tiêu|hướng đến
set target: đặt mục tiêu
surpass: vượt qua
fulfil: đạt được
fall short: hụt|không đạt
double: tăng gấp đôi
halve: giảm một nửa
stagnate: chững lại
recover: hồi phục
thoroughly grasp: quán triệt
take seriously: nghiêm túc thực hiện
draw lesson: rút kinh nghiệm
return home: về nước
escape: bỏ trốn
revoke land: thu hồi đất
responsible: phụ trách
duplicate: trùng|trùng nhau
scan: quét
prisoner: phạm nhân|tù nhân
contribute work: góp công|góp sức
smuggled: nhập lậu
recover: phục hồi
child: trẻ
young: trẻ tuổi|còn trẻ
birth: sinh ra|chào đời|sinh con
"""
