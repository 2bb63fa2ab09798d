import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';

export type DatabaseRole = 'dondoc_app' | 'dondoc_feed';

const ITERATIONS = 4_096;
const CONCURRENT_UPDATE = 'XX000';

/**
 * Sets a role's password and lets it sign in; as an owner who may alter roles. Only a SCRAM verifier
 * leaves this process, so the password is in no server log. Printable ASCII only, at least 8 characters.
 */
export async function setRolePassword(ownerUrl: string, role: DatabaseRole, password: string): Promise<void> {
  if (!/^[\x21-\x7e]{8,}$/.test(password))
    throw new Error('a role password is at least 8 printable ASCII characters');
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await alterRole(owner, role, scramVerifier(password, randomBytes(16)), 20);
  } finally {
    await owner.end();
  }
}

/** Roles belong to the cluster: starters of two databases may set the same password at once, and PostgreSQL fails one. */
async function alterRole(
  owner: pg.Client,
  role: DatabaseRole,
  verifier: string,
  tries: number,
): Promise<void> {
  try {
    await owner.query(
      `ALTER ROLE ${owner.escapeIdentifier(role)} LOGIN PASSWORD ${owner.escapeLiteral(verifier)}`,
    );
  } catch (error) {
    if (tries <= 1 || !(error instanceof pg.DatabaseError) || error.code !== CONCURRENT_UPDATE) throw error;
    await alterRole(owner, role, verifier, tries - 1);
  }
}

/** What PostgreSQL keeps of a password (RFC 5802, RFC 7677). */
export function scramVerifier(password: string, salt: Buffer): string {
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256');
  const keyed = (key: string): Buffer => createHmac('sha256', salted).update(key).digest();
  const storedKey = createHash('sha256').update(keyed('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${storedKey}:${keyed('Server Key').toString('base64')}`;
}
