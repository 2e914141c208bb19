import { UNUSED } from '@pho-hien/check-in-core';
import { expect, it } from 'vitest';
import { head, listId, manifest, ticket, ticketId } from './gate-world.fixture.ts';
import { TicketList } from './ticket-list.ts';

it('says of a ticket what was said last, wherever its list stands by then', async () => {
  const state = { ...UNUSED, uses: 1 };
  const standing = { listIndex: 0, ticketId: ticketId(1), state };
  const base = await manifest([await ticket(1), await ticket(2)], [standing]);
  const [list] = (await head()).lists;
  const lists = [{ ...list!, id: 'another' }, list!];
  const organisations = { from: 1, names: ['Hợp tác xã Nhãn lồng'] };
  const change = { lists, organisations, cursor: '1.2', complete: false };
  const revoked = await ticket(2, { status: 'REVOKED' });
  const tickets = new TicketList([base]).with(await manifest([revoked, await ticket(3)], [], change));
  expect(tickets.ticketCount).toBe(3);
  expect(tickets.cursor).toBe('1.2');
  expect(tickets.ticket(ticketId(1))?.status).toBe('VALID');
  expect(tickets.ticket(ticketId(2))?.status).toBe('REVOKED');
  expect(tickets.ticket(ticketId(9))).toBeNull();
  expect(tickets.standing(listId, ticketId(1)).uses).toBe(1);
  expect([tickets.organisation(0), tickets.organisation(1), tickets.organisation(null)]).toEqual([
    'Đại học Hưng Yên',
    'Hợp tác xã Nhãn lồng',
    null,
  ]);
});

it('knows whose a ticket is although the latest news tell only where it stands', async () => {
  const named = await ticket(1);
  const silent = { ...named, sealRevision: 0, sealedName: new Uint8Array() };
  const state = { ...UNUSED, uses: 1 };
  const standing = { listIndex: 0, ticketId: ticketId(1), state };
  const base = new TicketList([await manifest([named])]);
  const tickets = base.with(await manifest([silent], [standing], { complete: false, cursor: '1.2' }));
  expect(tickets.ticket(ticketId(1))).toEqual(named);
  expect(tickets.standing(listId, ticketId(1)).uses).toBe(1);
  const renamed = await ticket(1, { sealRevision: 2 });
  expect(tickets.with(await manifest([renamed])).ticket(ticketId(1))?.sealRevision).toBe(2);
});
