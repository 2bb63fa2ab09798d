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
import { commandOf, refusedByTheRules } from './script-commands.js';

/** The files a script names, read and resolved. */
export interface RehearsalFiles {
  readonly organisation: OrganisationContent;
  readonly calendar: WorkingCalendar;
  readonly plan: PlanContent;
  readonly sourceHash: string;
}

export interface Stage {
  readonly application: Application;
  readonly clock: RehearsalClock;
  /** True when every consumer of the feed is at its head and no activity runs. */
  readonly quiet: () => Promise<boolean>;
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

/** Waits until all that is due by now is on record and nothing is under way. */
async function settled({ application, clock, quiet }: Stage): Promise<void> {
  for (;;) {
    const due = await application.processes.nextDueAt();
    if ((due === null || due > (await clock.now())) && (await quiet())) return;
    await delay(POLL_MS);
  }
}
