import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { installationActor, type OrganisationCommand } from '@dondoc/domain';
import { loadStream, withAgency } from '@dondoc/event-store';
import { eventRegistry } from '@dondoc/read-models';
import { freshDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { accepted, SampleAgency } from '../agency.fixtures.js';
import type { Application } from '../application.types.js';
import { createApplication } from '../create-application.js';
import { hashOf } from './browser-secret.js';

const HOUR = 3_600_000;
const limits = { idleMs: HOUR, absoluteMs: 12 * HOUR };
const T = '2024-09-10T02:00:00.000Z';
const plus = (ms: number): string => new Date(Date.parse(T) + ms).toISOString();

let database: TestDatabase;
let application: Application;
let agency: SampleAgency;
let now = T;
let number = 0;

beforeAll(async () => {
  database = await freshDatabase();
  application = await createApplication({
    appUrl: database.appUrl,
    clock: { now: () => Promise.resolve(now) },
  });
});
afterAll(async () => {
  await application.close();
  await database.drop();
});
beforeEach(async () => {
  now = T;
  number += 1;
  agency = await SampleAgency.imported(application, `a${number}`);
});

const begun = async (account: string, agencyId = agency.agencyId): Promise<string> => {
  const identity = { agencyId, account, signedInAt: null, issuer: 'https://sso.example.gov.vn' };
  const session = await application.sessions.signIn(identity, limits);
  if (!session) throw new Error(`${account} is unknown`);
  return session.sessionId;
};
const send = async (command: OrganisationCommand) =>
  accepted(await agency.send(installationActor('spec'), { target: { kind: 'organisation' }, command }, now));
const person = () => ({ agencyId: agency.agencyId, personId: 'giam-doc' });
const own = async () => (await application.sessions.of(person(), limits)).map(({ idHash }) => idHash);
const endOne = (sessionId: string) => application.sessions.endOne(person(), hashOf(sessionId), limits);
const used = (sessionId: string) => application.sessions.use(sessionId, limits);
const signedOut = async (): Promise<readonly unknown[]> =>
  (
    await withAgency(application.dataSource, agency.agencyId, (tx) =>
      loadStream(tx, agency.agencyId, 'person-giam-doc', eventRegistry),
    )
  )
    .filter(({ type }) => type === 'SignedOut')
    .map(({ data, meta }) => [data, meta.actor.id]);

describe('a person’s own sessions', () => {
  it('are those of theirs in this agency that last, the newest first', async () => {
    const first = await begun('giam-doc');
    await begun('thanh-tra');
    const { agencyId } = await SampleAgency.imported(application, `b${number}`);
    await begun('giam-doc', agencyId);
    now = plus(1);
    const second = await begun('giam-doc');
    expect(await application.sessions.of(person(), limits)).toMatchObject([
      { idHash: hashOf(second), begunAt: plus(1), seenAt: plus(1) },
      { idHash: hashOf(first), begunAt: T, seenAt: T },
    ]);
    now = plus(HOUR);
    expect(await own()).toEqual([hashOf(second)]);
  });

  it('are none that were ended, or whose account means them no longer', async () => {
    await begun('giam-doc');
    await send({ type: 'EndAccess', personId: 'giam-doc', reason: 'Mất máy tính' });
    now = plus(1);
    const later = await begun('giam-doc');
    expect(await own()).toEqual([hashOf(later)]);
    await send({ type: 'ChangeAccount', personId: 'giam-doc', account: 'sso-giam-doc' });
    expect(await own()).toEqual([]);
  });

  it('are a hundred at most', async () => {
    await application.dataSource.query(
      `INSERT INTO sessions (id_hash, agency_id, person_id, account, begun_at, seen_at)
        SELECT encode(sha256(number::text::bytea), 'hex'), $1, 'giam-doc', 'giam-doc', $2, $2
        FROM generate_series(1, 101) AS number`,
      [agency.agencyId, T],
    );
    expect(await own()).toHaveLength(100);
  });
});

describe('one of them', () => {
  it('is signed out on record, by the person, and the others go on', async () => {
    const [one, another] = [await begun('giam-doc'), await begun('giam-doc')];
    expect(await endOne(one)).toBe(true);
    expect([await used(one), await used(another)]).toMatchObject([undefined, { personId: 'giam-doc' }]);
    expect(await signedOut()).toEqual([[{ reason: 'asked' }, 'giam-doc']]);
  });

  it('is signed out once, also by two at once', async () => {
    const one = await begun('giam-doc');
    const ended = await Promise.all([endOne(one), endOne(one), endOne(one)]);
    expect(ended.sort()).toEqual([false, false, true]);
    expect(await endOne(one)).toBe(false);
    expect(await signedOut()).toHaveLength(1);
  });

  it('is nobody else’s, nor of another agency, nor by its secret', async () => {
    const { agencyId } = await SampleAgency.imported(application, `b${number}`);
    const [theirs, there, mine] = [
      await begun('thanh-tra'),
      await begun('giam-doc', agencyId),
      await begun('giam-doc'),
    ];
    expect([await endOne(theirs), await endOne(there)]).toEqual([false, false]);
    expect(await application.sessions.endOne(person(), mine, limits)).toBe(false);
    for (const session of [theirs, there, mine]) expect(await used(session)).toBeDefined();
    expect(await signedOut()).toEqual([]);
  });

  it('that had reached its limit was not signed out, and is recorded as what it was', async () => {
    const one = await begun('giam-doc');
    now = plus(HOUR);
    expect(await endOne(one)).toBe(false);
    expect(await signedOut()).toEqual([[{ reason: 'idle' }, 'installation']]);
  });
});
