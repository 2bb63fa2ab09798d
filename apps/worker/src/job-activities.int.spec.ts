import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JobFiles } from '@dondoc/application';
import type { JobActivities, JobInput, JobProgress, JobWork } from '@dondoc/contracts';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { asked } from '../../../test/support/database-content.js';
import { playedQ3 } from '../../../test/support/played-q3.js';
import { jobActivities } from './job-activities.js';

const played = playedQ3();
const verification: JobWork = { kind: 'verification' };
const everything: JobWork = { kind: 'export', format: 'jsonl', filter: {} };
let folder: string;
let files: JobFiles;
let activities: JobActivities;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-jobs-'));
  files = new JobFiles(folder);
  activities = jobActivities(played.application, files);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const jobOf = (personId: string, work: JobWork): JobInput => ({
  agencyId: played.agency.agencyId,
  personId,
  jobId: `${personId}-${work.kind}`,
  work,
});

/** As Temporal runs it, with what it told of its progress. */
async function run(input: JobInput, onBeat?: (env: MockActivityEnvironment) => void) {
  const env = new MockActivityEnvironment();
  const beats: JobProgress[] = [];
  env.on('heartbeat', (beat: JobProgress) => {
    beats.push(beat);
    onBeat?.(env);
  });
  const result = await env.run((given: JobInput) => activities.runJob(given), input);
  return { result, beats };
}

describe('a job', () => {
  it('verifies the whole record, and tells how far it is', async () => {
    const { result, beats } = await run(jobOf('thanh-tra', verification));
    expect(result).toMatchObject({ kind: 'verification', whole: true, broken: null, missing: 0, stray: 0 });
    const last = beats.at(-1);
    expect(last?.of).toBeGreaterThan(50);
    expect(last?.done).toBe(last?.of);
  });

  it('exports what its owner reads, for nobody else', async () => {
    const lines = async (personId: string) => {
      const input = jobOf(personId, everything);
      const { result } = await run(input);
      const content = await files.read(input);
      const entries = (content ? await text(content) : '').trimEnd().split('\n').length - 1;
      expect(result).toMatchObject({ kind: 'export', entries });
      return entries;
    };
    expect(await lines('thanh-tra')).toBeGreaterThan(await lines('cv-qlvt'));
    const input = jobOf('thanh-tra', everything);
    expect(await files.read({ ...input, personId: 'giam-doc' })).toBeUndefined();
  });

  it('is refused to who may not by now, whenever it was begun', async () => {
    for (const [personId, work] of [
      ['cv-qlvt', verification],
      ['nguoi-la', everything],
    ] as const) {
      const failed = await run(jobOf(personId, work)).catch((error: unknown) => error);
      expect(failed).toBeInstanceOf(ApplicationFailure);
      expect(failed).toMatchObject({ type: 'FORBIDDEN', nonRetryable: true });
    }
  });

  it('stops when it is cancelled, and leaves nothing behind', async () => {
    const before = await readdir(folder);
    const input = { ...jobOf('thanh-tra', everything), jobId: 'huy' };
    const cancelled = run(input, (env) => {
      env.cancel();
    });
    await expect(cancelled).rejects.toBeInstanceOf(CancelledFailure);
    expect(await readdir(folder)).toEqual(before);
  });

  it('has its end recorded once, for whoever began it', async () => {
    const input = jobOf('thanh-tra', verification);
    const env = new MockActivityEnvironment();
    for (let times = 0; times < 2; times += 1)
      await env.run(() => activities.recordJobEnd(input, { outcome: 'cancelled', result: null }));
    const recorded = await asked<{ stream_id: string; data: string }>(
      played.database.adminUrl,
      `SELECT stream_id, data FROM events WHERE type = 'JobEnded'`,
    );
    expect(recorded.map(({ stream_id }) => stream_id)).toEqual(['person-thanh-tra']);
    expect(JSON.parse(recorded[0]?.data ?? '')).toMatchObject({ jobId: input.jobId, outcome: 'cancelled' });
  });
});
