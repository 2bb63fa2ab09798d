import type { Application, Session, SessionFound } from '@dondoc/application';
import { addMilliseconds } from '@dondoc/domain';
import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { accessEnded, challenge, type VerifySession } from '../http/auth/admission.js';
import { isAttended } from '../http/auth/attendance.js';
import { EntryRefusal, nobody } from '../http/auth/entry-refusal.js';
import { noCookie, SESSION_COOKIE } from '../http/auth/cookies.js';
import { assertSameOrigin } from '../http/auth/same-origin.js';
import { assertShownTo } from '../http/auth/shown-to.js';
import type { VerifyToken } from '../http/auth/token.js';
import { ProblemError } from '../http/problem-error.js';
import type { Claims } from './claims.js';
import { Identities } from './identities.js';
import { Issuer } from './issuer.js';
import { localPath } from './local-path.js';
import { assertScope } from './scope.js';
import { isLoopback, isPrivate, type SignInConfig } from './sign-in-config.js';
import { assertStrong, assertStrongToken } from './strength.js';

/** What is known of the browser that asks. */
export interface Browser {
  /** For the log only; the record says who, not from where. */
  readonly address: string;
  readonly sessionId: string | undefined;
}

/** Signing in by an issuer and out again, and what is accepted of those who have. */
export class SignIn {
  private readonly issuer: Issuer;
  private readonly identities: Identities;

  constructor(
    private readonly config: SignInConfig,
    private readonly application: Application,
    private readonly logger: Logger,
  ) {
    this.issuer = new Issuer(config, logger);
    this.identities = new Identities(config, application);
  }

  /**
   * The same page at the public address, when a browser on this machine came by another name of it: a cookie set for
   * one name would not come back with the other. Undefined for everybody else, whom a proxy may have renamed.
   */
  rightAddress(host: string | undefined, returnTo: unknown, fresh: boolean): string | undefined {
    const right = new URL('/auth/sign-in', this.config.publicUrl);
    const came = URL.parse(`http://${host ?? ''}`);
    if (!came || !isLoopback(came.hostname) || !isLoopback(right.hostname)) return undefined;
    if (came.host === right.host || came.port !== right.port) return undefined;
    right.searchParams.set('returnTo', localPath(returnTo));
    if (fresh) right.searchParams.set('fresh', 'true');
    return right.href;
  }

  /** Where the browser signs in, and the secret with which it comes back. */
  async begin(
    returnTo: unknown,
    fresh: boolean,
  ): Promise<{ readonly url: string; readonly browserSecret: string }> {
    if (!isPrivate(this.config.publicUrl)) throw new ProblemError('SIGN_IN_NEEDS_TLS');
    const { url, expected } = await this.issuer.begin(fresh);
    const pending = { ...expected, returnTo: localPath(returnTo) };
    return { url, browserSecret: await this.application.pendingSignIns.begin(pending) };
  }

  /** The session of a browser that came back from the issuer, and where it wanted to go. */
  async finish(
    parameters: URLSearchParams,
    browserSecret: string | undefined,
    browser: Browser,
  ): Promise<{ readonly sessionId: string; readonly url: string }> {
    try {
      return await this.comeBack(parameters, browserSecret, browser);
    } catch (error) {
      const { code } = error as { code?: unknown };
      this.logger.warn({ code, address: browser.address }, 'sign-in refused');
      throw error;
    }
  }

  private async comeBack(
    parameters: URLSearchParams,
    browserSecret: string | undefined,
    { address, sessionId: replaced }: Browser,
  ): Promise<{ readonly sessionId: string; readonly url: string }> {
    const { pendingSignIns, sessions } = this.application;
    const state = parameters.get('state') ?? '';
    const pending = browserSecret === undefined ? undefined : await pendingSignIns.take(browserSecret, state);
    if (!pending) throw new EntryRefusal('SIGN_IN_STALE');
    const claims = await this.issuer.finish(parameters, pending);
    const identity = await this.identities.of(claims);
    if (!identity) throw new EntryRefusal('SIGN_IN_FAILED');
    assertStrong(claims, this.config, () => Promise.resolve(identity));
    const { agencyId, account } = identity;
    const begun = await sessions.signIn(identity, this.config.limits, replaced);
    if (!begun) {
      this.logger.warn({ agencyId, account }, 'the directory does not know who signs in');
      // On record already, by the name they came with.
      throw new ProblemError('SIGN_IN_PERSON_UNKNOWN');
    }
    this.logger.info({ agencyId, person: begun.person.personId, address }, 'signed in');
    return { sessionId: begun.sessionId, url: new URL(pending.returnTo, this.config.publicUrl).href };
  }

