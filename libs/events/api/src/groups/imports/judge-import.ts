import { judgeSheet, type SheetJudgement, type SheetRow } from '@pho-hien/events-core';
import { vietnamDayOf } from '@pho-hien/kernel';
import type { EventsSql } from '../../sql.ts';
import { emailsOf, registeredAmong } from '../group-facts.ts';

/** What of an import is judged. */
export interface JudgedImport {
  readonly id: string;
  readonly ticket_type_id: string;
  readonly rows: readonly SheetRow[] | null;
}

/** Judges the rows of an import as things stand now: who is registered may have changed since it was read. */
export async function judgeImport(
  sql: EventsSql,
  { id, ticket_type_id: ticketTypeId, rows }: JudgedImport,
  schoolAuthority: boolean,
  now: Date,
): Promise<SheetJudgement> {
  const facts = { today: vietnamDayOf(now), schoolAuthority, registered: new Set<string>() };
  const { people } = judgeSheet(rows ?? [], facts);
  const registered = await registeredAmong(sql, ticketTypeId, emailsOf(people), id);
  return judgeSheet(rows ?? [], { ...facts, registered });
}
