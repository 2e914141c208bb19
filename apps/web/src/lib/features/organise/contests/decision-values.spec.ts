import { expect, it } from 'vitest';
import { proposalOf, readDecisions } from './decision-values.ts';

it('proposes what the ranking says, and nothing where the jury has to say', () => {
  expect(proposalOf({ advances: 'YES', place: 1 }, null)).toBe('ADVANCED');
  expect(proposalOf({ advances: 'NO', place: 9 }, null)).toBe('ELIMINATED');
  expect(proposalOf({ advances: 'AT_THE_CUT', place: 5 }, null)).toBe('');
  const prizes = [{ count: 1 }, { count: 1 }, { count: 2 }];
  const places = [1, 2, 3, 4, 5, null].map((place) => proposalOf({ advances: 'NO', place }, prizes));
  expect(places).toEqual(['AWARDED 0', 'AWARDED 1', 'AWARDED 2', 'AWARDED 2', 'ELIMINATED', 'ELIMINATED']);
});

it('reads every decision with its prize and reason', () => {
  const data = new FormData();
  for (const [entryId, outcome, reason] of [
    ['e1', 'AWARDED 2', ''],
    ['e2', 'ELIMINATED', 'Rút tại chỗ'],
  ] as const) {
    data.append('entryId', entryId);
    data.append('outcome', outcome);
    data.append('decisionReason', reason);
  }
  expect(readDecisions(data)).toEqual([
    { entryId: 'e1', outcome: 'AWARDED', prize: 2, reason: '' },
    { entryId: 'e2', outcome: 'ELIMINATED', prize: null, reason: 'Rút tại chỗ' },
  ]);
});
