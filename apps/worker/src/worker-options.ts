import type { Application } from '@dondoc/application';
import type { ClientConnectConfig } from '@temporalio/envconfig';
import type { WorkflowBundleOption } from '@temporalio/worker';

export interface WorkerOptions {
  /** The caller's, which also closes it, after the worker has stopped. */
  readonly application: Application;
  /** DATABASE_FEED_URL, the role dondoc_feed. */
  readonly feedUrl: string;
  /** As `loadClientConnectConfig()` reads TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_TLS_* …; localhost without. */
  readonly temporal?: ClientConnectConfig;
  /** How many signals to workflows a second, at most; people must not feel Temporal follow. 50 unless told. */
  readonly signalsPerSecond?: number;
  /** Milliseconds by which Temporal's clock is ahead of the office's: 0 but in a rehearsal of a past year. */
  readonly temporalAheadMs?: number;
  /** 0 keeps no workflow in memory, so that each is replayed at every task; for tests. */
  readonly maxCachedWorkflows?: number;
  /** Built ahead, or built when the worker starts, unless given. */
  readonly bundle?: WorkflowBundleOption;
  /** Where the API finds what jobs have made; absent where nobody begins any. */
  readonly jobFilesFolder?: string;
  /** Told of what goes wrong and is tried again. */
  readonly onError?: (what: string, error: unknown) => void;
}

/** Tokens of what has no class of its own. */
export const OPTIONS = Symbol('WorkerOptions');
export const PROCESS_SIDE = Symbol('ProcessSide');
export const JOB_SIDE = Symbol('JobSide');
