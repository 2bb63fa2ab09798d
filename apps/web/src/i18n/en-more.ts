import { audit } from './en/audit.js';
import { board } from './en/board.js';
import { notice } from './en/notice.js';
import { plans } from './en/plans.js';
import { record } from './en/record.js';
import { report } from './en/report.js';
import { shortcut } from './en/shortcut.js';
import type { viMore } from './vi-more.js';

export const enMore: Readonly<Record<keyof typeof viMore, string>> = {
  ...audit,
  ...board,
  ...notice,
  ...plans,
  ...record,
  ...report,
  ...shortcut,
};
