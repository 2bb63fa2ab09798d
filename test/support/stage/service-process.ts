import { type Child, projectDir, startChild } from '@dondoc/cli/embedded';
import { lastLines, READY } from '@dondoc/cli/start';
import { join } from 'node:path';

/**
 * `dist-test` holds test/ as JavaScript (tsc -b): a process cannot run from TypeScript, and these run beside
 * the packages' own dist as the shipped ones do.
 */
export const compiled = (path: string): string => join(projectDir, 'dist-test', 'test', path);

const ENTRIES = {
  api: compiled('support/stage/api-process.js'),
  worker: compiled('support/stage/worker-process.js'),
} as const;

export interface ServiceOptions {
  readonly name: keyof typeof ENTRIES;
  readonly env: NodeJS.ProcessEnv;
  readonly logFile: string;
  /** In the command line, so that what is left over is known by it. */
  readonly home: string;
  readonly nodeArgs: readonly string[];
}

/** Resolves when the service says that it works; rejects with the end of its log when it ended before. */
export const startService = async (options: ServiceOptions): Promise<Child> => {
  const { name, env, logFile, home, nodeArgs } = options;
  let tellReady: () => void = () => undefined;
  const ready = new Promise<'ready'>((resolve) => {
    tellReady = () => {
      resolve(READY);
    };
  });
  const child = startChild({
    command: process.execPath,
    args: ['--enable-source-maps', ...nodeArgs, ENTRIES[name], home],
    env,
    logFile,
    onMessage: (message) => {
      if (message === READY) tellReady();
    },
  });
  if ((await Promise.race([ready, child.exited])) === READY) return child;
  throw new Error(`${name} did not start:\n${await lastLines(logFile)}`);
};
