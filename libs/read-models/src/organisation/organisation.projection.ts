import type { QueryRunner } from 'typeorm';
import type { OrganisationChange } from '../shared/changes.js';

/** All that is kept of an organisation is that there is one; what it is, is read from its fold (ADR 0023). */
export async function projectOrganisation(
  tx: QueryRunner,
  agencyId: string,
  changes: readonly OrganisationChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await tx.query('INSERT INTO agencies (agency_id) VALUES ($1) ON CONFLICT DO NOTHING', [agencyId]);
}
