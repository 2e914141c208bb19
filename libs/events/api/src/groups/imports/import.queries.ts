import { Inject, Injectable } from '@nestjs/common';
import { dayIn, type SheetColumn, SHEET_COLUMNS, type SheetRow } from '@pho-hien/events-core';
import { type Clock, formatDate } from '@pho-hien/kernel';
import { CLOCK, Database } from '@pho-hien/platform';
import { eventsSql } from '../../sql.ts';
import type { GroupImportType, ImportRowType } from './import.graphql.ts';
import { judgeImport } from './judge-import.ts';

/** How many rows a page shows. */
export const ROWS_A_PAGE = 50;

/** What of an import to show. */
export interface ImportView {
  readonly onlyWrong?: boolean;
  /** From 1. */
  readonly page?: number;
  /** Whether the rows are judged as if the school had recorded its authority. */
  readonly schoolAuthority?: boolean;
}

@Injectable()
export class ImportQueries {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The organisation an import belongs to; undefined when there is no such import. */
  async organisationOf(id: string): Promise<string | undefined> {
    const row = await eventsSql(this.database.reader)
      .selectFrom('group_imports')
      .select('organisation_id')
      .where('id', '=', id)
      .executeTakeFirst();
    return row?.organisation_id;
  }

  /** An import as it stands now, and one page of its rows: those with mistakes, or all. */
  async byId(
    id: string,
    { onlyWrong = false, page = 1, schoolAuthority = false }: ImportView = {},
  ): Promise<GroupImportType> {
    const sql = eventsSql(this.database.reader);
    const known = await sql.selectFrom('group_imports').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    const rows = known.rows ?? [];
    const now = this.clock.now();
    const { people, problems } = await judgeImport(sql, known, schoolAuthority, now);
    const byRow = Map.groupBy(problems, ({ row }) => row);
    const shown = onlyWrong ? rows.filter(({ row }) => byRow.has(row)) : rows;
    const at = Math.max(1, Math.trunc(page));
    return {
      id,
      organisationId: known.organisation_id,
      eventId: known.event_id,
      ticketTypeId: known.ticket_type_id,
      fileName: known.file_name,
      uploadedAt: known.uploaded_at,
      status: known.status,
      total: known.total,
      wrong: byRow.size,
      problems: problems.length,
      minors: people.filter(({ minor }) => minor).length,
      ignored: [...known.ignored],
      written: known.written,
      failure: known.failure && {
        code: known.failure.code,
        wanted: known.failure.wanted ?? null,
        left: known.failure.left ?? null,
      },
      page: at,
      pages: Math.max(1, Math.ceil(shown.length / ROWS_A_PAGE)),
      rows: shown.slice((at - 1) * ROWS_A_PAGE, at * ROWS_A_PAGE).map((row) => asRow(row, byRow.get(row.row) ?? [])),
    };
  }
}

function asRow(row: SheetRow, problems: readonly { column: SheetColumn; code: string; otherRow: number | null }[]) {
  const cells = SHEET_COLUMNS.map((column) => {
    const problem = problems.find((one) => one.column === column);
    return {
      column,
      text: textOf(row, column),
      problem: problem?.code ?? null,
      otherRow: problem?.otherRow ?? null,
    };
  });
  return { row: row.row, cells } satisfies ImportRowType;
}

/** A cell as a person reads it: a date as people here write it, however the spreadsheet keeps it. */
function textOf({ cells }: SheetRow, column: SheetColumn): string {
  const cell = cells[column];
  if (!cell) return '';
  const day = column === 'birthDate' ? dayIn(cell) : null;
  return day ? formatDate(day, 'vi') : cell.text;
}
