import { newId } from '@pho-hien/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CheckInApi, person } from '../testing/check-in-api.ts';
import { aDevice, aGate, aList, anEvent, aTicket, aTicketType, published } from '../testing/fixtures.ts';
import { scan } from '../testing/scanning.ts';

const LIST =
  'id version name { vi } closed entry maxPerDay exits reentry capacity windows { from until } toleranceMinutes ticketTypeIds gates { name devices { name } }';
const RESULT = `{
  __typename
  ... on CheckInListSaved { list { ${LIST} } }
  ... on InvalidInput { problems { field code } }
  ... on StaleVersion { current }
}`;
const CREATE = `mutation ($input: CreateCheckInListInput!) { createCheckInList(input: $input) ${RESULT} }`;
const UPDATE = `mutation ($input: UpdateCheckInListInput!) { updateCheckInList(input: $input) ${RESULT} }`;
const GATE_RESULT =
  '{ __typename ... on GateSaved { gate { id name listIds } } ... on InvalidInput { problems { field code } } }';
const CREATE_GATE = `mutation ($input: CreateGateInput!) { createGate(input: $input) ${GATE_RESULT} }`;
const UPDATE_GATE = `mutation ($input: UpdateGateInput!) { updateGate(input: $input) ${GATE_RESULT} }`;

interface Answer {
  readonly __typename: string;
  readonly list: Record<string, unknown> & { readonly id: string };
  readonly gate: { readonly id: string; readonly name: string; readonly listIds: readonly string[] };
  readonly problems: readonly { readonly field: string; readonly code: string }[];
}

