import type { PeriodKey } from '@dondoc/domain';
import { canonicalJson } from '@dondoc/event-store';
import { createHash } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that a receipt read out over the telephone is typed right. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Five bits each. */
const LETTERS = 12;

/** All that a receipt is made of; the client chooses some of it, so never all of its bits. */
export interface ReceiptOf {
  readonly period: PeriodKey;
  readonly reportId: string;
  /** Number of the submission, from 1. */
  readonly number: number;
  readonly contentHash: string;
  readonly commandId: string;
  /** 0; higher by one for each receipt that turned out to be another submission's. */
  readonly attempt: number;
}

/**
 * Mã tiếp nhận, e.g. `TN-2024Q3-7K3M-Q9XD-20VH`: 60 bits of SHA-256, so that a repeat has the same one;
 * unique within an agency by an index.
 */
export function receiptOf({ period, ...parts }: ReceiptOf): string {
  const digest = createHash('sha256').update(canonicalJson(parts), 'utf8').digest();
  const letters = Array.from({ length: LETTERS }, (_, index) => letterAt(digest, index)).join('');
  return ['TN', period.replace('-', ''), ...(letters.match(/.{4}/g) ?? [])].join('-');
}

/** Beyond any number of collisions that chance or a client brings about. */
const ATTEMPTS = 100;

/** The first receipt that no other submission has; the same one for the same submission and the same others. */
export async function freeReceipt(
  parts: Omit<ReceiptOf, 'attempt'>,
  isTaken: (receipt: string) => Promise<boolean>,
): Promise<string> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const receipt = receiptOf({ ...parts, attempt });
    if (!(await isTaken(receipt))) return receipt;
  }
  throw new Error(`${ATTEMPTS} receipts of ${parts.reportId} were taken`);
}

function letterAt(digest: Buffer, index: number): string {
  const bit = index * 5;
  const pair = digest.readUInt16BE(Math.floor(bit / 8));
  return ALPHABET.charAt((pair >> (11 - (bit % 8))) & 31);
}
