import { describe, expect, it } from '@jest/globals';
import { type ChainLink, ChainVerifier } from './chain-verifier.js';
import { type EventEnvelope, GENESIS_HASH, hashEvent } from './event-hash.js';

const link = (streamId: string, version: number, prevHash: string, text: string): ChainLink => {
  const event: EventEnvelope = {
    agencyId: 'so',
    streamId,
    version,
    type: 'NoteTaken',
    schemaVersion: 1,
    data: JSON.stringify({ text }),
    meta: '{}',
    occurredAt: '2024-09-14T16:59:59.999Z',
    recordedAt: '2024-09-14T17:00:00.001Z',
    commandId: 'c',
  };
  return { ...event, prevHash, hash: hashEvent(event, prevHash) };
};

const first = link('note-1', 1, GENESIS_HASH, 'một');
const second = link('note-1', 2, first.hash, 'hai');
const third = link('note-1', 3, second.hash, 'ba');
const other = link('note-2', 1, GENESIS_HASH, 'khác');

const verify = (...links: ChainLink[]) => {
  // As an auditor does it: out of a file, with nothing but this function.
  const exported = links.map((event) => JSON.stringify(event)).join('\n');
  const verifier = new ChainVerifier();
  const broken = exported
    .split('\n')
    .map((line) => verifier.check(JSON.parse(line) as ChainLink))
    .find((result) => result !== undefined);
  return { broken, streams: verifier.streams, events: verifier.events };
};

describe('verifying a chain from an exported file', () => {
  it('finds whole streams whole', () => {
    expect(verify(first, second, third, other)).toEqual({ broken: undefined, streams: 2, events: 4 });
  });

  it('finds changed content', () => {
    const changed = { ...second, data: '{"text":"HAI"}' };
    expect(verify(first, changed, third).broken).toEqual({
      streamId: 'note-1',
      version: 2,
      why: 'hashMismatch',
    });
  });

  it('finds content written again in another form', () => {
    const rewritten = { ...second, data: '{ "text": "hai" }' };
    expect(verify(first, rewritten).broken).toEqual({ streamId: 'note-1', version: 2, why: 'hashMismatch' });
  });

  it('finds an event that was exchanged with a hash of its own', () => {
    const forged = link('note-1', 2, first.hash, 'HAI');
    expect(verify(first, forged, third).broken).toEqual({
      streamId: 'note-1',
      version: 3,
      why: 'prevHashMismatch',
    });
  });

  it.each([
    ['in the middle', [first, third], 3],
    ['at the beginning', [second, third], 2],
  ])('finds an event missing %s', (_, links, version) => {
    expect(verify(...links).broken).toEqual({ streamId: 'note-1', version, why: 'versionGap' });
  });

  it('finds an event that stands there twice', () => {
    expect(verify(first, first).broken).toEqual({ streamId: 'note-1', version: 1, why: 'versionGap' });
  });
});
