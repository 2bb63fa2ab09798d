import {
  accessEndedAt,
  actorOf,
  addMilliseconds,
  dayOf,
  isEndedAccess,
  personSignedInAs,
  signInFailed,
  type Instant,
  type Organisation,
  type SignedOutReason,
} from '@dondoc/domain';
import { withAgency } from '@dondoc/event-store';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Clock } from '../clock.js';
import type { Repeats } from '../repeats.js';
import { streamOf } from '../streams.js';
import type { SurroundingsCache } from '../surroundings.js';
import { hashOf, newSecret } from './browser-secret.js';
import { metaOfNote, note } from './note.js';
import {
  addSession,
  endedSessions,
  findSession,
  noteUse,
  removeSession,
  sessionsOf,
  type StoredSession,
} from './session-rows.js';
import type {
  Begun,
  Identity,
  Session,
  SessionFound,
  SessionLimits,
  SessionsApi,
  SignedInPerson,
} from './sign-ins.types.js';

/** A use so soon after the last one noted is not noted: reading must not become writing. */
const NOTED_EVERY_MS = 60_000;

/** Sessions, and the record of when people came and went: each change in one transaction with its event. */
export class Sessions implements SessionsApi {
  constructor(
    private readonly dataSource: DataSource,
    private readonly surroundings: SurroundingsCache,
    private readonly clock: Clock,
    private readonly repeats: Repeats,
  ) {}

  async signIn(identity: Identity, limits: SessionLimits, replaced?: string): Promise<Begun | undefined> {
    const now = await this.clock.now();
    await this.sweep(limits, now);
    if (replaced !== undefined) await this.endById(replaced, 'replaced', now);
    const { agencyId, account, signedInAt, issuer } = identity;
    const begun = await withAgency(this.dataSource, agencyId, async (tx) => {
      const noted = { agencyId, now, command: 'SignIn' };
      const { state: organisation } = (await this.surroundings.load(tx, agencyId)).organisation;
      const known = personSignedInAs(organisation, account);
      const person = known && actorOf(organisation, known.personId, dayOf(now));
      if (!person) return undefined;
      const { personId } = person;
      const event = { type: 'SignedIn', data: { method: 'oidc', issuer } } as const;
      await note(tx, { ...noted, streamId: streamOf.person(personId), event, by: person });
      const sessionId = newSecret();
      await addSession(tx, {
        idHash: hashOf(sessionId),
        ...{ agencyId, personId, account },
        // The issuer's clock may be ahead.
        signedInAt: signedInAt !== null && signedInAt > now ? now : signedInAt,
        ...{ begunAt: now, seenAt: now },
      });
      return { sessionId, person };
    });
    if (!begun) await this.recordStranger(agencyId, account, now);
    return begun;
  }

  private recordStranger(agencyId: string, account: string, now: Instant): Promise<void> {
    const commandId = randomUUID();
    const meta = metaOfNote({ by: undefined, command: 'SignIn', commandId });
    const event = signInFailed('SIGN_IN_PERSON_UNKNOWN', account);
    const entry = { agencyId, streamId: streamOf.signIns, of: event.data.account, event, now, commandId };
    return this.repeats.record({ ...entry, metaOf: () => meta });
  }

  async use(sessionId: string, limits: SessionLimits): Promise<SessionFound> {
    const now = await this.clock.now();
    const session = await this.live(sessionId, limits, now);
    if (typeof session === 'object' && addMilliseconds(session.seenAt, NOTED_EVERY_MS) <= now)
      await noteUse(this.dataSource, session.idHash, now);
    return session;
  }

  async look(sessionId: string, limits: SessionLimits): Promise<SessionFound> {
    return this.live(sessionId, limits, await this.clock.now());
  }

  async signOut(sessionId: string): Promise<Session | undefined> {
    return this.endById(sessionId, 'asked', await this.clock.now());
  }

