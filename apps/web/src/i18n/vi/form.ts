export const form = {
  'lastPeriods.none': 'Chưa có kỳ nào trước kỳ này đã nộp.',
  'lastPeriods.said': '{{period}} đã báo cáo gì',
  'paste.done_one': 'Đã dán {{count}} dòng số liệu. Xem lại các số có dấu chấm.',
  'paste.done_other': 'Đã dán {{count}} dòng số liệu. Xem lại các số có dấu chấm.',
  'paste.undo': 'Hoàn tác dán',
  'paste.hint': 'Có thể dán nhiều dòng từ Excel vào đây: tên, giá trị, đơn vị.',
  'kept.why': 'Trên máy này còn bản bạn đã nhập lúc {{at}} mà chưa lưu được.',
  'kept.here': 'Bản chưa lưu trên máy này',
  'kept.saved': 'Bản đã lưu',
  'kept.use': 'Dùng tiếp bản chưa lưu',
  'kept.drop': 'Bỏ, dùng bản đã lưu',
} as const;
