import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createRequire } from 'node:module';

const root = fileURLToPath(new URL('../../', import.meta.url));
const planted = fileURLToPath(new URL('./planted/', import.meta.url));
const run = (tool: string, args: string[]): string => {
  try {
    return execFileSync(process.execPath, [`${root}node_modules/${tool}`, ...args], {
      cwd: planted,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
  } catch (failure) {
    // Both tools leave with an error code when they find what they look for.
    return (failure as { stdout: string }).stdout;
  }
};

describe('the rules between packages', () => {
  const config = createRequire(import.meta.url)(`${root}.dependency-cruiser.cjs`) as {
    forbidden: { name: string }[];
  };
  const report = JSON.parse(
    run('dependency-cruiser/bin/dependency-cruiser.mjs', [
      '--config',
      `${root}.dependency-cruiser.cjs`,
      '--ts-config',
      `${root}tsconfig.base.json`,
      '--output-type',
      'json',
      'apps',
      'libs',
      'workflows',
    ]),
  ) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  const found = report.summary.violations.map((violation) => `${violation.rule.name}: ${violation.from}`);

  const expected: Record<string, string> = {
    'no-circular': 'libs/domain/src/chicken.ts',
    'decider-stands-alone': 'libs/decider/src/knows-the-domain.ts',
    'domain-knows-the-decider-only': 'libs/domain/src/asks-the-store.ts',
    'event-store-knows-no-domain': 'libs/event-store/src/knows-the-domain.ts',
    'read-models-know-domain-and-store': 'libs/read-models/src/knows-the-application.ts',
    'contracts-know-the-domain': 'libs/contracts/src/knows-the-store.ts',
    'workflows-know-contracts-and-domain': 'workflows/src/knows-the-application.ts',
    'application-knows-libs-only': 'libs/application/src/knows-an-app.ts',
    'no-app-below': 'libs/application/src/knows-an-app.ts',
    'api-and-worker-apart': 'apps/worker/src/knows-the-api.ts',
    'web-talks-to-the-api-only': 'apps/web/src/knows-the-api.ts',
    'domain-is-pure': 'libs/domain/src/reads-files.ts',
    'temporal-polyfill-in-calendar-only': 'libs/domain/src/report/counts-days-itself.ts',
    'decimals-in-one-place': 'libs/domain/src/report/divides-itself.ts',
    'workflows-run-in-the-sandbox': 'workflows/src/reads-files.ts',
    'entities-behind-projections': 'apps/api/src/reads-a-row.ts',
  };

  it('has a planted violation for every rule', () => {
    expect(Object.keys(expected).sort()).toEqual(config.forbidden.map((rule) => rule.name).sort());
  });

  it.each(Object.entries(expected))('%s bites at %s', (rule, file) => {
    expect(found).toContain(`${rule}: ${file}`);
  });

  it('takes a file of several rows for rows as well, from any app', () => {
    expect(found).toContain('entities-behind-projections: apps/cli/src/reads-rows.ts');
  });
});

describe('the rules inside a file', () => {
  const results = JSON.parse(
    run('eslint/bin/eslint.js', ['--config', `${root}eslint.config.mjs`, '--format', 'json', '.']),
  ) as { filePath: string; messages: { ruleId: string | null; message: string }[] }[];
  const found = results.flatMap((result) =>
    result.messages.map(
      ({ ruleId, message }) => `${ruleId}: ${result.filePath.slice(planted.length)}: ${message}`,
    ),
  );

  /** Rule, file, and what its message names, where one entry forbids several things. */
  const expected: readonly (readonly [rule: string, file: string, names?: string])[] = [
    ...['Date', 'process', 'setTimeout', 'setInterval', 'crypto', 'fetch', 'console', 'performance'].map(
      (name) => ['no-restricted-globals', 'libs/domain/src/has-a-clock.ts', `'${name}'`] as const,
    ),
    ['no-restricted-properties', 'libs/domain/src/throws-dice.ts', "'Math.random'"],
    ['@typescript-eslint/no-floating-promises', 'apps/api/src/forgets-to-await.ts'],
    ['@typescript-eslint/no-explicit-any', 'apps/api/src/says-any.ts'],
    ['@typescript-eslint/switch-exhaustiveness-check', 'apps/api/src/forgets-a-case.ts'],
    ['@typescript-eslint/consistent-type-imports', 'libs/contracts/src/imports-a-type-as-a-value.ts'],
    ['@typescript-eslint/no-unused-vars', 'libs/contracts/src/leaves-something-over.ts', "'over'"],
    ['@typescript-eslint/restrict-template-expressions', 'libs/contracts/src/prints-an-object.ts'],
    ['eqeqeq', 'libs/contracts/src/compares-loosely.ts'],
    ['no-restricted-syntax', 'apps/api/src/has-an-enum.ts'],
    ['no-restricted-imports', 'apps/api/src/reads-through-the-barrel.ts', "'AgencyRow'"],
    ['no-restricted-imports', 'apps/api/src/opens-a-transaction.ts', "'withAgency'"],
    ...['it.skip', 'it.only', 'describe.skip', 'describe.only'].map(
      (name) => ['no-restricted-properties', 'apps/api/src/switched-off.spec.ts', `'${name}'`] as const,
    ),
    ['max-lines', 'workflows/src/long.workflow.ts', '(151). Maximum allowed is 150'],
    ['max-lines', 'libs/contracts/src/long.ts', '(401). Maximum allowed is 400'],
  ];

  it.each(expected.map(([rule, file, names = '']) => [rule, file, names]))(
    '%s bites at %s %s',
    (rule, file, names) => {
      const at = found.filter((one) => one.startsWith(`${rule}: ${file}: `) && one.includes(names));
      expect(at).not.toEqual([]);
    },
  );

  it('has a planted violation for every rule that the configuration sets', () => {
    const source = readFileSync(`${root}eslint.config.mjs`, 'utf8');
    const set = [...source.matchAll(/^ +'?([@\w/-]+)'?: (?:'error'|\[\s*'error')/gm)].map(([, rule]) => rule);
    expect(set.length).toBeGreaterThan(10);
    expect([...new Set(expected.map(([rule]) => rule))].sort()).toEqual([...new Set(set)].sort());
  });
});
