import type { inbox as vi } from '../vi/inbox.js';

export const inbox: Readonly<Record<keyof typeof vi, string>> = {
  'inbox.title': 'My work',
  'inbox.toDo': 'To do',
  'inbox.waiting': 'Waiting for others',
  'inbox.done': 'Done',
  'inbox.overdue_one': '{{count}} report overdue',
  'inbox.overdue_other': '{{count}} reports overdue',
  'inbox.empty.toDo': 'Nothing to do. The next reports appear here when their period opens.',
  'inbox.empty.waiting':
    'Nothing waits for others. A report that was sent appears here until it is approved.',
  'inbox.empty.done': 'No report is approved yet. Approved reports appear here.',
  'inbox.search': 'Search the list',
  'inbox.search.hint': 'Task or division; diacritics may be left out',
  'inbox.notFound': 'No report matches. Try fewer words.',
  'task.write': 'Write and submit',
  'task.revise': 'Revise and resubmit',
  'task.beginReview': 'Begin the review',
  'task.decide': 'Approve or return',
  'task.waitForDivision': 'Waiting for the division',
  'task.waitForReviewer': 'Waiting for the reviewer',
  'task.nothing': 'Done',
};
