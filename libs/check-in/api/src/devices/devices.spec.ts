import { newId } from '@pho-hien/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CheckInApi, person } from '../testing/check-in-api.ts';
import { aDevice, aGate, aList, anEvent, aTicket, aTicketType, published } from '../testing/fixtures.ts';
import { scan, undo } from '../testing/scanning.ts';

const START = /* GraphQL */ `
  mutation Start($input: StartPairingInput!) {
    startPairing(input: $input) {
      __typename
      ... on PairingStarted {
        code
        url
        expiresAt
      }
      ... on InvalidInput {
        problems {
          field
          code
        }
      }
      ... on EventOver {
        lastDay
      }
    }
  }
`;
const PAIR = /* GraphQL */ `
  mutation Pair($code: String!) {
    pairDevice(input: { code: $code }) {
      __typename
      ... on DevicePaired {
        token
        station {
          insideNow
          device {
            id
            name
            rights
            leaseUntil
            lastSequence
          }
          gate {
            name
          }
          event {
            number
          }
          lists {
            id
          }
        }
      }
    }
  }
`;
const STATION = '{ gateStation { gate { id } device { id lastSequence } lists { id } } }';
const CHANGE = /* GraphQL */ `
  mutation Revoke($input: RevokeDeviceInput!) {
    revokeDevice(input: $input) {
      __typename
      ... on DeviceChanged {
        device {
          revokedAt
        }
      }
      ... on InvalidInput {
        problems {
          field
          code
        }
      }
    }
  }
`;
const RENEW =
  'mutation ($id: ID!) { renewDevice(input: { deviceId: $id }) { ... on DeviceChanged { device { leaseUntil } } } }';

interface Started {
  readonly startPairing: {
    readonly __typename: string;
    readonly code: string;
    readonly url: string;
    readonly expiresAt: string;
  };
}
interface Paired {
  readonly pairDevice: { readonly __typename: string; readonly token: string; readonly station: Record<string, never> };
}

