import type { useWords } from '../i18n/i18n.js';

const ROMAN: Readonly<Record<string, string>> = { Q1: 'I', Q2: 'II', Q3: 'III', Q4: 'IV' };

/** `2024-Q3` as it is printed: `Quý III/2024`. */
export function periodName(t: ReturnType<typeof useWords>['t'], period: string): string {
  const [year = '', part = ''] = period.split('-');
  const quarter = ROMAN[part];
  return quarter === undefined ? t('period.year', { year }) : t('period.quarter', { quarter, year });
}
