import { Migration } from '@mikro-orm/migrations';

/** Communes, agencies and the plan's rules of eligibility, with citations. */
export class Migration202611230120_reference extends Migration {
  override up(): void {
    this.addSql(`
      create table communes (
        code varchar(5) primary key,
        name varchar(100) not null,
        full_name varchar(120) not null,
        name_en varchar(100) not null,
        kind varchar(10) not null,
        search_text varchar(120) not null,
        citation text not null,
        valid_from date not null,
        valid_to date null,
        constraint communes_code check (code ~ '^[0-9]{5}$'),
        constraint communes_kind check (kind in ('WARD', 'COMMUNE'))
      )`);
    this.addSql(`
      create table agencies (
        code varchar(40) primary key,
        position int not null,
        name varchar(200) not null,
        name_en varchar(300) not null,
        type varchar(40) not null,
        is_group boolean not null,
        successor_name text null,
        successor_confidence varchar(20) null,
        successor_basis text null,
        search_text text not null,
        citation text not null,
        valid_from date not null,
        valid_to date null,
        constraint agencies_successor check ((successor_name is null) = (successor_confidence is null)
          and (successor_name is null) = (successor_basis is null)),
        constraint agencies_successor_confidence check (successor_confidence in ('FOUND_IN_SOURCE', 'UNVERIFIED'))
      )`);
    this.addSql(`
      create table eligibility_rules (
        id varchar(20) primary key,
        position int not null,
        article varchar(20) not null,
        applicants jsonb not null,
        criterion varchar(80) not null,
        "check" varchar(20) not null,
        value int null,
        text text not null,
        citation text not null,
        valid_from date not null,
        valid_to date null,
        constraint eligibility_rules_check check ("check" in ('DECLARED', 'COMPUTED', 'DOCUMENTED', 'ASSESSED'))
      )`);
    this.addSql(`
      create table reference_loads (
        file varchar(100) primary key,
        digest varchar(64) not null,
        loaded_at timestamptz(3) not null
      )`);
  }

  override down(): void {
    for (const table of ['reference_loads', 'eligibility_rules', 'agencies', 'communes'])
      this.addSql(`drop table ${table}`);
  }
}
