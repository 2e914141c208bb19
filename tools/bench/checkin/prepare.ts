/** Makes the gates of the bench and its tickets, and records what one redemption sends; prints all of it as JSON. */
import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { CreateCheckInList, CreateGate, PairDevice, RedeemTicket, StartPairing } from '@pho-hien/check-in-api';
import { CreateEvent, CreateTicketType, EventKeys, MoveEvent, TicketSigner } from '@pho-hien/events-api';
import { shortCodeOf } from '@pho-hien/events-core';
import { OfferRole, TakeRole } from '@pho-hien/identity-api';
import { addDays, ANONYMOUS, type DeviceActor, inEvent, newId, vietnamDayOf } from '@pho-hien/kernel';
import { type Caller, Database, readEnvironment, SqlPool, systemCaller } from '@pho-hien/platform';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../../apps/api/src/app.module.ts';
import { recordStatements } from '../kit/record-statements.ts';
import { signIn } from '../kit/sign-in.ts';
import { benchEvent, benchTicketType } from '../registration/inputs.ts';
import type { BenchDevice, BenchTicket, PreparedGates } from './prepared-gates.ts';

const GATES = 4;
/** A running number that nothing else in the recorded statements is. */
const SEQUENCE = 7_654_321;
const { BENCH_TICKETS, BENCH_DEVICES, BENCH_PAIRINGS, BENCH_EXITS, BENCH_FILE } = process.env as Record<string, string>;

const staff = systemCaller('bench');
const visitor: Caller = { actor: ANONYMOUS, requestId: newId(), locale: 'vi' };
const both = (text: string) => ({ vi: text, en: text });

const environment = readEnvironment(process.env);
const app = await NestFactory.createApplicationContext(AppModule.with(environment), {
  logger: ['error', 'fatal'],
});
const pool = app.get(SqlPool);

/** A festival that is on today, so that its tickets are good. */
const today = vietnamDayOf(new Date());
const eventId = await app.get(CreateEvent).run(staff, {
  ...benchEvent,
  days: [today, addDays(today, 1)].map((date) => ({ date, opensAt: '08:00', closesAt: '17:30', label: both('') })),
});
const ticketTypeId = await app.get(CreateTicketType).run(staff, eventId, { ...benchTicketType(1), places: null });
await app.get(MoveEvent).run(staff, eventId, 1, 'publish');
const listId = await app.get(CreateCheckInList).run(staff, {
  eventId,
  name: both('Vào cổng'),
  entry: 'ONCE',
  exits: BENCH_EXITS === '1',
  reentry: BENCH_EXITS === '1',
  windows: [],
  toleranceMinutes: 0,
  ticketTypeIds: [ticketTypeId],
});

const devices: BenchDevice[] = [];
let lastGate = '';
for (let gate = 0; gate < GATES; gate += 1) {
  lastGate = await app.get(CreateGate).run(staff, { eventId, name: `Cổng ${gate + 1}`, listIds: [listId] });
  for (let i = gate; i < Number(BENCH_DEVICES); i += GATES) {
    const pairing = { gateId: lastGate, rights: 'STEWARD' as const, deviceName: `Điện thoại ${i + 1}` };
    const { code } = await app.get(StartPairing).run(staff, pairing);
    devices.push(await app.get(PairDevice).run(visitor, code));
  }
}
const pairingCodes: string[] = [];
for (let i = 0; i < Number(BENCH_PAIRINGS ?? 0); i += 1) {
  const pairing = { gateId: lastGate, rights: 'STEWARD' as const, deviceName: `Trình duyệt ${i + 1}` };
  pairingCodes.push((await app.get(StartPairing).run(staff, pairing)).code);
}
const tickets = await makeTickets(Number(BENCH_TICKETS) + 2);

const device: DeviceActor = {
  kind: 'device',
  deviceId: devices.at(-1)!.deviceId,
  eventId,
  gateId: lastGate,
  rights: 'STEWARD',
};
const scan = (code: string, scanId: string, sequence: number) =>
  app.get(RedeemTicket).run({ actor: device, requestId: newId(), locale: 'vi' }, device, {
    scanId,
    sequence,
    listId,
    direction: 'ENTRY',
    scannedAt: new Date(),
    code,
    method: 'CAMERA',
  });
