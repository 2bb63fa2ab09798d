import type { Instant, PersonActor } from '@dondoc/domain';

/** How long a session lasts, in milliseconds. */
export interface SessionLimits {
  /** Without any use. */
  readonly idleMs: number;
  /** From its beginning, whatever its use. */
  readonly absoluteMs: number;
}

export interface Session {
  /** Names it, and opens nothing: the SHA-256 of the secret that the browser keeps, in hex. */
  readonly idHash: string;
  readonly agencyId: string;
  readonly personId: string;
  readonly begunAt: Instant;
  /** When the person signed in at the issuer, never later than `begunAt`; null where that is not known. */
  readonly signedInAt: Instant | null;
  /** The last use that was noted; one within a minute of it is not. */
  readonly seenAt: Instant;
}

/** Undefined when there is none, or it has just been found at its end; told apart where somebody ended it for them. */
export type SessionFound<Found = Session> = Found | 'accessEnded' | undefined;

/** Whom an issuer vouches for. */
export interface Identity {
  readonly agencyId: string;
  /** As the issuer calls the person. */
  readonly account: string;
  /** When they last showed it who they are, by its own clock; null when it names no instant. */
  readonly signedInAt: Instant | null;
  readonly issuer: string;
}

export type SignedInPerson = Pick<Session, 'agencyId' | 'personId'>;

/** A session that has just begun. */
export interface Begun {
  /** The secret that the browser keeps; here only its hash is kept. */
  readonly sessionId: string;
  readonly person: PersonActor;
}

/** Who is signed in, by browser. Times are the application's clock's. */
export interface SessionsApi {
  /**
   * Begins a session, and ends the one that the browser had before. Undefined when the agency does not know the
   * person, which is recorded. Whoever holds no office is signed in all the same.
   */
  signIn(identity: Identity, limits: SessionLimits, replaced?: string): Promise<Begun | undefined>;
  /** The session, which is used by this. */
  use(sessionId: string, limits: SessionLimits): Promise<SessionFound>;
  /** As `use`, without using it. */
  look(sessionId: string, limits: SessionLimits): Promise<SessionFound>;
  /** Undefined when there was none. */
  signOut(sessionId: string): Promise<Session | undefined>;
  /** Those of a person that have not ended, the newest first; a hundred at most. */
  of(person: SignedInPerson, limits: SessionLimits): Promise<readonly Session[]>;
  /** Signs one of them out; false when it is not theirs, or has ended. */
  endOne(person: SignedInPerson, idHash: string, limits: SessionLimits): Promise<boolean>;
}

/** What a browser is to come back with from the issuer. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** Where in the application the person wanted to go: a path. */
  readonly returnTo: string;
}

/** Sign-ins under way, each of one browser, for ten minutes and once. */
export interface PendingSignInsApi {
  /** Gives the secret by which the browser shows that it is its own. */
  begin(pending: PendingSignIn): Promise<string>;
  /** Undefined for another browser's, another state, one that was taken before or has expired. */
  take(browserSecret: string, state: string): Promise<PendingSignIn | undefined>;
}
