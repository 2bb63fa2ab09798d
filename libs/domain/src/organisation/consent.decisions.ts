import { accept, nothingToDo, refuse, type Refused } from '@dondoc/decider';
import { barredWith, holds, type Actor, type OfficeName, type PersonActor } from '../actor.js';
import type { Day } from '../calendar/calendar.types.js';
import { sameJson } from '../json.js';
import { isBlank, nfc } from '../text.js';
import { actorOf } from './holders.js';
import type { OrganisationDecision } from './organisation-decision.js';
import { evolveOrganisation } from './organisation.js';
import type {
  AskedConsent,
  GiveConsent,
  Organisation,
  OrganisationCommand,
  OrganisationContext,
  OrganisationEvent,
  OrganisationRefusal,
  RecordedConsent,
  RefuseConsent,
  WeighingCommand,
} from './organisation.types.js';

/** Those who decide, lead, read everything or give rights: whoever makes somebody one of them needs a second person. */
const WEIGHING: readonly OfficeName[] = [
  'reviewer',
  'deputyDirector',
  'director',
  'auditor',
  'administrator',
];

const weighs = (organisation: Organisation, officeId: string): boolean =>
  organisation.offices.some((known) => known.officeId === officeId && WEIGHING.includes(known.office));

/** Whom the event gives such an office, or another way to sign in as who has one; undefined where it gives neither. */
function beneficiary(
  organisation: Organisation,
  event: OrganisationEvent,
  { today }: OrganisationContext,
): string | undefined {
  switch (event.type) {
    case 'OfficeAssumed':
      return WEIGHING.includes(event.data.office) ? event.data.personId : undefined;
    case 'SubstitutionGranted':
      return weighs(organisation, event.data.officeId) ? event.data.substituteId : undefined;
    case 'AccountChanged': {
      const { personId } = event.data;
      // Offices still to come count: the account is theirs by then.
      const held = organisation.offices.some(
        (office) =>
          office.personId === personId && weighs(organisation, office.officeId) && lasts(office.to, today),
      );
      const lent = organisation.substitutions.some(
        ({ substituteId, officeId, to, revokedOn }) =>
          substituteId === personId &&
          revokedOn === null &&
          lasts(to, today) &&
          weighs(organisation, officeId),
      );
      return held || lent ? personId : undefined;
    }
    default:
      return undefined;
  }
}

const lasts = (to: string | null, today: string): boolean => to === null || to >= today;

/** Of all that one command brings, which counts as one: an office and the account of who gets it. */
function beneficiaries(
  before: Organisation,
  events: readonly OrganisationEvent[],
  context: OrganisationContext,
): AskedConsent['for'] {
  const after = events.reduce(evolveOrganisation, before);
  const people = new Set(events.flatMap((event) => beneficiary(after, event, context) ?? []));
  return [...people].map((personId) => ({
    personId,
    accountBefore: accountOf(before, personId),
    account: accountOf(after, personId),
  }));
}

const accountOf = ({ accounts }: Organisation, personId: string): string | null =>
  accounts.find((known) => known.personId === personId)?.account ?? null;

/** Open at a time: each is shown whole to those who may answer. */
const AT_MOST = 20;

/**
 * ASVS 2.3.5: a decision that gives somebody an office that weighs, or lets another account mean who has one, waits
 * for a second person. The installation, which sets the first of them up, asks nobody.
 */
export function askConsent(
  organisation: Organisation,
  command: OrganisationCommand,
  decision: OrganisationDecision,
  context: OrganisationContext,
): OrganisationDecision {
  const { actor, today } = context;
  if (decision.outcome !== 'accepted' || actor.kind !== 'person') return decision;
  if (!isWeighing(command)) return decision;
  const given = beneficiaries(organisation, decision.events, context);
  // The end of a division moves its duties for good, and nothing takes it back.
  if (command.type !== 'EndDivision' && given.length === 0) return decision;
  const open = organisation.consents.filter(({ status }) => status === 'open');
  if (open.some((known) => sameJson([known.command, known.for], [command, given]))) return nothingToDo;
  if (open.length >= AT_MOST) return refuse('TOO_MANY_CONSENTS', { params: { limit: AT_MOST } });
  const consentId = String(organisation.consents.length + 1);
  const asked = { consentId, command, by: actor.personId, askedOn: today, for: given };
  return accept({ type: 'ConsentAsked', data: asked });
}

