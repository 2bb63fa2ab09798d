import type { AuditFilter } from '../api/queries.js';
import { startOfDay } from '../format/dates.js';

/** What of the record its address names: `/audit?streamId=report-…&from=2024-09-01`. Days, as people choose them. */
export interface AuditAddress {
  readonly streamId?: string | undefined;
  readonly actorId?: string | undefined;
  readonly type?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly order?: 'oldest' | undefined;
  /** Long work on it that was begun here. */
  readonly job?: string | undefined;
}

const FIELDS = ['streamId', 'actorId', 'type', 'from', 'to', 'job'] as const;

/** What is no text is left out. */
export function auditAddress(search: Readonly<Record<string, unknown>>): AuditAddress {
  const named = FIELDS.flatMap((field) => {
    const value = search[field];
    return typeof value === 'string' && value !== '' ? [[field, value.slice(0, 300)] as const] : [];
  });
  return { ...Object.fromEntries(named), ...(search['order'] === 'oldest' && { order: 'oldest' }) };
}

const ONE_DAY = 1;

/** As the API is asked: from the beginning of the first day to the end of the last, both days in it. */
export const auditFilter = ({ from, to, streamId, actorId, type, order }: AuditAddress): AuditFilter => ({
  ...(streamId !== undefined && { streamId }),
  ...(actorId !== undefined && { actorId }),
  ...(type !== undefined && { type }),
  ...(order !== undefined && { order }),
  ...(from !== undefined && { from: startOfDay(from) }),
  ...(to !== undefined && { to: startOfDay(to, ONE_DAY) }),
});
