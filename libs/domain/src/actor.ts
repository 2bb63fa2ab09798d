export const OFFICE_NAMES = [
  'officer',
  'head',
  'consolidator',
  'reviewer',
  'clerk',
  'deputyDirector',
  'director',
  'auditor',
  'administrator',
] as const;
export type OfficeName = (typeof OFFICE_NAMES)[number];

/** An office as held at the time of the act. */
export interface OfficeHeld {
  readonly office: OfficeName;
  /** The division of an officer, head, consolidator, reviewer or clerk; null for the agency's own offices. */
  readonly divisionId: string | null;
  /** Divisions that no longer are, whose duties the office's division has taken over; absent where there are none. */
  readonly takenOver?: readonly string[];
  /** The divisions a deputy director is in charge of, with those they have taken over; empty for every other office. */
  readonly inChargeOf: readonly string[];
  /** Whose office it is, when it is held in their stead; absent when it is the person's own. */
  readonly insteadOf?: InsteadOf;
}

/** For whom a substitute acts, and by which decision ("Quyết định số 15/QĐ-SGTVT"). */
export interface InsteadOf {
  readonly substitutionId: string;
  readonly personId: string;
  readonly name: string;
  readonly basis: string;
}

/** What the bans look at in someone: who they are, and every office they hold. */
export interface Holder {
  readonly personId: string;
  readonly offices: readonly OfficeHeld[];
}

/** A person who acts, with every office they hold now, their own before those they hold in another's stead. */
export interface PersonActor extends Holder {
  readonly kind: 'person';
  readonly name: string;
  /** Those they stand in for, each with their own offices: what bars them bars the substitute. Absent for most. */
  readonly standsFor?: readonly Holder[];
}

/** The clock's messenger: a workflow that carries out a step that fell due. */
export interface ProcessActor {
  readonly kind: 'process';
  readonly workflowId: string;
  readonly runId: string;
}

export type Actor = PersonActor | ProcessActor;

const INSTALLATION = 'installation';

/** The installation acting for itself, as when a first start imports the plans it came with. */
export const installationActor = (runId: string): ProcessActor => ({
  kind: 'process',
  workflowId: INSTALLATION,
  runId,
});

export const isInstallation = (actor: Actor): boolean =>
  actor.kind === 'process' && actor.workflowId === INSTALLATION;

/** True when it is this person who acts. Nobody gives rights to themselves (spec §4). */
export const isPerson = (actor: Actor, personId: string): boolean =>
  actor.kind === 'person' && actor.personId === personId;

/** True when the office is one of that division, or of one that took its duties over. */
export const isOf = (held: OfficeHeld, divisionId: string): boolean =>
  held.divisionId === divisionId || (held.takenOver?.includes(divisionId) ?? false);

const anyOffice = (actor: Actor, wanted: (held: OfficeHeld) => boolean): boolean =>
  actor.kind === 'person' && actor.offices.some(wanted);

export const holds = (actor: Actor, office: OfficeName, divisionId?: string): boolean =>
  anyOffice(actor, (held) => held.office === office && (divisionId === undefined || isOf(held, divisionId)));

/** The director, who is over every division, or a deputy director in charge of this one (spec §9). */
export const isLeaderOf = (actor: Actor, divisionId: string): boolean =>
  holds(actor, 'director') ||
  anyOffice(actor, (held) => held.office === 'deputyDirector' && held.inChargeOf.includes(divisionId));

/** True when the person holds any office inside the division. */
export const belongsTo = (actor: Actor, divisionId: string): boolean =>
  anyOffice(actor, (held) => isOf(held, divisionId));

/** The person and everyone they stand in for: whom a ban is asked of, since those of both apply (spec §4). */
export const barredWith = ({ kind, name, standsFor = [], ...self }: PersonActor): readonly PersonActor[] =>
  [self, ...standsFor].map((holder) => ({ kind, name, ...holder }));

/** An administrator decides nothing, nor does who stands in for one (spec §4). */
export const administers = (actor: Actor): boolean =>
  actor.kind === 'person' && barredWith(actor).some((one) => holds(one, 'administrator'));
