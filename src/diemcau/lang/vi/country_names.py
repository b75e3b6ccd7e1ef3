"""Countries that Vietnamese texts name otherwise than English ones; `countries` has all names that stand for places."""

from __future__ import annotations

# One line a country: its English name, then the Vietnamese ones.
COUNTRY_NAMES = """
Algeria: An-giê-ri
Argentina: Ác-hen-ti-na
Australia: Ô-xtrây-li-a|Úc
Austria: Áo
Belarus: Bê-la-rút
Belgium: Bỉ
Bosnia and Herzegovina: Bosnia và Herzegovina
Brazil: Bra-xin
Bulgaria: Bun-ga-ri
Cambodia: Campuchia
Canada: Ca-na-đa
Chile: Chi-lê
China: Trung Hoa|Trung Quốc
Cuba: Cu-ba
Cyprus: Síp
Czech Republic: Cộng hòa Séc|Séc
Denmark: Đan Mạch
Dominican Republic: Cộng hòa Dominica
East Timor: Đông Timor
Egypt: Ai Cập
European Union: Liên minh châu Âu|EU
Finland: Phần Lan
France: Pháp
Georgia: Gruzia
Germany: Đức
Greece: Hy Lạp
Hong Kong: Hồng Kông|Hồng Công
Hungary: Hung-ga-ri
India: Ấn Độ
Indonesia: In-đô-nê-xi-a
Iraq: I-rắc
Ireland: Ai-len
Israel: I-xra-en
Italy: Italia|I-ta-li-a
Japan: Nhật|Nhật Bản
Kazakhstan: Ca-dắc-xtan
Kuwait: Cô-oét
Laos: CHDCND Lào|Lào
Lebanon: Liban|Li-băng
Lithuania: Litva
Luxembourg: Lúc-xăm-bua
Malaysia: Ma-lai-xi-a
Mexico: Mê-hi-cô|Mê-xi-cô
Mongolia: Mông Cổ
Morocco: Ma-rốc|Maroc
Mozambique: Mô-dăm-bích
Myanmar: Mi-an-ma
Netherlands: Hà Lan
New Zealand: Niu Di-lân
North Korea: Cộng hòa Triều Tiên|CHDCND Triều Tiên|Triều Tiên
North Macedonia: Bắc Macedonia
Norway: Na Uy
Oman: Ô-man
Pakistan: Pa-ki-xtan
Peru: Pê-ru
Philippines: Phi-líp-pin
Poland: Ba Lan
Portugal: Bồ Đào Nha
Romania: Ru-ma-ni
Russia: Liên bang Nga|LB Nga|Nga
Saudi Arabia: Ả-rập Xê-út|Ả Rập Xê Út|Ả Rập Saudi
Singapore: Xin-ga-po
Slovakia: Xlô-va-ki-a
South Africa: Cộng hòa Nam Phi|Nam Phi
South Korea: Hàn Quốc
South Sudan: Nam Sudan
Spain: Tây Ban Nha
Sweden: Thụy Điển
Switzerland: Thụy Sĩ|Thụy Sỹ
Taiwan: Đài Loan
Thailand: Thái Lan
Trinidad and Tobago: Trinidad và Tobago
Turkey: Thổ Nhĩ Kỳ
Ukraine: Ukraina|U-crai-na
United Arab Emirates: Các Tiểu vương quốc Ả-rập Thống nhất|Các Tiểu vương quốc Ả Rập Thống nhất
United Kingdom: Anh|Vương quốc Anh
United States: Hoa Kỳ|Mỹ
Vietnam: Việt Nam
"""
