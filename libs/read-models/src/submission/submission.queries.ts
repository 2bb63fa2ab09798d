import { maySeeDraft, sameJson, type ReportContent } from '@dondoc/domain';
import { rows as ask, type Statement } from '@dondoc/event-store';
import type { QueryRunner } from 'typeorm';
import { visibleReport } from '../report/visible-report.js';
import type { VersionDifference } from '../report/report.views.js';
import type { Reading } from '../shared/reading.js';
import { contentFields } from './content-fields.js';
import { SubmissionRow } from './submission.row.js';
import type { ReceiptView, SubmissionView } from './submission.views.js';

/** Every version of a report that the caller may see, the first one first. */
export async function submissionsOf({ tx, agencyId }: Reading, reportId: string): Promise<SubmissionView[]> {
  const rows = await tx.manager.find(SubmissionRow, {
    where: { agencyId, reportId },
    order: { version: 'ASC' },
  });
  return rows.map(
    ({ agencyId: _, reportId: __, acceptedOnTime: ___, reopenedBy: ____, ...submission }) => submission,
  );
}

/** What changed from one version to another; undefined when either does not exist or may not be seen. */
export async function difference(
  reading: Reading,
  reportId: string,
  from: number,
  to: number,
): Promise<VersionDifference | undefined> {
  if (!(await visibleReport(reading, reportId))) return undefined;
  const versions = await submissionsOf(reading, reportId);
  const before = versions.find((submission) => submission.version === from);
  const after = versions.find((submission) => submission.version === to);
  if (!before || !after) return undefined;
  return {
    from,
    to,
    sameContent: before.contentHash === after.contentHash,
    fields: contentFields
      .map((field) => ({ field, before: valueOf(before, field), after: valueOf(after, field) }))
      .filter((changed) => !sameJson(changed.before, changed.after)),
  };
}

/** Without files a version says nothing of them. */
const valueOf = ({ content }: SubmissionView, field: keyof ReportContent) => content[field] ?? [];

/** Whether they may read a file of the report: whoever writes it any, everybody else what a version holds. */
export async function readsAttachment(reading: Reading, reportId: string, hash: string): Promise<boolean> {
  const report = await visibleReport(reading, reportId);
  if (!report) return false;
  if (maySeeDraft(reading.actor, report)) return true;
  const versions = await submissionsOf(reading, reportId);
  return versions.some(({ content }) => content.attachments?.some((held) => held.hash === hash));
}

/** Whether a submission of the agency has this receipt, whoever may see it. */
const BY_RECEIPT: Statement = {
  name: 'submission_by_receipt',
  text: 'SELECT FROM submissions WHERE agency_id = $1 AND receipt = $2',
};

export const receiptIsTaken = async (tx: QueryRunner, agencyId: string, code: string): Promise<boolean> =>
  (await ask(tx, BY_RECEIPT, [agencyId, code])).length > 0;

export async function receipt(reading: Reading, code: string): Promise<ReceiptView | undefined> {
  const { tx, agencyId } = reading;
  const row = await tx.manager.findOneBy(SubmissionRow, { agencyId, receipt: code });
  if (!row || !(await visibleReport(reading, row.reportId))) return undefined;
  const { reportId, version, contentHash, receivedAt, onTime, submittedByName } = row;
  return { receipt: row.receipt, reportId, version, contentHash, receivedAt, onTime, submittedByName };
}
