import { describe, expect, it } from 'vitest';
import type { KeptFact } from './kept-fact.ts';
import { placesToday, stockAfter, stockWithout } from './walk-up-stock.ts';

const place = (ticketId: string, ticketTypeNumber = 1) => ({ ticketId, ticketTypeNumber, code: `PH1:${ticketId}` });
const told = {
  day: '2026-12-12',
  ticketTypeNumbers: [1, 2],
  receivingKey: '',
  forms: [],
  places: [place('a'), place('b'), place('c', 2)],
};
const noon = new Date('2026-12-12T05:00:00Z');
const ids = (places: readonly { ticketId: string }[]) => places.map(({ ticketId }) => ticketId);

describe('what a desk holds', () => {
  it('is what the server tells, less what was given away here and is not handed in, or was not taken', () => {
    const given = { kind: 'scan', ticketId: 'a', walkUp: 'sealed' } as KeptFact;
    const scanned = { kind: 'scan', ticketId: 'b' } as KeptFact;
    expect(ids(stockAfter(told, [given, scanned], null).places)).toEqual(['b', 'c']);
    // Somebody stands at the desk while the answer comes.
    expect(ids(stockAfter(told, [{ ...given, sending: 'REFUSED' } as KeptFact], 'b').places)).toEqual(['c']);
  });

  it('gives a place away once', () => {
    expect(ids(placesToday(stockWithout(told, 'a'), noon, 1))).toEqual(['b']);
  });

  it('is good for its own type and day, in Vietnam', () => {
    expect(ids(placesToday(told, noon, 2))).toEqual(['c']);
    expect(placesToday(told, new Date('2026-12-12T17:00:00Z'), 1)).toEqual([]);
    expect(placesToday(told, new Date('2026-12-11T16:59:59Z'), 1)).toEqual([]);
    expect(placesToday(null, noon, 1)).toEqual([]);
  });
});
