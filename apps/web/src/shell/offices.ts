import type { Schemas } from '../api/queries.js';
import type { useWords } from '../i18n/i18n.js';

type Translate = ReturnType<typeof useWords>['t'];

/** `Trưởng phòng, Phòng Kế hoạch - Tài chính`, of an office whoever holds it: the title of a head is the division's. */
export function officeName(
  t: Translate,
  office: Schemas['OfficeHeld']['office'],
  divisionId: string | null,
  divisions: readonly Schemas['Division'][],
): string {
  const division = divisions.find((one) => one.divisionId === divisionId);
  const title = (office === 'head' && division?.headTitle) || t(`office.${office}`);
  return division ? `${title}, ${division.name}` : title;
}

/** `Trưởng phòng, Phòng Kế hoạch - Tài chính`: the title of a head is the division's. */
export function officeTitle(
  t: Translate,
  { office, divisionId, insteadOf }: Schemas['OfficeHeld'],
  divisions: readonly Schemas['Division'][],
): string {
  const instead = insteadOf ? ` (${t('office.insteadOf', { name: insteadOf.name })})` : '';
  return `${officeName(t, office, divisionId, divisions)}${instead}`;
}
