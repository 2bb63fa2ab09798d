import type { EntriesRefused } from '@dondoc/domain';

/** Whom a checked signature or a live session vouches for: one of the directory, or whom an issuer calls so. */
export type Vouched = { readonly agencyId: string } & (
  { readonly personId: string } | { readonly account: string }
);

/** Where entries that were refused are recorded: of whom something vouches for, else of the agency. */
export type RefusedOf = Vouched | { readonly agencyId: string };

export interface EntriesApi {
  /**
   * Records entries that were refused in the stream of whom they were of. Throws what is unforeseen (database down),
   * and then nothing is recorded.
   */
  recordRefused(of: RefusedOf, refused: Omit<EntriesRefused['data'], 'account'>): Promise<void>;
}
