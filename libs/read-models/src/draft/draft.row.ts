import type { DraftContent } from '@dondoc/domain';
import { Entity } from 'typeorm';
import { InstantColumn, Integer, Json, Key, Text, Texts } from '../shared/columns.js';

@Entity('drafts')
export class DraftRow {
  @Key('agency_id') agencyId!: string;
  @Key('report_id') reportId!: string;
  @Integer('version') version!: number;
  @Json('content') content!: DraftContent;
  @Text('saved_by') savedBy!: string;
  @InstantColumn('saved_at') savedAt!: string;
  @Texts('authors') authors!: readonly string[];
  @Integer('after_submission') afterSubmission!: number;
}
