import { createHash } from 'node:crypto';
import type { PlanContent } from '@dondoc/domain';

/**
 * SHA-256 (hex) of a plan's content with its keys in order (RFC 8785; a plan holds no number that is not
 * whole). Made of what the file says, not of its bytes: a comment or another layout is the same plan.
 */
export const sourceHash = (content: PlanContent): string =>
  createHash('sha256').update(canonical(content), 'utf8').digest('hex');

const canonical = (content: PlanContent): string =>
  JSON.stringify(content, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
