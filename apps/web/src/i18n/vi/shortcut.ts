export const shortcut = {
  'shortcut.palette': 'Tìm trang, báo cáo, kế hoạch',
  'shortcut.help': 'Các phím tắt',
  'shortcut.next': 'Mục tiếp theo',
  'shortcut.previous': 'Mục trước',
  'shortcut.open': 'Mở mục đang chọn',
  'shortcut.approve': 'Duyệt (có hỏi lại)',
  'shortcut.return': 'Đến ô lý do trả lại',
  'shortcut.everywhere': 'Mọi trang',
  'shortcut.inLists': 'Việc của tôi, danh sách duyệt',
  'shortcut.inReview': 'Khi duyệt báo cáo',
} as const;
