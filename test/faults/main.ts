import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { faults } from './faults/index.js';
import { brokenOff, runFault, type FaultResult } from './run-fault.js';
import { figures, summary, toRepeat } from './figures.js';

/** `npm run faults`: every fault on real processes, and the oracle's verdict after each; exit code 1 on any violation. */
const USAGE = `npm run faults -- [--seed n] [--only ${faults[0].name},…] [--commands 500] [--clients 64] [--list]`;
const KILLS_AT_LEAST = 20;

const tell = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

class WrongUse extends Error {}

const numberOf = (text: string | undefined, name: string, unless: number): number => {
  if (text === undefined) return unless;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new WrongUse(`--${name} phải là số nguyên dương / must be a positive whole number: ${text}`);
  return number;
};

const settingsFrom = (args: readonly string[]) => {
  const text = { type: 'string' } as const;
  const options = {
    seed: text,
    only: text,
    commands: text,
    clients: text,
    list: { type: 'boolean' },
  } as const;
  const { values } = parse(args, options);
  const names = values.only?.split(',');
  const unknown = names?.find((name) => !faults.some((fault) => fault.name === name));
  if (unknown !== undefined) throw new WrongUse(`không có sự cố này / there is no such fault: ${unknown}`);
  const clients = numberOf(values.clients, 'clients', 64);
  if (clients > 64) throw new WrongUse('--clients: nhiều nhất 64 / 64 at most');
  return {
    seed: numberOf(values.seed, 'seed', randomInt(1, 1_000_000)),
    chosen: names === undefined ? faults : faults.filter(({ name }) => names.includes(name)),
    isWhole: names === undefined,
    commands: numberOf(values.commands, 'commands', 500),
    clients,
    list: values.list ?? false,
  };
};

const parse = <Options extends NonNullable<Parameters<typeof parseArgs>[0]>['options'] & object>(
  args: readonly string[],
  options: Options,
) => {
  try {
    return parseArgs({ args: [...args], options });
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
};

const run = async (): Promise<void> => {
  const { seed, chosen, isWhole, commands, clients, list } = settingsFrom(process.argv.slice(2));
  if (list) {
    for (const { name, vi, en } of faults) process.stdout.write(`${name}: ${vi} / ${en}\n`);
    return;
  }
  const asked = { seed, commands, clients };
  const names = isWhole ? [] : chosen.map(({ name }) => name);
  tell(`seed ${seed}; ${toRepeat(asked, names)}`);
  const results: FaultResult[] = [];
  const one = async (fault: (typeof faults)[number], withSeed: number) => {
    tell(`\n── ${fault.name}: ${fault.vi} / ${fault.en}`);
    const options = { seed: withSeed, commands, clients, say: tell };
    const result = await runFault(fault, options).catch((error: unknown) => brokenOff(fault.name, error));
    results.push(result);
    tell(figures(result));
  };
  for (const fault of chosen) await one(fault, seed);
  const struck = () =>
    results.flatMap(({ strikes }) => strikes).filter(({ inFlight }) => inFlight > 0).length;
  for (let more = 1; isWhole && struck() < KILLS_AT_LEAST; more += 1) await one(faults[0], seed + more);
  process.stdout.write(summary(results, asked));
  process.exitCode = results.some(({ violations }) => violations.length > 0) ? 1 : 0;
};

try {
  await run();
} catch (error) {
  if (!(error instanceof WrongUse)) throw error;
  tell(`✗ ${error.message}\n  ${USAGE}`);
  process.exitCode = 1;
}
