import { Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { Database, sqlOf } from '@pho-hien/platform';
import { personOf } from '../actor/person-of.ts';
import { User } from '../rows/user.entity.ts';
import type { AuthEvent, RequestOrigin } from './auth-settings.ts';

/** Writes what changed in how a person signs in to that person's chain in the log. */
@Injectable()
export class AuthJournal {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  async record({ action, userId }: AuthEvent, { requestId, address, locale }: RequestOrigin): Promise<void> {
    await this.database.transaction(async (tx) => {
      // Orders the writers of one person's chain.
      await sqlOf(tx, User).selectFrom('users').select('id').where('id', '=', userId).forUpdate().execute();
      await this.audit.append(tx, {
        aggregateType: 'person',
        aggregateId: userId,
        action: `person.${action}`,
        caller: { actor: personOf(userId), requestId, address, locale },
      });
    });
  }
}
