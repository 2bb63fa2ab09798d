import type { OfficeName, PersonActor } from '@dondoc/domain';

const offices: readonly OfficeName[] = [
  'auditor',
  'director',
  'deputyDirector',
  'administrator',
  'consolidator',
  'reviewer',
];

/** Auditors, leaders, administrators and Planning-Finance's own offices answer for the whole record (spec §8, §9). */
export const seesWholeRecord = (actor: PersonActor): boolean =>
  actor.offices.some(({ office }) => offices.includes(office));
