export const attachments = {
  'field.attachments': 'Tệp đính kèm',
  'attach.hint': 'PDF, Word, Excel, ảnh; mỗi tệp không quá {{size}}. Có thể kéo tệp thả vào đây.',
  'attach.choose': 'Chọn tệp …',
  'attach.remove': 'Bỏ',
  'attach.removeOne': 'Bỏ tệp {{name}}',
  'attach.cancelOne': 'Thôi tải tệp {{name}}',
  'attach.againOne': 'Tải lại tệp {{name}}',
  'attach.progress': 'Đang tải {{name}}',
  'attach.leave':
    'Tệp chưa tải xong. Rời trang thì tệp này không được gửi; những gì đã nhập vẫn được lưu. Rời trang?',
  'attach.wait': 'Đang tải tệp lên. Chờ xong rồi nộp.',
  'attach.done': 'Đã tải xong {{name}}.',
} as const;
