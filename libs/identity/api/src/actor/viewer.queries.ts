import { Injectable } from '@nestjs/common';
import { secondFactorState } from '@pho-hien/identity-core';
import { textIn } from '@pho-hien/kernel';
import { type Caller, Database, sqlOf } from '@pho-hien/platform';
import { EventNames } from '../event-names.ts';
import { grantTypeOf } from '../grant-type-of.ts';
import type { Viewer } from '../identity.graphql.ts';
import { Account } from '../rows/account.entity.ts';
import { RoleGrant } from '../rows/role-grant.entity.ts';
import { User } from '../rows/user.entity.ts';

@Injectable()
export class ViewerQueries {
  constructor(
    private readonly database: Database,
    private readonly eventNames: EventNames,
  ) {}

  /** Who is signed in; null when nobody is. */
  async viewer({ actor, locale }: Caller): Promise<Viewer | null> {
    if (actor.kind !== 'person') return null;
    const { userId: id, email, name } = actor;
    const sql = sqlOf(this.database.reader, User, RoleGrant, Account);
    const account = await sql
      .selectFrom('users')
      .select(['two_factor_enabled'])
      .select(({ exists, selectFrom }) =>
        exists(
          selectFrom('accounts').select('accounts.id').where('user_id', '=', id).where('password', 'is not', null),
        ).as('has_password'),
      )
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const rows = await sql
      .selectFrom('role_grants')
      .selectAll()
      .where('user_id', '=', id)
      .where('revoked_at', 'is', null)
      .orderBy('id')
      .execute();
    const names = await this.eventNames.of(rows.map((row) => row.event_id));
    const nameOf = (eventId: string | null) => names.get(eventId ?? '');
    return {
      id,
      email,
      name,
      grants: rows.map((row) => {
        const eventName = nameOf(row.event_id);
        return grantTypeOf(row, eventName ? textIn(eventName, locale) : null);
      }),
      secondFactor: secondFactorState(rows, account.two_factor_enabled, actor.secondFactorVerified),
      hasPassword: Boolean(account.has_password),
    };
  }
}
