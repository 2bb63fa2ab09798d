import type { CommandEnvelope, CommandResult } from '@dondoc/application';
import type { AssignmentInput, Progress, ReportRef } from '@dondoc/contracts';
import type {
  Actor,
  AssignedReport,
  Instant,
  Organisation,
  PersonActor,
  ReportCommand,
  ReportEvent,
  ReportState,
} from '@dondoc/domain';
import { dueSteps, emptyOrganisation, reportDecider } from '@dondoc/domain';
import type { ProcessSide } from '@dondoc/worker';
import { calendar2024 } from '../examples/calendar-2024.js';
import { paperRounds } from './paper-rounds.js';

/** Two divisions and the people of this file's reports. */
const person = (personId: string, office: string, divisionId: string | null, inChargeOf: string[] = []) => ({
  personId,
  office,
  divisionId,
  inChargeOf,
});
const offices = [
  person('head', 'head', 'van-phong'),
  person('planning-head', 'head', 'kh-tc'),
  person('reviewer', 'reviewer', 'kh-tc'),
  person('deputy', 'deputyDirector', null, ['van-phong', 'kh-tc']),
  person('director', 'director', null),
];

const organisation = {
  ...emptyOrganisation,
  planningDivisionId: 'kh-tc',
  divisions: [],
  people: offices.map(({ personId }) => ({ personId, name: personId, sample: true })),
  offices: offices.map((held) => ({ ...held, officeId: held.personId, from: '2024-01-01', to: null })),
} as Organisation;

const actor = (personId: string): PersonActor => ({
  kind: 'person',
  personId,
  name: personId,
  offices: offices.filter((held) => held.personId === personId) as PersonActor['offices'],
});

const content = {
  taskStatus: 'inProgress',
  progressPercent: '50',
  figures: [],
  evidence: [],
  noEvidenceReason: 'Không có',
  difficulties: '',
  proposals: '',
} as const;

interface Paper {
  readonly ref: ReportRef;
  readonly opensAt: Instant;
  readonly events: ReportEvent[];
}

/**
 * The real report decider over a store in memory, as the workflows' activities see the application. Stands
 * in for PostgreSQL only; the whole system's tests cover the store.
 */
export class PaperOffice implements ProcessSide {
  epoch = 1;
  /** When the epoch began, when it began with a restore. */
  restoredAt: Instant | null = null;
  /** While true every question throws, as with a database that is down. */
  down = false;
  /** Steps asked for, in order, whatever the answer. */
  readonly asked: string[] = [];
  private readonly papers = new Map<string, Paper>();
  private readonly commands = new Map<string, CommandResult>();

  constructor(readonly clock: ProcessSide['clock']) {}

  readonly processes: ProcessSide['processes'] = {
    progressOf: async (_, reportId) =>
      this.answer(() => (this.papers.has(reportId) ? this.progress(reportId) : undefined)),
    standingOf: async (_, reportId) =>
      this.answer(() => {
        const ref = this.papers.get(reportId)?.ref;
        return ref && { ref, progress: this.progress(reportId) };
      }),
    assignmentInput: async (_, assignmentId) => this.answer(() => this.assignment(assignmentId)),
    openReports: async (_, assignmentId) => this.answer(() => this.open(assignmentId).map(assigned)),
    allOpenReports: async () =>
      this.answer(() =>
        this.open().map(({ ref, opensAt }) => ({ ...ref, opensAt, ...this.progress(ref.reportId) })),
      ),
  };

  readonly bus: ProcessSide['bus'] = {
    execute: async (envelope) => {
      if (envelope.command.type === 'CarryOutStep') this.asked.push(envelope.command.step);
      return this.answer(() => this.execute(envelope));
    },
  };

  readonly rounds: ProcessSide['rounds'] = paperRounds(() => this.sharing(), this.bus);

  /** A report of the division "van-phong", or of KH-TC itself. Created as by the issue of its plan. */
  async create(
    reportId: string,
    { opensAt, limitAt }: { readonly opensAt: Instant; readonly limitAt: Instant },
    assignmentId = `${reportId}-a`,
  ): Promise<ReportRef> {
    const ref: ReportRef = {
      agencyId: 'so',
      planId: 'pgi-2024',
      assignmentId,
      reportId,
      period: '2024-Q3',
      leadDivisionId: 'van-phong',
    };
    this.papers.set(reportId, { ref, opensAt, events: [] });
    await this.decide(reportId, {
      type: 'CreateReport',
      reportId,
      planId: ref.planId,
      assignmentId,
      subIndexId: null,
      period: ref.period,
      leadDivisionId: ref.leadDivisionId,
      supportingDivisionIds: [],
      planningDivisionId: 'kh-tc',
      opensAt,
      limitAt,
      settings: {
        nonWorkingDayPolicy: 'KEEP',
        nonWorkingDayBasis: null,
        remindBefore: [10, 5, 2, 1],
        missGraceSeconds: 2,
        level2After: 1,
        level3After: 3,
        weeklyRepeats: 4,
        reviewWithin: 2,
        revisionWithin: 3,
      },
    });
    return ref;
  }

