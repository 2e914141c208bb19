import { StaffApi } from '@pho-hien/identity-api/testing';
import { inEvent, newId, type PersonActor, type Role } from '@pho-hien/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CheckInApi, person } from '../testing/check-in-api.ts';
import { aGate, aList, anEvent, aTicketType } from '../testing/fixtures.ts';
import type { OwnShift, ShiftPerson, ShiftType } from './shift.graphql.ts';

const CREATE = /* GraphQL */ `
  mutation ($input: CreateShiftInput!) {
    createShift(input: $input) {
      __typename
      ... on ShiftSaved {
        shift {
          id
          personName
          gateName
          role
        }
      }
      ... on InvalidInput {
        problems {
          field
          code
        }
      }
      ... on ShiftOverlaps {
        startsAt
        endsAt
      }
    }
  }
`;
const NOTE = /* GraphQL */ `
  mutation ($input: WriteHandoverInput!) {
    writeHandover(input: $input) {
      __typename
      ... on ShiftSaved {
        shift {
          handoverNote
        }
      }
    }
  }
`;

interface Created {
  createShift: {
    __typename: string;
    shift?: ShiftType;
    problems?: { field: string; code: string }[];
    startsAt?: string;
  };
}

describe('shifts', () => {
  let app: CheckInApi;
  let eventId: string;
  let gateId: string;
  let anh: string;
  let binh: string;

  beforeAll(async () => {
    app = await CheckInApi.start();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    eventId = await anEvent(app);
    gateId = await aGate(app, eventId, [await aList(app, eventId, [await aTicketType(app, eventId)])], 'Cổng A');
    [anh, binh] = [await staff('STEWARD'), await staff('GATE_SUPERVISOR')];
  });

  async function staff(role: Role): Promise<string> {
    const email = `${newId()}@phohien.example`;
    await new StaffApi(app.api).grant(email, role, inEvent(eventId));
    const [row] = await app.rows<{ id: string }>('select id from users where email = $1', [email]);
    return row!.id;
  }

  const organiser = () => person('ORGANISER', eventId);
  const actorOf = (userId: string): PersonActor => ({ ...person('STEWARD', eventId), userId });
  const at = (time: string) => `2026-12-12T${time}:00+07:00`;
  const create = async (personId: string, from: string, to: string, change: object = {}) =>
    (
      await app.ask<Created>(organiser(), CREATE, {
        input: { eventId, personId, gateId, startsAt: at(from), endsAt: at(to), ...change },
      })
    ).createShift;

  it('puts staff of the event on a shift, and nobody else', async () => {
    const { shiftPeople } = await app.ask<{ shiftPeople: ShiftPerson[] }>(
      organiser(),
      'query ($id: ID!) { shiftPeople(eventId: $id) { id role } }',
      { id: eventId },
    );
    expect(shiftPeople.map(({ id }) => id).sort()).toEqual([anh, binh].sort());
    expect(await create(anh, '07:00', '12:00')).toMatchObject({ shift: { gateName: 'Cổng A', role: 'STEWARD' } });
    expect(await create(newId(), '07:00', '12:00')).toMatchObject({
      problems: [{ field: 'personId', code: 'unknown_value' }],
    });
    expect(await create(anh, '14:00', '15:00', { gateId: newId() })).toMatchObject({
      problems: [{ field: 'gateId', code: 'unknown_value' }],
    });
    expect(await create(anh, '15:00', '14:00')).toMatchObject({
      problems: [{ field: 'endsAt', code: 'ends_before_start' }],
    });
  });

  it('lets one shift follow another, and nobody stand in two places', async () => {
    await create(anh, '07:00', '12:00');
    expect(await create(anh, '12:00', '15:00')).toMatchObject({ __typename: 'ShiftSaved' });
    const refused = await create(anh, '11:00', '12:30', { gateId: null });
    expect(refused.__typename).toBe('ShiftOverlaps');
    expect(new Date(refused.startsAt!)).toEqual(new Date(at('07:00')));
    expect(await create(binh, '11:00', '12:30')).toMatchObject({ __typename: 'ShiftSaved' });
  });

  it('refuses all but one of many at the same moment, and the database does even when nobody asked', async () => {
    const answers = await Promise.all(['07:00', '08:00', '09:00'].map((from) => create(anh, from, '12:00')));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'ShiftOverlaps',
      'ShiftOverlaps',
      'ShiftSaved',
    ]);
    await expect(
      app.rows(
        `insert into shifts (id, event_id, user_id, role, starts_at, ends_at, created_at)
         select $1, event_id, user_id, role, starts_at, ends_at, now() from shifts where user_id = $2`,
        [newId(), anh],
      ),
    ).rejects.toThrow('shifts_one_place_at_a_time');
  });

  it('hands a note over to who stands at the gate next, and to nobody else’s shift', async () => {
    const first = (await create(anh, '07:00', '12:00')).shift!;
    await create(binh, '12:00', '17:00');
    const write = (userId: string, note: string) =>
      app.ask(actorOf(userId), NOTE, { input: { shiftId: first.id, note } });
    await expect(write(binh, 'Không phải ca của tôi')).rejects.toThrow('NOT_FOUND');
    expect(await write(anh, ' Máy 2 sắp hết pin. ')).toMatchObject({
      writeHandover: { shift: { handoverNote: 'Máy 2 sắp hết pin.' } },
    });
    const { ownShifts } = await app.ask<{ ownShifts: OwnShift[] }>(
      actorOf(binh),
      '{ ownShifts { shift { personId } before { handoverNote } } }',
    );
    expect(ownShifts).toEqual([{ shift: { personId: binh }, before: { handoverNote: 'Máy 2 sắp hết pin.' } }]);
    const [entry] = await app.rows<{ changes: string }>(
      `select changes::text from audit_entries where action = 'shift.handed_over'`,
    );
    expect(entry!.changes).not.toContain('pin');
  });

  it('is the organisers’ to plan', async () => {
    const { shift } = await create(anh, '07:00', '12:00');
    const remove = 'mutation ($input: DeleteShiftInput!) { deleteShift(input: $input) { shiftId } }';
    const input = { shiftId: shift!.id };
    await expect(app.ask(actorOf(anh), remove, { input })).rejects.toThrow('NOT_FOUND');
    expect(await app.ask(organiser(), remove, { input })).toEqual({ deleteShift: { shiftId: shift!.id } });
    await expect(app.ask(organiser(), remove, { input })).rejects.toThrow('NOT_FOUND');
  });
});
