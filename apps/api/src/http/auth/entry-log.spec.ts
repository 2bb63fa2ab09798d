import type { Application, RefusedOf } from '@dondoc/application';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Writable } from 'node:stream';
import { createLogger } from '../logger.js';
import { ProblemError } from '../problem-error.js';
import { EntryLog } from './entry-log.js';
import { EntryRefusal, type Whom } from './entry-refusal.js';

const AGENCIES = ['so-a', 'so-b'];
const at = (seconds: number): string =>
  new Date(Date.parse('2024-09-10T02:00:00.000Z') + seconds * 1000).toISOString();

let now: string;
let away: boolean;
/** Agencies whose record cannot be written to. */
let full: string[];
let recorded: unknown[];
let log: string[];
let entries: EntryLog;
beforeEach(() => {
  now = at(0);
  away = false;
  full = [];
  recorded = [];
  log = [];
  const application = {
    clock: { now: () => Promise.resolve(now) },
    processes: {
      agencies: () => (away ? Promise.reject(new Error('the database is away')) : Promise.resolve(AGENCIES)),
    },
    entries: {
      recordRefused: (of: RefusedOf, { code, count, from, to }: Record<string, unknown>) => {
        if (away || full.includes(of.agencyId)) return Promise.reject(new Error('the database is away'));
        recorded.push([of, code, count, from, to]);
        return Promise.resolve();
      },
    },
  } as unknown as Application;
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log.push(chunk.toString());
      done();
    },
  });
  entries = new EntryLog(application, createLogger({ level: 'info', destination }));
});

const refused = (whom?: Whom, code: 'TOKEN_INVALID' | 'TOKEN_EXPIRED' = 'TOKEN_INVALID') =>
  expect(entries.watch(() => Promise.reject(new EntryRefusal(code, whom)))).rejects.toMatchObject({ code });
const giamDoc: Whom = () => Promise.resolve({ agencyId: 'so-a', personId: 'giam-doc' });
const ofGiamDoc = { agencyId: 'so-a', personId: 'giam-doc' };
const ofEach = (...rest: unknown[]) => AGENCIES.map((agencyId) => [{ agencyId }, ...rest]);

describe('whoever is turned away', () => {
  it('without a name is counted by code, and recorded in every agency when the minute is over', async () => {
    await refused();
    now = at(20);
    await refused();
    now = at(40);
    await refused(undefined, 'TOKEN_EXPIRED');
    expect(recorded).toEqual([]);
    await entries.write();
    expect(recorded).toEqual([
      ...ofEach('TOKEN_INVALID', 2, at(0), at(20)),
      ...ofEach('TOKEN_EXPIRED', 1, at(40), at(40)),
    ]);
  });

  it('is one event a code, minute and agency, however many they are, and none when they are gone', async () => {
    for (let i = 0; i < 1_000; i += 1) await refused();
    await entries.write();
    for (let i = 0; i < 500; i += 1) await refused();
    await entries.write();
    await entries.write();
    expect(recorded).toEqual([
      ...ofEach('TOKEN_INVALID', 1_000, at(0), at(0)),
      ...ofEach('TOKEN_INVALID', 500, at(0), at(0)),
    ]);
  });

  it('is in their own stream at once when something vouches for them, and counted from then on', async () => {
    await refused(giamDoc);
    expect(recorded).toEqual([[ofGiamDoc, 'TOKEN_INVALID', 1, at(0), at(0)]]);
    for (now of [at(1), at(2)]) await refused(giamDoc);
    expect(recorded).toHaveLength(1);
    await entries.write();
    expect(recorded.slice(1)).toEqual([[ofGiamDoc, 'TOKEN_INVALID', 2, at(1), at(2)]]);
    await refused(giamDoc);
    expect(recorded).toHaveLength(3);
  });

  it('is nobody’s where the agency that is named is none of the installation', async () => {
    await refused(() => Promise.resolve({ agencyId: 'so-la', personId: 'giam-doc' }));
    await entries.write();
    expect(recorded).toEqual(ofEach('TOKEN_INVALID', 1, at(0), at(0)));
  });

  it('is answered the same while the database is away, logged, and recorded when it is back', async () => {
    away = true;
    await refused();
    await refused(giamDoc);
    await entries.write();
    now = at(70);
    await refused();
    await entries.write();
    expect(recorded).toEqual([]);
    expect(log.join('')).toMatch(/"code":"TOKEN_INVALID","count":3.*"refused entries not recorded yet"/);
    away = false;
    await entries.write();
    // Whose it was cannot be asked while the database is away.
    expect(recorded).toEqual(ofEach('TOKEN_INVALID', 3, at(0), at(70)));
  });

  it('is recorded once in each agency, when one of them could not be written to', async () => {
    full = ['so-b'];
    await refused();
    await entries.write();
    now = at(60);
    await refused();
    full = [];
    await entries.write();
    expect(recorded).toEqual([
      [{ agencyId: 'so-a' }, 'TOKEN_INVALID', 1, at(0), at(0)],
      [{ agencyId: 'so-b' }, 'TOKEN_INVALID', 2, at(0), at(60)],
      [{ agencyId: 'so-a' }, 'TOKEN_INVALID', 1, at(60), at(60)],
    ]);
  });

  it('for another reason than who they are is none of it', async () => {
    const work = () => Promise.reject(new ProblemError('SIGN_IN_ISSUER_UNAVAILABLE'));
    await expect(entries.watch(work)).rejects.toMatchObject({ code: 'SIGN_IN_ISSUER_UNAVAILABLE' });
    await entries.write();
    expect(recorded).toEqual([]);
  });
});
