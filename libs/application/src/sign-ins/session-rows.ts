import { rows, type SqlRunner } from '@dondoc/event-store';
import type { Instant } from '@dondoc/domain';
import type { Session } from './sign-ins.types.js';

export interface StoredSession extends Session {
  readonly account: string;
}

type Row = Omit<StoredSession, 'begunAt' | 'signedInAt' | 'seenAt'> & {
  readonly begunAt: Date;
  readonly signedInAt: Date | null;
  readonly seenAt: Date;
};

const COLUMNS = `id_hash AS "idHash", agency_id AS "agencyId", person_id AS "personId", account,
  begun_at AS "begunAt", signed_in_at AS "signedInAt", seen_at AS "seenAt"`;

const toSession = ({ begunAt, signedInAt, seenAt, ...row }: Row): StoredSession => ({
  ...row,
  begunAt: begunAt.toISOString(),
  signedInAt: signedInAt?.toISOString() ?? null,
  seenAt: seenAt.toISOString(),
});

const asked = async (database: SqlRunner, sql: string, values: unknown[]): Promise<StoredSession[]> =>
  (await rows<Row>(database, sql, values)).map(toSession);

export const findSession = async (database: SqlRunner, idHash: string): Promise<StoredSession | undefined> =>
  (await asked(database, `SELECT ${COLUMNS} FROM sessions WHERE id_hash = $1`, [idHash]))[0];

/** The newest first; more than somebody signs in with, unless it is a program. */
export const sessionsOf = (
  database: SqlRunner,
  agencyId: string,
  personId: string,
): Promise<StoredSession[]> =>
  asked(
    database,
    `SELECT ${COLUMNS} FROM sessions WHERE agency_id = $1 AND person_id = $2
      ORDER BY begun_at DESC, id_hash LIMIT 100`,
    [agencyId, personId],
  );

/** Those that began or were last used too long ago; not all at once. */
export const endedSessions = (
  database: SqlRunner,
  begunUntil: Instant,
  seenUntil: Instant,
): Promise<StoredSession[]> =>
  asked(database, `SELECT ${COLUMNS} FROM sessions WHERE begun_at <= $1 OR seen_at <= $2 LIMIT 20`, [
    begunUntil,
    seenUntil,
  ]);

export const addSession = async (database: SqlRunner, session: StoredSession): Promise<void> => {
  const { idHash, agencyId, personId, account, begunAt, signedInAt, seenAt } = session;
  await database.query(
    `INSERT INTO sessions (id_hash, agency_id, person_id, account, begun_at, signed_in_at, seen_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [idHash, agencyId, personId, account, begunAt, signedInAt, seenAt],
  );
};

export const noteUse = async (database: SqlRunner, idHash: string, now: Instant): Promise<void> => {
  await database.query('UPDATE sessions SET seen_at = $2 WHERE id_hash = $1 AND seen_at < $2', [idHash, now]);
};

/** False when it was gone; with `unusedSince` also when it was used since: then it was not left alone. */
export const removeSession = async (
  database: SqlRunner,
  idHash: string,
  unusedSince: Instant | null,
): Promise<boolean> =>
  (
    await asked(
      database,
      `WITH removed AS (DELETE FROM sessions
         WHERE id_hash = $1 AND ($2::timestamptz IS NULL OR seen_at = $2) RETURNING *)
       SELECT ${COLUMNS} FROM removed`,
      [idHash, unusedSince],
    )
  ).length > 0;
