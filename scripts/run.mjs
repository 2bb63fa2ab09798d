import { join } from 'node:path';
import { buildTests, prepare } from './prepare.mjs';
import { environment, pinnedNode, root, run } from './processes.mjs';
import { Failure } from './say.mjs';

/**
 * Behind npm start, npm test, npm run rehearse, npm run bench, npm run faults and npm run dondoc. Needs Node 20 and nothing
 * else: it installs and builds what is missing, then goes on under the Node 24 that the lock file pins.
 */
const cli = join(root, 'apps', 'cli', 'dist', 'main.js');
const targets = {
  start: [cli, 'start'],
  test: [join(root, 'scripts', 'test.mjs')],
  rehearse: [cli, 'rehearse'],
  bench: [join(root, 'dist-test', 'test', 'bench', 'main.js')],
  faults: [join(root, 'dist-test', 'test', 'faults', 'main.js')],
  cli: [cli],
};
/** Not of the program that is shipped: compiled only when asked for. */
const OF_THE_TESTS = ['bench', 'faults'];

const [name, ...rest] = process.argv.slice(2);
const startedAt = String(Date.now());

try {
  const target = targets[name];
  if (target === undefined)
    throw new Failure(
      `Không có việc "${name ?? ''}". Dùng một trong: ${Object.keys(targets).join(', ')}.`,
      `There is no task "${name ?? ''}". Use one of: ${Object.keys(targets).join(', ')}.`,
    );
  await prepare();
  if (OF_THE_TESTS.includes(name)) await buildTests();
  const env = environment({ DONDOC_STARTED_AT: startedAt });
  const { code } = await run(pinnedNode, ['--enable-source-maps', ...target, ...rest], { env });
  process.exitCode = code;
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stderr.write(`✗ ${error.message}\n`);
  process.exitCode = error.exitCode;
}
