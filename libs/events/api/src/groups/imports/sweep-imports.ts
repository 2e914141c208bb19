import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@pho-hien/kernel';
import { CLOCK, Database } from '@pho-hien/platform';
import { eventsSql } from '../../sql.ts';

/** Without a sign of life for so long, the process that wrote it has ended. */
const SILENCE_MS = 2 * 60_000;
/** How long rows wait to be put right. */
const LIFE_MS = 24 * 3_600_000;

/** Gives an import back whose writing was cut off, and forgets the rows of one that nobody confirmed in a day. */
@Injectable()
export class SweepImports {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now().getTime();
    const sql = eventsSql(this.database.reader);
    await sql
      .updateTable('group_imports')
      .set({ status: 'CHECKING', written: 0, failure: JSON.stringify({ code: 'CutOff' }) as never })
      .where('status', '=', 'WRITING')
      .where('progress_at', '<', new Date(now - SILENCE_MS))
      .execute();
    await sql
      .deleteFrom('group_imports')
      .where('status', '=', 'CHECKING')
      .where('uploaded_at', '<', new Date(now - LIFE_MS))
      .execute();
  }
}
