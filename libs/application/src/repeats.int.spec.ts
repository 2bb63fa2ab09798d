import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PersonActor, ReadName } from '@dondoc/domain';
import { loadStream, withAgency } from '@dondoc/event-store';
import { eventRegistry } from '@dondoc/read-models';
import pg from 'pg';
import { freshDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { SampleAgency } from './agency.fixtures.js';
import type { Application } from './application.types.js';
import { createApplication } from './create-application.js';
import { KINDS_AT_MOST } from './repeats.js';

const T = '2024-09-10T02:00:00.000Z';
const plus = (seconds: number): string => new Date(Date.parse(T) + seconds * 1000).toISOString();
const limits = { idleMs: 3_600_000, absoluteMs: 12 * 3_600_000 };

let database: TestDatabase;
let admin: pg.Client;
let application: Application;
let agency: SampleAgency;
let number = 0;

const started = () =>
  createApplication({ appUrl: database.appUrl, clock: { now: () => Promise.resolve(T) }, poolSize: 12 });
beforeAll(async () => {
  database = await freshDatabase();
  application = await started();
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  await admin.query(`CREATE FUNCTION break_it() RETURNS trigger LANGUAGE plpgsql AS $_$
    BEGIN RAISE EXCEPTION 'the disk is full'; END $_$`);
});
afterAll(async () => {
  await admin.end();
  await application.close();
  await database.drop();
});
beforeEach(async () => {
  number += 1;
  agency = await SampleAgency.issued(application, `a${number}`);
});

const recorded = async (streamId: string, by = application) =>
  (
    await withAgency(by.dataSource, agency.agencyId, (tx) =>
      loadStream(tx, agency.agencyId, streamId, eventRegistry),
    )
  ).map(({ type, data, occurredAt }) => [type, data, occurredAt]);
const times = async (count: number, act: () => Promise<unknown>): Promise<void> => {
  for (let i = 0; i < count; i += 1) await act();
};
const asking = (personId: string, now = T) => ({
  ...{ agencyId: agency.agencyId, now },
  actor: agency.person(personId) as PersonActor,
});
const read = (address: string, now = T, asked: ReadName = 'ReadRecord') =>
  application.readings.allowed(asking('thanh-tra', now), asked, address);
const submit = (reportId: string, now = T) => agency.submit('cv-kh-tc', reportId, now);
const consulted = (address: string, more: object = {}, at = T) => [
  'RecordConsulted',
  { asked: 'ReadRecord', address, ...more },
  at,
];
/** While nothing can be recorded. */
const withoutRecord = async (act: () => Promise<unknown>): Promise<void> => {
  await admin.query(
    'CREATE TRIGGER break_it BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION break_it()',
  );
  try {
    await act();
  } finally {
    await admin.query('DROP TRIGGER break_it ON events');
  }
};

describe('what a person repeats within a minute', () => {
  it('is on record at once when it is read, and the fifty after it as one event', async () => {
    await read('audit?limit=1');
    expect(await recorded('person-thanh-tra')).toEqual([consulted('audit?limit=1')]);
    for (let i = 1; i <= 50; i += 1) await read(`audit?limit=${i}`, plus(i));
    expect(await recorded('person-thanh-tra')).toHaveLength(1);
    await application.repeats.write();
    const both = [consulted('audit?limit=1'), consulted('audit', { count: 50 }, plus(50))];
    expect(await recorded('person-thanh-tra')).toEqual(both);
    await application.repeats.write();
    expect(await recorded('person-thanh-tra')).toEqual(both);
  });

  it('is counted by itself when it is refused for another target, command or code', async () => {
    const refused = (asked: ReadName, code: string) =>
      application.readings.refused(asking('cv-kh-tc'), asked, 'audit', code);
    for (let i = 0; i < 3; i += 1) {
      await submit('pgi-2024-nv1-Q3');
      await submit('pgi-2024-nv2-Q3');
      await refused('ReadRecord', 'NO_OFFICE');
      await refused('ReadRecord', 'FORBIDDEN');
      await refused('VerifyRecord', 'FORBIDDEN');
    }
    expect(await recorded('person-cv-kh-tc')).toHaveLength(5);
    await application.repeats.write();
    const counted = (await recorded('person-cv-kh-tc')).slice(5).map(([type, data]) => [type, data]);
    const command = { code: 'ONLY_THE_HEAD_SUBMITS', command: 'SubmitReport', field: null, params: {} };
    expect(counted).toEqual([
      ['CommandRefused', { ...command, target: 'report-pgi-2024-nv1-Q3', count: 2 }],
      [
        'CommandRefused',
        { ...command, code: 'NOT_YOUR_DIVISION', target: 'report-pgi-2024-nv2-Q3', count: 2 },
      ],
      ['ReadRefused', { asked: 'ReadRecord', address: 'audit', code: 'NO_OFFICE', count: 2 }],
      ['ReadRefused', { asked: 'ReadRecord', address: 'audit', code: 'FORBIDDEN', count: 2 }],
      ['ReadRefused', { asked: 'VerifyRecord', address: 'audit', code: 'FORBIDDEN', count: 2 }],
    ]);
  });

  it('is not told apart beyond so many kinds, and still counted', async () => {
    for (let i = 0; i < KINDS_AT_MOST + 20; i += 1) await read(`reports/r${i}`);
    expect(await recorded('person-thanh-tra')).toHaveLength(KINDS_AT_MOST + 1);
    await application.repeats.write();
    const all = await recorded('person-thanh-tra');
    expect(all.slice(KINDS_AT_MOST)).toEqual([
      consulted(`reports/r${KINDS_AT_MOST}`),
      ['RecordConsulted', { asked: '*', address: '*', count: 19 }, T],
    ]);
  });

  it('is the next minute’s by the clock of who asks, after what was counted before', async () => {
    await times(3, () => read('audit'));
    await read('audit', plus(60));
    expect(await recorded('person-thanh-tra')).toEqual([
      consulted('audit'),
      consulted('audit', { count: 2 }),
      consulted('audit', {}, plus(60)),
    ]);
    // Whoever takes their time to send what came in long ago begins no minute of its own.
    for (let i = 0; i < 3; i += 1) {
      await read('audit', T);
      await read('audit', plus(61));
    }
    expect(await recorded('person-thanh-tra')).toHaveLength(3);
  });

  it('is nobody else’s', async () => {
    await read('audit');
    await submit('pgi-2024-nv1-Q3');
    await agency.submit('cv-qlclct', 'pgi-2024-nv1-Q3', T);
    for (const personId of ['thanh-tra', 'cv-kh-tc', 'cv-qlclct'])
      expect(await recorded(`person-${personId}`)).toHaveLength(1);
  });

  it('is counted by account when the directory does not know them', async () => {
    const identity = { agencyId: agency.agencyId, signedInAt: null, issuer: 'https://sso.example.gov.vn' };
    const signIn = (account: string) => application.sessions.signIn({ ...identity, account }, limits);
    await times(20, () => signIn('nguoi-la'));
    await signIn('nguoi-khac');
    const code = 'SIGN_IN_PERSON_UNKNOWN';
    const first = ['nguoi-la', 'nguoi-khac'].map((account) => ['SignInFailed', { code, account }, T]);
    expect(await recorded('sign-ins')).toEqual(first);
    await application.repeats.write();
    expect(await recorded('sign-ins')).toEqual([
      ...first,
      ['SignInFailed', { code, account: 'nguoi-la', count: 19 }, T],
    ]);
  });

  it('is not lost when the program ends', async () => {
    const ending = await started();
    await times(4, () => ending.readings.allowed(asking('thanh-tra'), 'ReadRecord', 'audit'));
    await ending.close();
    expect(await recorded('person-thanh-tra')).toEqual([
      consulted('audit'),
      consulted('audit', { count: 3 }),
    ]);
  });
});

describe('while nothing can be recorded', () => {
  it('the first is not given, nor any that came with it, and then none of them is on record', async () => {
    await withoutRecord(async () => {
      const given = await Promise.allSettled(Array.from({ length: 5 }, () => read('audit')));
      expect(given.map(({ status }) => status)).toEqual(given.map(() => 'rejected'));
    });
    await application.repeats.write();
    expect(await recorded('person-thanh-tra')).toEqual([]);
    await read('audit');
    expect(await recorded('person-thanh-tra')).toEqual([consulted('audit')]);
  });

  it('what was counted is told of, and recorded when it can be again', async () => {
    await times(3, () => read('audit'));
    const told: unknown[] = [];
    await withoutRecord(() =>
      application.repeats.write((repeats, error) => told.push([repeats, (error as Error).message])),
    );
    const { agencyId } = agency;
    expect(told).toEqual([
      [
        { agencyId, streamId: 'person-thanh-tra', type: 'RecordConsulted', count: 2 },
        expect.stringContaining('the disk is full'),
      ],
    ]);
    expect(await recorded('person-thanh-tra')).toEqual([consulted('audit')]);
    await application.repeats.write();
    expect(await recorded('person-thanh-tra')).toEqual([
      consulted('audit'),
      consulted('audit', { count: 2 }),
    ]);
    expect(await application.processes.verifyAudit(agencyId)).toMatchObject({ whole: true });
  });
});
