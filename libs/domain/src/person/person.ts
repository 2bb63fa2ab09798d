import type { DomainEvent } from '@dondoc/decider';

/**
 * What a person was refused (spec §4, §8): the record of an attempt, in the person's own stream
 * `person-{personId}`, so that it never touches the report, plan or draft it was aimed at.
 */
export type PersonEvent = DomainEvent<
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
  }
>;

const TARGET_LENGTH = 200;

/** The record of a refusal; texts cut and freed of NUL, as they may come from outside unread. */
export const commandRefused = (
  refusal: {
    readonly code: string;
    readonly field?: string;
    readonly params?: Readonly<Record<string, string | number>>;
  },
  command: string,
  target: string,
): PersonEvent => ({
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

const LONE_SURROGATE = /\p{Surrogate}/gu;

const tame = (text: string): string =>
  text.slice(0, TARGET_LENGTH).replaceAll('\0', '').replaceAll(LONE_SURROGATE, '\uFFFD');
