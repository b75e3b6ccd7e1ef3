"""Vietnamese words for ships, fishing, border gates, roads, trains and flights, with the English words for them."""

from __future__ import annotations

GLOSSARY = """
ship: tàu bè|tàu hàng hải
cargo ship: tàu hàng|tàu chở hàng
container ship: tàu container|tàu công-ten-nơ
cruise ship: tàu du lịch|tàu khách|du thuyền|tàu du lịch quốc tế|tàu khách quốc tế
tanker: tàu chở dầu|tàu dầu
ferry: phà|chuyến phà
ferry wharf: bến phà
boat: ca nô|xuồng|ghe|đò
speedboat: xuồng cao tốc|tàu cao tốc|ca nô cao tốc
patrol ship: tàu tuần tra
rescue ship: tàu cứu nạn|tàu cứu hộ
fishing boat: thuyền cá|thuyền đánh cá|ghe cá|tàu thuyền đánh cá
boat owner: chủ tàu|chủ thuyền
captain: thuyền trưởng
pilot boat: hoa tiêu
berth: bến đỗ|cập bến|cập cảng|cặp cảng|bến đậu|cầu bến
wharf: bến|cầu tàu|bến thuyền
port: hải cảng|cảng vụ|cảng tổng hợp|cảng hàng hóa
fishing port: cảng cá
deep-water port: cảng nước sâu
passenger port: cảng khách|cảng hành khách
dry port: cảng cạn
shelter anchor: khu neo đậu tránh trú bão|nơi neo đậu|neo đậu tránh trú
anchor: thả neo|neo|buộc neo
channel: luồng lạch|luồng tàu|luồng hàng hải
sea lane: tuyến hàng hải
sail: ra khơi|nhổ neo|rời bến|rời cảng|đi biển
maritime: ngành hàng hải|vận tải biển
life vest: áo phao
lifebuoy: phao cứu sinh|phao tròn
radio: máy bộ đàm|bộ đàm|máy thông tin liên lạc
voyage monitor: giám sát hành trình
logbook: nhật ký khai thác|nhật ký đánh bắt
fishing ground: ngư trường
fishing gear: ngư cụ|lưới cụ
illegal fishing: khai thác bất hợp pháp|đánh bắt trái phép|khai thác trái phép|đánh bắt bất hợp pháp|khai thác iuu
illegal fishing: iuu
yellow card: thẻ vàng
catch: sản lượng khai thác|sản lượng đánh bắt
aquaculture: nuôi trồng thủy sản|nuôi thủy sản|nuôi biển
fish cage: lồng bè|bè cá|lồng nuôi
hatchery: trại giống
shrimp farm: vùng nuôi tôm|đầm tôm|ao tôm
offshore fishing: đánh bắt xa bờ|khai thác xa bờ
foreign waters: vùng biển nước ngoài
waters: hải phận|vùng nước
tide: thủy triều|triều cường|con nước
wind: gió
sea mile: hải lý
lighthouse: ngọn hải đăng
border gate: cửa khẩu quốc tế|cửa khẩu chính|cửa khẩu phụ|cửa khẩu quốc gia
open border gate pair: cặp cửa khẩu
crossing: lối mở|đường mòn|lối đi|điểm thông quan
border market: chợ biên giới|chợ cửa khẩu|chợ đường biên
border trade: thương mại biên giới|mậu biên|buôn bán qua biên giới|biên mậu
border resident: cư dân biên giới
border commune: xã biên giới
border district: huyện biên giới
border area: khu vực biên giới|vùng biên|vùng biên giới
border guard station: đồn biên phòng|trạm biên phòng
border guard: chiến sĩ biên phòng|lính biên phòng
border pass: giấy thông hành|sổ thông hành
customs clearance: thông quan|thủ tục hải quan
customs declaration: tờ khai hải quan|khai hải quan|khai báo hải quan
arrival card: tờ khai nhập cảnh|phiếu nhập cảnh|thẻ nhập cảnh
health declaration: khai báo y tế|tờ khai y tế
medical quarantine: kiểm dịch y tế
quarantine inspect: kiểm dịch|kiểm dịch động vật|kiểm dịch thực vật
congestion: ùn tắc|ùn ứ|tắc nghẽn|kẹt xe|tắc đường|ách tắc
queue: xếp hàng|hàng dài
lane: làn đường|làn xe|luồng
priority lane: luồng ưu tiên|làn ưu tiên|luồng xanh
gate: cổng
barrier gate: barie|thanh chắn
stamp: đóng dấu
temporary import re-export: tạm nhập tái xuất
re-export: tái xuất
transit goods: hàng quá cảnh
contraband: hàng lậu|hàng cấm
counterfeit: hàng giả|hàng nhái
smuggle: vận chuyển trái phép
entry exit: xuất nhập cảnh trái phép
traveller: khách đi đường|lữ khách|khách xuất nhập cảnh|người xuất nhập cảnh
vehicle: xe cộ|phương tiện giao thông|phương tiện vận tải|đầu xe
truck: xe chở hàng|xe tải hàng|xe tải nặng
container truck: xe container|xe đầu kéo|xe công-ten-nơ
refrigerated truck: xe lạnh|xe đông lạnh
minibus: xe mi ni buýt
bus: xe đò|ô tô khách|xe ô tô khách|xe đưa đón
car: xe ô tô|xe ô tô con
taxi: xe taxi|tắc xi
motorbike: xe mô tô|mô tô
bicycle: xe đạp điện
driver: lái xe tải|người lái|bác tài|người lái xe
licence driver: bằng lái xe|bằng lái
driving licence: bằng lái ô tô
number plate: biển số|biển kiểm soát
train: đoàn tàu|chuyến tàu
passenger train: tàu khách đường sắt
freight train: tàu hàng đường sắt
railway station: ga đường sắt|ga tàu|ga
passenger: hành khách đi máy bay|khách đi tàu
terminal: nhà ga hành khách|nhà ga hàng không
terminal airport: ga sân bay
airport: phi trường|sân bay quốc tế|cảng hàng không quốc tế
apron: sân đỗ
flight: đường bay thẳng|chuyến bay quốc tế
charter flight: chuyến bay thuê bao|chuyến bay thuê chuyến
flight crew: tổ bay|tổ lái
pilot: phi công
flight attendant: tiếp viên|tiếp viên hàng không
cancel flight: hủy chuyến|hủy chuyến bay
delay flight: chậm chuyến
postpone flight: hoãn chuyến
luggage: hành lý
flight ticket: vé máy bay
ticket price: giá vé
ticket counter: quầy vé|phòng vé
street: đường phố|phố|con phố
bridge: cây cầu|cầu đường bộ
tunnel: hầm|đường hầm
pass mountain: đèo
toll: phí cầu đường|phí đường bộ|trạm thu phí|thu phí đường bộ
speed limit: tốc độ tối đa
road sign: biển báo|biển chỉ dẫn|biển hiệu|biển báo giao thông
traffic light: đèn tín hiệu|đèn giao thông
lamp: đèn|bóng đèn|cột đèn
light up: chiếu sáng|thắp sáng
traffic: lưu thông|giao thông đường bộ
traffic safety: an toàn giao thông
traffic accident: tai nạn giao thông
traffic police: cảnh sát giao thông
car park: bãi đỗ xe|bãi xe|bến bãi|bãi đậu xe
load unload: bốc xếp|bốc dỡ|xếp dỡ
crane: cẩu|cần cẩu|cần trục
forklift: xe nâng
weigh station: trạm cân
tonnage: trọng tải|tải trọng
overload: quá tải|chở quá tải
ship agent: đại lý tàu biển
container: thùng hàng|thùng container
cargo: kiện hàng|chuyến hàng|hàng hóa vận chuyển
express delivery: chuyển phát nhanh|giao hàng nhanh
post office: bưu điện|bưu cục|bưu chính
postal parcel: bưu phẩm|bưu kiện|gói hàng
runway: đường cất hạ cánh|đường hạ cất cánh
detour: đường tránh|đường vòng
ring road: vành đai|đường vành đai
corridor: hành lang
economic corridor: hành lang kinh tế
east west economic corridor: hành lang kinh tế đông tây
gateway: cửa ngõ
metro: tàu điện ngầm|đường sắt đô thị
cable car: cáp treo
tracking device: thiết bị giám sát hành trình|máy giám sát hành trình|thiết bị định vị|máy định vị|định vị
wear life vest: mặc áo phao
wear helmet: đội mũ bảo hiểm
ashore: lên bờ
"""
