import { createHash } from 'node:crypto';

/** An event as it is hashed: `data` and `meta` are the stored text itself, instants are UTC text in ms. */
export interface EventEnvelope {
  readonly agencyId: string;
  readonly streamId: string;
  readonly version: number;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: string;
  readonly meta: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly commandId: string;
}

/** Stands before the first event of every stream. */
export const GENESIS_HASH = '0'.repeat(64);

const DOMAIN_TAG = 'dondoc:event:1';

/**
 * The canonical JSON of the envelope, its keys being the columns' names. `data` and `meta` are put
 * in byte for byte: parsing and writing them again could hide a change of the stored text.
 */
export function envelopeJson(event: EventEnvelope): string {
  const text = JSON.stringify;
  return (
    `{"agency_id":${text(event.agencyId)},"command_id":${text(event.commandId)},"data":${event.data}` +
    `,"meta":${event.meta},"occurred_at":${text(event.occurredAt)},"recorded_at":${text(event.recordedAt)}` +
    `,"schema_version":${event.schemaVersion},"stream_id":${text(event.streamId)},"type":${text(event.type)}` +
    `,"version":${event.version}}`
  );
}

/**
 * SHA-256, hex, over domain tag, previous hash and envelope, each on a line of its own, UTF-8.
 * Pure: an exported file can be verified with nothing else.
 */
export const hashEvent = (event: EventEnvelope, prevHash: string): string =>
  createHash('sha256')
    .update(`${DOMAIN_TAG}\n${prevHash}\n${envelopeJson(event)}`, 'utf8')
    .digest('hex');
