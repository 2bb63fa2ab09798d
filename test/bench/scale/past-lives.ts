import { streamOf, type Application } from '@dondoc/application';
import type { Decision, DomainEvent } from '@dondoc/decider';
import {
  occurredAt,
  reportDecider,
  type Instant,
  type Organisation,
  type PersonActor,
  type ReportCommand,
  type ReportContent,
  type ReportEvent,
  type ReportState,
  type WorkingCalendar,
} from '@dondoc/domain';
import { appendEvents, bodyHash, loadStream, withAgency, type EventMeta } from '@dondoc/event-store';
import { eventRegistry, foldOn, project, type Change } from '@dondoc/read-models';
import { randomUUID } from 'node:crypto';
import { headOf, PEOPLE } from '../../support/stage/seed-content.js';
import type { Transaction } from './queries.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const plus = (instant: Instant, ms: number): Instant => new Date(Date.parse(instant) + ms).toISOString();

const content: ReportContent = {
  taskStatus: 'completed',
  progressPercent: '100',
  results: 'Đã kiểm tra 12 công trình giao thông đường bộ trên địa bàn tỉnh.',
  figures: [{ name: 'Công trình đã kiểm tra', value: '12', unit: 'công trình', kind: 'final' }],
  evidence: ['Biên bản số 12/BB-KT'],
  noEvidenceReason: '',
  difficulties: '',
  proposals: '',
};
const contentHash = bodyHash(content);

interface Alive {
  readonly reportId: string;
  state: Exclude<ReportState, { status: 'none' }>;
  version: number;
}

/**
 * Every n-th report of a plan submitted in time and approved a day later. The domain decides each of them, and
 * events and rows are written as a command writes them but for many reports at once; only the commands' own
 * records are left out.
 */
export const liveThrough = async (
  { dataSource, queries }: Application,
  agencyId: string,
  planId: string,
  everyNth: number,
): Promise<void> => {
  const [organisation, calendar] = [await queries.organisation(agencyId), await queries.calendar(agencyId)];
  if (!calendar) throw new Error(`${agencyId} has no calendar`);
  await withAgency(dataSource, agencyId, async (tx) => {
    const written = new Written(tx, agencyId, organisation, calendar, queries);
    const alive = await everyNthOf(tx, agencyId, planId, everyNth);
    for (const [division, reports] of byDivision(alive))
      await written.all(headOf(division), reports, ({ state }) => {
        const receivedAt = plus(state.arming.limitAt, -5 * DAY_MS);
        return { command: submit(state, receivedAt), now: receivedAt };
      });
    await written.all(PEOPLE.reviewer, alive, ({ state }) => ({
      command: { type: 'ApproveReport', version: state.submissions.length },
      now: plus(state.arming.limitAt, -4 * DAY_MS),
    }));
    await project(tx, agencyId, written.changes(alive));
  });
};

const everyNthOf = async (
  tx: Transaction,
  agencyId: string,
  planId: string,
  everyNth: number,
): Promise<Alive[]> => {
  const found = (await tx.query(
    'SELECT report_id AS "reportId" FROM reports WHERE agency_id = $1 AND plan_id = $2 ORDER BY report_id',
    [agencyId, planId],
  )) as { reportId: string }[];
  const alive: Alive[] = [];
  for (const { reportId } of found.filter((_, index) => index % everyNth === 0)) {
    const recorded = await loadStream(tx, agencyId, streamOf.report(reportId), eventRegistry);
    const nothing = { state: reportDecider.initialState, version: 0 };
    const { state, version } = foldOn<ReportState, ReportEvent>(reportDecider, nothing, recorded);
    if (state.status === 'none') throw new Error(`${reportId} has no events`);
    alive.push({ reportId, state, version });
  }
  return alive;
};

const byDivision = (alive: readonly Alive[]): Map<string, Alive[]> => {
  const divisions = new Map<string, Alive[]>();
  for (const report of alive) {
    const { leadDivisionId } = report.state;
    divisions.set(leadDivisionId, [...(divisions.get(leadDivisionId) ?? []), report]);
  }
  return divisions;
};

const submit = ({ reportId }: Alive['state'], receivedAt: Instant): ReportCommand => ({
  type: 'SubmitReport',
  ...{ content, contentHash, receivedAt },
  receipt: `TN-${reportId}`,
  lateReason: '',
  draftVersion: 0,
  draftAuthors: [],
});

type Asked = { readonly command: ReportCommand; readonly now: Instant };
type Recorded = Extract<Change, { kind: 'report' }>['events'][number];

/** One transaction's writes: appended person by person, projected once. */
class Written {
  private readonly events = new Map<string, Recorded[]>();

  constructor(
    private readonly tx: Transaction,
    private readonly agencyId: string,
    private readonly organisation: Organisation,
    private readonly calendar: WorkingCalendar,
    private readonly queries: Pick<Application['queries'], 'actorFor'>,
  ) {}

  async all(personId: string, reports: readonly Alive[], ask: (report: Alive) => Asked): Promise<void> {
    const [first] = reports;
    if (!first) return;
    const actor = await this.queries.actorFor(this.agencyId, personId, ask(first).now);
    if (!actor) throw new Error(`nobody is called ${personId}`);
    const appends = reports.map((report) => this.decided(report, actor, ask(report)));
    const commandId = randomUUID();
    const meta = metaOf(actor, commandId, ask(first).command.type);
    const recorded = await appendEvents(this.tx, this.agencyId, { appends, meta, commandId });
    for (const report of reports) {
      const stream = streamOf.report(report.reportId);
      const own = recorded.filter(({ streamId }) => streamId === stream);
      const { state, version, events } = foldOn<ReportState, ReportEvent>(reportDecider, report, own);
      if (state.status === 'none') throw new Error('a report cannot cease to be');
      report.state = state;
      report.version = version;
      this.events.set(stream, [...(this.events.get(stream) ?? []), ...events]);
    }
  }

  changes(reports: readonly Alive[]): Change[] {
    return reports.map(({ reportId, state, version }) => {
      const events = this.events.get(streamOf.report(reportId)) ?? [];
      return { kind: 'report', state, version, before: [], events };
    });
  }

  private decided({ reportId, state, version }: Alive, actor: PersonActor, { command, now }: Asked) {
    const { organisation, calendar } = this;
    const decision = reportDecider.decide(state, command, {
      now,
      actor,
      calendar,
      organisation,
      restoredAt: null,
    });
    return {
      streamId: streamOf.report(reportId),
      expectedVersion: version,
      events: eventsOf(decision).map((event) => ({
        type: event.type,
        schemaVersion: eventRegistry.currentVersion(event.type),
        data: event.data,
        occurredAt: occurredAt(event, now),
      })),
    };
  }
}

const eventsOf = <Event extends DomainEvent, Refusal extends string>(decision: Decision<Event, Refusal>) => {
  if (decision.outcome !== 'accepted') throw new Error(JSON.stringify(decision));
  return decision.events;
};

const metaOf = (actor: PersonActor, commandId: string, command: string): EventMeta => ({
  actor: { kind: 'person', id: actor.personId, name: actor.name },
  onBehalfOf: null,
  office: actor.offices[0]?.office ?? null,
  divisionId: actor.offices[0]?.divisionId ?? null,
  cause: { commandId, command },
});
