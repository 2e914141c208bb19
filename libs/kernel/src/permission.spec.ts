import { describe, expect, it } from 'vitest';
import { ANONYMOUS, actorReference } from './actor.ts';
import type { Scope } from './permission.ts';
import { EVERYWHERE, atGate, contains, inEvent } from './permission.ts';

describe('scopes', () => {
  const scopes: Scope[] = [EVERYWHERE, inEvent('e1'), inEvent('e2'), atGate('g1', 'e1'), atGate('g2', 'e1')];
  const containing: Record<number, number[]> = { 0: [0, 1, 2, 3, 4], 1: [1, 3, 4], 2: [2], 3: [3], 4: [4] };

  it('everywhere holds events, an event holds its gates, nothing holds what is wider', () => {
    scopes.forEach((outer, i) => {
      const held = scopes.flatMap((inner, j) => (contains(outer, inner) ? [j] : []));
      expect(held).toEqual(containing[i]);
    });
  });

  it('an id means nothing outside its kind', () => {
    expect(contains(inEvent('x'), { kind: 'gate', id: 'x', eventId: 'y' })).toBe(false);
    expect(contains(atGate('x', 'y'), inEvent('y'))).toBe(false);
  });
});

describe('actorReference', () => {
  it('names ids only', () => {
    expect(actorReference(ANONYMOUS)).toBe('anonymous');
    expect(actorReference({ kind: 'system', job: 'send-mail' })).toBe('system:send-mail');
    expect(actorReference({ kind: 'device', deviceId: 'd', eventId: 'e', gateId: 'g', rights: 'STEWARD' })).toBe(
      'device:d',
    );
  });
});
