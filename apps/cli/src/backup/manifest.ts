import { createHash } from 'node:crypto';
import type { AgencyHeads, StoredEvent } from '@dondoc/event-store';
import type { Part } from './archive.js';

export const FORMAT = 'dondoc-backup';
/** Raised when an older program could no longer restore what is written. */
export const FORMAT_VERSION = 1;
/** The last file of an archive: one without it was cut off. */
export const MANIFEST = 'manifest.json';

export interface PartSummary {
  readonly path: string;
  readonly rows: number;
  /** SHA-256, hex. */
  readonly sha256: string;
}

export interface Manifest {
  readonly format: typeof FORMAT;
  readonly formatVersion: number;
  /** The release that wrote it. */
  readonly release: string;
  /** Before the record was read: what is recorded later may be missing. */
  readonly takenAt: string;
  /** Names of the migrations of the database it was read from, in order. */
  readonly schema: readonly string[];
  readonly agencies: readonly (AgencyHeads & { readonly agencyId: string; readonly commands: number })[];
  readonly events: number;
  /** Null without events. */
  readonly newestRecordedAt: string | null;
  /** Every file before this one; in `files/` the attachments, each a row of its own. */
  readonly parts: readonly PartSummary[];
}

/** What a part's path says it holds. */
const KINDS = ['epochs', 'checkpoints', 'agencies', 'events', 'commands'] as const;
export type Kind = (typeof KINDS)[number] | 'file';

export const kindOf = (path: string): Kind | undefined =>
  (fileOf(path) && 'file') ?? KINDS.find((kind) => new RegExp(`^${kind}(/\\d{6})?\\.jsonl$`).test(path));

/** Of an attachment: whose it is and its hash. */
export function fileOf(path: string): { readonly agencyId: string; readonly hash: string } | undefined {
  const [, agencyId, hash] = /^files\/([^/]+)\/([0-9a-f]{64})$/.exec(path) ?? [];
  return agencyId !== undefined && hash !== undefined ? { agencyId, hash } : undefined;
}

/** The hash of the file that an event says was received. */
export const attachmentIn = ({ type, data }: Pick<StoredEvent, 'type' | 'data'>): string | undefined =>
  type === 'AttachmentReceived' ? (JSON.parse(data) as { hash: string }).hash : undefined;

/** A line of JSON for each row. */
export const partOf = (path: string, rows: readonly unknown[]): Part => ({
  path,
  data: Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''), 'utf8'),
});

export const rowsOf = <Row>({ data }: Part): Row[] =>
  data
    .toString('utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Row);

/** SHA-256, hex. Of the manifest it is that of the whole archive: what it says of every part goes into it. */
export const hashOf = ({ data }: Part): string => createHash('sha256').update(data).digest('hex');
