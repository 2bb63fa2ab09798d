import type { Instant } from '@dondoc/domain';
import type { EventMeta } from '@dondoc/event-store';

export interface AuditEntry {
  readonly streamId: string;
  readonly version: number;
  readonly type: string;
  /** Null where the stored text is no JSON object; then `raw` has it. */
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly meta: EventMeta | null;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly commandId: string;
  readonly prevHash: string;
  readonly hash: string;
  /**
   * Why no program of this version goes by the event, which is shown all the same: its stored text is no JSON
   * object, or its type or schema version is unknown. Null for every event that was recorded in the regular way.
   */
  readonly unreadable: 'text' | 'version' | null;
  /** The stored text, of an event with unreadable text. */
  readonly raw: { readonly data: string; readonly meta: string } | null;
  /** True where something is left out: what a draft said, accounts, or what waits for consent, for those whom it concerns. */
  readonly withheld: boolean;
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
