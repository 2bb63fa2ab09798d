import type { Actor, Instant, Organisation } from '@dondoc/domain';
import type { QueryRunner } from 'typeorm';

/** Who reads what, and when: every query is made for an agency and a person, inside `withAgency`. */
export interface Reading {
  readonly tx: QueryRunner;
  readonly agencyId: string;
  readonly actor: Actor;
  readonly now: Instant;
  /** The agency's organisation as this transaction sees it. */
  readonly organisation: Organisation;
}
