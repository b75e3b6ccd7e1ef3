"""Vietnamese names of scales, currencies and units of measurement, in lower case."""

from __future__ import annotations

SCALES = {
    "chục": 10,
    "tá": 12,
    "trăm": 100,
    "nghìn": 1_000,
    "ngàn": 1_000,
    "vạn": 10_000,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
    # In texts put out of other languages.
    "lakh": 100_000,
    "crore": 10**7,
    **dict.fromkeys(("million", "mln", "mio"), 10**6),
    **dict.fromkeys(("billion", "bn", "mrd"), 10**9),
    **dict.fromkeys(("trillion", "trn"), 10**12),
}
# Scales in short form, with the đồng that they always count.
MONEY_SCALES = {"trđ": 10**6, "tr.đ": 10**6, "trđồng": 10**6, "tr.đồng": 10**6, "tỷđ": 10**9, "tỉđ": 10**9}
# Words that make something else of a scale before them: tỷ lệ (rate), triệu tập (convene), vạn vật (all things).
NOT_SCALES = {
    **dict.fromkeys(("tỷ", "tỉ"), frozenset({"lệ", "giá", "trọng", "suất", "phú", "số", "lượng"})),
    "triệu": frozenset({"tập", "hồi", "chứng", "phong", "sơn"}),
    "vạn": frozenset({"vật", "tuế", "đại", "phúc", "ninh", "xuân"}),
    "tá": frozenset({"điền", "lả", "tràng"}),
}

ISO_CODES = frozenset(
    """
    USD EUR GBP JPY VND INR CNY RMB NDT KRW AUD CAD NZD SGD HKD TWD THB IDR MYR PHP LAK KHR MMK BND CHF SEK NOK DKK RUB
    TRY PLN CZK HUF RON AED SAR QAR KWD ILS EGP ZAR KES NGN PKR BDT LKR NPR IRR IQD ETB BRL MXN ARS CLP PEN KZT UZS MNT
    UGX TZS RWF GHS XAF XOF FJD SDR
    """.split()
)
CURRENCY_SIGNS = {
    "us$": "USD",
    "$": "USD",
    "a$": "AUD",
    "s$": "SGD",
    "c$": "CAD",
    "hk$": "HKD",
    "nz$": "NZD",
    "nt$": "TWD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₩": "KRW",
    "₫": "VND",
    "₹": "INR",
    "rs": "INR",
    "rs.": "INR",
    "฿": "THB",
    "₭": "LAK",
    "₽": "RUB",
    "₱": "PHP",
    "₦": "NGN",
    **dict.fromkeys(("gh¢", "gh₵"), "GHS"),
    **dict.fromkeys(("ksh", "ksh.", "kshs", "kshs.", "sh"), "KES"),
    **dict.fromkeys(("rwf", "frw"), "RWF"),
    "rm": "MYR",
    "rp": "IDR",
    "tk": "BDT",
    "p": "PHP",
    "n": "NGN",
    "r": "ZAR",
}
# Letters that are a currency only on an amount with its scale: P598,7 triệu, N1.200 tỷ.
LETTER_SIGNS = frozenset({"P", "N", "R", "Sh"})
CURRENCY_NAMES = {
    **dict.fromkeys(("đồng", "đồng việt nam", "đồng vn", "vnđ", "vnd", "đ"), "VND"),
    **dict.fromkeys(("đô la", "đô-la", "đôla", "đô", "mỹ kim", "usd", "dollar", "us dollar"), "USD"),
    **dict.fromkeys(("euro", "ơ-rô", "ơ rô", "eur", "euros"), "EUR"),
    **dict.fromkeys(("yên", "yên nhật", "yên nhật bản", "yen"), "JPY"),
    **dict.fromkeys(("nhân dân tệ", "tệ", "nhân dân tệ trung quốc"), "CNY"),
    **dict.fromkeys(("won", "won hàn quốc", "uôn", "won hàn"), "KRW"),
    **dict.fromkeys(("bảng", "bảng anh"), "GBP"),
    "bảng ai cập": "EGP",
    **dict.fromkeys(("rúp", "rúp nga", "rouble", "ruble"), "RUB"),
    **dict.fromkeys(("rupee", "rupi", "ru-pi", "rupee ấn độ", "rupi ấn độ"), "INR"),
    "rupee pakistan": "PKR",
    "rupee sri lanka": "LKR",
    "rupee nepal": "NPR",
    **dict.fromkeys(("baht", "bạt", "baht thái", "baht thái lan", "bạt thái lan", "bạt thái"), "THB"),
    **dict.fromkeys(("kíp", "kip", "kíp lào", "kip lào"), "LAK"),
    **dict.fromkeys(("riel", "riel campuchia"), "KHR"),
    **dict.fromkeys(("kyat", "kyat myanmar"), "MMK"),
    **dict.fromkeys(("ringgit", "ringgit malaysia"), "MYR"),
    **dict.fromkeys(("rupiah", "rupiah indonesia"), "IDR"),
    **dict.fromkeys(("peso", "peso philippines"), "PHP"),
    "peso mexico": "MXN",
    **dict.fromkeys(("franc", "franc thụy sĩ", "franc thuỵ sĩ", "franc thụy sỹ", "phrăng thụy sĩ"), "CHF"),
    **dict.fromkeys(("frăng", "phrăng", "frăng thụy sĩ"), "CHF"),
    "franc cfa": "XAF",
    **dict.fromkeys(("franc rwanda", "rwf", "frw"), "RWF"),
    "franc burundi": "BIF",
    **dict.fromkeys(("shilling", "shilling kenya", "si-ling kenya"), "KES"),
    "shilling uganda": "UGX",
    "shilling tanzania": "TZS",
    **dict.fromkeys(("cedi", "cedi ghana"), "GHS"),
    **dict.fromkeys(("krona", "krona thụy điển", "krona thuỵ điển", "curon thụy điển"), "SEK"),
    **dict.fromkeys(("krone đan mạch", "curon đan mạch"), "DKK"),
    **dict.fromkeys(("krone", "krone na uy", "curon na uy"), "NOK"),
    **dict.fromkeys(("rand", "rand nam phi"), "ZAR"),
    **dict.fromkeys(("forint", "forint hungary"), "HUF"),
    **dict.fromkeys(("koruna", "koruna séc", "curon séc"), "CZK"),
    **dict.fromkeys(("shekel", "shekel israel"), "ILS"),
    "naira": "NGN",
    "birr": "ETB",
    "dinar kuwait": "KWD",
    "dirham": "AED",
    "riyal": "SAR",
    "tenge": "KZT",
    "tugrik": "MNT",
    "lira": "TRY",
    "zloty": "PLN",
    "taka": "BDT",
}
# Names that mean something else too and need a scale before them: bảng (table), tệ (bad), đô (city).
DOUBTFUL_NAMES = frozenset({"bảng", "tệ", "đô", "peso", "rand"})
# Words that make something else of a currency before them: đồng chí (comrade), yên bình (peaceful), đô thị (town).
NOT_CURRENCIES = {
    "đồng": frozenset(
        "chí bào thời hồ đội nghiệp minh phục môn sự tình thuận bộ hương phạm tác đều loạt chủ nhất hành".split()
    ),
    "yên": frozenset("bình tĩnh tâm ổn vui ngựa xe lòng".split()),
    "đô": frozenset("thị vật đốc hộ thành".split()),
    "kíp": frozenset("trực mổ thợ nổ".split()),
    "bảng": frozenset("biểu hiệu tin số giá điểm".split()),
}
DOLLARS = {
    **dict.fromkeys(("mỹ", "mĩ", "hoa kỳ"), "USD"),
    **dict.fromkeys(("úc", "australia"), "AUD"),
    **dict.fromkeys(("canada", "ca-na-đa"), "CAD"),
    **dict.fromkeys(("singapore", "xinh-ga-po", "sing"), "SGD"),
    **dict.fromkeys(("hồng kông", "hồng công", "hong kong"), "HKD"),
    "đài loan": "TWD",
    **dict.fromkeys(("new zealand", "niu di-lân"), "NZD"),
    "brunei": "BND",
}
CURRENCY_NAMES |= {
    f"{name} {country}": code for name in ("đô la", "đô-la", "đôla", "đô") for country, code in DOLLARS.items()
}

