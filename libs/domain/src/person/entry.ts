import type { DomainEvent } from '@dondoc/decider';
import { tame } from './tame.js';

/**
 * Who was turned away at the door, and for what: those of one kind within a minute, counted, since anybody can knock
 * as often as they like and nothing recorded is ever deleted (ADR 24).
 *
 * In the stream `person-{personId}` of whom a checked signature or a live session vouches for, in `sign-ins` where the
 * directory does not know them, and in `entry` of every agency of the installation where nothing says who it was.
 */
export type EntriesRefused = DomainEvent<
  'EntriesRefused',
  {
    /** The rule's stable code. */
    readonly code: string;
    /** 1 or more. */
    readonly count: number;
    /** When the first and the last of them were refused. */
    readonly from: string;
    readonly to: string;
    /** Of the first: what the log has of it, its address too, stands there by this id. */
    readonly firstRequestId: string;
    /** Whom the issuer vouches for and the directory does not know, cut at 200 characters; in `sign-ins` only. */
    readonly account?: string;
    /** What a token that may only read was used for, e.g. `ApproveReport`. */
    readonly asked?: string;
  }
>;

/** Stream `entry` of the agency: who was turned away and named nobody credibly. */
export type EntryEvent = EntriesRefused;

export const entriesRefused = ({
  code,
  count,
  from,
  to,
  firstRequestId,
  account,
  asked,
}: EntriesRefused['data']): EntriesRefused => ({
  type: 'EntriesRefused',
  data: {
    ...{ code, count, from, to, firstRequestId },
    ...(account === undefined ? {} : { account: tame(account) }),
    ...(asked === undefined ? {} : { asked }),
  },
});
