import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { PEOPLE, type Stage } from '../../support/stage/index.js';
import type { Ledger } from '../load/ledger.js';
import type { Office } from '../load/office.js';
import { checkCommands } from './command-checks.js';
import { checkApi, checkReadModels } from './read-model-checks.js';
import { readRecord } from './record.js';
import { repeatAcknowledged, settleUnanswered } from './settle.js';
import { checkSteps } from './step-checks.js';
import { checkVersions } from './stream-checks.js';
import { waitUntilSettled } from './workflow-checks.js';

export interface Verdict {
  readonly acknowledged: number;
  readonly found: number;
  readonly doubled: number;
  readonly lost: number;
  /** Refused, of which no trace may be but the refusal. */
  readonly refused: number;
  /** Nobody was told of them before the oracle asked: carried out, or absent. */
  readonly unanswered: { readonly carriedOut: number; readonly absent: number };
  readonly events: number;
  readonly settledAfterMs: number;
  /** In words; empty when all is well. */
  readonly violations: readonly string[];
}

const PATIENCE_MS = 120_000;

/** Asked after every fault, when all parts run again and no client sends any more. */
export async function askOracle(stage: Stage, office: Office, ledger: Ledger): Promise<Verdict> {
  const { agencyId } = office;
  const admin = new pg.Client({ connectionString: stage.urls.admin });
  await admin.connect();
  const connection = await Connection.connect({ address: stage.temporalAddress });
  try {
    const settled = await settleUnanswered(ledger, office, await readRecord(admin, agencyId));
    const repeated = await repeatAcknowledged(ledger, office);
    const since = performance.now();
    const temporal = new Client({ connection });
    const unsettled = await waitUntilSettled({ stage, temporal, admin, agencyId }, PATIENCE_MS);
    const settledAfterMs = performance.now() - since;

    const readModels = await checkReadModels(admin, stage.urls.app);
    const record = await readRecord(admin, agencyId);
    const { violations, ...counted } = checkCommands(ledger.sent, record);
    const audit = await stage.application.processes.verifyAudit(agencyId);
    return {
      ...counted,
      acknowledged: ledger.acknowledged.length,
      refused: ledger.sent.filter(({ answer }) => answer?.outcome === 'refused').length,
      unanswered: { carriedOut: settled.carriedOut, absent: settled.absent },
      events: record.events.length,
      settledAfterMs,
      violations: [
        ...violations,
        ...settled.violations,
        ...repeated,
        ...unexpectedRefusals(ledger),
        ...checkVersions(record.events),
        ...checkSteps(record.events),
        ...(audit.whole ? [] : [`the audit chain: ${JSON.stringify(audit)}`]),
        ...unsettled,
        ...readModels,
        ...(await checkApi(office, PEOPLE.reviewer, record.events)),
      ],
    };
  } finally {
    await connection.close();
    await admin.end();
  }
}

/** Each client is alone with its report and names what it was told last, so that no rule is in its way. */
const unexpectedRefusals = (ledger: Ledger): string[] =>
  ledger.sent.flatMap(({ answer, act, reportId, etag, key }) =>
    answer?.outcome === 'refused'
      ? [`${act} ${reportId} on ${etag} (${key}) was refused: ${answer.status} ${answer.code}`]
      : [],
  );
