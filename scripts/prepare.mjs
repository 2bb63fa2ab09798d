import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pinnedNode, root, run } from './processes.mjs';
import { Failure, say, whileWaiting } from './say.mjs';

const LEAST_NODE = 20;

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

export const checkNode = () => {
  if (Number.parseInt(process.versions.node, 10) < LEAST_NODE)
    throw new Failure(
      `Node.js ${process.version} quá cũ. Hãy cài Node.js ${LEAST_NODE} trở lên (https://nodejs.org) rồi chạy lại.`,
      `Node.js ${process.version} is too old. Install Node.js ${LEAST_NODE} or newer and run this again.`,
    );
};

/**
 * npm writes node_modules/.package-lock.json last, so a half-done installation has none, and an old one
 * differs from package-lock.json.
 */
const dependenciesAreStale = () => {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile) || !existsSync(pinnedNode)) return true;
  const installed = readJson(installedFile).packages;
  const wanted = readJson(join(root, 'package-lock.json')).packages;
  return Object.entries(wanted).some(
    ([path, entry]) =>
      path.startsWith('node_modules/') &&
      entry.link !== true &&
      entry.optional !== true &&
      entry.peer !== true &&
      installed[path]?.version !== entry.version,
  );
};

const NETWORK = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|network/i;

const installDependencies = async () => {
  say(
    'Cài các thư viện (lần đầu mất một, hai phút) …',
    'Installing dependencies (a minute or two, the first time) …',
  );
  const flags = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const installation = npm?.endsWith('.js')
    ? run(process.execPath, [npm, ...flags], { env: process.env, keepErrors: true, stdout: 2 })
    : run('npm', flags, { env: process.env, keepErrors: true, stdout: 2 });
  const { code, errors } = await whileWaiting(installation);
  if (code === 0 && existsSync(pinnedNode)) return;
  if (code === 0)
    throw new Failure(
      `Không có Node 24 đóng gói sẵn cho ${process.platform}-${process.arch}. Hãy dùng Linux, macOS hoặc Windows 64 bit và để npm cài cả gói tùy chọn (đừng dùng --omit=optional).`,
      `There is no pinned Node 24 for ${process.platform}-${process.arch}. Use 64-bit Linux, macOS or Windows, and let npm install optional packages.`,
    );
  throw NETWORK.test(errors)
    ? new Failure(
        'Không tải được thư viện: máy không ra được mạng. Hãy kiểm tra mạng hoặc proxy (npm config get registry) rồi chạy lại.',
        'Dependencies could not be downloaded: check the network or the proxy (npm config get registry) and run this again.',
      )
    : new Failure(
        'npm ci không xong (lý do ở trên). Hãy kiểm tra chỗ trống trên đĩa và quyền ghi thư mục này, rồi chạy lại.',
        'npm ci failed (its reason is above). Check free disk space and that this folder is writable, then run this again.',
      );
};

const stampFile = join(root, 'apps', 'cli', 'dist', '.build-stamp');
const NO_SOURCE = new Set(['node_modules', 'dist', 'dist-test']);

const sources = function* (folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!NO_SOURCE.has(entry.name)) yield* sources(path);
    } else if (/\.(tsx?|json|css|html|svg|mjs)$/.test(entry.name) && !entry.name.endsWith('.spec.ts'))
      yield path;
  }
};

/** Names, sizes and times of everything that is compiled. */
const fingerprint = () => {
  const hash = createHash('sha256');
  const folders = ['libs', 'workflows', 'apps'].flatMap((folder) => [...sources(join(root, folder))]);
  for (const path of [...folders, join(root, 'tsconfig.base.json'), join(root, 'package-lock.json')]) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
};

const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

const compile = async (args) => {
  const { code } = await whileWaiting(run(pinnedNode, args, { stdout: 2 }));
  if (code !== 0)
    throw new Failure(
      'Biên dịch không xong (lỗi ở trên). Nếu bạn không sửa mã nguồn: git status, rồi xóa các thư mục dist và chạy lại.',
      'The build failed (errors above). If you changed no code: see git status, delete the dist folders and run this again.',
    );
};

/** What lies in test/ and runs as a process of its own, into dist-test; quick where nothing changed. */
export const buildTests = () => compile([tsc, '-b', 'test']);

const build = async () => {
  const now = fingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === now) return;
  say('Biên dịch …', 'Building …');
  await compile([tsc, '-b', 'apps/cli']);
  await compile([join(root, 'scripts', 'build-assets.mjs')]);
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, now);
};

/** Brings dependencies and build up to date; silent when they are. */
export const prepare = async () => {
  checkNode();
  if (dependenciesAreStale()) await installDependencies();
  // npm gives the execute bit only to programs it links.
  if ((statSync(pinnedNode).mode & 0o111) === 0) chmodSync(pinnedNode, 0o755);
  await build();
};
