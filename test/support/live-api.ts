import { createApi, signToken, type SignInConfig } from '@dondoc/api';
import {
  createApplication,
  readCalendarFile,
  readOrganisationFile,
  type Application,
  type Clock,
  type CommandResult,
  type Targeted,
} from '@dondoc/application';
import { stepCommandId } from '@dondoc/contracts';
import { installationActor, type Instant, type StepName } from '@dondoc/domain';
import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freshDatabase, type TestDatabase } from './postgres.js';

export const tokenSecret = 'the secret of the specs, 32 bytes and more';
export const plansDir = fileURLToPath(new URL('../../plans/', import.meta.url));
export const agencyId = 'sgtvt-mau';

/** A bearer token of a person of the sample agency. */
export const tokenFor = (personId: string): Promise<string> =>
  signToken({ secret: tokenSecret, agencyId, personId });

type Json = Record<string, unknown>;
export interface Sending {
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly raw?: string | Buffer;
  readonly key?: string;
  readonly etag?: string;
}

/** Commands of the installation itself, as the first start sends them. */
async function settle(application: Application, targeted: Targeted): Promise<void> {
  const result = await application.bus.execute({
    ...targeted,
    agencyId,
    commandId: randomUUID(),
    actor: installationActor('specs'),
    now: await application.clock.now(),
  });
  if (result.outcome !== 'accepted') throw new Error(JSON.stringify(result));
}

async function settleAgency(application: Application): Promise<void> {
  const file = async (name: string) => readFile(`${plansDir}${name}`, 'utf8');
  const calendar = readCalendarFile(await file('calendar-vn.yaml'), 'calendar-vn.yaml');
  const organisation = readOrganisationFile(await file('sample/people.yaml'), 'people.yaml');
  if (!calendar.ok || !organisation.ok) throw new Error(JSON.stringify([calendar, organisation]));
  const { content } = organisation;
  await settle(application, {
    target: { kind: 'organisation' },
    command: { type: 'ImportOrganisation', content },
  });
  await settle(application, {
    target: { kind: 'calendar' },
    command: { type: 'PublishCalendar', calendar: calendar.calendar },
  });
}

interface Parts {
  /** Without an address of Temporal's, it is away. */
  readonly temporalAddress?: string;
  /** Without it nobody signs in by a browser. */
  readonly signIn?: SignInConfig;
  /** `silent` unless somebody signs in. */
  readonly logLevel?: string;
  /** Instead of the one that the spec sets. */
  readonly clock?: Clock;
}

/** The whole API on a database of its own, with the sample agency and a clock that the spec sets. */
export class LiveApi {
  private constructor(
    readonly database: TestDatabase,
    readonly attachmentsFolder: string,
    readonly application: Application,
    readonly app: Awaited<ReturnType<typeof createApi>>,
    private readonly time: { now: Instant },
    /** All that it wrote to its log. */
    readonly log: readonly string[],
    /** What it does when a minute is over. */
    readonly minutePasses: () => Promise<void>,
    /** What it does now and then while somebody is told of changes. */
    readonly beat: () => void,
  ) {}

  static async start(
    now: Instant,
    { temporalAddress = '127.0.0.1:1', signIn, logLevel = signIn ? 'trace' : 'silent', clock }: Parts = {},
  ): Promise<LiveApi> {
    const database = await freshDatabase();
    const attachmentsFolder = await mkdtemp(join(tmpdir(), 'dondoc-attachments-'));
    const time = { now };
    const application = await createApplication({
      appUrl: database.appUrl,
      clock: clock ?? { now: () => Promise.resolve(time.now) },
    });
    await settleAgency(application);
    const temporal = { connection: { address: temporalAddress }, namespace: 'default', uiUrl: null };
    const log: string[] = [];
    const beating = { beat: (): void => undefined };
    const minute = { passes: (): Promise<void> => Promise.resolve() };
    const app = await createApi({
      application,
      everyBeat: (run) => {
        beating.beat = run;
        return () => undefined;
      },
      everyMinute: (run) => {
        minute.passes = run;
        return () => undefined;
      },
      logTo: new Writable({
        write(chunk: Buffer, _encoding, done) {
          log.push(chunk.toString());
          done();
        },
      }),
      config: {
        tokenSecret,
        logLevel,
        bodyLimit: 1024 * 1024,
        importLimit: 5 * 1024 * 1024,
        attachmentsFolder,
        jobFilesFolder: join(attachmentsFolder, 'jobs'),
        rates: { person: 0, address: 0, signIn: 0 },
        temporal,
        signIn,
      },
    });
    return new LiveApi(
      database,
      attachmentsFolder,
      application,
      app,
      time,
      log,
      () => minute.passes(),
      () => {
        beating.beat();
      },
    );
  }

  set now(now: Instant) {
    this.time.now = now;
  }

  /** Requests of one person. */
  as(personId: string) {
    const send = async (method: 'GET' | 'POST' | 'PUT', path: string, sending: Sending = {}) => {
      const { headers = {}, body, raw, key = randomUUID(), etag } = sending;
      const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
      const response = await this.app.inject({
        method,
        url: `/api/v1/${path}`,
        headers: {
          authorization: `Bearer ${await tokenFor(personId)}`,
          ...(method === 'GET' ? {} : { 'idempotency-key': key }),
          ...(etag === undefined ? {} : { 'if-match': `"${etag}"` }),
          ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(payload === undefined ? {} : { payload }),
      });
      const isJson = /json/.test(String(response.headers['content-type']));
      const answered = isJson ? response.json<Json>() : { text: response.payload };
      return { status: response.statusCode, headers: response.headers, body: answered };
    };
    return {
      get: (path: string) => send('GET', path),
      post: (path: string, sending?: Sending) => send('POST', path, sending),
      put: (path: string, sending?: Sending) => send('PUT', path, sending),
    };
  }

  /** The sample plan, imported and issued on 15 August 2024. */
  async issuePlan(
    yearly: { readonly beforeDay: number; readonly month: number } | null = null,
  ): Promise<void> {
    const imported = await this.as('tong-hop-kh-tc').post('plans', {
      raw: await readFile(`${plansDir}pgi-2024/plan.yaml`, 'utf8'),
      headers: { 'content-type': 'application/yaml' },
    });
    const issued = await this.as('giam-doc').post('plans/pgi-2024/issuance', {
      etag: String(imported.body['etag']),
      body: {
        number: '45/KH-SGTVT',
        date: '2024-08-15',
        signerPersonId: 'giam-doc',
        consolidationSchedule: { quarterly: { beforeDay: 25 }, yearly },
      },
    });
    if (issued.status !== 200) throw new Error(JSON.stringify([imported.body, issued.body]));
  }

  /** A step of the report's process that fell due, as its workflow sends it. */
  carryOut(reportId: string, step: StepName, now: Instant): Promise<CommandResult> {
    const due = { step, arming: 1 };
    return this.application.bus.execute({
      agencyId,
      commandId: stepCommandId({ agencyId, reportId }, due),
      actor: { kind: 'process', workflowId: `report/${agencyId}/${reportId}`, runId: 'run' },
      now,
      target: { kind: 'report', reportId },
      command: { type: 'CarryOutStep', ...due },
    });
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.application.close();
    await this.database.drop();
    await rm(this.attachmentsFolder, { recursive: true, force: true });
  }
}
