import type { AssignedReport } from '@dondoc/domain';
import { Entity } from 'typeorm';
import { InstantColumn, Json, Key, Text, Texts } from '../shared/columns.js';

@Entity('assignments')
export class AssignmentRow {
  @Key('agency_id') agencyId!: string;
  @Key('assignment_id') assignmentId!: string;
  @Text('plan_id') planId!: string;
  @Text('title') title!: string;
  @Text('text') text!: string;
  @Text('sub_index_id', { nullable: true }) subIndexId!: string | null;
  @Text('lead_division_id') leadDivisionId!: string;
  @Texts('supporting_division_ids') supportingDivisionIds!: readonly string[];
  @Text('supporting_text') supportingText!: string;
  @InstantColumn('issued_at') issuedAt!: string;
  @Json('reports') reports!: readonly AssignedReport[];
}
