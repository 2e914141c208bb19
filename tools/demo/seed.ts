/**
 * Fills an empty database with the demonstration, through the same use cases as everything else,
 * and writes down who may sign in. Where an event exists already it leaves everything as it is.
 */
import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../apps/api/src/app.module.ts';
import { readEnvironment } from '@pho-hien/platform';
import pg from 'pg';
import { accountsText, seedStaff } from './seed-staff.ts';
import { seedCheckIn } from './seed-check-in.ts';
import { seedEvents } from './seed-events.ts';

const environment = readEnvironment(process.env);

if (!(await hasEvents(environment.DATABASE_URL))) {
  const app = await NestFactory.createApplicationContext(AppModule.with(environment), { logger: ['error', 'fatal'] });
  const { eventId } = await seedEvents(app);
  await seedCheckIn(app, eventId);
  const accounts = await seedStaff(app, eventId);
  const file = process.env['DEMO_ACCOUNTS_FILE'];
  if (file) writeFileSync(file, accountsText(accounts), { mode: 0o600 });
  await app.close();
}

async function hasEvents(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query('select from events limit 1')).rowCount !== 0;
  } finally {
    await client.end();
  }
}
