import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { assignmentWorkflowId, reportWorkflowId, searchAttributes } from '@dondoc/contracts';
import { Client, Connection } from '@temporalio/client';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Browser } from '../support/browser.js';
import { Installation, type RunningSystem, until } from '../support/running-system.js';

const AGENCY = 'sgtvt-mau';

interface Report {
  readonly reportId: string;
  readonly assignmentId: string;
  readonly planId: string;
  readonly phase: string;
  readonly opensAt: string;
}
interface StoredEvent {
  readonly agency_id: string;
  readonly stream_id: string;
  readonly version: number;
  readonly type: string;
  readonly data: string;
}

const STEPS = ['ReminderSent', 'ReminderSkipped', 'DeadlineMissed', 'EscalationRaised', 'ReviewOverdue'];

/** What time did, without when it was recorded: the same step twice gives the same text twice. */
const stepOf = ({ agency_id, stream_id, type, data }: StoredEvent): string[] => {
  if (!STEPS.includes(type)) return [];
  const { arming, daysBefore, escalationId } = JSON.parse(data) as Record<string, unknown>;
  return [JSON.stringify([agency_id, stream_id, type, arming, daysBefore, escalationId])];
};

/** One story on one data folder, in order: first start, a report's life, stop, start, Temporal's file lost. */
describe('npm start', () => {
  jest.setTimeout(240_000);
  let home: string;
  let installation: Installation;
  let system: RunningSystem;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'dondoc-e2e-'));
    // PostgreSQL runs under an account of its own when the specs run as root.
    await chmod(home, 0o755);
    installation = await Installation.on(home);
  });
  afterAll(async () => {
    // Absent when the very first start failed.
    await (system as RunningSystem | undefined)?.stop();
    await rm(home, { recursive: true, force: true });
  });

  const tokenOf = async (person: string): Promise<string> => {
    const finished = await installation.dondoc('token', '--agency', AGENCY, '--person', person);
    expect(finished).toMatchObject({ code: 0 });
    return finished.stdout.trim();
  };
  const get = async <T>(path: string, token: string): Promise<T> => {
    const response = await fetch(`${installation.apiUrl}${path}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(200);
    return (await response.json()) as T;
  };
  const reports = async (): Promise<readonly Report[]> =>
    (await get<{ items: Report[] }>('/api/v1/reports?limit=200', await tokenOf('thanh-tra'))).items;

  const storedEvents = async (): Promise<readonly StoredEvent[]> => {
    const client = new pg.Client({ connectionString: (await installation.runState()).database.feed });
    await client.connect();
    try {
      const { rows } = await client.query<StoredEvent>(
        'SELECT agency_id, stream_id, version, type, data FROM events ORDER BY position',
      );
      return rows;
    } finally {
      await client.end();
    }
  };

  /** By id, with the phase as Temporal's list shows it; an assignment has none. */
  const runningWorkflows = async (): Promise<ReadonlyMap<string, string | undefined>> => {
    const connection = await Connection.connect({ address: installation.temporalAddress });
    try {
      const phases = new Map<string, string | undefined>();
      const query = "ExecutionStatus = 'Running'";
      for await (const { workflowId, typedSearchAttributes } of new Client({ connection }).workflow.list({
        query,
      }))
        phases.set(workflowId, typedSearchAttributes.get(searchAttributes.phase));
      return phases;
    } finally {
      await connection.close();
    }
  };

  /** Every report that waits for somebody, by its workflow or, before its opening, by its assignment's. */
  const expectedWorkflows = async (): Promise<readonly (readonly [string, string | undefined])[]> => {
    const now = new Date().toISOString();
    return (await reports())
      .filter((report) => report.phase !== 'approved')
      .map(({ reportId, assignmentId, opensAt, phase }) =>
        opensAt <= now
          ? [reportWorkflowId(AGENCY, reportId), phase]
          : [assignmentWorkflowId(AGENCY, assignmentId), undefined],
      );
  };
  const allRun = async (): Promise<true> => {
    const expected = await expectedWorkflows();
    return until(async () => {
      const running = await runningWorkflows();
      return expected.every(([id, phase]) => running.has(id) && running.get(id) === phase) || undefined;
    });
  };

  it('brings up the plan as a draft and the sample plan as issued, on an empty folder', async () => {
    system = await installation.start();
    process.stderr.write(`first start: ${/ready in .*/.exec(system.output)?.[0] ?? ''}\n`);
    const sample = await get<{ items: { planId: string; status: string }[] }>(
      '/api/v1/plans',
      await tokenOf('giam-doc'),
    );
    expect(sample.items.filter((plan) => plan.status === 'issued')).toHaveLength(1);
    const { output } = await installation.dondoc('people', '--agency', 'sgtvt-lang-son');
    expect(output).toContain('Dương Công Vĩ');
    const { output: real } = await installation.dondoc('verify', '--agency', 'sgtvt-lang-son');
    expect(real).toContain('intact');
    expect((await reports()).length).toBeGreaterThan(0);
  });

  it('runs a workflow for every report that waits for somebody', async () => {
    await expect(allRun()).resolves.toBe(true);
  });

  it('prints commands that work as they stand: submit, return, resubmit, approve', async () => {
    const commands = system.output.split('\n').filter((line) => line.startsWith('A="Authorization'));
    const answers: unknown[] = [];
    for (const command of commands) {
      const { stdout } = await installation.paste(command);
      answers.push(JSON.parse(stdout));
    }
    // From the last limit of a year to New Year no report of the sample plan is open, and that is what it says.
    const now = new Date().toISOString();
    const isOpen = (await reports()).some((report) => report.opensAt <= now);
    const phases = ['submitted', 'returned', 'submitted', 'approved'];
    expect(answers).toMatchObject(isOpen ? phases.map((phase) => ({ outcome: 'accepted', phase })) : []);
    if (!isOpen) expect(system.output).toContain('The first sample report opens at');
  });

  it('prints an address at which a sample person signs in by a click', async () => {
    const [address = ''] = /http\S+\/auth\/sign-in\S*/.exec(system.output) ?? [];
    const browser = new Browser();
    const page = await browser.click(await browser.go(address), 'person', 'giam-doc');
    expect(new URL(page.url).pathname).toBe('/');
    const start = await browser.ask(page.url, { headers: { accept: 'text/html' } });
    expect([start.status, await start.text()]).toEqual([200, expect.stringContaining('<title>Đôn Đốc')]);
    const me = await browser.ask(`${installation.apiUrl}/api/v1/me`);
    expect(await me.json()).toMatchObject({ personId: 'giam-doc', agencyId: AGENCY });
  });

  it('refuses a second start on the same folder and says what to do', async () => {
    const other = await Installation.on(home);
    await expect(other.start()).rejects.toThrow(/already runs on .*DONDOC_HOME=/);
  });

  it('stops everything on Ctrl-C, in order, with exit code 0', async () => {
    const { code, output } = await system.stop();
    expect({ code, output }).toMatchObject({ code: 0 });
    const stops = ['  – api', '  – worker', '  – Temporal', '  – PostgreSQL'];
    const places = stops.map((line) => output.indexOf(line));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(Math.min(...places)).toBeGreaterThan(0);
    await expect(fetch(`${installation.apiUrl}/healthz`)).rejects.toThrow();
    expect(await readdir(join(home, 'pg'))).not.toContain('postmaster.pid');
  });

  it('starts again with all its data and imports nothing twice', async () => {
    system = await installation.start();
    process.stderr.write(`second start: ${/ready in .*/.exec(system.output)?.[0] ?? ''}\n`);
    const events = await storedEvents();
    expect(events.filter((event) => event.type === 'PlanIssued')).toHaveLength(1);
    const commandsWorked = events.some((event) => event.type === 'ReportApproved');
    expect((await reports()).some((report) => report.phase === 'approved')).toBe(commandsWorked);
    await expect(allRun()).resolves.toBe(true);
  });

  it("rebuilds every process after Temporal's file was deleted, and nothing fires twice", async () => {
    const before = await storedEvents();
    await system.stop('SIGTERM');
    for (const file of await readdir(home)) if (file.startsWith('temporal.db')) await rm(join(home, file));
    system = await installation.start();
    await expect(allRun()).resolves.toBe(true);
    const after = await storedEvents();
    expect(after.slice(0, before.length)).toEqual(before);
    const steps = after.flatMap(stepOf);
    expect(new Set(steps).size).toBe(steps.length);
    const { output } = await installation.dondoc('verify');
    expect(output).not.toContain('NOT INTACT');
  });
});
