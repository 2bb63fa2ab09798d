import type { notice as vi } from '../vi/notice.js';

export const notice: Readonly<Record<keyof typeof vi, string>> = {
  'notices.which.all': 'All',
  'notices.which.unread': 'Unread',
  'notices.allRead': 'All read',
  'notices.isUnread': 'Unread',
  'notices.markAll': 'Mark all as read',
  'notices.empty.all':
    'No notice yet. Reminders, returns, approvals, reopenings, escalations and directives that concern you will appear here.',
  'notices.empty.unread': 'All are read. New notices will appear here.',
  'notice.reminder': 'Reminder to report',
  'notice.reminder.fact_one': '{{count}} working day before the limit: the end of {{day}}.',
  'notice.reminder.fact_other': '{{count}} working days before the limit: the end of {{day}}.',
  'notice.reminder.lastDay': 'On the last working day before the limit: the end of {{day}}.',
  'notice.returned': 'Report returned',
  'notice.returned.fact': '{{name}} returned version {{version}}. Resubmit by the end of {{day}}. Reason:',
  'notice.approved': 'Report approved',
  'notice.approved.fact': '{{name}} approved version {{version}}.',
  'notice.reopened': 'Approved report reopened',
  'notice.reopened.fact': '{{name}} reopened it. New limit: the end of {{day}}. Reason:',
  'notice.escalation': 'Escalation: not submitted in time, level {{level}}',
  'notice.escalation.weekly': 'Escalation: not submitted in time, weekly repeat {{repeat}}',
  'notice.escalation.fact': 'Limit missed: the end of {{day}}.',
  'notice.reviewOverdue': 'Escalation: not reviewed in time',
  'notice.reviewOverdue.fact': 'Version {{version}} is not decided. Limit of the review: the end of {{day}}.',
  'notice.directive': 'Directive of a leader',
  'notice.directive.fact': '{{name}} directs:',
  'changed.title': 'This report has just changed',
  'changed.phase': 'New state: {{phase}}. The page keeps what you were looking at and what you typed.',
  'changed.show': 'Show the new one',
  'changed.lose':
    'When you show the new one, what you typed and was not saved will no longer be on the page.',
};
