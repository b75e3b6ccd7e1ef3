"""Vietnamese words for hospitals, illness, schools and study, with the English words for them."""

from __future__ import annotations

GLOSSARY = """
ultrasound: siêu âm
ultrasound machine: máy siêu âm
scanner: máy quét|máy soi chiếu|máy soi|máy quét mã
x-ray: x-quang|chụp x-quang|x quang
x-ray machine: máy x-quang|máy chụp x-quang
test: xét nghiệm|làm xét nghiệm
test laboratory: phòng xét nghiệm
laboratory: phòng thí nghiệm
surgery: phẫu thuật|ca mổ|ca phẫu thuật|mổ
surgery room: phòng mổ
heart surgery: mổ tim|phẫu thuật tim
intensive care: hồi sức|hồi sức tích cực|chăm sóc tích cực
emergency: cấp cứu
ambulance: xe cứu thương|xe cấp cứu|tàu cứu thương
patient: bệnh nhân|người bệnh|ca bệnh
patient outpatient: bệnh nhân ngoại trú
hospitalise: nhập viện|vào viện|nằm viện
hospital discharge: xuất viện|ra viện
health: ngành y tế|sức khỏe cộng đồng
health examine: khám sức khỏe|kiểm tra sức khỏe
health insurance: bảo hiểm y tế
treat examine: khám chữa bệnh|khám bệnh chữa bệnh
telemedicine: khám bệnh từ xa|khám chữa bệnh từ xa|tư vấn từ xa
midwife: hộ sinh|bà đỡ|cô đỡ|nữ hộ sinh
pharmacist: dược sĩ
pharmacy: nhà thuốc|hiệu thuốc
surgeon: bác sĩ phẫu thuật
clinic: trạm y tế xã|phòng khám|trạm xá xã
general hospital: bệnh viện đa khoa
provincial hospital: bệnh viện tỉnh
obstetrics: sản khoa|phụ sản
paediatrics: nhi khoa
child hospital: bệnh viện nhi
blood: máu
blood transfusion: truyền máu
donate blood: hiến máu tình nguyện
vaccine: vắc xin|vắc-xin
dose: liều|liều vắc xin|mũi vắc xin
injection: mũi tiêm
infect: nhiễm bệnh|lây nhiễm|nhiễm khuẩn|mắc bệnh|ca nhiễm|ca mắc
symptom: triệu chứng
fever: sốt
dengue: sốt xuất huyết
malaria: sốt rét
measles: bệnh sởi
hand foot mouth: tay chân miệng
rabies: bệnh dại
tuberculosis: bệnh lao
cancer: ung thư
diabetes: tiểu đường|đái tháo đường
flu: cúm|cúm mùa
bird flu: cúm gia cầm
swine fever: dịch tả lợn|dịch tả lợn châu phi
mosquito: muỗi
epidemic: ổ dịch
epidemic prevent: phòng dịch|phòng chống dịch|chống dịch
prevention disease: phòng bệnh
disease control: kiểm soát bệnh tật
pregnant woman: phụ nữ mang thai|thai phụ|bà bầu
newborn: trẻ sơ sinh
malnutrition: suy dinh dưỡng
nutrition: dinh dưỡng
meal: bữa ăn|suất ăn|bữa cơm
food poisoning: ngộ độc|ngộ độc thực phẩm
food safety: an toàn thực phẩm|vệ sinh an toàn thực phẩm
prosthesis: chân giả|tay giả|chân tay giả
wheelchair: xe lăn
spectacles: kính mắt|kính thuốc
cataract: đục thủy tinh thể
cleft lip: sứt môi|hở hàm ếch
hearing aid: máy trợ thính
oxygen: oxy|ô-xy|bình ô xy
mask: khẩu trang
medical supplies: vật tư y tế
medical equipment: thiết bị y tế|trang thiết bị y tế|máy móc y tế
medicine: thuốc men|thuốc chữa bệnh|thuốc điều trị
traditional medicine: y học cổ truyền|đông y|thuốc nam
medicine box: tủ thuốc|túi thuốc
diagnosis: chẩn đoán|chẩn bệnh
treat: chạy chữa|chữa bệnh|chữa trị bệnh
recover: bình phục|khỏi bệnh
patient room: buồng bệnh
waiting room: phòng chờ
isolation area: khu cách ly
doctor: thầy thuốc|y sĩ
health worker: cán bộ y tế|nhân viên y tế
drown: đuối nước|chết đuối
swim: bơi|bơi lội
school: điểm trường|ngôi trường|trường lớp
classroom: phòng học|lớp học
primary school: tiểu học|trường tiểu học
lower secondary school: trung học cơ sở|trường trung học cơ sở|thcs
upper secondary school: trung học phổ thông|trường trung học phổ thông|thpt
kindergarten: mầm non|trường mầm non|mẫu giáo|trường mẫu giáo
nursery: nhà trẻ
boarding school: nội trú|trường nội trú|trường dân tộc nội trú
semi-boarding: bán trú
vocational training: dạy nghề|đào tạo nghề|học nghề
vocational school: trường nghề|trường dạy nghề|trường cao đẳng nghề
headteacher: hiệu trưởng
vice headteacher: hiệu phó|phó hiệu trưởng
parent: phụ huynh|cha mẹ|bố mẹ|cha mẹ học sinh
professor: giáo sư
associate professor: phó giáo sư
doctorate: tiến sĩ|học vị tiến sĩ
master degree: thạc sĩ|bằng thạc sĩ
bachelor: cử nhân
engineer: kỹ sư
technician: kỹ thuật viên
textbook: sách giáo khoa
curriculum: giáo trình|chương trình học|chương trình giảng dạy
school year: năm học|niên học
semester: học kì
school age: độ tuổi đi học
dropout: bỏ học|nghỉ học giữa chừng
school opening: khai giảng|lễ khai giảng|tựu trường
school fee: tiền học
tuition: học phí
enrol: nhập học|tuyển sinh
study abroad: du học|đi du học
classmate: bạn cùng lớp
literacy: xóa mù chữ|biết chữ
illiterate: mù chữ
mother tongue: tiếng mẹ đẻ
vietnamese: tiếng việt
lao: tiếng lào
khmer: tiếng khmer
chinese: tiếng trung|tiếng hoa|tiếng trung quốc
japanese: tiếng nhật
korean: tiếng hàn
french: tiếng pháp
native speaker: người bản ngữ|giáo viên bản ngữ
foreign language centre: trung tâm ngoại ngữ
computer: máy tính|máy vi tính
laptop: máy tính xách tay
school bag: cặp sách
notebook: vở|tập vở
desk chair: bàn ghế
school yard: sân trường
examination: kỳ kiểm tra
candidate: người dự thi
graduate: ra trường
education university: đại học sư phạm
international school: trường quốc tế
private school: trường tư
scholarship fund: quỹ khuyến học
eye examine: khám mắt
eye surgery: mổ mắt|phẫu thuật mắt
dengue epidemic: dịch sốt xuất huyết
measles epidemic: dịch sởi
flu epidemic: dịch cúm
cholera: dịch tả|bệnh tả
epidemic area: vùng dịch
vaccinate: tiêm phòng|tiêm ngừa|tiêm vắc-xin
poor household: nhà nghèo|gia đình khó khăn
take sample: lấy mẫu
cigarette: thuốc lá
"""
