import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
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
    'domain-is-pure': 'libs/domain/src/reads-files.ts',
    'temporal-polyfill-in-calendar-only': 'libs/domain/src/report/counts-days-itself.ts',
    'decimals-in-one-place': 'libs/domain/src/report/divides-itself.ts',
    'workflows-run-in-the-sandbox': 'workflows/src/reads-files.ts',
    'entities-behind-projections': 'apps/api/src/reads-an-entity.ts',
  };

  it('has a planted violation for every rule', () => {
    expect(Object.keys(expected).sort()).toEqual(config.forbidden.map((rule) => rule.name).sort());
  });

  it.each(Object.entries(expected))('%s bites at %s', (rule, file) => {
    expect(found).toContain(`${rule}: ${file}`);
  });
});

describe('the rules inside a file', () => {
  const results = JSON.parse(
    run('eslint/bin/eslint.js', ['--config', `${root}eslint.config.mjs`, '--format', 'json', '.']),
  ) as { filePath: string; messages: { ruleId: string | null }[] }[];
  const found = results.flatMap((result) =>
    result.messages.map((message) => `${message.ruleId}: ${result.filePath.slice(planted.length)}`),
  );

  it.each([
    ['no-restricted-globals', 'libs/domain/src/has-a-clock.ts'],
    ['no-restricted-properties', 'libs/domain/src/throws-dice.ts'],
    ['@typescript-eslint/no-floating-promises', 'apps/api/src/forgets-to-await.ts'],
    ['@typescript-eslint/no-explicit-any', 'apps/api/src/says-any.ts'],
    ['no-restricted-syntax', 'apps/api/src/has-an-enum.ts'],
    ['no-restricted-properties', 'apps/api/src/switched-off.spec.ts'],
    ['@typescript-eslint/switch-exhaustiveness-check', 'apps/api/src/forgets-a-case.ts'],
    ['max-lines', 'workflows/src/long.workflow.ts'],
  ])('%s bites at %s', (rule, file) => {
    expect(found).toContain(`${rule}: ${file}`);
  });
});
