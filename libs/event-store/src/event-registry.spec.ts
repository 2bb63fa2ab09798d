import { describe, expect, it } from '@jest/globals';
import { UnknownEventVersion } from './errors.js';
import { meta } from './event-store.fixture.js';
import { EventRegistry } from './event-registry.js';
import type { RecordedEvent } from './event-store.types.js';

const registry = new EventRegistry({
  NoteTaken: {
    schemaVersion: 3,
    upcasters: {
      1: ({ words }) => ({ text: words }),
      2: (data) => ({ ...data, language: 'vi' }),
    },
  },
});

const stored = (type: string, schemaVersion: number, data: object): RecordedEvent => ({
  agencyId: 'so',
  streamId: 'note-1',
  version: 1,
  type,
  schemaVersion,
  data,
  meta,
  occurredAt: '2024-09-14T16:59:59.999Z',
  recordedAt: '2024-09-14T17:00:00.001Z',
  commandId: 'c',
  prevHash: '0'.repeat(64),
  hash: 'f'.repeat(64),
  epoch: 1,
  transactionId: '7',
  position: '1',
});

describe('an event registry', () => {
  it('brings an old event through every version to the present one', () => {
    const event = registry.upcast(stored('NoteTaken', 1, { words: 'gia hạn' }));
    expect(event).toMatchObject({ schemaVersion: 3, data: { text: 'gia hạn', language: 'vi' } });
    expect(event.hash).toBe('f'.repeat(64));
  });

  it('leaves a present event as it is', () => {
    const event = stored('NoteTaken', 3, { text: 'x', language: 'en' });
    expect(registry.upcast(event)).toBe(event);
  });

  it.each([
    ['a type nobody knows', 'NoteBurnt', 1],
    ['a version from the future', 'NoteTaken', 4],
    ['a version before the first', 'NoteTaken', 0],
    ['a name every object has', 'constructor', 1],
  ])('fails closed on %s', (_, type, version) => {
    expect(() => registry.upcast(stored(type, version, {}))).toThrow(UnknownEventVersion);
  });

  it('says which version to write, and lets nothing be written that could not be read', () => {
    expect(registry.currentVersion('NoteTaken')).toBe(3);
    expect(() => registry.currentVersion('NoteBurnt')).toThrow(UnknownEventVersion);
  });

  it('cannot be built with a step missing', () => {
    expect(
      () => new EventRegistry({ NoteTaken: { schemaVersion: 3, upcasters: { 2: (data) => data } } }),
    ).toThrow('NoteTaken has no upcaster from version 1');
  });
});
