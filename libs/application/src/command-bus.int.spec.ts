import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { normaliseContent } from '@dondoc/domain';
import { bodyHash, loadStream, verifyChain, withAgency } from '@dondoc/event-store';
import { eventRegistry } from '@dondoc/read-models';
import { freshDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { accepted, SampleAgency, written } from './agency.fixtures.js';
import type { Application } from './application.types.js';
import { systemClock } from './clock.js';
import { CommandBus } from './command-bus.js';
import type { CommandResult } from './command-bus.types.js';
import { createApplication } from './create-application.js';
import { receiptOf } from './receipt.js';
import { Repeats } from './repeats.js';
import { SurroundingsCache } from './surroundings.js';

const IN_TIME = '2024-09-10T03:00:00.000Z';
const LATE = '2024-09-20T03:00:00.000Z';

let database: TestDatabase;
let application: Application;
let agency: SampleAgency;
let number = 0;

beforeAll(async () => {
  database = await freshDatabase();
  application = await createApplication({ appUrl: database.appUrl, clock: systemClock, poolSize: 12 });
});
afterAll(async () => {
  await application.close();
  await database.drop();
});
beforeEach(async () => {
  number += 1;
  agency = await SampleAgency.issued(application, `a${number}`);
});

const events = (streamId: string) =>
  withAgency(application.dataSource, agency.agencyId, (tx) =>
    loadStream(tx, agency.agencyId, streamId, eventRegistry),
  );
const types = async (streamId: string) => (await events(streamId)).map((event) => event.type);

describe('a command', () => {
  it('is recorded with its events and answered with receipt, version and etag', async () => {
    const { answer, version, repeated } = accepted(
      await agency.submit('tp-qlclct', 'pgi-2024-nv2-Q3', IN_TIME),
    );
    expect(repeated).toBe(false);
    expect(answer).toEqual({
      streamId: 'report-pgi-2024-nv2-Q3',
      version,
      events: ['ReportSubmitted'],
      phase: 'submitted',
      etag: 'submitted.1.2024-09-14T17:00:00.000Z',
      receipt: expect.stringMatching(/^TN-2024Q3(-[0-9A-HJKMNP-TV-Z]{4}){3}$/),
      submissionNumber: 1,
      onTime: true,
    });
    const [submitted] = (await events('report-pgi-2024-nv2-Q3')).slice(-1);
    expect(submitted).toMatchObject({
      version,
      occurredAt: IN_TIME,
      data: { receivedAt: IN_TIME, receipt: answer.receipt, authors: ['tp-qlclct'], draftVersion: 0 },
      meta: {
        actor: { kind: 'person', id: 'tp-qlclct', name: 'Lê Hồng Phúc' },
        office: 'head',
        divisionId: 'qlclct',
        cause: { command: 'SubmitReport' },
      },
    });
    const report = await application.queries.report(agency.asking('tp-qlclct', IN_TIME), 'pgi-2024-nv2-Q3');
    expect(report).toMatchObject({ phase: 'submitted', version, etag: answer.etag, submissionNumber: 1 });
  });

  it('whose receipt is already another submission’s gets the next one', async () => {
    const first = accepted(await agency.submit('tp-qlkcht', 'pgi-2024-nv3-Q3', IN_TIME));
    const id = randomUUID();
    const parts = {
      period: '2024-Q3',
      reportId: 'pgi-2024-nv2-Q3',
      number: 1,
      contentHash: bodyHash(normaliseContent(written)),
      commandId: id,
    } as const;
    await withAgency(application.dataSource, agency.agencyId, (tx) =>
      tx.query('UPDATE submissions SET receipt = $1 WHERE agency_id = $2 AND receipt = $3', [
        receiptOf({ ...parts, attempt: 0 }),
        agency.agencyId,
        first.answer.receipt,
      ]),
    );
    const second = accepted(await agency.submit('tp-qlclct', 'pgi-2024-nv2-Q3', IN_TIME, { id }));
    expect(second.answer.receipt).toBe(receiptOf({ ...parts, attempt: 1 }));
  });

  it('repeated gives the first answer again, whatever has happened since', async () => {
    const id = randomUUID();
    const first = accepted(await agency.submit('tp-qlclct', 'pgi-2024-nv2-Q3', IN_TIME, { id }));
    accepted(
      await agency.about('duyet-kh-tc', 'pgi-2024-nv2-Q3', { type: 'BeginReview', version: 1 }, IN_TIME),
    );
    const again = await agency.submit('tp-qlclct', 'pgi-2024-nv2-Q3', LATE, { id, ifMatch: 'out of date' });
    expect(again).toEqual({ ...first, repeated: true });
    expect((await types('report-pgi-2024-nv2-Q3')).filter((type) => type === 'ReportSubmitted')).toHaveLength(
      1,
    );
  });

  it('is the same in another Unicode form, and its key is taken for any other body or person', async () => {
    const id = randomUUID();
    const first = accepted(await agency.submit('tp-qlclct', 'pgi-2024-nv2-Q3', IN_TIME, { id }));
    const decomposed = { ...written, results: written.results.normalize('NFD') };
    expect(decomposed.results).not.toBe(written.results);
    expect(await agency.submit('tp-qlclct', 'pgi-2024-nv2-Q3', IN_TIME, { id, content: decomposed })).toEqual(
      { ...first, repeated: true },
    );
    const reused = { outcome: 'refused', refusal: { code: 'IDEMPOTENCY_KEY_REUSED' } };
    const other = { ...written, results: 'Khác.' };
    expect(await agency.submit('tp-qlclct', 'pgi-2024-nv2-Q3', IN_TIME, { id, content: other })).toEqual(
      reused,
    );
    expect(await agency.submit('tp-qlkcht', 'pgi-2024-nv2-Q3', IN_TIME, { id })).toEqual(reused);
  });

  it('that does not name the report as it stands is refused, and taken when it does', async () => {
    const ifMatch = accepted(await agency.submit('tp-qlclct', 'pgi-2024-nv2-Q3', IN_TIME)).answer.etag ?? '';
    const begin = { type: 'BeginReview', version: 1 } as const;
    expect(
      await agency.about('duyet-kh-tc', 'pgi-2024-nv2-Q3', begin, IN_TIME, {
        ifMatch: 'awaiting.0.2024-09-14T17:00:00.000Z',
      }),
    ).toEqual({ outcome: 'refused', refusal: { code: 'PRECONDITION_FAILED', params: { etag: ifMatch } } });
    accepted(await agency.about('duyet-kh-tc', 'pgi-2024-nv2-Q3', begin, IN_TIME, { ifMatch }));
  });

  it('carries the draft of its round and everyone who wrote any', async () => {
    const reportId = 'pgi-2024-nv2-Q3';
    const target = { kind: 'draft', reportId } as const;
    const save = { type: 'SaveDraft', content: { results: 'Dự thảo' }, expectedDraftVersion: 0 } as const;
    accepted(await agency.send(agency.person('cv-qlclct'), { target, command: save }, IN_TIME));
    accepted(await agency.submit('tp-qlclct', reportId, IN_TIME));
    const review = { type: 'ReturnReport', version: 1, reason: 'Thiếu số liệu', comments: [] } as const;
    accepted(await agency.about('duyet-kh-tc', reportId, review, IN_TIME));
    const content = { ...written, results: 'Đã bổ sung.' };
    accepted(await agency.submit('tp-qlclct', reportId, IN_TIME, { content }));
    const submissions = (await application.queries.report(agency.asking('tp-qlclct', IN_TIME), reportId))
      ?.submissions;
    expect(submissions).toMatchObject([
      {
        version: 1,
        draftVersion: 1,
        authors: ['cv-qlclct', 'tp-qlclct'],
        decision: 'returned',
        returnReason: 'Thiếu số liệu',
      },
      { version: 2, draftVersion: 0, authors: ['cv-qlclct', 'tp-qlclct'], decision: null },
    ]);
  });
});

describe('a refusal', () => {
  it("is on record in the person's stream and leaves the report's alone", async () => {
    const before = await events('report-pgi-2024-nv1-Q3');
    const result = await agency.submit('cv-kh-tc', 'pgi-2024-nv1-Q3', IN_TIME);
    expect(result).toEqual({ outcome: 'refused', refusal: { code: 'ONLY_THE_HEAD_SUBMITS' } });
    expect(await events('report-pgi-2024-nv1-Q3')).toEqual(before);
    const [refused] = await events('person-cv-kh-tc');
    expect(refused).toMatchObject({
      type: 'CommandRefused',
      data: {
        code: 'ONLY_THE_HEAD_SUBMITS',
        command: 'SubmitReport',
        target: 'report-pgi-2024-nv1-Q3',
        field: null,
        params: {},
      },
      meta: { actor: { kind: 'person', id: 'cv-kh-tc', name: 'Trần Thị Lan' }, office: 'officer' },
    });
  });

  it('of many commands of one person at once is on record, and how many more there were within the minute', async () => {
    const attempts = Array.from({ length: 20 }, () => agency.submit('cv-kh-tc', 'pgi-2024-nv1-Q3', IN_TIME));
    for (const result of await Promise.all(attempts)) expect(result.outcome).toBe('refused');
    expect(await events('person-cv-kh-tc')).toHaveLength(1);
    await application.repeats.write();
    expect(await events('person-cv-kh-tc')).toMatchObject([
      { type: 'CommandRefused', data: { code: 'ONLY_THE_HEAD_SUBMITS' } },
      {
        type: 'CommandRefused',
        data: { code: 'ONLY_THE_HEAD_SUBMITS', target: 'report-pgi-2024-nv1-Q3', count: 19 },
        meta: { actor: { kind: 'person', id: 'cv-kh-tc' }, office: 'officer' },
      },
    ]);
  });

  it('does not keep the key: the same command may be sent again', async () => {
    const id = randomUUID();
    const early = '2024-08-14T02:00:00.000Z';
    expect((await agency.submit('tp-qlclct', 'pgi-2024-nv2-Q3', early, { id })).outcome).toBe('refused');
    accepted(await agency.submit('tp-qlclct', 'pgi-2024-nv2-Q3', IN_TIME, { id }));
  });

  it.each(['no-such-report', 'x'.repeat(5000), "'; DROP TABLE events; --", 'a\u0001b', ''])(
    'answers an unknown report %#',
    async (reportId) => {
      const result = await agency.submit('tp-qlclct', reportId, IN_TIME);
      expect(result).toEqual({ outcome: 'refused', refusal: { code: 'REPORT_NOT_FOUND' } });
    },
  );

  it('of a process is an answer and no record', async () => {
    const result = await agency.send(
      { kind: 'process', workflowId: 'w', runId: 'r' },
      {
        target: { kind: 'report', reportId: 'pgi-2024-nv1-Q3' },
        command: { type: 'ApproveReport', version: 1 },
      },
      IN_TIME,
    );
    expect(result).toEqual({ outcome: 'refused', refusal: { code: 'ONLY_A_PERSON' } });
    expect(await types('person-w')).toEqual([]);
  });
});

describe('a step of a process', () => {
  it('comes early, on time, again and too late', async () => {
    const reportId = 'pgi-2024-nv3-Q3';
    const limit = '2024-09-14T17:00:00.000Z';
    const due = '2024-09-14T17:00:02.000Z';
    expect(await agency.step(reportId, 'missed', limit)).toEqual({ outcome: 'notYet', until: due });
    const id = randomUUID();
    const first = accepted(await agency.step(reportId, 'missed', due, { id }));
    expect(first.answer.events.slice(-2)).toEqual(['DeadlineMissed', 'EscalationRaised']);
    expect(await agency.step(reportId, 'missed', LATE, { id })).toEqual({ ...first, repeated: true });
    expect(await agency.step(reportId, 'missed', LATE)).toEqual({ outcome: 'nothingToDo' });
    const missed = (await events(`report-${reportId}`)).find((event) => event.type === 'DeadlineMissed');
    expect(missed?.occurredAt).toBe(limit);
    expect(await application.processes.progressOf(agency.agencyId, reportId)).toMatchObject({
      epoch: 1,
      version: first.version,
      phase: 'awaiting',
      limitAt: limit,
      due: [
        { step: 'level:2' },
        { step: 'level:3' },
        { step: 'weekly:1' },
        { step: 'weekly:2' },
        { step: 'weekly:3' },
        { step: 'weekly:4' },
      ],
    });
  });
});

describe('at once', () => {
  const clients = Array.from({ length: 20 }, (_, index) => index);

  it('twenty equal requests are recorded once and all answered alike', async () => {
    const id = randomUUID();
    const results = await Promise.all(
      clients.map(() => agency.submit('tp-qlclct', 'pgi-2024-nv2-Q3', IN_TIME, { id })),
    );
    const answers = results.map((result) => accepted(result));
    expect(answers.filter((answer) => !answer.repeated)).toHaveLength(1);
    expect(new Set(answers.map((answer) => JSON.stringify(answer.answer))).size).toBe(1);
    expect((await types('report-pgi-2024-nv2-Q3')).filter((type) => type === 'ReportSubmitted')).toHaveLength(
      1,
    );
  });

  it('a request that is recorded between its repeat’s look-up and decision gives that one the first answer', async () => {
    class Overtaken extends SurroundingsCache {
      overtake: (() => Promise<unknown>) | undefined;
      override async at(...given: Parameters<SurroundingsCache['at']>) {
        const { overtake } = this;
        this.overtake = undefined;
        await overtake?.();
        return super.at(...given);
      }
    }
    const surroundings = new Overtaken();
    const repeating = new CommandBus(
      application.dataSource,
      surroundings,
      { notify: () => undefined },
      systemClock,
      new Repeats(application.dataSource),
    );
    const envelope = {
      agencyId: agency.agencyId,
      commandId: randomUUID(),
      actor: agency.person('tp-qlclct', IN_TIME),
      now: IN_TIME,
      target: { kind: 'report', reportId: 'pgi-2024-nv2-Q3' },
      command: { type: 'SubmitReport', content: written, lateReason: '' },
    } as const;
    let first: CommandResult | undefined;
    surroundings.overtake = async () => {
      first = await application.bus.execute(envelope);
    };
    const repeat = accepted(await repeating.execute(envelope));
    expect(repeat).toEqual({ ...first, repeated: true });
  });

  it('twenty submissions of one report: one wins each version, the others are told', async () => {
    const reportId = 'pgi-2024-nv2-Q3';
    for (const version of [1, 2]) {
      const results = await Promise.all(
        clients.map((client) =>
          agency.submit('tp-qlclct', reportId, IN_TIME, {
            content: { ...written, results: `Lần ${version} của máy ${client}` },
          }),
        ),
      );
      const won = results.filter((result) => result.outcome === 'accepted');
      expect(won.map((result) => accepted(result).answer.submissionNumber)).toEqual([version]);
      expect(
        results
          .filter((result) => result.outcome === 'refused')
          .map((result) => 'refusal' in result && result.refusal.code),
      ).toEqual(Array.from({ length: 19 }, () => 'ALREADY_SUBMITTED'));
      const review = { type: 'ReturnReport', version, reason: 'Thiếu', comments: [] } as const;
      accepted(await agency.about('duyet-kh-tc', reportId, review, IN_TIME));
    }
  });

  it('twenty decisions of one version: one is taken', async () => {
    accepted(await agency.submit('tp-qlclct', 'pgi-2024-nv2-Q3', IN_TIME));
    const results = await Promise.all(
      clients.map((client) =>
        agency.about(
          'duyet-kh-tc',
          'pgi-2024-nv2-Q3',
          client % 2 === 0
            ? { type: 'ApproveReport', version: 1 }
            : { type: 'ReturnReport', version: 1, reason: 'Thiếu', comments: [] },
          IN_TIME,
        ),
      ),
    );
    expect(results.filter((result) => result.outcome === 'accepted')).toHaveLength(1);
  });
});

describe('the clock and a person at once', () => {
  it.each(['pgi-2024-nv1-Q3', 'pgi-2024-nv2-Q3', 'pgi-2024-nv3-Q3', 'pgi-2024-nv5-Q3'])(
    'leave %s on time, and a miss recorded first annulled',
    async (reportId) => {
      const heads = { nv1: 'tp-kh-tc', nv2: 'tp-qlclct', nv3: 'tp-qlkcht', nv5: 'tp-qlvt' };
      const head = heads[reportId.slice(9, 12) as keyof typeof heads];
      const [missed, submitted] = await Promise.all([
        agency.step(reportId, 'missed', '2024-09-14T17:00:02.000Z'),
        agency.submit(head, reportId, '2024-09-14T16:59:59.999Z'),
      ]);
      expect(accepted(submitted).answer.onTime).toBe(true);
      const recorded = await types(`report-${reportId}`);
      expect(recorded.includes('DeadlineMissAnnulled')).toBe(missed.outcome === 'accepted');
      expect(['accepted', 'nothingToDo']).toContain(missed.outcome);
    },
  );
});

describe('the chain', () => {
  it('holds over all that was recorded', async () => {
    accepted(await agency.submit('tp-qlclct', 'pgi-2024-nv2-Q3', IN_TIME));
    const report = await withAgency(application.dataSource, agency.agencyId, (tx) =>
      verifyChain(tx, agency.agencyId),
    );
    expect(report).toMatchObject({ broken: null });
  });
});
