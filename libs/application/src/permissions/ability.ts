import {
  createMongoAbility,
  subject,
  type ForcedSubject,
  type MongoAbility,
  type RawRuleOf,
} from '@casl/ability';
import {
  permissions,
  type Action,
  type OfficeHeld,
  type Permission,
  type PersonActor,
  type ReportPhase,
} from '@dondoc/domain';

/** What a report's rights depend on. */
export interface ReportSubject {
  readonly leadDivisionId: string;
  readonly planningDivisionId: string;
  readonly phase: ReportPhase;
}

/** A right is asked of a report, or of what is the agency's as a whole. */
type Ability = MongoAbility<[Action, 'Report' | 'Agency' | ForcedSubject<'Report'>]>;
type Rule = RawRuleOf<Ability>;

/** What the person's offices allow, as held at the time of the act. */
export const abilityOf = (actor: PersonActor, planningDivisionId: string | null): Ability =>
  createMongoAbility<Ability>(
    permissions.flatMap((permission) =>
      actor.offices
        .filter(({ office }) => permission.as.includes(office))
        .flatMap((held) => rulesOf(permission, held, planningDivisionId)),
    ),
  );

/** True when an office of theirs allows it, of this report where one is named. Bans are the domain's to know. */
export const allows = (ability: Ability, action: Action, report?: ReportSubject): boolean =>
  ability.can(action, report ? subject('Report', asSubject(report)) : 'Agency');

const asSubject = (report: ReportSubject) => ({
  ...report,
  ownOfPlanning: report.leadDivisionId === report.planningDivisionId,
});

/** One right of one office: of the agency when its place is there, and of the reports that are its business. */
function rulesOf(permission: Permission, held: OfficeHeld, planningDivisionId: string | null): Rule[] {
  const { may, of, ownOfPlanning, in: phases } = permission;
  const mine = divisionsOf(held);
  const ofAgency =
    of === 'agency' ||
    (of === 'planning' && planningDivisionId !== null && mine.includes(planningDivisionId));
  const action = [...may];
  const conditions = {
    ...(of === 'lead' && { leadDivisionId: { $in: mine } }),
    ...(of === 'planning' && { planningDivisionId: { $in: mine } }),
    ...(phases && { phase: { $in: [...phases] } }),
    ...(ownOfPlanning !== undefined && { ownOfPlanning }),
  };
  return [
    ...(ofAgency ? [{ action, subject: 'Agency' as const }] : []),
    { action, subject: 'Report' as const, ...(Object.keys(conditions).length > 0 && { conditions }) },
  ];
}

/** The divisions an office is of, or for a deputy director in charge of. */
const divisionsOf = ({ office, divisionId, takenOver = [], inChargeOf }: OfficeHeld): string[] =>
  office === 'deputyDirector' ? [...inChargeOf] : divisionId === null ? [] : [divisionId, ...takenOver];
