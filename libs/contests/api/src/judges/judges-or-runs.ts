import type { Transaction } from '@pho-hien/platform';
import { contestsSql } from '../sql.ts';
import { JudgesOrRuns } from './official-failures.ts';

/**
 * Throws `JudgesOrRuns` where whoever has this address was, or is, on the other side: a judge among those who run the
 * contest or organise its event, a secretary among its judges. Also roles that have ended count.
 */
export async function requireOneSide(
  tx: Transaction,
  contest: { readonly id: string; readonly event_id: string | null },
  email: string,
  asked: 'JUDGE' | 'CONTEST_SECRETARY',
): Promise<void> {
  const other = await contestsSql(tx)
    .selectFrom('role_grants')
    .innerJoin('users', 'users.id', 'role_grants.user_id')
    .select('role_grants.id')
    .where('users.email', '=', email)
    .where((is) =>
      asked === 'CONTEST_SECRETARY'
        ? is.and([is('role', '=', 'JUDGE'), is('contest_id', '=', contest.id)])
        : is.or([
            is.and([is('role', '=', 'CONTEST_SECRETARY'), is('contest_id', '=', contest.id)]),
            ...(contest.event_id === null
              ? []
              : [is.and([is('role', '=', 'ORGANISER'), is('event_id', '=', contest.event_id)])]),
          ]),
    )
    .limit(1)
    .executeTakeFirst();
  if (other) throw new JudgesOrRuns({ email });
}
