import type {
  AssignmentState,
  AttachmentEvent,
  CalendarEvent,
  DraftState,
  EntryEvent,
  Organisation,
  PersonEvent,
  PlanState,
  ReportEvent,
  ReportState,
  SignInsEvent,
  AssignmentEvent,
  DraftEvent,
  OrganisationEvent,
  PlanEvent,
} from '@dondoc/domain';
import type { RecordedEvent } from '@dondoc/event-store';

export type AnyEvent =
  | PlanEvent
  | AssignmentEvent
  | ReportEvent
  | DraftEvent
  | AttachmentEvent
  | OrganisationEvent
  | CalendarEvent
  | PersonEvent
  | SignInsEvent
  | EntryEvent;

/** A recorded event of which the aggregate is known, and so what its data holds. */
export type Recorded<Event extends AnyEvent> = Omit<RecordedEvent, 'type' | 'data'> & Event;

interface ChangeOf<Kind extends string, State, Event extends AnyEvent> {
  readonly kind: Kind;
  /** The stream's version after the events. */
  readonly version: number;
  /** The state after the events, folded by the domain. */
  readonly state: State;
  /** The new events; on a rebuild the whole stream. */
  readonly events: readonly Recorded<Event>[];
}

export interface ReportChange extends ChangeOf<'report', ReportState, ReportEvent> {
  /** The events that were there before: its versions and escalations are folded from the stream, not read. */
  readonly before: readonly Recorded<ReportEvent>[];
}
export type PlanChange = ChangeOf<'plan', PlanState, PlanEvent>;
export type AssignmentChange = ChangeOf<'assignment', AssignmentState, AssignmentEvent>;
export type DraftChange = ChangeOf<'draft', DraftState, DraftEvent>;
export type OrganisationChange = ChangeOf<'organisation', Organisation, OrganisationEvent>;

/** Nothing is decided by what a person's record holds. */
export type PersonChange = ChangeOf<'person', null, PersonEvent>;

/** What a projection is told of one stream. Calendars, and the records of sign-ins and entry, have no read model. */
export type Change =
  ReportChange | PlanChange | AssignmentChange | DraftChange | OrganisationChange | PersonChange;
