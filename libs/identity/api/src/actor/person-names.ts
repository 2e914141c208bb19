import { Injectable } from '@nestjs/common';
import { Database, sqlOf } from '@pho-hien/platform';
import { User } from '../rows/user.entity.ts';

@Injectable()
export class PersonNames {
  constructor(private readonly database: Database) {}

  /** What to call several people, by id, in one statement: the name, or the address of who has given none. */
  async of(ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await sqlOf(this.database.reader, User)
      .selectFrom('users')
      .select(['id', 'name', 'email'])
      .where('id', 'in', [...new Set(ids)])
      .execute();
    return new Map(rows.map((row) => [row.id, row.name || row.email]));
  }
}
