"""Vietnamese words for times, amounts, qualities and notions of everyday life, with the English words for them."""

from __future__ import annotations

GLOSSARY = """
daily: ngày ngày
twice week: hai lần mỗi tuần|tuần hai lần
twice month: hai lần mỗi tháng|tháng hai lần
twice year: hai lần mỗi năm|năm hai lần|mỗi năm hai lần
night: ban đêm|buổi đêm
overnight: suốt đêm
day: ban ngày
midnight: nửa đêm|đêm khuya|khuya
noon: buổi trưa
dawn: bình minh|sáng sớm
evening: chiều tối
tomorrow: ngày mai
yesterday: ngày hôm qua
week: tuần lễ này
next week: tuần tới|tuần sau
last week: tuần trước|tuần qua
beginning year: đầu năm nay
end year: cuối năm nay
mid-year: giữa năm
working day: ngày làm việc
calendar day: ngày lịch
century: thế kỷ
long-term: dài hạn
medium-term: trung hạn
short-term: ngắn hạn
time limit: giới hạn thời gian
total: tổng thể|tổng số tiền|tổng lượng
average: trung bình cộng
majority: quá nửa|quá bán
index: chỉ số tổng hợp
census: tổng điều tra
survey: điều tra xã hội học
estimate: con số ước tính|ước lượng
figure: số liệu cụ thể
final figure: số liệu chính thức|số chính thức
preliminary figure: số liệu sơ bộ|số sơ bộ
cumulative: lũy kế từ đầu năm|tính từ đầu năm
same period: cùng kỳ năm trước|cùng kỳ năm ngoái
scale: tầm vóc
lack: thiếu hụt|khan hiếm|thiếu thốn
missing: thiếu sót
facilities: cơ sở vật chất
address: địa chỉ
geography: địa lý
advantage: thế mạnh|thuận lợi
meet demand: đáp ứng|đáp ứng nhu cầu
criterion: tiêu chí
driver growth: động lực tăng trưởng
urgent: bức xúc|bức thiết|gấp rút|hỏa tốc
complex: rắc rối
equal: bình đẳng
transparent: công khai minh bạch
safe: an toàn tuyệt đối|bình an
peaceful: thanh bình|yên bình
free: tự nguyện miễn phí
artificial: nhân tạo
building: tòa nhà|trụ sở nhà
hall: hội trường|sảnh
meeting room: phòng họp
warehouse: nhà kho chứa|kho bãi|kho hàng
head office: trụ sở chính|hội sở
office: công sở|cơ sở làm việc
headquarters: sở chỉ huy|đại bản doanh
centre: trung tâm hỗ trợ
facility: cơ sở sản xuất
production facility: cơ sở sản xuất kinh doanh
area: khu vực dân cư
zone: vùng kinh tế
key area: địa bàn trọng điểm
northern: các tỉnh phía bắc
southern: các tỉnh phía nam
central highland: tây nguyên
southeast: đông nam bộ
southeast asia: đông nam á
northeast asia: đông bắc á
middle east: trung đông
international organisation: tổ chức quốc tế lớn
global: toàn cầu hóa
security order: an ninh trật tự|trật tự an toàn xã hội
order: trật tự
social security: an sinh xã hội|an sinh
national security: an ninh quốc gia
socio-economic: kinh tế xã hội
socio-economic development: phát triển kinh tế xã hội
law: luật pháp|văn bản luật|văn bản pháp luật|văn bản quy phạm pháp luật
legal: tư pháp
justice: công lý
decision: nghị quyết liên tịch
conclusion notice: thông báo kết luận
instruction: ý kiến chỉ đạo|văn bản chỉ đạo
document: giấy tờ tài liệu|công văn giấy tờ|tập tài liệu
letter: lá thư|bức thư
official letter: văn thư
question: vấn đề đặt ra
topic: đề tài|chuyên đề
research topic: đề tài nghiên cứu
scientist: nhà khoa học|giới khoa học
researcher: nhà nghiên cứu|nghiên cứu viên|học giả
inventor: nhà phát minh
space: không gian
nuclear: nguyên tử|hạt nhân
quantum: lượng tử
biotechnology: công nghệ sinh học
high technology: công nghệ cao
information technology: công nghệ thông tin
cloud: điện toán đám mây|đám mây
big data: dữ liệu lớn
semiconductor: công nghiệp bán dẫn
productive force: lực lượng sản xuất mới
labour productivity: năng suất lao động
productivity: năng suất
material base: cơ sở vật chất kỹ thuật
skill: nghiệp vụ|chuyên môn
staff: cán bộ nhân viên|tổ chức cán bộ
team: tổ đội|ê-kíp
colleague: đồng nghiệp
force: lực lượng chức năng
functional agency: ngành chức năng|lực lượng chức năng liên ngành
related agency: cơ quan liên quan|đơn vị liên quan
interdisciplinary: liên ngành
inter-regional: liên vùng
department ministry: bộ ngành|ban ngành
cheat: gian lận|gian dối
corrupt: tham nhũng|tiêu cực
bribe: hối lộ
waste money: lãng phí
loss: mất mát
violence: bạo lực|hành hung
weapon: vũ khí|súng
terror: khủng bố
fight: đánh nhau|ẩu đả
gang: băng nhóm|đường dây tội phạm
suspect: đối tượng tình nghi|nghi can
witness: nhân chứng
evidence: chứng cứ|bằng chứng
entertain: giải trí|vui chơi
explain: diễn giải|lý giải
encourage: cổ động|khích lệ|thăm hỏi động viên
visit family: thăm hỏi gia đình|thăm hỏi
care: lưu tâm
space parking: chỗ đỗ|chỗ đậu xe
launch: ra mắt|phát động
campaign: chiến dịch|phong trào
month action: tháng hành động
activity: hành động
action programme: chương trình hành động
action plan: kế hoạch hành động
work programme: chương trình công tác
work plan: kế hoạch công tác
emulation: thi đua
certificate merit: bằng khen|giấy khen
order medal: huân chương
rank: ngôi thứ|cấp bậc
post: chức vụ|cương vị
admit: thừa nhận
teenager: thiếu niên|thanh thiếu niên|thiếu nữ
debate: tranh luận
advantage take: tranh thủ|tận dụng
outstanding: nổi bật
prize: phần thưởng
destroy: tiêu hủy
challenge: thử thách
resettle: định cư
abolish: bãi nhiệm
commodity price: giá cả hàng hóa
"""
