import { Injectable } from '@nestjs/common';
import {
  columnsFor,
  columnsShown,
  type EventTable,
  type ExportFormat,
  exportFormatsOf,
  orderOf,
  TABLE_SHAPES,
  type TableColumn,
  type TableOrder,
  type TableSelection,
} from '@pho-hien/events-core';
import { type Actor, inEvent, type Permission } from '@pho-hien/kernel';
import { MailLog } from '@pho-hien/notifications-api';
import { Authorizer, type Caller, Database, pageSize } from '@pho-hien/platform';
import { RegistrationQueries } from '../registrations/registration.queries.ts';
import { eventsSql } from '../sql.ts';
import { headingOf } from './column-words.ts';
import type { EventTablePage, TableMark } from './event-table.graphql.ts';
import { organisationTable } from './organisation-table.ts';
import { personTable } from './person-table.ts';
import { cursorOf, placeOf } from './place.ts';
import { registrationTable } from './registration-table.ts';
import { sessionTable } from './session-table.ts';
import { placeIn, type TableRow, type TableSource } from './table-source.ts';
import { ticketTable } from './ticket-table.ts';

/** What somebody wants to see of a table. */
export interface TableQuery extends TableSelection {
  readonly columns?: readonly TableColumn[] | null;
  readonly order?: TableOrder | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

/** Each table as it is read and written, for rows of any kind. */
export const TABLE_SOURCES = {
  REGISTRATIONS: registrationTable,
  TICKETS: ticketTable,
  ORGANISATIONS: organisationTable,
  SESSIONS: sessionTable,
  PEOPLE: personTable,
} as unknown as Readonly<Record<EventTable, TableSource>>;

/** The tables of an event's desk, as pages show them. */
@Injectable()
export class EventTables {
  constructor(
    private readonly database: Database,
    private readonly authorizer: Authorizer,
    private readonly registrations: RegistrationQueries,
    private readonly mailLog: MailLog,
  ) {}

  /** The columns that this caller may see. */
  columnsOf({ actor }: Caller, eventId: string, table: EventTable): TableColumn[] {
    return columnsFor(table, this.rightsOf(actor, eventId));
  }

  /** What this caller may be found by: never what they may not see. */
  selectionFor<Selection extends TableSelection>({ actor }: Caller, selection: Selection): Selection {
    return { ...selection, byContact: this.rightsOf(actor, selection.eventId)('registration.contact') };
  }

  /** What this caller may take the table out as. A badge carries the ticket itself. */
  formatsOf({ actor }: Caller, eventId: string, table: EventTable): ExportFormat[] {
    const mayHandle = this.authorizer.decide(actor, 'ticket.manage', inEvent(eventId)) === 'allowed';
    return exportFormatsOf(table).filter((format) => format !== 'BADGES' || mayHandle);
  }

  async page(
    caller: Caller,
    table: EventTable,
    { columns, first, after, ...asked }: TableQuery,
  ): Promise<EventTablePage> {
    const query = this.selectionFor(caller, asked);
    const source = TABLE_SOURCES[table];
    const size = pageSize(first);
    const order = orderOf(table, query.order);
    const visible = this.columnsOf(caller, query.eventId, table);
    const shown = columnsShown(table, visible, columns);
    const sql = eventsSql(this.database.reader);
    const part = { selection: query, order, after: placeOf(order, after), count: size + 1 };
    const [read, totalCount] = await Promise.all([source.read(sql, part), source.count(sql, query)]);
    const rows = read.slice(0, size);
    const marks = table === 'REGISTRATIONS' ? await this.marksOf(rows, query.eventId) : new Map<string, TableMark[]>();
    const cell = (column: TableColumn, row: TableRow) => source.cells[column]?.(row, caller.locale) ?? '';
    const info = (column: TableColumn) => ({ column, heading: headingOf(column, caller.locale) });
    return {
      columns: shown.map(info),
      offered: visible.map(info),
      order,
      orders: [...TABLE_SHAPES[table].orders],
      formats: this.formatsOf(caller, query.eventId, table),
      rows: rows.map((row) => ({
        id: row.id,
        cells: shown.map((column) => cell(column, row)),
        status: source.status(row),
        opens: source.opens(row, query.byContact ?? false),
        marks: marks.get(row.id) ?? [],
      })),
      totalCount,
      next: read.length > size ? cursorOf(placeIn(order, rows.at(-1)!)) : null,
    };
  }

  private rightsOf(actor: Actor, eventId: string) {
    return (permission: Permission) => this.authorizer.decide(actor, permission, inEvent(eventId)) === 'allowed';
  }

  /** What to warn of beside registrations: two statements, however many there are. */
  private async marksOf(rows: readonly TableRow[], eventId: string): Promise<Map<string, TableMark[]>> {
    if (rows.length === 0) return new Map();
    const registrations = (rows as (TableRow & { full_name: string; phone: string | null })[]).map((row) => ({
      id: row.id,
      eventId,
      searchName: row.sortName,
      fullName: row.full_name,
      phone: row.phone,
    }));
    const ids = rows.map(({ id }) => id);
    const [warnings, undelivered] = await Promise.all([
      this.registrations.warningsOf(registrations),
      this.mailLog.undelivered('registration', ids),
    ]);
    return new Map(
      registrations.map((one) => [
        one.id,
        [
          ...(warnings.get(one)?.length ? (['WARNING'] as const) : []),
          ...(undelivered.has(one.id) ? (['UNDELIVERED'] as const) : []),
        ],
      ]),
    );
  }
}
