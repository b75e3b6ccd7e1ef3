"""Countries as Vietnamese texts name them; a name is a place whose figures may be told."""

from __future__ import annotations

COUNTRIES = frozenset(
    country.replace("_", " ")
    for country in """
    Afghanistan Ai_Cập Albania Algeria An-giê-ri Andorra Angola Anh Argentina Ác-hen-ti-na Armenia Australia
    Azerbaijan Ba_Lan Bahamas Bahrain Bangladesh Barbados Belarus Bê-la-rút Belize Benin Bhutan Bỉ Bolivia
    Bosnia_và_Herzegovina Botswana Bồ_Đào_Nha Brazil Bra-xin Brunei Bulgaria Bun-ga-ri Burkina_Faso Burundi
    Bắc_Macedonia Ca-na-đa Cameroon Campuchia Canada Cape_Verde Chad Chile Chi-lê Colombia Comoros Congo Costa_Rica
    Croatia Cuba Cu-ba Các_Tiểu_vương_quốc_Ả-rập_Thống_nhất Các_Tiểu_vương_quốc_Ả_Rập_Thống_nhất
    Cộng_hòa_Dominica Cộng_hòa_Nam_Phi Cộng_hòa_Séc Cộng_hòa_Triều_Tiên CHDCND_Triều_Tiên CHDCND_Lào Djibouti
    Đan_Mạch Đài_Loan Đông_Timor Đức Ecuador El_Salvador Eritrea Estonia Ethiopia EU Fiji Gabon Gambia Georgia
    Ghana Greenland Grenada Gruzia Guatemala Guinea Guyana Haiti Hà_Lan Hàn_Quốc Hoa_Kỳ Honduras Hồng_Kông Hồng_Công
    Hungary Hung-ga-ri Hy_Lạp Iceland In-đô-nê-xi-a Indonesia Iran Iraq I-rắc Ireland Ai-len Israel I-xra-en Italia
    Italy I-ta-li-a Jamaica Jordan Kazakhstan Ca-dắc-xtan Kenya Kiribati Kuwait Cô-oét Kyrgyzstan Latvia Lào Lesotho
    Liban Li-băng Liberia Libya Liechtenstein Liên_bang_Nga LB_Nga Liên_minh_châu_Âu Litva Luxembourg Lúc-xăm-bua
    Ma-rốc Maroc Macao Madagascar Malawi Malaysia Ma-lai-xi-a Maldives Mali Malta Mauritania Mauritius Mexico
    Mê-hi-cô Mê-xi-cô Micronesia Moldova Monaco Mông_Cổ Montenegro Mozambique Mô-dăm-bích Mỹ Myanmar Mi-an-ma
    Na_Uy Nam_Phi Nam_Sudan Namibia Nauru Nepal New_Zealand Niu_Di-lân Nga Nhật Nhật_Bản Nicaragua Niger Nigeria
    Oman Ô-man Ô-xtrây-li-a Pakistan Pa-ki-xtan Palau Palestine Panama Papua_New_Guinea Paraguay Peru Pê-ru Pháp
    Phần_Lan Philippines Phi-líp-pin Qatar Romania Ru-ma-ni Rwanda Samoa San_Marino Séc Senegal Serbia Seychelles
    Sierra_Leone Singapore Xin-ga-po Síp Slovakia Xlô-va-ki-a Slovenia Somalia Sri_Lanka Sudan Suriname Syria
    Tajikistan Tanzania Tây_Ban_Nha Thái_Lan Thổ_Nhĩ_Kỳ Thụy_Điển Thụy_Sĩ Thụy_Sỹ Timor-Leste Timor_Leste Togo
    Tonga Triều_Tiên Trinidad_và_Tobago Trung_Hoa Trung_Quốc Tunisia Turkmenistan Tuvalu UAE Uganda Ukraina Ukraine
    U-crai-na Úc Uruguay Uzbekistan Vanuatu Vatican Venezuela Việt_Nam Vương_quốc_Anh Yemen Zambia Zimbabwe Áo
    Ả-rập_Xê-út Ả_Rập_Xê_Út Ả_Rập_Saudi Ấn_Độ
    """.split()
)

# Short and older names, by the name that figures are kept under.
FULL_NAMES = {
    "Mỹ": "Hoa Kỳ",
    "Nhật": "Nhật Bản",
    "Úc": "Australia",
    "Ô-xtrây-li-a": "Australia",
    "Anh": "Vương quốc Anh",
    "Nga": "Liên bang Nga",
    "LB Nga": "Liên bang Nga",
    "Trung Hoa": "Trung Quốc",
    "Cộng hòa Séc": "Séc",
    "CHDCND Lào": "Lào",
    "Cộng hòa Nam Phi": "Nam Phi",
    "CHDCND Triều Tiên": "Triều Tiên",
    "Xin-ga-po": "Singapore",
    "Ma-lai-xi-a": "Malaysia",
    "In-đô-nê-xi-a": "Indonesia",
    "Phi-líp-pin": "Philippines",
    "Mi-an-ma": "Myanmar",
    "Ca-na-đa": "Canada",
    "Cu-ba": "Cuba",
    "Bra-xin": "Brazil",
    "I-ta-li-a": "Italia",
    "Italy": "Italia",
    "Thụy Sỹ": "Thụy Sĩ",
    "EU": "Liên minh châu Âu",
    "Hồng Công": "Hồng Kông",
    "Niu Di-lân": "New Zealand",
    "Ukraine": "Ukraina",
    "U-crai-na": "Ukraina",
}
