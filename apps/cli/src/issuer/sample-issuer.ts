import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import Provider, { type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import type { IssuerSecrets } from './issuer-secrets.js';
import { apiAsResource, machineClients } from './machines.js';
import { memoryAdapter } from './memory-adapter.js';
import { peoplePage, problemPage, type SamplePerson, signedOutPage, signOutPage } from './pages.js';

/** The API, as this issuer knows it. */
export const CLIENT_ID = 'dondoc';

export interface SampleIssuerOptions {
  /** 0 for any free one. */
  readonly port: number;
  readonly people: readonly SamplePerson[];
  /** The address of the API in browsers. */
  readonly publicUrl: string;
  readonly secrets: IssuerSecrets;
}

export interface SampleIssuer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * An issuer that vouches for whoever is clicked on: for invented people, reached from this machine only. Who may
 * start it is said in start/sign-in.ts.
 */
export async function startSampleIssuer(options: SampleIssuerOptions): Promise<SampleIssuer> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('it listens, and on no port');
  const url = `http://127.0.0.1:${address.port}`;
  const provider = new Provider(url, configuration(options));
  const others = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    // Whoever tries the system out is one person after the other: each sign-in asks anew who it is.
    if (request.url?.startsWith('/auth')) request.headers.cookie = withoutSession(request.headers.cookie);
    if (!request.url?.startsWith('/interaction/')) return void others(request, response);
    void interact(provider, options.people, request, response).catch(() => {
      send(response, 400, problemPage('interaction_expired'));
    });
  });
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

const withoutSession = (cookies = ''): string =>
  cookies
    .split('; ')
    .filter((cookie) => !cookie.startsWith('_session'))
    .join('; ');

/** The page with the people, and the click on one of them. */
async function interact(
  provider: Provider,
  people: readonly SamplePerson[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    send(response, 200, peoplePage(uid, people));
    return;
  }
  const chosen = new URLSearchParams(await text(request)).get('person');
  const person = people.find(({ personId }) => personId === chosen);
  if (!person) {
    send(response, 400, problemPage('nobody_chosen'));
    return;
  }
  await provider.interactionFinished(
    request,
    response,
    {
      login: {
        accountId: person.personId,
        remember: false,
        ...(person.acr === undefined ? {} : { acr: person.acr }),
      },
    },
    { mergeWithLastSubmission: false },
  );
}

function send(response: ServerResponse, status: number, html: string): void {
  if (response.headersSent) return;
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    })
    .end(html);
}

/** The API may know who signs in without asking them for leave. */
async function granted(context: KoaContextWithOIDC) {
  const { client, session, provider } = context.oidc;
  if (!client || !session?.accountId) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile');
  await grant.save();
  return grant;
}

const HOUR = 3_600;

function configuration({ people, publicUrl, secrets }: SampleIssuerOptions): Configuration {
  const html = (context: KoaContextWithOIDC, body: string): void => {
    context.type = 'html';
    context.body = body;
  };
  return {
    adapter: memoryAdapter(),
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: secrets.clientSecret,
        redirect_uris: [`${publicUrl}/auth/callback`],
        post_logout_redirect_uris: [`${publicUrl}/`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'EdDSA',
      },
      ...machineClients(people),
    ],
    jwks: { keys: [secrets.key] },
    enabledJWA: { idTokenSigningAlgValues: ['EdDSA'] },
    cookies: { keys: [secrets.cookieSecret] },
    claims: { openid: ['sub'], profile: ['name'] },
    acrValues: people.flatMap(({ acr }) => acr ?? []),
    findAccount: (_context, id) => {
      const person = people.find(({ personId }) => personId === id);
      return person && { accountId: id, claims: () => ({ sub: id, name: person.name }) };
    },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    loadExistingGrant: granted,
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: apiAsResource,
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          html(context, signOutPage(form));
        },
        postLogoutSuccessSource: (context) => {
          html(context, signedOutPage());
        },
      },
    },
    renderError: (context, { error }) => {
      html(context, problemPage(error));
    },
    ttl: {
      AccessToken: HOUR,
      AuthorizationCode: 60,
      ClientCredentials: HOUR,
      Grant: 12 * HOUR,
      IdToken: HOUR,
      Interaction: HOUR,
      Session: 12 * HOUR,
    },
  };
}
