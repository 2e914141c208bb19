import { Injectable } from '@nestjs/common';
import { Database } from '@pho-hien/platform';
import { frozenSetup, roundIn } from '../rounds/frozen-rules.ts';
import { contestsSql } from '../sql.ts';
import { CertificateCodes, type Certified } from './certificate-codes.ts';
import type { Certificate } from './certificate.graphql.ts';

/** Reads certificates by what their QR holds. */
@Injectable()
export class CertificateQueries {
  constructor(
    private readonly database: Database,
    private readonly codes: CertificateCodes,
  ) {}

  /** Null for a code that is not ours, and for a result that was never published. */
  async of(code: string): Promise<Certificate | null> {
    const certified = this.codes.read(code);
    const award = certified && (await this.awardOf(certified));
    if (!award) return null;
    const { board, round } = roundIn(frozenSetup(award), award.round_id);
    const standing = award.status === 'PUBLISHED' ? award : await this.standingOf(award.round_id, certified.entryId);
    const prize = award.prize === null ? undefined : board.prizes[award.prize];
    return {
      holds: standing?.outcome === award.outcome && standing.prize === award.prize,
      contestSlug: award.slug,
      contestName: frozenSetup(award).name,
      boardName: board.name,
      roundName: round.name,
      title: award.title,
      organisationName: award.name,
      outcome: award.outcome,
      prizeName: prize?.name ?? null,
      publishedAt: award.published_at!,
    };
  }

  private awardOf({ resultId, entryId }: Certified) {
    return contestsSql(this.database.reader)
      .selectFrom('contest_results as result')
      .innerJoin('contest_decisions as decision', 'decision.result_id', 'result.id')
      .innerJoin('contest_rules as rules', 'rules.id', 'result.rules_id')
      .innerJoin('contests', 'contests.id', 'rules.contest_id')
      .innerJoin('contest_entries as entry', 'entry.id', 'decision.entry_id')
      .innerJoin('organisations', 'organisations.id', 'entry.organisation_id')
      .select(['result.round_id', 'result.status', 'published_at', 'decision.outcome', 'decision.prize'])
      .select(['rules.canonical', 'rules.hash', 'contests.slug', 'entry.title', 'organisations.name'])
      .where('result.id', '=', resultId)
      .where('decision.entry_id', '=', entryId)
      .where('result.status', 'in', ['PUBLISHED', 'SUPERSEDED'])
      .where('decision.outcome', '<>', 'ELIMINATED')
      .executeTakeFirst();
  }

  /** What the published result of the round says of the entry now. */
  private standingOf(roundId: string, entryId: string) {
    return contestsSql(this.database.reader)
      .selectFrom('contest_results as result')
      .innerJoin('contest_decisions as decision', 'decision.result_id', 'result.id')
      .select(['decision.outcome', 'decision.prize'])
      .where('result.round_id', '=', roundId)
      .where('result.status', '=', 'PUBLISHED')
      .where('decision.entry_id', '=', entryId)
      .executeTakeFirst();
  }
}
