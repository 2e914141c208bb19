import { foldScans, insideNow, type TicketOnList, UNUSED } from '@pho-hien/check-in-core';
import { newId } from '@pho-hien/kernel';
import { runPrepared, SqlPool } from '@pho-hien/platform';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CreateCheckInListInput } from '../lists/check-in-list.graphql.ts';
import { CheckInApi } from '../testing/check-in-api.ts';
import {
  aDevice,
  aGate,
  aList,
  anEvent,
  aTicket,
  aTicketType,
  published,
  type TestDevice,
  type TestTicket,
} from '../testing/fixtures.ts';
import { scan, undo } from '../testing/scanning.ts';
import { tallyDayOf } from './day-of.ts';
import { KnownLists } from './known-lists.ts';
import { factOf, scanHistory } from './scan-history.ts';

/** The rules that the histories below are tried on. */
const RULES: Partial<CreateCheckInListInput>[] = [
  { entry: 'ONCE' },
  { entry: 'ONCE', exits: true, reentry: true },
  { entry: 'ONCE_A_DAY', exits: true },
  { entry: 'N_A_DAY', maxPerDay: 2, exits: true, reentry: true },
  { entry: 'UNLIMITED', exits: true, reentry: true },
];

/** What a test does next: a scan by one of the devices, its clock off by so much, or an undo of an earlier scan. */
interface Step {
  readonly device: number;
  readonly ticket: number;
  readonly direction: 'ENTRY' | 'EXIT';
  readonly behindMinutes: number;
  readonly afterMinutes: number;
  readonly undo: boolean;
}

const steps = fc.array(
  fc.record<Step>({
    device: fc.nat(2),
    ticket: fc.nat(1),
    direction: fc.constantFrom('ENTRY', 'EXIT'),
    behindMinutes: fc.constantFrom(0, 0, 3, 700),
    afterMinutes: fc.constantFrom(1, 5, 400),
    undo: fc.constantFrom(false, false, false, true),
  }),
  { minLength: 4, maxLength: 14 },
);

describe('the kept state of tickets', () => {
  let app: CheckInApi;
  let eventId: string;
  let typeId: string;

  beforeAll(async () => {
    app = await CheckInApi.start();
    eventId = await anEvent(app);
    typeId = await aTicketType(app, eventId);
    await published(app, eventId);
  });
  afterAll(() => app.close());

  const keptState = async (listId: string, ticketId: string): Promise<TicketOnList> => {
    const [row] = await app.rows<Record<string, never>>(
      'select * from admissions where list_id = $1 and ticket_id = $2',
      [listId, ticketId],
    );
    if (!row) return UNUSED;
    const { last_entry_scan_id: scanId, last_entry_at: at, last_entry_gate_id: gateId } = row;
    return {
      day: row['day']!,
      uses: row['uses']!,
      inside: row['inside']!,
      lastEntry: scanId ? { scanId, at: at!, gateId: gateId! } : null,
    };
  };

  let late = 0;
  afterAll(() => expect(late).toBeGreaterThan(0));

  it.each(RULES)(
    'is the fold over the stored scans, late ones and undone ones included: %j',
    { timeout: 120_000 },
    async (rule) => {
      await fc.assert(
        fc.asyncProperty(steps, async (history) => {
          const listId = await aList(app, eventId, [typeId], rule);
          const devices: TestDevice[] = [];
          const gateId = await aGate(app, eventId, [listId]);
          for (let i = 0; i < 3; i += 1) devices.push(await aDevice(app, gateId, 'SUPERVISOR'));
          await app.rows("update devices set lease_until = '2027-01-01' where gate_id = $1", [gateId]);
          const tickets = [await aTicket(app, typeId), await aTicket(app, typeId)];
          await play(history, listId, devices, tickets);
          await compare(listId, tickets);
          late += await countLate(listId);
        }),
        { numRuns: 8 },
      );
    },
  );

  async function play(
    history: readonly Step[],
    listId: string,
    devices: readonly TestDevice[],
    tickets: readonly TestTicket[],
  ) {
    let now = new Date('2026-12-12T02:00:00Z').getTime();
    const admitted: string[] = [];
    for (const step of history) {
      now += step.afterMinutes * 60_000;
      if (now > Date.parse('2026-12-13T16:00:00Z')) break;
      app.clock.set(new Date(now).toISOString());
      const device = devices[step.device]!;
      const undone = step.undo ? admitted.pop() : undefined;
      if (undone) expect(await undo(app, device, undone)).toMatchObject({ __typename: 'ScanUndone' });
      else {
        // Sent again after a while: by its own clock it was earlier than scans of other devices.
        const scannedAt = new Date(now - step.behindMinutes * 60_000);
        const answer = await scan(app, device, listId, tickets[step.ticket]!.code, {
          direction: step.direction,
          scannedAt,
          sentAt: new Date(now),
        });
        if (answer.verdict === 'OK') admitted.push(answer.scanId!);
      }
    }
  }

  /** How many scans were kept under an earlier time than one that had arrived before. */
  async function countLate(listId: string): Promise<number> {
    const late = await app.rows(
      `select 1 from scans late where list_id = $1 and admission_version is not null and kind = 'SCAN' and exists (
         select 1 from scans before where before.list_id = $1 and before.ticket_id = late.ticket_id
           and before.admission_version < late.admission_version and before.corrected_at > late.corrected_at)`,
      [listId],
    );
    return late.length;
  }

  async function compare(listId: string, tickets: readonly TestTicket[]) {
    const list = (await app.api.app.get(KnownLists).listOf(listId))!;
    const pool = app.api.app.get(SqlPool);
    const states: TicketOnList[] = [];
    for (const { id: ticketId } of tickets) {
      const facts = (await runPrepared(pool, scanHistory, { listId, ticketId })).map(factOf);
      const { state } = foldScans(facts, list.rules);
      // In whatever order they are folded, and however often each is.
      expect(foldScans([...facts.toReversed(), ...facts], list.rules).state).toEqual(state);
      expect(await keptState(listId, ticketId)).toEqual(state);
      states.push(state);
    }
    const now = app.clock.now();
    const [tally] = await app.rows<{ inside: number }>(
      'select coalesce(sum(inside), 0)::int as inside from list_tallies where list_id = $1 and day = $2',
      [listId, tallyDayOf(list.rules, now)],
    );
    expect(tally!.inside).toBe(insideNow(states, list.rules, now));
  }

  it('counts what was refused, too, and nothing twice', async () => {
    app.clock.set('2026-12-12T02:00:00Z');
    const listId = await aList(app, eventId, [typeId], { exits: true, reentry: true });
    const device = await aDevice(app, await aGate(app, eventId, [listId]));
    const ticket = await aTicket(app, typeId);
    await scan(app, device, listId, ticket.code);
    await scan(app, device, listId, ticket.code);
    await scan(app, device, listId, newId());
    app.clock.set('2026-12-12T03:00:00Z');
    await scan(app, device, listId, ticket.code, { direction: 'EXIT' });
    await scan(app, device, listId, ticket.code, { direction: 'EXIT' });
    await scan(app, device, listId, ticket.shortCode, { method: 'TYPED' });
    const [tally] = await app.rows('select day, inside, entries, exits, denied from list_tallies where list_id = $1', [
      listId,
    ]);
    expect(tally).toEqual({ day: '', inside: 0, entries: 1, exits: 1, denied: 3 });
  });
});
