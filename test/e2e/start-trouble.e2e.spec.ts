import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freshDatabase } from '../support/postgres.js';
import { Installation, type RunningSystem, until } from '../support/running-system.js';
import { localEnv } from '../support/temporal.js';

describe('npm start in trouble', () => {
  jest.setTimeout(180_000);
  let home: string;
  const running: RunningSystem[] = [];
  const closing: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'dondoc-e2e-'));
    // PostgreSQL runs under an account of its own when the specs run as root.
    await chmod(home, 0o755);
  });
  afterEach(async () => {
    for (const system of running.splice(0)) await system.stop();
    for (const close of closing.splice(0)) await close();
    await rm(home, { recursive: true, force: true });
  });

  const start = async (installation: Installation): Promise<RunningSystem> => {
    const system = await installation.start();
    running.push(system);
    return system;
  };
  const healthy = async ({ apiUrl }: Installation): Promise<boolean> =>
    fetch(`${apiUrl}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
  const isAlive = (pid: number): boolean => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  };

  it('that is killed outright leaves no service running, and starts again on the same data', async () => {
    const installation = await Installation.on(home);
    closing.push(() => installation.endLeftOvers());
    await start(installation);
    const before = await installation.dondoc('verify');
    const { start: pid, api, worker } = await installation.processes();
    process.kill(pid, 'SIGKILL');
    await until(() => (isAlive(api) || isAlive(worker) ? undefined : true));
    expect(await healthy(installation)).toBe(false);

    await start(installation);
    expect(await healthy(installation)).toBe(true);
    const after = await installation.dondoc('verify');
    expect(after.stdout).toContain('intact');
    expect(after.stdout).toBe(before.stdout);
  });

  it('whose worker or Temporal dies starts it again, and the API goes on', async () => {
    const installation = await Installation.on(home);
    const system = await start(installation);
    const { worker, api } = await installation.processes();
    process.kill(worker, 'SIGKILL');
    await until(() => system.output.includes('"worker" đã chạy lại') || undefined);
    process.kill(Number(await readFile(join(home, 'temporal.pid'), 'utf8')), 'SIGKILL');
    await until(() => system.output.includes('"Temporal" đã chạy lại') || undefined);
    expect(isAlive(api)).toBe(true);
    expect(await healthy(installation)).toBe(true);
    // The processes that were being started when Temporal died are started by then, or now.
    await until(async () => {
      const { stdout } = await installation.dondoc('reconcile');
      return / 0 workflows started/.test(stdout) || undefined;
    });
    expect((await system.stop()).code).toBe(0);
  });

  it('whose API dies says so, stops the rest and ends with an error', async () => {
    const installation = await Installation.on(home);
    const system = await start(installation);
    const { worker, api } = await installation.processes();
    process.kill(api, 'SIGKILL');
    const { code, output } = await system.exit;
    expect(code).toBe(1);
    expect(output).toContain('"api" ended unexpectedly (SIGKILL)');
    expect(output).toContain('Nothing recorded is lost: run npm start again');
    expect(isAlive(worker)).toBe(false);
    expect(await readdir(join(home, 'pg'))).not.toContain('postmaster.pid');
  });

  it('takes the PostgreSQL and the Temporal it is told to, and starts none of its own', async () => {
    const database = await freshDatabase();
    closing.push(() => database.drop());
    const temporal = await localEnv();
    closing.push(() => temporal.teardown());
    const installation = await Installation.on(home, {
      DATABASE_URL: database.appUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      DATABASE_FEED_URL: database.feedUrl,
      TEMPORAL_ADDRESS: temporal.address,
    });
    await start(installation);
    expect(await healthy(installation)).toBe(true);
    expect(await readdir(home)).toEqual(['lock', 'logs', 'running.json', 'secrets.json']);
    const { stdout } = await installation.dondoc('reconcile');
    expect(stdout).toMatch(/[1-9]\d* reports open, 0 workflows started/);
  });

  it('needs all three addresses of a database of its own', async () => {
    const installation = await Installation.on(home, {
      DATABASE_URL: 'postgres://dondoc_app@127.0.0.1/none',
    });
    await expect(installation.start()).rejects.toThrow(/DATABASE_OWNER_URL, DATABASE_FEED_URL missing/);
  });

  it('refuses a port in use before it starts anything', async () => {
    const installation = await Installation.on(home);
    const { port } = new URL(installation.apiUrl);
    const other = createServer();
    await new Promise<void>((resolve) => {
      other.listen(Number(port), '127.0.0.1', resolve);
    });
    closing.push(() => promisify(other.close.bind(other))());
    await expect(installation.start()).rejects.toThrow(
      new RegExp(`${port} \\(API\\)[^]* PORT=\\d+ .*npm start`),
    );
    expect(await readdir(home)).toEqual([]);
  });

  it('a command that has started the database for itself leaves none running when it is told to stop', async () => {
    const installation = await Installation.on(home);
    closing.push(() => installation.endLeftOvers());
    const command = installation.begin('people');
    const postmaster = await until(async () => {
      const text = await readFile(join(home, 'pg', 'postmaster.pid'), 'utf8').catch(() => '');
      return Number.parseInt(text, 10) || undefined;
    });
    const { code, output } = await command.stop();
    expect(output).toContain('Run the same command again');
    expect(code).toBe(1);
    expect(isAlive(postmaster)).toBe(false);
    expect((await readdir(home)).includes('lock')).toBe(false);
  });

  it('a command whose answer nobody reads to its end says nothing of it', async () => {
    const installation = await Installation.on(home);
    const command = installation.begin('--help');
    command.closeStdout();
    const { code, output } = await command.exit;
    expect(output).not.toMatch(/EPIPE|Error|^ +at /m);
    expect(code).toBe(0);
  });
});
