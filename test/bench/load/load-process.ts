import { liveOverHttp, trickle } from './http.js';
import type { Job, LoadResult } from './jobs.js';
import { liveInPostgres } from './postgres.js';
import { liveInTemporal } from './temporal.js';

/** Makes load in a process of its own, so that measuring takes nothing from what is measured but its share of the machine. */
const run = (job: Job, stop: AbortSignal): Promise<LoadResult> => {
  switch (job.kind) {
    case 'http':
      return liveOverHttp(job.url, job.clients, job.reports);
    case 'trickle':
      return trickle(job.url, job.perSecond, job.reports, stop);
    case 'postgres':
      return liveInPostgres(job.url, job.clients, job.life, job.lifeIds);
    case 'temporal':
      return liveInTemporal(job.address, job.clients, job.workflowIds);
    default:
      return job satisfies never;
  }
};

const stopping = new AbortController();
process.once('message', (job) => {
  process.once('message', () => {
    stopping.abort();
  });
  void run(job as Job, stopping.signal).then((result) => {
    process.send?.(result, () => {
      process.disconnect();
    });
  });
});
// Whoever wanted the figures is gone.
process.once('disconnect', () => process.exit());
