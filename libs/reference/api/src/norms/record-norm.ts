import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type Clock, InvalidInput, newId } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { normEntryProblems, type NormEntry, placeNorm } from '@pho-hien/reference-core';
import { lockReference } from '../lock-reference.ts';
import { referenceSql } from '../persistence.ts';

/** Enters what a norm is from a day on; what stood before ends the day before, and stays to be read. */
@Injectable()
export class RecordNorm {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Returns its id. Throws `InvalidInput`, also for a key that nothing asks about. */
  async run(caller: Caller, key: string, entry: NormEntry): Promise<string> {
    const id = newId(this.clock);
    await this.database.transaction(async (tx) => {
      const sql = referenceSql(tx);
      await lockReference(sql);
      const known = await sql.selectFrom('norms').selectAll().where('key', '=', key).orderBy('id').execute();
      const unit = known[0]?.unit;
      if (unit === undefined) throw new InvalidInput([{ field: 'key', code: 'unknown_value' }]);
      InvalidInput.throwIfAny(normEntryProblems(entry, unit));
      const standing = known
        .filter(({ scope, replaced_at }) => scope === entry.scope && replaced_at === null)
        .map((row) => ({ id: row.id, from: row.valid_from, to: row.valid_to }));
      const { to, replaced, ended, endedOn } = placeNorm(standing, entry.from);
      const now = this.clock.now();
      if (replaced.length > 0)
        await sql.updateTable('norms').set({ replaced_at: now }).where('id', 'in', replaced).execute();
      if (ended.length > 0)
        await sql.updateTable('norms').set({ valid_to: endedOn }).where('id', 'in', ended).execute();
      const { from, ...fields } = { ...entry, note: entry.note || null };
      await sql
        .insertInto('norms')
        .values({
          ...{ id, key, unit, ...fields, valid_from: from, valid_to: to, entered_at: now },
          // That a level has to be set beneath a maximum does not end with the maximum's figure.
          local_level_required: known.some((row) => row.scope === entry.scope && row.local_level_required),
        })
        .execute();
      await this.audit.open(tx, {
        ...{ aggregateType: 'norm', aggregateId: id, action: 'norm.recorded', caller },
        changes: { key, ...fields, from, to, replaced: [...replaced], ended: [...ended] },
      });
    });
    return id;
  }
}
