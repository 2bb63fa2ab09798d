import { Entity } from 'typeorm';
import type { SubIndexActual } from '@dondoc/domain';
import { Integer, Json, Key, Text } from '../shared/columns.js';

@Entity('sub_indices')
export class SubIndexRow {
  @Key('agency_id') agencyId!: string;
  @Key('plan_id') planId!: string;
  @Key('sub_index_id') subIndexId!: string;
  @Integer('ordinal') ordinal!: number;
  @Text('name') name!: string;
  @Text('baseline') baseline!: string;
  @Text('target') target!: string;
  @Text('delta') delta!: string;
  @Text('target_text', { nullable: true }) targetText!: string | null;
  @Text('actual', { nullable: true }) actual!: string | null;
  @Json('actuals') actuals!: readonly SubIndexActual[];
}
