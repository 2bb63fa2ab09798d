import { audit } from './vi/audit.js';
import { common } from './vi/common.js';
import { inbox } from './vi/inbox.js';
import { record } from './vi/record.js';
import { report } from './vi/report.js';

/** What stands on the pages, in Vietnamese; a file for each part. `en.ts` must have every key and no other. */
export const vi = { ...common, ...inbox, ...report, ...record, ...audit } as const;
