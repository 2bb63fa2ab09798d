import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { installationActor } from '@dondoc/domain';
import { rebuildReadModels } from '@dondoc/read-models';
import pg from 'pg';
import { freshDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { SampleAgency } from '../agency.fixtures.js';
import type { Application } from '../application.types.js';
import { createApplication } from '../create-application.js';

const HOUR = 3_600_000;
const limits = { idleMs: HOUR, absoluteMs: 12 * HOUR };
const T = '2024-09-10T02:00:00.000Z';
const plus = (ms: number): string => new Date(Date.parse(T) + ms).toISOString();
const AGENCY = 'sgtvt-mau';
const by = { agencyId: AGENCY, account: 'giam-doc', signedInAt: null, issuer: 'https://sso.example.gov.vn' };

let database: TestDatabase;
let application: Application;
let admin: pg.Client;
let now = T;

beforeAll(async () => {
  database = await freshDatabase();
  application = await createApplication({
    appUrl: database.appUrl,
    clock: { now: () => Promise.resolve(now) },
  });
  await SampleAgency.imported(application, AGENCY);
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await application.close();
  await database.drop();
});
beforeEach(async () => {
  now = T;
  await admin.query('TRUNCATE sessions, pending_sign_ins');
});

interface Entry {
  readonly type: string;
  readonly data: Record<string, unknown>;
  readonly meta: { readonly actor: Record<string, unknown>; readonly cause: Record<string, unknown> };
}
/** The newest entries of a stream, oldest first. */
const newest = async (streamId: string, count: number): Promise<readonly Entry[]> => {
  const { rows } = await admin.query<{ type: string; data: string; meta: string }>(
    'SELECT type, data, meta FROM events WHERE agency_id = $1 AND stream_id = $2 ORDER BY version DESC LIMIT $3',
    [AGENCY, streamId, count],
  );
  return rows
    .map(({ type, data, meta }) => ({
      type,
      data: JSON.parse(data) as Entry['data'],
      meta: JSON.parse(meta) as Entry['meta'],
    }))
    .toReversed();
};
const begun = async (account = 'giam-doc', replaced?: string): Promise<string> => {
  const session = await application.sessions.signIn({ ...by, account }, limits, replaced);
  if (!session) throw new Error(`${account} is unknown`);
  return session.sessionId;
};
const changeAccount = async (personId: string, account: string | null): Promise<void> => {
  const commandId = randomUUID();
  const result = await application.bus.execute({
    target: { kind: 'organisation' },
    command: { type: 'ChangeAccount', personId, account },
    agencyId: AGENCY,
    commandId,
    actor: installationActor(commandId),
    now,
  });
  expect(result.outcome).toBe('accepted');
};
const used = (sessionId: string) => application.sessions.use(sessionId, limits);

describe('a session', () => {
  it('begins with an id of 256 random bits, of which only the hash is kept, and is on record', async () => {
    const ids = [await begun(), await begun()];
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(Buffer.from(id, 'base64url')).toHaveLength(32);
    const { rows } = await admin.query<{ row: string }>('SELECT sessions::text AS row FROM sessions');
    const { rows: record } = await admin.query<{ row: string }>('SELECT events::text AS row FROM events');
    for (const { row } of [...rows, ...record]) for (const id of ids) expect(row).not.toContain(id);
    expect(await newest('person-giam-doc', 1)).toMatchObject([
      {
        type: 'SignedIn',
        data: { method: 'oidc', issuer: 'https://sso.example.gov.vn' },
        meta: { actor: { kind: 'person', id: 'giam-doc' }, cause: { command: 'SignIn' } },
      },
    ]);
  });

  it('is its person’s, and no other id’s', async () => {
    const id = await begun();
    expect(await used(id)).toMatchObject({ agencyId: AGENCY, personId: 'giam-doc', begunAt: T });
    for (const other of ['', 'x', `${id}x`, id.toUpperCase(), "' OR true --"])
      expect(await used(other)).toBeUndefined();
  });

  it('is no stranger’s, who stands in the agency’s record of sign-ins, tamed', async () => {
    const account = `người\0lạ ${'x'.repeat(300)}`;
    expect(await application.sessions.signIn({ ...by, account }, limits)).toBeUndefined();
    const [entry] = await newest('sign-ins', 1);
    expect(entry).toMatchObject({
      type: 'SignInFailed',
      data: { code: 'SIGN_IN_PERSON_UNKNOWN', account: account.slice(0, 200).replace('\0', '') },
      meta: { actor: { kind: 'process', id: 'installation' } },
    });
  });

  it('lasts as long as it is used, to the millisecond before its idle limit', async () => {
    const id = await begun();
    for (const at of [HOUR - 1, 2 * HOUR - 2, 3 * HOUR - 3]) {
      now = plus(at);
      expect(await used(id)).toBeDefined();
    }
  });

  it('has ended at its idle limit, once, when that is noticed', async () => {
    const id = await begun();
    now = plus(HOUR);
    expect(await Promise.all([used(id), used(id), application.sessions.look(id, limits)])).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(await newest('person-giam-doc', 2)).toMatchObject([
      { type: 'SignedIn' },
      { type: 'SignedOut', data: { reason: 'idle' }, meta: { actor: { kind: 'process' } } },
    ]);
    // Nothing brings it back.
    now = T;
    expect(await used(id)).toBeUndefined();
  });

  it('is not kept alive by being looked at', async () => {
    const id = await begun();
    now = plus(HOUR - 1);
    expect(await application.sessions.look(id, limits)).toMatchObject({ seenAt: T });
    now = plus(HOUR);
    expect(await used(id)).toBeUndefined();
  });

  it('notes a use after a minute, and not before', async () => {
    const id = await begun();
    for (const [at, seen] of [
      [59_999, T],
      [60_000, plus(60_000)],
      [119_999, plus(60_000)],
    ] as const) {
      now = plus(at);
      await used(id);
      expect(await application.sessions.look(id, limits)).toMatchObject({ seenAt: seen });
    }
  });

  it('ends at its absolute limit, however much it is used', async () => {
    const id = await begun();
    for (let at = HOUR / 2; at < 12 * HOUR; at += HOUR / 2) {
      now = plus(at);
      await used(id);
    }
    now = plus(12 * HOUR - 1);
    expect(await used(id)).toBeDefined();
    now = plus(12 * HOUR);
    expect(await used(id)).toBeUndefined();
    expect(await newest('person-giam-doc', 1)).toMatchObject([{ data: { reason: 'absolute' } }]);
  });

  it('ends when the person asks, once', async () => {
    const id = await begun();
    expect(await application.sessions.signOut(id)).toMatchObject({ personId: 'giam-doc' });
    expect(await application.sessions.signOut(id)).toBeUndefined();
    expect(await used(id)).toBeUndefined();
    expect(await newest('person-giam-doc', 2)).toMatchObject([
      { type: 'SignedIn' },
      { type: 'SignedOut', data: { reason: 'asked' }, meta: { actor: { kind: 'person', id: 'giam-doc' } } },
    ]);
  });

  it('is replaced when the same browser signs in anew, as whoever', async () => {
    const first = await begun();
    const second = await begun('thanh-tra', first);
    expect([await used(first), await used(second)]).toMatchObject([undefined, { personId: 'thanh-tra' }]);
    expect(await newest('person-giam-doc', 1)).toMatchObject([{ data: { reason: 'replaced' } }]);
  });

  it('ends when the account it began with means them no longer, whoever it means instead', async () => {
    const own = await begun();
    expect(await used(own)).toMatchObject({ personId: 'giam-doc' });
    await changeAccount('thanh-tra', 'sso-thanh-tra');
    const other = await begun('sso-thanh-tra');
    expect(await used(other)).toMatchObject({ personId: 'thanh-tra' });
    await changeAccount('giam-doc', 'sso-giam-doc');
    expect(await used(own)).toBeUndefined();
    expect(await newest('person-giam-doc', 1)).toMatchObject([
      { type: 'SignedOut', data: { reason: 'accountChanged' }, meta: { actor: { kind: 'process' } } },
    ]);
    expect(await used(other)).toMatchObject({ personId: 'thanh-tra' });
    await changeAccount('giam-doc', null);
    await changeAccount('thanh-tra', null);
    expect([await used(own), await used(other)]).toEqual([undefined, undefined]);
  });

  it('that nobody came back to is cleared away at the next sign-in, and recorded', async () => {
    await begun();
    now = plus(2 * HOUR);
    await begun('thanh-tra');
    const { rows } = await admin.query('SELECT person_id FROM sessions');
    expect(rows).toEqual([{ person_id: 'thanh-tra' }]);
    expect(await newest('person-giam-doc', 1)).toMatchObject([{ data: { reason: 'idle' } }]);
  });

  it('that could not be recorded has not begun, and has not ended', async () => {
    const id = await begun();
    await admin.query(`CREATE FUNCTION break_it() RETURNS trigger LANGUAGE plpgsql AS $_$
      BEGIN RAISE EXCEPTION 'the disk is full'; END $_$`);
    await admin.query(
      `CREATE TRIGGER break_it BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION break_it()`,
    );
    try {
      await expect(begun('thanh-tra')).rejects.toThrow('the disk is full');
      await expect(application.sessions.signOut(id)).rejects.toThrow('the disk is full');
    } finally {
      await admin.query('DROP FUNCTION break_it CASCADE');
    }
    const { rows } = await admin.query('SELECT person_id FROM sessions');
    expect(rows).toEqual([{ person_id: 'giam-doc' }]);
    expect(await used(id)).toBeDefined();
  });

  it('leaves a chain that verifies, and read models that can be rebuilt', async () => {
    expect(await application.processes.verifyAudit(AGENCY)).toMatchObject({ whole: true });
    expect(await rebuildReadModels(application.dataSource)).toBeGreaterThan(0);
  });
});

describe('a sign-in under way', () => {
  const pending = { state: 's1', nonce: 'n1', codeVerifier: 'v1', returnTo: '/bao-cao' };
  const begin = () => application.pendingSignIns.begin(pending);
  const take = (secret: string, state = 's1') => application.pendingSignIns.take(secret, state);

  it('is taken once, by the browser that began it', async () => {
    const secret = await begin();
    expect(await take(secret)).toEqual(pending);
    expect(await take(secret)).toBeUndefined();
  });

  it('is taken by one of two who ask at once', async () => {
    const secret = await begin();
    const taken = await Promise.all([take(secret), take(secret), take(secret)]);
    expect(taken.filter(Boolean)).toEqual([pending]);
  });

  it('is not another browser’s, nor another state’s, and is not disturbed by them', async () => {
    const secret = await begin();
    const other = await application.pendingSignIns.begin({ ...pending, state: 's2' });
    expect([await take(other), await take(secret, 's2'), await take('x'), await take(secret, '')]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(await take(secret)).toEqual(pending);
  });

  it('lasts ten minutes, and is gone with the next one', async () => {
    const [early, late] = [await begin(), await begin()];
    now = plus(599_999);
    expect(await take(early)).toEqual(pending);
    now = plus(600_000);
    expect(await take(late)).toBeUndefined();
    const third = await application.pendingSignIns.begin(pending);
    now = plus(2_000_000);
    await begin();
    const { rows } = await admin.query('SELECT count(*)::integer AS kept FROM pending_sign_ins');
    expect(rows).toEqual([{ kept: 1 }]);
    expect(await take(third)).toBeUndefined();
  });

  it('is kept by the hash of the browser’s secret', async () => {
    const secret = await begin();
    const { rows } = await admin.query<{ row: string }>(
      'SELECT pending_sign_ins::text AS row FROM pending_sign_ins',
    );
    expect(rows[0]?.row).not.toContain(secret);
  });
});
