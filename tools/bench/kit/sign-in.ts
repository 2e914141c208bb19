import { createHmac, randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { newId } from '@pho-hien/kernel';
import { type Environment, SqlPool } from '@pho-hien/platform';

/** Somebody past the second factor, as the session's row and its signed cookie say it; no roles yet. */
export async function signIn(
  app: INestApplicationContext,
  environment: Environment,
  email = 'bench@phohien.example',
): Promise<{ userId: string; cookie: string }> {
  const pool = app.get(SqlPool);
  const [userId, token] = [newId(), randomBytes(24).toString('hex')];
  await pool.query(
    `insert into users (id, name, email, email_verified, two_factor_enabled, created_at, updated_at)
     values ($1, 'Bench', $2, true, true, now(), now())`,
    [userId, email],
  );
  await pool.query(
    `insert into sessions (id, user_id, token, expires_at, second_factor_verified_at, created_at, updated_at)
     values ($1, $2, $3, now() + interval '1 day', now(), now(), now())`,
    [newId(), userId, token],
  );
  const signature = createHmac('sha256', environment.AUTH_SECRET).update(token).digest('base64');
  return { userId, cookie: `pho_hien.session_token=${encodeURIComponent(`${token}.${signature}`)}` };
}
