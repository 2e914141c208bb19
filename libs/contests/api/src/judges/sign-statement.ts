import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type Clock, InvalidInput, type Locale, problemIn } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import { FIELDS } from '@pho-hien/organisations-core';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { lockContest } from '../setup/locked-contest.ts';
import { contestsSql } from '../sql.ts';
import { loadProblem, personIn } from './invite-official.ts';
import { lockOwnJudge } from './judge-rows.ts';
import type { SignJudgeStatementInput } from './judge.graphql.ts';

/** Grows with every change of the statement's words, so that it is known what was signed. */
export const STATEMENT_VERSION = 1;

/** What a judge signs: that they judge by themselves, keep silent and say what ties them. */
export const statementText = (locale: Locale): string => m.contests_judge_statement({}, { locale });

/** A judge signs the statement, and says which fields they know. Only then can they be assigned. */
@Injectable()
export class SignStatement {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Signing again changes fields and load, not what was signed. Throws `InvalidInput`. */
  async run(caller: Caller, { contestId, version, fields, maxLoad }: SignJudgeStatementInput): Promise<void> {
    const userId = personIn(caller);
    InvalidInput.throwIfAny([
      ...problemIn('version', version === STATEMENT_VERSION ? null : 'unknown_value'),
      ...problemIn('fields', fields.every((field) => FIELDS.includes(field)) ? null : 'unknown_value'),
      ...problemIn('maxLoad', maxLoad == null ? null : loadProblem(maxLoad)),
    ]);
    await this.database.transaction(async (tx) => {
      const contest = await lockContest(tx, contestId);
      const judge = await lockOwnJudge(tx, contestId, userId);
      const signed = {
        user_id: userId,
        statement_version: STATEMENT_VERSION,
        statement_text: statementText(caller.locale),
        signed_at: this.clock.now(),
      };
      await contestsSql(tx)
        .updateTable('contest_judges')
        .set({
          fields: JSON.stringify(fields) as never,
          max_load: maxLoad ?? null,
          ...(judge.signed_at === null && signed),
        })
        .where('id', '=', judge.id)
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'contest_judge',
        aggregateId: judge.id,
        ...(contest.event_id && { eventId: contest.event_id }),
        action: judge.signed_at === null ? 'contest_judge.signed' : 'contest_judge.changed',
        caller,
        changes: { fields: [...fields], maxLoad: maxLoad ?? null, statementVersion: STATEMENT_VERSION },
      });
    });
  }
}
