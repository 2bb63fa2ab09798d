import { expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

it('is generated from openapi.json as it is (npm run schema -w @dondoc/web writes it anew)', () => {
  const generator = file('../../node_modules/openapi-typescript/bin/cli.js');
  const made = execFileSync(process.execPath, [generator, file('../../../api/openapi.json')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 26,
  });
  expect(made.trim()).toBe(readFileSync(file('./schema.d.ts'), 'utf8').trim());
});
