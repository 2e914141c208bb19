import { EVENT_TABLES, type EventTable, TABLE_SHAPES } from '@pho-hien/events-core';
import { inEvent } from '@pho-hien/kernel';
import { GiveRole } from '@pho-hien/identity-api';
import { systemCaller } from '@pho-hien/platform';
import { actingAs, statementsOf } from '@pho-hien/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerOf, EventsApi, person, type TestEvent } from '../testing/events-api.ts';
import { aRegistration } from '../testing/inputs.ts';
import { TakeOverRegistrations } from '../registrations/take-over-registrations.ts';

const PAGE = `query ($eventId: ID!, $table: EventTable!, $filter: TableFilter, $columns: [TableColumn!], $order: TableOrder, $first: Int, $after: String) {
  eventTable(eventId: $eventId, table: $table, filter: $filter, columns: $columns, order: $order, first: $first, after: $after) {
    columns { column heading } offered { column } order orders totalCount next
    rows { id cells status opens marks }
  }
}`;

interface Page {
  columns: { column: string; heading: string }[];
  offered: { column: string }[];
  rows: { id: string; cells: string[]; status: string | null; opens: string | null; marks: string[] }[];
  totalCount: number;
  next: string | null;
}

let events: EventsApi;
let event: TestEvent;
let other: TestEvent;
beforeAll(async () => {
  events = await EventsApi.start();
  event = await events.event({}, { approval: 'BY_APPROVAL' });
  other = await events.event({});
  const [open, approved] = event.ticketTypeIds as [string, string];
  const take = (typeId: string, people: Parameters<typeof aRegistration>[1][]) =>
    events.api.app.get(TakeOverRegistrations).run(
      systemCaller('test'),
      typeId,
      people.map((one, at) => ({
        ...aRegistration(typeId, one),
        submittedAt: new Date(Date.now() - (at + 1) * 60_000),
      })),
    );
  await take(open, [
    { fullName: 'Đỗ Thị Hằng', email: 'hang@nhanlong.example', organisationName: 'Hợp tác xã Nhãn lồng' },
    { fullName: 'Trần Văn Dũng', email: 'dung@cokhi.example', phone: '0912 345 678' },
    { fullName: 'Trần Văn Dũng', email: 'dung.rieng@nha.example', phone: '+84 912 345 678' },
    { fullName: 'Bùi Ánh', email: 'anh@nhanlong.example', organisationName: 'HỢP TÁC XÃ NHÃN LỒNG' },
  ]);
  await take(
    approved,
    Array.from({ length: 31 }, (_, at) => ({ fullName: 'Phạm Văn Đông', email: `dong${at}@nha.example` })),
  );
  await take(other.ticketTypeIds[0]!, [{ fullName: 'Đỗ Thị Khác', email: 'khac@nha.example' }]);
});
afterAll(() => events.close());

const page = async (table: EventTable, variables: object = {}, actor = person('ORGANISER', event.id)) => {
  const { data, errors } = await events.api.graphql<{ eventTable: Page }>(
    PAGE,
    { eventId: event.id, table, ...variables },
    actingAs(actor),
  );
  expect(errors).toBeUndefined();
  return data.eventTable;
};
const names = async (table: EventTable, variables: object) =>
  (await page(table, variables)).rows.map(({ cells }) => cells[0]);

it('what is taken over has its place and its ticket, and nobody is written to', async () => {
  const [open] = event.ticketTypeIds as [string];
  expect(await events.rows('select confirmed_count from ticket_types where id = $1', [open])).toEqual([
    { confirmed_count: 4 },
  ]);
  expect(await events.count('tickets')).toBe(5);
  expect(await events.count("audit_entries where action = 'registration.brought_in'")).toBe(36);
  expect(await events.count('mails')).toBe(0);
});

