import type { DomainEvent } from '@dondoc/decider';
import type { EntriesRefused } from './entry.js';
import type { NoticesRead } from './notices.js';
import type { JobEnded } from './job-ended.js';
import type { ReadRefused, RecordConsulted } from './reading.js';
import type { SignedIn, SignedOut } from './sign-in.js';
import { tame } from './tame.js';

/**
 * What a person was refused (spec §4, §8): the record of an attempt, in the person's own stream
 * `person-{personId}`, so that it never touches the report, plan or draft it was aimed at.
 */
export type CommandRefused = DomainEvent<
  'CommandRefused',
  {
    /** The rule's stable code. */
    readonly code: string;
    /** Type of the command, e.g. `ApproveReport`. */
    readonly command: string;
    /** Stream it was aimed at, e.g. `report-pgi-2024-nv1-Q3`; cut at 200 characters. */
    readonly target: string;
    readonly field: string | null;
    readonly params: Readonly<Record<string, string | number>>;
    /** Of further ones of the same kind within a minute of one on record; 1 where it is absent. */
    readonly count?: number;
  }
>;

/** Stream `person-{personId}`: what they were refused, when they came and went, and what an auditor, or of their notices they, read. */
export type PersonEvent =
  | CommandRefused
  | JobEnded
  | ReadRefused
  | RecordConsulted
  | SignedIn
  | SignedOut
  | EntriesRefused
  | NoticesRead;

/** The record of a refusal; texts cut and freed of NUL, as they may come from outside unread. */
export const commandRefused = (
  refusal: {
    readonly code: string;
    readonly field?: string;
    readonly params?: Readonly<Record<string, string | number>>;
  },
  command: string,
  target: string,
): CommandRefused => ({
  type: 'CommandRefused',
  data: {
    code: refusal.code,
    command,
    target: tame(target),
    field: refusal.field ?? null,
    params: Object.fromEntries(
      Object.entries(refusal.params ?? {}).map(([name, value]) => [
        name,
        typeof value === 'string' ? tame(value) : value,
      ]),
    ),
  },
});
