"""Vietnamese verbs of ordering and doing, with the English words that say the same."""

from __future__ import annotations

GLOSSARY = """
submit: trình|nộp|đệ trình
send: gửi|chuyển đến|gửi về
complete: hoàn thành|hoàn tất|xong|làm xong
implement: thực hiện|triển khai|thực thi|tiến hành
organise: tổ chức thực hiện|tổ chức hội nghị
hold: diễn ra|được tổ chức
host event: đăng cai|chủ trì tổ chức
lead: chủ trì|dẫn đầu|do lãnh đạo dẫn đầu
chair: chủ tọa|điều hành
coordinate: phối hợp|điều phối|kết hợp
combine: lồng ghép|ghép|gắn kết
review: rà soát|xem xét|soát xét|rà lại
check: kiểm tra|kiểm soát|đối chiếu|kiểm đếm
inspect: thanh tra|nghiệm thu
supervise: giám sát|theo dõi giám sát
monitor: theo dõi|theo sát|bám sát|trông coi
watch: canh gác
grasp: nắm|nắm chắc|nắm bắt|nắm vững|nắm tình hình
read: đọc
understand: hiểu
anticipate: đón đầu|lường trước
warn: cảnh báo|báo động
early warning: cảnh báo sớm
remind: nhắc nhở|lưu ý
urge: đôn đốc|thúc giục|kêu gọi
guide: hướng dẫn|chỉ dẫn|cẩm nang
assign: giao nhiệm vụ|giao việc
recommend: khuyến cáo|khuyến nghị
advise: tham mưu|tư vấn
explain: giải trình|giải thích|thuyết minh
reply: phản hồi|hồi đáp
announce: công bố|loan báo
publish: công khai|đăng tải|xuất bản|phát hành
issue: ban hành
post: niêm yết|đăng|đăng tin|đưa tin
share: chia sẻ|lan truyền|phát tán
spread share: tung tin
provide: cung cấp
update: cập nhật|làm mới
record: ghi|ghi nhận|ghi chép
count: kiểm kê|đếm|tính
calculate: tính toán|tính lại
register: đăng ký|ghi danh|khai báo
compile: tổng hợp|biên soạn|lập
draft: dự thảo|soạn thảo
draw up: xây dựng kế hoạch|lập kế hoạch
build: xây dựng|dựng|xây
set up: thành lập|thiết lập
open: mở|khai trương
inaugurate: khánh thành
close: đóng|đóng cửa|bế mạc|khép lại
open: khai mạc
begin: bắt đầu|khởi động|khởi công
maintain: duy trì|giữ vững|giữ
end: chấm dứt
stop: dừng|ngừng|tạm dừng
suspend: đình chỉ
postpone: tạm hoãn
extend: gia hạn|kéo dài|lùi hạn
postpone: lùi
renew: ký lại|tái ký|làm mới thỏa thuận
expire: hết hạn|hết hiệu lực
in force: còn hiệu lực|có hiệu lực|đang có hiệu lực|đang còn hiệu lực|hiệu lực
valid: còn giá trị
sign: ký|ký kết|được ký kết
negotiate: đàm phán|thương lượng
approve: phê duyệt|thông qua|chấp thuận|phê chuẩn
refuse: từ chối
reject: bác bỏ
deny: phủ nhận|bác bỏ thông tin
confirm: xác nhận
unconfirmed: chưa xác nhận|chưa được xác nhận|chưa kiểm chứng|chưa được kiểm chứng|chưa xác thực
verify: xác minh|kiểm chứng|xác thực
amend: sửa đổi
supplement: bổ sung
handle: xử lý|giải quyết
settle: tháo gỡ|giải quyết dứt điểm|khắc phục
receive: đón|tiếp|tiếp đón|đón tiếp|tiếp nhận|nhận
take over: tiếp quản|tiếp nhận nhiệm vụ|tiếp nhận chức năng
hand over: bàn giao
inherit: kế thừa
merge: sáp nhập|hợp nhất|gộp
dissolve: giải thể
restructure: sắp xếp|tinh gọn|tinh gọn bộ máy|cơ cấu lại|kiện toàn
apparatus: bộ máy
reform: cải cách|đổi mới
simplify: đơn giản hóa|rút gọn
procedure: thủ tục|thủ tục hành chính
shorten: rút ngắn
reduce: giảm bớt
saving: tiết kiệm|đỡ tốn|tiết giảm
spend: chi tiêu
waive: miễn|bỏ|bãi bỏ|miễn giảm
pay: trả|đóng tiền
collect: thu thập|vận động được
mobilise: vận động|huy động
raise: nâng|nâng lên
improve: nâng cao|cải thiện|hoàn thiện
strengthen: tăng cường|củng cố|thắt chặt|siết chặt
promote: thúc đẩy|đẩy mạnh|xúc tiến|phát huy
advertise promote: quảng bá|giới thiệu|tuyên truyền
accelerate: đẩy nhanh|tăng tốc
expand: mở rộng|nhân rộng
develop: phát triển
diversify: đa dạng hóa
attract: thu hút|lôi kéo
bring: mang|đem|đưa|mang về|đưa về
support: hỗ trợ|trợ giúp|giúp|giúp đỡ
assist: giúp sức
accompany: đồng hành
facilitate: tạo điều kiện|tạo thuận lợi
protect: bảo vệ|bảo hộ|giữ gìn
ensure: bảo đảm|đảm bảo
care: chăm lo|quan tâm
serve: phục vụ
contribute: góp phần|đóng góp
participate: tham gia
attend: dự|tham dự
listen: lắng nghe
dialogue: đối thoại
connect: kết nối|liên kết
link: gắn với
cooperate: cộng tác
send abroad: phái|cử đi
dispatch appoint: cử
travel: di chuyển
depart: khởi hành|lên đường|cất cánh|rời
arrive: đến nơi|tới nơi
landing: hạ cánh
return: trở về|quay về
carry: chở
stay: ở lại|lưu lại
leave: rời khỏi
wait: chờ|chờ đợi
fill: điền|khai
write: viết|bằng văn bản
mail: gửi thư
recruit: tuyển dụng|tuyển|tuyển chọn
appoint: bổ nhiệm
rotate: luân chuyển|luân chuyển cán bộ|điều động
teach: dạy|giảng dạy
learn: học|học tập
survey: khảo sát
investigate: điều tra
analyse: phân tích
assess: đánh giá
compare: so sánh|đối sánh
measure: đo|đo lường
test: thử nghiệm
pilot: thí điểm
apply: áp dụng|ứng dụng
use: sử dụng|dùng
exploit: khai thác
manage: quản lý
operate: vận hành
repair: sửa chữa|tu sửa|sửa xong
upgrade: nâng cấp
install: lắp đặt
replace: thay|thay thế
restore: khôi phục
prepare: chuẩn bị|chuẩn bị sẵn sàng
respond: ứng phó|đối phó
prevent: ngăn chặn|phòng ngừa|phòng chống|tránh
fight: chống|đấu tranh
ban: cấm|nghiêm cấm
punish: xử phạt|kỷ luật
praise: biểu dương|khen thưởng|khen ngợi
thank: cảm ơn
congratulate: chúc mừng
encourage: khuyến khích|động viên
object: phản đối
prioritise: ưu tiên
focus: tập trung|chú trọng|trọng tâm
seek: tìm|tìm kiếm|tìm hiểu
find: phát hiện|tìm ra
choose: lựa chọn|chọn
allocate: phân bổ|bố trí
prove: chứng minh
note: ghi nhớ
conclusion: kết luận
celebrate: kỷ niệm
award: trao|trao tặng|khen
admit: kết nạp
elect: bầu
retire: nghỉ hưu
die: chết
lose: mất|thất lạc
destroy: phá hủy
damage: thiệt hại|hư hỏng
plant: trồng
grow: trồng trọt|nuôi
catch: đánh bắt
deliver: giao hàng
transfer: chuyển|chuyển giao
move: di dời|dời
finalise: chốt|khóa sổ|chốt số liệu
set: ấn định
schedule: lịch|lên lịch
follow: làm theo|tuân theo
follow up: theo dõi thực hiện
comply: tuân thủ|chấp hành
promise: hứa
agree: thống nhất|đồng ý|nhất trí
discuss: thảo luận|bàn
accept: chấp nhận
translate: dịch|biên dịch
print: in|in ấn
broadcast: phát sóng
print publication: ấn phẩm
ask: hỏi
drop: bỏ phí
lower: hạ|hạ thấp
cut: cắt|cắt giảm
tighten: siết
loosen: nới lỏng
balance: cân đối
reserve: dự trữ
stored: lưu trữ|lưu giữ|bảo quản
preserve: bảo tồn
consult: tham vấn|lấy ý kiến
screen: sàng lọc
track: theo dõi tiến độ
work: làm việc
work_out: tính ra
live: sinh sống|sống
sleep: ngủ|ngủ lại
resume: nối lại|khôi phục lại
reopen: mở lại
permit: cho phép
postpone: hoãn|dời lại
learn teach: đi học
study guest: học tạm|học ghép
fetch: sang đón|đi đón
send message: nhắn tin|gửi tin nhắn|nhắn
remind: dặn|dặn dò|căn dặn
set: đặt|kê
set aside: dành ra|bố trí đủ
ready: sẵn sàng
watch see: xem
wear carry: mang theo|đeo
put up: treo|dán
lead: cầm đầu
appointment: hẹn|lịch hẹn
return home: hồi hương|trở về nước
bring home: đưa về nước|gửi về nước|mang về nước
appraise: thẩm định
verify: thẩm tra
equip: trang bị
adjust: điều chỉnh
arrest: bắt giữ|bắt
detain: giam giữ|tạm giữ
violate: vi phạm
intervene: can thiệp
authorise: ủy quyền
decentralise: phân cấp|phân quyền
rebut: phản bác
access: tiếp cận|truy cập
wish: mong muốn|mong
duplicate: trùng lặp|chồng chéo
deceive: lừa|lừa gạt
escape: trốn
repatriate: đưa công dân về nước|đưa người về nước
deport: trục xuất
transit: quá cảnh
board: lên tàu|lên máy bay
anchor: neo đậu
fish: khai thác hải sản
dredge: nạo vét
widen: nới rộng
renovate: cải tạo|trùng tu|tu bổ
restore heritage: tôn tạo
recognise: công nhận
inscribe: ghi danh di sản
nominate: đề cử
honour: vinh danh|tôn vinh
sponsor: bảo trợ
donate blood: hiến máu
vaccinate: tiêm chủng|tiêm vắc xin
quarantine: cách ly
treat: điều trị|chữa trị
examine: khám|khám bệnh
disinfect: khử khuẩn
rehearse: diễn tập
patrol: tuần tra
guard: trực gác
stand by: trực|túc trực|ứng trực
evacuate: sơ tán dân
relocate: tái định cư|di dời dân
demolish: phá dỡ|tháo dỡ
clear: dọn|dọn dẹp
clean: làm sạch|vệ sinh
plant tree: trồng cây
release: thả|phóng thích
process file: thụ lý|xử lý hồ sơ
receive file: tiếp nhận hồ sơ
return file: trả hồ sơ|trả kết quả
issue passport: cấp hộ chiếu
issue visa: cấp thị thực
certify: chứng nhận|chứng thực|công chứng
sign contract: ký hợp đồng
terminate: chấm dứt hợp đồng
liquidate: thanh lý
withdraw: rút|rút khỏi
revoke: thu hồi
confiscate: tịch thu
seize: thu giữ
auction: đấu giá
lend: cho vay
borrow: đi vay
repay: trả nợ
invoice: hóa đơn
declare: kê khai
exempt: miễn thuế
subsidise: trợ cấp
pay salary: trả lương
work overtime: làm thêm
strike: đình công
protest: biểu tình
complain: phàn nàn
accuse: tố cáo|cáo buộc
apologise: xin lỗi|cáo lỗi
mourn: chia buồn|thương tiếc
greet: chào|chào đón
"""
