import { addMilliseconds } from '@dondoc/domain';
import { rows } from '@dondoc/event-store';
import type { DataSource } from 'typeorm';
import type { Clock } from '../clock.js';
import { hashOf, newSecret } from './browser-secret.js';
import type { PendingSignIn, PendingSignInsApi } from './sign-ins.types.js';

const TEN_MINUTES = 600_000;

export class PendingSignIns implements PendingSignInsApi {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async begin({ state, nonce, codeVerifier, returnTo }: PendingSignIn): Promise<string> {
    const secret = newSecret();
    const now = await this.clock.now();
    const endsAt = addMilliseconds(now, TEN_MINUTES);
    await this.dataSource.query('DELETE FROM pending_sign_ins WHERE ends_at <= $1', [now]);
    await this.dataSource.query(
      `INSERT INTO pending_sign_ins (browser_hash, state, nonce, code_verifier, return_to, ends_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [hashOf(secret), state, nonce, codeVerifier, returnTo, endsAt],
    );
    return secret;
  }

  /** Another's state leaves what is under way as it is: a link that somebody else made must not disturb it. */
  async take(browserSecret: string, state: string): Promise<PendingSignIn | undefined> {
    const taken = await rows<{ pending: PendingSignIn }>(
      this.dataSource,
      `WITH taken AS (DELETE FROM pending_sign_ins WHERE browser_hash = $1 AND state = $2 RETURNING *)
       SELECT json_build_object('state', state, 'nonce', nonce, 'codeVerifier', code_verifier,
         'returnTo', return_to) AS pending FROM taken WHERE ends_at > $3`,
      [hashOf(browserSecret), state, await this.clock.now()],
    );
    return taken[0]?.pending;
  }
}
