import { Migration } from '@mikro-orm/migrations';

/** Legal ceilings, levels and terms, with their periods; on any day one of a key and scope is in force. */
export class Migration202612010500_norms extends Migration {
  override up(): void {
    this.addSql('create extension if not exists btree_gist');
    this.addSql(`
      create table norms (
        id uuid primary key,
        key varchar(80) not null,
        scope varchar(20) not null,
        value varchar(20) null,
        unit varchar(60) not null,
        citation varchar(500) not null,
        valid_from date null,
        valid_to date null,
        standing varchar(20) not null,
        note varchar(500) null,
        local_level_required boolean not null,
        verified_at timestamptz(3) null,
        replaced_at timestamptz(3) null,
        source_key varchar(140) null,
        entered_at timestamptz(3) not null,
        constraint norms_source_key unique (source_key),
        constraint norms_scope check (scope in ('NATIONAL_CEILING', 'PROVINCIAL_LEVEL', 'UNIT_LEVEL')),
        constraint norms_standing check (standing in ('TEXT', 'SECONDARY', 'UNKNOWN', 'DEMONSTRATION')),
        constraint norms_value check (value ~ '^([0-9]+([.][0-9]+)?|before [0-9]{2}-[0-9]{2})$'),
        constraint norms_period check (valid_from <= valid_to),
        constraint norms_verified check (verified_at is null or value is not null),
        constraint norms_one_in_force exclude using gist
          (key with =, scope with =, daterange(valid_from, valid_to, '[]') with &&) where (replaced_at is null)
      )`);
  }

  override down(): void {
    this.addSql('drop table norms');
  }
}
