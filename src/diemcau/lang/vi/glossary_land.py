"""Vietnamese words for farming, energy, water, the environment and places, with the English words for them."""

from __future__ import annotations

GLOSSARY = """
agriculture: nông lâm thủy sản|ngành nông nghiệp|làm nông
crop: cây trồng|hoa màu|vụ mùa
industrial crop: cây công nghiệp
fruit tree: cây ăn quả|cây ăn trái
harvest: gặt|vụ thu hoạch|thu hái|vụ gặt
field: đồng ruộng|ruộng|cánh đồng
rice field: ruộng lúa|đồng lúa
garden: vườn|vườn cây
greenhouse: nhà kính|nhà màng
organic: hữu cơ
pesticide: thuốc trừ sâu|thuốc bảo vệ thực vật|thuốc sâu
pest: sâu bệnh|sâu hại|côn trùng
seedling: cây giống|cây con|giống cây trồng
livestock: vật nuôi|đàn gia súc|đại gia súc|đàn vật nuôi
poultry: gia cầm|đàn gia cầm
pig: lợn|heo|đàn lợn
cow: bò|đàn bò
buffalo: trâu
goat: dê
horse: ngựa
veterinary: thú y
feed: thức ăn chăn nuôi|cho ăn
barn: chuồng trại|chuồng
plough: máy cày|cày
tractor: máy kéo
harvester: máy gặt|máy gặt đập
machine sow: máy sạ
irrigation: tưới|tưới tiêu|công trình thủy lợi|tưới nước|hệ thống thủy lợi
canal: mương|kênh rạch|kênh tưới
reservoir: hồ thủy lợi|hồ đập|hồ nước
forest: diện tích rừng|cánh rừng|rừng phòng hộ
mangrove: rừng ngập mặn
forest cover: độ che phủ|độ che phủ rừng|che phủ rừng
deforestation: phá rừng|chặt phá rừng
forest ranger: kiểm lâm
afforestation: phủ xanh đất trống
wildlife: động vật hoang dã|thú rừng
endangered: quý hiếm|nguy cấp
biodiversity: đa dạng sinh học
ecosystem: hệ sinh thái|sinh thái
pollution: ô nhiễm|gây ô nhiễm|ô nhiễm môi trường
emission: phát thải|khí thải|khí nhà kính
net zero: phát thải ròng bằng không|trung hòa các-bon|trung hòa carbon
carbon: các-bon
carbon credit: tín chỉ các-bon|tín chỉ carbon
air quality: chất lượng không khí
air: không khí
smoke: khói
dust: bụi
noise: tiếng ồn
sewage: nước thải|xử lý nước thải
waste: rác|phế thải
plastic waste: rác thải nhựa|rác nhựa
solid waste: chất thải rắn|rác thải sinh hoạt
hazardous waste: chất thải nguy hại
landfill: bãi rác|bãi chôn lấp
recycle: tái chế
circular economy: kinh tế tuần hoàn
green growth: tăng trưởng xanh
green economy: kinh tế xanh
water source: nguồn nước ngầm|nước ngầm
water quality: chất lượng nước
clean water: nước sinh hoạt|nước hợp vệ sinh|nước máy
water supply: cấp nước|hệ thống cấp nước|nhà máy nước
water shortage: thiếu nước|thiếu nước sinh hoạt
drainage: thoát nước|tiêu thoát nước
environmental impact assessment: đánh giá tác động môi trường
energy saving: tiết kiệm năng lượng|tiết kiệm điện
electricity: điện lực|nguồn điện|điện lưới
power plant: nhà máy điện
thermal power: nhiệt điện
hydropower: thủy điện|nhà máy thủy điện
wind power: điện gió ngoài khơi
nuclear power: điện hạt nhân
solar panel: tấm pin mặt trời|pin mặt trời|tấm pin
power line: đường dây điện|đường dây tải điện|đường điện
substation: trạm biến áp|trạm điện
power cut: mất điện|cắt điện|cúp điện
power supply: cấp điện|cung cấp điện
electricity bill: tiền điện|hóa đơn điện
electric vehicle: xe điện|ô tô điện
charging station: trạm sạc
petrol: xăng
petrol station: trạm xăng|cây xăng|cửa hàng xăng dầu
oil refinery: lọc dầu|nhà máy lọc dầu
pipeline: đường ống dẫn
mine: mỏ|hầm mỏ
quarry: mỏ đá
mineral exploitation: khai thác khoáng sản
sand exploitation: khai thác cát
sea sand: cát biển
land use plan: quy hoạch sử dụng đất
master plan: quy hoạch tổng thể|quy hoạch chung
new rural area: nông thôn mới|xây dựng nông thôn mới
ocop product: sản phẩm ocop|ocop
square kilometre: ki-lô-mét vuông|km2
metre: mét
kilogram: ki-lô-gam|kg
litre: lít
cubic metre: mét khối|m3
island: hòn đảo|đảo tiền tiêu
islet: đảo nhỏ
island district: huyện đảo
island commune: xã đảo
archipelago: quần đảo san hô
headland: mũi đất
peninsula: bán đảo
lagoon: đầm phá|đầm
sea bed: đáy biển
coral reef: rạn san hô|san hô
riverbank: bờ sông
shore: bờ
river mouth: cửa sông|cửa biển
stream: suối
hill: đồi
valley: thung lũng
plateau: cao nguyên đá
continental shelf: thềm lục địa
suburb: ngoại ô|ngoại thành|vùng ven
city centre: trung tâm thành phố|nội thành|nội đô
street: khu phố
urban area: khu đô thị|khu dân cư đô thị
residential area: khu dân cư
resettlement area: khu tái định cư
riverside: ven sông
farm produce: nông sản
fresh water: nước ngọt
supply fresh water: cấp nước ngọt
release water: xả nước
pump water: bơm nước
store water: trữ nước
fetch water: lấy nước
use water: dùng nước|sử dụng nước
electricity water: điện nước
river water: nước sông
sea water: nước biển
rain water: nước mưa
well water: nước giếng
water sample: mẫu nước
oil spill: tràn dầu
wave: sóng lớn|sóng biển|sóng cao
cleared land: mặt bằng sạch|đất sạch
shortage: thiếu
"""
