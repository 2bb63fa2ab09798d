/** Long work that a person has begun: done by a workflow, which Temporal keeps with its percent and its result. */

/** What of the record is exported; as the audit's list takes it. */
export interface JobFilter {
  readonly streamId?: string | undefined;
  readonly actorId?: string | undefined;
  readonly type?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export const EXPORT_FORMATS = ['csv', 'jsonl'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export type JobWork =
  | { readonly kind: 'verification' }
  | { readonly kind: 'export'; readonly format: ExportFormat; readonly filter: JobFilter };

export interface JobRef {
  readonly agencyId: string;
  /** Whose it is; by their rights of the moment it is done, and nobody else gets at it. */
  readonly personId: string;
  /** The Idempotency-Key of the request that began it. */
  readonly jobId: string;
}

export interface JobInput extends JobRef {
  readonly work: JobWork;
}

/** The heartbeat of the work. */
export interface JobProgress {
  readonly done: number;
  /** As it was counted at the beginning; more may have come since. */
  readonly of: number;
}

export type JobResult =
  | {
      readonly kind: 'verification';
      readonly whole: boolean;
      readonly streams: number;
      readonly events: number;
      readonly broken: { readonly streamId: string; readonly version: number; readonly why: string } | null;
      /** Streams that end too early, and accepted commands without their events; how many, and the first of them. */
      readonly missing: number;
      readonly stray: number;
      readonly firstMissing: string | null;
    }
  | {
      readonly kind: 'export';
      readonly format: ExportFormat;
      readonly entries: number;
      readonly bytes: number;
      readonly sha256: string;
    };

/** What came of a job; without a result it failed or was cancelled. */
export interface JobEnd {
  readonly outcome: 'done' | 'failed' | 'cancelled';
  readonly result: JobResult | null;
}

export interface JobActivities {
  /** Heartbeats `JobProgress`, and stops when it is cancelled. */
  runJob(input: JobInput): Promise<JobResult>;
  /** Puts on record what came of it, which tells whoever began it; again it is recorded once. */
  recordJobEnd(input: JobInput, end: JobEnd): Promise<void>;
}

export const JOB_WORKFLOW = 'jobWorkflow';

export const jobWorkflowId = ({ agencyId, personId, jobId }: JobRef): string =>
  `job/${agencyId}/${personId}/${jobId}`;
