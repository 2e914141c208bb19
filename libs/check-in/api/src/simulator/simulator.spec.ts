import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CheckInApi, person } from '../testing/check-in-api.ts';
import { aGate, aList, anEvent, aTicket, aTicketType, published } from '../testing/fixtures.ts';

const START = /* GraphQL */ `
  mutation ($input: StartSimulationInput!) {
    startSimulation(input: $input) {
      __typename
      ... on SimulationChanged {
        simulation {
          perMinute
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
const STOP = /* GraphQL */ `
  mutation ($input: StopSimulationInput!) {
    stopSimulation(input: $input) {
      ... on SimulationChanged {
        simulation {
          perMinute
        }
      }
    }
  }
`;

describe('the simulator', () => {
  let demo: CheckInApi;
  let real: CheckInApi;
  let eventId: string;

  beforeAll(async () => {
    demo = await CheckInApi.start({ demo: true });
    real = await CheckInApi.start({ beside: demo });
    eventId = await anEvent(demo);
    const visitor = await aTicketType(demo, eventId);
    await published(demo, eventId);
    const entrance = await aList(demo, eventId, [visitor], { entry: 'ONCE_A_DAY', exits: true, reentry: true });
    for (const name of ['Cổng A', 'Cổng B']) await aGate(demo, eventId, [entrance], name);
    for (let i = 0; i < 12; i += 1) await aTicket(demo, visitor);
  });
  afterAll(async () => {
    await real.close();
    await demo.close();
  });

  const supervisor = () => person('GATE_SUPERVISOR', eventId);
  const start = (app: CheckInApi, perMinute = 600) => app.ask(supervisor(), START, { input: { eventId, perMinute } });
  const scans = async () => {
    const [row] = await demo.rows<{ count: number }>('select count(*)::int as count from scans');
    return row!.count;
  };

  it('is not there where the configuration is not that of a demonstration', async () => {
    await expect(start(real)).rejects.toThrow('NOT_FOUND');
    await expect(real.ask(supervisor(), STOP, { input: { eventId } })).rejects.toThrow('NOT_FOUND');
  });

  it('is for who may let people in against the rules of a gate', async () => {
    for (const role of ['STEWARD', 'AUDITOR'] as const)
      await expect(demo.ask(person(role, eventId), START, { input: { eventId, perMinute: 60 } })).rejects.toThrow(
        'NOT_FOUND',
      );
  });

  it('goes no faster than it may', async () => {
    expect(await start(demo, 100_000)).toMatchObject({
      startSimulation: { problems: [{ field: 'perMinute', code: 'too_large' }] },
    });
  });

  it('lets real tickets in at every gate until it is stopped, and then nothing more', async () => {
    expect(await start(demo)).toMatchObject({ startSimulation: { simulation: { perMinute: 600 } } });
    await expect.poll(scans, { timeout: 10_000 }).toBeGreaterThan(7);
    expect(await demo.ask(supervisor(), STOP, { input: { eventId } })).toEqual({
      stopSimulation: { simulation: null },
    });
    // What was on its way when it was stopped.
    await new Promise((resolve) => setTimeout(resolve, 200));
    const made = await scans();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await scans()).toBe(made);
    const [admitted] = await demo.rows<{ tickets: number }>(
      'select count(*)::int as tickets from admissions where uses > 0',
    );
    expect(admitted!.tickets).toBeGreaterThan(3);
    const names = await demo.rows<{ name: string }>('select distinct name from devices');
    expect(names).toEqual([{ name: 'Máy mô phỏng' }]);
  });
});
