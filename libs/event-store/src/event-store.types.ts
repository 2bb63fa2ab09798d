/** What the store takes and gives. Instants are text: UTC, ISO 8601, milliseconds, `Z`. */

export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

export interface NewEvent {
  readonly type: string;
  readonly schemaVersion: number;
  /** Plain JSON; stored as its canonical form (RFC 8785), byte for byte. */
  readonly data: object;
  /** When it happened in the office's world; for a person's command the instant it was received. */
  readonly occurredAt: string;
}

/** Who, for whom, in which office and division, and why it came to be. */
export interface EventMeta {
  readonly actor:
    | { readonly kind: 'person'; readonly id: string; readonly name: string }
    | { readonly kind: 'process'; readonly id: string; readonly runId: string };
  /** Of a substitute's act: in whose office, and by which decision. */
  readonly onBehalfOf: { readonly id: string; readonly name: string; readonly basis: string } | null;
  readonly office: string | null;
  readonly divisionId: string | null;
  readonly cause: { readonly commandId: string; readonly command: string };
}

export interface StreamAppend {
  readonly streamId: string;
  /** The version the decision was made on; 0 for a stream that must not exist yet. */
  readonly expectedVersion: number;
  /** The hash of the event at that version, as it was loaded; the store looks it up when it is left out. */
  readonly prevHash?: string;
  readonly events: readonly NewEvent[];
}

export interface RecordedEvent extends NewEvent {
  readonly agencyId: string;
  readonly streamId: string;
  /** 1, 2, 3 … without gaps within a stream. */
  readonly version: number;
  readonly meta: EventMeta;
  /** When the transaction that stored it began to write; the database's clock. */
  readonly recordedAt: string;
  readonly commandId: string;
  /** 64 hex digits; zeros before the first event of a stream. */
  readonly prevHash: string;
  readonly hash: string;
  readonly epoch: number;
  /** bigint as text. */
  readonly transactionId: string;
  readonly position: string;
}

/** An accepted command, kept so that a repeat gets the first answer. */
export interface CommandRecord {
  readonly commandId: string;
  readonly actorId: string;
  /** SHA-256 of the canonical body, hex. */
  readonly bodyHash: string;
  readonly streamId: string;
  readonly version: number;
  readonly answer: JsonValue;
}
