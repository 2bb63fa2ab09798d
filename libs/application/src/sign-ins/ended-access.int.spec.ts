import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OrganisationCommand } from '@dondoc/domain';
import { loadStream, withAgency } from '@dondoc/event-store';
import { eventRegistry, rebuildReadModels } from '@dondoc/read-models';
import { freshDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { accepted, SampleAgency } from '../agency.fixtures.js';
import type { Application } from '../application.types.js';
import { createApplication } from '../create-application.js';

const HOUR = 3_600_000;
const limits = { idleMs: HOUR, absoluteMs: 12 * HOUR };
const T = '2024-09-10T02:00:00.000Z';
const plus = (ms: number): string => new Date(Date.parse(T) + ms).toISOString();
const reason = 'Mất máy tính';

let database: TestDatabase;
let application: Application;
/** Another process on the same database. */
let other: Application;
let agency: SampleAgency;
let now = T;
let number = 0;

const started = () =>
  createApplication({ appUrl: database.appUrl, clock: { now: () => Promise.resolve(now) } });
beforeAll(async () => {
  database = await freshDatabase();
  [application, other] = [await started(), await started()];
});
afterAll(async () => {
  await application.close();
  await other.close();
  await database.drop();
});
beforeEach(async () => {
  now = T;
  number += 1;
  agency = await SampleAgency.imported(application, `a${number}`);
});

const target = { kind: 'organisation' } as const;
const send = (personId: string, command: OrganisationCommand, id?: string, by = agency) =>
  by.send(by.person(personId), { target, command }, now, id === undefined ? {} : { id });
const end = (personId: string, id?: string, by = agency) =>
  send('quan-tri', { type: 'EndAccess', personId, reason }, id, by);
const begun = async (account: string): Promise<string> => {
  const identity = {
    agencyId: agency.agencyId,
    account,
    signedInAt: null,
    issuer: 'https://sso.example.gov.vn',
  };
  const session = await application.sessions.signIn(identity, limits);
  if (!session) throw new Error(`${account} is unknown`);
  return session.sessionId;
};
const used = (sessionId: string) => application.sessions.use(sessionId, limits);
const recorded = async (streamId: string) =>
  (
    await withAgency(application.dataSource, agency.agencyId, (tx) =>
      loadStream(tx, agency.agencyId, streamId, eventRegistry),
    )
  ).map(({ type, data }) => [type, data]);

describe('a session', () => {
  it('begun until the ending ends, once and on record, and one begun after it goes on', async () => {
    const [before, others] = [await begun('giam-doc'), await begun('thanh-tra')];
    now = plus(400);
    const same = await begun('giam-doc');
    accepted(await end('giam-doc'));
    now = plus(401);
    const later = await begun('giam-doc');
    expect(await Promise.all([used(before), application.sessions.look(same, limits)])).toEqual([
      'accessEnded',
      'accessEnded',
    ]);
    expect([await used(before), await used(same)]).toEqual([undefined, undefined]);
    expect(await used(later)).toMatchObject({ personId: 'giam-doc', begunAt: plus(401) });
    expect(await used(others)).toMatchObject({ personId: 'thanh-tra' });
    const left = (await recorded('person-giam-doc')).filter(([type]) => type === 'SignedOut');
    expect(left).toEqual([
      ['SignedOut', { reason: 'accessEnded' }],
      ['SignedOut', { reason: 'accessEnded' }],
    ]);
  });

  it('ends with everybody’s', async () => {
    const sessions = [await begun('giam-doc'), await begun('thanh-tra'), await begun('quan-tri')];
    accepted(await send('quan-tri', { type: 'EndAllAccess', reason }));
    for (const session of sessions) expect(await used(session)).toBe('accessEnded');
  });

  it('that nobody came back to is cleared away as ended, and not as unused', async () => {
    await begun('giam-doc');
    now = plus(1);
    accepted(await end('giam-doc'));
    now = plus(2 * HOUR);
    await begun('thanh-tra');
    expect((await recorded('person-giam-doc')).at(-1)).toEqual(['SignedOut', { reason: 'accessEnded' }]);
  });
});

describe('ending access', () => {
  it('once more with its own key is answered as the first time', async () => {
    const id = randomUUID();
    const first = accepted(await end('giam-doc', id));
    now = plus(1);
    expect(await end('giam-doc', id)).toEqual({ ...first, repeated: true });
    expect((await application.queries.organisation(agency.agencyId)).accessEnds).toEqual([
      { personId: 'giam-doc', at: T },
    ]);
  });

  it('by two at once is recorded once for their instant', async () => {
    const elsewhere = new SampleAgency(other, agency.agencyId);
    const results = await Promise.all([
      end('giam-doc'),
      end('giam-doc', undefined, elsewhere),
      send('giam-doc', { type: 'EndOwnAccess' }),
    ]);
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'nothingToDo', 'nothingToDo']);
  });

  it('refused is on record by its code', async () => {
    expect(await end('la')).toMatchObject({ refusal: { code: 'UNKNOWN_PERSON' } });
    expect(await send('giam-doc', { type: 'EndAllAccess', reason })).toMatchObject({
      refusal: { code: 'NOT_THE_ADMINISTRATOR' },
    });
    expect(await recorded('person-giam-doc')).toMatchObject([
      ['CommandRefused', { code: 'NOT_THE_ADMINISTRATOR', command: 'EndAllAccess' }],
    ]);
  });

  it('stands in the transaction that decides, whatever the process knew of it before', async () => {
    const { agencyId } = agency;
    const sender = await application.queries.senderOf(agencyId, 'quan-tri', T);
    if (!sender) throw new Error('nobody is called quan-tri');
    accepted(await end('quan-tri', undefined, new SampleAgency(other, agencyId)));
    expect(await application.queries.senderOf(agencyId, 'quan-tri', T)).toEqual(sender);
    const { actor, officesOf } = sender;
    const command = { type: 'RegisterPerson', personId: 'moi', name: 'Người Mới', sample: false } as const;
    const register = (commandId: string, obtainedAt: string) =>
      application.bus.execute({
        ...{ agencyId, actor, officesOf, target, command, commandId, now: plus(5) },
        access: { obtainedAt },
      });
    const key = randomUUID();
    expect(await register(key, T)).toMatchObject({ outcome: 'refused', refusal: { code: 'ACCESS_ENDED' } });
    expect((await recorded('person-quan-tri')).at(-1)).toMatchObject([
      'CommandRefused',
      { code: 'ACCESS_ENDED', command: 'RegisterPerson' },
    ]);
    accepted(await register(key, plus(1)));
    // Nor does what was ended get an old answer.
    expect(await register(key, T)).toMatchObject({ refusal: { code: 'ACCESS_ENDED' } });
  });

  it('leaves a chain that verifies, and read models that can be rebuilt', async () => {
    accepted(await end('giam-doc'));
    expect(await application.processes.verifyAudit(agency.agencyId)).toMatchObject({ whole: true });
    expect(await rebuildReadModels(application.dataSource)).toBeGreaterThan(0);
  });
});

