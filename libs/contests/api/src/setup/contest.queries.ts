import { Inject, Injectable } from '@nestjs/common';
import { type ContestStatus, isOnTime } from '@pho-hien/contests-core';
import { type Clock, inContest, type Scope } from '@pho-hien/kernel';
import { CLOCK, Database } from '@pho-hien/platform';
import { contestsSql } from '../sql.ts';
import type { ContestRoundState, ContestType } from './contest.graphql.ts';
import { setupOf } from './stored-setup.ts';

/** The most contests in one list. */
const MOST = 200;
const COLUMNS = [
  ...(['id', 'event_id', 'slug', 'status', 'version', 'setup'] as const),
  ...(['shown_at', 'called_off_at', 'call_off_reason'] as const),
] as const;

/** Reads of contests, for pages. */
@Injectable()
export class ContestQueries {
  private readonly scopes = new Map<string, Scope>();

  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  private get sql() {
    return contestsSql(this.database.reader);
  }

  /** What everybody may see, the newest first; of what was called off what had been shown. */
  async shown(): Promise<ContestType[]> {
    const rows = await this.sql
      .selectFrom('contests')
      .select(COLUMNS)
      .where('shown_at', 'is not', null)
      .orderBy('id', 'desc')
      .limit(MOST)
      .execute();
    return rows.map((row) => this.asContest(row));
  }

  /** The contests within these scopes, drafts included, the newest first. */
  async within(scopes: readonly Scope[]): Promise<ContestType[]> {
    let query = this.sql.selectFrom('contests').select(COLUMNS);
    if (!scopes.some(({ kind }) => kind === 'all')) {
      const eventIds = scopes.flatMap((scope) => (scope.kind === 'event' ? [scope.id] : []));
      const ids = scopes.flatMap((scope) => (scope.kind === 'contest' ? [scope.id] : []));
      if (ids.length + eventIds.length === 0) return [];
      query = query.where((is) =>
        is.or([
          ...(eventIds.length > 0 ? [is('event_id', 'in', eventIds)] : []),
          ...(ids.length > 0 ? [is('id', 'in', ids)] : []),
        ]),
      );
    }
    const rows = await query.orderBy('id', 'desc').limit(MOST).execute();
    return rows.map((row) => this.asContest(row));
  }

  async bySlug(slug: string): Promise<ContestType | undefined> {
    const row = await this.sql.selectFrom('contests').select(COLUMNS).where('slug', '=', slug).executeTakeFirst();
    return row && this.asContest(row);
  }

  async byIds(ids: readonly string[]): Promise<Map<string, ContestType>> {
    if (ids.length === 0) return new Map();
    const rows = await this.sql.selectFrom('contests').select(COLUMNS).where('id', 'in', ids).execute();
    return new Map(rows.map((row) => [row.id, this.asContest(row)]));
  }

  /** Throws when there is none. */
  async byId(id: string): Promise<ContestType> {
    const contest = (await this.byIds([id])).get(id);
    if (!contest) throw new Error(`No contest ${id}`);
    return contest;
  }

  /** Where rights in the contest are held; null when there is none. Remembered: of which event it is never changes. */
  async scopeOf(id: string): Promise<Scope | null> {
    const known = this.scopes.get(id);
    if (known) return known;
    const row = await this.sql.selectFrom('contests').select('event_id').where('id', '=', id).executeTakeFirst();
    if (!row) return null;
    const scope = inContest(id, row.event_id);
    this.scopes.set(id, scope);
    return scope;
  }

  /** The rounds of contests, board by board. */
  async roundsOf(contestIds: readonly string[]): Promise<Map<string, ContestRoundState[]>> {
    const rows = await this.sql
      .selectFrom('contest_rounds as round')
      .innerJoin('contest_boards as board', 'board.id', 'round.board_id')
      .leftJoin('contest_rules as rules', 'rules.id', 'round.rules_id')
      .select(['round.id', 'round.contest_id', 'round.board_id', 'round.status', 'round.opened_at', 'round.closed_at'])
      .select(['round.lot_commitment', 'round.lot_seed', 'round.lot_word', 'rules.version', 'rules.hash'])
      .where('round.contest_id', 'in', contestIds)
      .orderBy('board.position')
      .orderBy('round.position')
      .execute();
    return Map.groupBy(
      rows.map((row) => ({
        id: row.id,
        contestId: row.contest_id,
        boardId: row.board_id,
        status: row.status,
        openedAt: row.opened_at,
        closedAt: row.closed_at,
        rulesVersion: row.version,
        rulesHash: row.hash,
        lotCommitment: row.lot_commitment,
        lotSeed: row.status === 'CLOSED' || row.status === 'DECIDED' ? row.lot_seed : null,
        lotWord: row.lot_word,
      })),
      ({ contestId }) => contestId,
    );
  }

  /** One round; throws when there is none. */
  async round(id: string): Promise<ContestRoundState> {
    const row = await this.sql
      .selectFrom('contest_rounds')
      .select('contest_id')
      .where('id', '=', id)
      .executeTakeFirst();
    const round = row && (await this.roundsOf([row.contest_id])).get(row.contest_id)?.find((one) => one.id === id);
    if (!round) throw new Error(`No round ${id}`);
    return round;
  }

  /** Where rights over a round are held; null when there is none. */
  async scopeOfRound(id: string): Promise<Scope | null> {
    const row = await this.sql
      .selectFrom('contest_rounds')
      .innerJoin('contests', 'contests.id', 'contest_rounds.contest_id')
      .select(['contests.id', 'event_id'])
      .where('contest_rounds.id', '=', id)
      .executeTakeFirst();
    return row ? inContest(row.id, row.event_id) : null;
  }

  private asContest(row: {
    id: string;
    event_id: string | null;
    slug: string;
    status: ContestStatus;
    version: number;
    shown_at: Date | null;
    called_off_at: Date | null;
    call_off_reason: string | null;
    setup: Parameters<typeof setupOf>[0]['setup'];
  }): ContestType {
    const setup = setupOf(row);
    const { opensAt, closesAt } = setup;
    const now = this.clock.now();
    const inTime = opensAt !== null && closesAt !== null && opensAt <= now && isOnTime(now, closesAt);
    return {
      id: row.id,
      eventId: row.event_id,
      slug: row.slug,
      name: setup.name,
      status: row.status,
      version: row.version,
      setup,
      takesEntries: row.status === 'OPEN' && inTime,
      calledOffAt: row.called_off_at,
      callOffReason: row.call_off_reason,
      isShown: row.shown_at !== null,
    };
  }
}
