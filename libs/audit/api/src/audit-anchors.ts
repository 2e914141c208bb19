import { Inject, Injectable } from '@nestjs/common';
import { headLine, HeadsDigest, type LogDigest } from '@pho-hien/audit-core';
import { type Clock, newId, type VietnamDay, vietnamDayOf } from '@pho-hien/kernel';
import { CLOCK, Database, sqlOf, type Transaction } from '@pho-hien/platform';
import { AuditAnchor } from './audit-anchor.entity.ts';
import { headsAt } from './chain-heads.ts';

/**
 * How far behind the present an anchor stays. A transaction writes its entries' time and commits later:
 * what is younger than this may still appear, and would look like a log that was changed.
 */
const SETTLED_AFTER_MS = 10 * 60_000;

/** One day's anchor: what the auditors are told. */
export interface Anchor extends LogDigest {
  readonly id: string;
  readonly day: VietnamDay;
  readonly upTo: Date;
  readonly previousUpTo: Date | null;
  readonly changed: number;
}

/** What a log comes to, told outside the database, so that nobody in it can cut the log unnoticed. */
@Injectable()
export class AuditAnchors {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Makes today's anchor, for a caller who mails it in the same transaction; null when there is one already. */
  async makeToday(tx: Transaction): Promise<Anchor | null> {
    const now = this.clock.now();
    const [day, upTo] = [vietnamDayOf(now), new Date(now.getTime() - SETTLED_AFTER_MS)];
    const last = await this.newest(tx);
    if (last && last.day >= day) return null;
    const previousUpTo = last?.up_to ?? null;
    const { changed, ...digest } = await this.digestAt(tx, upTo, previousUpTo);
    const anchor: Anchor = { id: newId(this.clock), day, upTo, previousUpTo, ...digest, changed };
    const { numInsertedOrUpdatedRows } = await sqlOf(tx, AuditAnchor)
      .insertInto('audit_anchors')
      .values({ id: anchor.id, day, up_to: upTo, previous_up_to: previousUpTo, ...digest, changed })
      .onConflict((conflict) => conflict.column('day').doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n ? anchor : null;
  }

  /** What the log comes to now, as of `upTo`. Reads the head of every chain: seconds where there are millions. */
  async digest(upTo: Date): Promise<LogDigest> {
    return this.database.transaction(async (tx) => {
      const { changed: _, ...digest } = await this.digestAt(tx, upTo, null);
      return digest;
    });
  }

  /** The heads that an anchor tells of, one line each: of the chains that grew since the one before; at most `most`. */
  async headLines(anchorId: string, most: number): Promise<string[]> {
    return this.database.transaction(async (tx) => {
      const { up_to: upTo, previous_up_to: since } = await sqlOf(tx, AuditAnchor)
        .selectFrom('audit_anchors')
        .select(['up_to', 'previous_up_to'])
        .where('id', '=', anchorId)
        .executeTakeFirstOrThrow();
      const lines: string[] = [];
      for await (const head of headsAt(tx, upTo, since)) {
        if (lines.length >= most) break;
        lines.push(headLine(head));
      }
      return lines;
    });
  }

  private async digestAt(tx: Transaction, upTo: Date, since: Date | null): Promise<LogDigest & { changed: number }> {
    const digest = new HeadsDigest();
    let changed = 0;
    for await (const head of headsAt(tx, upTo, null)) {
      digest.add(head);
      if (since === null || head.at >= since) changed += 1;
    }
    return { ...digest.result(), changed };
  }

  private newest(tx: Transaction) {
    return sqlOf(tx, AuditAnchor)
      .selectFrom('audit_anchors')
      .select(['day', 'up_to'])
      .orderBy('day', 'desc')
      .limit(1)
      .executeTakeFirst();
  }
}
