import { binDir, freePort, projectDir, stopLeftOver, stopLeftOverTemporal } from '@dondoc/cli/embedded';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

/** Polls until it is so. The spec's own time limit ends the wait; what was seen last is in the failure's stack. */
export const until = async <T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> => {
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await delay(100);
  }
};

export interface Finished {
  readonly code: number | null;
  /** Both streams, as they came. */
  readonly output: string;
  /** What the command answers; progress and complaints are on the other stream. */
  readonly stdout: string;
}

/** The environment a person's shell has: what jest adds to its own is left out. */
const shellEnvironment = (extra: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const own = ['NODE_OPTIONS', 'NODE_ENV', 'JEST_WORKER_ID', 'DATABASE_URL', 'TEMPORAL_ADDRESS'];
  const kept = Object.entries(process.env).filter(([name]) => !own.includes(name));
  return { ...Object.fromEntries(kept), ...extra };
};

/** An installation on a data folder of its own, used as a person would: by commands in a shell, and by HTTP. */
export class Installation {
  private constructor(
    readonly home: string,
    readonly env: NodeJS.ProcessEnv,
    readonly apiUrl: string,
    readonly temporalAddress: string,
  ) {}

  static async on(home: string, overrides: NodeJS.ProcessEnv = {}): Promise<Installation> {
    const [port, issuer, temporal, ui] = [
      await freePort(),
      await freePort(),
      await freePort(),
      await freePort(),
    ];
    const env = shellEnvironment({
      DONDOC_HOME: home,
      // The programs are fetched once for the project, not once for each spec.
      DONDOC_BIN: binDir(),
      PORT: String(port),
      ISSUER_PORT: String(issuer),
      TEMPORAL_PORT: String(temporal),
      TEMPORAL_UI_PORT: String(ui),
      ...overrides,
    });
    return new Installation(home, env, `http://127.0.0.1:${port}`, `127.0.0.1:${temporal}`);
  }

  /** `npm start`; resolves when it says that it is ready, rejects with all it said when it ends before. */
  async start(): Promise<RunningSystem> {
    const system = new RunningSystem(this.spawn([join(projectDir, 'scripts', 'run.mjs'), 'start']));
    await until(() => {
      if (system.ended) throw new Error(`ended before it was ready:\n${system.output}`);
      return system.output.includes('Dừng: Ctrl-C') || undefined;
    });
    return system;
  }

  /** Ends what a start that was killed has left, should the spec have failed before the next start did. */
  async endLeftOvers(): Promise<void> {
    await stopLeftOverTemporal(this.home);
    const pidFile = await readFile(join(this.home, 'pg', 'postmaster.pid'), 'utf8').catch(() => '');
    const pid = Number.parseInt(pidFile, 10);
    if (Number.isInteger(pid)) await stopLeftOver(pid, this.home, 'SIGINT');
  }

  /** `npm run dondoc -- …` to its end. */
  async dondoc(...args: string[]): Promise<Finished> {
    return this.begin(...args).exit;
  }

  /** As `dondoc`, to do something to it before its end. */
  begin(...args: string[]): RunningSystem {
    return new RunningSystem(this.spawn([join(projectDir, 'scripts', 'run.mjs'), 'cli', ...args]));
  }

  /** A line pasted into a shell in the project's folder. */
  async paste(line: string): Promise<Finished> {
    return new RunningSystem(spawn('bash', ['-c', line], { cwd: projectDir, env: this.env })).exit;
  }

  /** Process ids of the running start and of the services it has started, by name. */
  async processes(): Promise<Readonly<Record<'start' | 'api' | 'worker', number>>> {
    const start = Number(await readFile(join(this.home, 'lock'), 'utf8'));
    const { stdout } = await promisify(execFile)('ps', ['-axww', '-o', 'pid=,ppid=,command=']);
    const children = stdout
      .split('\n')
      .map((line) => /^\s*(\d+)\s+(\d+)\s+.*main\.js (api|worker)$/.exec(line))
      .filter((found) => Number(found?.[2]) === start);
    const named = (name: string): number => Number(children.find((found) => found?.[3] === name)?.[1]);
    return { start, api: named('api'), worker: named('worker') };
  }

  /** What the running start wrote down for the other commands. */
  async runState(): Promise<{ readonly database: { readonly feed: string } }> {
    const text = await readFile(join(this.home, 'running.json'), 'utf8');
    return JSON.parse(text) as { database: { feed: string } };
  }

  private spawn(args: readonly string[]): ChildProcess {
    return spawn(process.execPath, args, { cwd: projectDir, env: this.env });
  }
}

export class RunningSystem {
  /** Both streams, as they came. */
  output = '';
  private stdout = '';
  ended = false;
  readonly exit: Promise<Finished>;

  constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        this.output += chunk.toString('utf8');
      });
    child.stdout?.on('data', (chunk: Buffer) => {
      this.stdout += chunk.toString('utf8');
    });
    this.exit = new Promise((resolve) => {
      child.once('close', (code) => {
        this.ended = true;
        resolve({ code, output: this.output, stdout: this.stdout });
      });
    });
  }

  /** As `head` does when it has seen enough. */
  closeStdout(): void {
    this.child.stdout?.destroy();
  }

  /** Ctrl-C, unless told otherwise; resolves when everything has ended. */
  stop(signal: NodeJS.Signals = 'SIGINT'): Promise<Finished> {
    this.child.kill(signal);
    return this.exit;
  }
}
