import { GiveRole } from '@pho-hien/identity-api';
import { inEvent, newId } from '@pho-hien/kernel';
import { systemCaller } from '@pho-hien/platform';
import { statementsOf } from '@pho-hien/platform/testing';
import { Database } from '@pho-hien/platform';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CheckInApi, person } from '../testing/check-in-api.ts';
import {
  aDevice,
  aGate,
  aList,
  anEvent,
  aTicket,
  aTicketType,
  published,
  type TestTicket,
} from '../testing/fixtures.ts';
import { scan, undo } from '../testing/scanning.ts';

const HISTORY = /* GraphQL */ `
  query ($eventId: ID!, $table: EventTable!, $rowId: ID!, $first: Int, $after: String) {
    rowHistory(eventId: $eventId, table: $table, rowId: $rowId, first: $first, after: $after) {
      items {
        id
        at
        name
        registrationId
        deed {
          actorName
          action
          reason
        }
        mail {
          template
          status
        }
        scan {
          gateName
          verdict
          undone
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

interface Item {
  id: string;
  at: string;
  name: string | null;
  registrationId: string | null;
  deed: { actorName: string | null; action: string; reason: string | null } | null;
  mail: { template: string } | null;
  scan: { gateName: string; verdict: string; undone: boolean } | null;
}
interface History {
  items: Item[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

let app: CheckInApi;
let eventId: string;
let lan: TestTicket;
let hanh: TestTicket;

beforeAll(async () => {
  app = await CheckInApi.start();
  eventId = await anEvent(app);
  const visitor = await aTicketType(app, eventId);
  await published(app, eventId);
  const list = await aList(app, eventId, [visitor]);
  const supervisor = await aDevice(app, await aGate(app, eventId, [list], 'Cổng Chính'), 'SUPERVISOR');
  lan = await aTicket(app, visitor);
  hanh = await aTicket(app, visitor);
  app.clock.set('2026-12-12T02:05:00Z');
  const admitted = await scan(app, supervisor, list, lan.code);
  app.clock.set('2026-12-12T02:06:00Z');
  await undo(app, supervisor, admitted.scanId!, { scannedAt: app.clock.now() });
  // Who registered works here too.
  const [user] = await app.rows<{ id: string }>(
    `insert into users (id, name, email, email_verified, two_factor_enabled, created_at, updated_at)
     select $1, full_name, email, true, false, now(), now() from registrations where id = $2 returning id`,
    [newId(), lan.registrationId],
  );
  await app.api.app.get(Database).transaction((tx) =>
    app.api.app.get(GiveRole).run(tx, systemCaller('test'), {
      userId: user!.id,
      role: 'STEWARD',
      scope: inEvent(eventId),
      grantedBy: null,
    }),
  );
});
afterAll(() => app.close());

const read = async (table: string, rowId: string, change: object = {}, actor = person('ORGANISER', eventId)) =>
  (await app.ask<{ rowHistory: History }>(actor, HISTORY, { eventId, table, rowId, ...change })).rowHistory;
const told = ({ deed, mail, scan: seen }: Item) =>
  deed?.action ?? mail?.template ?? (seen!.undone ? 'scan undone' : 'scan');

it('tells of a person what they and others did, what was written, and what happened at the gates', async () => {
  const { items } = await read('PEOPLE', lan.registrationId);
  expect(items.map(told).sort()).toEqual([
    'registration.submitted',
    'role_grant.given',
    'scan undone',
    'scan.undone',
    'ticket-issued',
  ]);
  const times = items.map(({ at }) => at);
  expect(times).toEqual([...times].sort().reverse());
  const undone = items.find((item) => told(item) === 'scan.undone')!;
  expect(undone).toMatchObject({ name: lan.holderName, deed: { reason: 'Quét nhầm người' } });
  expect(items.find(({ scan: seen }) => seen)).toMatchObject({
    registrationId: lan.registrationId,
    scan: { gateName: 'Cổng Chính', verdict: 'OK', undone: true },
  });
});

it('tells of an organisation the same of everybody who registered for it, and of whom it was', async () => {
  const { items } = await read('ORGANISATIONS', hanh.registrationId);
  expect(new Set(items.map(({ name }) => name))).toEqual(new Set([lan.holderName, hanh.holderName]));
  expect(items.map(told)).not.toContain('role_grant.given');
});

it('is read page by page, everything once, by as many statements for one as for thirty', async () => {
  const whole = await read('ORGANISATIONS', lan.registrationId);
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: History = await read('ORGANISATIONS', lan.registrationId, { first: 2, after });
    seen.push(...page.items.map(({ id }) => id));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
  expect(seen).toEqual(whole.items.map(({ id }) => id));
  expect(new Set(seen).size).toBe(seen.length);
  // Mails that go out meanwhile are not of the reading.
  const reading = async (first: number) =>
    (await statementsOf(() => read('ORGANISATIONS', lan.registrationId, { first }))).filter(
      (text) => /^\s*(with|select)/i.test(text) && !/for update/i.test(text),
    );
  const one = await reading(1);
  const thirty = await reading(30);
  expect(thirty.length).toBe(one.length);
});

it('leaves out what is another event’s, and is closed to who may not read registrations', async () => {
  const other = await anEvent(app);
  const actor = person('ORGANISER', other);
  expect(await read('PEOPLE', lan.registrationId, { eventId: other }, actor)).toMatchObject({ items: [] });
  await expect(read('PEOPLE', lan.registrationId, {}, actor)).rejects.toThrow('NOT_FOUND');
  await expect(read('PEOPLE', lan.registrationId, {}, person('GATE_SUPERVISOR', eventId))).rejects.toThrow('NOT_FOUND');
  await expect(read('PEOPLE', 'x')).rejects.toThrow('NOT_FOUND');
});