const [first, second, ...others] = tickets;
// The first one reads settings and keys; the second is what every other one is like.
await scan(first!.code, newId(), SEQUENCE - 1);
await new Promise((resolve) => setTimeout(resolve, 200));
const scanId = newId();
const statements = await recordStatements(() => scan(second!.code, scanId, SEQUENCE));
const recorded = { statements, scanId, ticketId: second!.id, deviceId: device.deviceId, sequence: SEQUENCE };
const watcherCookie = await watcher();
await app.close();
const prepared: PreparedGates = { eventId, watcherCookie, listId, devices, pairingCodes, tickets: others, recorded };
writeFileSync(BENCH_FILE!, JSON.stringify(prepared));

/** Signs somebody in who may watch the gates. */
async function watcher(): Promise<string> {
  const { cookie } = await signIn(app, environment);
  await app.get(Database).transaction(async (tx) => {
    const offer = {
      email: 'bench@phohien.example',
      role: 'GATE_SUPERVISOR',
      scope: inEvent(eventId),
      locale: 'vi',
    } as const;
    const { token } = await app.get(OfferRole).run(tx, staff, offer);
    await app.get(TakeRole).run(tx, staff, token, 'Bench');
  });
  return cookie;
}

/** Confirmed registrations with their tickets, written straight into the tables: mails would be sent meanwhile. */
async function makeTickets(count: number): Promise<BenchTicket[]> {
  const [key] = await app.get(EventKeys).publicKeysOf(eventId);
  const [row] = (
    await pool.query<{ id: string; number: number; key_id: string; from: Date; until: Date }>(
      `select t.id, e.number, k.id as key_id,
         min(d.date)::timestamp at time zone 'Asia/Ho_Chi_Minh' as from,
         (max(d.date) + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh' as until
       from events e join ticket_types t on t.event_id = e.id join event_keys k on k.event_id = e.id
       join event_days d on d.event_id = e.id where e.id = $1 group by t.id, e.number, k.id`,
      [eventId],
    )
  ).rows;
  const { number: eventNumber, key_id: keyId, from: validFrom, until: validUntil } = row!;
  const ids = Array.from({ length: count }, () => ({ registration: newId(), ticket: newId() }));
  await pool.query(
    `insert into registrations (id, event_id, ticket_type_id, status, full_name, search_name, search_text, email, locale,
       wallet_token_hash, submitted_at, decided_at, organisation_name)
     select id, $2, $3, 'CONFIRMED', 'Nguyễn Thị Hạnh ' || n, 'nguyen thi hanh ' || n, 'nguyen thi hanh ' || n,
       'hanh' || n || '@congty.example', 'vi', encode(sha256(id::text::bytea), 'hex'), now(), now(), 'Hợp tác xã Nhãn lồng'
     from unnest($1::uuid[]) with ordinality as made (id, n)`,
    [ids.map(({ registration }) => registration), eventId, ticketTypeId],
  );
  await pool.query(
    `insert into tickets (id, registration_id, event_key_id, status, valid_from, valid_until, short_code, issued_at)
     select id, registration, $4, 'VALID', $5, $6, short_code, now()
     from unnest($1::uuid[], $2::uuid[], $3::text[]) as made (id, registration, short_code)`,
    [
      ids.map(({ ticket }) => ticket),
      ids.map(({ registration }) => registration),
      ids.map(({ ticket }) => shortCodeOf(ticket)),
      keyId,
      validFrom,
      validUntil,
    ],
  );
  await pool.query('vacuum (analyze) tickets, registrations');
  const codeOf = (id: string) =>
    app.get(TicketSigner).codeOf({
      id,
      status: 'VALID',
      validFrom,
      validUntil,
      eventNumber,
      ticketTypeNumber: 1,
      key: { id: keyId, number: key!.number, status: 'ACTIVE' },
    });
  return Promise.all(ids.map(async ({ ticket }) => ({ id: ticket, code: (await codeOf(ticket))! })));
}
