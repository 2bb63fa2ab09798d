import type { AuditEntry } from '@dondoc/read-models';
import { stringify } from 'csv-stringify/sync';
import { Readable } from 'node:stream';

/** Whose entries they are and when they were taken out; the first line of a JSON Lines file. */
export interface ExportHead {
  readonly agencyId: string;
  readonly exportedBy: string;
  readonly exportedAt: string;
  readonly filter: object;
}

/**
 * The bytes of an export: `jsonl` has every entry as the API shows it, hashes included, a line each, after a line that
 * says what it is; `csv` has the same for a spreadsheet, UTF-8 with its mark, whatever would be a formula made a text.
 */
export function auditFile(
  format: 'csv' | 'jsonl',
  head: ExportHead,
  entries: AsyncIterable<AuditEntry>,
): Readable {
  return Readable.from(format === 'jsonl' ? lines(head, entries) : sheet(entries));
}

async function* lines(head: ExportHead, entries: AsyncIterable<AuditEntry>): AsyncGenerator<string> {
  yield `${JSON.stringify({ format: 'dondoc-audit', formatVersion: 1, ...head })}\n`;
  for await (const entry of entries) yield `${JSON.stringify(entry)}\n`;
}

async function* sheet(entries: AsyncIterable<AuditEntry>): AsyncGenerator<string> {
  yield `\uFEFF${row(COLUMNS)}`;
  for await (const entry of entries) yield row(valuesOf(entry));
}

const row = (values: readonly (string | number)[]): string =>
  stringify([[...values]], { record_delimiter: 'windows', escape_formulas: true });

const COLUMNS = [
  'Lúc xảy ra (giờ Việt Nam)',
  'Lúc ghi (UTC)',
  'Chuỗi',
  'Số',
  'Việc',
  'Người, hệ thống',
  'Chức vụ',
  'Đơn vị',
  'Thay',
  'Nội dung',
  'Mã băm trước',
  'Mã băm',
];

const inVietnam = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Ho_Chi_Minh',
  dateStyle: 'short',
  timeStyle: 'medium',
});

function valuesOf(entry: AuditEntry): readonly (string | number)[] {
  const { occurredAt, recordedAt, streamId, version, type, meta, data, raw, prevHash, hash } = entry;
  const actor = meta?.actor;
  return [
    ...[inVietnam.format(new Date(occurredAt)), recordedAt, streamId, version, type],
    actor === undefined ? '' : actor.kind === 'person' ? actor.name : actor.id,
    ...[meta?.office ?? '', meta?.divisionId ?? '', meta?.onBehalfOf?.name ?? ''],
    ...[raw === null ? JSON.stringify(data) : raw.data, prevHash, hash],
  ];
}
