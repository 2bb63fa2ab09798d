import type { PeriodKey } from '@dondoc/domain';
import { createHash } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that a receipt read out over the telephone is typed right. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Mã tiếp nhận, e.g. `TN-2024Q3-7K3M-Q9XD`: made of the report and the command's id, so that a repeat
 * has the same one; 40 bits of SHA-256, unique within an agency by an index.
 */
export function receiptOf(period: PeriodKey, reportId: string, commandId: string): string {
  const digest = createHash('sha256').update(`${reportId}\n${commandId}`, 'utf8').digest();
  const letters = [...digest.subarray(0, 5)]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
    .match(/.{5}/g)
    ?.map((bits) => ALPHABET[Number.parseInt(bits, 2)])
    .join('');
  return `TN-${period.replace('-', '')}-${letters?.slice(0, 4)}-${letters?.slice(4)}`;
}
