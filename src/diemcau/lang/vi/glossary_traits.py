"""Vietnamese words for qualities, times and amounts with the English ones for them, and words that say nothing."""

from __future__ import annotations

GLOSSARY = """
new: mới|ký mới|cấp mới
old: cũ|trước đây
former: nguyên|cựu
early: sớm|từ sớm
timely: kịp thời|đúng lúc
on time: đúng hạn|đúng thời hạn
late: muộn|chậm|trễ
overdue: quá hạn|trễ hạn|chậm tiến độ|chậm muộn|nhiệm vụ quá hạn
in term: trong hạn|còn trong hạn
deadline: hạn|thời hạn|hạn chót|kỳ hạn
progress: tiến độ
under way: đang thực hiện|đang triển khai|đang làm|đang tiến hành
pending: tồn đọng|chưa giải quyết
urgent: cấp bách
emergency: khẩn cấp|tình huống khẩn cấp
immediately: ngay|lập tức|ngay lập tức
regular: thường xuyên|định kỳ|thường kỳ|định kì
daily: hằng ngày|hàng ngày|mỗi ngày
weekly: hằng tuần|hàng tuần|mỗi tuần
monthly: hằng tháng|hàng tháng|mỗi tháng|từng tháng
quarterly: hằng quý|hàng quý|mỗi quý|từng quý
yearly: hằng năm|hàng năm|mỗi năm|thường niên|từng năm
day: ngày
week: tuần
month: tháng
quarter: quý
year: năm
decade: thập kỷ
half year: nửa năm|sáu tháng|6 tháng|nửa đầu năm|nửa cuối năm
first half year: sáu tháng đầu năm|6 tháng đầu năm
cumulative: lũy kế|cộng dồn|tính chung
period: giai đoạn|thời kỳ|kỳ
term: nhiệm kỳ
season: mùa
morning: sáng|buổi sáng
afternoon: chiều|buổi chiều
evening: tối|buổi tối
monday: thứ hai
tuesday: thứ ba
wednesday: thứ tư
thursday: thứ năm
friday: thứ sáu
saturday: thứ bảy
sunday: chủ nhật
beginning: đầu
end: cuối|hết|kết thúc
before: trước
within: trong vòng
large: lớn|to|quy mô lớn
small: nhỏ|bé
high: cao
low: thấp
long: dài|lâu dài
short: ngắn
main: chính|chủ lực
key: trọng điểm|then chốt|trọng yếu
important: quan trọng
necessary: cần thiết
good: tốt
bad: xấu
accurate: chính xác|đúng
wrong: sai|sai sót|nhầm
true: thật|thực chất
effective: hiệu quả
practical: thiết thực
clear: rõ|rõ ràng|minh bạch
full: đầy đủ
sufficient: đủ
public: công cộng|công
private: tư nhân
joint: chung
common: phổ biến
local: cơ sở|tại chỗ
domestic: nội địa|hàng hóa trong nước
provincial: cấp tỉnh
central: trung ương
international: tầm quốc tế
legal: hợp pháp|pháp lý
illegal: trái phép|bất hợp pháp
safe: an toàn
dangerous: nguy hiểm
poor: nghèo
rich: giàu
free: tự do
open: mở cửa
traditional: truyền thống
modern: hiện đại
sustainable: bền vững
stable: ổn định
active: năng động
strict: nghiêm túc|chặt chẽ|nghiêm
serious: nghiêm trọng
deep: sâu|sâu sắc|chiều sâu
wide: rộng|rộng rãi
creative: sáng tạo
responsible: chịu trách nhiệm|có trách nhiệm
official: chính thức
direct: trực tiếp
indirect: gián tiếp
special: đặc biệt
different: khác
whole: toàn|toàn thể
each: mỗi|từng|mọi
many: nhiều
few: ít
half: nửa|một nửa
double: gấp đôi
minimum: tối thiểu
maximum: tối đa
least: ít nhất
first: đầu tiên
next: sắp tới
current: hiện nay|hiện tại|hiện hành
future: tương lai
reason: lý do|nguyên nhân
purpose: mục đích
role: vai trò
quality: phẩm chất
ability: năng lực|trình độ
attitude: thái độ
spirit: tinh thần
discipline: kỷ cương
responsibility: tinh thần trách nhiệm
unity: đoàn kết
trust: tin cậy|niềm tin
image: hình ảnh
position: vị thế|vị trí
prestige: uy tín
place: nơi|chỗ|địa điểm
field: lĩnh vực|mảng
area: diện tích
content: nội dung
topic: chủ đề
method: phương thức|cách thức|phương pháp
mechanism: cơ chế
condition: điều kiện
step: bước
direction: hướng|phương hướng|định hướng
line work: hướng công việc|đường hướng
trend: xu hướng|xu thế
stage: chặng
side: phía|bên
group: nhóm
type: loại|loại hình
way: cách
thing: điều
problem: vấn đề
error: lỗi|sơ suất|nhầm lẫn
digit: chữ số
night: đêm
noon: trưa
dawn: rạng sáng
last year: năm ngoái|năm trước
next year: năm tới|năm sau
last month: tháng trước
next month: tháng sau
signature: chữ ký
signed: đã ký
time: thời gian|thời điểm
process: quy trình
form: hình thức|hình thức trực tuyến
internal: nội bộ
complex: phức tạp
unpredictable: khó lường
continuous: liên tục|liên tiếp
full-time: chuyên trách
concurrent: kiêm nhiệm
humanitarian: nhân đạo
mutual: lẫn nhau
honest: trung thực
frank: thẳng thắn
independent: tự chủ
sensitive: nhạy cảm
secret: mật|bí mật
voluntary: tự nguyện
compulsory: bắt buộc
temporary: tạm thời
permanent: thường trực|thường trú
annual plan: kế hoạch năm
remote: vùng sâu|vùng xa
mountainous: vùng núi
coastal: vùng ven biển
cross-border: xuyên biên giới|qua biên giới
offshore: ngoài khơi
underwater: dưới nước
fast: nhanh|nhanh chóng
slow: chậm chạp
strong: mạnh|mạnh mẽ
weak: yếu
heavy: nặng
light: nhẹ
rare: hiếm
excellent: xuất sắc
typical: điển hình|tiêu biểu
popular: được ưa chuộng
cheap: rẻ
expensive: đắt
empty: trống
busy: bận rộn
whole year: cả năm
fifteen: mười lăm
eleven: mười một
twelve: mười hai
twenty: hai mươi
thirty: ba mươi
"""

