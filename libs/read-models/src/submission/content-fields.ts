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
};

/** The fields of a report's content, in the order in which they are read. */
export const contentFields = Object.keys(present) as readonly (keyof ReportContent)[];

/** Equal as JSON, whatever the order of the keys. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = new Map<string, unknown>(Object.entries(b));
  return left.length === right.size && left.every(([key, value]) => sameValue(value, right.get(key)));
}
