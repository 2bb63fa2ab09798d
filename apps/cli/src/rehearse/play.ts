import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Application, CommandEnvelope, Rehearsal, Targeted } from '@dondoc/application';
import {
  type Actor,
  installationActor,
  type Instant,
  type OrganisationContent,
  type PlanContent,
  type WorkingCalendar,
} from '@dondoc/domain';
import type { RehearsalClock } from './rehearsal-clock.js';
import { StartFailure } from '../embedded/start-failure.js';
import { commandOf, refusedByTheRules } from './script-commands.js';
import type { Standstill } from './standstill.js';
import { localText } from './timeline.js';

/** The files a script names, read and resolved. */
export interface RehearsalFiles {
  readonly organisation: OrganisationContent;
  readonly calendar: WorkingCalendar;
  readonly plan: PlanContent;
  readonly sourceHash: string;
}

export interface Stage {
  readonly application: Pick<Application, 'bus' | 'queries' | 'processes'>;
  readonly clock: Pick<RehearsalClock, 'now' | 'advanceTo'>;
  /** True when every consumer of the feed is at its head and no activity runs. */
  readonly quiet: () => Promise<boolean>;
  /** How many events the feed has told of. */
  readonly told: () => number;
  /** How long the machine may take without anything new. */
  readonly patience: Standstill;
}

const POLL_MS = 20;
const installation = installationActor('rehearsal');

/**
 * Plays a script to its end. Time moves only while nothing is under way, and never past an instant at
 * which something is due: each step of the clock happens at its own time, as it would in a real year.
 */
export async function play(rehearsal: Rehearsal, files: RehearsalFiles, stage: Stage): Promise<void> {
  const { application, clock } = stage;
  const { agencyId } = files.organisation.agency;
  const { planId } = files.plan;

  async function person(personId: string, at: Instant): Promise<Actor> {
    const actor = await application.queries.actorFor(agencyId, personId, at);
    if (!actor) throw refusedByTheRules(personId, 'UNKNOWN_PERSON');
    return actor;
  }

  async function act(what: string, actor: Actor, now: Instant, targeted: Targeted): Promise<void> {
    const envelope: CommandEnvelope = { ...targeted, agencyId, commandId: randomUUID(), actor, now };
    const result = await application.bus.execute(envelope);
    if (result.outcome === 'refused') throw refusedByTheRules(what, result.refusal.code);
    if (result.outcome !== 'accepted') throw refusedByTheRules(what, result.outcome);
  }

  const { import: imported, issue, steps, until } = rehearsal;
  await act('organisation', installation, imported.at, {
    target: { kind: 'organisation' },
    command: { type: 'ImportOrganisation', content: files.organisation },
  });
  await act('calendar', installation, imported.at, {
    target: { kind: 'calendar' },
    command: { type: 'PublishCalendar', calendar: files.calendar },
  });
  await act('import', await person(imported.by, imported.at), imported.at, {
    target: { kind: 'plan', planId },
    command: { type: 'ImportPlan', content: files.plan, sourceHash: files.sourceHash },
  });

  await advance(stage, issue.at);
  const { number, date, signer: signerPersonId, consolidationSchedule } = issue;
  await act('issue', await person(issue.by, issue.at), issue.at, {
    target: { kind: 'plan', planId },
    command: { type: 'IssuePlan', number, date, signerPersonId, consolidationSchedule },
  });

  for (const step of steps) {
    await advance(stage, step.at);
    const actor = await person(step.by, step.at);
    await act(`${step.do} ${step.report}`, actor, step.at, {
      target: { kind: 'report', reportId: step.report },
      command: await commandOf(step, { agencyId, actor, now: step.at }, application),
    });
  }
  await advance(stage, until);
  await clock.advanceTo(until);
}

/** Moves on to `instant`, stopping wherever something falls due before or at it. */
async function advance(stage: Stage, instant: Instant): Promise<void> {
  const { application, clock } = stage;
  for (;;) {
    await settled(stage);
    const due = await application.processes.nextDueAt();
    if (due === null || due > instant) break;
    await clock.advanceTo(due);
  }
  await clock.advanceTo(instant);
}

/**
 * Waits until all that is due by now is on record and nothing is under way. Throws StartFailure when nothing
 * has changed for too long: whoever watches would wait for ever.
 */
async function settled({ application, clock, quiet, told, patience }: Stage): Promise<void> {
  patience.forget();
  for (;;) {
    const now = await clock.now();
    const due = await application.processes.nextDueAt();
    const overdue = due !== null && due <= now;
    if (!overdue && (await quiet())) return;
    if (patience.exhaustedBy(`${due} ${told()}`)) throw await standsStill(application, now);
    await delay(POLL_MS);
  }
}

async function standsStill(
  { processes }: Pick<Application, 'processes'>,
  now: Instant,
): Promise<StartFailure> {
  const open = await processes.allOpenReports();
  const progress = await Promise.all(
    open.map(async ({ agencyId, reportId }) => ({
      reportId,
      due: (await processes.progressOf(agencyId, reportId))?.due ?? [],
    })),
  );
  const overdue = progress.flatMap(({ reportId, due }) =>
    due.filter(({ at }) => at <= now).map(({ step, at }) => `${reportId} ${step} (${localText(at)})`),
  );
  const what = overdue.join(', ');
  return new StartFailure(
    `Diễn tập đứng lại lúc ${localText(now)}: ${overdue.length > 0 ? `đã đến hạn mà chưa được ghi nhận: ${what}` : 'không còn gì đến hạn, nhưng tiến trình hoặc nguồn sự kiện không yên'}.`,
    `The rehearsal stands still at ${now}: ${overdue.length > 0 ? `due and not recorded: ${what}` : 'nothing is due, but an activity or a consumer of the feed does not come to rest'}.`,
  );
}
