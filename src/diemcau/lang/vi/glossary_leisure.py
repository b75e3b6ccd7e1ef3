"""Vietnamese words for tourism, culture, festivals, heritage and sport, with the English words for them."""

from __future__ import annotations

GLOSSARY = """
tourism: ngành du lịch|du lịch nội địa
guest: quan khách|khách khứa|tân khách
tourist: khách tham quan du lịch
foreign visitor: khách nước ngoài|khách du lịch quốc tế|du khách quốc tế|du khách nước ngoài|lượt khách nước ngoài
domestic visitor: khách nội địa|khách trong nước|khách du lịch nội địa|du khách trong nước
overnight guest: khách lưu trú|lượt khách lưu trú
accommodation: cơ sở lưu trú|chỗ nghỉ|nơi nghỉ|lưu trú
hotel: nhà khách
guesthouse: nhà nghỉ
homestay: nhà dân làm du lịch|nhà ở có phòng cho khách thuê
resort: khu nghỉ dưỡng|khu nghỉ mát
hotel room: phòng nghỉ|phòng khách sạn|buồng phòng
room occupancy: công suất phòng|công suất buồng phòng|tỷ lệ lấp phòng
book room: đặt phòng
book ticket: đặt vé
check in: nhận phòng
check out: trả phòng
tour operator: công ty lữ hành|công ty du lịch|doanh nghiệp lữ hành|hãng lữ hành|doanh nghiệp du lịch
tour: chuyến tham quan|tour du lịch|tua du lịch
tour programme: chương trình du lịch
attraction: điểm tham quan|điểm đến|thắng cảnh|danh lam thắng cảnh|danh thắng|điểm du lịch|cảnh đẹp
tourism area: khu du lịch
beach: bãi tắm|bờ biển
cave: hang động
waterfall: thác nước
bay: vịnh
national park: vườn quốc gia
nature reserve: khu bảo tồn|khu bảo tồn thiên nhiên
entrance ticket: vé vào cửa|vé tham quan
entrance fee: phí tham quan|phí vào cửa
restaurant: nhà hàng|quán ăn|hàng ăn
cafe: quán cà phê
menu: thực đơn
souvenir: quà lưu niệm|đồ lưu niệm|hàng lưu niệm
price list: bảng giá
fee list: biểu phí|bảng phí|mức phí niêm yết|biểu giá
overcharge: chặt chém|nâng giá|thu quá giá
open late: mở cửa đến khuya|mở cửa muộn|mở cửa tới khuya|mở cửa đến đêm
opening hour: giờ mở cửa|giờ làm việc
peak season: mùa cao điểm
low season: mùa thấp điểm
holiday: kỳ nghỉ|ngày nghỉ|nghỉ lễ|ngày lễ
weekend: cuối tuần
spend: chi tiêu của khách
stay day: ngày lưu trú
map: bản đồ du lịch
brochure: tờ gấp|tờ rơi|tập gấp
leaflet: truyền đơn
visa exemption: miễn thị thực|miễn visa
electronic visa: thị thực điện tử|visa điện tử
health tourism: du lịch chữa bệnh
community tourism: du lịch cộng đồng
eco tourism: du lịch sinh thái
tourism promotion: xúc tiến du lịch|quảng bá du lịch
famtrip: đoàn khảo sát du lịch
festival: lễ hội truyền thống|tuần lễ|hội xuân
culture week: tuần văn hóa
culture day: ngày văn hóa
culture exchange: giao lưu văn hóa
concert: hòa nhạc|buổi hòa nhạc|đêm nhạc
song: bài hát|ca khúc
dance: múa|điệu múa|khiêu vũ
singer: ca sĩ
actor: diễn viên
art troupe: đoàn nghệ thuật|đoàn văn công
puppet: múa rối
water puppet: rối nước|múa rối nước
folk song: dân ca
costume: trang phục|y phục
lantern: đèn lồng|lồng đèn
kite: diều
gong: cồng chiêng
painting: bức tranh|tranh vẽ
painter: họa sĩ
photo: bức ảnh|tấm ảnh|nhiếp ảnh
photo exhibition: triển lãm ảnh
writer: nhà văn
poet: nhà thơ
poem: thơ|bài thơ
cuisine: ẩm thực|món ăn
heritage: di sản văn hóa
world heritage: di sản văn hóa thế giới|di sản thiên nhiên thế giới
intangible heritage: di sản văn hóa phi vật thể|di sản phi vật thể|phi vật thể
relic: khu di tích|di tích lịch sử|phế tích|di vật
antique: cổ vật|hiện vật cổ
history: lịch sử
ancient: cổ xưa
citadel: thành cổ|thành nhà
pagoda: chùa
temple: ngôi đền|đền thờ
church: nhà thờ|thánh đường
communal house: đình làng|nhà văn hóa|nhà sinh hoạt cộng đồng|nhà rông
tower: ngọn tháp
stele: bia đá
statue: bức tượng|pho tượng
sport: thể dục thể thao|thể thao quần chúng
football: bóng đá
volleyball: bóng chuyền
basketball: bóng rổ
badminton: cầu lông
table tennis: bóng bàn
martial art: võ thuật|võ
boat race: đua thuyền
marathon: chạy bộ|giải chạy|chạy việt dã
athlete: vận động viên|tuyển thủ|cầu thủ
coach sport: huấn luyện viên
match: trận đấu
tournament: giải đấu
medal: huy chương
gold medal: huy chương vàng|hcv
silver medal: huy chương bạc
bronze medal: huy chương đồng
champion: vô địch|nhà vô địch
stadium: sân vận động|sân bóng
sport hall: nhà thi đấu đa năng
sport ground: sân thể thao
spectator: khán giả|người xem|lượt người xem
theatre: nhà hát|rạp
cinema: rạp chiếu phim
square: quảng trường
park: vườn hoa
opening ceremony: lễ khai mạc
closing ceremony: lễ bế mạc
inauguration ceremony: lễ khánh thành
ground-breaking ceremony: lễ khởi công
award ceremony: lễ trao giải|lễ trao tặng
firework: pháo hoa
flag: cờ|lá cờ
national flag: quốc kỳ
national day: quốc khánh|ngày quốc khánh
national anthem: quốc ca
lunar new year: tết nguyên đán|tết cổ truyền
mid-autumn: trung thu|tết trung thu
pilgrim: người hành hương|hành hương
monk: nhà sư
tour guide: hướng dẫn viên|hướng dẫn viên du lịch
artist: nghệ sĩ
post fee: niêm yết mức phí|niêm yết phí|niêm yết biểu phí
post price: niêm yết giá
holiday: dịp lễ|kỳ nghỉ lễ|ngày nghỉ lễ
old quarter: phố cổ|đô thị cổ
performance: tiết mục|chương trình nghệ thuật|đêm nghệ thuật|buổi diễn
folk: dân gian
artisan: nghệ nhân
world heritage: di sản thế giới
football match: trận bóng đá|trận bóng
restore relic: phục hồi di tích
"""
