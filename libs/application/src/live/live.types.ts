/** What people read, as far as it is not of a single report. */
export type LiveKind = 'agency' | 'calendar' | 'notices' | 'plans';

/** That something a person may see has changed; never what it says now. */
export interface LiveChange {
  /** What a client that comes back names, to be told what it missed. */
  readonly place: string;
  /** Anything may have changed: what did is not known, or is too much to be named. */
  readonly all: boolean;
  /** Reports, and drafts of reports, by the report's id. */
  readonly reports: readonly string[];
  readonly drafts: readonly string[];
  readonly kinds: readonly LiveKind[];
  /** Their session, their access or their offices may have changed: it is to be asked whether they may still be told. */
  readonly access: boolean;
}

export interface Follower {
  readonly agencyId: string;
  readonly personId: string;
  /** The place of the last change they were told of; without it they are told that anything may have changed. */
  readonly after: string | undefined;
  readonly tell: (change: LiveChange) => void;
}

export interface Live {
  /** Told of the first change before it returns; what it returns ends it. Throws what is unforeseen (database down). */
  follow(follower: Follower): Promise<() => void>;
}
