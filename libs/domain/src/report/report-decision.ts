import type { Accepted, Decision, Refused } from '@dondoc/decider';
import { accept, refuse } from '@dondoc/decider';
import type { PersonActor } from '../actor.js';
import { whenCovered } from '../calendar/index.js';
import type { ReportCommand, ReportContext, ReportRefusal } from './report-commands.types.js';
import type { ReportEvent } from './report.types.js';

export type ReportDecision = Decision<ReportEvent, ReportRefusal>;
export type RefusedReport = Refused<ReportRefusal>;
export type CommandOf<Type extends ReportCommand['type']> = Extract<ReportCommand, { type: Type }>;
export type PersonsContext = ReportContext & { readonly actor: PersonActor };

export const record = (...events: ReportEvent[]): Accepted<ReportEvent> => accept(...events);

/** Decides with instants counted by the calendar, or refuses when the count leaves its years. */
export function counted<T>(count: () => T, decide: (value: T) => ReportDecision): ReportDecision {
  const value = whenCovered(count);
  return value instanceof Error
    ? refuse('CALENDAR_DOES_NOT_COVER', { params: { day: value.day } })
    : decide(value);
}
