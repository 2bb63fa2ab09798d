/** A report that is taken through its whole life: by whom, and what it showed last. */
export interface ReportToLive {
  readonly reportId: string;
  readonly etag: string;
  readonly headToken: string;
  readonly reviewerToken: string;
}

/** Rows as text, in the order of the columns; see yardsticks/bare-rows.ts. */
export interface BareStep {
  readonly step: string;
  readonly events: readonly (readonly (string | null)[])[];
  readonly command: readonly (string | null)[];
  readonly report: readonly (string | null)[];
  readonly submission: readonly (string | null)[];
}

export interface BareTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Empty where rows are only ever inserted. */
  readonly key: readonly string[];
}

export interface BareLife {
  readonly tables: Readonly<Record<'events' | 'commands' | 'reports' | 'submissions', BareTable>>;
  readonly steps: readonly BareStep[];
  /** What stands in the rows where each life has an id of its own. */
  readonly reportId: string;
  readonly receipts: readonly string[];
}

export type Job =
  /** Each client takes one report after another through submit, return, resubmit, approve. */
  | {
      readonly kind: 'http';
      readonly url: string;
      readonly clients: number;
      readonly reports: readonly ReportToLive[];
    }
  /** So many commands a second whatever becomes of them, until told to stop or out of reports. */
  | {
      readonly kind: 'trickle';
      readonly url: string;
      readonly perSecond: number;
      readonly reports: readonly ReportToLive[];
    }
  /** The same rows in bare transactions. */
  | {
      readonly kind: 'postgres';
      readonly url: string;
      readonly clients: number;
      readonly life: BareLife;
      readonly lifeIds: readonly string[];
    }
  /** Four updates to each workflow, each with one local activity. */
  | {
      readonly kind: 'temporal';
      readonly address: string;
      readonly clients: number;
      readonly workflowIds: readonly string[];
    };

export interface LoadResult {
  /** From the first request to the last answer. */
  readonly seconds: number;
  /** Of every command, in the order of the answers. */
  readonly latenciesMs: readonly number[];
  /** When each of them was due, in milliseconds since 1970. */
  readonly dueAtMs: readonly number[];
  readonly byStep: Readonly<Record<string, readonly number[]>>;
  readonly errorCount: number;
  /** The first of them. */
  readonly errors: readonly string[];
}
