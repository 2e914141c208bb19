import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCalendar, readPdfText, readQrCodes } from '../documents/testing/read-documents.ts';
import { callerOf, EventsApi, person } from '../testing/events-api.ts';
import { aRegistration } from '../testing/inputs.ts';
import { register } from '../testing/register-form.ts';
import { RevokeTicket } from './revoke-ticket.ts';
import { TicketPrinter } from './ticket-printer.ts';

let events: EventsApi;
beforeAll(async () => {
  events = await EventsApi.start();
});
afterAll(() => events.close());

const get = (token: string, file: string) => fetch(`${events.api.origin}/api/tickets/${token}/${file}`);

async function registered() {
  const event = await events.event({});
  return register(events, aRegistration(event.ticketTypeIds[0]!, { fullName: 'Đỗ Thị Hằng' }));
}

it('gives the ticket as PDF, calendar and picture, as attachments that nobody keeps', async () => {
  const { walletToken, wallet } = await registered();
  const files = await Promise.all(['ticket.pdf', 'ticket.ics', 'qr.png'].map((file) => get(walletToken, file)));
  const name = `ve-${wallet.ticket!.shortCode}`;
  for (const [i, ending] of ['pdf', 'ics', 'png'].entries()) {
    expect(files[i]!.status).toBe(200);
    expect(files[i]!.headers.get('content-disposition')).toBe(`attachment; filename="${name}.${ending}"`);
    expect(files[i]!.headers.get('cache-control')).toBe('private, no-store');
  }
  const [pdf, ics, png] = await Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())));
  expect((await readPdfText(pdf!)).text).toContain('Đỗ Thị Hằng');
  expect(readCalendar(Buffer.from(ics!).toString())).toHaveLength(2);
  expect(await readQrCodes(png!)).toEqual([wallet.ticket!.code]);
});

it('gives nothing for an unknown token, nor for a ticket that admits nobody', async () => {
  const { walletToken, wallet } = await registered();
  expect((await get('x', 'ticket.pdf')).status).toBe(404);
  expect((await get('A'.repeat(43), 'ticket.pdf')).status).toBe(404);
  await events.api.app.get(RevokeTicket).run(callerOf(person('ORGANISER')), wallet.ticket!.id, 'Thử');
  expect((await get(walletToken, 'qr.png')).status).toBe(404);
});

it('goes on when the thread that draws has died', async () => {
  const { walletToken } = await registered();
  const printer = events.api.app.get(TicketPrinter) as unknown as { thread: { terminate(): Promise<number> } };
  expect((await get(walletToken, 'qr.png')).status).toBe(200);
  await printer.thread.terminate();
  expect((await get(walletToken, 'qr.png')).status).toBe(200);
});