describe('check-in lists and gates', () => {
  let app: CheckInApi;
  let eventId: string;
  let typeId: string;
  let foreignType: string;
  let foreignList: string;

  beforeAll(async () => {
    app = await CheckInApi.start();
    const elsewhere = await anEvent(app);
    foreignType = await aTicketType(app, elsewhere);
    foreignList = await aList(app, elsewhere, [foreignType]);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    eventId = await anEvent(app);
    typeId = await aTicketType(app, eventId);
    await published(app, eventId);
  });

  const organiser = () => person('ORGANISER', eventId);
  const settings = (change: object = {}) => ({
    name: { vi: 'Hội thảo', en: 'Talk' },
    entry: 'ONCE',
    ticketTypeIds: [typeId],
    ...change,
  });
  const create = async (change: object = {}) =>
    (await app.ask<{ createCheckInList: Answer }>(organiser(), CREATE, { input: { eventId, ...settings(change) } }))
      .createCheckInList;
  const update = async (listId: string, version: number, change: object = {}) =>
    (
      await app.ask<{ updateCheckInList: Answer }>(organiser(), UPDATE, {
        input: { listId, version, ...settings(change) },
      })
    ).updateCheckInList;
  const gate = async (query: string, input: object) =>
    Object.values(await app.ask<Record<string, Answer>>(organiser(), query, { input }))[0]!;

  it('keeps every setting of a list, and reads it back', async () => {
    const windows = [{ from: '2026-12-12T01:00:00.000Z', until: '2026-12-12T10:30:00.000Z' }];
    const change = {
      entry: 'N_A_DAY',
      maxPerDay: 3,
      exits: true,
      reentry: true,
      capacity: 120,
      windows,
      toleranceMinutes: 15,
    };
    const { list } = await create(change);
    expect(list).toMatchObject({
      ...change,
      version: 1,
      closed: false,
      name: { vi: 'Hội thảo' },
      ticketTypeIds: [typeId],
      gates: [],
    });
    const gateId = await aGate(app, eventId, [list.id], 'Cửa hội trường');
    await aDevice(app, gateId);
    const read = await app.ask(organiser(), `query ($id: ID!) { checkInLists(eventId: $id) { ${LIST} } }`, {
      id: eventId,
    });
    expect(read).toEqual({
      checkInLists: [{ ...list, gates: [{ name: 'Cửa hội trường', devices: [{ name: 'Điện thoại trực cổng' }] }] }],
    });
  });

  it.each([
    [{ name: { vi: '', en: 'x' } }, 'name.vi', 'required'],
    [{ entry: 'N_A_DAY' }, 'maxPerDay', 'required'],
    [{ reentry: true }, 'reentry', 'not_allowed'],
    [{ capacity: 0 }, 'capacity', 'too_small'],
    [{ toleranceMinutes: -1 }, 'toleranceMinutes', 'too_small'],
    [
      { windows: [{ from: '2026-12-12T02:00:00Z', until: '2026-12-12T01:00:00Z' }] },
      'windows.0.until',
      'ends_before_start',
    ],
    [{ ticketTypeIds: [] }, 'ticketTypeIds', 'required'],
    [{ ticketTypeIds: ['nonsense'] }, 'ticketTypeIds', 'unknown_value'],
  ])('refuses a list with %j', async (change, field, code) => {
    expect(await create(change)).toMatchObject({ __typename: 'InvalidInput', problems: [{ field, code }] });
  });

  it('refuses ticket types and lists of another event', async () => {
    expect(await create({ ticketTypeIds: [typeId, foreignType] })).toMatchObject({
      problems: [{ field: 'ticketTypeIds' }],
    });
    expect(await gate(CREATE_GATE, { eventId, name: 'Cổng A', listIds: [foreignList] })).toMatchObject({
      problems: [{ field: 'listIds', code: 'unknown_value' }],
    });
    expect(await app.rows('select id from gates where event_id = $1', [eventId])).toEqual([]);
  });

  it('saves changes over the version that was read only', async () => {
    const { list } = await create();
    expect(await update(list.id, 1, { capacity: 10 })).toMatchObject({ list: { version: 2, capacity: 10 } });
    expect(await update(list.id, 1, { capacity: 20 })).toEqual({ __typename: 'StaleVersion', current: 2 });
    const log = await app.rows('select action from audit_entries where aggregate_id = $1 order by sequence', [list.id]);
    expect(log).toEqual([{ action: 'check-in-list.created' }, { action: 'check-in-list.updated' }]);
  });

  it('counts by the rule it began with once somebody was admitted; the rest may change, at once', async () => {
    const { list } = await create();
    const device = await aDevice(app, await aGate(app, eventId, [list.id]));
    expect(await update(list.id, 1, { entry: 'UNLIMITED' })).toMatchObject({ list: { entry: 'UNLIMITED' } });
    await scan(app, device, list.id, (await aTicket(app, typeId)).code);
    expect(await update(list.id, 2, { entry: 'ONCE', exits: true })).toMatchObject({
      problems: [
        { field: 'entry', code: 'not_allowed' },
        { field: 'exits', code: 'not_allowed' },
      ],
    });
    expect(await update(list.id, 2, { entry: 'UNLIMITED', closed: true })).toMatchObject({ list: { closed: true } });
    expect(await scan(app, device, list.id, (await aTicket(app, typeId)).code)).toMatchObject({
      reason: 'LIST_CLOSED',
    });
  });

  it('lets in by list, window and kind of ticket', async () => {
    const other = await aTicketType(app, eventId);
    const window = { from: '2026-12-12T03:00:00Z', until: '2026-12-12T04:00:00Z' };
    const { list } = await create({ windows: [window], toleranceMinutes: 10 });
    const device = await aDevice(app, await aGate(app, eventId, [list.id]));
    const reasonAt = async (at: string, type = typeId) => {
      app.clock.set(at);
      return (await scan(app, device, list.id, (await aTicket(app, type)).code)).reason;
    };
    expect(await reasonAt('2026-12-12T02:00:00Z', other)).toBe('NOT_ON_LIST');
    expect(await reasonAt('2026-12-12T02:49:59Z')).toBe('OUTSIDE_ENTRY_WINDOW');
    expect(await reasonAt('2026-12-12T02:50:00Z')).toBe('FIRST_ENTRY');
    expect(await reasonAt('2026-12-12T04:10:00Z')).toBe('OUTSIDE_ENTRY_WINDOW');
    app.clock.set('2026-12-12T02:00:00Z');
  });

  it('counts by the day and up to n, leaves and comes back', async () => {
    const daily = (await create({ entry: 'ONCE_A_DAY' })).list.id;
    const twice = (await create({ entry: 'N_A_DAY', maxPerDay: 2 })).list.id;
    const through = (await create({ exits: true, reentry: true })).list.id;
    const device = await aDevice(app, await aGate(app, eventId, [daily, twice, through]));
    await app.rows("update devices set lease_until = '2027-01-01' where id = $1", [device.deviceId]);
    const { code } = await aTicket(app, typeId);
    let minute = 0;
    const reasonOf = async (list: string, direction: 'ENTRY' | 'EXIT' = 'ENTRY', day = 12) => {
      minute += 1;
      app.clock.set(`2026-12-${day}T03:${String(minute).padStart(2, '0')}:00Z`);
      return (await scan(app, device, list, code, { direction })).reason;
    };
    expect(await reasonOf(daily)).toBe('FIRST_ENTRY');
    expect(await reasonOf(daily)).toBe('ALREADY_USED');
    expect(await reasonOf(daily, 'EXIT')).toBe('NOT_INSIDE');
    expect([await reasonOf(twice), await reasonOf(twice), await reasonOf(twice)]).toEqual([
      'FIRST_ENTRY',
      'REENTRY',
      'ALREADY_USED',
    ]);
    expect(await reasonOf(through, 'EXIT')).toBe('NOT_INSIDE');
    expect([await reasonOf(through), await reasonOf(through)]).toEqual(['FIRST_ENTRY', 'ALREADY_USED']);
    expect([await reasonOf(through, 'EXIT'), await reasonOf(through)]).toEqual(['EXIT', 'REENTRY']);
    expect(await reasonOf(daily, 'ENTRY', 13)).toBe('FIRST_ENTRY');
    app.clock.set('2026-12-12T02:00:00Z');
  });

  it('has two gates of one name in two events only', async () => {
    const { list } = await create();
    const input = { eventId, name: ' Cổng  A ', listIds: [list.id] };
    const made = await gate(CREATE_GATE, input);
    expect(made.gate).toMatchObject({ name: 'Cổng A', listIds: [list.id] });
    expect(await gate(CREATE_GATE, input)).toMatchObject({ problems: [{ field: 'name', code: 'duplicate' }] });
    const second = await gate(CREATE_GATE, { ...input, name: 'Cổng B' });
    expect(await gate(UPDATE_GATE, { gateId: second.gate.id, name: 'Cổng A', listIds: [list.id] })).toMatchObject({
      problems: [{ field: 'name', code: 'duplicate' }],
    });
    const another = (await create()).list.id;
    expect(await gate(UPDATE_GATE, { gateId: second.gate.id, name: 'Cổng C', listIds: [another] })).toMatchObject({
      gate: { name: 'Cổng C', listIds: [another] },
    });
  });

  it('go into a new edition with their windows moved, and without a device', async () => {
    const window = { from: '2026-12-12T01:00:00.000Z', until: '2026-12-12T10:00:00.000Z' };
    const { list } = (await create({ windows: [window], exits: true })) as Answer;
    const { gate: east } = await gate(CREATE_GATE, { eventId, name: 'Cổng Đông', listIds: [list.id] });
    const walkUps = [{ ticketTypeId: typeId, blockSize: 7 }];
    await app.ask(
      organiser(),
      'mutation ($input: SetGateWalkUpsInput!) { setGateWalkUps(input: $input) { __typename } }',
      { input: { gateId: east.id, walkUps } },
    );
    const input = {
      eventId,
      slug: `ky-moi-${newId().slice(-8)}`,
      name: { vi: 'Kỳ mới', en: '' },
      firstDay: '2027-12-11',
    };
    const { cloneEvent } = await app.ask<{ cloneEvent: { event: { id: string } } }>(
      person('ADMINISTRATOR'),
      'mutation ($input: CloneEventInput!) { cloneEvent(input: $input) { ... on EventSaved { event { id } } } }',
      { input },
    );
    const { checkInLists, gates } = await app.ask<Record<string, object[]>>(
      person('ADMINISTRATOR'),
      `query ($id: ID!) { checkInLists(eventId: $id) { ${LIST} } gates(eventId: $id) { name devices { name } walkUps { ticketTypeId blockSize } } }`,
      { id: cloneEvent.event.id },
    );
    const moved = { from: '2027-12-11T01:00:00.000Z', until: '2027-12-11T10:00:00.000Z' };
    expect(checkInLists).toMatchObject([
      { entry: 'ONCE', exits: true, windows: [moved], gates: [{ name: 'Cổng Đông' }] },
    ]);
    const copied = [{ ticketTypeId: expect.not.stringContaining(typeId) as string, blockSize: 7 }];
    expect(gates).toEqual([{ name: 'Cổng Đông', devices: [], walkUps: copied }]);
  });

  it('is for those who manage the event', async () => {
    const { list } = await create();
    const gateId = await aGate(app, eventId, [list.id]);
    const asked: [string, object][] = [
      [CREATE, { eventId, ...settings() }],
      [UPDATE, { listId: list.id, version: 1, ...settings() }],
      [CREATE_GATE, { eventId, name: 'Cổng X', listIds: [list.id] }],
      [UPDATE_GATE, { gateId, name: 'Cổng X', listIds: [list.id] }],
    ];
    for (const actor of [person('ORGANISER', newId()), person('GATE_SUPERVISOR', eventId), person('AUDITOR')])
      for (const [query, input] of asked) await expect(app.ask(actor, query, { input })).rejects.toThrow('NOT_FOUND');
  });
});
