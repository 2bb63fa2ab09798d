import { join } from 'node:path';
import { withSecretFiles } from '@dondoc/application';
import { type Child, StartFailure, startTemporal, temporalBinary } from '../embedded/index.js';
import { step, tell } from './console.js';
import { type DatabaseUrls, externalDatabase, migrateExternal, startDatabase } from './database.js';
import { firstStart } from './first-start.js';
import { Interrupted, Interruption } from './interruption.js';
import { lockHome } from './lock.js';
import { removeRunState, stopLeftOvers, writeRunState } from './run-state.js';
import { RunningParts } from './running-parts.js';
import { loadSecrets } from './secrets.js';
import { lastLines, startService } from './service.js';
import { assertPortsFree, startSettings } from './settings.js';
import { startSignIn } from './sign-in.js';
import { welcome } from './welcome.js';

/** Starts everything, waits for Ctrl-C, stops everything; gives the exit code. */
export const start = async (given: NodeJS.ProcessEnv = process.env): Promise<number> => {
  const env = withSecretFiles(given);
  // A closed terminal must not end us before our parts have been stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const parts = new RunningParts();
  const interruption = new Interruption(() => {
    parts.kill();
  });
  const settings = await startSettings(env);
  const release = await lockHome(settings.home);
  let exitCode = 0;
  const closing: (() => Promise<void>)[] = [];
  try {
    await stopLeftOvers(settings.home);
    await assertPortsFree(settings, env);
    await startParts(settings, env, parts, interruption, closing);
    const death = await Promise.race([parts.death, interruption.asked]);
    if (death) {
      tell(
        `\n✗ "${death.name}" đã dừng bất ngờ (${death.how}); dừng các phần còn lại. Điều gì đã ghi thì không mất: hãy chạy lại npm start. Xem ${death.logFile}\n  "${death.name}" ended unexpectedly (${death.how}); stopping the rest. Nothing recorded is lost: run npm start again. The end of its log:\n${await lastLines(death.logFile)}`,
      );
      exitCode = 1;
    }
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  } finally {
    await parts.stop((name) => {
      tell(`  – ${name}`);
    });
    for (const close of closing) await close();
    await removeRunState(settings.home);
    await release();
  }
  if (exitCode === 0) tell('Đã dừng, dữ liệu còn nguyên / stopped, all data kept');
  return exitCode;
};

type Settings = Awaited<ReturnType<typeof startSettings>>;

const startParts = async (
  settings: Settings,
  env: NodeJS.ProcessEnv,
  parts: RunningParts,
  interruption: Interruption,
  /** Of what runs in this very process. */
  closing: (() => Promise<void>)[],
): Promise<void> => {
  const { home } = settings;
  const logFile = (name: string): string => join(home, 'logs', `${name}.log`);
  const secrets = await loadSecrets(home);
  const tokenSecret = env['DONDOC_TOKEN_SECRET'] || secrets.token;

  // What may be missing or not answer is found before anything is made.
  if (settings.temporal) await temporalBinary('temporal', tell);
  else if (settings.temporalAddress !== undefined)
    await (await import('../temporal-access.js')).assertTemporalAnswers(env, settings.temporalAddress);

  let database: DatabaseUrls | undefined = externalDatabase(env);
  if (database) {
    const { owner } = database;
    await step('Cập nhật cơ sở dữ liệu', 'migrating the database', () => migrateExternal(env, owner));
  } else {
    database = await step('Cơ sở dữ liệu PostgreSQL', 'PostgreSQL', async () => {
      const { postgres, urls } = await startDatabase(home, secrets);
      parts.add('PostgreSQL', postgres, logFile('postgres'));
      return urls;
    });
  }
  interruption.check();

  let temporalAddress = settings.temporalAddress;
  let temporalUi = env['TEMPORAL_UI_URL'];
  const { temporal: ports } = settings;
  if (ports) {
    const again = () => startTemporal({ home, ...ports, progress: tell });
    const temporal = await step('Temporal', 'Temporal', again);
    parts.add('Temporal', temporal, logFile('temporal')).startAgainBy(again);
    temporalAddress = temporal.address;
    temporalUi = temporal.uiUrl;
  }
  if (temporalAddress === undefined)
    throw new StartFailure('Thiếu TEMPORAL_ADDRESS.', 'TEMPORAL_ADDRESS is missing.');
  interruption.check();

  const { app } = database;
  const demo = await step('Kế hoạch', 'plans', () => firstStart(app));
  interruption.check();

  const apiUrl = `http://127.0.0.1:${settings.port}`;
  const signIn = await startSignIn({
    env,
    port: settings.issuerPort ?? 0,
    apiUrl,
    people: demo.people,
    seed: secrets.issuer,
  });
  closing.push(() => signIn.close());

  const childEnv: NodeJS.ProcessEnv = {
    ...env,
    ...signIn.env,
    NODE_ENV: 'production',
    DATABASE_URL: database.app,
    DATABASE_FEED_URL: database.feed,
    TEMPORAL_ADDRESS: temporalAddress,
    DONDOC_TOKEN_SECRET: tokenSecret,
    HOST: settings.host,
    PORT: String(settings.port),
    ...(temporalUi === undefined ? {} : { TEMPORAL_UI_URL: temporalUi }),
  };
  // Only migrations may act as the owner.
  delete childEnv['DATABASE_OWNER_URL'];
  const state = { database, temporalAddress, apiUrl, tokenSecret };
  const launch = (name: 'api' | 'worker') => startService(name, childEnv, logFile(name));
  await step('API và các tiến trình', 'API and worker', async () => {
    const [worker, api] = [launch('worker'), launch('api')];
    const runningWith = ({ pid }: Child) => writeRunState(home, { ...state, services: [pid, api.child.pid] });
    const workerPart = parts.add('worker', worker.child, logFile('worker'));
    parts.add('api', api.child, logFile('api'));
    await Promise.all([worker.ready, api.ready]);
    await runningWith(worker.child);
    // Reports are sent and decided without the processes; only what time makes due waits for them.
    workerPart.startAgainBy(async () => {
      const { child, ready } = launch('worker');
      await ready;
      await runningWith(child);
      return child;
    });
  });
  interruption.check();

  const startedAt = Number(env['DONDOC_STARTED_AT'] || Number.NaN);
  const seconds = Number.isNaN(startedAt) ? process.uptime() : (Date.now() - startedAt) / 1000;
  const { signInUrl } = signIn;
  tell(welcome({ apiUrl, signInUrl, temporalAddress, temporalUi, demo, seconds, home }));
};
