/** Makes the event of the bench and an organiser of it; prints the event's id and the session's cookie as JSON. */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { CreateEvent, CreateTicketType, MoveEvent } from '@pho-hien/events-api';
import { GiveRole } from '@pho-hien/identity-api';
import { addDays, inEvent, vietnamDayOf } from '@pho-hien/kernel';
import { Database, readEnvironment, systemCaller } from '@pho-hien/platform';
import { AppModule } from '../../../apps/api/src/app.module.ts';
import { signIn } from '../kit/sign-in.ts';
import { benchEvent, benchTicketType } from '../registration/inputs.ts';

const staff = systemCaller('bench');
const environment = readEnvironment(process.env);
const app = await NestFactory.createApplicationContext(AppModule.with(environment), { logger: ['error', 'fatal'] });
// The crowd registered in the weeks before: the event is tomorrow.
const [first] = benchEvent.days;
const days = [{ ...first!, date: addDays(vietnamDayOf(new Date()), 1) }];
const eventId = await app.get(CreateEvent).run(staff, { ...benchEvent, days });
const visitor = benchTicketType(1_000_000);
await app.get(CreateTicketType).run(staff, eventId, visitor);
const ticketTypeId = await app
  .get(CreateTicketType)
  .run(staff, eventId, { ...visitor, audience: 'PRESS', approval: 'BY_APPROVAL' });
await app.get(MoveEvent).run(staff, eventId, 1, 'publish');
const { userId, cookie } = await signIn(app, environment);
const gift = { userId, role: 'ORGANISER', scope: inEvent(eventId), grantedBy: null } as const;
await app.get(Database).transaction((tx) => app.get(GiveRole).run(tx, staff, gift));
await app.close();
process.stdout.write(JSON.stringify({ eventId, ticketTypeId, cookie }));
