import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Known } from './known.js';
import { schemathesisPackages } from './packages.js';
import type { Document } from './real.js';

const rules = fileURLToPath(new URL('schemathesis.toml', import.meta.url));

export interface Fuzzing {
  readonly url: string;
  /** What the API is held against. */
  readonly document: Document;
  /** Of whoever asks; nobody without. */
  readonly token?: string | undefined;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly known: Known['values'];
  readonly seed: number;
  /** Of each operation, made up. */
  readonly examples: number;
  /** Ids of operations of which not every boundary is tried, one by one. */
  readonly noBoundariesOf?: readonly string[] | undefined;
  /** Ids of operations, when it is not all of them. */
  readonly only?: readonly string[];
}

export interface Fuzzed {
  readonly code: number | null;
  /** What Schemathesis says of it, with a request to repeat for each failure. */
  readonly output: string;
  /** Requests made up. */
  readonly cases: number;
}

/** How often a value that the API knows is sent where one is known; it is made up otherwise. */
const KNOWN = 0.7;

async function configOf({ known, token, noBoundariesOf = [] }: Fuzzing): Promise<string> {
  const entries = Object.entries(known).filter(([, values]) => values.length > 0);
  return [
    await readFile(rules, 'utf8'),
    ...(token === undefined ? [] : ['[auth.openapi.bearer]', `bearer = ${JSON.stringify(token)}`]),
    ...entries.map(([place, values]) => `[dictionaries."${place}"]\nvalues = ${JSON.stringify(values)}`),
    '[parameters]',
    ...entries.map(([place]) => `"${place}" = { dictionary = "${place}", probability = ${KNOWN} }`),
    ...(noBoundariesOf.length === 0
      ? []
      : [
          '[[operations]]',
          `include-operation-id = ${JSON.stringify(noBoundariesOf)}`,
          'phases.coverage.enabled = false',
        ]),
    '',
  ].join('\n');
}

/** Asks the API whatever its document allows and forbids, and holds every answer against the document. */
export async function fuzz(fuzzing: Fuzzing): Promise<Fuzzed> {
  const packages = await schemathesisPackages();
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-fuzz-'));
  try {
    const [config, file, report] = ['schemathesis.toml', 'openapi.json', 'report.json'].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    await writeFile(config, await configOf(fuzzing));
    await writeFile(file, JSON.stringify(fuzzing.document));
    const { url, headers = {}, seed, examples, only = [] } = fuzzing;
    const { code, output } = await python(packages, folder, [
      ...['-m', 'schemathesis.cli', '--config-file', config, 'run', file],
      ...['--url', url, '--seed', String(seed), '--max-examples', String(examples)],
      ...['--report-json-path', report],
      ...Object.entries(headers).flatMap(([name, value]) => ['--header', `${name}: ${value}`]),
      ...only.flatMap((operationId) => ['--include-operation-id', operationId]),
    ]);
    const written = await readFile(report, 'utf8').catch((error: unknown) => {
      throw new Error(output, { cause: error });
    });
    const { test_cases } = JSON.parse(written) as { test_cases: { generated: number } };
    return { code, output, cases: test_cases.generated };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const python = (packages: string, cwd: string, args: readonly string[]) =>
  new Promise<Omit<Fuzzed, 'cases'>>((resolve, reject) => {
    const env = {
      ...process.env,
      PYTHONPATH: packages,
      NO_COLOR: '1',
      HYPOTHESIS_STORAGE_DIRECTORY: join(packages, '..', 'hypothesis'),
    };
    const child = spawn('python3', args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, output });
    });
  });
