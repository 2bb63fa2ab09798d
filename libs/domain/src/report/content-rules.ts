import { refuse } from '@dondoc/decider';
import { compareDecimals, parseDecimal } from '../decimal.js';
import { isBlank, nfc } from '../text.js';
import type { RefusedReport } from './report-decision.js';
import type { ReportContent } from './report.types.js';

/**
 * Why the content may not be sent; undefined when it may (spec §4, Submit). Decimals must be canonical
 * already, since the content's hash was taken of them: see `normaliseContent`.
 */
export function contentBarrier(content: ReportContent): RefusedReport | undefined {
  if (isBlank(content.results)) return refuse('EMPTY_REPORT', { field: 'results' });

  const progress = content.progressPercent;
  if (!isDecimal(progress)) return refuse('INVALID_DECIMAL', { field: 'progressPercent' });
  if (compareDecimals(progress, '0') < 0 || compareDecimals(progress, '100') > 0) {
    return refuse('PROGRESS_OUT_OF_RANGE', { field: 'progressPercent' });
  }

  for (const [index, figure] of content.figures.entries()) {
    if (isBlank(figure.name)) return refuse('EMPTY_REPORT', { field: `figures.${index}.name` });
    if (!isDecimal(figure.value)) return refuse('INVALID_DECIMAL', { field: `figures.${index}.value` });
  }

  const hasEvidence =
    content.evidence.some((item) => !isBlank(item)) || (content.attachments ?? []).length > 0;
  if (!hasEvidence && isBlank(content.noEvidenceReason)) {
    return refuse('EVIDENCE_OR_REASON_REQUIRED', { field: 'evidence' });
  }
  return undefined;
}

/**
 * The one form of a content, to be hashed and stored: text in NFC, decimals canonical ("6,50" → "6.5";
 * what is no decimal stays as it is and is refused later), blank pieces of evidence dropped.
 */
export const normaliseContent = ({ attachments = [], ...content }: ReportContent): ReportContent => ({
  taskStatus: content.taskStatus,
  progressPercent: decimal(content.progressPercent),
  results: nfc(content.results),
  figures: content.figures.map(({ name, value, unit, kind }) => ({
    name: nfc(name),
    value: decimal(value),
    unit: nfc(unit),
    kind,
  })),
  evidence: content.evidence.filter((item) => !isBlank(item)).map(nfc),
  noEvidenceReason: nfc(content.noEvidenceReason),
  difficulties: nfc(content.difficulties),
  proposals: nfc(content.proposals),
  // Absent where there are none: a content without files has the hash that it always had.
  ...(attachments.length > 0 && { attachments }),
});

const decimal = (text: string): string => parseDecimal(text) ?? text;
const isDecimal = (text: string): boolean => parseDecimal(text) === text;
