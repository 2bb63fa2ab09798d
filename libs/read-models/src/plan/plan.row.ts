import type { PlanContent } from '@dondoc/domain';
import { Entity } from 'typeorm';
import { Flag, InstantColumn, Integer, Json, Key, Text } from '../shared/columns.js';

@Entity('plans')
export class PlanRow {
  @Key('agency_id') agencyId!: string;
  @Key('plan_id') planId!: string;
  @Integer('version') version!: number;
  @Text('status') status!: 'draft' | 'issued';
  @Text('title') title!: string;
  @Integer('year') year!: number;
  @Text('number', { nullable: true }) number!: string | null;
  @Text('date', { nullable: true }) date!: string | null;
  @Text('signer_name', { nullable: true }) signerName!: string | null;
  @InstantColumn('issued_at', { nullable: true }) issuedAt!: string | null;
  @Text('from_plan_id', { nullable: true }) fromPlanId!: string | null;
  @Flag('sample') sample!: boolean;
  @Integer('assignments') assignments!: number;
  @Json('content') content!: PlanContent;
}
