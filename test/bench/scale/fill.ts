import type { Application, Targeted } from '@dondoc/application';
import { dayOf, installationActor, type Actor, type Instant } from '@dondoc/domain';
import { bodyHash } from '@dondoc/event-store';
import { randomUUID } from 'node:crypto';
import {
  consolidationOf,
  organisationContent,
  PEOPLE,
  planContent,
} from '../../support/stage/seed-content.js';
import type { Progress } from '../progress.js';
import { liveThrough } from './past-lives.js';

export interface StoreShape {
  readonly agencies: number;
  readonly years: readonly number[];
  /** Per year; with four quarters and the year each has five reports. */
  readonly assignments: number;
  readonly divisions: number;
  /** Of each so many reports one was submitted and approved; the others were only created. */
  readonly everyNthLives: number;
}

export const REPORTS_EACH = 5;
const SCHEDULE = { quarterly: { beforeDay: 15 }, yearly: { beforeDay: 5, month: 12 } };
/** Issued so, all five reports of an assignment lie ahead. */
const issuedAt = (year: number): Instant => `${year - 1}-12-20T02:00:00.000Z`;

/** Agencies at once: one decides and hashes while PostgreSQL writes the other's. */
const LANES = 2;

export const agencyIdOf = (index: number): string => `agency-${index + 1}`;
export const planIdOf = (year: number): string => `plan-${year}`;

/** Years of plans in many agencies, through the application's own commands; gives how many reports there are. */
export const fillStore = async (
  application: Application,
  shape: StoreShape,
  progress: Progress,
): Promise<number> => {
  const total = shape.agencies * shape.years.length * shape.assignments * REPORTS_EACH;
  const queue = Array.from({ length: shape.agencies }, (_, index) => agencyIdOf(index))[Symbol.iterator]();
  let reports = 0;
  const lane = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      const agencyId = next.value;
      await begin(application, agencyId, shape);
      for (const year of shape.years) {
        await issue(application, agencyId, year, shape);
        await liveThrough(application, agencyId, planIdOf(year), shape.everyNthLives);
        reports += shape.assignments * REPORTS_EACH;
        progress.now(`${reports}/${total} báo cáo trong kho / reports in the store`);
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return reports;
};

const begin = async (application: Application, agencyId: string, shape: StoreShape): Promise<void> => {
  const [first = 2024, last = first] = [shape.years[0], shape.years.at(-1)];
  const calendar = {
    ...{ version: 1, basis: 'Lịch mẫu', holidays: [], swappedWorkingDays: [] },
    from: `${first - 1}-01-01`,
    to: `${last + 2}-01-31`,
  };
  const content = organisationContent(agencyId, shape.divisions, `${first - 1}-01-01`);
  const now = issuedAt(first);
  await send(application, agencyId, now, {
    target: { kind: 'organisation' },
    command: { type: 'ImportOrganisation', content },
  });
  await send(application, agencyId, now, {
    target: { kind: 'calendar' },
    command: { type: 'PublishCalendar', calendar },
  });
};

const issue = async (
  application: Application,
  agencyId: string,
  year: number,
  { assignments, divisions }: StoreShape,
): Promise<void> => {
  const planId = planIdOf(year);
  const now = issuedAt(year);
  const content = planContent({ planId, year, assignments, divisions, schedule: SCHEDULE });
  const target = { kind: 'plan', planId } as const;
  await send(application, agencyId, now, {
    target,
    command: { type: 'ImportPlan', content, sourceHash: bodyHash(content) },
  });
  const director = await application.queries.actorFor(agencyId, PEOPLE.director, now);
  if (!director) throw new Error(`${agencyId} has no director`);
  const imprint = { number: '1/KH-MAU', date: dayOf(now), signerPersonId: PEOPLE.director };
  const command = {
    type: 'IssuePlan',
    ...imprint,
    consolidationSchedule: consolidationOf(SCHEDULE),
  } as const;
  await send(application, agencyId, now, { target, command }, director);
};

const send = async (
  { bus }: Application,
  agencyId: string,
  now: Instant,
  targeted: Targeted,
  actor: Actor = installationActor('bench'),
): Promise<void> => {
  const result = await bus.execute({ ...targeted, agencyId, commandId: randomUUID(), actor, now });
  if (result.outcome !== 'accepted') throw new Error(`${targeted.command.type}: ${JSON.stringify(result)}`);
};
