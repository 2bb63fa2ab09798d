import type { ClientMetadata, Configuration } from 'oidc-provider';
import type { SamplePerson } from './pages.js';

/** Like a click of a person: it protects nothing, and nothing here is to be protected. */
export const MACHINE_SECRET = 'mau';

const API = 'urn:dondoc:api';

/** A machine for every one of the invented people, by their name: its access tokens say `sub` of them. */
export const machineClients = (people: readonly SamplePerson[]): ClientMetadata[] =>
  people.map(({ personId }) => ({
    client_id: personId,
    client_secret: MACHINE_SECRET,
    redirect_uris: [],
    response_types: [],
    grant_types: ['client_credentials'],
    id_token_signed_response_alg: 'EdDSA',
  }));

/** Access tokens as the API takes them (RFC 9068), for machines alone: browsers get none that is of use to it. */
export const apiAsResource: NonNullable<Configuration['features']>['resourceIndicators'] = {
  enabled: true,
  defaultResource: (_context, client) => (client?.grantTypeAllowed('client_credentials') ? API : []),
  getResourceServerInfo: () => ({
    audience: 'dondoc-api',
    scope: 'dondoc dondoc.read',
    accessTokenFormat: 'jwt',
    accessTokenTTL: 3_600,
    jwt: { sign: { alg: 'EdDSA' } },
  }),
};