const isWeighing = (command: OrganisationCommand): command is WeighingCommand =>
  ['AssumeOffice', 'ChangeAccount', 'GrantSubstitution', 'ImportPeople', 'EndDivision'].includes(
    command.type,
  );

/**
 * What was asked, decided as of now, in the name of who asked and still administers.
 * @param change decides without asking anybody.
 */
export function consentTo(
  organisation: Organisation,
  { consentId }: GiveConsent,
  context: OrganisationContext,
  change: (
    organisation: Organisation,
    command: WeighingCommand,
    context: OrganisationContext,
  ) => OrganisationDecision,
): OrganisationDecision {
  const { actor, today } = context;
  const asked = toGive(organisation, consentId, actor, today);
  if ('outcome' in asked) return asked;
  const decision = change(organisation, asked.command, { ...context, actor: asked.asker });
  if (decision.outcome === 'refused') return decision;
  const events = decision.outcome === 'accepted' ? decision.events : [];
  return accept({ type: 'ConsentGiven', data: { consentId, by: idOf(actor) } }, ...events);
}

export function refuseConsent(
  organisation: Organisation,
  { consentId, reason }: RefuseConsent,
  { actor }: OrganisationContext,
): OrganisationDecision {
  const asked = toAnswer(organisation, consentId, actor);
  if ('outcome' in asked) return asked;
  if (isBlank(reason)) return refuse('REASON_REQUIRED', { field: 'reason' });
  return accept({ type: 'ConsentRefused', data: { consentId, by: idOf(actor), reason: nfc(reason) } });
}

/**
 * Why the actor may not give or refuse their consent, whatever the command would come to, which may be a list of
 * hundreds of people; undefined when they may.
 */
export function whyNoAnswer(
  answer: 'give' | 'refuse',
  organisation: Organisation,
  consentId: string,
  actor: Actor,
  today: Day,
): OrganisationRefusal | undefined {
  const asked =
    answer === 'give'
      ? toGive(organisation, consentId, actor, today)
      : toAnswer(organisation, consentId, actor);
  return 'outcome' in asked ? asked.refusal.code : undefined;
}

type Refuse = Refused<OrganisationRefusal>;

/** By another administrator or whoever leads; by the installation too, for an agency that has no second one yet. */
function toAnswer(organisation: Organisation, consentId: string, actor: Actor): RecordedConsent | Refuse {
  const answers = ['administrator', 'deputyDirector', 'director'] as const;
  if (actor.kind === 'person' && !answers.some((office) => holds(actor, office)))
    return refuse('CONSENT_NOT_YOURS');
  const known = organisation.consents.find((one) => one.consentId === consentId);
  if (!known) return refuse('CONSENT_NOT_FOUND', { params: { consentId } });
  return known.status === 'open' ? known : refuse('CONSENT_ALREADY_ANSWERED', { params: { consentId } });
}

/** What is consented to is what was shown, by no party to it: an office for a person whom the same account means. */
function toGive(
  organisation: Organisation,
  consentId: string,
  actor: Actor,
  today: Day,
): (RecordedConsent & { readonly asker: PersonActor }) | Refuse {
  const asked = toAnswer(organisation, consentId, actor);
  if ('outcome' in asked) return asked;
  const params = { consentId };
  const parties = [asked.by, ...asked.for.map(({ personId }) => personId)];
  if (actor.kind === 'person' && barredWith(actor).some(({ personId }) => parties.includes(personId)))
    return refuse('CONSENT_OF_ANOTHER', { params });
  const asker = actorOf(organisation, asked.by, today);
  if (!asker || !holds(asker, 'administrator')) return refuse('CONSENT_ASKER_LEFT', { params });
  const changed = asked.for.some(
    ({ personId, accountBefore }) => accountOf(organisation, personId) !== accountBefore,
  );
  return changed ? refuse('CONSENT_ACCOUNT_CHANGED', { params }) : { ...asked, asker };
}

const idOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.personId : null);
