import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { projectDir } from '@dondoc/cli/embedded';
import { assignmentWorkflowId, reportWorkflowId } from '@dondoc/contracts';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import pg from 'pg';
import { Production } from '../support/production.js';
import { type RunningSystem, until } from '../support/running-system.js';

const AGENCY = 'sgtvt-mau';
const plans = join(projectDir, 'plans');
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

interface Answer {
  readonly status: number;
  readonly etag: string;
  readonly body: Record<string, unknown>;
}
interface Report {
  readonly reportId: string;
  readonly assignmentId: string;
  readonly leadDivisionId: string;
  readonly opensAt: string;
}

/** The steps of docs/operating.md, in order, with the environment that docker/compose.yaml gives each service. */
describe('production', () => {
  jest.setTimeout(240_000);
  let production: Production;
  let api: RunningSystem;
  let worker: RunningSystem;
  let files: string;
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    files = await mkdtemp(join(tmpdir(), 'dondoc-files-'));
    production = await Production.prepare();
  });
  afterAll(async () => {
    // Absent when the spec failed before.
    for (const service of [api, worker] as (RunningSystem | undefined)[]) await service?.stop('SIGTERM');
    await (production as Production | undefined)?.stop();
    await rm(files, { recursive: true });
  });

  const tokenOf = async (person: string): Promise<string> => {
    const known = tokens.get(person);
    if (known !== undefined) return known;
    const signed = await production.exec('api', 'token', '--agency', AGENCY, '--person', person);
    expect(signed).toMatchObject({ code: 0 });
    tokens.set(person, signed.stdout.trim());
    return signed.stdout.trim();
  };
  const send = async (
    person: string,
    method: string,
    path: string,
    body?: object,
    etag = '',
  ): Promise<Answer> => {
    const response = await fetch(`${production.apiUrl}/api/v1/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await tokenOf(person)}`,
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
        ...(etag === '' ? {} : { 'if-match': etag }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return {
      status: response.status,
      etag: response.headers.get('etag') ?? '',
      body: (await response.json()) as Record<string, unknown>,
    };
  };
  const asked = async <T>(url: string, query: string, values: unknown[] = []): Promise<T[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(query, values)).rows as T[];
    } finally {
      await client.end();
    }
  };

  /** Entered again for each year. */
  const targets = async () => {
    const { body } = await send('giam-doc', 'GET', 'plans/pgi-2024');
    const { subIndices } = body['content'] as {
      readonly subIndices: readonly { readonly subIndexId: string }[];
    };
    return subIndices.map(({ subIndexId }) => ({ subIndexId, baseline: '5,00', target: '5,50' }));
  };

  it('gives each role its own database and nothing above it', async () => {
    const roles = await asked<{ rolname: string }>(
      production.adminUrl(),
      `SELECT rolname FROM pg_roles WHERE rolname ~ '^(dondoc|temporal)'
         AND NOT (rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolreplication) ORDER BY 1`,
    );
    expect(roles.map(({ rolname }) => rolname)).toEqual([
      'dondoc_app',
      'dondoc_feed',
      'dondoc_owner',
      'temporal',
    ]);
    for (const secret of ['database_owner_url', 'database_url', 'database_feed_url']) {
      const temporal = asked(await production.url(secret, 'temporal'), 'SELECT 1');
      await expect(temporal).rejects.toThrow(/permission denied for database "temporal"/);
    }
  });

  it('says in a sentence, in both languages, what keeps a service from starting', async () => {
    const refused = async (name: 'api' | 'worker', given: NodeJS.ProcessEnv, sentences: RegExp) => {
      const { code, output } = await production.up(name, given).exit;
      expect({ name, code }).toEqual({ name, code: 1 });
      expect(output).toMatch(sentences);
      expect(output).not.toMatch(/^ +at /m);
    };
    await refused('api', {}, /chưa có cấu trúc[^]*Run the migrations/);
    for (const name of ['api', 'worker'] as const) {
      const secret = { DATABASE_URL_FILE: join(files, 'none') };
      await refused(name, secret, /DATABASE_URL_FILE: không đọc được[^]*cannot be read/);
      await refused(
        name,
        { DATABASE_URL_FILE: '' },
        /thiếu hoặc sai: DATABASE_URL chưa được đặt \(hoặc DATABASE_URL_FILE\)[^]*Environment: DATABASE_URL is not set/,
      );
      const away = { DATABASE_URL: 'postgres://dondoc_app:x@127.0.0.1:1/dondoc', DATABASE_URL_FILE: '' };
      await refused(name, away, /Không có PostgreSQL nào trả lời[^]*No PostgreSQL answers/);
    }
    await refused('api', { DONDOC_TOKEN_SECRET_FILE: '' }, /Thiếu khóa ký[^]*Set DONDOC_TOKEN_SECRET/);
  });

  it('migrates as the owner, who may not create roles, once', async () => {
    const first = await production.up('migrate').exit;
    expect(first).toMatchObject({ code: 0, output: expect.stringContaining('0001-roles') });
    const second = await production.up('migrate').exit;
    expect(second).toMatchObject({ code: 0, output: expect.stringContaining('nothing new') });
  });

  it('starts worker and API, healthy by the checks of the image and of compose', async () => {
    expect([await production.isHealthy('worker'), await production.isHealthy('api')]).toEqual([false, false]);
    const alone = await production.up('worker', { TEMPORAL_ADDRESS: '127.0.0.1:1' }).exit;
    expect(alone).toMatchObject({ code: 1, output: expect.stringContaining('No Temporal answers') });
    worker = production.up('worker');
    await production.healthy('worker', worker);
    api = production.up('api');
    await production.healthy('api', api);
    const ready = await (await fetch(`${production.apiUrl}/readyz`)).json();
    expect(ready).toEqual({ status: 'ok', postgres: 'up', temporal: 'up' });
  });

  it('imports a calendar, an organisation and a plan', async () => {
    // Due at the end of the year as well, so that some report is open whenever this runs.
    const text = await readFile(join(plans, 'pgi-2024', 'plan.yaml'), 'utf8');
    const plan = join(files, 'plan.yaml');
    await writeFile(plan, text.replace('beforeDay: 5\n    month: 12', 'beforeDay: 31\n    month: 12'));
    const [calendar, people] = [join(plans, 'calendar-vn.yaml'), join(plans, 'sample', 'people.yaml')];
    const imported = await production.exec('api', 'import', calendar, people, plan);
    expect(imported).toMatchObject({ code: 0 });
  });

  it('issues the plan for this year, takes a report, and runs its process', async () => {
    // In Vietnam; on its last day, when no report is open any more, the next.
    const year = new Date(Date.now() + 31 * 3_600_000).getUTCFullYear();
    const planId = `pgi-${year}-mau`;
    const preparation = { planId, year, targets: await targets(), sample: true };
    const prepared = await send('tong-hop-kh-tc', 'POST', 'plans/pgi-2024/preparations', preparation);
    expect(prepared).toMatchObject({ status: 201, body: { events: ['PlanPrepared'] } });
    const issuance = {
      number: '01/KH-SGTVT (mẫu)',
      date: new Date().toISOString().slice(0, 10),
      signerPersonId: 'giam-doc',
      consolidationSchedule: { quarterly: { beforeDay: 25 }, yearly: null },
    };
    const { etag } = await send('giam-doc', 'GET', `plans/${planId}`);
    const issued = await send('giam-doc', 'POST', `plans/${planId}/issuance`, issuance, etag);
    expect(issued).toMatchObject({ status: 200, body: { events: ['PlanIssued'] } });

    const list = await send('giam-doc', 'GET', `reports?planId=${planId}&limit=200`);
    const theirs = (list.body['items'] as Report[]).filter(
      ({ leadDivisionId }) => leadDivisionId === 'qlclct',
    );
    const open = theirs.find(({ opensAt }) => opensAt <= new Date().toISOString());
    const { reportId, assignmentId } = open ?? theirs[0] ?? { reportId: 'none', assignmentId: 'none' };
    const seen = await send('tp-qlclct', 'GET', `reports/${reportId}`);
    const submitted = await send(
      'tp-qlclct',
      'POST',
      `reports/${reportId}/submissions`,
      { content },
      seen.etag,
    );
    expect(submitted.body).toMatchObject(
      open ? { outcome: 'accepted', phase: 'submitted' } : { code: 'REPORT_NOT_OPEN_YET' },
    );

    const workflowId = open ? reportWorkflowId(AGENCY, reportId) : assignmentWorkflowId(AGENCY, assignmentId);
    await expect(production.workflowRuns(workflowId)).resolves.toBe(true);
  });

  it('is measured: our answers by route, Temporal requests and slots of the worker', async () => {
    const ours = await (await fetch(`${production.apiUrl}/metrics`)).text();
    expect(ours).toMatch(
      /http_request_duration_seconds_count\{method="POST",route="[^"]*issuance",status="200"\} 1/,
    );
    const theirs = await (await fetch(production.workerMetricsUrl)).text();
    for (const name of ['temporal_request', 'temporal_num_pollers', 'temporal_worker_task_slots_available'])
      expect(theirs).toMatch(new RegExp(`^${name}\\{`, 'm'));
    // How far the workflows are behind the record: measured every few seconds, and soon nothing.
    await until(async () => {
      const text = await (await fetch(production.workerMetricsUrl)).text();
      const lag = (what: string) => new RegExp(`^dondoc_feed_lag_${what}\\{[^}]*\\} 0$`, 'm').test(text);
      return (lag('events') && lag('seconds')) || undefined;
    });
  });

  it('finishes the request under way when it is told to stop, and takes no other', async () => {
    const admin = new pg.Client({ connectionString: production.adminUrl() });
    await admin.connect();
    const later = { planId: 'pgi-later', year: 2027, targets: await targets(), sample: true };
    await admin.query('BEGIN');
    await admin.query('LOCK TABLE events IN SHARE ROW EXCLUSIVE MODE');
    const underWay = send('tong-hop-kh-tc', 'POST', 'plans/pgi-2024/preparations', later);
    await until(async () => {
      const waiting = `SELECT FROM pg_locks WHERE NOT granted AND relation = 'events'::regclass`;
      return (await admin.query(waiting)).rowCount || undefined;
    });
    const stopped = api.stop('SIGTERM');
    await until(() =>
      fetch(`${production.apiUrl}/healthz`).then(
        () => undefined,
        () => true,
      ),
    );
    expect(api.ended).toBe(false);
    await admin.query('COMMIT');
    await admin.end();
    expect(await underWay).toMatchObject({ status: 201, body: { events: ['PlanPrepared'] } });
    expect(await stopped).toMatchObject({ code: 0 });
    const stored = await asked(
      await production.url('database_feed_url'),
      'SELECT type FROM events WHERE agency_id = $1 AND stream_id = $2',
      [AGENCY, 'plan-pgi-later'],
    );
    expect(stored).toEqual([{ type: 'PlanPrepared' }]);
  });

  it('is upgraded in order: migrations beside the old worker, then the worker, then the API', async () => {
    expect(await production.up('migrate').exit).toMatchObject({ code: 0 });
    expect(await worker.stop('SIGTERM')).toMatchObject({ code: 0 });
    worker = production.up('worker');
    await production.healthy('worker', worker);
    api = production.up('api');
    await production.healthy('api', api);
    expect((await send('giam-doc', 'GET', 'plans/pgi-later')).status).toBe(200);
    const reconciled = await production.exec('worker', 'reconcile');
    expect(reconciled).toMatchObject({ code: 0, stdout: expect.stringContaining('0 workflows started') });
    const verified = await production.exec('worker', 'verify');
    expect(verified).toMatchObject({ code: 0 });
  });

  it('is backed up beside what runs, and restored step by step as the manual says', async () => {
    const backup = await production.up('backup').exit;
    expect(backup).toMatchObject({ code: 0 });
    // As the container has it.
    const archive = `/backups/${basename(backup.stdout.trim())}`;
    const plans = async () => (await send('giam-doc', 'GET', 'plans')).body;
    const before = await plans();
    const { etag } = await send('giam-doc', 'GET', 'plans/pgi-2024');
    const later = { planId: 'pgi-lost', year: 2028, targets: await targets(), sample: true };
    expect(await send('tong-hop-kh-tc', 'POST', 'plans/pgi-2024/preparations', later, etag)).toMatchObject({
      status: 201,
    });
    expect(await plans()).not.toEqual(before);

    expect(await api.stop('SIGTERM')).toMatchObject({ code: 0 });
    expect(await worker.stop('SIGTERM')).toMatchObject({ code: 0 });
    const told = await production.exec('migrate', 'restore', archive, '--replace');
    expect(told).toMatchObject({ code: 1, output: expect.stringContaining('would be lost') });
    const restored = await production.exec('migrate', 'restore', archive, '--replace', '--yes');
    expect(restored).toMatchObject({ code: 0 });
    worker = production.up('worker');
    await production.healthy('worker', worker);
    api = production.up('api');
    await production.healthy('api', api);
    expect(await plans()).toEqual(before);
    expect(await production.exec('worker', 'verify')).toMatchObject({ code: 0 });
    const reconciled = await production.exec('worker', 'reconcile');
    expect(reconciled).toMatchObject({ code: 0, stdout: expect.stringContaining('0 workflows started') });
  });
});