  /** Who is signed in, and until when if nothing is done; to ask is no use of the session. */
  async look(browser: Browser) {
    const { queries, clock } = this.application;
    const session = await this.present(browser);
    const { agencyId, personId, begunAt } = session;
    const person = await queries.actorFor(agencyId, personId, await clock.now());
    return {
      agencyId,
      personId,
      name: person?.name ?? personId,
      begunAt,
      freshUntil: this.freshUntil(session),
      ...this.endsOf(session),
    };
  }

  /** Where else the person is signed in; to ask is no use of the session either. */
  async sessions(browser: Browser) {
    const present = await this.present(browser);
    const sessions = await this.application.sessions.of(present, this.config.limits);
    return {
      items: sessions.map((session) => ({
        sessionId: session.idHash,
        begunAt: session.begunAt,
        seenAt: session.seenAt,
        ...this.endsOf(session),
        present: session.idHash === present.idHash,
      })),
    };
  }

  /** Signs one of the person's own sessions out; whether it was the one that asks. */
  async endOne(browser: Browser, idHash: string): Promise<{ readonly present: boolean }> {
    const present = await this.present(browser);
    if (!(await this.application.sessions.endOne(present, idHash, this.config.limits)))
      throw new ProblemError('NOT_FOUND');
    const { agencyId, personId: person } = present;
    this.logger.info({ agencyId, person, address: browser.address }, 'signed out');
    return { present: present.idHash === idHash };
  }

  private async present({ sessionId }: Browser): Promise<Session> {
    const { sessions } = this.application;
    const found = sessionId === undefined ? undefined : await sessions.look(sessionId, this.config.limits);
    return live(found, sessionId);
  }

  private freshUntil({ signedInAt }: Session): string | null {
    return signedInAt === null ? null : addMilliseconds(signedInAt, this.config.freshMs);
  }

  private endsOf({ begunAt, seenAt }: Session) {
    const { idleMs, absoluteMs } = this.config.limits;
    return { idleEndsAt: addMilliseconds(seenAt, idleMs), endsAt: addMilliseconds(begunAt, absoluteMs) };
  }

  /** Ends the session, if there is one; where the browser may end the one it has with the issuer. */
  async end({ sessionId, address }: Browser): Promise<{ readonly endSessionUrl: string | null }> {
    const ended = sessionId === undefined ? undefined : await this.application.sessions.signOut(sessionId);
    if (ended) this.logger.info({ agencyId: ended.agencyId, person: ended.personId, address }, 'signed out');
    return { endSessionUrl: await this.issuer.endSessionUrl() };
  }

  /** An access token of the issuer. */
  readonly verifyToken: VerifyToken = async (token) => {
    const whose = (claims: Claims) => () => this.identities.of(claims);
    const claims = await this.issuer.verify(token, whose);
    assertStrongToken(claims, this.config, whose(claims));
    const { readsOnly } = assertScope(claims, this.config.apiScope, whose(claims));
    return { ...(await this.identities.subjectOf(claims)), readsOnly };
  };

  /** The session of a browser, whose pages have sent the request themselves; used by it if somebody sits there. */
  readonly verifySession: VerifySession = async (sessionId, request) => {
    this.assertOurPage(request, sessionId);
    const { sessions } = this.application;
    const found = isAttended(request)
      ? await sessions.use(sessionId, this.config.limits)
      : await sessions.look(sessionId, this.config.limits);
    const session = live(found, sessionId);
    assertShownTo(request, session);
    const { agencyId, personId, begunAt } = session;
    return { agencyId, personId, access: { obtainedAt: begunAt, freshUntil: this.freshUntil(session) } };
  };

  /** What changes something is asked by a page of ours. To be asked by another is no use of the session. */
  assertOurPage(request: FastifyRequest, sessionId: string | undefined): void {
    assertSameOrigin(request, this.config.publicUrl, async () => {
      if (sessionId === undefined) return undefined;
      const found = await this.application.sessions.look(sessionId, this.config.limits);
      return typeof found === 'object' ? found : undefined;
    });
  }
}

/** The session; throws when there is none any more, and takes its cookie away. */
function live(found: SessionFound, sessionId: string | undefined): Session {
  if (typeof found === 'object') return found;
  const cookie = { 'set-cookie': noCookie(SESSION_COOKIE) };
  // On record already, as the end of the session.
  if (found === 'accessEnded')
    throw new ProblemError('ACCESS_ENDED', { headers: { ...accessEnded.headers, ...cookie } });
  const details = { headers: { ...challenge, ...cookie } };
  // To ask who is signed in, without a cookie, is no failure: a page begins with it.
  throw sessionId === undefined
    ? new ProblemError('SESSION_EXPIRED', details)
    : new EntryRefusal('SESSION_EXPIRED', nobody, details);
}
