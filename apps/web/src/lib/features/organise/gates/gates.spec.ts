import { describe, expect, it } from 'vitest';
import { clockError, deviceState, type Device } from './device-state.ts';
import { listInput, newList, readListForm } from './list-values.ts';

const NOW = Date.parse('2026-12-12T03:00:00Z');
const device = (change: Partial<Device>): Device => ({
  id: 'd',
  name: 'Điện thoại A',
  rights: 'STEWARD',
  pairedAt: '2026-12-12T00:00:00.000Z',
  leaseUntil: '2026-12-12T17:00:00.000Z',
  revokedAt: null,
  lastSeenAt: '2026-12-12T02:59:00.000Z',
  waiting: 0,
  listIssuedAt: null,
  clockOffsetMs: null,
  walkUpBlocks: [],
  ...change,
});

describe('a paired phone', () => {
  it('works, is silent, was never seen, has ended or is revoked', () => {
    expect(deviceState(device({}), NOW)).toBe('working');
    expect(deviceState(device({ lastSeenAt: '2026-12-12T02:30:00.000Z' }), NOW)).toBe('silent');
    expect(deviceState(device({ lastSeenAt: null }), NOW)).toBe('unseen');
    expect(deviceState(device({ leaseUntil: '2026-12-12T02:59:59.000Z' }), NOW)).toBe('ended');
    expect(deviceState(device({ revokedAt: '2026-12-12T02:00:00.000Z' }), NOW)).toBe('revoked');
  });
});

it.each([
  [null, null],
  [130_000, -2],
  [60_000, null],
  [-2 * 3_600_000, 120],
])('a clock that is off by %s ms', (clockOffsetMs, minutes) => {
  expect(clockError({ clockOffsetMs })).toBe(minutes);
});

describe('the form of a check-in list', () => {
  it('sends instants, leaves out empty windows, and re-entry only where people are scanned out', () => {
    const data = new FormData();
    for (const [name, value] of [
      ['name.vi', 'Cửa chính'],
      ['entry', 'N_A_DAY'],
      ['maxPerDay', '3'],
      ['reentry', 'yes'],
      ['windows.0.from', '2026-12-12T07:30'],
      ['windows.0.until', '2026-12-12T11:00'],
      ['windows.1.from', ''],
    ] as const)
      data.append(name, value);
    const { input, problems } = listInput(readListForm(data));
    expect(problems).toEqual([]);
    expect(input).toMatchObject({
      maxPerDay: 3,
      exits: false,
      reentry: false,
      capacity: null,
      windows: [{ from: '2026-12-12T00:30:00.000Z', until: '2026-12-12T04:00:00.000Z' }],
    });
  });

  it('says which window or number cannot be read', () => {
    const { problems } = listInput({
      ...newList([]),
      capacity: 'nhiều',
      windows: [{ from: '2026-12-12T07:30', until: '' }],
    });
    expect(problems).toEqual([
      { field: 'capacity', code: 'not_a_number' },
      { field: 'windows.0.until', code: 'not_a_time' },
    ]);
  });
});
