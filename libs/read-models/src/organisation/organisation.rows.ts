import { Entity } from 'typeorm';
import { Key } from '../shared/columns.js';

/** Which agencies there are; the one table without row-level security. */
@Entity('agencies')
export class AgencyRow {
  @Key('agency_id') agencyId!: string;
}
