export const bell = {
  'notices.title': 'Thông báo',
  'notices.unread_one': '{{count}} chưa đọc',
  'notices.unread_other': '{{count}} chưa đọc',
  'notices.new_one': 'Có {{count}} thông báo mới.',
  'notices.new_other': 'Có {{count}} thông báo mới.',
} as const;
