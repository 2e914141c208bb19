import { EventsApi, person, type TestEvent } from '../../testing/events-api.ts';
import { EVERYWHERE } from '@pho-hien/kernel';
import { systemCaller } from '@pho-hien/platform';
import { actingAs } from '@pho-hien/platform/testing';
import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TakeOverRegistrations } from '../../registrations/take-over-registrations.ts';
import { aRegistration } from '../../testing/inputs.ts';

const EXPORT = `mutation ($input: ExportTableInput!) { exportTable(input: $input) { id status total } }`;
const STATE = `query ($id: ID!) { tableExport(id: $id) { status written total file { id name mediaType } } }`;
const PAGE = `query ($eventId: ID!, $table: EventTable!, $filter: TableFilter, $columns: [TableColumn!], $order: TableOrder) {
  eventTable(eventId: $eventId, table: $table, filter: $filter, columns: $columns, order: $order, first: 100) {
    columns { heading } rows { cells }
  }
}`;

let events: EventsApi;
let event: TestEvent;
beforeAll(async () => {
  events = await EventsApi.start();
  event = await events.event({});
  const [typeId] = event.ticketTypeIds as [string];
  const people = [
    { fullName: 'Đỗ Thị Hằng', email: 'hang@nha.example', phone: '0912 345 678', organisationName: '=SUM(A1)' },
    { fullName: 'Trần Văn Dũng', email: 'dung@nha.example', note: '@tôi, "đi" cùng\nhai cháu' },
    { fullName: 'Bùi Ánh', email: 'anh@nha.example', note: '-1+1' },
    { fullName: 'Lê Khác', email: 'khac@nha.example' },
  ];
  await events.api.app.get(TakeOverRegistrations).run(
    systemCaller('test'),
    typeId,
    people.map((one, at) => ({ ...aRegistration(typeId, one), submittedAt: new Date(Date.now() - at * 60_000) })),
  );
});
afterAll(() => events.close());

const organiser = () => person('ORGANISER', event.id);
type Somebody = ReturnType<typeof person>;

async function exported(who: Somebody, wanted: object) {
  const input = { eventId: event.id, ...wanted };
  const { data, errors } = await events.api.graphql<{ exportTable: { id: string } }>(EXPORT, { input }, actingAs(who));
  expect(errors).toBeUndefined();
  const { id } = data.exportTable;
  for (;;) {
    const state = await events.api.graphql<{
      tableExport: { status: string; written: number; file: { id: string; name: string } | null };
    }>(STATE, { id }, actingAs(who));
    if (state.data.tableExport.status !== 'PREPARING')
      return { id, ...state.data.tableExport, file: state.data.tableExport.file! };
    await sleep(50);
  }
}
const opened = (fileId: string, who: Somebody) =>
  fetch(`${events.api.origin}/api/files/${fileId}`, { headers: actingAs(who) });
const seen = async (who: Somebody, wanted: object) => {
  const { data } = await events.api.graphql<{
    eventTable: { columns: { heading: string }[]; rows: { cells: string[] }[] };
  }>(PAGE, { eventId: event.id, ...wanted }, actingAs(who));
  return [data.eventTable.columns.map(({ heading }) => heading), ...data.eventTable.rows.map(({ cells }) => cells)];
};
const disarmed = (rows: string[][]) => rows.map((row) => row.map((cell) => (/^[=@-]/.test(cell) ? `'${cell}` : cell)));

const ALL = ['NAME', 'ORGANISATION', 'EMAIL', 'PHONE', 'SUBMITTED', 'STATUS', 'TICKET', 'NOTE'];

describe('an export', () => {
  it('is what is seen, cell by cell: rows, columns and order, as Excel and as CSV', async () => {
    const who = organiser();
    const wanted = { table: 'REGISTRATIONS', columns: ALL, order: 'NAME', filter: { search: 'nha.example' } };
    const rows = await seen(who, wanted);
    expect(rows).toHaveLength(5);
    const excel = await exported(who, { ...wanted, format: 'XLSX' });
    expect(excel).toMatchObject({ status: 'READY', written: 4, total: 4 });
    const answer = await opened(excel.file.id, who);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    const book = await readXlsx(new Uint8Array(await answer.arrayBuffer()));
    const cells = book.sheets[0]!.rows.map((row) => ALL.map((_, at) => String(row[at] ?? '')));
    expect(cells).toEqual(disarmed(rows));
    const csv = await exported(who, { ...wanted, format: 'CSV' });
    const text = await (await opened(csv.file.id, who)).text();
    expect(parseCsv(text.replace('\uFEFF', '')).map((row) => row.map(String))).toEqual(disarmed(rows));
    expect(text).toContain("'=SUM(A1)");
    expect(text).not.toMatch(/(^|,)"?[=+@-]/m);
  });

  it('is narrowed as the page is, and of other tables too', async () => {
    const who = organiser();
    const few = await exported(who, { table: 'REGISTRATIONS', format: 'CSV', filter: { search: 'hang' } });
    expect(few.written).toBe(1);
    const tickets = await exported(who, { table: 'TICKETS', format: 'XLSX' });
    const book = await readXlsx(new Uint8Array(await (await opened(tickets.file.id, who)).arrayBuffer()));
    expect(book.sheets[0]!.rows.map((row) => row.map(String))).toEqual(await seen(who, { table: 'TICKETS' }));
  });

  it('has no column that its owner may not see', async () => {
    const auditor = person('AUDITOR');
    const { file } = await exported(auditor, { table: 'REGISTRATIONS', format: 'CSV', columns: ALL });
    const text = await (await opened(file.id, auditor)).text();
    expect(text).toContain('Đỗ Thị Hằng');
    expect(text).not.toContain('hang@nha.example');
    expect(text).not.toContain('0912');
    expect(text).not.toContain('Lời nhắn');
  });

  it('opens for who asked alone, for a day', async () => {
    const who = organiser();
    const { id, file } = await exported(who, { table: 'REGISTRATIONS', format: 'CSV' });
    expect((await opened(file.id, organiser())).status).toBe(404);
    const { errors } = await events.api.graphql(STATE, { id }, actingAs(organiser()));
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    // The right was taken away since.
    expect((await opened(file.id, { ...who, grants: [] })).status).toBe(404);
    // So was the right to addresses: a file that has them is refused whole, one without them is not.
    const reader = {
      ...who,
      grants: who.grants.map((grant) => ({ ...grant, role: 'AUDITOR' as const, scope: EVERYWHERE })),
    };
    const addresses = await exported(who, { table: 'REGISTRATIONS', format: 'CSV', columns: ['NAME', 'EMAIL'] });
    expect((await opened(addresses.file.id, who)).status).toBe(200);
    expect((await opened(addresses.file.id, reader)).status).toBe(404);
    expect((await events.api.graphql(STATE, { id: addresses.id }, actingAs(reader))).errors).toBeDefined();
    expect((await opened(file.id, reader)).status).toBe(200);
    expect((await opened(file.id, who)).status).toBe(200);
    await events.rows("update table_exports set expires_at = now() - interval '1 second' where id = $1", [id]);
    expect((await opened(file.id, who)).status).toBe(404);
  });

  it('is asked for by who may read the registrations', async () => {
    for (const actor of [person('STEWARD', event.id), person('ORGANISER', crypto.randomUUID())]) {
      const input = { eventId: event.id, table: 'REGISTRATIONS', format: 'CSV' };
      const { errors } = await events.api.graphql(EXPORT, { input }, actingAs(actor));
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });
});
