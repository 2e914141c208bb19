import { describe, expect, it } from 'vitest';
import { changeOf } from './value-text.ts';

const GATE = '019a0000-0000-7000-8000-000000000061';
const names = { [GATE]: 'Cổng A' };

describe('a change in the log', () => {
  it('is told in words, with what it was before', () => {
    const change = JSON.stringify({ from: 'AWAITING_APPROVAL', to: 'CONFIRMED' });
    expect(changeOf('status', change, false, names)).toEqual({ before: 'Chờ duyệt', now: 'Đã xác nhận' });
    expect(changeOf('places', '{"from":null,"to":1500}', false, names)).toEqual({ before: 'để trống', now: '1.500' });
  });

  it('names what an id stands for, and else shows its end', () => {
    expect(changeOf('gateId', JSON.stringify(GATE), false, names).now).toBe('Cổng A');
    expect(changeOf('gateId', JSON.stringify(GATE), false, {}).now).toBe('…000061');
  });

  it('shows a text in the language being read, and a personal value as it stands', () => {
    expect(changeOf('name', '{"vi":"Cửa chính","en":"Main"}', false, names).now).toBe('Cửa chính');
    expect(changeOf('fullName', '{"from":1}', true, names).now).toBe('{"from":1}');
    expect(changeOf('expiresAt', '"2026-12-12T01:30:00.000Z"', false, names).now).toBe('thứ Bảy, 12/12/2026, 08:30');
  });
});
