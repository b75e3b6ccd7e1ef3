"""The words that articles are composed of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stock:
    """What a language's articles are drawn from.

    Attributes:
        words: By slot: fillings, which may hold slots themselves; `S` and `T` are whole sentences.
        syllables: Of names.
        sizes: How many syllables a name has.
        names: How many names a person has.
        thousands, decimal: Marks in numbers.
        day: How a day is written.
        months, weekdays: Their names.
    """

    words: dict[str, tuple[str, ...]]
    syllables: tuple[str, ...]
    sizes: tuple[int, ...]
    names: int
    thousands: str
    decimal: str
    day: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split())


def _phrases(words: str) -> tuple[str, ...]:
    return tuple(words.split("|"))


def _lines(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in words.strip().splitlines())


_ENGLISH = Stock(
    words={
        "S": _lines("""
            {who} {told} that {np} {would} {vb} {np}{tail}.
            {lead}, {np} {did} {np}{tail}.
            {np} {did} {np}, {who} {told}{when}.
            {np} of {place} {did} {np} {how}{tail}.
            {lead}, {who} {did} {np} and {did} {np}.
            {who}, {role} in {place}, {did} {np}{tail}.
            although {np} {did} {np}, {np} {would} {vb} {np}.
            {np}, which {did} {np}{when}, {would} {vb} {np}.
            what {np} needs, {told} {who}, is {np} and {np}.
            {lead} {np} {would} {vb} {np}, but {np} {did} it {how}.
            neither {np} nor {np} {did} {np}{tail}.
            for {person}, {np} means {np} rather than {np}.
            once {np} {did} {np}, {np} {did} {np} in {place}.
            {who} {did} {np} because {np} {did} {np}{when}.
            in {place}, where {np} {did} {np}, {who} {would} {vb} {np}.
            between {place} and {place}, {np} {did} {np} {how}.
            asked about {np}, {who} {told} that {np} {did} {np}.
            with {np} in hand, {np} {would} {vb} {np}{when}.
            a {a} {n} near {place} {did} {np}{tail}.
            not every {n} in {place} {did} {np}, {told} {person}{tail}.
        """),
        "T": _lines("""
            {np} {counted} {number} {nn}{when}, {told} {who}.
            {lead}, {number} {nn} and {number} {nn} were {counted2} in {place}.
            the {n} of {place} {counted} {number} {nn}, {number} percent more than in {year}.
            some {number} {nn} {did} {np}{when}.
            {who} {counted} {number} {nn} for {place} and {number} for {place}.
            of {number} {nn}, {number} {did} {np} {how}.
            since {year}, {np} {counted} {number} {nn}, most of them in {place}.
            {np} cost {number} million crowns, {number} million below what {person} had {counted2}.
        """),
        "np": _lines("""
            the {a} {n}
            {a} {nn}
            the {n} of the {a} {n}
            the {n} for {nn}
            its {a} {n}
            a {n} of {a} {nn}
            the {place} {n}
            {nn} from {place}
            the {a} and {a} {n}
            every {a} {n}
            their {n} with {place}
            no {a} {n}
            the {n} between {nn} and {nn}
            several {a} {nn}
        """),
        "who": _lines("""
            {person}
            {role} {person}
            {person} of the {place} {n}
            the {a} {role} {person}
            {role} {person} from {place}
        """),
        "tail": ("", "", "", "{when}", " in {place}", " {how}", " despite {np}", " without {np}", " after {np}"),
        "when": ("", "", " on {day}", " in {year}", " before {day}", " since {day}", " {how}"),
        "lead": _lines("""
            on {day}
            in {year}
            for the first time since {year}
            near {place}
            meanwhile
            by contrast
            a week later
            behind closed doors
            under {np}
            after {np}
            thanks to {np}
            against {np}
            according to {who}
            instead of {np}
            during {np}
            as {person} {told}
            in a letter to {who}
        """),
        "told": _split(
            "said explained argued wrote recalled insisted warned claimed noted repeated replied hinted"
            " suggested admitted objected remarked reported maintained conceded announced"
        ),
        "would": _phrases(
            "would|might|could|should|will|may soon|ought to|was to|failed to|hoped to|had to|refused to"
        ),
        "how": _split(
            "quickly openly quietly twice gradually firmly again carefully reluctantly abroad together partly"
            " overnight cheaply gladly formally briefly seldom publicly halfway"
        ),
        "counted": _split(
            "counted recorded welcomed shipped trained planted repaired licensed inspected delivered lost sold"
        ),
        "counted2": _split("counted recorded expected promised registered refused weighed insured planned"),
        "vb": _split(
            "open close repair widen question support delay finish rebuild share sell replace measure protect"
            " abandon inspect approve reject revive fund cancel defend rename move reform visit chart paint"
            " outlive welcome publish test double halve shelter reopen settle trace audit connect divide"
            " teach lease"
        ),
        "did": _split(
            "opened closed repaired widened questioned supported delayed finished rebuilt shared sold"
            " replaced measured protected abandoned inspected approved rejected revived funded cancelled"
            " defended renamed moved reformed visited charted painted outlived welcomed published tested"
            " doubled halved sheltered reopened settled traced audited connected divided taught leased forgot"
            " followed changed needed praised overtook"
        ),
        "role": _split(
            "mayor engineer teacher inspector pilot surgeon director captain clerk professor curator envoy"
            " notary farmer treasurer architect warden printer conductor chemist forester judge trader"
            " mechanic archivist consul"
        ),
        "a": _split(
            "new old narrow public quiet coastal northern southern costly modest late early wooden rural"
            " joint secret annual local foreign broken bright heavy urgent steep frozen vacant famous careful"
            " doubtful shared yearly private central distant shallow fertile dusty neutral fragile honest"
            " remote rapid idle formal curious crowded generous regional maritime industrial medical legal"
            " digital rusty golden"
        ),
        "n": _split(
            "harbour bridge school museum railway forest market hospital canal library orchard council"
            " theatre dam lighthouse factory court mine archive ferry airport clinic road tower garden treaty"
            " budget tariff census ballot strike harvest drought festival survey licence charter contract"
            " border ministry mission college river island valley quarry brewery laboratory warehouse"
            " vineyard reservoir parliament committee workshop academy observatory shipyard nursery stadium"
            " chapel depot tunnel pipeline meadow inquiry statute pension loan auction patent expedition"
            " embassy garrison monument dictionary orchestra cooperative"
        ),
        "nn": _split(
            "boats nurses trains letters bricks students barrels orphans villages tickets engines permits"
            " visitors seeds pumps maps coins windows parcels sailors bicycles musicians pensioners lamps"
            " ballots wells rivers fines herds machines stamps apprentices clerks delegates wagons lectures"
            " beds complaints meadows roofs passports recipes shares lawyers journals tractors telescopes"
            " carpets wages newspapers blankets turbines horses statues merchants grapes shops tunnels"
            " samples vaccines envoys refugees clocks"
        ),
    },
    syllables=_split(
        "bar del vor min tas ker lun ost rid fal gen hol jor nev pra quil sel tur ulm wen yar zim cor dan"
        " esk fir gro hem ilm kas lor mur nos ort pel ros sim tol ven war ald bri cas dro ent fen gar has"
    ),
    sizes=(2, 2, 3),
    names=2,
    thousands=",",
    decimal=".",
    day="{weekday} {day} {month}",
    months=_split("January February March April May June July August September October November December"),
    weekdays=_split("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
)

_VIETNAMESE = Stock(
    words={
        "S": _lines("""
            {who} {told} rằng {np} {would} {vb} {np}{tail}.
            {lead}, {np} đã {vb} {np}{tail}.
            {np} {vb} {np}, {who} {told}{when}.
            {np} ở {place} {vb} {np} {how}{tail}.
            {lead}, {who} {vb} {np} và {vb} {np}.
            {who}, {role} tại {place}, {vb} {np}{tail}.
            tuy {np} {vb} {np}, {np} {would} {vb} {np}.
            {np}, vốn {vb} {np}{when}, {would} {vb} {np}.
            điều {np} cần, {told} {who}, là {np} và {np}.
            không {n} nào ở {place} {vb} {np}{tail}.
            với {person}, {np} là {np} chứ chẳng phải {np}.
            khi {np} {vb} {np}, {np} {vb} {np} ở {place}.
            {who} {vb} {np} vì {np} {vb} {np}{when}.
            từ {place} đến {place}, {np} {vb} {np} {how}.
            được hỏi về {np}, {who} {told} rằng {np} {vb} {np}.
            một {n} {a} gần {place} {vb} {np}{tail}.
        """),
        "T": _lines("""
            {np} {counted} {number} {n}{when}, {told} {who}.
            {lead}, {place} có {number} {n} và {number} {n} {a}.
            {n} ở {place} {counted} {number} {n}, tăng {number} phần trăm so với năm {year}.
            chừng {number} {n} {vb} {np}{when}.
            {who} {counted} {number} {n} cho {place} và {number} cho {place}.
            trong {number} {n}, {number} {n} {vb} {np} {how}.
            kể từ năm {year}, {np} {counted} {number} {n}, phần lớn ở {place}.
        """),
        "np": _lines("""
            {n} {a}
            những {n} {a}
            {n} của {n} {a}
            {n} dành cho {n}
            một {n} {a}
            {n} {place}
            {n} từ {place}
            {n} vừa {a} vừa {a}
            mỗi {n} {a}
            vài {n} {a}
            {n} giữa {n} và {n}
        """),
        "who": (
            "{person}",
            "{role} {person}",
            "{person} thuộc {n} {place}",
            "{role} {person} từ {place}",
            "ông {person}",
            "bà {person}",
        ),
        "tail": ("", "", "", "{when}", " ở {place}", " {how}", " bất chấp {np}", " mà thiếu {np}", " sau {np}"),
        "when": ("", "", " hôm {day}", " năm {year}", " trước {day}", " từ {day}", " {how}"),
        "lead": _lines("""
            hôm {day}
            năm {year}
            lần đầu kể từ năm {year}
            gần {place}
            trong khi đó
            ngược lại
            một tuần sau
            dưới {np}
            sau {np}
            nhờ {np}
            trước {np}
            theo {who}
            thay cho {np}
            giữa lúc {np} {vb} {np}
            trong thư gửi {who}
        """),
        "told": _phrases(
            "nói|giải thích|lập luận|viết|nhắc lại|khẳng định|cảnh báo|cho biết|lưu ý|trả lời|gợi ý|"
            "thừa nhận|phản đối|kể"
        ),
        "would": _phrases("sẽ|có thể|phải|sắp|nên|muốn|đành|chưa kịp|từ chối|hy vọng"),
        "how": _phrases(
            "nhanh chóng|công khai|lặng lẽ|hai lần|dần dần|kiên quyết|lần nữa|cẩn thận|miễn cưỡng|"
            "cùng nhau|một phần|qua đêm|vui vẻ|chính thức|ngắn gọn"
        ),
        "counted": _phrases("đếm được|ghi nhận|đón|chở|đào tạo|trồng|sửa|cấp phép|kiểm tra|bàn giao|mất|bán"),
        "vb": _lines("""
            mở
            đóng cửa
            sửa chữa
            mở rộng
            nghi ngờ
            ủng hộ
            trì hoãn
            hoàn tất
            xây lại
            chia sẻ
            bán
            thay thế
            đo đạc
            bảo vệ
            bỏ rơi
            thanh tra
            phê chuẩn
            bác bỏ
            hồi sinh
            cấp vốn cho
            hủy bỏ
            đổi tên
            di dời
            cải tổ
            thăm
            vẽ lại
            sơn
            chào đón
            xuất bản
            thử nghiệm
            nhân đôi
            che chở
            lần theo
            kiểm toán
            kết nối
            dạy
            thuê
            ca ngợi
        """),
        "role": _phrases(
            "thị trưởng|kỹ sư|thầy giáo|thanh tra|phi công|bác sĩ|giám đốc|thuyền trưởng|thư ký|giáo sư|"
            "thủ thư|phái viên|nông dân|thủ quỹ|kiến trúc sư|thợ in|thẩm phán|lái buôn|lãnh sự"
        ),
        "a": _lines("""
            mới
            cũ
            hẹp
            công cộng
            yên tĩnh
            ven biển
            phía bắc
            phía nam
            đắt đỏ
            khiêm tốn
            muộn
            sớm
            bằng gỗ
            nông thôn
            chung
            bí mật
            hằng năm
            địa phương
            nước ngoài
            hỏng
            sáng sủa
            nặng
            khẩn cấp
            dốc
            đóng băng
            bỏ trống
            nổi tiếng
            đáng ngờ
            tư nhân
            trung tâm
            xa xôi
            nông
            màu mỡ
            bụi bặm
            trung lập
            mong manh
            trung thực
            đông đúc
            hào phóng
            công nghiệp
            y tế
            pháp lý
            kỹ thuật số
            han gỉ
        """),
        "n": _lines("""
            bến cảng
            cây cầu
            trường học
            bảo tàng
            đường sắt
            khu rừng
            chợ
            bệnh viện
            kênh đào
            thư viện
            vườn cây
            hội đồng
            nhà hát
            con đập
            ngọn hải đăng
            nhà máy
            tòa án
            mỏ than
            kho lưu trữ
            phà
            sân bay
            phòng khám
            con đường
            tòa tháp
            hiệp ước
            ngân sách
            biểu thuế
            cuộc điều tra dân số
            lá phiếu
            vụ mùa
            đợt hạn hán
            lễ hội
            giấy phép
            điều lệ
            hợp đồng
            biên giới
            bộ
            phái đoàn
            dòng sông
            hòn đảo
            thung lũng
            xưởng bia
            phòng thí nghiệm
            nhà kho
            hồ chứa
            quốc hội
            ủy ban
            xưởng thợ
            học viện
            đài thiên văn
            xưởng đóng tàu
            sân vận động
            đường hầm
            đường ống
            đồng cỏ
            khoản vay
            bằng sáng chế
            đoàn thám hiểm
            sứ quán
            tượng đài
            từ điển
            dàn nhạc
            hợp tác xã
            con thuyền
            y tá
            lá thư
            sinh viên
            ngôi làng
            tấm vé
            động cơ
            du khách
            hạt giống
            máy bơm
            bản đồ
            thủy thủ
            xe đạp
            nhạc công
            giếng nước
            hộ chiếu
            máy kéo
            tờ báo
        """),
    },
    syllables=_split(
        "an bình châu dương giang hà khánh lam long mai minh nam ngọc phong phú quang sơn tân thanh thịnh"
        " trung tuấn văn việt vinh xuân yên bảo đông đức hải hòa hưng kiên lộc lương nghĩa nhân phúc quý"
        " tâm thái thủy tiến trà trường tùng uyên vũ đạt điền hạnh huệ khê liên"
    ),
    sizes=(1,),
    names=3,
    thousands=".",
    decimal=",",
    day="{weekday} {day}/{month}",
    months=_split("1 2 3 4 5 6 7 8 9 10 11 12"),
    weekdays=_phrases("thứ hai|thứ ba|thứ tư|thứ năm|thứ sáu|thứ bảy|chủ nhật"),
)

STOCKS = {"en": _ENGLISH, "vi": _VIETNAMESE}
