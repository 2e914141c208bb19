import { Injectable } from '@nestjs/common';
import { Database } from '@pho-hien/platform';
import { frozenSetup, roundIn } from '../rounds/frozen-rules.ts';
import { contestsSql } from '../sql.ts';
import { CertificateCodes, type Certified } from './certificate-codes.ts';
import type { DecisionOutcome } from '../rows/contest-decision.entity.ts';
import type { Certificate, CertificatePaper } from './certificate.graphql.ts';

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
    if (award.status === 'PUBLISHED') return asCertificate(award, null);
    const later = await this.later(award.round_id, award.version, certified.entryId);
    // It holds as long as every later result said the same; the first that did not took it back.
    const other = later.find(({ outcome, prize }) => outcome !== award.outcome || prize !== award.prize);
    const standing = later.at(-1);
    const holds = standing?.outcome === award.outcome && standing.prize === award.prize;
    return asCertificate(award, holds ? null : (other?.published_at ?? award.superseded_at));
  }

  /** All that hold of a round, in the order of the prizes. */
  ofRound(roundId: string): Promise<CertificatePaper[]> {
    return this.papers((awards) => awards.where('result.round_id', '=', roundId));
  }

  /** All that an entry has and that hold, the latest first. */
  ofEntry(entryId: string): Promise<CertificatePaper[]> {
    return this.papers((awards) => awards.where('decision.entry_id', '=', entryId));
  }

  private async papers(narrow: (awards: AwardsQuery) => AwardsQuery): Promise<CertificatePaper[]> {
    const awards = await narrow(this.awards())
      .where('result.status', '=', 'PUBLISHED')
      .orderBy('result.published_at', 'desc')
      .orderBy('decision.prize', (order) => order.asc().nullsLast())
      .orderBy('entry.number')
      .execute();
    if (awards.length === 0) return [];
    const entryIds = awards.map(({ entry_id }) => entry_id);
    const members = await contestsSql(this.database.reader)
      .selectFrom('contest_entry_members')
      .select(['entry_id', 'full_name'])
      .where('entry_id', 'in', entryIds)
      .orderBy('position')
      .execute();
    return awards.map((award) => ({
      code: this.codes.codeOf({ resultId: award.result_id, entryId: award.entry_id }),
      certificate: asCertificate(award, null),
      members: members.filter(({ entry_id }) => entry_id === award.entry_id).map(({ full_name }) => full_name),
    }));
  }

  private awardOf({ resultId, entryId }: Certified) {
    return this.awards()
      .where('result.id', '=', resultId)
      .where('decision.entry_id', '=', entryId)
      .where('result.status', 'in', ['PUBLISHED', 'SUPERSEDED'])
      .executeTakeFirst();
  }

  private awards() {
    return contestsSql(this.database.reader)
      .selectFrom('contest_results as result')
      .innerJoin('contest_decisions as decision', 'decision.result_id', 'result.id')
      .innerJoin('contest_rules as rules', 'rules.id', 'result.rules_id')
      .innerJoin('contests', 'contests.id', 'rules.contest_id')
      .innerJoin('contest_entries as entry', 'entry.id', 'decision.entry_id')
      .innerJoin('organisations', 'organisations.id', 'entry.organisation_id')
      .select(['result.id as result_id', 'result.round_id', 'result.version', 'result.status', 'result.published_at'])
      .select(['result.superseded_at', 'decision.entry_id', 'decision.outcome', 'decision.prize'])
      .select(['rules.canonical', 'rules.hash', 'contests.slug', 'entry.title', 'organisations.name'])
      .where('decision.outcome', '<>', 'ELIMINATED');
  }

  /** What later published results of the round said of the entry, the first first. */
  private later(roundId: string, version: number, entryId: string) {
    return contestsSql(this.database.reader)
      .selectFrom('contest_results as result')
      .innerJoin('contest_decisions as decision', 'decision.result_id', 'result.id')
      .select(['decision.outcome', 'decision.prize', 'result.published_at'])
      .where('result.round_id', '=', roundId)
      .where('result.version', '>', version)
      .where('result.status', 'in', ['PUBLISHED', 'SUPERSEDED'])
      .where('decision.entry_id', '=', entryId)
      .orderBy('result.version')
      .execute();
  }
}

type AwardsQuery = ReturnType<CertificateQueries['awards']>;

interface Award {
  readonly round_id: string;
  readonly canonical: string;
  readonly hash: string;
  readonly slug: string;
  readonly title: string;
  readonly name: string;
  readonly outcome: DecisionOutcome;
  readonly prize: number | null;
  readonly published_at: Date | null;
}

function asCertificate(award: Award, withdrawnAt: Date | null): Certificate {
  const setup = frozenSetup(award);
  const { board, round } = roundIn(setup, award.round_id);
  const prize = award.prize === null ? undefined : board.prizes[award.prize];
  return {
    holds: withdrawnAt === null,
    withdrawnAt,
    contestSlug: award.slug,
    contestName: setup.name,
    boardName: board.name,
    roundName: round.name,
    title: award.title,
    organisationName: award.name,
    outcome: award.outcome,
    prizeName: prize?.name ?? null,
    publishedAt: award.published_at!,
  };
}
