import { CommandAlreadyRecorded, VersionConflict } from '@dondoc/event-store';
import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

const ATTEMPTS = 15;
const FIRST_WAIT_MS = 4;
const LONGEST_WAIT_MS = 250;

/** serialization_failure, deadlock_detected */
const OVERTAKEN = new Set(['40001', '40P01']);

export type Retried<Result> =
  | { readonly conflict: false; readonly result: Result }
  | { readonly conflict: true; readonly error: unknown };

/**
 * Runs a transaction again, from the load on, when another was first. Deciding again is safe: a decision
 * is pure and names the version it is about. Waits differ from command to command, but not by chance.
 */
export async function retryOvertaken<Result>(
  commandId: string,
  transaction: () => Promise<Result>,
  attempts = ATTEMPTS,
): Promise<Retried<Result>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { conflict: false, result: await transaction() };
    } catch (error) {
      if (!wasOvertaken(error)) throw error;
      if (attempt === attempts) return { conflict: true, error };
      await delay(waitMs(commandId, attempt));
    }
  }
}

export const wasOvertaken = (error: unknown): boolean =>
  error instanceof VersionConflict ||
  error instanceof CommandAlreadyRecorded ||
  OVERTAKEN.has(String(fieldOf(error, 'code'))) ||
  // Another submission got the same receipt while this one was under way: the next time it is seen as taken.
  fieldOf(error, 'constraint') === 'submissions_by_receipt';

const fieldOf = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;

/** Doubling, and spread over the half below. */
function waitMs(commandId: string, attempt: number): number {
  const longest = Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS);
  const spread = createHash('sha256').update(`${commandId} ${attempt}`).digest().readUInt8(0) / 255;
  return Math.round(longest * (0.5 + spread / 2));
}
