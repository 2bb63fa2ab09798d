import type { ReportContent, ReviewComment } from '@dondoc/domain';
import { Entity } from 'typeorm';
import { Flag, InstantColumn, Integer, IntegerKey, Json, Key, Text, Texts } from '../shared/columns.js';

@Entity('submissions')
export class SubmissionRow {
  @Key('agency_id') agencyId!: string;
  @Key('report_id') reportId!: string;
  @IntegerKey('version') version!: number;
  @Json('content') content!: ReportContent;
  @Text('content_hash') contentHash!: string;
  @Text('receipt') receipt!: string;
  @InstantColumn('received_at') receivedAt!: string;
  @Flag('on_time') onTime!: boolean;
  @Integer('arming') arming!: number;
  @Text('late_reason', { nullable: true }) lateReason!: string | null;
  @Integer('draft_version') draftVersion!: number;
  @Texts('authors') authors!: readonly string[];
  @Text('submitted_by') submittedBy!: string;
  @Text('submitted_by_name') submittedByName!: string;
  @InstantColumn('review_due_at', { nullable: true }) reviewDueAt!: string | null;
  @InstantColumn('withdrawn_at', { nullable: true }) withdrawnAt!: string | null;
  @InstantColumn('review_begun_at', { nullable: true }) reviewBegunAt!: string | null;
  @Text('reviewed_by', { nullable: true }) reviewedBy!: string | null;
  @Text('reviewed_by_name', { nullable: true }) reviewedByName!: string | null;
  @Text('decision', { nullable: true }) decision!: 'approved' | 'returned' | null;
  @InstantColumn('decided_at', { nullable: true }) decidedAt!: string | null;
  @Text('decided_by', { nullable: true }) decidedBy!: string | null;
  @Text('decided_by_name', { nullable: true }) decidedByName!: string | null;
  @Flag('accepted_on_time', { nullable: true }) acceptedOnTime!: boolean | null;
  @Text('return_reason', { nullable: true }) returnReason!: string | null;
  @Json('comments') comments!: readonly ReviewComment[];
  @InstantColumn('reopened_at', { nullable: true }) reopenedAt!: string | null;
  @Text('reopened_by', { nullable: true }) reopenedBy!: string | null;
  @Text('reopened_by_name', { nullable: true }) reopenedByName!: string | null;
  @Text('reopen_reason', { nullable: true }) reopenReason!: string | null;
}
