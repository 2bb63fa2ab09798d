import { verifyChain, withAgency, type ChainReport } from '@dondoc/event-store';
import { readsEverything } from '@dondoc/read-models';
import type { DataSource } from 'typeorm';
import type { AskingPerson } from '../http/command.decorator.js';
import { ProblemError } from '../http/problem-error.js';

export interface AuditVerification extends ChainReport {
  readonly whole: boolean;
  readonly streamId: string | null;
}

/** For those who read the agency's whole record: whether every hash follows from the one before. */
export async function verifyAudit(
  dataSource: DataSource,
  asking: AskingPerson,
  streamId?: string,
): Promise<AuditVerification> {
  const { agencyId } = asking;
  const report = await withAgency(dataSource, agencyId, async (tx) => {
    if (!(await readsEverything({ tx, ...asking }))) throw new ProblemError('FORBIDDEN');
    return verifyChain(tx, agencyId, streamId === undefined ? {} : { streamId });
  });
  if (streamId !== undefined && report.events === 0) throw new ProblemError('NOT_FOUND');
  return { whole: report.broken === null, streamId: streamId ?? null, ...report };
}
