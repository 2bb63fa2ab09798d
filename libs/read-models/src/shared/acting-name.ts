import type { EventMeta } from '@dondoc/event-store';

/** Who acted, as it is printed: of a substitute both names and the decision (spec §4, absence). */
export const actingName = ({ actor, onBehalfOf }: EventMeta): string => {
  if (actor.kind === 'process') return actor.id;
  return onBehalfOf === null
    ? actor.name
    : `${actor.name} (thay ${onBehalfOf.name} theo ${onBehalfOf.basis})`;
};
