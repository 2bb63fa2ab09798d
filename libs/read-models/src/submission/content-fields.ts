import type { ReportContent } from '@dondoc/domain';

const present: Readonly<Record<keyof ReportContent, true>> = {
  taskStatus: true,
  progressPercent: true,
  results: true,
  figures: true,
  evidence: true,
  noEvidenceReason: true,
  difficulties: true,
  proposals: true,
  attachments: true,
};

/** The fields of a report's content, in the order in which they are read. */
export const contentFields = Object.keys(present) as readonly (keyof ReportContent)[];
