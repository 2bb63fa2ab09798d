import { describe, expect, it } from '@jest/globals';
import type { AuditEntry } from '@dondoc/read-models';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { auditFile } from './audit-export.js';

const entry = (over: Partial<AuditEntry> = {}): AuditEntry => ({
  streamId: 'person-a',
  version: 1,
  type: 'CommandRefused',
  data: { reason: 'dòng 1\ndòng "2"' },
  meta: {
    actor: { kind: 'person', id: 'a', name: '=HYPERLINK("http://x")' },
    onBehalfOf: null,
    office: 'head',
    divisionId: 'kh-tc',
    cause: { commandId: 'c', command: 'SubmitReport' },
  },
  occurredAt: '2024-09-14T16:59:59.999Z',
  recordedAt: '2024-09-14T17:00:00.100Z',
  commandId: 'c',
  prevHash: '0'.repeat(64),
  hash: 'f'.repeat(64),
  unreadable: null,
  raw: null,
  withheld: false,
  ...over,
});
const head = { agencyId: 'so', exportedBy: 'a', exportedAt: '2024-09-15T00:00:00.000Z', filter: {} };
const of = (...entries: AuditEntry[]): AsyncIterable<AuditEntry> => Readable.from(entries);

describe('the file of an export', () => {
  it('for a spreadsheet is UTF-8 with its mark, in the office’s time, and without a formula', async () => {
    const [header = '', row = ''] = (await text(auditFile('csv', head, of(entry())))).split('\r\n');
    expect(header.startsWith('\uFEFFLúc xảy ra (giờ Việt Nam),Lúc ghi (UTC),')).toBe(true);
    expect(row).toContain(`2024-09-14 23:59:59,2024-09-14T17:00:00.100Z,person-a,1,CommandRefused,`);
    expect(row).toContain(`"'=HYPERLINK(""http://x"")",head,kh-tc,,`);
  });

  it('with every hash is a head and one JSON a line, of unreadable text too', async () => {
    const raw = entry({ data: null, unreadable: 'text', raw: { data: '{"half', meta: '{}' } });
    const lines = (await text(auditFile('jsonl', head, of(entry(), raw)))).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { format: 'dondoc-audit', formatVersion: 1, ...head },
      entry(),
      raw,
    ]);
    expect(await text(auditFile('csv', head, of(raw)))).toContain('"{""half"');
  });

  it('fails as what it is made of fails', async () => {
    const broken = async function* (): AsyncGenerator<AuditEntry> {
      yield entry();
      await Promise.reject(new Error('cancelled'));
    };
    await expect(text(auditFile('csv', head, broken()))).rejects.toThrow('cancelled');
  });
});
