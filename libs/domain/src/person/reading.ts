import type { DomainEvent } from '@dondoc/decider';
import { tame } from './tame.js';

interface Reading {
  /** What was to be read, e.g. `ReadRecord`. */
  readonly asked: string;
  /** The address below the API's own, e.g. `audit?streamId=report-pgi-2024-nv1-Q3`; cut at 200 characters. */
  readonly address: string;
  /**
   * Of further ones of the same kind within a minute of one on record, their address without its query; 1 where it
   * is absent.
   */
  readonly count?: number;
}

/** What somebody wanted to read and no office of theirs allows (spec §8). */
export type ReadRefused = DomainEvent<'ReadRefused', Reading & { readonly code: string }>;

/** What an auditor looked at: whoever reads everything is seen reading. */
export type RecordConsulted = DomainEvent<'RecordConsulted', Reading>;

export const readRefused = (code: string, asked: string, address: string): ReadRefused => ({
  type: 'ReadRefused',
  data: { asked, address: tame(address), code },
});

export const recordConsulted = (asked: string, address: string): RecordConsulted => ({
  type: 'RecordConsulted',
  data: { asked, address: tame(address) },
});
