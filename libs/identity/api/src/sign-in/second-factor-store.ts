import { symmetricDecrypt } from 'better-auth/crypto';
import type { Pool } from 'pg';
import { matchingTotpStep } from './totp.ts';

/** Wrong codes in a row before the second factor rests, and for how long. */
export const MAX_FAILED_VERIFICATIONS = 10;
export const LOCK_SECONDS = 15 * 60;

// Counted before the code is looked at, so that parallel guesses cannot all see a low count.
const CHARGE = `
  update two_factors set
    failed_verification_count = case when locked_until is null then failed_verification_count + 1 else 1 end,
    locked_until = case
      when locked_until is null and failed_verification_count + 1 >= $2 then now() + make_interval(secs => $3)
    end
  where user_id = $1 and (locked_until is null or locked_until <= now())
  returning id`;

/** What better-auth does not keep about second factors: attempts within a session, used codes, which session proved it. */
export class SecondFactorStore {
  constructor(
    private readonly pool: Pool,
    private readonly secret: string,
  ) {}

  /** Counts one attempt; false while the person's second factor is locked. */
  async chargeAttempt(userId: string): Promise<boolean> {
    const charged = await this.pool.query(CHARGE, [userId, MAX_FAILED_VERIFICATIONS, LOCK_SECONDS]);
    if (charged.rowCount === 1) return true;
    const enrolled = await this.pool.query('select 1 from two_factors where user_id = $1', [userId]);
    return enrolled.rowCount === 0;
  }

  /** Forgets the failed attempts. */
  async clearAttempts(userId: string): Promise<void> {
    await this.pool.query(
      'update two_factors set failed_verification_count = 0, locked_until = null where user_id = $1',
      [userId],
    );
  }

  /** Takes a right code out of use; false when it, or a later one, was used before. A wrong code is nobody's to take. */
  async claimCode(userId: string, code: string, now: Date): Promise<boolean> {
    const { rows } = await this.pool.query<{ secret: string }>('select secret from two_factors where user_id = $1', [
      userId,
    ]);
    if (!rows[0]) return true;
    const step = matchingTotpStep(await symmetricDecrypt({ key: this.secret, data: rows[0].secret }), code, now);
    if (step === null) return true;
    const claimed = await this.pool.query(
      'update two_factors set last_totp_step = $2 where user_id = $1 and (last_totp_step is null or last_totp_step < $2)',
      [userId, step],
    );
    return claimed.rowCount === 1;
  }

  /** This session has proven the second factor. */
  async markVerified(sessionToken: string, now: Date): Promise<void> {
    await this.pool.query('update sessions set second_factor_verified_at = $2 where token = $1', [sessionToken, now]);
  }

  async isVerified(sessionToken: string): Promise<boolean> {
    const found = await this.pool.query(
      'select 1 from sessions where token = $1 and second_factor_verified_at is not null',
      [sessionToken],
    );
    return found.rowCount === 1;
  }

  /** A proof of a factor that is gone proves nothing: every session of the person has to prove the next one. */
  async forgetProofs(userId: string): Promise<void> {
    await this.pool.query('update sessions set second_factor_verified_at = null where user_id = $1', [userId]);
  }
}
