import type { CurrentArming, NonWorkingDayPolicy, ReportPhase } from '@dondoc/domain';
import { Entity } from 'typeorm';
import { Flag, InstantColumn, Integer, Json, Key, Text, Texts } from '../shared/columns.js';

@Entity('reports')
export class ReportRow {
  @Key('agency_id') agencyId!: string;
  @Key('report_id') reportId!: string;
  @Integer('version') version!: number;
  @Text('plan_id') planId!: string;
  @Text('assignment_id') assignmentId!: string;
  @Text('sub_index_id', { nullable: true }) subIndexId!: string | null;
  @Text('period') period!: string;
  @Text('lead_division_id') leadDivisionId!: string;
  @Texts('supporting_division_ids') supportingDivisionIds!: readonly string[];
  @Text('planning_division_id') planningDivisionId!: string;
  @Text('phase') phase!: ReportPhase;
  @Text('waiting_for', { nullable: true }) waitingFor!: 'division' | 'reviewer' | null;
  @InstantColumn('opens_at') opensAt!: string;
  @InstantColumn('own_limit_at') ownLimitAt!: string;
  @InstantColumn('limit_at') limitAt!: string;
  @Text('last_valid_day') lastValidDay!: string;
  @Text('own_last_valid_day') ownLastValidDay!: string;
  @Text('policy') policy!: NonWorkingDayPolicy;
  @Flag('missed') missed!: boolean;
  @Integer('submission_number') submissionNumber!: number;
  @Integer('returns') returns!: number;
  @Flag('submitted_on_time', { nullable: true }) submittedOnTime!: boolean | null;
  @Flag('accepted_on_time', { nullable: true }) acceptedOnTime!: boolean | null;
  @InstantColumn('approved_at', { nullable: true }) approvedAt!: string | null;
  @InstantColumn('review_due_at', { nullable: true }) reviewDueAt!: string | null;
  @InstantColumn('next_due_at', { nullable: true }) nextDueAt!: string | null;
  /** Everyone who drafted, edited or submitted any version: they decide nothing about it. */
  @Texts('authors') authors!: readonly string[];
  @Json('arming') arming!: CurrentArming;
}
