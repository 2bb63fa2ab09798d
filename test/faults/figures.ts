import type { FaultResult } from './run-fault.js';

const MOST_TOLD = 20;

/** What came of one fault, for people. */
export function figures(result: FaultResult): string {
  const { violations, strikes, unanswered } = result;
  const inFlight = strikes.map((strike) => strike.inFlight).join(', ');
  const lines = [
    `  đã nhận ${result.acknowledged}, tìm thấy ${result.found}, ghi hai lần ${result.doubled}, mất ${result.lost} / acknowledged ${result.acknowledged}, found ${result.found}, doubled ${result.doubled}, lost ${result.lost}`,
    `  answers lost ${result.answersLost}, of which committed before ${result.committedBefore}; left open ${unanswered.carriedOut + unanswered.absent}: there ${unanswered.carriedOut}, absent ${unanswered.absent}; refused ${result.refused}`,
    `  in flight at each kill: ${inFlight || '–'}; ${result.events} events; settled after ${(result.settledAfterMs / 1000).toFixed(1)} s; ${result.seconds.toFixed(0)} s in all`,
    violations.length === 0
      ? '  ✓ không có gì sai / the oracle finds nothing wrong'
      : `  ✗ ${violations.length} điều sai / violations:`,
    ...violations.slice(0, MOST_TOLD).map((violation) => `    – ${violation}`),
  ];
  if (violations.length > MOST_TOLD) lines.push(`    … and ${violations.length - MOST_TOLD} more`);
  return lines.join('\n');
}

const HEADINGS = [
  'fault',
  'acknowledged',
  'found',
  'doubled',
  'lost',
  'kills (in flight)',
  'violations',
  's',
];

interface Asked {
  readonly seed: number;
  readonly commands: number;
  readonly clients: number;
}

/** The same run once more; of all faults, or of those named. */
export const toRepeat = ({ seed, commands, clients }: Asked, names: readonly string[] = []): string => {
  const only = names.length === 0 ? '' : ` --only ${names.join(',')}`;
  return `lặp lại / to repeat: npm run faults -- --seed ${seed}${only} --commands ${commands} --clients ${clients}`;
};

/** One line a fault, and the whole. */
export function summary(results: readonly FaultResult[], asked: Asked): string {
  const rows = results.map(({ strikes, ...result }) => [
    ...[result.name, result.acknowledged, result.found, result.doubled, result.lost],
    strikes.length === 0
      ? '–'
      : `${strikes.length} (${strikes.reduce((sum, { inFlight }) => sum + inFlight, 0)})`,
    ...[result.violations.length, Math.round(result.seconds)],
  ]);
  const table = [HEADINGS, HEADINGS.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
  const struck = results.flatMap(({ strikes }) => strikes).filter(({ inFlight }) => inFlight > 0);
  const wrong = results.filter(({ violations }) => violations.length > 0).map(({ name }) => name);
  const seconds = Math.round(results.reduce((sum, result) => sum + result.seconds, 0));
  return [
    ...['', ...table, ''],
    `${struck.length} kills struck with a command in flight; seed ${asked.seed}; ${seconds} s`,
    wrong.length === 0
      ? '✓ không mất, không ghi hai lần / nothing lost, nothing doubled'
      : `✗ ${wrong.join(', ')}; ${toRepeat(asked, wrong)}`,
    '',
  ].join('\n');
}
