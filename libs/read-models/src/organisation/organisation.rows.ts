import type { OfficeName } from '@dondoc/domain';
import { Entity } from 'typeorm';
import { Flag, Integer, Key, Text, Texts } from '../shared/columns.js';

@Entity('divisions')
export class DivisionRow {
  @Key('agency_id') agencyId!: string;
  @Key('division_id') divisionId!: string;
  @Text('name') name!: string;
  @Text('short_name') shortName!: string;
  @Text('head_title') headTitle!: string;
  @Flag('planning') planning!: boolean;
  @Integer('ordinal') ordinal!: number;
}

@Entity('people')
export class PersonRow {
  @Key('agency_id') agencyId!: string;
  @Key('person_id') personId!: string;
  @Text('name') name!: string;
  @Flag('sample') sample!: boolean;
  @Integer('ordinal') ordinal!: number;
}

@Entity('offices')
export class OfficeRow {
  @Key('agency_id') agencyId!: string;
  @Key('office_id') officeId!: string;
  @Text('office') office!: OfficeName;
  @Text('person_id') personId!: string;
  @Text('division_id', { nullable: true }) divisionId!: string | null;
  @Texts('in_charge_of') inChargeOf!: readonly string[];
  @Text('from_day') from!: string;
  @Text('to_day', { nullable: true }) to!: string | null;
  @Integer('ordinal') ordinal!: number;
}

/** Which agencies there are; the one table without row-level security. */
@Entity('agencies')
export class AgencyRow {
  @Key('agency_id') agencyId!: string;
}
