/**
 * Fills the database with the demonstration, through the same use cases as everything else, and
 * writes down who may sign in; with MIGRATE it brings the database to the newest migration before. While an event is on or to come it leaves everything as it is; once
 * all are over it makes the next edition.
 */
import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { vietnamDayOf } from '@pho-hien/kernel';
import pg from 'pg';
import { readEnvironment } from '../../libs/platform/src/config/environment.ts';

/** What a festival of the province has; `npm run demo -- --registrations` asks for another number. */
const REGISTRATIONS = 2000;

const environment = readEnvironment(process.env);
if (process.env['MIGRATE'] === 'true') {
  const [{ migrate }, { contexts }] = await Promise.all([
    import('@pho-hien/platform'),
    import('../../apps/api/src/contexts.ts'),
  ]);
  await migrate(environment.DATABASE_URL, contexts);
}
const { events, going } = await eventsIn(environment.DATABASE_URL);

if (going === 0) {
  // Loaded only now: most starts find a festival and should not wait for a whole API.
  const [
    { NestFactory },
    { AppModule },
    { DemoClock },
    { seedEvents },
    { seedProgramme },
    { seedOrganisations },
    { seedCheckIn },
    { accountsText, seedStaff },
    { seedShifts },
    { seedContest },
    { seedStands },
  ] = await Promise.all([
    import('@nestjs/core'),
    import('../../apps/api/src/app.module.ts'),
    import('./demo-clock.ts'),
    import('./seed-events.ts'),
    import('./seed-programme.ts'),
    import('./seed-organisations.ts'),
    import('./seed-check-in.ts'),
    import('./seed-staff.ts'),
    import('./seed-shifts.ts'),
    import('./seed-contest.ts'),
    import('./seed-stands.ts'),
  ]);
  const clock = new DemoClock();
  const app = await NestFactory.createApplicationContext(AppModule.with(environment, clock), {
    logger: ['error', 'fatal'],
  });
  const registrations = Number(process.env['DEMO_REGISTRATIONS'] || REGISTRATIONS);
  const { eventId } = await seedEvents(app, clock, { edition: events + 1, registrations });
  await seedProgramme(app, eventId);
  await seedCheckIn(app, clock, eventId);
  const accounts = [...(await seedStaff(app, eventId)), ...(await seedOrganisations(app, eventId))];
  await seedShifts(app, eventId);
  accounts.push(...(await seedContest(app, clock, { eventId, edition: events + 1 })));
  await seedStands(app, clock, { eventId, edition: events + 1 });
  const file = process.env['DEMO_ACCOUNTS_FILE'];
  if (file) writeFileSync(file, accountsText(accounts), { mode: 0o600 });
  await app.close();
}

/** How many events there are, and how many of them are not over. */
async function eventsIn(connectionString: string): Promise<{ events: number; going: number }> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ events: number; going: number }>(
      `select count(distinct event_id)::int as events,
              count(distinct event_id) filter (where date >= $1)::int as going
         from event_days`,
      [vietnamDayOf(new Date())],
    );
    return rows[0]!;
  } finally {
    await client.end();
  }
}
