import { StartFailure } from '@dondoc/cli/embedded';
import { parseArgs } from 'node:util';

export const PARTS = ['commands', 'storm', 'scale'] as const;
export type PartName = (typeof PARTS)[number];

export interface BenchOptions {
  readonly parts: readonly PartName[];
  readonly quick: boolean;
  /** Leaves out the ten minutes in which the reports' own workflows are alone with a limit. */
  readonly roundsOnly: boolean;
  /** Undefined leaves it to each part. */
  readonly repeats: number | undefined;
  /** In the store of `scale`, 10,000 reports each. */
  readonly agencies: number | undefined;
  readonly json: string | undefined;
  readonly profile: boolean;
}

export const USAGE = `npm run bench -- [${PARTS.join('|')} …] [--quick] [--rounds-only] [--repeats n] [--agencies n] [--json tệp/file] [--profile]
  commands   lệnh của người dùng qua HTTP / people's commands over HTTP
  storm      1.000 và 10.000 báo cáo cùng một hạn / reports that share one limit
  scale      10.000 báo cáo đang mở, 1.000.000 trong kho / open reports, and in the store
  --quick    cỡ nhỏ, một lượt / small sizes, one repeat
  --rounds-only  storm: bỏ lượt không có đồng hồ kỳ / leaves out the run without the rounds' clocks
  --agencies số cơ quan trong kho, mỗi cơ quan 10.000 báo cáo / agencies in the store, 10,000 reports each
  --profile  ghi hồ sơ CPU của API / a CPU profile of the API`;

/** Throws StartFailure with the usage. */
export const readOptions = (args: readonly string[]): BenchOptions => {
  const { values, positionals } = parsed(args);
  const repeats = countOf('repeats', values.repeats);
  const parts = positionals.map((name) => PARTS.find((part) => part === name) ?? name);
  const unknown = parts.find((part) => !PARTS.some((known) => known === part));
  if (unknown !== undefined) throw mistake(unknown);
  return {
    parts: PARTS.filter((part) => parts.length === 0 || parts.includes(part)),
    quick: values.quick,
    roundsOnly: values['rounds-only'],
    repeats: repeats ?? (values.quick ? 1 : undefined),
    agencies: countOf('agencies', values.agencies),
    json: values.json,
    profile: values.profile,
  };
};

const MOST = 1_000;

const countOf = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > MOST) throw mistake(`--${name} ${text}`);
  return count;
};

const parsed = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        quick: { type: 'boolean', default: false },
        'rounds-only': { type: 'boolean', default: false },
        repeats: { type: 'string' },
        agencies: { type: 'string' },
        json: { type: 'string' },
        profile: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw mistake(error instanceof Error ? error.message : String(error));
  }
};

const mistake = (what: string): StartFailure =>
  new StartFailure(`Không hiểu: ${what}. Cách dùng:`, `Not understood: ${what}. Usage:\n${USAGE}`);
