import type { Instant } from '@dondoc/domain';
import type { EventMeta } from '@dondoc/event-store';

export interface AuditEntry {
  readonly streamId: string;
  readonly version: number;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly meta: EventMeta;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly commandId: string;
  readonly prevHash: string;
  readonly hash: string;
}

export interface AuditFilter {
  readonly streamId?: string | undefined;
  /** A person's or a workflow's id. */
  readonly actorId?: string | undefined;
  readonly type?: string | undefined;
  /** `occurredAt` at or after. */
  readonly from?: Instant | undefined;
  /** `occurredAt` before. */
  readonly to?: Instant | undefined;
  readonly order?: 'newest' | 'oldest' | undefined;
}
