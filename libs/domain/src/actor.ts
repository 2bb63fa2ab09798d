export type OfficeName =
  | 'officer'
  | 'head'
  | 'consolidator'
  | 'reviewer'
  | 'clerk'
  | 'deputyDirector'
  | 'director'
  | 'auditor'
  | 'administrator';

/** An office as held at the time of the act. */
export interface OfficeHeld {
  readonly office: OfficeName;
  /** The division of an officer, head, consolidator, reviewer or clerk; null for the agency's own offices. */
  readonly divisionId: string | null;
  /** The divisions a deputy director is in charge of; empty for every other office. */
  readonly inChargeOf: readonly string[];
}

/** A person who acts, with every office they hold now. */
export interface PersonActor {
  readonly kind: 'person';
  readonly personId: string;
  readonly name: string;
  readonly offices: readonly OfficeHeld[];
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

export const holds = (actor: Actor, office: OfficeName, divisionId?: string): boolean =>
  actor.kind === 'person' &&
  actor.offices.some(
    (held) => held.office === office && (divisionId === undefined || held.divisionId === divisionId),
  );

/** The director, who is over every division, or a deputy director in charge of this one (spec §9). */
export const isLeaderOf = (actor: Actor, divisionId: string): boolean =>
  holds(actor, 'director') ||
  (actor.kind === 'person' &&
    actor.offices.some((held) => held.office === 'deputyDirector' && held.inChargeOf.includes(divisionId)));

/** True when the person holds any office inside the division. */
export const belongsTo = (actor: Actor, divisionId: string): boolean =>
  actor.kind === 'person' && actor.offices.some((held) => held.divisionId === divisionId);
