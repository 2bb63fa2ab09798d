import { admin } from './vi/admin.js';
import { attachments } from './vi/attachments.js';
import { audit } from './vi/audit.js';
import { board } from './vi/board.js';
import { escalation } from './vi/escalation.js';
import { form } from './vi/form.js';
import { help } from './vi/help.js';
import { jobs } from './vi/jobs.js';
import { notice } from './vi/notice.js';
import { plans } from './vi/plans.js';
import { record } from './vi/record.js';
import { report } from './vi/report.js';
import { shortcut } from './vi/shortcut.js';

/** What stands on every other page; loaded with the first of them. */
export const viMore = {
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
} as const;
