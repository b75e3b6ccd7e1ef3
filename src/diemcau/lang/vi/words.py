"""Vietnamese words by what they do around a number.

Words are written syllable by syllable, so most of them are phrases here. A phrase listed under `_CONTENT` does nothing
around a number; it stands there so that none of its syllables is taken for a word of its own: "hợp tác với", "cho vay".
"""

from __future__ import annotations

from diemcau.lang import lexicon as lx
from diemcau.lang.vi.tones import unify_tones

_CONTENT = 0

LEXICON = lx.build_lexicon(
    {
        _CONTENT: """
            đăng_ký đoàn_ra đoàn_vào đoàn_đi đoàn_đến công_tác hợp_tác đối_tác đối_ngoại ngoại_giao ngoại_vụ đầu_tư
            xúc_tiến quốc_tế quốc_gia nước_ngoài trong_nước ngoài_nước quan_hệ hữu_nghị cho_vay đi_lại đi_làm_việc
            làm_việc_ở ở_nước_ngoài đi_công_tác_nước_ngoài có_vốn có_thẩm_quyền có_yếu_tố có_tay_nghề có_phép còn_lại
            bị_thương bị_bắt bắt_giữ về_nước đến_làm_việc đến_thăm đến_chào có_thời_hạn còn_hạn là_nguyên_thủ cấp_cao
            cấp_mới cấp_tỉnh cấp_xã cấp_huyện cấp_bộ cấp_cục cấp_vụ tăng_thêm_vốn điều_chỉnh_tăng_vốn tăng_vốn
            tăng_cường giảm_nghèo nâng_cấp mới_nổi đổi_mới nông_thôn_mới cấp_phép hội_nghị hội_thảo hội_đàm hội_chợ
            hội_viên hội_thành_viên tổ_chức_quốc_tế tổ_chức_phi_chính_phủ các_tổ_chức trường_học trung_tâm trung_học
            trung_ương liên_hiệp liên_hợp_quốc liên_kết liên_doanh phối_hợp_với kết_nối kết_nghĩa đại_diện
            cơ_quan_đại_diện cơ_quan đại_sứ đại_sứ_quán lãnh_sự tổng_lãnh_sự_quán tổng_lãnh_sự tổng_cục thủ_tục
            tập_huấn tập_đoàn đào_tạo bồi_dưỡng thông_tin thông_tin_đối_ngoại thông_cáo báo_chí báo_cáo_nghiên_cứu
            địa_bàn trên_địa_bàn trên_cơ_sở trên_biển trên_đất_liền ra_nước_ngoài trong_số_đó hàng_hóa hàng_năm
            hàng_không du_học_sinh du_lịch nhà_nước nhà_đầu_tư nhà_báo nhà_khoa_học nhà_tài_trợ biên_giới cửa_khẩu
            cột_mốc vùng_lãnh_thổ khu_công_nghiệp khu_kinh_tế xuất_nhập_cảnh xuất_cảnh nhập_cảnh còn_hiệu_lực
            đang_có_hiệu_lực có_hiệu_lực còn_hạn_hiệu_lực viện_trợ_không_hoàn_lại dự_án tiểu_dự_án chi_nhánh tiếp_tục
            tiếp_theo tiếp_cận tiếp_xúc giao_thông giao_lưu giao_thương giao_dịch dịch_vụ dịch_bệnh bán_lẻ bán_buôn
            mua_sắm góp_vốn bắt_đầu tạo_điều_kiện hết_hạn hết_hiệu_lực bộ_phận bộ_máy quốc_phòng phòng_chống
            văn_phòng_đại_diện thị_trường môi_trường nhà_trường trực_tuyến khu_vực danh_mục điểm_cầu điểm_đến
            điểm_trường địa_điểm thời_điểm cổ_phần phần_mềm thành_phần mặt_hàng có_mặt từ_thiện vụ_việc công_việc
            việc_làm câu_lạc_bộ câu_hỏi điều_ước công_ước hiệp_ước điều_kiện điều_tra điều_chỉnh bản_ghi_nhớ bản_tin
            lối_mở cửa_hàng nước_mắm bên_ngoài kế_hoạch_hành_động trong_kế_hoạch ngoài_kế_hoạch phi_chính_phủ tin_bài
            lượt_truy_cập ký_quỹ đặt_hàng khách_hàng cách_mạng trong_lành
        """,
        lx.PREP: """
            của ở tại trong ngoài với cho từ đến tới về theo bằng qua trên dưới giữa vào do bởi vì để nhằm như cùng_với
            cùng trước sau trong_khuôn_khổ trong_lĩnh_vực thuộc nhờ thông_qua đối_với theo_hướng tính_theo trên_tổng_số
            sang khỏi ngay_trong nhân_dịp
        """,
        lx.DET: "một các những mỗi mọi một_số toàn_bộ tất_cả cả nhiều tổng_cộng này đó kia ấy khác từng",
        lx.AUX: """
            được bị đã sẽ đang vẫn có_thể cần phải từng_được đã_được đã_có sẽ_được đang_được còn_được không chưa chẳng
            hãy nên vừa vừa_được chưa_được
        """,
        lx.CONJ: "và hoặc hay nhưng song đồng_thời trong_khi cũng_như lẫn rồi trong_khi_đó mà_còn nhưng_vẫn",
        lx.REL: "mà nơi khi vốn_là người_mà",
        lx.PRON: "họ nó mình chúng_ta chúng_tôi ông bà",
        lx.ADV: """
            cũng chỉ mới đều chính_thức riêng cụ_thể lần_lượt tương_ứng bình_quân trung_bình vẫn_còn hiện hiện_nay
            hiện_có hiện_tại khoảng_chừng tính_chung tính_riêng nói_chung trong_năm vẫn thực_sự trực_tiếp nhẹ mạnh ngay
            đúng_hạn_là hầu_như gần_như ngoài_ra bên_cạnh_đó đáng_chú_ý đặc_biệt nhất_là theo_đó trong_kỳ lũy_kế luỹ_kế
            mới_chỉ
        """,
        lx.VERB: """
            là còn chỉ_còn dẫn_đầu đứng đứng_đầu đạt đạt_được ước_đạt đạt_mức đạt_trên đạt_gần đạt_hơn đạt_khoảng
            đạt_xấp_xỉ vượt vượt_mốc vượt_ngưỡng cán_mốc lên_tới lên_đến lên_mức lên_hơn tăng_lên tăng_lên_thành
            tăng_lên_mức giảm_xuống giảm_còn giảm_xuống_còn chạm tổng_cộng_là dừng_ở ở_mức duy_trì_ở xấp_xỉ_đạt mang_về
            thu_về đem_lại xảy_ra hết mất tiêu_tốn trị_giá_là bằng_với dao_động_từ đứng_ở chiếm_giữ sống sinh_sống
            cư_trú học_tập làm_việc lao_động_tại nằm_ở ghi_nhận kéo_dài phát_sinh đi_vào_hoạt_động tương_đương_với
            khởi_công
        """,
        lx.DO: """
            có đón tiếp đón_tiếp tiếp_đón cử tổ_chức ký ký_kết ký_mới thực_hiện triển_khai thu_hút cấp phê_duyệt
            ban_hành tiếp_nhận nhận gửi gửi_đi trả_lời xử_lý giải_quyết hỗ_trợ giúp giúp_đỡ bảo_hộ cứu đưa đưa_về
            hồi_hương sơ_tán trao trao_đổi trao_tặng tặng xây xây_dựng hoàn_thành mở đăng phát_hành xuất_bản vận_động
            huy_động giải_ngân chi bố_trí phân_bổ tiết_kiệm thu thu_hồi xuất_khẩu nhập_khẩu sản_xuất bán mua đăng_cai
            tham_gia tham_dự dự tham_mưu cho_phép cấp_giấy kết_nạp thành_lập khánh_thành đầu_tư_vào rót_vốn_vào
            đóng_góp quyên_góp hướng_dẫn kiểm_tra thanh_tra phát_hiện bắt xử_phạt tịch_thu cắm khôi_phục tuần_tra nâng
            tuyển_dụng đào_tạo_được bồi_dưỡng_được sắp_xếp giới_thiệu kết_nối_được thăm lắp lắp_đặt sử_dụng quản_lý
            nuôi trồng cung_cấp chứng_nhận hợp_pháp_hóa công_chứng chứng_thực thụ_lý xác_minh đề_xuất_được ký_được
            cấp_được duy_trì bảo_đảm giao sở_hữu gồm_có hiện_có hiện_đang_có ra_mắt tiến_hành cắt_giảm góp nộp trích
            biên_soạn dịch sưu_tầm phục_vụ chăm_sóc đỡ_đầu ủng_hộ cam_kết đầu_tư_được bổ_nhiệm tuyên_truyền rót tạo
            tạo_ra gặp chủ_trì_tổ_chức phối_hợp_tổ_chức ứng_cứu cứu_nạn cứu_hộ giải_cứu vận_chuyển tái_định_cư đặt
        """,
        lx.UP: """
            tăng tăng_thêm tăng_trưởng tăng_khoảng tăng_hơn tăng_gần tăng_trên tăng_bình_quân cao_hơn nhiều_hơn lớn_hơn
            vượt_kế_hoạch vượt_chỉ_tiêu vượt_dự_toán vượt_mục_tiêu nhích thêm tăng_mạnh tăng_nhẹ tăng_gấp mở_rộng
            nâng_thêm tăng_tới tăng_đến nhanh_hơn dài_hơn tốt_hơn tăng_đột_biến tăng_nhanh tăng_vọt bổ_sung_thêm
            tăng_so
        """,
        lx.DOWN: """
            thu_hẹp giảm giảm_bớt giảm_mạnh giảm_nhẹ giảm_khoảng giảm_hơn giảm_gần giảm_trên sụt sụt_giảm hụt tụt
            thấp_hơn ít_hơn kém thua bớt rút rút_ngắn cắt_giảm_được nhỏ_hơn giảm_tới giảm_đến giảm_sâu thiếu_hụt
            suy_giảm chậm_hơn ngắn_hơn hụt_so
        """,
        lx.EXCEED: "vượt vượt_mức hụt",
        lx.CHANGE_NOUN: "mức_tăng mức_giảm tốc_độ_tăng tốc_độ_tăng_trưởng",
        lx.GROW: "tốc_độ_tăng tốc_độ_tăng_trưởng tăng_trưởng mức_tăng mức_tăng_trưởng tăng_trưởng_kinh_tế",
        lx.MORE: """
            cao_hơn nhiều_hơn lớn_hơn thấp_hơn ít_hơn nhỏ_hơn nhanh_hơn chậm_hơn dài_hơn ngắn_hơn tốt_hơn kém hơn
        """,
        lx.THAN: "cao_hơn nhiều_hơn lớn_hơn thấp_hơn ít_hơn nhỏ_hơn nhanh_hơn chậm_hơn kém hơn",
        lx.WHICH_WAY: """
            tăng giảm tăng_thêm giảm_bớt ít_hơn nhiều_hơn cao_hơn thấp_hơn hụt kém tụt sụt sụt_giảm thu_hẹp tăng_mạnh
            giảm_mạnh tăng_nhẹ giảm_nhẹ tăng_khoảng tăng_hơn tăng_gần tăng_trên giảm_khoảng giảm_hơn giảm_gần giảm_trên
            tăng_tới tăng_đến giảm_tới giảm_đến
        """,
        lx.BY: "vượt_kế_hoạch vượt_chỉ_tiêu vượt_dự_toán vượt_mục_tiêu",
        lx.COMPARE: "so_với so trong_tương_quan_với đối_chiếu_với",
        lx.PART: """
            trong_đó trong_đó_có bao_gồm gồm gồm_có trong_số_đó trong_số_này có_trong_đó kể_cả bao_gồm_cả trong_số
        """,
        lx.SHARE: "chiếm chiếm_tới chiếm_hơn chiếm_gần chiếm_tỷ_trọng chiếm_tỷ_lệ chiếm_khoảng chiếm_trên",
        lx.EXPECT: """
            ước ước_đạt ước_tính ước_khoảng dự_kiến dự_kiến_đạt dự_báo dự_đoán có_thể có_thể_đạt kỳ_vọng khả_năng
            ước_có ước_thực_hiện ước_cả_năm ước_vượt dự_ước có_khả_năng
        """,
        lx.TARGET: """
            phấn_đấu mục_tiêu đặt_mục_tiêu hướng_tới hướng_đến quyết_tâm chỉ_tiêu_đặt_ra phấn_đấu_đạt nhằm_đạt cần_đạt
            phải_đạt đạt_mục_tiêu đặt_chỉ_tiêu đề_ra_chỉ_tiêu đặt_ra_chỉ_tiêu đề_ra_mục_tiêu nỗ_lực_đạt
        """,
        lx.PLAN: """
            kế_hoạch dự_toán lên_kế_hoạch có_kế_hoạch đặt_kế_hoạch theo_kế_hoạch dự_định dự_trù sẽ_cấp sẽ_tổ_chức
            sẽ_đón sẽ_cử sẽ_xây sẽ_tiếp_nhận sẽ_hỗ_trợ sẽ_mở sẽ_ký
        """,
        lx.PLANWORD: """
            kế_hoạch chỉ_tiêu dự_toán mục_tiêu kế_hoạch_năm chỉ_tiêu_năm chương_trình_đối_ngoại kế_hoạch_đề_ra
            vượt_kế_hoạch vượt_chỉ_tiêu vượt_dự_toán vượt_mục_tiêu dự_toán_năm kế_hoạch_giao hạn_mức chương_trình_năm
            tổng_dự_toán
        """,
        lx.PERSON: """
            người công_dân lao_động người_lao_động khách đại_biểu cán_bộ công_chức viên_chức học_sinh sinh_viên
            lưu_học_sinh du_học_sinh thực_tập_sinh tu_nghiệp_sinh chuyên_gia trí_thức thanh_niên phụ_nữ trẻ_em ngư_dân
            thuyền_viên nạn_nhân kiều_bào phóng_viên nhà_báo hội_viên tình_nguyện_viên giáo_viên giảng_viên bác_sĩ y_sĩ
            chiến_sĩ bộ_đội dân nhân_khẩu hành_khách du_khách khách_du_lịch nhà_khoa_học nghệ_nhân nghệ_sĩ doanh_nhân
            vận_động_viên học_viên phiên_dịch vị đồng_chí đảng_viên thành_viên nhân_viên thí_sinh cử_tri bị_can
            đối_tượng tội_phạm tù_nhân hộ_gia_đình_viên cư_dân người_dân công_nhân kỹ_sư em cháu bà_con đại_sứ tham_tán
            lãnh_sự_danh_dự nhân_sự biên_chế ứng_viên cá_nhân con_em thủy_thủ cổ_động_viên điều_dưỡng hộ_lý nữ thợ
            nông_dân người_nước_ngoài kiều_dân thân_nhân cựu_chiến_binh người_khuyết_tật
        """,
        lx.PAIRED: "nước bên địa_phương mốc quốc_gia tỉnh thành_phố miền phía đối_tác",
        lx.TURN: "lượt",
        lx.TRIP: """
            lượt lượt_người lượt_khách lượt_cán_bộ lượt_đại_biểu lượt_hành_khách lượt_du_khách lượt_công_dân
            lượt_khách_quốc_tế lượt_học_viên lượt_lao_động
        """,
        lx.STRUCTURE: """
            bên nhiệm_vụ nhiệm_vụ_trọng_tâm nhóm_nhiệm_vụ trụ_cột khía_cạnh điểm nội_dung vấn_đề bài_học ưu_tiên yếu_tố
            nguyên_tắc bước giai_đoạn hướng đột_phá quan_điểm phương_diện mặt lĩnh_vực phần trọng_tâm nhóm
            nhóm_giải_pháp giải_pháp định_hướng phương_châm từ chữ câu dân_tộc chính_phủ nhà_nước nước_láng_giềng khâu
            mục_tiêu yêu_cầu chủ_đề nhân_dân đầu trường_hợp_sau quốc_gia_láng_giềng tiêu_chí chiều phía con_đường
            mũi_nhọn nhóm_vấn_đề việc phương_án
        """,
        lx.NAME_BEFORE: """
            gọi_số gọi chương_trình số điều khoản điểm nghị_quyết nghị_định quyết_định thông_tư chỉ_thị luật công_văn
            thông_báo công_điện kết_luận quy_định phòng tầng nhà ngõ ngách hẻm đường quốc_lộ tỉnh_lộ cao_tốc tuyến mốc
            cột_mốc lô quyển tập trang biểu bảng hình phụ_lục mẫu hạng loại nhóm cấp bậc khóa kỳ_họp lần lần_thứ tổ cụm
            khu ca trường kênh cửa cổng bến tàu_số chuyến_bay điện_thoại đường_dây_nóng hotline fax máy_lẻ iso covid
            cop hội_nghị_lần_thứ tiểu_đoàn trung_đoàn sư_đoàn quân_khu đồn trạm km đại_hội chương mục phiên kỳ bão
            cơn_bão chiến_dịch quận phường tổ_dân_phố thôn ấp giải thế_hệ phiên_bản văn_bản tờ_trình báo_cáo
            kế_hoạch_số hướng_dẫn_số vùng đề_án top tốp quy_chuẩn tiêu_chuẩn mã mã_số hiệp_định nghị_định_thư
            kết_luận_số chương_trình_số seagames sim cấp_độ
        """,
        lx.RANK: """
            thứ xếp đứng vị_trí hạng xếp_hạng xếp_thứ đứng_thứ hạng_thứ vị_trí_thứ lớn_thứ dẫn_đầu lớn_nhất cao_nhất
        """,
        lx.MONEY_NOUN: """
            vốn tổng_vốn vốn_đăng_ký vốn_thực_hiện vốn_đầu_tư tổng_vốn_đăng_ký tổng_vốn_đầu_tư tổng_mức_đầu_tư
            vốn_giải_ngân kim_ngạch kim_ngạch_xuất_khẩu kim_ngạch_nhập_khẩu kim_ngạch_xuất_nhập_khẩu tổng_kim_ngạch
            kim_ngạch_hai_chiều kim_ngạch_thương_mại thương_mại_song_phương thương_mại_hai_chiều doanh_thu tổng_thu
            tổng_chi thu_ngân_sách kinh_phí tổng_kinh_phí giá_trị tổng_giá_trị trị_giá tổng_trị_giá kiều_hối viện_trợ
            ngân_sách chi_phí thu_nhập lợi_nhuận lệ_phí phí quỹ xuất_siêu nhập_siêu xuất_khẩu nhập_khẩu vốn_fdi vốn_oda
            fdi oda grdp gdp tổng_sản_phẩm tiền lương mức_lương mức_phạt nguồn_vốn số_tiền tổng_số_tiền
            giá_trị_xuất_khẩu giá_trị_hợp_đồng doanh_số nợ dư_nợ vốn_cam_kết tài_trợ khoản_vay học_phí kinh_phí_hỗ_trợ
            vốn_điều_lệ
        """,
        lx.FLOW: "kim doanh xuất nhập kiều giải",
        lx.STOCK: """
            còn_hiệu_lực hiện_có hiện đang_có hiện_nay hiện_đang hiện_đang_có đang_có_hiệu_lực có_hiệu_lực lũy_kế
            đang_hoạt_động đang sinh_sống cư_trú học_tập làm_việc
        """,
        lx.NATION: "cả_nước toàn_quốc nước_ta đất_nước quốc_gia",
        lx.OWN: """
            tỉnh thành_phố bộ sở ngành cục vụ toàn_tỉnh toàn_ngành toàn_thành_phố đại_sứ_quán tổng_lãnh_sự_quán
            thương_vụ đơn_vị cơ_quan địa_phương huyện xã phường doanh_nghiệp liên_hiệp hội chính_phủ hai_bên hai_nước
            phòng văn_phòng ubnd ban trung_tâm công_ty các_địa_phương các_cơ_quan các_sở các_đơn_vị
        """,
        lx.CONTENT_STOP: """
            với tại trên_địa_bàn đến_từ thông_qua nhằm để do nhờ theo so_với trong_khi qua_đó từ_đó qua bởi vì nên
            do_đó tuy nhưng mặc_dù nếu sau_khi trước_khi khi góp_phần đáp_ứng cùng với_tổng mới_đạt tăng giảm vượt đạt
            chiếm ước bằng trị_giá tương_đương gấp hụt riêng
        """,
        lx.WORTH: """
            trị_giá với_tổng_vốn với_tổng_vốn_đăng_ký tổng_trị_giá với_trị_giá có_trị_giá với_tổng_trị_giá với_giá_trị
            tương_đương với_số_vốn với_tổng_vốn_đầu_tư với_tổng_mức_đầu_tư với_tổng_kinh_phí với_kinh_phí
            với_vốn_đăng_ký với_tổng_giá_trị với_số_tiền
        """,
        lx.ACTUAL: "đã đã_có đã_được vừa",
        lx.SAID: """
            cho_biết cho_hay nêu khẳng_định nhấn_mạnh nói báo_cáo công_bố thông_báo ghi_nhận_rằng đánh_giá cho_thấy
            nêu_rõ chia_sẻ phát_biểu thừa_nhận xác_nhận
        """,
        lx.PREV: "kỳ_trước",
        lx.ITSELF: "con_số số tổng_số số_lượng số_này con_số_này lượng tổng mức",
        lx.OF: "của trên_tổng_số trong_tổng_số trong_số",
        lx.TO: "lên xuống còn xuống_còn lên_thành xuống_mức còn_là lên_mức",
        lx.FROM: "từ",
        lx.IN: "trong tại ở về",
        lx.FOR: "cho để",
        lx.WITH: "với cùng_với",
        lx.AMONG: "trong_số",
        lx.SINCE: "kể_từ từ_khi",
        lx.IN_TURN: "lần_lượt tương_ứng theo_thứ_tự",
        lx.STATE: "đã được bị đang",
        lx.FUTURE: "sẽ sẽ_được sắp",
        lx.EMPTY_VERB: "có hiện_có gồm gồm_có bao_gồm hiện_đang_có đã_có",
        lx.CONSIST: "gồm_có",
        lx.EMPTY_NOUN: """
            người lượt trường_hợp vụ lượt_người cái chiếc quyển cuốn bộ bản tờ căn đơn_vị khoản suất giấy đợt
        """,
        lx.STANDING: """
            kỷ_lục tổng mức cao_nhất thấp_nhất bình_quân trung_bình mạnh nhẹ mới ban_đầu bổ_sung thêm tương_đương
        """,
        lx.RECORD: "kỷ_lục mức_kỷ_lục",
        lx.FRESH: "thêm bổ_sung ban_đầu",
        lx.REFERS: "mục_đích",
        lx.NAME_PART: "của và tỉnh thành_phố bang",
        lx.RESTATES: "hay tức tức_là tương_đương hoặc bằng",
        lx.EQUALS: "bằng tương_đương tương_đương_với bằng_khoảng chỉ_bằng",
        lx.LOOSE_CHANGE: "tăng_thêm bổ_sung_thêm thêm",
        lx.BASE_NOUN: "mức con_số",
        lx.EXTREME: "cao_nhất thấp_nhất",
        lx.BOUNDS: "kết_thúc bắt_đầu",
        lx.BRACKETS: "trong_ngoặc",
        lx.LENGTH: "tuổi năm tháng tuần thập_kỷ thế_kỷ trang giờ phút",
        lx.TELEPHONE: "điện_thoại hotline fax đường_dây_nóng",
        lx.PAGE: "trang",
        lx.NAME_ALWAYS: """
            gọi gọi_số phiên_bản số điều nghị_quyết nghị_định quyết_định thông_tư chỉ_thị công_văn thông_báo phòng tầng
            quốc_lộ trang biểu bảng phụ_lục mẫu khóa lần_thứ điện_thoại đường_dây_nóng hotline fax chuyến_bay khoản
            chương hạng cột_mốc mốc
        """,
        lx.AGED: "tuổi",
        lx.KNOWN: "cả",
        lx.BEFORE_ONE: "không mỗi từng chỉ",
        lx.BEHIND_ONE: """
            số phần trong cách ngày năm tháng tuần lần chút bước vài cửa mặt khi lúc người_khác thời_gian lượng
        """,
        lx.PARTICIPLE: """
            ký ký_kết tổ_chức cấp triển_khai thực_hiện hoàn_thành cứu bảo_hộ sơ_tán đón xây khởi_công phê_duyệt trả_lời
            giải_quyết cử mở ban_hành
        """,
    },
    fold=unify_tones,
)
