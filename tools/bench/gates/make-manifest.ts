/** Makes an event of so many tickets and the manifest of one of its gates; prints how large it is, how long it took and what memory. */
import 'reflect-metadata';
import { CreateCheckInList, CreateGate, ManifestSnapshots } from '@pho-hien/check-in-api';
import { decodeManifest } from '@pho-hien/check-in-core';
import { CreateEvent, CreateTicketType, MoveEvent } from '@pho-hien/events-api';
import { shortCodeOf } from '@pho-hien/events-core';
import { newId } from '@pho-hien/kernel';
import { readEnvironment, SqlPool, systemCaller } from '@pho-hien/platform';
import { NestFactory } from '@nestjs/core';
import { randomInt } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { AppModule } from '../../../apps/api/src/app.module.ts';
import { benchEvent, benchTicketType } from '../registration/inputs.ts';

/** What is printed. */
export interface MadeManifest {
  readonly tickets: number;
  /** Bytes as sent, and as decoded. */
  readonly sent: number;
  readonly decoded: number;
  /** Milliseconds: with all names to seal, and with all of them sealed. */
  readonly first: number;
  readonly again: number;
  /** The longest time for which the process could do nothing else, and the most memory that it took more. */
  readonly blocked: number;
  readonly megabytes: number;
}

const { BENCH_TICKETS } = process.env as Record<string, string>;
const count = Number(BENCH_TICKETS);
const staff = systemCaller('bench');
const both = (text: string) => ({ vi: text, en: text });
const app = await NestFactory.createApplicationContext(AppModule.with(readEnvironment(process.env)), {
  logger: ['error', 'fatal'],
});
const pool = app.get(SqlPool);
const eventId = await app.get(CreateEvent).run(staff, benchEvent);
const ticketTypeId = await app.get(CreateTicketType).run(staff, eventId, { ...benchTicketType(1), places: null });
await app.get(MoveEvent).run(staff, eventId, 1, 'publish');
const listId = await app.get(CreateCheckInList).run(staff, {
  eventId,
  name: both('Vào cổng'),
  entry: 'ONCE',
  exits: false,
  reentry: false,
  windows: [],
  toleranceMinutes: 0,
  ticketTypeIds: [ticketTypeId],
});
const gateId = await app.get(CreateGate).run(staff, { eventId, name: 'Cổng 1', listIds: [listId] });
await makeTickets();

const snapshots = app.get(ManifestSnapshots);
// The moments at which a timer should have run and did not.
let blocked = 0;
let last = performance.now();
let most = process.memoryUsage().rss;
const before = most;
const watch = setInterval(() => {
  const now = performance.now();
  blocked = Math.max(blocked, now - last - 5);
  last = now;
  most = Math.max(most, process.memoryUsage().rss);
}, 5);
const first = await timed();
// Another gate's head is another one: nothing of the first is taken from memory.
await app.get(CreateGate).run(staff, { eventId, name: 'Cổng 2', listIds: [listId] });
const again = await timed();
clearInterval(watch);
const bytes = gunzipSync(again.made.bytes);
if (decodeManifest(bytes).ticketCount !== count) throw new Error('Not every ticket is in the manifest');
const told: MadeManifest = {
  tickets: count,
  sent: again.made.bytes.length,
  decoded: bytes.length,
  first: Math.round(first.milliseconds),
  again: Math.round(again.milliseconds),
  blocked: Math.round(blocked),
  megabytes: Math.round((most - before) / 2 ** 20),
};
await app.close();
process.stdout.write(JSON.stringify(told));

async function timed() {
  const began = performance.now();
  const made = await snapshots.of(gateId);
  return { made, milliseconds: performance.now() - began };
}

/** Tickets of people with names as they are, of as many organisations as a province has. */
async function makeTickets(): Promise<void> {
  const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi'];
  const middles = ['Thị', 'Văn', 'Thị Ngọc', 'Đức', 'Minh', 'Thanh', 'Hữu', 'Quốc'];
  const given = ['Hạnh', 'Bình', 'Cúc', 'Dũng', 'Phương Thảo', 'Khánh Linh', 'Nam', 'Tuấn Anh'];
  const one = (of: readonly string[]) => of[randomInt(of.length)]!;
  const { rows } = await pool.query<{ key_id: string }>('select id as key_id from event_keys where event_id = $1', [
    eventId,
  ]);
  for (let from = 0; from < count; from += 20_000) {
    const size = Math.min(20_000, count - from);
    const made = Array.from({ length: size }, () => ({
      registration: newId(),
      ticket: newId(),
      name: `${one(families)} ${one(middles)} ${one(given)}`,
      organisation: `Hợp tác xã số ${randomInt(2_000)}`,
    }));
    await pool.query(
      `insert into registrations (id, event_id, ticket_type_id, status, full_name, search_name, search_text, email, locale,
         wallet_token_hash, submitted_at, decided_at, organisation_name)
       select id, $2, $3, 'CONFIRMED', name, 'x', 'x', id || '@congty.example', 'vi',
         encode(sha256(id::text::bytea), 'hex'), now(), now(), organisation
       from unnest($1::uuid[], $4::text[], $5::text[]) as made (id, name, organisation)`,
      [
        made.map(({ registration }) => registration),
        eventId,
        ticketTypeId,
        made.map(({ name }) => name),
        made.map(({ organisation }) => organisation),
      ],
    );
    await pool.query(
      `insert into tickets (id, registration_id, event_key_id, status, valid_from, valid_until, short_code, issued_at)
       select id, registration, $4, 'VALID', '2099-12-11T17:00Z', '2099-12-13T17:00Z', short_code, now()
       from unnest($1::uuid[], $2::uuid[], $3::text[]) as made (id, registration, short_code)`,
      [
        made.map(({ ticket }) => ticket),
        made.map(({ registration }) => registration),
        made.map(({ ticket }) => shortCodeOf(ticket)),
        rows[0]!.key_id,
      ],
    );
  }
  await pool.query('vacuum (analyze) tickets, registrations');
}
