import { randomUUID } from 'node:crypto';
import {
  actorOf,
  dayOf,
  installationActor,
  type Actor,
  type Instant,
  type PlanContent,
  type ReportContent,
  type StepName,
} from '@dondoc/domain';
import type { Application, Asking } from './application.types.js';
import type { CommandResult, Targeted } from './command-bus.types.js';
import { organisationFrom, planText, sound } from './plan-file/plan-files.fixtures.js';
import { readCalendarFile, readOrganisationFile, readPlanFile, resolvePlan } from './plan-file/index.js';

export const ISSUED_AT = '2024-08-15T02:00:00.000Z';

export const written: ReportContent = {
  taskStatus: 'inProgress',
  progressPercent: '60',
  results: 'Đã kiểm tra 12 công trình.',
  figures: [{ name: 'Công trình đã kiểm tra', value: '12', unit: 'công trình', kind: 'final' }],
  evidence: ['Biên bản số 12/BB-KT'],
  noEvidenceReason: '',
  difficulties: '',
  proposals: '',
};

export type Options = { readonly id?: string; readonly ifMatch?: string };

/** For specs: the sample agency under an id of its own, and its people sending commands through the bus. */
export class SampleAgency {
  readonly organisation = organisationFrom('sample/people.yaml');

  constructor(
    readonly application: Application,
    readonly agencyId: string,
  ) {}

  /** With calendar, organisation and the 2024 plan as a draft. */
  static async imported(application: Application, agencyId = 'sgtvt-mau'): Promise<SampleAgency> {
    const agency = new SampleAgency(application, agencyId);
    const { calendar } = sound(readCalendarFile(planText('calendar-vn.yaml'), 'calendar-vn.yaml'));
    const { content } = sound(readOrganisationFile(planText('sample/people.yaml'), 'people.yaml'));
    const own = { ...content, agency: { ...content.agency, agencyId } };
    const plan = agency.plan();
    const commands: Targeted[] = [
      { target: { kind: 'calendar' }, command: { type: 'PublishCalendar', calendar } },
      { target: { kind: 'organisation' }, command: { type: 'ImportOrganisation', content: own } },
      {
        target: { kind: 'plan', planId: plan.planId },
        command: { type: 'ImportPlan', content: plan, sourceHash: 'a'.repeat(64) },
      },
    ];
    for (const command of commands)
      accepted(await agency.send(installationActor('spec'), command, '2024-08-01T02:00:00.000Z'));
    return agency;
  }

  /** As `imported`, and issued on 15/8/2024: 6 assignments, 18 reports. */
  static async issued(application: Application, agencyId = 'sgtvt-mau'): Promise<SampleAgency> {
    const agency = await SampleAgency.imported(application, agencyId);
    accepted(await agency.issue());
    return agency;
  }

  plan(): PlanContent {
    const { file } = { file: sound(readPlanFile(planText('pgi-2024/plan.yaml'), 'plan.yaml')) };
    return sound(resolvePlan(file, this.organisation)).content;
  }

  issue(options: Options = {}, planId = 'pgi-2024'): Promise<CommandResult> {
    return this.send(
      this.person('giam-doc'),
      {
        target: { kind: 'plan', planId },
        command: {
          type: 'IssuePlan',
          number: '45/KH-SGTVT',
          date: '2024-08-15',
          signerPersonId: 'giam-doc',
          consolidationSchedule: { quarterly: { beforeDay: 25 }, yearly: { beforeDay: 15, month: 12 } },
        },
      },
      ISSUED_AT,
      options,
    );
  }

  person(personId: string, now: Instant = ISSUED_AT): Actor {
    const actor = actorOf(this.organisation, personId, dayOf(now));
    if (!actor) throw new Error(`nobody is called ${personId}`);
    return actor;
  }

  asking(personId: string, now: Instant): Asking {
    return { agencyId: this.agencyId, actor: this.person(personId, now), now };
  }

  send(actor: Actor, targeted: Targeted, now: Instant, options: Options = {}): Promise<CommandResult> {
    const { id = randomUUID(), ifMatch } = options;
    return this.application.bus.execute({
      ...targeted,
      agencyId: this.agencyId,
      commandId: id,
      actor,
      now,
      ...(ifMatch === undefined ? {} : { ifMatch }),
    });
  }

  /** A command about a report, by a person. */
  about(
    personId: string,
    reportId: string,
    command: Extract<Targeted, { target: { kind: 'report' } }>['command'],
    now: Instant,
    options: Options = {},
  ): Promise<CommandResult> {
    const target = { kind: 'report', reportId } as const;
    return this.send(this.person(personId, now), { target, command }, now, options);
  }

  submit(
    personId: string,
    reportId: string,
    now: Instant,
    options: Options & { readonly content?: ReportContent; readonly lateReason?: string } = {},
  ): Promise<CommandResult> {
    const { content = written, lateReason = '' } = options;
    return this.about(personId, reportId, { type: 'SubmitReport', content, lateReason }, now, options);
  }

  /** As the report's workflow does when a timer fires. */
  step(
    reportId: string,
    step: StepName,
    now: Instant,
    options: Options = {},
    arming = 1,
  ): Promise<CommandResult> {
    const process = {
      kind: 'process',
      workflowId: `report/${this.agencyId}/${reportId}`,
      runId: 'r1',
    } as const;
    const target = { kind: 'report', reportId } as const;
    return this.send(process, { target, command: { type: 'CarryOutStep', step, arming } }, now, options);
  }
}

type Accepted = Extract<CommandResult, { outcome: 'accepted' }>;

/** The result of a command that must be accepted. */
export function accepted(result: CommandResult): Accepted {
  if (result.outcome !== 'accepted') throw new Error(JSON.stringify(result));
  return result;
}
