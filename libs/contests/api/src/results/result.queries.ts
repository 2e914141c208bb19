import { Injectable } from '@nestjs/common';
import { foldSheet, type Ranking, type RankingLine } from '@pho-hien/contests-core';
import { inContest, type Scope } from '@pho-hien/kernel';
import { Database } from '@pho-hien/platform';
import { CertificateCodes } from '../certificates/certificate-codes.ts';
import { contestsSql } from '../sql.ts';
import type { OwnResult, PublishedResult, RankingLineType, RoundResultType } from './result.graphql.ts';

/** Reads of results: of those who run a contest, of everybody, and of the entrants. */
@Injectable()
export class ResultQueries {
  constructor(
    private readonly database: Database,
    private readonly certificates: CertificateCodes,
  ) {}

  private get sql() {
    return contestsSql(this.database.reader);
  }

  /** Every version of a round's result, the newest first. */
  async ofRound(roundId: string): Promise<RoundResultType[]> {
    const rows = await this.results().where('contest_results.round_id', '=', roundId).execute();
    return this.asResults(rows);
  }

  /** Throws when there is none. */
  async byId(id: string): Promise<RoundResultType> {
    const [result] = await this.asResults(await this.results().where('contest_results.id', '=', id).execute());
    if (!result) throw new Error(`No result ${id}`);
    return result;
  }

