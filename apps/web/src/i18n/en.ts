import { audit } from './en/audit.js';
import { common } from './en/common.js';
import { inbox } from './en/inbox.js';
import { record } from './en/record.js';
import { report } from './en/report.js';
import type { vi } from './vi.js';

export const en: Readonly<Record<keyof typeof vi, string>> = {
  ...common,
  ...inbox,
  ...report,
  ...record,
  ...audit,
};