describe('a command that wants a fresh sign-in', () => {
  const register = (freshUntil?: string | null, commandId = randomUUID()) => {
    const command = {
      type: 'RegisterPerson',
      personId: commandId.slice(0, 8),
      name: 'Ai',
      sample: false,
    } as const;
    const access = { obtainedAt: T, ...(freshUntil === undefined ? {} : { freshUntil }) };
    const { agencyId } = agency;
    return application.bus.execute({
      ...{ agencyId, actor: agency.person('quan-tri'), target, command, commandId, now },
      access,
    });
  };

  it.each<[string, string | null | undefined, string]>([
    ['by a session until its time', plus(1), 'accepted'],
    ['by a session from then on', T, 'refused'],
    ['by a session of which the issuer says nothing', null, 'refused'],
    ['by a token', undefined, 'accepted'],
  ])('is sent %s', async (_what, freshUntil, outcome) => {
    const result = await register(freshUntil);
    expect(result.outcome).toBe(outcome);
    if (outcome === 'refused') expect(result).toMatchObject({ refusal: { code: 'SIGN_IN_NOT_FRESH' } });
  });

  it('is accepted after one under the key with which it was refused, and once of two at once', async () => {
    const key = randomUUID();
    expect((await register(T, key)).outcome).toBe('refused');
    const results = await Promise.all([register(plus(1), key), register(plus(1), key)]);
    expect(results.map((result) => result.outcome === 'accepted' && result.repeated).sort()).toEqual([
      false,
      true,
    ]);
  });
});
