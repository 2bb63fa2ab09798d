import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pinnedNode, environment, root, run } from './processes.mjs';

/** Every check of the project, one after another; a red phase does not hide the next. */
const tool = (...path) => join(root, 'node_modules', ...path);
const results = mkdtempSync(join(tmpdir(), 'dondoc-results-'));

const command = async (command, args) => {
  const { code } = await run(command, args);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
};

/** Runs jest and counts from its JSON; a suite that could not even be loaded counts as a failure. */
const jest = async (name, args, env = {}) => {
  const file = join(results, `${name}.json`);
  const jestArgs = [tool('jest', 'bin', 'jest.js'), '--json', `--outputFile=${file}`, ...args];
  const { code } = await run(pinnedNode, ['--no-warnings', '--experimental-vm-modules', ...jestArgs], {
    env: environment(env),
    stdout: 'ignore',
  });
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
    return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
};

/** Of work that needs one core each. */
const together = async (...works) =>
  (await Promise.all(works)).reduce((sum, { passed, failed }) => ({
    passed: sum.passed + passed,
    failed: sum.failed + failed,
  }));

/** A spec that failed may leave a server of its own running: that must not keep the whole check waiting. */
const SERVERS = '--forceExit';
const PURE = ['--testMatch', '**/*.spec.ts', '!**/*.int.spec.ts', '!**/*.e2e.spec.ts'];
/** Of two cores jest would leave one free. */
const ALL_CORES = '--maxWorkers=100%';
const PAGES = '**/test/web/*.e2e.spec.ts';
/** What computes or words an instant must not feel the zone of the machine. */
const ZONED = ['libs/domain/', 'workflows/', 'apps/cli/src/rehearse/', 'test/examples/'];
const ZONES = ['UTC', 'America/New_York', 'Asia/Ho_Chi_Minh'];

const phases = [
  ['types and build', () => command(pinnedNode, [tool('typescript', 'bin', 'tsc'), '-b'])],
  ['workflow bundle and pages', () => command(pinnedNode, [join(root, 'scripts', 'build-assets.mjs')])],
  ['pure specs', () => jest('pure', [ALL_CORES, ...PURE])],
  ...ZONES.map((zone) => [
    `specs of dates and their wording, TZ=${zone}`,
    () => jest(`dates-${zone.replace('/', '-')}`, [...ZONED, ...PURE], { TZ: zone }),
  ]),
  ["Temporal's programs", () => command(pinnedNode, [join(root, 'scripts', 'fetch-temporal.mjs')])],
  [
    'specs on PostgreSQL and Temporal',
    () => jest('int', [SERVERS, ALL_CORES, '--testMatch', '**/*.int.spec.ts']),
  ],
  ['pages in Chromium', () => jest('web', [SERVERS, ALL_CORES, '--testMatch', PAGES])],
  [
    'whole system, and lint beside it',
    () =>
      together(
        jest('e2e', [SERVERS, '--runInBand', '--testMatch', '**/*.e2e.spec.ts', `!${PAGES}`]),
        command('npm', ['run', '--silent', 'lint']),
      ),
  ],
];

const total = { passed: 0, failed: 0 };
const red = [];
for (const [index, [name, phase]] of phases.entries()) {
  process.stderr.write(`\n── ${index + 1}/${phases.length} ${name}\n`);
  const since = Date.now();
  const { passed, failed } = await phase();
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) red.push(name);
  const seconds = Math.round((Date.now() - since) / 1000);
  process.stderr.write(`── ${name}: ${passed} passed, ${failed} failed, ${seconds} s\n`);
}
rmSync(results, { recursive: true, force: true });
if (red.length > 0) process.stdout.write(`\nfailed: ${red.join('; ')}\n`);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
