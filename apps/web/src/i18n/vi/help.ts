export const help = {
  'help.title': 'Trợ giúp',
  'help.lead': 'Viết theo việc bạn cần làm. Nút bị mờ luôn nói vì sao và ai có thể làm.',
  'help.write.title': 'Lập và nộp báo cáo',
  'help.write':
    '1. Mở Việc của tôi, chọn báo cáo của kỳ.\n2. Nhập nội dung; bản thảo tự lưu sau mỗi lần ngừng gõ. Chuyên viên nhập, trưởng đơn vị nộp.\n3. Bấm Xem lại trước khi nộp, đọc lại một lần, rồi Nộp báo cáo.\n4. Giữ mã tiếp nhận: đó là bằng chứng đã nộp, kèm giờ máy chủ nhận.',
  'help.before.title': '“Trước ngày 15” nghĩa là gì',
  'help.before':
    'Báo cáo đúng hạn khi máy chủ nhận xong trước 0 giờ ngày 15, giờ Việt Nam. Nhận lúc 14/9 23:59:59,999 là đúng hạn; 15/9 00:00:00 là quá hạn. Trang nào cũng ghi ngày cuối cùng còn hạn. Quá hạn vẫn nộp được, phải ghi lý do, và vẫn ghi là quá hạn.',
  'help.returned.title': 'Báo cáo bị trả lại',
  'help.returned':
    'Đọc lý do và nhận xét ở đầu trang báo cáo, sửa đúng chỗ rồi nộp lại trước hạn sửa. Hạn sửa là ngày muộn hơn trong hai ngày: hạn của báo cáo và 3 ngày làm việc sau khi trả lại. Nộp lại mà không sửa gì sẽ không được nhận.',
  'help.withdraw.title': 'Nộp nhầm',
  'help.withdraw':
    'Trưởng đơn vị rút lại được khi KH-TC chưa bắt đầu xem xét và chưa hết hạn. Bản đã rút không tính là đã nộp.',
  'help.review.title': 'Duyệt báo cáo',
  'help.review':
    'Trang Duyệt báo cáo xếp theo hạn duyệt. Phím j, k chuyển, Enter mở, a duyệt, r đến lý do trả lại. Nhận xét ghi ngay tại từng mục; chưa gửi thì vẫn nằm trong trình duyệt này. Duyệt hoặc trả lại xong, báo cáo tiếp theo tự mở. Không ai duyệt báo cáo do mình viết hoặc của đơn vị mình.',
  'help.escalation.title': 'Báo cáo lên cấp trên',
  'help.escalation':
    'Quá hạn chưa nộp: mức 1 ngay lúc hết hạn (trưởng đơn vị và KH-TC), mức 2 sau 1 ngày làm việc (Phó Giám đốc phụ trách), mức 3 sau 3 ngày làm việc (Giám đốc), rồi hằng tuần. Lãnh đạo bấm Tiếp nhận và chỉ đạo; đơn vị thấy ý kiến chỉ đạo ở đầu trang báo cáo. Nộp rồi thì các mức sau không báo nữa.',
  'help.plan.title': 'Nhập và ban hành kế hoạch',
  'help.plan':
    'Người tổng hợp của KH-TC nhập tệp kế hoạch ở trang Kế hoạch; tệp thành dự thảo. Giám đốc điền số, ngày, người ký và hạn báo cáo tổng hợp, xem lại rồi ban hành. Từ lúc đó các kỳ báo cáo mới được tạo.',
  'help.record.title': 'Xem và kiểm tra nhật ký',
  'help.record':
    'Trang Nhật ký có mọi bước: ai, thay ai, lúc nào, vì sao, kèm mã băm. Kiểm tra chuỗi cho biết nhật ký còn nguyên hay đã bị sửa, và ở đâu.',
  'help.people.title': 'Người dùng, ủy quyền',
  'help.people':
    'Quản trị hệ thống thêm người, giao và thu hồi chức vụ, lập ủy quyền có thời hạn. Việc giao quyền duyệt, lãnh đạo, thanh tra hoặc quản trị chờ người thứ hai đồng ý.',
  'help.words': 'Từ ngữ',
  'help.word.onTime.title': 'Nộp đúng hạn, được duyệt đúng hạn',
  'help.word.onTime':
    'Hai việc khác nhau: bản đầu tiên đến trước hạn; bản được duyệt đến trước hạn. Bị trả lại là chưa hoàn thành.',
  'help.word.receipt.title': 'Mã tiếp nhận',
  'help.word.receipt': 'Mã của một bản đã nộp, tra lại được giờ nhận và nội dung.',
  'help.word.workingDay.title': 'Ngày làm việc',
  'help.word.workingDay': 'Thứ Hai đến thứ Sáu, trừ ngày nghỉ lễ, cộng ngày làm bù; xem ở trang Lịch.',
  'help.word.consent.title': 'Người thứ hai đồng ý',
  'help.word.consent': 'Việc giao quyền quan trọng chỉ có hiệu lực khi một người khác đồng ý.',
  'help.word.hash.title': 'Mã băm',
  'help.word.hash':
    'Dấu vân tay của một bước, gồm cả dấu của bước trước: sửa một bước cũ thì mọi bước sau không khớp nữa.',
  'shortcut.title': 'Phím tắt',
  'shortcut.letters': 'Dùng phím tắt một chữ cái',
  'palette.search': 'Tìm trang, báo cáo, kế hoạch',
  'palette.nothing': 'Không tìm thấy.',
  close: 'Đóng',
} as const;
