import { newId, vietnamDayOf } from '@pho-hien/kernel';
import { actingAs, statementsOf } from '@pho-hien/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventsApi, person, type TestEvent } from '../testing/events-api.ts';
import { aRegistration } from '../testing/inputs.ts';
import { register } from '../testing/register-form.ts';

const LIST = `query ($eventId: ID!, $status: RegistrationStatus, $ticketTypeId: ID, $search: String, $day: LocalDate, $organisation: String, $first: Int, $after: String) {
  registrations(eventId: $eventId, status: $status, ticketTypeId: $ticketTypeId, search: $search, day: $day, organisation: $organisation, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { id fullName status warnings ticketType { id name { vi } } ticket { status code } consents { purpose text } mails { template } } }
  }
}`;

interface List {
  registrations: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
    edges: { node: { id: string; fullName: string; warnings: string[] } }[];
  };
}

let events: EventsApi;
let event: TestEvent;
beforeAll(async () => {
  events = await EventsApi.start();
  event = await events.event({}, { approval: 'BY_APPROVAL' });
  const [open, approved] = event.ticketTypeIds as [string, string];
  const people = [
    { fullName: 'Đỗ Thị Hằng', email: 'hang@nhanlong.example', organisationName: 'Hợp tác xã Nhãn lồng' },
    { fullName: 'Trần Văn Dũng', email: 'dung@cokhi.example', phone: '0912 345 678' },
    { fullName: 'tran van dung', email: 'dung.rieng@nha.example', phone: '+84 912 345 678' },
    { fullName: 'Lê 100% Thật', email: 'that@chu.example' },
  ];
  for (const one of people) await register(events, aRegistration(open, one));
  for (let i = 0; i < 30; i += 1) await register(events, aRegistration(approved, { fullName: `Phạm Văn Đông` }));
});
afterAll(() => events.close());

const list = async (variables: object = {}) => {
  const actor = actingAs(person('ORGANISER', event.id));
  const { data, errors } = await events.api.graphql<List>(LIST, { eventId: event.id, ...variables }, actor);
  expect(errors).toBeUndefined();
  return data.registrations;
};
const names = async (variables: object) => (await list(variables)).edges.map(({ node }) => node.fullName).sort();

describe('the list of registrations', () => {
  it('takes as many statements for thirty as for one', async () => {
    const one = await statementsOf(() => list({ first: 1 }));
    const thirty = await statementsOf(() => list({ first: 30 }));
    expect(thirty).toHaveLength(one.length);
  });

  it('is narrowed to a day and to an organisation', async () => {
    expect(await names({ organisation: 'nhan long' })).toEqual(['Đỗ Thị Hằng']);
    expect(await names({ organisation: 'hằng' })).toEqual([]);
    expect(await names({ day: vietnamDayOf(new Date()), search: 'hang' })).toEqual(['Đỗ Thị Hằng']);
    expect(await names({ day: '2020-01-01' })).toEqual([]);
  });

  it('is found by any words of it, without diacritics or case', async () => {
    expect(await names({ search: 'do HANG' })).toEqual(['Đỗ Thị Hằng']);
    expect(await names({ search: 'nhan long' })).toEqual(['Đỗ Thị Hằng']);
    expect(await names({ search: 'Dũng' })).toEqual(['Trần Văn Dũng', 'tran van dung']);
    expect(await names({ search: '0912345' })).toEqual(['Trần Văn Dũng', 'tran van dung']);
    expect(await names({ search: 'dung@cokhi' })).toEqual(['Trần Văn Dũng']);
    expect(await names({ search: '100%' })).toEqual(['Lê 100% Thật']);
    expect(await names({ search: 'l_ that' })).toEqual([]);
    expect(await names({ search: "'; drop table registrations; --" })).toEqual([]);
  });

  it('can use the index for a part of a word', async () => {
    await events.rows('set enable_seqscan = off');
    const plan = await events.rows(
      `explain (format json) select id from registrations where search_text like '%nhan long%'`,
    );
    expect(JSON.stringify(plan)).toContain('registrations_search_text');
  });

  it('is narrowed by state and ticket type, and counted', async () => {
    expect((await list({ status: 'AWAITING_APPROVAL' })).totalCount).toBe(30);
    expect((await list({ ticketTypeId: event.ticketTypeIds[0] })).totalCount).toBe(4);
    expect((await list({ status: 'REJECTED' })).edges).toEqual([]);
  });

  it('is read page by page, each registration once, newest first', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await list({ first: 7, after });
      seen.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined;
    } while (after);
    const all = await events.rows<{ id: string }>(
      'select id from registrations where event_id = $1 order by submitted_at desc, id desc',
      [event.id],
    );
    expect(seen).toEqual(all.map(({ id }) => id));
  });

  it('warns of two that look like one person', async () => {
    const { edges } = await list({ search: 'dung' });
    expect(edges.map(({ node }) => node.warnings)).toEqual([['SAME_NAME_AND_PHONE'], ['SAME_NAME_AND_PHONE']]);
  });

  it('is for who may read the registrations of the event', async () => {
    for (const actor of [
      person('ORGANISER', newId()),
      person('STEWARD', event.id),
      person('GATE_SUPERVISOR', event.id),
    ]) {
      const { errors } = await events.api.graphql(LIST, { eventId: event.id }, actingAs(actor));
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
    const { data } = await events.api.graphql<List>(LIST, { eventId: event.id }, actingAs(person('AUDITOR')));
    expect(data.registrations.totalCount).toBe(34);
    // The address that they do not see finds nobody; the name does.
    const find = async (search: string) => {
      const asked = { eventId: event.id, search };
      const answer = await events.api.graphql<List>(LIST, asked, actingAs(person('AUDITOR')));
      return answer.data.registrations.totalCount;
    };
    expect([await find('cokhi'), await find('0912345678'), await find('van dung')]).toEqual([0, 0, 2]);
    expect((await list({ search: 'cokhi' })).totalCount).toBe(1);
  });
});
