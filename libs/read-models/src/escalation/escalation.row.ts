import type { PassedOver, Recipient } from '@dondoc/domain';
import { Entity } from 'typeorm';
import { Flag, InstantColumn, Integer, Json, Key, Text, Texts } from '../shared/columns.js';

@Entity('escalations')
export class EscalationRow {
  @Key('agency_id') agencyId!: string;
  @Key('report_id') reportId!: string;
  @Key('escalation_id') escalationId!: string;
  @Text('kind') kind!: 'limit' | 'review';
  @Integer('level') level!: number;
  @Integer('repeat') repeat!: number;
  @Integer('arming', { nullable: true }) arming!: number | null;
  @Integer('submission_version', { nullable: true }) submissionVersion!: number | null;
  @InstantColumn('scheduled_at') scheduledAt!: string;
  @InstantColumn('raised_at') raisedAt!: string;
  @Json('recipients') recipients!: readonly Recipient[];
  @Texts('recipient_ids') recipientIds!: readonly string[];
  @Json('passed_over') passedOver!: readonly PassedOver[];
  @Flag('may_have_been_told') mayHaveBeenTold!: boolean;
  @InstantColumn('annulled_at', { nullable: true }) annulledAt!: string | null;
  @InstantColumn('acknowledged_at', { nullable: true }) acknowledgedAt!: string | null;
  @Text('acknowledged_by', { nullable: true }) acknowledgedBy!: string | null;
  @Text('acknowledged_by_name', { nullable: true }) acknowledgedByName!: string | null;
  @Text('directive', { nullable: true }) directive!: string | null;
}
