import type { audit as vi } from '../vi/audit.js';

export const audit: Readonly<Record<keyof typeof vi, string>> = {
  'audit.title': 'Record',
  'audit.lead': 'Every step as it was recorded; nobody can change or delete one.',
  'audit.filter': 'Filter the record',
  'audit.type': 'Act',
  'audit.actor': 'By',
  'audit.from': 'From',
  'audit.to': 'To the end of',
  'audit.order': 'Order',
  'audit.newest': 'Newest first',
  'audit.oldest': 'Oldest first',
  'audit.stream': 'Stream',
  'audit.stream.hint': 'As report-… of a report',
  'audit.any': 'All',
  'audit.show': 'Filter',
  'audit.all': 'Show all',
  'audit.empty': 'Nothing matches. Try fewer conditions.',
};