# Units of measurement behind a number, as singular English names of the contract.
MEASURE_UNITS = {
    "tấn": "tonnes",
    "tạ": "quintals",
    **dict.fromkeys(("kg", "kilôgam", "ki-lô-gam", "ki lô gam", "kilogam"), "kg"),
    **dict.fromkeys(("ha", "héc-ta", "héc ta", "hecta", "hec-ta", "héc-ta rừng"), "hectares"),
    **dict.fromkeys(("km", "ki-lô-mét", "ki lô mét", "kilômét", "cây số"), "km"),
    **dict.fromkeys(("km2", "km²", "ki-lô-mét vuông", "ki lô mét vuông", "kilômét vuông", "km vuông"), "square km"),
    **dict.fromkeys(("m2", "m²", "mét vuông"), "square metres"),
    **dict.fromkeys(("m3", "m³", "mét khối"), "cubic metres"),
    **dict.fromkeys(("mét", "m"), "metres"),
    "cm": "cm",
    **dict.fromkeys(("lít",), "litres"),
    **dict.fromkeys(("thùng dầu",), "barrels"),
    "hải lý": "nautical miles",
    "dặm": "miles",
    "kw": "kW",
    "kwh": "kWh",
    "mw": "MW",
    "mwh": "MWh",
    "gw": "GW",
    "gwh": "GWh",
    "teu": "TEU",
    "ounce": "ounces",
    **dict.fromkeys(("độ c", "°c"), "degrees"),
    **dict.fromkeys(("ngày làm việc", "ngày đêm", "ngày"), "days"),
    "đêm": "nights",
    **dict.fromkeys(("giờ đồng hồ", "giờ", "tiếng đồng hồ", "tiếng"), "hours"),
    "phút": "minutes",
    "tuần": "weeks",
    "tháng": "months",
    **dict.fromkeys(("bậc", "hạng", "thứ hạng"), "rank"),
}
# Words that make something else of a unit before them: tấn công (attack), tuần tra (patrol), hạng mục (item).
NOT_UNITS = {
    "tiếng": frozenset(
        "anh pháp nga trung hoa nhật hàn đức lào thái khmer bana ê-đê nói súng nổ vỗ hát cười kêu dân tộc mẹ".split()
    ),
    "tấn": frozenset({"công", "phong"}),
    "tạ": frozenset({"ơn", "thế"}),
    "tuần": frozenset({"tra", "lễ", "hoàn", "thú", "báo"}),
    "hạng": frozenset({"mục"}),
    "bậc": frozenset({"học", "thầy", "cao"}),
    "ngày": frozenset({"càng"}),
    "đêm": frozenset({"nhạc", "hội", "diễn"}),
    "mét": frozenset(),
}
