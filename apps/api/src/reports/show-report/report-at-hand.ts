import type { Application } from '@dondoc/application';
import { draftDecider, reportDecider, type DraftEvent, type ReportEvent } from '@dondoc/domain';
import { loadStream, withAgency, type RecordedEvent } from '@dondoc/event-store';
import { eventRegistry } from '@dondoc/read-models';
import type { AskingPerson } from '../../http/command.decorator.js';
import type { ReportAtHand } from './allowed-actions.js';

/** The report as the domain sees it, with what a decision looks at. Undefined without a calendar. */
export async function reportAtHand(
  application: Application,
  asking: AskingPerson,
  reportId: string,
): Promise<ReportAtHand | undefined> {
  const { agencyId, actor, now } = asking;
  const { queries, dataSource } = application;
  const [organisation, calendar] = await Promise.all([
    queries.organisation(agencyId),
    queries.calendar(agencyId),
  ]);
  if (!calendar) return undefined;
  const [report, draft] = await withAgency(dataSource, agencyId, async (tx) => [
    await loadStream(tx, agencyId, `report-${reportId}`, eventRegistry),
    await loadStream(tx, agencyId, `draft-${reportId}`, eventRegistry),
  ]);
  return {
    state: typed<ReportEvent>(report).reduce(reportDecider.evolve, reportDecider.initialState),
    draft: typed<DraftEvent>(draft).reduce(draftDecider.evolve, draftDecider.initialState),
    context: { now, actor, calendar, organisation },
  };
}

/** A stream holds its own aggregate's events only, which the type of a recorded event cannot tell. */
const typed = <Event>(events: readonly RecordedEvent[] | undefined): readonly Event[] =>
  (events ?? []) as unknown as readonly Event[];
