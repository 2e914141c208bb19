import { expect, it } from 'vitest';
import { eachChosen } from './each-chosen.ts';

const sent = (fields: readonly (readonly [string, string])[]) => {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  return { request: new Request('http://localhost/', { method: 'POST', body }) };
};
const TWO = [
  ['row', 'a'],
  ['row', 'b'],
] as const;

it('is done to each in the order of the list, whether boxes or a question sent them', async () => {
  const seen: string[] = [];
  const act = async (id: string, reason: string) => {
    seen.push(`${id} ${reason}`);
    return null;
  };
  expect(await eachChosen(sent(TWO), act)).toEqual({ done: 2 });
  const rows = ['rows', 'c d'] as const;
  expect(await eachChosen(sent([rows, ['reason', ' full ']]), act)).toEqual({ done: 2 });
  expect(seen).toEqual(['a ', 'b ', 'c full', 'd full']);
});

it('answers each for itself, and goes on', async () => {
  const answer = await eachChosen(sent(TWO), async (id) => (id === 'a' ? 'soldOut' : null));
  expect(answer).toMatchObject({ status: 409, data: { left: [{ id: 'a', why: 'soldOut' }], done: 1 } });
});

it('ends at what would be the same for all, and says for whom it was not done until then', async () => {
  const asked: string[] = [];
  const answer = await eachChosen(sent(TWO), async (id) => {
    asked.push(id);
    return { problems: [{ field: 'reason', code: 'required' }] };
  });
  expect(answer).toMatchObject({ status: 422, data: { left: [] } });
  expect(asked).toEqual(['a']);
});
