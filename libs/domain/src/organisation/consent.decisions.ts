import { accept, nothingToDo, refuse } from '@dondoc/decider';
import { barredWith, holds, type Actor, type OfficeName } from '../actor.js';
import { sameJson } from '../json.js';
import { isBlank, nfc } from '../text.js';
import { actorOf } from './holders.js';
import type { OrganisationDecision } from './organisation-decision.js';
import { evolveOrganisation } from './organisation.js';
import type {
  GiveConsent,
  Organisation,
  OrganisationCommand,
  OrganisationContext,
  OrganisationEvent,
  RecordedConsent,
  RefuseConsent,
  WeighingCommand,
} from './organisation.types.js';

/** Those who decide, lead or give rights: whoever makes somebody one of them needs a second person. */
const WEIGHING: readonly OfficeName[] = ['reviewer', 'deputyDirector', 'director', 'administrator'];

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
): readonly string[] {
  const after = events.reduce(evolveOrganisation, before);
  return events.flatMap((event) => beneficiary(after, event, context) ?? []);
}

/**
 * ASVS 2.3.5: a decision that makes somebody a leader, a reviewer or an administrator, or lets another account mean
 * one, waits for a second person. The installation, which sets the first of them up, asks nobody.
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
  // The end of a division moves its duties for good, and nothing takes it back.
  const weighs =
    command.type === 'EndDivision' || beneficiaries(organisation, decision.events, context).length > 0;
  if (!weighs) return decision;
  const { consents } = organisation;
  if (consents.some((known) => known.status === 'open' && sameJson(known.command, command)))
    return nothingToDo;
  const asked = { consentId: String(consents.length + 1), command, by: actor.personId, askedOn: today };
  return accept({ type: 'ConsentAsked', data: asked });
}

const isWeighing = (command: OrganisationCommand): command is WeighingCommand =>
  ['AssumeOffice', 'ChangeAccount', 'GrantSubstitution', 'ImportPeople', 'EndDivision'].includes(
    command.type,
  );

/** Another administrator, or whoever leads; the installation too, for an agency that has no second one yet. */
export const mayConsent = (actor: Actor): boolean =>
  actor.kind !== 'person' ||
  holds(actor, 'administrator') ||
  holds(actor, 'deputyDirector') ||
  holds(actor, 'director');

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
  const asked = open(organisation, consentId);
  if ('outcome' in asked) return asked;
  const asker = actorOf(organisation, asked.by, context.today);
  if (!asker || !holds(asker, 'administrator'))
    return refuse('CONSENT_ASKER_LEFT', { params: { consentId } });
  const decision = change(organisation, asked.command, { ...context, actor: asker });
  if (decision.outcome === 'refused') return decision;
  const events = decision.outcome === 'accepted' ? decision.events : [];
  const parties = [asked.by, ...beneficiaries(organisation, events, context)];
  const { actor } = context;
  if (actor.kind === 'person' && barredWith(actor).some(({ personId }) => parties.includes(personId)))
    return refuse('CONSENT_OF_ANOTHER', { params: { consentId } });
  return accept({ type: 'ConsentGiven', data: { consentId } }, ...events);
}

export function refuseConsent(
  organisation: Organisation,
  { consentId, reason }: RefuseConsent,
): OrganisationDecision {
  const asked = open(organisation, consentId);
  if ('outcome' in asked) return asked;
  if (isBlank(reason)) return refuse('REASON_REQUIRED', { field: 'reason' });
  return accept({ type: 'ConsentRefused', data: { consentId, reason: nfc(reason) } });
}

function open(organisation: Organisation, consentId: string): RecordedConsent | OrganisationDecision {
  const known = organisation.consents.find((one) => one.consentId === consentId);
  if (!known) return refuse('CONSENT_NOT_FOUND', { params: { consentId } });
  return known.status === 'open' ? known : refuse('CONSENT_ALREADY_ANSWERED', { params: { consentId } });
}
