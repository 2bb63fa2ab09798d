import { readCalendarFile, type Application, type Targeted } from '@dondoc/application';
import { projectDir } from '@dondoc/cli/embedded';
import {
  dayOf,
  installationActor,
  type Actor,
  type PeriodKey,
  type PlanSettings,
  type ReportingSchedule,
} from '@dondoc/domain';
import { bodyHash } from '@dondoc/event-store';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { consolidationOf, headOf, organisationContent, PEOPLE, planContent } from './seed-content.js';

export interface SeedOptions {
  /** `agency-1` unless told; one that is there already gets another plan. */
  readonly agencyId?: string;
  /** `plan-1` unless told. */
  readonly planId?: string;
  readonly assignments: number;
  /** Its limits; of those past at the time of issue there are no reports. No day above the 20th. */
  readonly schedule: ReportingSchedule;
  /** Divisions that lead, 8 unless told; the same for every plan of an agency. */
  readonly divisions?: number;
  readonly settings?: Partial<PlanSettings>;
}

export interface SeededReport {
  readonly reportId: string;
  readonly period: PeriodKey;
  readonly limitAt: string;
  /** Whether it can be submitted at once, or opens later. */
  readonly open: boolean;
  readonly etag: string;
  /** The head of the lead division. */
  readonly head: string;
}

export interface Seeded {
  readonly agencyId: string;
  readonly planId: string;
  /** In the order of their limits. */
  readonly reports: readonly SeededReport[];
  /** How long the command took that issued the plan, with all its assignments and reports. */
  readonly issueMs: number;
}

/** Calendar, organisation and a plan, imported by the installation and issued by the director. */
export const seed = async (application: Application, options: SeedOptions): Promise<Seeded> => {
  const { agencyId = 'agency-1', planId = 'plan-1', divisions = 8, schedule, settings } = options;
  const send = (targeted: Targeted, actor?: Actor) => accepted(application, agencyId, targeted, actor);
  const content = organisationContent(agencyId, divisions);
  await send({ target: { kind: 'organisation' }, command: { type: 'ImportOrganisation', content } });
  const calendar = await publishedCalendar();
  await send({ target: { kind: 'calendar' }, command: { type: 'PublishCalendar', calendar } });

  const now = await application.clock.now();
  const day = dayOf(now);
  const plan = planContent({
    ...{ planId, divisions, schedule, settings },
    year: Number(day.slice(0, 4)),
    assignments: options.assignments,
  });
  const target = { kind: 'plan', planId } as const;
  await send({ target, command: { type: 'ImportPlan', content: plan, sourceHash: bodyHash(plan) } });
  const director = await application.queries.actorFor(agencyId, PEOPLE.director, now);
  if (!director) throw new Error('the seeded agency has no director');
  const since = performance.now();
  const imprint = { number: '1/KH-MAU', date: day, signerPersonId: PEOPLE.director };
  const consolidationSchedule = consolidationOf(schedule);
  await send({ target, command: { type: 'IssuePlan', ...imprint, consolidationSchedule } }, director);
  const issueMs = performance.now() - since;
  return { agencyId, planId, issueMs, reports: await reportsOf(application, agencyId, planId, director) };
};

const publishedCalendar = async () => {
  const name = 'calendar-vn.yaml';
  const read = readCalendarFile(await readFile(join(projectDir, 'plans', name), 'utf8'), name);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.calendar;
};

const accepted = async (
  application: Application,
  agencyId: string,
  targeted: Targeted,
  actor: Actor = installationActor('stage'),
): Promise<void> => {
  const now = await application.clock.now();
  const commandId = randomUUID();
  const result = await application.bus.execute({ ...targeted, agencyId, commandId, actor, now });
  // A second plan finds organisation and calendar as they are.
  if (result.outcome !== 'accepted' && result.outcome !== 'nothingToDo')
    throw new Error(`${targeted.command.type}: ${JSON.stringify(result)}`);
};

const reportsOf = async (
  { queries, clock }: Application,
  agencyId: string,
  planId: string,
  actor: Actor,
): Promise<SeededReport[]> => {
  const now = await clock.now();
  const found: SeededReport[] = [];
  let cursor: string | undefined;
  do {
    const page = await queries.reports({ agencyId, actor, now }, { planId }, { limit: 200, cursor });
    for (const { reportId, period, limitAt, opensAt, etag, leadDivisionId } of page.items)
      found.push({ reportId, period, limitAt, open: opensAt <= now, etag, head: headOf(leadDivisionId) });
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
};
