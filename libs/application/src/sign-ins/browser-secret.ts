import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, for a cookie. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** All that is kept of it. Without salt: it cannot be guessed, and is looked up by this. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret, 'utf8').digest('hex');
