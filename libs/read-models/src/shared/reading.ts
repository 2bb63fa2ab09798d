import type { Actor, Instant } from '@dondoc/domain';
import type { QueryRunner } from 'typeorm';

/** Who reads what, and when: every query is made for an agency and a person, inside `withAgency`. */
export interface Reading {
  readonly tx: QueryRunner;
  readonly agencyId: string;
  readonly actor: Actor;
  readonly now: Instant;
}
