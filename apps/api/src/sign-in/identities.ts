import type { Application, Identity } from '@dondoc/application';
import { personSignedInAs } from '@dondoc/domain';
import { EntryRefusal } from '../http/auth/entry-refusal.js';
import { instantOf } from '../http/auth/instant-of.js';
import type { Subject } from '../http/auth/token.js';
import { TOLERANCE_SECONDS, type Claims } from './claims.js';
import type { SignInConfig } from './sign-in-config.js';

/** From what an issuer says of somebody to the agency and the person. */
export class Identities {
  constructor(
    private readonly config: Pick<SignInConfig, 'issuer' | 'claims' | 'agency'>,
    private readonly application: Application,
  ) {}

  /** Undefined when no account is named; throws for an agency that is not of this installation. */
  async of(claims: Claims): Promise<Identity | undefined> {
    const account = claims[this.config.claims.person];
    if (typeof account !== 'string' || account === '') return undefined;
    const agencyId = await this.agencyOf(claims);
    const signedInAt = instantOf(claims['auth_time']) ?? null;
    return { agencyId, account, signedInAt, issuer: this.config.issuer };
  }

  /** Whom an access token was made for; throws when that is nobody of the directory. */
  async subjectOf(claims: Claims): Promise<Subject> {
    const identity = await this.of(claims);
    const obtainedAt = instantOf(claims['iat']);
    // One from a time still to come would outlive the ending of its person's access.
    if (obtainedAt === undefined || Date.parse(obtainedAt) > Date.now() + TOLERANCE_SECONDS * 1000)
      throw new EntryRefusal('TOKEN_INVALID', () => Promise.resolve(identity));
    if (!identity) throw new EntryRefusal('TOKEN_INVALID');
    const { agencyId, account } = identity;
    const person = personSignedInAs(await this.application.queries.organisation(agencyId), account);
    if (!person) throw new EntryRefusal('TOKEN_PERSON_UNKNOWN', () => Promise.resolve({ agencyId, account }));
    return { agencyId, personId: person.personId, access: { obtainedAt } };
  }

  private async agencyOf(claims: Claims): Promise<string> {
    const { claims: names, agency } = this.config;
    const agencies = await this.application.processes.agencies();
    const said = names.agency === undefined ? agency : claims[names.agency];
    const only = agencies.length === 1 && names.agency === undefined && agency === undefined;
    const found = only ? agencies[0] : agencies.find((known) => known === said);
    if (found === undefined) throw new EntryRefusal('SIGN_IN_AGENCY_UNKNOWN');
    return found;
  }
}
