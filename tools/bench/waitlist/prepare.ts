/** Makes the event of the bench through the use cases; prints the id of its one ticket type. */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { CreateEvent, CreateTicketType, MoveEvent } from '@pho-hien/events-api';
import { readEnvironment, systemCaller } from '@pho-hien/platform';
import { AppModule } from '../../../apps/api/src/app.module.ts';
import { benchEvent, benchTicketType } from '../registration/inputs.ts';

const staff = systemCaller('bench');
const environment = readEnvironment(process.env);
const app = await NestFactory.createApplicationContext(AppModule.with(environment), { logger: ['error', 'fatal'] });
const eventId = await app.get(CreateEvent).run(staff, benchEvent);
const places = Number(process.env['BENCH_PLACES']);
const ticketTypeId = await app.get(CreateTicketType).run(staff, eventId, benchTicketType(places));
await app.get(MoveEvent).run(staff, eventId, 1, 'publish');
await app.close();
process.stdout.write(JSON.stringify({ ticketTypeId }));
