/**
 * Fills the demonstration's newest event up to so many registrations as SEED_REGISTRATIONS says, through the use
 * cases: what the festival lacks of its crowd is taken over in batches, a few of whom are decided about after.
 */
import 'reflect-metadata';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { TakenOverInput } from '@pho-hien/events-core';
import {
  ApproveRegistration,
  CancelByOrganiser,
  EventQueries,
  RejectRegistration,
  TakeOverRegistrations,
  type TicketTypeType,
  TicketTypeQueries,
  UpdateTicketType,
} from '@pho-hien/events-api';
import { EVERYWHERE, newId } from '@pho-hien/kernel';
import { readEnvironment, SqlPool, systemCaller } from '@pho-hien/platform';
import { AppModule } from '../../../apps/api/src/app.module.ts';
import { crowd, type OneOfCrowd } from '../crowd.ts';
import { progress } from './progress.ts';

const staff = systemCaller('demo-seed');
const BATCH = 500;
/** One of so many is a journalist, whom somebody has to approve. */
const JOURNALISTS = 30;
/** How many meet each other fate: enough to see, and each of them is written to. */
const FATES = 60;

const environment = readEnvironment(process.env);
const wanted = Number(process.env['SEED_REGISTRATIONS']);
const app = await NestFactory.createApplicationContext(AppModule.with(environment), { logger: ['error', 'fatal'] });
try {
  const eventId = await newestEvent(app);
  const missing = Math.max(0, wanted - (await registeredSoFar(app, eventId)));
  const days = (await app.get(EventQueries).daysOf([eventId])).get(eventId)!;
  // The first of the crowd came with the festival; the others are as many as are missing.
  const people = crowd(wanted, days[0]!.date)
    .filter(({ email }) => numberIn(email) > wanted - missing)
    .slice(0, missing);
  const typeOf = await openTypes(app, eventId, people.length);
  const said = progress(people.length);
  for (let done = 0; done < people.length; done += BATCH) {
    const together = people.slice(done, done + BATCH);
    for (const [typeId, some] of Map.groupBy(together, typeOf))
      await app.get(TakeOverRegistrations).run(
        staff,
        typeId,
        some.map((one) => registration(one, typeId)),
      );
    said.done(done + together.length);
  }
  said.end();
  await decideSome(app, eventId, people.length);
  // Many rows at once are strange to the planner until it has looked at them.
  await app.get(SqlPool).query('vacuum analyze registrations, tickets, registration_consents, audit_entries');
} finally {
  await app.close();
}

/** The crowd is numbered in its addresses. */
function numberIn(email: string): number {
  return Number(/\.(\d+)@/.exec(email)![1]);
}

function registration(one: OneOfCrowd, ticketTypeId: string): TakenOverInput {
  return {
    id: newId(),
    ticketTypeId,
    locale: one.english ? 'en' : 'vi',
    fullName: one.name,
    email: one.email,
    phone: one.phone ?? null,
    organisationName: one.organisation ?? null,
    note: one.note ?? null,
    minor: false,
    consents: [
      { purpose: 'REGISTRATION', given: true, textVersion: 1 },
      { purpose: 'NEWS', given: one.news ?? false, textVersion: 1 },
    ],
    submittedAt: one.at,
  };
}

/** The one that was made last. */
async function newestEvent(context: INestApplicationContext): Promise<string> {
  const events = await context.get(EventQueries).within([EVERYWHERE]);
  const newest = events.toSorted((a, b) => (a.id < b.id ? 1 : -1))[0];
  if (!newest) throw new Error('There is no event: start the demonstration once before');
  return newest.id;
}

/** Which ticket type somebody wants; visitors get as many places as they need. */
async function openTypes(context: INestApplicationContext, eventId: string, count: number) {
  const types = (await context.get(TicketTypeQueries).ofEvents([eventId])).get(eventId)!;
  const of = (audience: TicketTypeType['audience']) => types.find((type) => type.audience === audience)!;
  const [visitor, press] = [of('VISITOR'), of('PRESS')];
  if (visitor.places !== null && visitor.places < visitor.confirmed + visitor.held + count)
    await context.get(UpdateTicketType).run(staff, visitor.id, visitor.version, {
      ...visitor,
      places: Math.ceil((visitor.confirmed + visitor.held + count * 1.2) / 1000) * 1000,
    });
  return ({ email }: OneOfCrowd): string => (numberIn(email) % JOURNALISTS === 0 ? press : visitor).id;
}

async function registeredSoFar(context: INestApplicationContext, eventId: string): Promise<number> {
  const { rows } = await context
    .get(SqlPool)
    .query<{ count: number }>('select count(*)::int as count from registrations where event_id = $1', [eventId]);
  return rows[0]!.count;
}

/** Some are approved, turned down or cancelled, one by one, and told so. */
async function decideSome(context: INestApplicationContext, eventId: string, count: number): Promise<void> {
  const some = async (status: string, audience: string) => {
    const { rows } = await context.get(SqlPool).query<{ id: string }>(
      `select r.id from registrations r join ticket_types t on t.id = r.ticket_type_id
        where r.event_id = $1 and r.status = $2 and t.audience = $3 order by r.id desc limit $4`,
      [eventId, status, audience, Math.min(FATES, Math.ceil(count / 100))],
    );
    return rows.map(({ id }) => id);
  };
  const press = await some('AWAITING_APPROVAL', 'PRESS');
  const refused = 'Khu vực báo chí chỉ dành cho phóng viên có thẻ. Mời bạn đến với tư cách khách tham quan.';
  for (const [at, id] of press.entries())
    await (at % 3 === 0
      ? context.get(RejectRegistration).run(staff, id, refused)
      : context.get(ApproveRegistration).run(staff, id));
  for (const id of await some('CONFIRMED', 'VISITOR'))
    await context.get(CancelByOrganiser).run(staff, id, 'Người đăng ký báo không đến được.');
}
