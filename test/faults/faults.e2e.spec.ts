import { beforeAll, expect, it } from '@jest/globals';
import { apiKilled, postgresRestarted, temporalLost } from './faults/kills.js';
import { oneAfterAnother } from './faults/one-after-another.js';
import { pausedAcrossTheLimit } from './faults/time.js';
import { runFault, type FaultResult } from './run-fault.js';

/** The short form of `npm run faults`: some of its faults on one stage, by one seed, with the same oracle. */
const SEED = 4;
const COMMANDS = 150;

let result: FaultResult;

beforeAll(async () => {
  const short = oneAfterAnother([pausedAcrossTheLimit, apiKilled, postgresRestarted, temporalLost]);
  const said: string[] = [];
  result = await runFault(short, {
    ...{ seed: SEED, commands: COMMANDS, clients: 16, mostStrikes: 2 },
    say: (what) => said.push(what),
  }).catch((error: unknown) => {
    throw new Error(`faults, seed ${SEED}, after:\n${said.join('\n')}`, { cause: error });
  });
}, 300_000);

it('breaks nothing that the oracle could find', () => {
  expect(result.violations).toEqual([]);
  expect([result.found, result.doubled, result.lost]).toEqual([result.acknowledged, 0, 0]);
});

it('was no idle run: commands were in flight at each kill, and answers were lost', () => {
  expect(result.acknowledged).toBeGreaterThanOrEqual(COMMANDS);
  expect(result.strikes.map(({ part }) => part)).toEqual(['api', 'api', 'postgres', 'postgres', 'temporal']);
  expect(result.strikes.filter(({ inFlight }) => inFlight === 0)).toEqual([]);
  expect(result.answersLost).toBeGreaterThan(0);
});
