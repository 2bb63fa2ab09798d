import { bell } from './vi/bell.js';
import { common } from './vi/common.js';
import { inbox } from './vi/inbox.js';

/** What stands on the first page, in Vietnamese; a file for each part. `en.ts` must have every key and no other. */
export const vi = { ...bell, ...common, ...inbox } as const;
