import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type Clock, InvalidInput, isId } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { lockReference } from '../lock-reference.ts';
import { referenceSql } from '../persistence.ts';

/** Keeps that a person compared a norm with the official text: only then is it shown without a doubt. */
@Injectable()
export class VerifyNorm {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Once is enough. Throws `InvalidInput` where there is none, or no value that could be compared. */
  async run(caller: Caller, id: string): Promise<void> {
    if (!isId(id)) throw new InvalidInput([{ field: 'id', code: 'unknown_value' }]);
    await this.database.transaction(async (tx) => {
      const sql = referenceSql(tx);
      await lockReference(sql);
      const norm = await sql
        .selectFrom('norms')
        .select(['key', 'value', 'citation', 'standing', 'verified_at', 'replaced_at'])
        .where('id', '=', id)
        .executeTakeFirst();
      if (!norm || norm.replaced_at) throw new InvalidInput([{ field: 'id', code: 'unknown_value' }]);
      if (norm.value === null || norm.standing === 'DEMONSTRATION')
        throw new InvalidInput([{ field: 'id', code: 'not_allowed' }]);
      if (norm.verified_at) return;
      await sql.updateTable('norms').set({ verified_at: this.clock.now() }).where('id', '=', id).execute();
      const { key, value, citation } = norm;
      await this.audit.append(tx, {
        ...{ aggregateType: 'norm', aggregateId: id, action: 'norm.verified', caller },
        changes: { key, value, citation },
      });
    });
  }
}
