"""Vietnamese words for money, trade, industry, land and transport, with the English words that say the same."""

from __future__ import annotations

GLOSSARY = """
economy: kinh tế|nền kinh tế
external economy: kinh tế đối ngoại
money: tiền|khoản tiền
amount: số tiền|mức|tổng mức|lượng
total: tổng|tổng cộng|toàn bộ
capital: vốn|nguồn vốn|số vốn
registered capital: vốn đăng ký|tổng vốn đăng ký
realise capital: vốn thực hiện|vốn giải ngân
foreign capital: vốn ngoại|vốn nước ngoài
investment: đầu tư|vốn đầu tư
foreign investment: đầu tư nước ngoài|fdi|vốn đầu tư nước ngoài|đầu tư trực tiếp nước ngoài
foreign investment project: dự án đầu tư nước ngoài|dự án fdi|dự án vốn ngoại|dự án có vốn nước ngoài
investment promotion: xúc tiến đầu tư
trade promotion: xúc tiến thương mại
budget: ngân sách
budget revenue: thu ngân sách|nộp ngân sách
revenue: thu|nguồn thu|doanh thu|tổng thu
local revenue: thu trên địa bàn|tổng thu trên địa bàn
expenditure: chi|khoản chi
income: thu nhập
cost: chi phí|tốn kém|tốn
fee: phí|lệ phí
free: miễn phí
tax: thuế
tariff: thuế quan
price: giá|giá cả
debt: nợ|khoản nợ
loan: vay|khoản vay|vốn vay
credit: tín dụng
bank: ngân hàng
insurance: bảo hiểm
fine: phạt|tiền phạt
aid: viện trợ|hỗ trợ nhân đạo|viện trợ phi chính phủ
non-refundable aid: viện trợ không hoàn lại
non-governmental organisation: tổ chức phi chính phủ|phi chính phủ
organisation: tổ chức quốc tế|tổ chức
development assistance: hỗ trợ phát triển|oda
commit: cam kết|tổng mức cam kết
disburse: giải ngân|số giải ngân|chi trả|chi tiền
payment: thanh toán
grant: khoản tài trợ
donate: quyên góp|ủng hộ
relief: cứu trợ
remittance: kiều hối|tiền gửi về|lượng kiều hối
transfer money: chuyển tiền
turnover: kim ngạch
value: trị giá|giá trị
trade: thương mại|buôn bán|mậu dịch|giao thương
two-way trade: kim ngạch hai chiều|kim ngạch thương mại|kim ngạch thương mại hai chiều|thương mại hai chiều
export: xuất khẩu|kim ngạch xuất khẩu|hàng xuất khẩu
import: nhập khẩu|kim ngạch nhập khẩu|hàng nhập khẩu
export import: xuất nhập khẩu|kim ngạch xuất nhập khẩu
trade surplus: xuất siêu
trade deficit: nhập siêu
market: thị trường|chợ
goods: hàng hóa|hàng|mặt hàng
product: sản phẩm
service: dịch vụ
brand: thương hiệu|nhãn hiệu
sell: bán|bán hàng|tiêu thụ
buy: mua|mua sắm|thu mua
consume: tiêu dùng
produce: sản xuất
processing: chế biến
enterprise: doanh nghiệp|công ty|hãng|tập đoàn|doanh nghiệp fdi
small firm: doanh nghiệp nhỏ|doanh nghiệp nhỏ và vừa
business: kinh doanh
airline: hãng hàng không
industry: công nghiệp
industry trade: công thương
finance: tài chính
agriculture: nông nghiệp
forestry: lâm nghiệp
fishery: thủy sản|hải sản|nghề cá
seafood: thủy hải sản
rice: gạo|lúa gạo|lúa
tea: chè|trà
coffee: cà phê
fruit: trái cây|hoa quả
orange: cam
vegetable: rau
wood: gỗ|đồ gỗ
rubber: cao su
pepper: hồ tiêu
cashew: hạt điều
textile: dệt may|vải
garment: may mặc
footwear: giày dép|da giày
electronics: linh kiện
chip: bán dẫn|vi mạch
machinery: máy móc
vehicle: xe|phương tiện
steel: thép
mineral: khoáng sản
coal: than
oil: dầu|dầu khí
gas: khí đốt
energy: năng lượng
renewable energy: năng lượng tái tạo
electricity: điện|điện năng
water: nguồn nước
clean water: nước sạch|nước sạch nông thôn
environment: môi trường
climate: khí hậu
green: xanh
waste: rác thải|chất thải
forest: rừng
land: đất|đất đai
site clearance: giải phóng mặt bằng|mặt bằng
compensation: bồi thường|đền bù
industrial park: khu công nghiệp
economic zone: khu kinh tế
park: công viên|khu
factory: nhà máy|xưởng
plant: nhà xưởng
container: công-ten-nơ|container
port: cảng|cảng biển|bến cảng
airport: sân bay|cảng hàng không
runway: đường băng
flight: chuyến bay|chuyến bay thẳng
flight route: đường bay
plane: máy bay
ticket: vé
rebook: đổi vé
train: tàu hỏa
railway: đường sắt
road: đường|đường bộ|tuyến đường
bridge: cầu
expressway: cao tốc|đường cao tốc
ship: tàu|tàu thuyền|thuyền|tàu biển
fishing boat: tàu cá|tàu đánh cá
cargo: lô hàng
maritime: hàng hải
logistics: hậu cần|logistics
transport: vận tải|giao thông|vận chuyển
infrastructure: hạ tầng|cơ sở hạ tầng|kết cấu hạ tầng
construction: xây dựng công trình|công trình|thi công
housing: nhà ở|chỗ ở
house: nhà|căn nhà|ngôi nhà
well: giếng
tank: bể|bể chứa
pipe: đường ống
electric grid: lưới điện
hotel: khách sạn
room: phòng|buồng
tour: tua|lữ hành
foreign visitor: lượt khách quốc tế|khách quốc tế
rural: nông thôn
urban: đô thị
highland: vùng cao|miền núi|cao nguyên
delta: đồng bằng
coast: ven biển|duyên hải
north: miền bắc|phía bắc|bắc
south: miền nam|phía nam|nam
central: miền trung
east: phía đông
west: phía tây
province: tỉnh|toàn tỉnh
city: thành phố|tp
district: huyện|quận
town: thị xã|thị trấn
commune: xã
ward: phường
village: thôn|làng|bản làng|ấp
hamlet: xóm
locality: địa phương|địa bàn|trên địa bàn
foreign locality: địa phương nước ngoài|địa phương các nước
capital city: thủ đô
nationwide: cả nước|toàn quốc
society: xã hội
poverty: giảm nghèo
poor household: hộ nghèo
pension: lương hưu|hưu trí
gdp: tổng sản phẩm|gdp|grdp
growth: tăng trưởng|tốc độ tăng trưởng|mức tăng
ratio: tỷ lệ|tỉ lệ|tỷ trọng
share: chiếm
rank: thứ hạng|xếp hạng|đứng thứ|xếp thứ
average: bình quân|trung bình
increase: tăng|gia tăng|tăng thêm
decrease: giảm|sụt giảm|giảm xuống
exceed: vượt|vượt mức|vượt mốc
reach: đạt|đạt mức
result: kết quả|thành quả
quality: chất lượng
potential: tiềm năng
advantage: lợi thế
opportunity: cơ hội
challenge: thách thức
difficulty: khó khăn
obstacle: vướng mắc|rào cản|điểm nghẽn
risk: rủi ro|nguy cơ
benefit: lợi ích
interest: lợi ích quốc gia
resource: nguồn lực|tài nguyên
supply: nguồn cung|cung ứng
supply chain: chuỗi cung ứng
demand: nhu cầu|cầu thị trường
competition: cạnh tranh
procurement: đấu thầu|mua sắm công
bid: dự thầu|gói thầu
equipment: thiết bị
medicine: thuốc
food: lương thực|thực phẩm
animal: động vật|gia súc
disease: bệnh|bệnh tật
exchange rate: tỷ giá
interest rate: lãi suất
bond: trái phiếu
stock market: chứng khoán
currency: tiền tệ
gold: vàng
office space: mặt bằng văn phòng
e-commerce: thương mại điện tử
online platform: sàn trực tuyến|sàn thương mại điện tử|sàn
workshop: phân xưởng
tree: cây|cây xanh
flower: hoa
animal husbandry: chăn nuôi
weather: thời tiết
rain: mưa
drought: hạn hán|khô hạn
harvest: mùa vụ|thu hoạch
lake: hồ
river: sông|đường sông
mountain: núi
beach: bãi biển
market access: mở cửa thị trường|tiếp cận thị trường
open market: mở thị trường|mở được thị trường|khai mở thị trường
attract investment: thu hút đầu tư|thu hút vốn đầu tư
dong: đồng|tiền đồng
dollar: đô la|đô-la
scale: quy mô
asset: tài sản
preliminary: sơ bộ
equivalent: tương đương
record: kỷ lục
refund: hoàn tiền
tax refund: hoàn thuế
deposit: đặt cọc|tiền đặt cọc|tiền gửi
order goods: đơn hàng
brokerage: môi giới việc làm
wage: tiền công
seasonal: thời vụ
working hour: giờ làm
unemployment: thất nghiệp
labour export: xuất khẩu lao động
national highway: quốc lộ
station: nhà ga|trạm|bến xe
wharf: cầu cảng|bến tàu
lighthouse: hải đăng
drone: máy bay không người lái|thiết bị bay không người lái
satellite: vệ tinh
tower: tháp|trạm phát sóng
cable: cáp|cáp quang
pump: máy bơm
dam: đập|đê
canal: kênh|kênh mương
irrigation: thủy lợi
reservoir: hồ chứa
solar power: điện mặt trời
wind power: điện gió
battery: pin
car: ô tô|xe hơi
motorbike: xe máy
bus: xe buýt|xe khách
truck: xe tải
bicycle: xe đạp
fuel: nhiên liệu|xăng dầu
fertiliser: phân bón
seed: hạt giống|giống
durian: sầu riêng
banana: chuối
mango: xoài
dragon fruit: thanh long
shrimp: tôm
catfish: cá tra
tuna: cá ngừ
fish: cá
pork: thịt lợn
milk: sữa
sugar: đường mía
salt: muối
silk: lụa|tơ lụa
weaving: dệt|dệt thổ cẩm
ceramic: gốm|gốm sứ
furniture: nội thất|đồ nội thất
toy: đồ chơi
tyre: lốp|săm lốp
shoe: giày
pharmaceutical: dược phẩm
chemical: hóa chất
plastic: nhựa
paper: giấy
cement: xi măng
stone: đá
sand: cát
start-up: khởi nghiệp
innovation: sáng tạo đổi mới
artificial intelligence: trí tuệ nhân tạo
cyber security: an ninh mạng
customer: khách hàng
supplier: nhà cung cấp
shareholder: cổ đông
share capital: cổ phần
contractor: nhà thầu
land lease: thuê đất
rent: thuê|tiền thuê
apartment: căn hộ|chung cư
square metre: mét vuông
hectare: héc-ta|ha
tonne: tấn
kilometre: ki-lô-mét|km
hour: giờ|tiếng đồng hồ
minute: phút
point: điểm
percentage point: điểm phần trăm
times: gấp
landmark: cột mốc|mốc giới
warehouse: kho|nhà kho
cold storage: kho lạnh
inspection: đăng kiểm
origin: xuất xứ|nguồn gốc
traceability: truy xuất nguồn gốc
standard: tiêu chuẩn|quy chuẩn
label: nhãn
patent: sáng chế
intellectual property: sở hữu trí tuệ
"""
