import { describe, expect, it } from 'vitest';
import { defineStateMachine, diagramOf, nextState, possibleEvents } from './state-machine.ts';

const door = defineStateMachine({
  states: ['OPEN', 'SHUT', 'LOCKED'],
  initial: ['OPEN'],
  transitions: [
    { event: 'shut', from: ['OPEN'], to: 'SHUT', by: ['anybody'] },
    { event: 'lock', from: ['SHUT'], to: 'LOCKED', by: ['porter'] },
    { event: 'open', from: ['SHUT'], to: 'OPEN', by: ['anybody'] },
  ],
});

describe('a state machine', () => {
  it('knows where an event leads, and where it cannot happen', () => {
    expect(nextState(door, 'SHUT', 'lock')).toBe('LOCKED');
    expect(nextState(door, 'OPEN', 'lock')).toBeNull();
  });

  it('knows who may do what', () => {
    expect(possibleEvents(door, 'SHUT', ['anybody'])).toEqual(['open']);
    expect(possibleEvents(door, 'SHUT', ['anybody', 'porter'])).toEqual(['lock', 'open']);
    expect(possibleEvents(door, 'LOCKED', ['porter'])).toEqual([]);
  });

  it('draws itself', () => {
    expect(diagramOf(door)).toBe(
      'stateDiagram-v2\n  [*] --> OPEN\n  OPEN --> SHUT: shut\n  SHUT --> LOCKED: lock\n  SHUT --> OPEN: open',
    );
  });

  it('refuses a table with a lost state or two arrows for one event', () => {
    const arrow = { event: 'go', from: ['A'], to: 'B', by: ['anybody'] };
    expect(() => defineStateMachine({ states: ['A', 'B', 'C'], initial: ['A'], transitions: [arrow] })).toThrow('C');
    expect(() =>
      defineStateMachine({ states: ['A', 'B'], initial: ['A'], transitions: [arrow, { ...arrow, to: 'A' }] }),
    ).toThrow('go from A');
  });
});
