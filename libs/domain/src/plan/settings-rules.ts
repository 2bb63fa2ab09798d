import { isBlank } from '../text.js';
import type { PlanProblem } from './plan-problem.js';
import type { PlanSettings } from './plan.types.js';

/** Whole numbers, both ends included: working days, weeks or (for the grace) seconds. */
const RANGES = {
  missGraceSeconds: [0, 3600],
  level2After: [1, 30],
  level3After: [2, 60],
  weeklyRepeats: [0, 52],
  reviewWithin: [1, 30],
  revisionWithin: [1, 30],
} as const;
const MOST_REMINDERS = 10;
const EARLIEST_REMINDER = 60;

/** What is wrong with the settings of a plan: a number out of range, a ladder out of order, a rule without its basis. */
export function settingsProblems(settings: PlanSettings): PlanProblem[] {
  const problems: PlanProblem[] = [];
  for (const [name, [min, max]] of Object.entries(RANGES) as [
    keyof typeof RANGES,
    readonly [number, number],
  ][]) {
    if (!isWithin(settings[name], min, max)) problems.push(outOfRange([name], { min, max }));
  }
  if (settings.level3After <= settings.level2After) {
    problems.push(outOfRange(['level3After'], { min: settings.level2After + 1, max: RANGES.level3After[1] }));
  }
  const { remindBefore } = settings;
  if (remindBefore.length > MOST_REMINDERS) {
    problems.push(outOfRange(['remindBefore'], { min: 0, max: MOST_REMINDERS }));
  }
  remindBefore.forEach((days, index) => {
    if (!isWithin(days, 1, EARLIEST_REMINDER) || remindBefore.indexOf(days) !== index) {
      problems.push(outOfRange(['remindBefore', index], { min: 1, max: EARLIEST_REMINDER }));
    }
  });
  if (settings.nonWorkingDayPolicy !== 'KEEP' && isBlank(settings.nonWorkingDayBasis ?? '')) {
    problems.push({ code: 'BASIS_REQUIRED', path: ['settings', 'nonWorkingDayBasis'] });
  }
  return problems;
}

const isWithin = (value: number, min: number, max: number): boolean =>
  Number.isInteger(value) && value >= min && value <= max;

const outOfRange = (path: PlanProblem['path'], params: NonNullable<PlanProblem['params']>): PlanProblem => ({
  code: 'SETTING_OUT_OF_RANGE',
  path: ['settings', ...path],
  params,
});
