import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { roundWorkflowId, stepCommandId } from '@dondoc/contracts';
import type { StepName } from '@dondoc/domain';
import { loadStream, rows, withAgency } from '@dondoc/event-store';
import { eventRegistry } from '@dondoc/read-models';
import { freshDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { accepted, SampleAgency } from './agency.fixtures.js';
import type { Application } from './application.types.js';
import { createApplication } from './create-application.js';
import { RoundSteps } from './round-steps.js';
import { streamOf } from './streams.js';
import { SurroundingsCache } from './surroundings.js';

const FIRST_REMINDER = '2024-08-29T01:00:00.000Z';
const MISSED = '2024-09-14T17:00:02.000Z';
const LEVEL_2 = '2024-09-16T17:00:00.000Z';
const justBefore = (instant: string) => new Date(Date.parse(instant) - 1).toISOString();

let database: TestDatabase;
let application: Application;

beforeAll(async () => {
  database = await freshDatabase();
  application = await createApplication({
    appUrl: database.appUrl,
    clock: { now: () => Promise.resolve(MISSED) },
  });
});
afterAll(async () => {
  await application.close();
  await database.drop();
});

const q3 = (number: number) => `pgi-2024-nv${number}-Q3`;
const all = [1, 2, 3, 4, 5, 6].map(q3);

/** An agency of its own with the plan issued, and its round of Q3/2024. */
async function story(agencyId: string) {
  const agency = await SampleAgency.issued(application, agencyId);
  const round = { agencyId, planId: 'pgi-2024', period: '2024-Q3' } as const;
  const actor = { kind: 'process', workflowId: roundWorkflowId(round), runId: 'r' } as const;
  const carryOut = (now: string) => application.rounds.carryOut(round, { actor, now });
  const events = (reportId: string) =>
    withAgency(application.dataSource, agencyId, (tx) =>
      loadStream(tx, agencyId, streamOf.report(reportId), eventRegistry),
    );
  const types = async (reportId: string) => (await events(reportId)).map(({ type }) => type);
  const own = (reportId: string, step: StepName, now: string) =>
    agency.step(reportId, step, now, { id: stepCommandId({ agencyId, reportId }, { arming: 1, step }) });
  return { agency, round, carryOut, events, types, own };
}

describe('the shared steps of a round', () => {
  it('are known by the next of them, for each plan and period', async () => {
    const { round } = await story('order');
    const instants: string[] = [];
    for (let at = await application.rounds.nextAt(round, null); at !== null;) {
      instants.push(at);
      at = await application.rounds.nextAt(round, at);
    }
    // Only the next step of each report is known to the round; the others follow as each is recorded.
    expect(instants).toEqual([FIRST_REMINDER]);
    expect(await application.rounds.toCome('order')).toEqual(
      ['2024-Q3', '2024-Q4', '2024-Y'].map((period) => ({ ...round, period })),
    );
  });

  it('are recorded for every report at their instant, not a millisecond earlier', async () => {
    const { carryOut, types } = await story('edges');
    expect(await carryOut(justBefore(FIRST_REMINDER))).toEqual({ recorded: 0, left: 0 });
    expect(await carryOut(FIRST_REMINDER)).toEqual({ recorded: 6, left: 0 });
    for (const reportId of all) expect(await types(reportId)).toEqual(['ReportCreated', 'ReminderSent']);
    expect(await carryOut(FIRST_REMINDER)).toEqual({ recorded: 0, left: 0 });
  });

  it('are counted right when several transactions share the work', async () => {
    const { round } = await story('lanes');
    const notices: string[] = [];
    const steps = new RoundSteps(
      application.dataSource,
      new SurroundingsCache(),
      { notify: () => notices.push('notice') },
      1,
    );
    const actor = { kind: 'process', workflowId: roundWorkflowId(round), runId: 'r' } as const;
    const told: number[] = [];
    const onProgress = (recorded: number) => told.push(recorded);
    const done = await steps.carryOut(round, { actor, now: FIRST_REMINDER, onProgress });
    expect(done).toEqual({ recorded: 6, left: 0 });
    expect(told).toEqual([1, 2, 3, 4, 5, 6]);
    expect(notices).toEqual(['notice']);
  });

  it('are the events that the reports’ own workflows would have recorded, by the same commands', async () => {
    const bulk = await story('bulk');
    const single = await story('single');
    for (const step of ['reminder:10', 'reminder:5', 'reminder:2', 'reminder:1', 'missed'] as const)
      for (const reportId of all) accepted(await single.own(reportId, step, MISSED));
    await bulk.carryOut(MISSED);
    for (const reportId of all) {
      const facts = async (of: typeof bulk) =>
        (await of.events(reportId)).map(({ type, data, occurredAt }) => ({ type, data, occurredAt }));
      expect(await facts(bulk)).toEqual(await facts(single));
      // The report's own workflow comes later and is given the first answer.
      const repeat = accepted(await bulk.own(reportId, 'missed', LEVEL_2));
      expect(repeat.repeated).toBe(true);
      expect(repeat.answer.events).toEqual(['DeadlineMissed', 'EscalationRaised']);
    }
    expect((await application.processes.verifyAudit('bulk')).whole).toBe(true);
    const [last] = (await bulk.events(q3(2))).slice(-1);
    expect(last?.meta.actor).toEqual({ kind: 'process', id: 'round/bulk/pgi-2024/2024-Q3', runId: 'r' });
  });

  it('leave alone what was sent, and what has a limit of its own', async () => {
    const { agency, carryOut, types } = await story('others');
    accepted(await agency.submit('tp-qlclct', q3(2), '2024-09-10T03:00:00.000Z'));
    accepted(await agency.submit('tp-qlkcht', q3(3), '2024-09-13T03:00:00.000Z'));
    const back = { type: 'ReturnReport', version: 1, reason: 'Thiếu', comments: [] } as const;
    accepted(await agency.about('duyet-kh-tc', q3(3), back, '2024-09-13T04:00:00.000Z'));
    await carryOut(LEVEL_2);
    expect(await types(q3(2))).not.toContain('DeadlineMissed');
    expect(await types(q3(3))).not.toContain('DeadlineMissed');
    expect((await types(q3(4))).filter((type) => type === 'EscalationRaised')).toHaveLength(2);
  });

  it('are recorded in order when several fell due, each once', async () => {
    const { carryOut, types } = await story('outage');
    expect(await carryOut(LEVEL_2)).toEqual({ recorded: 6 * 6, left: 0 });
    expect(await types(q3(5))).toEqual([
      'ReportCreated',
      ...Array.from({ length: 4 }, () => 'ReminderSkipped'),
      'DeadlineMissed',
      'EscalationRaised',
      'EscalationRaised',
    ]);
  });

  it('and the reports’ own commands race, and people submit meanwhile: each step and version once', async () => {
    const { agency, carryOut, own, types, events } = await story('race');
    await carryOut(justBefore(MISSED));
    const late = { lateReason: 'Chờ số liệu' };
    await Promise.all([
      carryOut(MISSED),
      ...all.map((reportId) => own(reportId, 'missed', MISSED)),
      agency.submit('tp-qlclct', q3(2), '2024-09-14T16:59:59.999Z'),
      agency.submit('tp-qlkcht', q3(3), MISSED, late),
      carryOut(MISSED),
      ...all.map((reportId) => own(reportId, 'missed', MISSED)),
    ]);
    for (const reportId of all) {
      const recorded = await events(reportId);
      expect(recorded.map(({ version }) => version)).toEqual(recorded.map((_, index) => index + 1));
      const count = (type: string) => recorded.filter((event) => event.type === type).length;
      expect(count('DeadlineMissed')).toBeLessThanOrEqual(1);
      expect(count('EscalationRaised')).toBeLessThanOrEqual(1);
    }
    for (const reportId of [q3(1), q3(4), q3(5), q3(6)])
      expect((await types(reportId)).slice(-2)).toEqual(['DeadlineMissed', 'EscalationRaised']);
    // Received in time: the miss is either not on record or annulled.
    const inTime = await types(q3(2));
    expect(inTime.includes('DeadlineMissed')).toBe(inTime.includes('DeadlineMissAnnulled'));
    expect((await application.processes.verifyAudit('race')).whole).toBe(true);
  });

  it('keep the read models as they would be rebuilt, and one command record a step', async () => {
    const { carryOut, round } = await story('models');
    await carryOut(MISSED);
    const [count] = await withAgency(application.dataSource, 'models', (tx) =>
      rows<{ missed: number; escalations: number; commands: number }>(
        tx,
        `SELECT (SELECT count(*)::int FROM reports WHERE missed) AS missed,
           (SELECT count(*)::int FROM escalations WHERE level = 1) AS escalations,
           (SELECT count(*)::int FROM commands WHERE actor_id = $1) AS commands`,
        [roundWorkflowId(round)],
      ),
    );
    expect(count).toEqual({ missed: 6, escalations: 6, commands: 6 * 5 });
  });
});
