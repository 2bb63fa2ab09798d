import { join } from 'node:path';
import { type Application, type Demo, demoCommands, readDemoFile } from '@dondoc/application';
import { type Instant, type PersonActor, dayOf, demoYear } from '@dondoc/domain';
import { v5 as uuidV5 } from 'uuid';
import { applicationOn } from '../database-access.js';
import { projectDir } from '../embedded/home.js';
import { missingLines, WHAT_TO_DO } from '../audit-text.js';
import { StartFailure } from '../embedded/start-failure.js';
import { Importer, readText, valueOf } from '../importer.js';

/** Namespace of the ids of a first start's commands; never change it. */
const NAMESPACE = 'b1c5a0e6-3d0f-5a53-9c53-7a4f2a3a0f6d';
const PLANS = join(projectDir, 'plans');
export const DEMO_AGENCY = 'sgtvt-mau';

/** What there is to try, as it stands when the start is over. */
export interface DemoState {
  readonly people: readonly { readonly personId: string; readonly name: string; readonly offices: string }[];
  /** A report whose division may send it now, and who sends it; absent when none waits for its division. */
  readonly open: { readonly reportId: string; readonly head: string; readonly limit: string } | undefined;
  /** Decides that report. */
  readonly reviewer: string;
  /** When the first report opens, if none is open yet. */
  readonly opensAt: Instant | undefined;
}

const issuedPlan = async (application: Application, director: PersonActor, now: Instant) => {
  const { items } = await application.queries.plans({ agencyId: DEMO_AGENCY, actor: director, now });
  return items.find((plan) => plan.status === 'issued');
};

const REAL_ORGANISATION = join(PLANS, 'pgi-2024/organisation.yaml');
const DEMO_FILE = join(PLANS, 'sample/demo.yaml');

/** Calendar, organisation and the plan of the document, as the draft it is. */
const importInto = async (application: Application, organisationFile: string, planFile: string) => {
  const agencyId = await Importer.agencyIn(organisationFile);
  const importer = new Importer(application, agencyId, (about) => uuidV5(about, NAMESPACE));
  await importer.calendar(join(PLANS, 'calendar-vn.yaml'));
  await importer.organisation(organisationFile);
  const { content: plan } = await importer.plan(planFile);
  return { agencyId, importer, plan };
};

/** The same plan for a year that still has limits to come, prepared and issued in the sample agency. */
const issueSample = async (
  application: Application,
  demo: Demo,
  { agencyId, importer, plan }: Awaited<ReturnType<typeof importInto>>,
): Promise<void> => {
  const now = await application.clock.now();
  const calendar = await application.queries.calendar(agencyId);
  if (!calendar) throw new Error('the calendar that was just published is not there');
  const { prepare, issue } = demoCommands(demo, plan, demoYear(plan.schedule, calendar, now), dayOf(now));
  const { source, planId, ...request } = prepare;
  const target = { kind: 'plan', planId } as const;
  await importer.send(DEMO_FILE, planId, { target, command: { ...request, sourcePlanId: source.planId } });
  const signer = await application.queries.actorFor(agencyId, demo.signer, now);
  await importer.send(DEMO_FILE, planId, { target, command: issue }, signer);
};

/**
 * The plan of the document in the real agency, and beside it the sample in an agency of invented people.
 * Every step is a command that may be sent again, and issuing the sample comes last: a first start that was
 * cut off goes on where it stopped, and once the sample is issued nothing is imported again.
 */
export const importPlans = async (application: Application): Promise<void> => {
  const now = await application.clock.now();
  const { demo } = valueOf(readDemoFile(await readText(DEMO_FILE), DEMO_FILE));
  const director = await application.queries.actorFor(DEMO_AGENCY, demo.signer, now);
  if (director && (await issuedPlan(application, director, now))) return;

  const planFile = join(PLANS, demo.sourcePlan);
  await importInto(application, REAL_ORGANISATION, planFile);
  await issueSample(
    application,
    demo,
    await importInto(application, join(PLANS, demo.organisation), planFile),
  );
};

/** What there is to try now. */
export const demoState = async (application: Application): Promise<DemoState> => {
  const now = await application.clock.now();
  const director = await application.queries.actorFor(DEMO_AGENCY, 'giam-doc', now);
  if (!director)
    throw new StartFailure(
      `Không thấy cơ quan mẫu "${DEMO_AGENCY}".`,
      `The sample agency "${DEMO_AGENCY}" is not there.`,
    );
  const asking = { agencyId: DEMO_AGENCY, actor: director, now };
  const [people, organisation, plan] = await Promise.all([
    application.queries.people(asking),
    application.queries.organisation(DEMO_AGENCY),
    issuedPlan(application, director, now),
  ]);
  const { items } = await application.queries.reports(asking, { planId: plan?.planId }, { limit: 100 });
  const waiting = items
    .filter(
      (report) =>
        report.waitingFor === 'division' && report.leadDivisionId !== organisation.planningDivisionId,
    )
    .toSorted((a, b) => (a.limitAt < b.limitAt ? -1 : 1));
  const first = waiting.find(
    (report) => report.opensAt <= now && report.limitAt > now && report.submissionNumber === 0,
  );
  const holder = (office: string, divisionId: string | null | undefined): string =>
    people.find((person) =>
      person.offices.some((held) => held.office === office && held.divisionId === divisionId),
    )?.personId ?? '';
  return {
    people: people.map(({ personId, name, offices }) => ({
      personId,
      name,
      offices: offices
        .map(({ office, divisionId }) => [office, divisionId].filter(Boolean).join(' '))
        .join(', '),
    })),
    open: first && {
      reportId: first.reportId,
      head: holder('head', first.leadDivisionId),
      limit: first.lastValidDay,
    },
    reviewer: holder('reviewer', organisation.planningDivisionId),
    opensAt: waiting[0]?.opensAt,
  };
};

/**
 * Refuses to go on with a record of which events are missing: importing again would write over the traces, and
 * every event appended to a stream that was cut short would hide the cut.
 */
export const assertNothingMissing = async (application: Application): Promise<void> => {
  // The agencies' own list may have been lost as well.
  const known = [
    DEMO_AGENCY,
    await Importer.agencyIn(REAL_ORGANISATION),
    ...(await application.processes.agencies()),
  ];
  for (const agencyId of new Set(known)) {
    const missing = await application.processes.missingEvents(agencyId);
    if (missing.length === 0) continue;
    throw new StartFailure(
      `Dữ liệu của cơ quan "${agencyId}" đã hỏng: sự kiện đã ghi nay không còn. ${WHAT_TO_DO.vi}\n${missingLines(missing).join('\n')}`,
      `The data of the agency "${agencyId}" is damaged: events that were recorded are gone. ${WHAT_TO_DO.en}`,
    );
  }
};

/** Imports on the first start, and tells what there is to try on every one. */
export const firstStart = async (databaseUrl: string): Promise<DemoState> => {
  const application = await applicationOn(databaseUrl);
  try {
    await assertNothingMissing(application);
    await importPlans(application);
    return await demoState(application);
  } finally {
    await application.close();
  }
};
