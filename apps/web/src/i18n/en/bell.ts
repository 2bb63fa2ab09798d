import type { bell as vi } from '../vi/bell.js';

export const bell: Readonly<Record<keyof typeof vi, string>> = {
  'notices.title': 'Notices',
  'notices.unread_one': '{{count}} unread',
  'notices.unread_other': '{{count}} unread',
  'notices.new_one': '{{count}} new notice.',
  'notices.new_other': '{{count}} new notices.',
};
