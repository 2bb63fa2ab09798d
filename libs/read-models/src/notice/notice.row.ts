import { Entity } from 'typeorm';
import { InstantColumn, InstantKey, IntegerKey, Json, Key, Text } from '../shared/columns.js';
import type { NoticeFacts, NoticeKind } from './notice.views.js';

@Entity('notices')
export class NoticeRow {
  @Key('agency_id') agencyId!: string;
  @Key('person_id') personId!: string;
  @InstantKey('told_at') toldAt!: string;
  @Key('report_id') reportId!: string;
  @IntegerKey('event_version') eventVersion!: number;
  @Text('kind') kind!: NoticeKind;
  @Json('facts') facts!: NoticeFacts;
}

@Entity('notices_read')
export class NoticeReadRow {
  @Key('agency_id') agencyId!: string;
  @Key('person_id') personId!: string;
  @Key('report_id') reportId!: string;
  @IntegerKey('event_version') eventVersion!: number;
  @InstantColumn('read_at') readAt!: string;
}