describe('gate devices', () => {
  let app: CheckInApi;
  let eventId: string;
  let typeId: string;
  let listId: string;
  let gateId: string;

  beforeAll(async () => {
    app = await CheckInApi.start();
    eventId = await anEvent(app);
    typeId = await aTicketType(app, eventId);
    await published(app, eventId);
    listId = await aList(app, eventId, [typeId]);
    gateId = await aGate(app, eventId, [listId], 'Cổng A');
  });
  afterAll(() => app.close());
  beforeEach(() => app.clock.set('2026-12-12T02:00:00Z'));

  const organiser = () => person('ORGANISER', eventId);
  const start = async (rights = 'STEWARD') => {
    const input = { gateId, rights, deviceName: '  Điện thoại   của Lan ' };
    return (await app.ask<Started>(organiser(), START, { input })).startPairing;
  };
  const pair = async (code: string) => (await app.ask<Paired>({ kind: 'anonymous' }, PAIR, { code })).pairDevice;
  const revoke = (deviceId: string, reason = 'Mất máy') =>
    app.ask<{ revokeDevice: { device: { revokedAt: string } } }>(organiser(), CHANGE, { input: { deviceId, reason } });

  it('are paired by a one-time code, for one gate, until the end of the event’s day', async () => {
    const started = await start('SUPERVISOR');
    expect(started.url).toBe(`http://localhost:3000/gate/pair#${started.code}`);
    expect(started.expiresAt).toBe('2026-12-12T02:10:00.000Z');
    const { token, station } = await pair(started.code.toLowerCase().replaceAll('-', ' '));
    expect(station).toMatchObject({
      device: {
        name: 'Điện thoại của Lan',
        rights: 'SUPERVISOR',
        leaseUntil: '2026-12-12T17:00:00.000Z',
        lastSequence: 0,
      },
      gate: { name: 'Cổng A' },
      lists: [{ id: listId }],
    });
    expect(await app.askAs(token, STATION)).toMatchObject({ gateStation: { gate: { id: gateId } } });
  });

  it('keep neither code nor token in the database', async () => {
    const { code } = await start();
    const { token } = await pair(code);
    const everything = JSON.stringify([
      await app.rows('select * from devices'),
      await app.rows('select * from device_pairings'),
      await app.rows('select * from audit_entries'),
    ]);
    for (const secret of [token, code, code.replaceAll('-', '')]) expect(everything).not.toContain(secret);
  });

  it('cannot be paired with a stolen, an old or a guessed code, and the answers do not differ', async () => {
    const { code } = await start();
    await pair(code);
    const late = await start();
    app.clock.set('2026-12-12T02:10:00Z');
    const answers = await Promise.all([code, late.code, '0000-0000-0000-0000', ''].map(pair));
    expect(new Set(answers.map(({ __typename }) => __typename))).toEqual(new Set(['PairingCodeNotUsable']));
  });

  it('pair one phone when two come with the same code at once', async () => {
    const { code } = await start();
    const answers = await Promise.all(Array.from({ length: 6 }, () => pair(code)));
    expect(answers.filter(({ __typename }) => __typename === 'DevicePaired')).toHaveLength(1);
  });

  it('are locked when their lease ends, until an organiser renews it', async () => {
    const device = await aDevice(app, gateId);
    const ticket = await aTicket(app, typeId);
    app.clock.set('2026-12-12T17:00:00Z');
    await expect(app.askAs(device.token, STATION)).rejects.toThrow('UNAUTHENTICATED');
    await expect(scan(app, device, listId, ticket.code)).rejects.toThrow('UNAUTHENTICATED');
    const renewed = await app.ask(organiser(), RENEW, { id: device.deviceId });
    expect(renewed).toEqual({ renewDevice: { device: { leaseUntil: '2026-12-13T17:00:00.000Z' } } });
    expect(await scan(app, device, listId, ticket.code)).toMatchObject({ verdict: 'OK' });
  });

  it('cannot be paired when the event is over', async () => {
    app.clock.set('2026-12-13T17:00:00Z');
    expect(await start()).toMatchObject({ __typename: 'EventOver', lastDay: '2026-12-13' });
  });

  it('are told by every scan that they were revoked, at once and in every process, and learn nothing else', async () => {
    const other = await CheckInApi.start({ beside: app });
    const device = await aDevice(app, gateId, 'SUPERVISOR');
    const ticket = await aTicket(app, typeId);
    const admitted = await scan(other, device, listId, ticket.code);
    expect(admitted.verdict).toBe('OK');
    await revoke(device.deviceId);
    for (const process of [app, other]) {
      const answer = await scan(process, device, listId, ticket.code);
      expect(answer).toMatchObject({ verdict: 'DENIED', reason: 'DEVICE_REVOKED', ticket: null, candidates: [] });
      const override = { overridesScanId: admitted.scanId!, reason: 'Khách quen' };
      expect(await scan(process, device, listId, ticket.code, { override })).toMatchObject({
        reason: 'DEVICE_REVOKED',
      });
      expect(await scan(process, device, listId, ticket.shortCode, { method: 'TYPED' })).toMatchObject({
        reason: 'DEVICE_REVOKED',
        candidates: [],
      });
    }
    await expect(app.askAs(device.token, STATION)).rejects.toThrow('NOT_FOUND');
    await expect(undo(app, device, admitted.scanId!)).rejects.toThrow('NOT_FOUND');
    await other.close();
  });

  it('are revoked with a reason, once, and not renewed after that', async () => {
    const device = await aDevice(app, gateId);
    expect(await app.ask(organiser(), CHANGE, { input: { deviceId: device.deviceId, reason: ' ' } })).toEqual({
      revokeDevice: { __typename: 'InvalidInput', problems: [{ field: 'reason', code: 'required' }] },
    });
    const first = await revoke(device.deviceId);
    app.clock.set('2026-12-12T03:00:00Z');
    expect(await revoke(device.deviceId)).toEqual(first);
    await expect(app.ask(organiser(), RENEW, { id: device.deviceId })).rejects.toThrow('NOT_FOUND');
    const log = await app.rows('select action, reason from audit_entries where aggregate_id = $1 order by sequence', [
      device.deviceId,
    ]);
    expect(log).toEqual([
      { action: 'device.paired', reason: null },
      { action: 'device.revoked', reason: 'Mất máy' },
    ]);
  });

  it('of another event can do nothing here', async () => {
    const elsewhere = await anEvent(app);
    const theirType = await aTicketType(app, elsewhere);
    await published(app, elsewhere);
    const theirList = await aList(app, elsewhere, [theirType]);
    const theirs = await aDevice(app, await aGate(app, elsewhere, [theirList]), 'SUPERVISOR');
    const ticket = await aTicket(app, typeId);
    expect(await scan(app, theirs, listId, ticket.code)).toMatchObject({ problems: [{ field: 'listId' }] });
    const wrong = await scan(app, theirs, theirList, ticket.code);
    expect(wrong).toMatchObject({ verdict: 'DENIED', reason: 'WRONG_EVENT', ticket: null });
    expect(await scan(app, theirs, theirList, ticket.shortCode, { method: 'TYPED' })).toMatchObject({ candidates: [] });
    const ours = await scan(app, await aDevice(app, gateId), listId, ticket.code);
    expect(await undo(app, theirs, ours.scanId!)).toMatchObject({
      __typename: 'UndoNotPossible',
      refusal: 'NOT_AN_ADMISSION',
    });
  });

  it('are nobody with a token that is none', async () => {
    for (const token of ['', 'x', 'A'.repeat(43), `${'A'.repeat(43)} extra`])
      await expect(app.askAs(token, STATION)).rejects.toThrow('UNAUTHENTICATED');
  });

  it('are managed by those who manage the event only', async () => {
    const device = await aDevice(app, gateId);
    const input = { deviceId: device.deviceId, reason: 'Mất máy' };
    for (const actor of [person('ORGANISER', newId()), person('STEWARD', eventId), person('AUDITOR')])
      await expect(app.ask(actor, CHANGE, { input })).rejects.toThrow('NOT_FOUND');
    await expect(app.askAs(device.token, CHANGE, { input })).rejects.toThrow('NOT_FOUND');
  });
});
