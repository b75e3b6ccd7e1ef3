"""Vietnamese words for fairs, exports, firms, industrial parks and money, with the English words for them."""

from __future__ import annotations

GLOSSARY = """
fair: hội chợ triển lãm|hội chợ thương mại|hội chợ quốc tế|phiên chợ
exhibition: gian trưng bày|khu trưng bày
booth: gian hàng|quầy hàng|gian hàng trưng bày
national pavilion: gian hàng quốc gia|khu gian hàng
exhibitor: đơn vị tham gia triển lãm|đơn vị trưng bày
business matching: kết nối cung cầu|giao thương trực tuyến|kết nối doanh nghiệp b2b
trade delegation: đoàn xúc tiến thương mại|đoàn giao thương|đoàn doanh nghiệp|đoàn doanh nhân
buyer: người mua|bên mua|nhà nhập hàng|nhà thu mua
importer: nhà nhập khẩu|doanh nghiệp nhập khẩu
exporter: doanh nghiệp xuất khẩu|đơn vị xuất khẩu
sample: hàng mẫu|mẫu hàng
catalogue: danh mục sản phẩm|ca-ta-lô
contract: hợp đồng mua bán
principle contract: hợp đồng nguyên tắc
order goods: đặt hàng|đơn đặt hàng
retail: bán lẻ
wholesale: bán buôn|bán sỉ
supermarket: siêu thị|hệ thống siêu thị
shop: cửa hàng|cửa hiệu|tiệm
shopping centre: trung tâm thương mại
customer: người tiêu dùng|khách mua
export: hàng xuất|xuất bán|xuất ra nước ngoài
official export: xuất khẩu chính ngạch|chính ngạch
unofficial export: tiểu ngạch|xuất khẩu tiểu ngạch
import: hàng nhập
import export enterprise: doanh nghiệp xuất nhập khẩu
trade agreement: hiệp định thương mại
free trade agreement: hiệp định thương mại tự do|fta
certificate origin: c/o
origin rule: quy tắc xuất xứ
geographical indication: chỉ dẫn địa lý
trademark: thương hiệu quốc gia
growing area: vùng trồng|mã số vùng trồng|mã vùng trồng|vùng trồng trọt
packing house: cơ sở đóng gói|nhà đóng gói|mã số cơ sở đóng gói
anti-dumping: thuế chống bán phá giá
tariff: biểu thuế|hàng rào thuế quan
non-tariff barrier: hàng rào kỹ thuật|rào cản kỹ thuật
quota: hạn ngạch
coffee: cà-phê|hạt cà phê
pepper: hạt tiêu|tiêu đen
cashew: điều nhân|nhân điều
tea: chè xanh|chè khô
durian: quả sầu riêng|trái sầu riêng
lychee: vải thiều|quả vải
longan: nhãn lồng|quả nhãn
rambutan: chôm chôm
pomelo: bưởi
mangosteen: măng cụt
jackfruit: mít
coconut: dừa
passion fruit: chanh leo|chanh dây
avocado: quả bơ|bơ
watermelon: dưa hấu
pineapple: dứa
cassava: sắn|khoai mì|bột sắn|tinh bột sắn
maize: ngô|bắp
sugarcane: mía
sweet potato: khoai lang
peanut: đậu phộng
soybean: đậu tương|đậu nành
cinnamon: quế
star anise: hoa hồi
honey: mật ong
ginseng: sâm|nhân sâm
mushroom: nấm
fruit: quả
vegetable: rau củ|rau quả|rau xanh
rice: lúa gạo xuất khẩu|gạo xuất khẩu
rubber: mủ cao su
wood: lâm sản|gỗ nguyên liệu|viên nén gỗ|dăm gỗ
bamboo: tre|tre nứa|mây tre|nứa
rattan: mây tre đan
handicraft: hàng thủ công|thủ công mỹ nghệ|hàng thủ công mỹ nghệ|mỹ nghệ
brocade: thổ cẩm
lacquer: sơn mài
incense: trầm hương|nhang
shrimp: tôm hùm|tôm đông lạnh|tôm sú|tôm thẻ
squid: mực ống
crab: cua|ghẹ
oyster: hàu|sò
clam: ngao|nghêu
seafood: thủy sản đông lạnh|đồ biển|hải sản khô
fish sauce: nước mắm
seaweed: rong biển
catfish: cá ba sa|cá basa
meat: thịt
beef: thịt bò
chicken: thịt gà|gà
egg: trứng
garment: quần áo|hàng may mặc|sản phẩm may mặc|đồ may mặc
textile garment: hàng dệt may|ngành dệt may
footwear: hàng da giày
leather: đồ da
electronics: điện tử gia dụng|hàng điện tử|linh kiện điện tử
telephone component: điện thoại và linh kiện
iron steel: sắt thép
iron: sắt
aluminium: nhôm
copper: đồng đỏ
building material: vật liệu xây dựng
raw material: nguyên liệu|nguyên vật liệu|nguyên phụ liệu
brick: gạch
glass: thủy tinh
cosmetics: mỹ phẩm
toy: đồ chơi trẻ em
machinery: cơ khí|máy móc thiết bị
spare part: phụ tùng|linh phụ kiện
supporting industry: công nghiệp hỗ trợ
processing industry: công nghiệp chế biến|chế biến chế tạo|công nghiệp chế biến chế tạo
manufacture: chế tạo
assembly: lắp ráp
product output: sản lượng
invest: rót vốn|bỏ vốn|đầu tư trực tiếp
investor: nhà đầu tư nước ngoài|bên đầu tư
investment licence: giấy chứng nhận đăng ký đầu tư|giấy phép đầu tư|giấy chứng nhận đầu tư
new capital: vốn cấp mới|vốn đăng ký cấp mới|vốn đăng ký mới
adjust capital: vốn điều chỉnh|vốn tăng thêm|tăng vốn
contribute capital: góp vốn
buy share: mua cổ phần|góp vốn mua cổ phần
joint venture: liên doanh
subsidiary: công ty con
parent company: công ty mẹ
foreign enterprise: doanh nghiệp nước ngoài|doanh nghiệp có vốn đầu tư nước ngoài|doanh nghiệp vốn ngoại
state enterprise: doanh nghiệp nhà nước
private enterprise: doanh nghiệp tư nhân
business register: đăng ký kinh doanh|đăng ký doanh nghiệp
bankrupt: phá sản
stop operate: ngừng hoạt động
investment environment: môi trường đầu tư|môi trường kinh doanh
investment incentive: ưu đãi đầu tư
incentive: ưu đãi|khuyến khích đầu tư
competitiveness: năng lực cạnh tranh|sức cạnh tranh
industrial park: cụm công nghiệp|khu chế xuất|khu công nghiệp tập trung
export processing zone: khu chế xuất xuất khẩu
border economic zone: khu kinh tế cửa khẩu
high-tech park: khu công nghệ cao
free trade zone: khu thương mại tự do
occupancy rate: tỷ lệ lấp đầy
land fund: quỹ đất
land use: sử dụng đất|quyền sử dụng đất
land price: giá đất
investment conference: hội nghị xúc tiến đầu tư
investment register: đăng ký đầu tư
bank: nhà băng
account: tài khoản
bank account: tài khoản ngân hàng
cash: tiền mặt
cashless: không dùng tiền mặt
cashless payment: thanh toán không dùng tiền mặt|không tiền mặt
advance payment: tạm ứng|ứng trước|ứng tiền
settle account: quyết toán
audit: kiểm toán
budget estimate: dự toán|dự toán ngân sách
state budget: ngân sách nhà nước|nsnn
budget expenditure: chi ngân sách
expenditure: tiền chi
profit: lợi nhuận|lãi
interest: lãi vay
debt: công nợ|nợ đọng|khoản nợ đọng
inflation: lạm phát
consumer price index: chỉ số giá tiêu dùng|cpi
price increase: tăng giá
price decrease: giảm giá
unit price: đơn giá
stock: hàng tồn|tồn kho|hàng tồn kho
reserve: dự trữ quốc gia
usd: đô la mỹ|đô-la mỹ
yuan: nhân dân tệ
household income: thu nhập hộ gia đình
income per head: thu nhập bình quân đầu người|thu nhập bình quân
per head: bình quân đầu người|đầu người
economic growth: tăng trưởng kinh tế
economic structure: cơ cấu kinh tế
structure: cơ cấu
production value: giá trị sản xuất
industrial production index: chỉ số sản xuất công nghiệp
retail sale: tổng mức bán lẻ
"""
