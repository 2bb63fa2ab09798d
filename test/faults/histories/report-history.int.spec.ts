import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomInt } from 'node:crypto';
import { LiveApi } from '../../support/live-api.js';
import { oneOf, seeded } from '../seeded.js';
import { checkLinearizable } from './linearizability.js';
import { recordClient } from './report-client.js';
import { reportModel, type ReportOperation } from './report-model.js';

const CLIENTS = 20;
const TURNS = 12;
const REPORT = 'pgi-2024-nv3-Q3';
const LIMIT = '2024-09-14T17:00:00.000Z';
const SEED = Number(process.env['FAULTS_SEED'] ?? randomInt(1_000_000));

describe(`commands of ${CLIENTS} clients on one report, through HTTP (FAULTS_SEED=${SEED})`, () => {
  const model = reportModel({ limitAt: LIMIT });
  let api: LiveApi;
  let history: readonly ReportOperation[];

  beforeAll(async () => {
    api = await LiveApi.start('2024-08-15T02:00:00.000Z');
    await api.issuePlan({ beforeDay: 15, month: 12 });
    // So near the limit that a return sets another one.
    api.now = '2024-09-12T02:00:00.000Z';
    const random = seeded(SEED);
    const clients = Array.from({ length: CLIENTS }, (_, client) =>
      recordClient({
        ...{ api, reportId: REPORT, client, turns: TURNS },
        random: seeded(Math.floor(random() * 2 ** 32)),
      }),
    );
    history = (await Promise.all(clients)).flat();
  }, 120_000);
  afterAll(() => api.stop());

  const outcomes = (outcome: string) => history.filter(({ output }) => output.outcome === outcome);

  it('can be put into one order in which every answer is right', () => {
    const { linearizable, longest } = checkLinearizable(model, history);
    expect({ linearizable, ordered: longest.length }).toEqual({
      ...{ linearizable: true, ordered: CLIENTS * TURNS * 2 },
    });
    // Otherwise nothing was changed, or nobody came too late, and the order says little.
    expect(outcomes('accepted').length).toBeGreaterThan(CLIENTS);
    expect(outcomes('refused').length).toBeGreaterThan(CLIENTS);
  });

  it('could not, had a command that was accepted been refused', () => {
    expect(checkLinearizable(model, withOneOf('accepted', overtaken)).linearizable).toBe(false);
  });

  it('could not, had a look at its end shown what stood at its beginning', () => {
    const end = Math.max(...history.map((operation) => operation.end));
    const output = { outcome: 'seen', phase: 'awaiting', number: 0, etag: `awaiting.0.${LIMIT}` } as const;
    const stale = { client: CLIENTS, input: { act: 'look' }, output, call: end + 1, end: end + 2 } as const;
    expect(checkLinearizable(model, [...history, stale]).linearizable).toBe(false);
  });

  /** The history with one answer changed, chosen by the seed. */
  function withOneOf(outcome: string, change: (operation: ReportOperation) => ReportOperation) {
    const [first, ...others] = outcomes(outcome);
    if (!first) throw new Error(`nothing was ${outcome}`);
    const chosen = oneOf(seeded(SEED), [first, ...others]);
    return history.map((operation) => (operation === chosen ? change(operation) : operation));
  }
});

const overtaken = (operation: ReportOperation): ReportOperation => ({
  ...operation,
  output: { outcome: 'refused', code: 'PRECONDITION_FAILED', etag: 'submitted.1.2024-09-14T17:00:00.000Z' },
});
