import { createHmac, createPrivateKey, type JsonWebKey } from 'node:crypto';

/** What stands before the 32 bytes of an Ed25519 key (RFC 8410). */
const ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface IssuerSecrets {
  /** Signs ID tokens. */
  readonly key: JsonWebKey;
  readonly clientSecret: string;
  readonly cookieSecret: string;
}

/** All that the issuer keeps follows from one secret of the data folder, so it is the same after a restart. */
export function issuerSecrets(seed: string): IssuerSecrets {
  const derived = (purpose: string): Buffer => createHmac('sha256', seed).update(purpose).digest();
  const key = createPrivateKey({
    key: Buffer.concat([ED25519, derived('key')]),
    format: 'der',
    type: 'pkcs8',
  });
  return {
    key: { ...key.export({ format: 'jwk' }), alg: 'EdDSA', use: 'sig', kid: 'sample' },
    clientSecret: derived('client').toString('base64url'),
    cookieSecret: derived('cookies').toString('base64url'),
  };
}
