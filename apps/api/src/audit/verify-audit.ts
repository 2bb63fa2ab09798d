import { verifyChain, withAgency, type ChainReport } from '@dondoc/event-store';
import type { DataSource } from 'typeorm';
import { seesWholeRecord } from './sees-whole-record.js';
import type { AskingPerson } from '../http/command.decorator.js';
import { ProblemError } from '../http/problem-error.js';

export interface AuditVerification extends ChainReport {
  readonly whole: boolean;
  readonly streamId: string | null;
}

/** For those who see the agency's whole record: whether every hash follows from the one before. */
export async function verifyAudit(
  dataSource: DataSource,
  { agencyId, actor }: AskingPerson,
  streamId?: string,
): Promise<AuditVerification> {
  if (!seesWholeRecord(actor)) throw new ProblemError('FORBIDDEN');
  const report = await withAgency(dataSource, agencyId, (tx) =>
    verifyChain(tx, agencyId, streamId === undefined ? {} : { streamId }),
  );
  if (streamId !== undefined && report.events === 0) throw new ProblemError('NOT_FOUND');
  return { whole: report.broken === null, streamId: streamId ?? null, ...report };
}
