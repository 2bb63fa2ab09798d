import { describe, expect, it } from '@jest/globals';
import type { Progress } from '@dondoc/contracts';
import type { Instant } from '@dondoc/domain';
import { StartFailure } from '../embedded/start-failure.js';
import { play, type RehearsalFiles, type Stage } from './play.js';
import { Standstill } from './standstill.js';

const start = '2024-08-15T02:00:00.000Z';
const limit = '2024-09-14T17:00:00.000Z';
const until = '2024-09-20T17:00:00.000Z';
const files = {
  organisation: { agency: { agencyId: 'so' } },
  plan: { planId: 'pgi-2024' },
} as RehearsalFiles;
const script = {
  import: { at: start, by: 'tong-hop' },
  issue: { at: start, by: 'giam-doc', number: '1', date: '2024-08-15', signer: 'giam-doc' },
  steps: [],
  until,
} as unknown as Parameters<typeof play>[0];

/** One report whose limit falls due; time is a variable, and patience ends at the first look without news. */
function stage({ records, comesToRest }: { records: boolean; comesToRest: boolean }) {
  let now: Instant = start;
  let recorded = false;
  const missed = { step: 'missed', arming: 1, at: limit } as const;
  const progress = { epoch: 1, version: 3, phase: 'awaiting', limitAt: limit, due: [missed] } as Progress;
  const visited: Instant[] = [];
  const application = {
    bus: { execute: () => Promise.resolve({ outcome: 'accepted' }) },
    queries: { actorFor: (_: string, personId: string) => Promise.resolve({ kind: 'person', personId }) },
    processes: {
      nextDueAt: () => {
        if (records && now >= limit) recorded = true;
        return Promise.resolve(recorded ? null : limit);
      },
      allOpenReports: () => Promise.resolve([{ agencyId: 'so', reportId: 'pgi-2024-nv1-Q3' }]),
      progressOf: () => Promise.resolve(progress),
    },
  } as unknown as Stage['application'];
  const clock = {
    now: () => Promise.resolve(now),
    advanceTo: (instant: Instant) => {
      now = instant;
      visited.push(instant);
      return Promise.resolve();
    },
  };
  const quiet = () => Promise.resolve(comesToRest);
  return { visited, application, clock, quiet, told: () => 0, patience: new Standstill(0) };
}

describe('a rehearsal', () => {
  it('stops at what falls due and goes on when it is on record', async () => {
    const year = stage({ records: true, comesToRest: true });
    await play(script, files, year);
    expect(year.visited).toEqual([start, limit, until, until]);
  });

  it('that cannot settle names what is due and not recorded', async () => {
    const played = play(script, files, stage({ records: false, comesToRest: true }));
    await expect(played).rejects.toThrow(StartFailure);
    await expect(played).rejects.toThrow(
      /đứng lại lúc 15\/09\/2024 00:00:00: .*chưa được ghi nhận: pgi-2024-nv1-Q3 missed \(15\/09\/2024 00:00:00\)/,
    );
  });

  it('that never comes to rest says that nothing is due', async () => {
    const played = play(script, files, stage({ records: true, comesToRest: false }));
    await expect(played).rejects.toThrow(/nothing is due, but an activity or a consumer/);
  });
});
