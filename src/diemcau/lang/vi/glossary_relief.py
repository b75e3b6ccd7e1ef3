"""Vietnamese words for disasters, rescue, work and recruitment, aid projects, with the English words for them."""

from __future__ import annotations

GLOSSARY = """
disaster: thiên tai địch họa|tai họa
disaster prevention: phòng chống thiên tai
rescue search: tìm kiếm cứu nạn cứu hộ|cứu hộ cứu nạn|cứu nạn cứu hộ
rescue: giải cứu con tin|ứng cứu|cứu sống|cứu vớt|vớt|cứu người
rescuer: lực lượng cứu hộ|đội cứu hộ
storm: bão lũ|siêu bão
tropical depression: áp thấp|áp thấp nhiệt đới
tornado: lốc|lốc xoáy|vòi rồng
whirlwind hail: mưa đá
flash flood: lũ quét|lũ ống
flood: mưa lũ|ngập nước|nước lũ|trận lũ|ngập úng|ngập sâu
rainstorm: mưa lớn|mưa to|mưa rất to
landslide: sạt lở|sạt lở đất|lở đất|sạt lở núi
erosion: xói lở|xói mòn|sạt lở bờ biển|sạt lở bờ sông|xâm thực
drought: khô hạn kéo dài|nắng hạn
saltwater intrusion: xâm nhập mặn|nhiễm mặn|hạn mặn
heatwave: nắng nóng|đợt nắng nóng
cold spell: rét đậm|rét hại|rét đậm rét hại|không khí lạnh
snow: tuyết
tsunami: sóng thần
volcano: núi lửa
aftershock: dư chấn
forest fire: cháy rừng|vụ cháy rừng
fire: đám cháy|vụ cháy|trận hỏa hoạn
fire fight: chữa cháy|phòng cháy chữa cháy|dập lửa|dập tắt
fire brigade: lính cứu hỏa|cứu hỏa|cảnh sát phòng cháy chữa cháy
explosion: nổ|vụ nổ
collapse: đổ nhà|sụt lún|sụp đổ
roof blown off: tốc mái|bay mái
swept away: cuốn trôi|bị cuốn trôi|lũ cuốn
stranded: mắc kẹt|bị kẹt|kẹt
missing: chưa tìm thấy
survivor: người sống sót|sống sót
death: người thiệt mạng|tử nạn|chết người
injured: người bị thương|trọng thương|bị thương nặng
victim: người gặp nạn|nạn nhân thiên tai
distress: gặp nạn
accident: vụ tai nạn|sự cố tai nạn
ship sink: chìm tàu|đắm tàu|vụ chìm tàu
capsize: lật|lật úp|lật thuyền
drift: trôi|thả trôi
search: rà tìm|lùng sục
shelter: nhà tránh bão|nơi tránh trú|nơi trú bão|tránh trú|nơi ở tạm
evacuate: đưa dân đi tránh|sơ tán người dân
evacuation plan: phương án sơ tán
evacuee: người sơ tán|người đi sơ tán
tent: lều|lều bạt|lán trại
blanket: chăn|chăn màn
instant noodles: mì tôm|mì gói|mì ăn liền
drinking water: nước uống
bottle water: nước đóng chai|nước đóng bình
relief: hàng cứu trợ|hàng viện trợ|cứu tế|cứu đói
necessities: nhu yếu phẩm|hàng thiết yếu
rice: gạo cứu trợ
rebuild: dựng lại|xây lại|xây dựng lại|tái thiết
overcome consequence: khắc phục hậu quả
damage: tổn thất|hư hại
water level: mực nước
alarm level: mức báo động|cấp báo động
discharge flood: xả lũ
spillway: đập tràn
dyke: đê điều|bờ bao|kè|bờ kè
siren: còi|còi báo động|loa báo động
loudspeaker: loa|loa phát thanh|loa truyền thanh
meteorology: khí tượng|khí tượng thủy văn
weather station: trạm khí tượng|đài khí tượng
weather forecast: dự báo thời tiết
storm bulletin: tin bão|bản tin bão
helicopter: trực thăng|máy bay trực thăng
rescue boat: xuồng cứu sinh|xuồng cứu hộ
sandbag: bao cát
generator: máy phát điện
on duty: trực ban|trực chiến|phân công trực
four on-the-spot: bốn tại chỗ
climate change: biến đổi khí hậu
dike: đê biển|đê sông
worker: người làm công|lao động phổ thông
worker abroad: lao động làm việc ở nước ngoài
foreign worker: lao động nước ngoài|người lao động nước ngoài
work abroad: lao động ngoài nước
migrant worker: lao động di cư|người di cư
migration: di cư
seasonal worker: lao động thời vụ
labour contract: hợp đồng lao động
labour market: thị trường lao động
labour permit: giấy phép lao động
labour accident: tai nạn lao động
labour safety: an toàn lao động
labour discipline: kỷ luật lao động
recruiter: công ty phái cử|đơn vị phái cử|công ty xuất khẩu lao động|doanh nghiệp phái cử
brokerage fee: phí môi giới|tiền môi giới
service fee: phí dịch vụ|tiền dịch vụ
deposit: ký quỹ|tiền ký quỹ|tiền cọc|đặt trước
deduct: khấu trừ|trừ lương|giữ lại
overstay: cư trú quá hạn|ở quá hạn|ở lại quá hạn
abscond: bỏ trốn khỏi nơi làm việc|trốn việc
illegal stay: cư trú bất hợp pháp|cư trú trái phép
illegal worker: lao động bất hợp pháp|lao động trái phép
forced labour: lao động cưỡng bức|cưỡng bức lao động
child labour: lao động trẻ em
salary: tiền công lao động|mức lương|thù lao
unpaid wages: nợ lương|chậm lương
minimum wage: lương tối thiểu
bonus: tiền thưởng|thưởng
allowance: phụ cấp|trợ cấp xã hội|tiền trợ cấp
overtime: tăng ca|ngoài giờ|làm thêm giờ
dismiss: sa thải|cho thôi việc|buộc thôi việc
resign: từ chức|thôi việc|xin nghỉ
strike: ngừng việc|ngừng việc tập thể
trade union: công đoàn cơ sở|liên đoàn lao động
trainee: thực tập sinh kỹ năng
intern: thực tập|sinh viên thực tập
apprentice: học việc|tập sự
job: vị trí việc làm|chỗ làm việc
job fair: hội chợ việc làm|sàn giao dịch việc làm|ngày hội việc làm|phiên giao dịch việc làm
job centre: trung tâm dịch vụ việc làm|trung tâm giới thiệu việc làm
job seeker: người tìm việc|người xin việc
apply job: xin việc|nộp hồ sơ xin việc
interview: phỏng vấn tuyển dụng
helper domestic: giúp việc|giúp việc gia đình|người giúp việc
factory worker: công nhân nhà máy
retraining: đào tạo nâng cao
social insurance: bảo hiểm xã hội
unemployment insurance: bảo hiểm thất nghiệp
aid: vốn viện trợ|viện trợ nước ngoài
aid project: dự án viện trợ|dự án phi chính phủ
non-governmental organisation: tổ chức phi chính phủ nước ngoài|tổ chức ngo|ngo
foreign non-governmental organisation: phi chính phủ nước ngoài
charity: từ thiện|thiện nguyện|tổ chức từ thiện
donor: mạnh thường quân|bên tài trợ|đơn vị tài trợ|nhà hảo tâm tài trợ
sponsor: tài trợ kinh phí
counterpart funds: vốn đối ứng|kinh phí đối ứng
loan capital: vốn vay ưu đãi|vốn oda|vốn vay nước ngoài
grant: viện trợ không|vốn tài trợ
in kind: bằng hiện vật|hiện vật
bidding package: gói thầu xây lắp|hồ sơ gói thầu
bidding: đấu thầu rộng rãi|đấu thầu quốc tế
invite bid: mời thầu|gọi thầu|hồ sơ mời thầu
bid open: mở thầu
win bid: trúng thầu|nhà thầu trúng thầu
contractor select: lựa chọn nhà thầu|chọn nhà thầu
subcontractor: nhà thầu phụ
supervision consultant: tư vấn giám sát
consultant: đơn vị tư vấn|chuyên gia tư vấn|cố vấn
feasibility study: nghiên cứu khả thi|báo cáo nghiên cứu khả thi
project management unit: ban quản lý dự án|bqlda
disbursement rate: tỷ lệ giải ngân|tiến độ giải ngân
disbursement slow: chậm giải ngân|giải ngân chậm
public investment: đầu tư công|vốn đầu tư công
site clearance: đền bù giải phóng mặt bằng
break ground: động thổ
construction site: công trường|công trình xây dựng
handover: bàn giao công trình|bàn giao đưa vào sử dụng
put into use: đưa vào sử dụng|đưa vào khai thác|đưa vào hoạt động|đưa vào vận hành
well: giếng khoan|giếng nước|giếng đào
water tank: bể nước|bồn nước|bể chứa nước
toilet: nhà vệ sinh|công trình vệ sinh
house poor: nhà tình thương|nhà tình nghĩa|nhà đại đoàn kết
temporary house: nhà tạm|nhà dột nát|nhà tạm bợ
poor household: hộ khó khăn|gia đình nghèo
near-poor household: hộ cận nghèo|cận nghèo
poverty: đói nghèo|xóa đói giảm nghèo|thoát nghèo
livelihood: sinh kế|kế sinh nhai
microcredit: tín dụng vi mô|vay vốn nhỏ
gender equality: bình đẳng giới
domestic violence: bạo lực gia đình
unexploded ordnance: vật nổ còn sót|bom mìn còn sót lại|bom mìn vật nổ
clear mine: rà phá bom mìn|rà phá|gỡ mìn|rà phá vật nổ
dioxin: chất độc da cam
war remains: hài cốt liệt sĩ|hài cốt
martyr: liệt sĩ
"""
