import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../', import.meta.url));
const bin = join(root, 'node_modules', '.bin');

/** The pinned Node 24 that the lock file brings. */
export const pinnedNode = join(bin, process.platform === 'win32' ? 'node.cmd' : 'node');

/** The pinned node comes first on the PATH of everything we start. */
export const environment = (extra = {}) => ({
  ...process.env,
  ...extra,
  PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
});

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program to its end; gives its exit code and, with `keepErrors`, what it wrote to stderr.
 * Signals are passed on and the program decides: this process ends when it has ended.
 */
export const run = (command, args, { env = environment(), keepErrors = false, stdout = 'inherit' } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: ['inherit', stdout, keepErrors ? 'pipe' : 'inherit'],
      shell: process.platform === 'win32',
    });
    let errors = '';
    child.stderr?.on('data', (chunk) => {
      errors += chunk;
      process.stderr.write(chunk);
    });
    const pass = (signal) => child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, pass);
    const settled = () => {
      for (const signal of SIGNALS) process.off(signal, pass);
    };
    child.once('error', (error) => {
      settled();
      reject(error);
    });
    child.once('close', (code, signal) => {
      settled();
      resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 143), errors });
    });
  });