  /** Submits or resubmits; every submission says something new. */
  async submit(reportId: string): Promise<void> {
    const receivedAt = await this.clock.now();
    await this.decide(
      reportId,
      {
        type: 'SubmitReport',
        content: { ...content, results: `Kết quả lúc ${receivedAt}` },
        contentHash: `hash of ${receivedAt}`,
        receipt: `TN-${receivedAt}`,
        receivedAt,
        lateReason: 'Chờ số liệu',
        draftVersion: 0,
        draftAuthors: [],
      },
      actor('head'),
    );
  }

  withdraw = (reportId: string, version: number) =>
    this.decide(reportId, { type: 'WithdrawSubmission', version }, actor('head'));
  approve = (reportId: string, version: number) =>
    this.decide(reportId, { type: 'ApproveReport', version }, actor('reviewer'));
  sendBack = (reportId: string, version: number) =>
    this.decide(
      reportId,
      { type: 'ReturnReport', version, reason: 'Thiếu số liệu', comments: [] },
      actor('reviewer'),
    );
  reopen = (reportId: string) =>
    this.decide(reportId, { type: 'ReopenReport', reason: 'Có số liệu mới' }, actor('director'));

  /** What is on record, for comparison: `ReminderSent 10`, `EscalationRaised a1-L2`, … */
  record(reportId: string): string[] {
    return this.paper(reportId).events.map(({ type, data }) => {
      const detail =
        'escalationId' in data ? data.escalationId : 'daysBefore' in data ? data.daysBefore : undefined;
      return detail === undefined ? type : `${type} ${detail}`;
    });
  }

  events = (reportId: string): readonly ReportEvent[] => this.paper(reportId).events;

  progress(reportId: string): Progress {
    const { events } = this.paper(reportId);
    const state = fold(events);
    if (state.status === 'none') throw new Error(`${reportId} was not created`);
    return {
      epoch: this.epoch,
      version: events.length,
      phase: state.status,
      limitAt: state.arming.limitAt,
      due: dueSteps(state),
    };
  }

  /** Back to what was on record before the last `count` events, as after a restore. */
  restore(reportId: string, count: number): void {
    this.paper(reportId).events.splice(-count);
    this.epoch += 1;
  }

  private sharing() {
    if (this.down) throw new Error('connect ECONNREFUSED');
    return [...this.papers.values()].flatMap(({ ref, events }) => {
      const state = fold(events);
      return state.status === 'awaiting' && state.arming.cause === 'opened'
        ? [{ ref, progress: this.progress(ref.reportId) }]
        : [];
    });
  }

  private assignment(assignmentId: string): AssignmentInput | undefined {
    const [first, ...others] = [...this.papers.values()].filter(
      ({ ref }) => ref.assignmentId === assignmentId,
    );
    if (!first) return undefined;
    const { agencyId, planId, leadDivisionId } = first.ref;
    const reports = [first, ...others].map(assigned);
    return { agencyId, planId, assignmentId, title: 'Nhiệm vụ', leadDivisionId, reports };
  }

  private open(assignmentId?: string): Paper[] {
    return [...this.papers.values()].filter(
      ({ ref }) =>
        (assignmentId === undefined || ref.assignmentId === assignmentId) &&
        this.progress(ref.reportId).phase !== 'approved',
    );
  }

  private async execute({ target, command, commandId, actor: by }: CommandEnvelope): Promise<CommandResult> {
    if (target.kind !== 'report' || command.type !== 'CarryOutStep') {
      throw new Error('Processes carry out steps of reports and nothing else');
    }
    const before = this.commands.get(commandId);
    if (before) return before;
    const { reportId } = target;
    const decision = await this.decide(reportId, command, by);
    if (decision.outcome !== 'accepted') return decision;
    const result: CommandResult = {
      outcome: 'accepted',
      streamId: `report-${reportId}`,
      version: this.paper(reportId).events.length,
      repeated: false,
      answer: {
        streamId: `report-${reportId}`,
        version: this.paper(reportId).events.length,
        events: decision.events.map(({ type }) => type),
        phase: null,
        etag: null,
        receipt: null,
        submissionNumber: null,
        onTime: null,
      },
    };
    this.commands.set(commandId, result);
    return result;
  }

  private async decide(reportId: string, command: ReportCommand, by: Actor = actor('director')) {
    const { events } = this.paper(reportId);
    const now = await this.clock.now();
    const context = { now, actor: by, calendar: calendar2024, organisation, restoredAt: this.restoredAt };
    const decision = reportDecider.decide(fold(events), command, context);
    if (decision.outcome === 'accepted') events.push(...decision.events);
    else if (by.kind === 'person') throw new Error(`${command.type}: ${JSON.stringify(decision)}`);
    return decision;
  }

  private async answer<T>(ask: () => T | Promise<T>): Promise<T> {
    if (this.down) throw new Error('connect ECONNREFUSED');
    return ask();
  }

  private paper(reportId: string): Paper {
    const paper = this.papers.get(reportId);
    if (!paper) throw new Error(`There is no report ${reportId}`);
    return paper;
  }
}

const fold = (events: readonly ReportEvent[]): ReportState =>
  events.reduce(reportDecider.evolve, reportDecider.initialState);

const assigned = ({ ref, opensAt }: Paper): AssignedReport => ({
  reportId: ref.reportId,
  period: ref.period,
  opensAt,
});
