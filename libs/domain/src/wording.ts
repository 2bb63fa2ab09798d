import type { PeriodKey } from './calendar/calendar.types.js';
import type { StepName } from './report/report.types.js';

/**
 * Words for what the domain names, one wording for every screen. A subpath of the package as well
 * (`@dondoc/domain/wording`): workflows bundle this file alone, without calendars and decimals.
 */

const ROMAN = ['I', 'II', 'III', 'IV'] as const;

/** As printed: "Quý III/2024", "Năm 2024". Throws RangeError for a key that is none. */
export function periodName(key: PeriodKey): string {
  const parts = /^(\d{4})-(?:Y|Q([1-4]))$/.exec(key);
  if (!parts) throw new RangeError(`Not a period key: ${key}`);
  const [, year, quarter] = parts;
  return quarter === undefined ? `Năm ${year}` : `Quý ${ROMAN[Number(quarter) - 1]}/${year}`;
}

export interface Words {
  readonly vi: string;
  readonly en: string;
}

/** What a time-driven step does: a phrase without its full stop. */
export function stepName(step: StepName): Words {
  const [kind, number] = step.split(':');
  switch (kind) {
    case 'reminder':
      return number === '1'
        ? { vi: 'Nhắc việc vào ngày làm việc cuối', en: 'Reminder on the last working day' }
        : {
            vi: `Nhắc việc trước hạn ${number} ngày làm việc`,
            en: `Reminder ${number} working days before the limit`,
          };
    case 'missed':
      return {
        vi: 'Ghi nhận quá hạn, báo cáo lên cấp trên mức 1',
        en: 'Record the missed limit, escalate to level 1',
      };
    case 'level':
      return { vi: `Báo cáo lên cấp trên mức ${number}`, en: `Escalate to level ${number}` };
    case 'weekly':
      return { vi: `Đôn đốc hằng tuần lần ${number}`, en: `Weekly repeat ${number}, to the director` };
    case 'review':
      return {
        vi: `Báo việc xem xét phiên bản ${number} đã quá hạn`,
        en: `Report that the review of version ${number} is overdue`,
      };
    default:
      // Words never stop a process: a step of a newer version is named as it is.
      return { vi: step, en: step };
  }
}
