import { Inject, Injectable } from '@nestjs/common';
import { type Clock, textIn } from '@pho-hien/kernel';
import { MailQueue } from '@pho-hien/notifications-api';
import { CLOCK, Database, ENVIRONMENT, type Environment, type Transaction } from '@pho-hien/platform';
import { contestsSql } from '../sql.ts';
import { lockContest } from './locked-contest.ts';

/** Writes to those who entered or judge a contest that was called off. */
export const TELL_CALLED_OFF = 'contests.tell-called-off';

/** Each person once, however many entries they have, and however often the job runs. */
@Injectable()
export class TellCalledOff {
  constructor(
    private readonly database: Database,
    private readonly mails: MailQueue,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(contestId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const contest = await lockContest(tx, contestId);
      if (contest.status !== 'CANCELLED' || contest.called_off_told_at !== null) return;
      const home = this.environment.PUBLIC_URL.replace(/\/+$/, '');
      for (const to of await addressesOf(tx, contestId))
        await this.mails.queueMail(tx, {
          template: 'contest-called-off',
          to,
          locale: 'vi',
          about: { type: 'contest', id: contestId },
          values: {
            contestName: textIn(contest.setup.name, 'vi'),
            reason: contest.call_off_reason!,
            // What was never shown has no page.
            contestUrl: contest.shown_at === null ? home : `${home}/contests/${contest.slug}`,
          },
        });
      await contestsSql(tx)
        .updateTable('contests')
        .set({ called_off_told_at: this.clock.now() })
        .where('id', '=', contestId)
        .execute();
    });
  }
}

/** Who answers for an entry that was not withdrawn, who handed one in, and who judges. */
async function addressesOf(tx: Transaction, contestId: string): Promise<string[]> {
  const sql = contestsSql(tx);
  const entries = sql
    .selectFrom('contest_entries')
    .select(['organisation_id', 'submitted_by_id'])
    .where('contest_id', '=', contestId)
    .where('status', '<>', 'WITHDRAWN');
  const rows = await sql
    .with('entered', () => entries)
    .with('concerned', (made) =>
      made
        .selectFrom('entered')
        .select('submitted_by_id as user_id')
        .union(
          made
            .selectFrom('role_grants')
            .select('user_id')
            .where('revoked_at', 'is', null)
            .where((is) =>
              is.or([
                is.and([is('role', '=', 'JUDGE'), is('contest_id', '=', contestId)]),
                is.and([
                  is('role', 'in', ['STARTUP_OWNER', 'COORDINATOR']),
                  is('organisation_id', 'in', is.selectFrom('entered').select('organisation_id')),
                ]),
              ]),
            ),
        ),
    )
    .selectFrom('users')
    .innerJoin('concerned', 'concerned.user_id', 'users.id')
    .select('email')
    .orderBy('email')
    .execute();
  return rows.map(({ email }) => email);
}
