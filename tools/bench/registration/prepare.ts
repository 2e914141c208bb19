/** Makes the event of the bench through the use cases and records what one registration sends; prints both as JSON. */
import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { CreateEvent, CreateTicketType, EventKeys, MoveEvent, Register } from '@pho-hien/events-api';
import { ANONYMOUS, newId } from '@pho-hien/kernel';
import { type Caller, readEnvironment, SqlPool, systemCaller } from '@pho-hien/platform';
import { AppModule } from '../../../apps/api/src/app.module.ts';
import { recordStatements } from '../kit/record-statements.ts';
import { benchEvent, benchTicketType, registrationForm, WORD } from './inputs.ts';

const staff = systemCaller('bench');
const visitor: Caller = { actor: ANONYMOUS, requestId: newId(), address: '203.0.113.7', locale: 'vi' };

const environment = readEnvironment(process.env);
const app = await NestFactory.createApplicationContext(AppModule.with(environment), { logger: ['error', 'fatal'] });
const eventId = await app.get(CreateEvent).run(staff, benchEvent);
const ticketType = (places: number) => app.get(CreateTicketType).run(staff, eventId, benchTicketType(places));
const ids = {
  warm: await ticketType(1_000_000),
  measured: await ticketType(Number(process.env['BENCH_PLACES'])),
  bare: await ticketType(1_000_000),
};
await app.get(MoveEvent).run(staff, eventId, 1, 'publish');

const register = (word: string) => app.get(Register).run(visitor, registrationForm(ids.bare, word));
await register('lamquen');
// Its mail is sent by this very process: not while we listen.
while (await mailsWaiting()) await sleep(100);
const statements = await recordStatements(() => register(WORD));
const [key] = await app.get(EventKeys).publicKeysOf(eventId);
await app.close();
process.stdout.write(JSON.stringify({ eventId, keyId: key!.id, ids, statements }));

async function mailsWaiting(): Promise<boolean> {
  const { rowCount } = await app.get(SqlPool).query("select from mails where status = 'queued' limit 1");
  return rowCount === 1;
}