  /** What was published of a contest, board by board, in the order of the rounds. */
  async published(contestId: string): Promise<PublishedResult[]> {
    const rows = await this.results()
      .where('contest_rounds.contest_id', '=', contestId)
      .where('contest_results.status', '=', 'PUBLISHED')
      .execute();
    const places = new Map(rows.map((row) => [row.id, row]));
    return (await this.asResults(rows))
      .map((result): PublishedResult => ({
        roundId: result.roundId,
        boardId: places.get(result.id)!.board_id,
        version: result.version,
        publishedAt: result.publishedAt!,
        decimals: result.decimals,
        hash: result.hash,
        rulesVersion: result.rulesVersion,
        entries: result.lines.length,
        lines: result.lines.flatMap(({ title, organisationName, place, score, outcome, prize }) =>
          outcome === 'ADVANCED' || outcome === 'AWARDED'
            ? [{ title, organisationName, place, score, outcome, prize }]
            : [],
        ),
      }))
      .sort((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime());
  }

  /** What an entry came to, round by round, as far as it is published. */
  async ofEntry(entryId: string): Promise<OwnResult[]> {
    const rows = await this.results()
      .where('contest_results.status', '=', 'PUBLISHED')
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('contest_round_entries as place')
            .select('place.entry_id')
            .whereRef('place.round_id', '=', 'contest_results.round_id')
            .where('place.entry_id', '=', entryId),
        ),
      )
      .execute();
    const sheets = await this.sheetsOf(entryId);
    return (await this.asResults(rows)).flatMap(({ roundId, publishedAt, decimals, lines }) => {
      const line = lines.find((one) => one.entryId === entryId);
      if (!line) return [];
      return [{ roundId, publishedAt: publishedAt!, decimals, line, sheets: sheets.get(roundId) ?? [] }];
    });
  }

  /** Where rights over a result are held; null when there is none. */
  async scopeOf(id: string): Promise<Scope | null> {
    const row = await this.sql
      .selectFrom('contest_results')
      .innerJoin('contest_rounds', 'contest_rounds.id', 'contest_results.round_id')
      .innerJoin('contests', 'contests.id', 'contest_rounds.contest_id')
      .select(['contests.id', 'event_id'])
      .where('contest_results.id', '=', id)
      .executeTakeFirst();
    return row ? inContest(row.id, row.event_id) : null;
  }

  private results() {
    return this.sql
      .selectFrom('contest_results')
      .innerJoin('contest_rules', 'contest_rules.id', 'contest_results.rules_id')
      .innerJoin('contest_rounds', 'contest_rounds.id', 'contest_results.round_id')
      .selectAll('contest_results')
      .select(['contest_rules.version as rules_version', 'contest_rounds.board_id'])
      .orderBy('contest_results.round_id')
      .orderBy('contest_results.version', 'desc');
  }

  /** Two statements more, however many results. */
  private async asResults(
    rows: Awaited<ReturnType<ReturnType<ResultQueries['results']>['execute']>>,
  ): Promise<RoundResultType[]> {
    if (rows.length === 0) return [];
    const rankings = new Map(rows.map((row) => [row.id, JSON.parse(row.ranking) as Ranking]));
    const entryIds = [...new Set([...rankings.values()].flatMap(({ lines }) => lines.map(({ entryId }) => entryId)))];
    const entries = await this.sql
      .selectFrom('contest_entries')
      .innerJoin('organisations', 'organisations.id', 'contest_entries.organisation_id')
      .select(['contest_entries.id', 'number', 'title', 'organisations.name'])
      .where('contest_entries.id', 'in', entryIds.length === 0 ? [rows[0]!.id] : entryIds)
      .execute();
    const decisions = await this.sql
      .selectFrom('contest_decisions')
      .selectAll()
      .where(
        'result_id',
        'in',
        rows.map(({ id }) => id),
      )
      .execute();
    const named = new Map(entries.map((entry) => [entry.id, entry]));
    const decided = new Map(decisions.map((one) => [`${one.result_id} ${one.entry_id}`, one]));
    return rows.map((row) => {
      const ranking = rankings.get(row.id)!;
      return {
        id: row.id,
        roundId: row.round_id,
        version: row.version,
        status: row.status,
        method: ranking.method,
        decimals: ranking.decimals,
        warnings: ranking.warnings,
        hash: row.hash,
        rulesVersion: row.rules_version,
        computedAt: row.computed_at,
        minutes: row.minutes,
        correctionReason: row.correction_reason,
        decidedAt: row.decided_at,
        publishAt: row.publish_at,
        publishedAt: row.published_at,
        lines: ranking.lines.map((line) => {
          const { entryId } = line;
          const decision = decided.get(`${row.id} ${entryId}`);
          const isWorthOne = row.status === 'PUBLISHED' && decision && decision.outcome !== 'ELIMINATED';
          const certificate = isWorthOne ? this.certificates.codeOf({ resultId: row.id, entryId }) : null;
          return { ...asLine(line, named.get(entryId), decision), certificate };
        }),
      };
    });
  }

  /** What judges wrote on an entry, by round; in an order that tells nothing of whose sheet it is. */
  private async sheetsOf(entryId: string): Promise<Map<string, OwnResult['sheets']>> {
    const sheets = await this.sql
      .selectFrom('contest_sheets')
      .select(['id', 'round_id', 'feedback'])
      .where('entry_id', '=', entryId)
      .where('calibration', '=', false)
      .where('status', '=', 'SUBMITTED')
      .execute();
    if (sheets.length === 0) return new Map();
    const facts = await this.sql
      .selectFrom('contest_score_facts')
      .select(['id', 'sheet_id', 'criterion_id as criterionId', 'points', 'note', 'written_at as at'])
      .where(
        'sheet_id',
        'in',
        sheets.map(({ id }) => id),
      )
      .execute();
    const factsOf = Map.groupBy(facts, ({ sheet_id }) => sheet_id);
    const own = sheets.map(({ id, round_id, feedback }) => ({
      round_id,
      feedback,
      marks: [...foldSheet(factsOf.get(id) ?? [])].map(([criterionId, mark]) => ({ criterionId, ...mark })),
    }));
    const total = ({ marks }: (typeof own)[number]) => marks.reduce((sum, { points }) => sum + (points ?? 0), 0);
    return Map.groupBy(
      own.sort((a, b) => total(b) - total(a)),
      ({ round_id }) => round_id,
    );
  }
}

function asLine(
  line: RankingLine,
  entry: { readonly number: number | null; readonly title: string; readonly name: string } | undefined,
  decision: { outcome: RankingLineType['outcome']; prize: number | null; reason: string } | undefined,
): Omit<RankingLineType, 'certificate'> {
  return {
    ...line,
    number: entry?.number ?? null,
    title: entry?.title ?? '',
    organisationName: entry?.name ?? '',
    notes: line.notes.map(({ code, values }) => ({
      code,
      values: Object.entries(values).map(([name, value]) => ({ name, value })),
    })),
    outcome: decision?.outcome ?? null,
    prize: decision?.prize ?? null,
    reason: decision?.reason ?? '',
  };
}
