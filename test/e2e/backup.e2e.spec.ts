import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { assignmentWorkflowId, reportWorkflowId, searchAttributes } from '@dondoc/contracts';
import { Client, Connection } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Installation, type RunningSystem, until } from '../support/running-system.js';

const AGENCY = 'sgtvt-mau';
const HEADS: Readonly<Record<string, string>> = { qlclct: 'tp-qlclct', qlkcht: 'tp-qlkcht', qlvt: 'tp-qlvt' };
const content = {
  taskStatus: 'inProgress',
  progressPercent: '60',
  results: 'Đã kiểm tra 12/20 công trình.',
  figures: [],
  evidence: ['Biên bản kiểm tra số 01 đến 12'],
  noEvidenceReason: '',
  difficulties: '',
  proposals: '',
};

interface Report {
  readonly reportId: string;
  readonly assignmentId: string;
  readonly leadDivisionId: string;
  readonly phase: string;
  readonly opensAt: string;
}

/** One story: a backup while everything runs, everything destroyed, restored, and once more beside a Temporal that lived on. */
describe('backup and restore of a whole installation', () => {
  jest.setTimeout(240_000);
  let folder: string;
  let installation: Installation;
  let system: RunningSystem | undefined;
  let archive: string;
  let backedUp: { readonly events: readonly string[]; readonly reports: readonly Report[] };

  const begin = async (): Promise<void> => {
    await mkdir(installation.home, { recursive: true });
    // PostgreSQL runs under an account of its own when the specs run as root.
    await chmod(installation.home, 0o755);
    system = await installation.start();
  };
  const stop = async (): Promise<void> => {
    await system?.stop();
    system = undefined;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dondoc-backup-e2e-'));
    await chmod(folder, 0o755);
    installation = await Installation.on(join(folder, 'home'));
    await begin();
  });
  afterAll(async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  });

  const send = async (person: string, path: string, body?: object, etag = ''): Promise<Response> => {
    const signed = await installation.dondoc('token', '--agency', AGENCY, '--person', person);
    return fetch(`${installation.apiUrl}/api/v1/${path}`, {
      headers: {
        authorization: `Bearer ${signed.stdout.trim()}`,
        ...(body
          ? { 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'if-match': etag }
          : {}),
      },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    });
  };
  const reports = async (): Promise<readonly Report[]> => {
    const answer = await send('giam-doc', 'reports?limit=200');
    expect(answer.status).toBe(200);
    return ((await answer.json()) as { items: Report[] }).items;
  };
  /** Every event as PostgreSQL writes it: its bytes, hashes, epoch, transaction and position. */
  const events = async (): Promise<readonly string[]> => {
    const client = new pg.Client({ connectionString: (await installation.runState()).database.feed });
    await client.connect();
    try {
      const { rows } = await client.query<{ row: string }>(
        'SELECT e::text AS row FROM events AS e ORDER BY epoch, transaction_id, position',
      );
      return rows.map(({ row }) => row);
    } finally {
      await client.end();
    }
  };

  const isOpen = ({ opensAt }: Report): boolean => opensAt <= new Date().toISOString();
  /** An open report of a division whose head is known, and that nobody has sent. */
  const anotherToSend = async (): Promise<Report | undefined> =>
    (await reports()).find(
      (report) => report.phase === 'awaiting' && isOpen(report) && report.leadDivisionId in HEADS,
    );
  const submitAnother = async (): Promise<void> => {
    const report = await anotherToSend();
    // From the last limit of a year to New Year none is open.
    if (!report) return;
    const { reportId, leadDivisionId } = report;
    const head = HEADS[leadDivisionId] ?? '';
    const etag = (await send(head, `reports/${reportId}`)).headers.get('etag') ?? '';
    const answer = await send(head, `reports/${reportId}/submissions`, { content }, etag);
    expect(answer.status).toBe(201);
  };
  const paste = async (...which: number[]): Promise<void> => {
    const commands = system?.output.split('\n').filter((line) => line.startsWith('A="Authorization')) ?? [];
    for (const index of which) if (commands[index]) await installation.paste(commands[index]);
  };

  /** Each report's workflow runs in the phase of the report; one that is not open yet waits in its assignment's. */
  const allRunInTheirPhase = async (): Promise<true> => {
    const expected = (await reports()).filter(({ phase }) => phase !== 'approved');
    const connection = await Connection.connect({ address: installation.temporalAddress });
    try {
      return await until(async () => {
        const phases = new Map<string, string | undefined>();
        const list = new Client({ connection }).workflow.list({ query: "ExecutionStatus = 'Running'" });
        for await (const { workflowId, typedSearchAttributes } of list)
          phases.set(workflowId, typedSearchAttributes.get(searchAttributes.phase));
        const runs = (report: Report) =>
          isOpen(report)
            ? phases.get(reportWorkflowId(AGENCY, report.reportId)) === report.phase
            : phases.has(assignmentWorkflowId(AGENCY, report.assignmentId));
        return expected.every(runs) || undefined;
      });
    } finally {
      await connection.close();
    }
  };

  const isAsBackedUp = async (): Promise<void> => {
    expect((await events()).slice(0, backedUp.events.length)).toEqual(backedUp.events);
    expect(await reports()).toEqual(backedUp.reports);
    await allRunInTheirPhase();
    const verified = await installation.dondoc('verify');
    expect(verified).toMatchObject({ code: 0 });
    const again = await installation.dondoc('reconcile');
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('0 workflows started') });
  };

  it('backs up while everything runs, with reports in several phases', async () => {
    await paste(0, 1);
    await submitAnother();
    await allRunInTheirPhase();
    backedUp = { events: await events(), reports: await reports() };
    const backup = await installation.dondoc('backup', '--to', join(folder, 'backups'));
    expect(backup).toMatchObject({ code: 0 });
    archive = backup.stdout.trim();
    expect(await readdir(join(folder, 'backups'))).toEqual([archive.split('/').at(-1)]);
    const open = backedUp.reports.some(isOpen);
    const phases = new Set(backedUp.reports.map(({ phase }) => phase));
    expect(phases).toEqual(new Set(open ? ['awaiting', 'returned', 'submitted'] : ['awaiting']));
  });

  it('gives everything back after the data folder was destroyed, and has every process run', async () => {
    await paste(2, 3);
    await submitAnother();
    const later = await reports();
    expect(later.some(isOpen)).toBe(JSON.stringify(later) !== JSON.stringify(backedUp.reports));
    await stop();
    await rm(installation.home, { recursive: true });

    const restored = await installation.dondoc('restore', archive);
    expect(restored).toMatchObject({ code: 0 });
    await begin();
    await isAsBackedUp();
  });

  it('does so beside a Temporal that lived on and knows a later day', async () => {
    await paste(2, 3);
    await submitAnother();
    await allRunInTheirPhase();
    const running = await installation.dondoc('restore', archive, '--replace', '--yes');
    expect(running).toMatchObject({ code: 1, output: expect.stringContaining('still runs') });
    await stop();
    const unconfirmed = await installation.dondoc('restore', archive, '--replace');
    expect(unconfirmed).toMatchObject({ code: 1, output: expect.stringContaining('would be lost') });
    const restored = await installation.dondoc('restore', archive, '--replace', '--yes');
    expect(restored).toMatchObject({ code: 0 });
    await begin();
    await isAsBackedUp();
  });

  it('replaces every process by a new one when it is told to', async () => {
    const replaced = await installation.dondoc('reconcile', '--replace');
    expect(replaced).toMatchObject({ code: 0, output: expect.stringMatching(/ended [1-9]\d* workflows/) });
    await allRunInTheirPhase();
    expect(await events()).toHaveLength(backedUp.events.length);
  });
});