describe('the tables of an event', () => {
  it('take as many statements for thirty rows as for one', async () => {
    for (const table of EVENT_TABLES) {
      const one = await statementsOf(() => page(table, { first: 1 }));
      const thirty = await statementsOf(() => page(table, { first: 30 }));
      expect([table, thirty.length]).toEqual([table, one.length]);
    }
  });

  it('are read page by page in each of their orders, every row once', async () => {
    for (const table of EVENT_TABLES)
      for (const order of TABLE_SHAPES[table].orders) {
        const whole = await page(table, { order, first: 100 });
        const seen: string[] = [];
        let after: string | null = null;
        do {
          const part: Page = await page(table, { order, first: 9, after });
          seen.push(...part.rows.map(({ id }) => id));
          after = part.next;
        } while (after);
        expect([table, order, seen]).toEqual([table, order, whole.rows.map(({ id }) => id)]);
        expect(whole.totalCount).toBe(seen.length);
      }
  });

  it('are found without diacritics, and narrowed', async () => {
    expect(await names('REGISTRATIONS', { filter: { search: 'do HANG' } })).toEqual(['Đỗ Thị Hằng']);
    expect(await names('REGISTRATIONS', { filter: { organisation: 'nhan long' }, order: 'NAME' })).toEqual([
      'Bùi Ánh',
      'Đỗ Thị Hằng',
    ]);
    expect((await page('REGISTRATIONS', { filter: { status: 'AWAITING_APPROVAL' } })).totalCount).toBe(31);
    const tickets = await page('TICKETS', { filter: { search: 'dung@cokhi' } });
    expect(tickets.rows.map(({ cells }) => cells[1])).toEqual(['Trần Văn Dũng']);
    const [code] = tickets.rows[0]!.cells;
    expect(await names('TICKETS', { filter: { search: code!.toLowerCase().replaceAll('-', '') } })).toEqual([code]);
    expect(await names('PEOPLE', { filter: { search: 'bui anh' } })).toEqual(['Bùi Ánh']);
    expect(await names('ORGANISATIONS', { filter: { search: 'cong ty' } })).toEqual([]);
  });

  it('know what belongs together', async () => {
    const organisations = await page('ORGANISATIONS');
    expect(organisations.rows.map(({ cells }) => cells.slice(1, 3))).toEqual([['2', '2']]);
    const twins = await page('REGISTRATIONS', { filter: { search: 'tran van dung' } });
    expect(twins.rows.map(({ marks }) => marks)).toEqual([['WARNING'], ['WARNING']]);
  });

  it('have the people with a role beside those who registered', async () => {
    const userId = '01990000-0000-7000-8000-00000000abcd';
    await events.rows(
      `insert into users (id, name, email, email_verified, two_factor_enabled, created_at, updated_at)
       values ($1, 'Vũ Ánh', 'anh.vu@phohien.example', true, true, now(), now())`,
      [userId],
    );
    const gift = { userId, role: 'STEWARD', scope: inEvent(event.id), grantedBy: null } as const;
    await events.api.database.transaction((tx) =>
      events.api.app.get(GiveRole).run(tx, callerOf(person('ADMINISTRATOR')), gift),
    );
    const { rows } = await page('PEOPLE', { filter: { search: 'anh' } });
    expect(rows.map(({ cells }) => [cells[0], cells[2], cells[3]])).toEqual([
      ['Bùi Ánh', '', '1'],
      ['Vũ Ánh', 'Nhân viên soát vé', '0'],
    ]);
  });

  it('show nobody a column that is not theirs to see', async () => {
    const all = ['NAME', 'EMAIL', 'PHONE', 'TICKET', 'NOTE'];
    const seen = await page('REGISTRATIONS', { columns: all, filter: { search: 'dung@cokhi' } });
    expect(seen.columns.map(({ heading }) => heading)).toEqual([
      'Họ tên',
      'Thư điện tử',
      'Điện thoại',
      'Mã vé',
      'Lời nhắn',
    ]);
    expect(seen.rows[0]!.cells.slice(0, 3)).toEqual(['Trần Văn Dũng', 'dung@cokhi.example', '0912 345 678']);
    const audited = await page('REGISTRATIONS', { columns: all }, person('AUDITOR'));
    expect(audited.columns.map(({ column }) => column)).toEqual(['NAME']);
    expect(audited.offered.map(({ column }) => column)).not.toContain('EMAIL');
    // Nor is anybody found by it, nor named by it.
    for (const table of ['REGISTRATIONS', 'TICKETS', 'PEOPLE'] as const) {
      const find = async (search: string) => (await page(table, { filter: { search } }, person('AUDITOR'))).rows;
      expect([await find('cokhi.example'), await find('0912345678')]).toEqual([[], []]);
      expect(JSON.stringify(await find('van dung'))).toContain('Trần Văn Dũng');
      expect(JSON.stringify(await find('van dung'))).not.toContain('@');
    }
    for (const actor of [person('STEWARD', event.id), person('ORGANISER', other.id)]) {
      const { errors } = await events.api.graphql(PAGE, { eventId: event.id, table: 'PEOPLE' }, actingAs(actor));
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });
});