# Words that say how others hang together, who speaks, and that something is so.
FUNCTION_WORDS = """
của|và|các|những|được|bị|là|có|cho|với|từ|đến|tới|tại|ở|trong|ngoài|trên|dưới|về|theo|do|bởi|vì|để|khi|nếu|thì|mà
này|đó|kia|ấy|nào|gì|ai|sao|đã|đang|sẽ|vừa|mới đây|vẫn|còn|cũng|rất|hơn|gần|khoảng|nhất|như|cùng|cùng với|sự|cuộc
chiếc|cái|con|bài|cả|một|hai|ba|bốn|năm nay|sáu|bảy|tám|chín|mười|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|rưỡi|lần|lượt|thứ
hoặc|hay|nhưng|tuy|tuy nhiên|song|không|chưa|chẳng|đừng|đều|chỉ|chỉ có|ngay cả|nữa|lại|ra|vào|lên|xuống|qua|sang|đi
rồi|nên|bằng|giữa|sau|sau khi|trước khi|trong đó|bao gồm|gồm|gồm có|cụ thể|ngoài ra|bên cạnh|bên cạnh đó|đồng thời
đặc biệt là|nhất là|nói chung|nói riêng|riêng|tính đến|đến nay|tính tới|cho đến|kể từ|tổng số|ông|bà|anh|chị|ngài
đồng chí|họ|tôi|chúng tôi|chúng ta|mình|người ta|nó|yêu cầu|đề nghị|phải|cần|cần phải|chỉ đạo|giao|nhắc|nhắc lại
đề nghị các|cho biết|cho hay|nói|phát biểu|nhấn mạnh|khẳng định|nêu|một là|hai là|ba là|bốn là|năm là|sáu là|bảy là
trước hết|tiếp đó|tiếp theo|thứ nhất|cuối cùng|đối với|liên quan|liên quan đến|công tác|cụm|bản|tờ|vị|lúc|hồi|dịp
nhân dịp|nhằm|dựa trên|căn cứ|trở lên|trở xuống|trở đi|ước|ước đạt|ước tính|dự kiến|phấn đấu|phần lớn|đa số|hầu hết
khá|quá|lắm|đây|đấy|thế|vậy|do đó|vì vậy|bởi vậy|cho nên|mặc dù|dù|dẫu|tuy vậy|chủ yếu là|chủ yếu|đến từ|thuộc
cho thấy|vì thế|nay|hôm|hôm qua|hôm nay|sáng nay|chiều nay|năm qua|trong năm|thời gian qua|thời gian tới|xin|hãy|ạ
nhé|vâng|thưa|kính|kính gửi|cấp|phần|mặt|khâu|đơn thuần|từng bước|tiếp tục|tích cực|chủ động|khẩn trương|thực sự|số
số lượng|chậm nhất|muộn nhất|sớm nhất|nhanh nhất
so với|so với cùng kỳ|hiện|hiện có|thêm|khoản|đợt|làm|rằng|mà còn|kể cả|trở thành|xảy ra|tức là|tức|thuộc về|nằm
nằm trong|trở lại|còn lại|suất|dành|dành cho|tại đây|nhờ|luôn|có thể|muốn|mươi|lăm|xấp xỉ|chừng|ngót|hàng chục
hàng trăm|hàng nghìn|một số|nhiều nhất|ngay khi|trong khi|trong khi đó|không chỉ|đó là|như sau|sau đây|dưới đây
trên đây|nêu trên|nói trên|cùng thời điểm|cùng kỳ|thời kỳ này
"""
