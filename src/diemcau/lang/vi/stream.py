"""Vietnamese words, syllable by syllable, that a watch over many texts does not count."""

from __future__ import annotations

from diemcau.lang.stream import StreamWords
from diemcau.lang.vi.tones import unify_tones

_EMPTY = frozenset(
    unify_tones(word)
    for word in """
    ai bao bên bị bởi cả các cái càng cần chẳng chỉ chiếc cho chớ chưa chứ cùng cũng của cứ dù dưới đã đang đâu đây để
    đến đều đi do đó được gì giữa hay hãy hết họ hoặc hơn khi không là lại lên lúc mà mãi mặc mình mỗi một mọi nào này
    nay nên nếu ngay ngoài như nhưng những nhằm nhất nhiều nơi nó nữa ở phải qua quá ra rằng rất rồi sao sau sẽ song
    suốt tại tất thế thì theo trên trong trước từ từng tuy tới vào vẫn và về vì vừa với xuống việc có gồm bằng đối nhau
    ông bà ngài anh chị em tôi ta chúng bởi luôn thêm chính riêng đồng thời vậy kể lần sự cuộc bản
    """.split()
)
_PASSING = frozenset(
    unify_tones(word)
    for word in """
    ngày tháng năm tuần quý giờ phút sáng trưa chiều tối đêm hôm mai kia hai ba bốn tư sáu bảy tám chín mười mươi trăm
    nghìn ngàn vạn triệu tỷ tỉ phần
    """.split()
)


WORDS = StreamWords(empty=_EMPTY, passing=_PASSING, is_syllabic=True, normal=unify_tones)
