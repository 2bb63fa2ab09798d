import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor, OfficeHeld, OfficeName } from '@dondoc/domain';
import { loadStream, withAgency } from '@dondoc/event-store';
import { eventRegistry } from '@dondoc/read-models';
import { freshDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { accepted, SampleAgency, written } from './agency.fixtures.js';
import type { Application } from './application.types.js';
import { createApplication } from './create-application.js';

const IN_TIME = '2024-09-10T03:00:00.000Z';
const REPORT = 'pgi-2024-nv2-Q3';

const time = { now: IN_TIME };
let database: TestDatabase;
let application: Application;
let agency: SampleAgency;
let number = 0;

beforeAll(async () => {
  database = await freshDatabase();
  application = await createApplication({
    appUrl: database.appUrl,
    clock: { now: () => Promise.resolve(time.now) },
  });
});
afterAll(async () => {
  await application.close();
  await database.drop();
});
beforeEach(async () => {
  number += 1;
  time.now = IN_TIME;
  agency = await SampleAgency.issued(application, `a${number}`);
});

const events = (streamId: string) =>
  withAgency(application.dataSource, agency.agencyId, (tx) =>
    loadStream(tx, agency.agencyId, streamId, eventRegistry),
  );

describe('a submission received in time and decided after the miss was recorded', () => {
  const limit = '2024-09-14T17:00:00.000Z';
  const received = '2024-09-14T16:59:59.999Z';
  const missed = '2024-09-14T17:00:02.000Z';

  it('annuls the miss when it is decided, and is received when it was received', async () => {
    accepted(await agency.step(REPORT, 'missed', missed));
    time.now = '2024-09-14T17:00:03.500Z';
    expect(accepted(await agency.submit('tp-qlclct', REPORT, received)).answer.onTime).toBe(true);
    const recorded = (await events(`report-${REPORT}`)).filter(({ type }) =>
      ['DeadlineMissed', 'DeadlineMissAnnulled', 'ReportSubmitted'].includes(type),
    );
    expect(recorded).toMatchObject([
      { type: 'DeadlineMissed', occurredAt: limit, data: { recordedAt: missed } },
      {
        type: 'DeadlineMissAnnulled',
        occurredAt: time.now,
        data: { receivedAt: received, recordedAt: time.now },
      },
      { type: 'ReportSubmitted', occurredAt: received, data: { receivedAt: received } },
    ]);
  });

  it('goes by its own stamp where the clock of the machine that decides is behind', async () => {
    time.now = '2024-09-14T16:00:00.000Z';
    const late = '2024-09-14T17:00:01.000Z';
    accepted(await agency.submit('tp-qlclct', REPORT, late, { lateReason: 'Bão số 3' }));
    const [miss] = (await events(`report-${REPORT}`)).filter(({ type }) => type === 'DeadlineMissed');
    expect(miss).toMatchObject({ occurredAt: limit, data: { recordedAt: late } });
  });
});

it('a submission years late is taken, though the calendar does not reach so far', async () => {
  const late = '2028-01-31T03:00:00.000Z';
  accepted(await agency.submit('tp-qlclct', REPORT, late, { lateReason: 'Bão số 3' }));
  const report = await application.queries.report(agency.asking('tp-qlclct', late), REPORT);
  expect(report).toMatchObject({
    phase: 'submitted',
    reviewDueAt: null,
    nextDueAt: null,
    submissions: [{ onTime: false, reviewDueAt: null }],
  });
});

it('a draft saved with what it already holds answers the version as it stands', async () => {
  const target = { kind: 'draft', reportId: REPORT } as const;
  const save = (results: string, expectedDraftVersion: number) =>
    agency.send(
      agency.person('cv-qlclct'),
      { target, command: { type: 'SaveDraft', content: { results }, expectedDraftVersion } },
      IN_TIME,
    );
  accepted(await save('Dự thảo', 0));
  accepted(await save('Dự thảo 2', 1));
  expect(await save('Dự thảo 2', 1)).toEqual({ outcome: 'nothingToDo', version: 2 });
});

describe('of someone with several offices the record names the one that the target belongs to', () => {
  const holding = (personId: string, ...offices: (readonly [OfficeName, string | null])[]): Actor => {
    const held = offices.map(([office, divisionId]): OfficeHeld => ({ office, divisionId, inChargeOf: [] }));
    return { kind: 'person', personId, name: personId, offices: held };
  };
  const actedAs = async (streamId: string) => {
    const [last] = (await events(streamId)).slice(-1);
    return [last?.meta.office, last?.meta.divisionId];
  };
  const ask = (
    actor: Actor,
    reportId: string,
    command: Parameters<SampleAgency['about']>[2],
    now: string = IN_TIME,
  ) => agency.send(actor, { target: { kind: 'report', reportId }, command }, now);
  const submission = { type: 'SubmitReport', content: written, lateReason: '' } as const;

  it('the head of two divisions, whichever came first', async () => {
    const head = holding('tp-qlvt', ['head', 'qlvt-pt-nl'], ['head', 'qlclct']);
    accepted(await ask(head, REPORT, submission));
    expect(await actedAs(`report-${REPORT}`)).toEqual(['head', 'qlclct']);
    accepted(await ask(head, 'pgi-2024-nv5-Q3', submission));
    expect(await actedAs('report-pgi-2024-nv5-Q3')).toEqual(['head', 'qlvt-pt-nl']);
    const stale = { type: 'WithdrawSubmission', version: 9 } as const;
    expect(await ask(head, REPORT, stale)).toMatchObject({ refusal: { code: 'STALE_VERSION' } });
    expect(await actedAs('person-tp-qlvt')).toEqual(['head', 'qlclct']);
  });

  it('the head of one and officer of another, when drafting', async () => {
    const both = holding('tp-qlvt', ['officer', 'qlvt-pt-nl'], ['head', 'qlclct']);
    const command = { type: 'SaveDraft', content: { results: 'x' }, expectedDraftVersion: 0 } as const;
    accepted(await agency.send(both, { target: { kind: 'draft', reportId: REPORT }, command }, IN_TIME));
    expect(await actedAs(`draft-${REPORT}`)).toEqual(['head', 'qlclct']);
  });

  it('the reviewer, of KH-TC', async () => {
    accepted(await agency.submit('tp-qlclct', REPORT, IN_TIME));
    const reviewer = holding('duyet-kh-tc', ['reviewer', 'qlvt-pt-nl'], ['reviewer', 'kh-tc']);
    accepted(await ask(reviewer, REPORT, { type: 'ApproveReport', version: 1 }));
    expect(await actedAs(`report-${REPORT}`)).toEqual(['reviewer', 'kh-tc']);
    const director = holding('giam-doc', ['officer', 'qlvt-pt-nl'], ['director', null]);
    accepted(await ask(director, REPORT, { type: 'ReopenReport', reason: 'Số liệu sai' }));
    expect(
      (await events(`report-${REPORT}`)).find(({ type }) => type === 'ReportReopened')?.meta,
    ).toMatchObject({ office: 'director', divisionId: null });
  });

  it('who holds no usual office: one in the target’s division, else in the agency', async () => {
    const officer = holding('cv-qlclct', ['officer', 'van-phong'], ['officer', 'qlclct']);
    expect(await ask(officer, REPORT, submission)).toMatchObject({
      refusal: { code: 'ONLY_THE_HEAD_SUBMITS' },
    });
    expect(await actedAs('person-cv-qlclct')).toEqual(['officer', 'qlclct']);
    const auditor = holding('thanh-tra', ['clerk', 'van-phong'], ['auditor', null]);
    expect((await ask(auditor, REPORT, submission)).outcome).toBe('refused');
    expect(await actedAs('person-thanh-tra')).toEqual(['auditor', null]);
    expect((await ask(officer, 'none', submission)).outcome).toBe('refused');
    expect(await actedAs('person-cv-qlclct')).toEqual(['officer', 'van-phong']);
  });
});
