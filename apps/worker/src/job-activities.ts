import type { Application } from '@dondoc/application';
import { auditFile, type JobFiles } from '@dondoc/application';
import { jobEndCommandId, jobWorkflowId } from '@dondoc/contracts';
import type { JobActivities, JobInput, JobProgress, JobResult, JobWork } from '@dondoc/contracts';
import type { AuditEntry } from '@dondoc/read-models';
import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';

/** The part of the application that jobs use. */
export interface JobSide {
  readonly bus: Application['bus'];
  readonly clock: Application['clock'];
  readonly processes: Pick<Application['processes'], 'verifyAudit'>;
  readonly queries: Pick<Application['queries'], 'audit' | 'auditCount' | 'readerFor'>;
}

/** Of a page; many small ones, so that percent moves and a cancelled job ends soon. */
const PAGE = 200;

type OnProgress = (progress: JobProgress) => void;
type Export = Extract<JobWork, { kind: 'export' }>;

/** By the rights that the person has now: offices may have ended since the job was begun. */
export function jobActivities({ bus, clock, processes, queries }: JobSide, files: JobFiles): JobActivities {
  async function verify({ agencyId, personId }: JobInput, onProgress: OnProgress): Promise<JobResult> {
    await readerOf(agencyId, personId, 'VerifyRecord');
    const { whole, streams, events, broken, missing, stray } = await processes.verifyAudit(
      agencyId,
      onProgress,
    );
    return {
      ...{ kind: 'verification', whole, streams, events, broken },
      ...{ missing: missing.length, stray: stray.length, firstMissing: missing[0]?.streamId ?? null },
    };
  }

  async function exportRecord(
    input: JobInput,
    { format, filter }: Export,
    onProgress: OnProgress,
  ): Promise<JobResult> {
    const { agencyId, personId } = input;
    const asking = await readerOf(agencyId, personId, 'ReadRecord');
    const of = await queries.auditCount(asking, filter);
    let done = 0;
    async function* entries(): AsyncGenerator<AuditEntry> {
      let cursor: string | undefined;
      do {
        const page = await queries.audit(asking, { ...filter, order: 'oldest' }, { limit: PAGE, cursor });
        yield* page.items;
        onProgress({ done: (done += page.items.length), of });
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
    }
    const head = { agencyId, exportedBy: personId, exportedAt: asking.now, filter };
    const written = await files.write(input, auditFile(format, head, entries()));
    return { kind: 'export', format, entries: done, ...written };
  }

  async function readerOf(agencyId: string, personId: string, action: 'VerifyRecord' | 'ReadRecord') {
    const now = await clock.now();
    const reader = await queries.readerFor(agencyId, personId, now);
    if (!reader?.may(action)) throw ApplicationFailure.nonRetryable(`Refused: ${action}`, 'FORBIDDEN');
    return { agencyId, actor: reader.actor, now };
  }

  return {
    recordJobEnd: async (input, { outcome, result }) => {
      const { agencyId, personId, jobId, work } = input;
      const runId = Context.current().info.workflowExecution?.runId ?? '';
      const recorded = await bus.execute({
        agencyId,
        commandId: jobEndCommandId(input),
        actor: { kind: 'process', workflowId: jobWorkflowId(input), runId },
        now: await clock.now(),
        target: { kind: 'job', personId },
        command: {
          ...{ type: 'EndJob', jobId, kind: work.kind, outcome },
          whole: result?.kind === 'verification' ? result.whole : null,
          entries: result === null ? null : result.kind === 'export' ? result.entries : result.events,
        },
      });
      if (recorded.outcome !== 'accepted') throw new Error(`The end of ${jobId} was not recorded`);
    },
    runJob: (input) => {
      const context = Context.current();
      const onProgress: OnProgress = (progress) => {
        context.heartbeat(progress);
        context.cancellationSignal.throwIfAborted();
      };
      onProgress({ done: 0, of: 0 });
      switch (input.work.kind) {
        case 'verification':
          return verify(input, onProgress);
        case 'export':
          return exportRecord(input, input.work, onProgress);
        default:
          return input.work satisfies never;
      }
    },
  };
}
