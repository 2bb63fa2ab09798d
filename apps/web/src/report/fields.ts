import type { Schemas } from '../api/queries.js';
import { withComma, withPoint } from '../format/decimal.js';

export type Content = Schemas['ReportContent'];
type Figure = Schemas['Figure'];

export const STATUSES = ['notStarted', 'inProgress', 'completed', 'delayed'] as const;

/** What stands in the form, as it was typed. */
export interface Typed {
  readonly taskStatus: Content['taskStatus'];
  readonly progressPercent: string;
  readonly results: string;
  readonly figures: readonly Figure[];
  /** One a line. */
  readonly evidence: string;
  readonly noEvidenceReason: string;
  readonly difficulties: string;
  readonly proposals: string;
  readonly attachments: readonly Schemas['Attachment'][];
}

export const typedFrom = (content: Schemas['DraftContent']): Typed => ({
  taskStatus: content.taskStatus ?? 'inProgress',
  progressPercent: withComma(content.progressPercent ?? ''),
  results: content.results ?? '',
  figures: (content.figures ?? []).map((figure) => ({ ...figure, value: withComma(figure.value) })),
  evidence: (content.evidence ?? []).join('\n'),
  noEvidenceReason: content.noEvidenceReason ?? '',
  difficulties: content.difficulties ?? '',
  proposals: content.proposals ?? '',
  attachments: content.attachments ?? [],
});

/** As the API takes it. */
export const contentFrom = ({ attachments, ...typed }: Typed): Content => ({
  ...typed,
  progressPercent: withPoint(typed.progressPercent),
  figures: typed.figures.map((figure) => ({ ...figure, value: withPoint(figure.value) })),
  evidence: typed.evidence.split('\n').filter((line) => line.trim() !== ''),
  ...(attachments.length > 0 && { attachments: [...attachments] }),
});
