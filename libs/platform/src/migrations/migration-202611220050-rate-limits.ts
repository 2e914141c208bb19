import { Migration } from '@mikro-orm/migrations';

export class Migration202611220050_rate_limits extends Migration {
  override up(): void {
    this.addSql(`
      -- Lost counters after a crash do no harm; unlogged makes each use cheap.
      create unlogged table rate_limit_counters (
        key varchar(255) primary key,
        points int not null default 0,
        expire bigint null
      );
    `);
  }

  override down(): void {
    this.addSql('drop table rate_limit_counters');
  }
}
