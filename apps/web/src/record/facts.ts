import { numbers, showInstant } from '../format/dates.js';
import { withComma } from '../format/decimal.js';
import type { useWords } from '../i18n/i18n.js';

type Translate = ReturnType<typeof useWords>['t'];

/** What of an event's data people read, in this order; the rest is in the stored data. */
export const FACTS = [
  'version',
  'reason',
  'lateReason',
  'directive',
  'level',
  'repeat',
  'daysBefore',
  'limitAt',
  'lastValidDay',
  'scheduledAt',
  'sentAt',
  'raisedAt',
  'receivedAt',
  'receipt',
  'onTime',
  'submittedOnTime',
  'acceptedOnTime',
  'actual',
  'source',
  'number',
  'date',
  'period',
  'name',
  'shortName',
  'before',
  'office',
  'from',
  'to',
  'basis',
  'code',
  'command',
  'count',
] as const;

type Fact = (typeof FACTS)[number];

/** Values of ours that stand for words. */
const SAID = ['beforeArming', 'successorDue', 'mayHaveBeenTold'] as const;

function shown(t: Translate, value: unknown): string | undefined {
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'number') return withComma(String(value));
  if (typeof value !== 'string' || value === '') return undefined;
  const said = SAID.find((one) => one === value);
  if (said) return t(`said.${said}`);
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) ? showInstant(value) : withComma(numbers(value));
}

/** As names and values to be read. */
export const factsOf = (
  t: Translate,
  data: Readonly<Record<string, unknown>> | null,
  only: readonly Fact[] = FACTS,
): readonly (readonly [name: string, value: string])[] =>
  only.flatMap((fact) => {
    const value = shown(t, data?.[fact]);
    return value === undefined ? [] : [[t(`fact.${fact}`), value] as const];
  });
