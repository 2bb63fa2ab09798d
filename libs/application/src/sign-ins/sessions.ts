import {
  actorOf,
  dayOf,
  installationActor,
  personSignedInAs,
  signInFailed,
  type Instant,
  type PersonActor,
  type PersonEvent,
  type SignedOutReason,
  type SignInsEvent,
} from '@dondoc/domain';
import { withAgency, type EventMeta } from '@dondoc/event-store';
import { randomUUID } from 'node:crypto';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Clock } from '../clock.js';
import { appendToLog } from '../log-streams.js';
import { streamOf } from '../streams.js';
import type { SurroundingsCache } from '../surroundings.js';
import { hashOf, newSecret } from './browser-secret.js';
import {
  addSession,
  endedSessions,
  findSession,
  noteUse,
  removeSession,
  type StoredSession,
} from './session-rows.js';
import type { Begun, Identity, Session, SessionLimits, SessionsApi } from './sign-ins.types.js';

/** A use so soon after the last one noted is not noted: reading must not become writing. */
const NOTED_EVERY_MS = 60_000;

const after = (instant: Instant, ms: number): Instant => new Date(Date.parse(instant) + ms).toISOString();

/** Sessions, and the record of when people came and went: each change in one transaction with its event. */
export class Sessions implements SessionsApi {
  constructor(
    private readonly dataSource: DataSource,
    private readonly surroundings: SurroundingsCache,
    private readonly clock: Clock,
  ) {}

  async signIn(identity: Identity, limits: SessionLimits, replaced?: string): Promise<Begun | undefined> {
    const now = await this.clock.now();
    await this.sweep(limits, now);
    if (replaced !== undefined) await this.endById(replaced, 'replaced', now);
    const { agencyId, account, issuer } = identity;
    return withAgency(this.dataSource, agencyId, async (tx) => {
      const { state: organisation } = (await this.surroundings.load(tx, agencyId)).organisation;
      const known = personSignedInAs(organisation, account);
      const person = known && actorOf(organisation, known.personId, dayOf(now));
      if (!person) {
        const event = signInFailed('SIGN_IN_PERSON_UNKNOWN', account);
        await note(tx, { agencyId, streamId: streamOf.signIns, event, now, by: undefined });
        return undefined;
      }
      const { personId } = person;
      const event = { type: 'SignedIn', data: { method: 'oidc', issuer } } as const;
      await note(tx, { agencyId, streamId: streamOf.person(personId), event, now, by: person });
      const sessionId = newSecret();
      await addSession(tx, {
        idHash: hashOf(sessionId),
        ...{ agencyId, personId, account },
        ...{ begunAt: now, seenAt: now },
      });
      return { sessionId, person };
    });
  }

  async use(sessionId: string, limits: SessionLimits): Promise<Session | undefined> {
    const now = await this.clock.now();
    const session = await this.live(sessionId, limits, now);
    if (session && after(session.seenAt, NOTED_EVERY_MS) <= now)
      await noteUse(this.dataSource, session.idHash, now);
    return session;
  }

  async look(sessionId: string, limits: SessionLimits): Promise<Session | undefined> {
    return this.live(sessionId, limits, await this.clock.now());
  }

  async signOut(sessionId: string): Promise<Session | undefined> {
    return this.endById(sessionId, 'asked', await this.clock.now());
  }

  private async live(
    sessionId: string,
    limits: SessionLimits,
    now: Instant,
  ): Promise<StoredSession | undefined> {
    const session = await findSession(this.dataSource, hashOf(sessionId));
    if (!session) return undefined;
    const reason =
      endOf(session, limits, now) ?? ((await this.meansThem(session)) ? undefined : 'accountChanged');
    if (!reason) return session;
    await this.end(session, reason, now);
    return undefined;
  }

  /** Whether who signed in would still be signed in as them. */
  private meansThem({ agencyId, personId, account }: StoredSession): Promise<boolean> {
    return withAgency(this.dataSource, agencyId, async (tx) => {
      const { organisation } = await this.surroundings.load(tx, agencyId);
      return personSignedInAs(organisation.state, account)?.personId === personId;
    });
  }

  /** A few of those whose browsers never came back; the next sign-in takes the next few. */
  private async sweep({ idleMs, absoluteMs }: SessionLimits, now: Instant): Promise<void> {
    const left = await endedSessions(this.dataSource, after(now, -absoluteMs), after(now, -idleMs));
    for (const session of left) {
      const reason = endOf(session, { idleMs, absoluteMs }, now);
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
    const noticed = unused || reason === 'accountChanged';
    return withAgency(this.dataSource, agencyId, async (tx) => {
      if (!(await removeSession(tx, idHash, unused ? seenAt : null))) return false;
      const { state: organisation } = (await this.surroundings.load(tx, agencyId)).organisation;
      const by = noticed ? undefined : actorOf(organisation, personId, dayOf(now));
      const event = { type: 'SignedOut', data: { reason } } as const;
      await note(tx, { agencyId, streamId: streamOf.person(personId), event, now, by });
      return true;
    });
  }
}

/** Which limit has been reached; the longest time first, as no use would have saved it. */
function endOf(
  { begunAt, seenAt }: Session,
  { idleMs, absoluteMs }: SessionLimits,
  now: Instant,
): 'absolute' | 'idle' | undefined {
  if (after(begunAt, absoluteMs) <= now) return 'absolute';
  return after(seenAt, idleMs) <= now ? 'idle' : undefined;
}

interface Entry {
  readonly agencyId: string;
  readonly streamId: string;
  readonly event: PersonEvent | SignInsEvent;
  readonly now: Instant;
  /** Undefined for what only the system noticed or refused. */
  readonly by: PersonActor | undefined;
}

/** Nobody comes or goes in an office. */
function note(tx: QueryRunner, { by, ...entry }: Entry): Promise<void> {
  const commandId = randomUUID();
  const { workflowId, runId } = installationActor('sign-ins');
  const meta: EventMeta = {
    actor: by
      ? { kind: 'person', id: by.personId, name: by.name }
      : { kind: 'process', id: workflowId, runId },
    onBehalfOf: null,
    office: null,
    divisionId: null,
    cause: { commandId, command: entry.event.type === 'SignedOut' ? 'SignOut' : 'SignIn' },
  };
  return appendToLog(tx, { ...entry, commandId, metaOf: () => meta });
}
