import { z } from 'zod';
import { id, instant, whole } from '../../http/response-parts.js';
import { reportContent } from '../report.response.js';

const { taskStatus, results, figures, evidence, noEvidenceReason, difficulties, proposals, attachments } =
  reportContent.shape;

/** As it was saved, sound or not: a draft may leave out anything. */
const draftContent = z
  .strictObject({
    taskStatus: taskStatus.exactOptional(),
    progressPercent: z.string().exactOptional(),
    results: results.exactOptional(),
    figures: z.array(z.strictObject({ ...figures.element.shape, value: z.string() })).exactOptional(),
    evidence: evidence.exactOptional(),
    noEvidenceReason: noEvidenceReason.exactOptional(),
    difficulties: difficulties.exactOptional(),
    proposals: proposals.exactOptional(),
    attachments,
  })
  .meta({ id: 'DraftContent' });

export const draft = z
  .strictObject({
    reportId: id,
    version: whole,
    content: draftContent,
    savedBy: id,
    savedAt: instant,
    authors: z.array(id),
    afterSubmission: whole,
  })
  .meta({ id: 'Draft' });

export const showDraftResponse = z.strictObject({
  reportId: id,
  draft: draft.nullable(),
  etag: z.string(),
  attachmentLimit: whole.meta({ description: 'Bytes of one file.' }),
});
