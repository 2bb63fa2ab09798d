import type { Reading } from '../shared/reading.js';
import { DivisionRow, OfficeRow, PersonRow } from './organisation.rows.js';
import type { DivisionView, PersonView } from './organisation.views.js';

/** In the order in which they were registered. */
export async function divisions({ tx, agencyId }: Reading): Promise<DivisionView[]> {
  const rows = await tx.manager.find(DivisionRow, { where: { agencyId }, order: { ordinal: 'ASC' } });
  return rows.map(({ agencyId: _, ordinal: __, ...division }) => division);
}

/** Everyone, with every office they hold, held or will hold. */
export async function people({ tx, agencyId }: Reading): Promise<PersonView[]> {
  const order = { ordinal: 'ASC' } as const;
  const rows = await tx.manager.find(PersonRow, { where: { agencyId }, order });
  const offices = await tx.manager.find(OfficeRow, { where: { agencyId }, order });
  return rows.map(({ personId, name, sample }) => ({
    personId,
    name,
    sample,
    offices: offices
      .filter((office) => office.personId === personId)
      .map(({ officeId, office, divisionId, inChargeOf, from, to }) => ({
        officeId,
        office,
        divisionId,
        inChargeOf,
        from,
        to,
      })),
  }));
}

/** Names by division id. */
export async function divisionNames(reading: Reading): Promise<ReadonlyMap<string, string>> {
  return new Map((await divisions(reading)).map((division) => [division.divisionId, division.name]));
}
