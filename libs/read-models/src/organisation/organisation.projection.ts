import type { QueryRunner } from 'typeorm';
import type { OrganisationChange } from '../shared/changes.js';
import { save } from '../shared/save.js';
import { DivisionRow, OfficeRow, PersonRow } from './organisation.rows.js';

/** Nothing of an organisation is ever removed, so its rows are written over as a whole. */
export async function projectOrganisation(
  tx: QueryRunner,
  agencyId: string,
  changes: readonly OrganisationChange[],
): Promise<void> {
  const state = changes.at(-1)?.state;
  if (state === undefined) return;
  await tx.query('INSERT INTO agencies (agency_id) VALUES ($1) ON CONFLICT DO NOTHING', [agencyId]);
  await save(
    tx,
    DivisionRow,
    state.divisions.map((division, ordinal) => ({
      agencyId,
      ...division,
      planning: division.divisionId === state.planningDivisionId,
      ordinal,
    })),
  );
  await save(
    tx,
    PersonRow,
    state.people.map((person, ordinal) => ({ agencyId, ...person, ordinal })),
  );
  await save(
    tx,
    OfficeRow,
    state.offices.map((office, ordinal) => ({ agencyId, ...office, ordinal })),
  );
}
