import { useQuery } from '@tanstack/react-query';
import { reads, type Schemas } from '../api/queries.js';
import { useWords } from '../i18n/i18n.js';
import { officeName } from '../shell/offices.js';

/** Who did it, for whom, and in which office. */
export function ActorLine({ meta }: { readonly meta: Schemas['EventMeta'] | null }) {
  const { t } = useWords();
  const divisions = useQuery(reads.divisions).data?.items ?? [];
  if (meta === null) return null;
  const { actor, office, divisionId, onBehalfOf } = meta;
  if (actor.kind === 'process') return t('record.process');
  // Of an office that a later release knows, nothing is said rather than something wrong.
  const held = OFFICES.find((known) => known === office);
  const who = held
    ? t('record.by', { name: actor.name, office: officeName(t, held, divisionId, divisions) })
    : actor.name;
  return onBehalfOf ? `${who}, ${t('record.instead', { name: onBehalfOf.name })}` : who;
}

export const OFFICES = [
  'officer',
  'head',
  'consolidator',
  'reviewer',
  'clerk',
  'deputyDirector',
  'director',
  'auditor',
  'administrator',
] as const satisfies readonly Schemas['OfficeHeld']['office'][];
