import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';
import { envelopeJson, type EventEnvelope, GENESIS_HASH, hashEvent } from './event-hash.js';

const event: EventEnvelope = {
  agencyId: 'so',
  streamId: 'report-pgi-2024-nv1-Q3',
  version: 1,
  type: 'ReportSubmitted',
  schemaVersion: 1,
  data: '{"text":"Nộp \\"đúng\\" hạn"}',
  meta: '{"office":null}',
  occurredAt: '2024-09-14T16:59:59.999Z',
  recordedAt: '2024-09-14T17:00:00.001Z',
  commandId: '7f1c9a52-0b7e-4c55-9d0e-6a3f0c2b1d44',
};

describe('the hash of an event', () => {
  it('never changes for an event once recorded', () => {
    expect(envelopeJson(event)).toBe(
      '{"agency_id":"so","command_id":"7f1c9a52-0b7e-4c55-9d0e-6a3f0c2b1d44",' +
        '"data":{"text":"Nộp \\"đúng\\" hạn"},"meta":{"office":null},' +
        '"occurred_at":"2024-09-14T16:59:59.999Z","recorded_at":"2024-09-14T17:00:00.001Z",' +
        '"schema_version":1,"stream_id":"report-pgi-2024-nv1-Q3","type":"ReportSubmitted","version":1}',
    );
    expect(hashEvent(event, GENESIS_HASH)).toBe(
      '4e4f832444c50c7fcfcb21960d22681345a3f9e341de8d782efeb7d5647172b6',
    );
  });

  it.each(Object.keys(event) as (keyof EventEnvelope)[])('covers %s', (column) => {
    const value = event[column];
    const changed = { ...event, [column]: typeof value === 'number' ? value + 1 : `${value} ` };
    expect(hashEvent(changed, GENESIS_HASH)).not.toBe(hashEvent(event, GENESIS_HASH));
  });

  it('covers the previous hash', () => {
    expect(hashEvent(event, '1'.repeat(64))).not.toBe(hashEvent(event, GENESIS_HASH));
  });

  it('is made over canonical JSON, whatever the event holds', () => {
    const text = fc.string({ unit: 'grapheme' });
    const arbitrary = fc.record({
      agencyId: text,
      streamId: text,
      type: text,
      data: fc.dictionary(text, text),
    });
    fc.assert(
      fc.property(arbitrary, (parts) => {
        const envelope = envelopeJson({ ...event, ...parts, data: canonicalJson(parts.data) });
        expect(envelope).toBe(canonicalize(JSON.parse(envelope)));
      }),
    );
  });
});
