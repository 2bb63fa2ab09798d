import {
  calendarDecider,
  dayOf,
  organisationDecider,
  type CalendarCommand,
  type OrganisationCommand,
} from '@dondoc/domain';
import { appendTo, noReport, type Handler, type Handling } from './handled.js';
import { foldOn } from '@dondoc/read-models';
import { fold, streamOf } from './streams.js';

export function handleOrganisation(
  { envelope, surroundings }: Handler,
  command: OrganisationCommand,
): Handling {
  const { actor, now } = envelope;
  const { organisation } = surroundings;
  const context = { actor, now, today: dayOf(now) };
  const decision = organisationDecider.decide(organisation.state, command, context);
  if (decision.outcome !== 'accepted') return decision;
  return {
    outcome: 'accepted',
    writes: [
      {
        append: appendTo(streamOf.organisation, organisation, decision.events, now),
        change: (recorded) => ({
          kind: 'organisation',
          ...foldOn(organisationDecider, organisation, recorded),
        }),
      },
    ],
    answer: noReport,
  };
}

export async function handleCalendar({ tx, envelope }: Handler, command: CalendarCommand): Promise<Handling> {
  const { agencyId, actor, now } = envelope;
  const calendar = await fold(tx, agencyId, streamOf.calendar, calendarDecider);
  const decision = calendarDecider.decide(calendar.state, command, { actor });
  if (decision.outcome !== 'accepted') return decision;
  const append = appendTo(streamOf.calendar, calendar, decision.events, now);
  return { outcome: 'accepted', writes: [{ append, change: undefined }], answer: noReport };
}
