import { Inject, Injectable } from '@nestjs/common';
import { GroupHasProblems, NothingToAnswer, REFERENCE_LENGTH } from '@pho-hien/events-core';
import { type Clock, InvalidInput, problemIn, textProblem } from '@pho-hien/kernel';
import { OrganisationQueries } from '@pho-hien/organisations-api';
import { type Caller, CLOCK, Database, Jobs, notFound } from '@pho-hien/platform';
import { eventsSql } from '../../sql.ts';
import { judgeImport } from './judge-import.ts';
import { lockImport } from './locked-import.ts';

/** Name of the job that writes an import. */
export const WRITE_IMPORT = 'events.write-import';

/** Which import to write, for whom: the job acts as who confirmed it. */
export interface ImportToWrite {
  readonly importId: string;
  readonly caller: Caller;
}

/** The coordinator confirms a list without mistakes; a job writes it, whoever leaves the page. */
@Injectable()
export class ConfirmImport {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly organisations: OrganisationQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * `authorityReference`: what the school's authority over its pupils rests on; null: guardians are asked.
   * Throws `GroupHasProblems`, `NothingToAnswer`, `InvalidInput`.
   */
  async run(caller: Caller, importId: string, authorityReference: string | null): Promise<void> {
    const problem = authorityReference === null ? null : textProblem(authorityReference, REFERENCE_LENGTH, true);
    InvalidInput.throwIfAny(problemIn('authorityReference', problem));
    if (caller.actor.kind !== 'person') throw notFound();
    await this.database.transaction(async (tx) => {
      const known = await lockImport(tx, importId);
      if (known.status !== 'CHECKING' || !known.rows) throw new NothingToAnswer();
      const { kind } = await this.organisations.byId(known.organisation_id);
      if (authorityReference !== null && kind !== 'SCHOOL')
        throw new InvalidInput(problemIn('authorityReference', 'not_allowed'));
      const sql = eventsSql(tx);
      const now = this.clock.now();
      const authority = authorityReference !== null;
      const { problems } = await judgeImport(sql, known, authority, now);
      const numbers = known.rows.map(({ row }) => row);
      if (problems.length > 0)
        throw new GroupHasProblems({
          problems: problems.map(({ row, column, code, otherRow }) => ({
            person: numbers.indexOf(row),
            field: column,
            code: code as never,
            other: otherRow === null ? null : numbers.indexOf(otherRow),
          })),
        });
      await sql
        .updateTable('group_imports')
        .set({
          status: 'WRITING',
          authority_reference: authorityReference,
          written: 0,
          progress_at: now,
          failure: null,
          version: known.version + 1,
        })
        .where('id', '=', importId)
        .execute();
      await this.jobs.enqueue(tx, WRITE_IMPORT, { importId, caller: withoutDetails(caller) } satisfies ImportToWrite);
    });
  }
}

/** Who acts, without what a job has no use for: its data lies in the queue. */
function withoutDetails({ actor, ...rest }: Caller): Caller {
  if (actor.kind !== 'person') return { actor, ...rest };
  return { ...rest, actor: { ...actor, email: '', name: '', sessionId: '', grants: [] } };
}
