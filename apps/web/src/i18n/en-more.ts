import { admin } from './en/admin.js';
import { attachments } from './en/attachments.js';
import { audit } from './en/audit.js';
import { board } from './en/board.js';
import { escalation } from './en/escalation.js';
import { form } from './en/form.js';
import { help } from './en/help.js';
import { jobs } from './en/jobs.js';
import { notice } from './en/notice.js';
import { plans } from './en/plans.js';
import { record } from './en/record.js';
import { report } from './en/report.js';
import { shortcut } from './en/shortcut.js';
import type { viMore } from './vi-more.js';

export const enMore: Readonly<Record<keyof typeof viMore, string>> = {
  ...admin,
  ...attachments,
  ...audit,
  ...board,
  ...escalation,
  ...form,
  ...help,
  ...jobs,
  ...notice,
  ...plans,
  ...record,
  ...report,
  ...shortcut,
};