  async of({ agencyId, personId }: SignedInPerson, limits: SessionLimits): Promise<readonly Session[]> {
    const now = await this.clock.now();
    return withAgency(this.dataSource, agencyId, async (tx) => {
      const { state } = (await this.surroundings.load(tx, agencyId)).organisation;
      const sessions = await sessionsOf(tx, agencyId, personId);
      return sessions.filter((session) => !(disownedBy(state, session) ?? endOf(session, limits, now)));
    });
  }

  async endOne(person: SignedInPerson, idHash: string, limits: SessionLimits): Promise<boolean> {
    const session = await findSession(this.dataSource, idHash);
    if (session?.agencyId !== person.agencyId || session.personId !== person.personId) return false;
    const now = await this.clock.now();
    const reason = await this.reasonToEnd(session, limits, now);
    return (await this.end(session, reason ?? 'asked', now)) && !reason;
  }

  private async live(
    sessionId: string,
    limits: SessionLimits,
    now: Instant,
  ): Promise<SessionFound<StoredSession>> {
    const session = await findSession(this.dataSource, hashOf(sessionId));
    if (!session) return undefined;
    const reason = await this.reasonToEnd(session, limits, now);
    if (!reason) return session;
    await this.end(session, reason, now);
    return reason === 'accessEnded' ? reason : undefined;
  }

  private reasonToEnd(session: StoredSession, limits: SessionLimits, now: Instant) {
    const { agencyId } = session;
    return withAgency(this.dataSource, agencyId, async (tx) => {
      const { organisation } = await this.surroundings.load(tx, agencyId);
      return disownedBy(organisation.state, session) ?? endOf(session, limits, now);
    });
  }

  /** A few of those whose browsers never came back; the next sign-in takes the next few. */
  private async sweep({ idleMs, absoluteMs }: SessionLimits, now: Instant): Promise<void> {
    const left = await endedSessions(
      this.dataSource,
      addMilliseconds(now, -absoluteMs),
      addMilliseconds(now, -idleMs),
    );
    for (const session of left) {
      const reason = await this.reasonToEnd(session, { idleMs, absoluteMs }, now);
      if (reason) await this.end(session, reason, now);
    }
  }

  private async endById(
    sessionId: string,
    reason: SignedOutReason,
    now: Instant,
  ): Promise<Session | undefined> {
    const session = await findSession(this.dataSource, hashOf(sessionId));
    return session && (await this.end(session, reason, now)) ? session : undefined;
  }

  /** Once, whoever else notices it. */
  private end(session: StoredSession, reason: SignedOutReason, now: Instant): Promise<boolean> {
    const { agencyId, personId, idHash, seenAt } = session;
    const unused = reason === 'idle' || reason === 'absolute';
    const noticed = reason !== 'asked' && reason !== 'replaced';
    return withAgency(this.dataSource, agencyId, async (tx) => {
      if (!(await removeSession(tx, idHash, unused ? seenAt : null))) return false;
      const { state: organisation } = (await this.surroundings.load(tx, agencyId)).organisation;
      const by = noticed ? undefined : actorOf(organisation, personId, dayOf(now));
      const event = { type: 'SignedOut', data: { reason } } as const;
      const streamId = streamOf.person(personId);
      await note(tx, { agencyId, streamId, event, now, command: 'SignOut', by });
      return true;
    });
  }
}

/** Whether it was ended, or who signed in would be signed in as them no longer. */
function disownedBy(
  organisation: Organisation,
  { personId, account, begunAt }: StoredSession,
): 'accessEnded' | 'accountChanged' | undefined {
  if (isEndedAccess(begunAt, accessEndedAt(organisation, personId))) return 'accessEnded';
  return personSignedInAs(organisation, account)?.personId === personId ? undefined : 'accountChanged';
}

/** Which limit has been reached; the longest time first, as no use would have saved it. */
function endOf(
  { begunAt, seenAt }: Session,
  { idleMs, absoluteMs }: SessionLimits,
  now: Instant,
): 'absolute' | 'idle' | undefined {
  if (addMilliseconds(begunAt, absoluteMs) <= now) return 'absolute';
  return addMilliseconds(seenAt, idleMs) <= now ? 'idle' : undefined;
}
