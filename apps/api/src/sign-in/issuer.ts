import type { PendingSignIn } from '@dondoc/application';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import * as oidc from 'openid-client';
import type { Logger } from 'pino';
import { EntryRefusal, type Whom } from '../http/auth/entry-refusal.js';
import { signedClaims } from '../http/auth/token.js';
import { ProblemError } from '../http/problem-error.js';
import { TOLERANCE_SECONDS, type Claims } from './claims.js';
import { isPrivate, type SignInConfig } from './sign-in-config.js';
import { strengthAsked } from './strength.js';

/** By public keys only: with a shared secret whoever can check a token can make one. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const PATIENCE_SECONDS = 10;

/** Whoever vouches for people and machines, asked when it is needed: the API starts and works while it is away. */
export class Issuer {
  private discovered: Promise<oidc.Configuration> | undefined;
  private keys: JWTVerifyGetKey | undefined;

  constructor(
    private readonly config: SignInConfig,
    private readonly logger: Logger,
  ) {}

  get callbackUrl(): string {
    return `${this.config.publicUrl}/auth/callback`;
  }

  /** Where to send the browser, and what it must come back with; `fresh`: whom the issuer knows is asked all the same. */
  async begin(
    fresh: boolean,
  ): Promise<{ readonly url: string; readonly expected: Omit<PendingSignIn, 'returnTo'> }> {
    const issuer = await this.discover();
    const codeVerifier = oidc.randomPKCECodeVerifier();
    const expected = { state: oidc.randomState(), nonce: oidc.randomNonce(), codeVerifier };
    const url = oidc.buildAuthorizationUrl(issuer, {
      redirect_uri: this.callbackUrl,
      scope: this.config.scope,
      state: expected.state,
      nonce: expected.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      ...strengthAsked(this.config),
      ...(fresh && { prompt: 'login', max_age: '0' }),
    });
    return { url: url.href, expected };
  }

  /** Exchanges the code that the browser came back with; the claims of a checked ID token. */
  async finish(parameters: URLSearchParams, expected: PendingSignIn): Promise<Claims> {
    const issuer = await this.discover();
    const came = new URL(`${this.callbackUrl}?${parameters.toString()}`);
    try {
      const tokens = await oidc.authorizationCodeGrant(issuer, came, {
        expectedState: expected.state,
        expectedNonce: expected.nonce,
        pkceCodeVerifier: expected.codeVerifier,
        idTokenExpected: true,
      });
      return tokens.claims() ?? {};
    } catch (error) {
      this.tell('sign-in was not confirmed', error);
      if (isAway(error)) throw new ProblemError('SIGN_IN_ISSUER_UNAVAILABLE');
      throw new EntryRefusal('SIGN_IN_FAILED');
    }
  }

  /** Where a browser ends its session with the issuer too; null when there is no such place, or it is not known now. */
  async endSessionUrl(): Promise<string | null> {
    const issuer = await this.discover().catch(() => undefined);
    if (!issuer?.serverMetadata().end_session_endpoint) return null;
    return oidc.buildEndSessionUrl(issuer, { post_logout_redirect_uri: `${this.config.publicUrl}/` }).href;
  }

  /** The claims of an access token (RFC 9068) that the issuer made for this API; `whom` finds out whose another is. */
  async verify(accessToken: string, whom: (claims: Claims) => Whom): Promise<JWTPayload> {
    const { issuer, jwks_uri: keysUrl } = (await this.discover()).serverMetadata();
    if (keysUrl === undefined) throw new EntryRefusal('TOKEN_INVALID');
    this.keys ??= createRemoteJWKSet(new URL(keysUrl));
    try {
      const { payload } = await jwtVerify(accessToken, this.keys, {
        issuer,
        audience: this.config.audience,
        algorithms: ALGORITHMS,
        typ: 'at+jwt',
        requiredClaims: ['exp'],
        clockTolerance: TOLERANCE_SECONDS,
      });
      return payload;
    } catch (error) {
      const claims = signedClaims(error);
      // An issuer of many tenants signs for all of them by one key; another tenant's word is nothing to us.
      const vouched = whom(claims.iss === issuer ? claims : {});
      if (error instanceof errors.JWTExpired) throw new EntryRefusal('TOKEN_EXPIRED', vouched);
      if (isOfToken(error)) throw new EntryRefusal('TOKEN_INVALID', vouched);
      this.tell('the keys of the issuer cannot be had', error);
      throw new ProblemError('SIGN_IN_ISSUER_UNAVAILABLE');
    }
  }

  private discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.config;
    this.discovered ??= oidc
      .discovery(
        metadataUrl(issuer),
        clientId,
        { [oidc.clockTolerance]: TOLERANCE_SECONDS },
        authenticated(clientSecret),
        {
          timeout: PATIENCE_SECONDS,
          // Checks the signature of ID tokens too, which TLS alone would vouch for. What is not https is this machine.
          execute: [
            oidc.enableNonRepudiationChecks,
            ...(issuer.startsWith('http:') && isPrivate(issuer) ? [oidc.allowInsecureRequests] : []),
          ],
        },
      )
      .then((found) => {
        // Not left to the library, which lets some well-known hosts speak for others.
        if (URL.parse(found.serverMetadata().issuer)?.href === new URL(issuer).href) return found;
        throw new ProblemError('SIGN_IN_ISSUER_MISMATCH');
      })
      .catch((error: unknown) => {
        this.discovered = undefined;
        if (error instanceof ProblemError) {
          this.logger.error('the metadata at OIDC_ISSUER are those of another issuer');
          throw error;
        }
        this.tell('the issuer of sign-ins does not answer', error);
        throw new ProblemError('SIGN_IN_ISSUER_UNAVAILABLE');
      });
    return this.discovered;
  }

  /** Names and codes only: texts of such errors may quote what was sent. */
  private tell(what: string, error: unknown): void {
    const { name, code, error: oauth, status, cause } = error as Record<string, unknown>;
    this.logger.warn({ why: { name, code, oauth, status, cause: codeOf(cause) } }, what);
  }
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

const metadataUrl = (issuer: string): URL =>
  new URL(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);

/** In the way that the issuer takes. */
const authenticated =
  (secret: string): oidc.ClientAuth =>
  (issuer, client, body, headers) => {
    const taken = issuer.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const auth = taken.includes('client_secret_basic') ? oidc.ClientSecretBasic : oidc.ClientSecretPost;
    auth(secret)(issuer, client, body, headers);
  };

const statusOf = (cause: unknown): unknown => (cause instanceof Response ? cause.status : undefined);

/** It did not answer, or said that it cannot: worth trying again. */
const isAway = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const {
    code,
    cause,
    status = statusOf(cause),
  } = error as { code?: unknown; status?: unknown; cause?: unknown };
  return (
    (error instanceof TypeError && code === undefined) ||
    code === 'OAUTH_TIMEOUT' ||
    (typeof status === 'number' && status >= 500)
  );
};

/** Something about the token itself, and not that the keys could not be fetched. */
const isOfToken = (error: unknown): boolean =>
  error instanceof errors.JOSEError && !['ERR_JWKS_TIMEOUT', 'ERR_JOSE_GENERIC'].includes(error.code);
