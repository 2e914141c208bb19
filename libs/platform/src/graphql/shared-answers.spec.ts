import { buildSchema, type ExecutionResult, GraphQLError, parse } from 'graphql';
import { expect, it, vi } from 'vitest';
import { answeredAlike, subscribeShared } from './shared-answers.ts';

const schema = buildSchema('type Query { a: Int } type Subscription { day: Day } type Day { count: Int name: String }');
const document = parse('subscription { day { count } }');

async function firstOf(value: object, operation = document): Promise<ExecutionResult> {
  async function* values() {
    yield value;
    await Promise.resolve();
  }
  const stream = await subscribeShared({ schema, document: operation, rootValue: { day: values } });
  const { value: answer } = await (stream as AsyncGenerator<ExecutionResult>).next();
  return answer as ExecutionResult;
}

/** A value of the root field whose reading is counted. */
function counted() {
  const read = vi.fn(() => 3);
  const day = { count: read, name: () => 'Ngày hội' };
  return { read, root: { day } };
}

it('answers two who ask the same by one execution, and who asks otherwise by another', async () => {
  const { read, root } = counted();
  answeredAlike(root);
  expect(await firstOf(root)).toEqual({ data: { day: { count: 3 } } });
  expect(await firstOf(root)).toEqual({ data: { day: { count: 3 } } });
  expect(read).toHaveBeenCalledTimes(1);
  expect(await firstOf(root, parse('subscription { day { name } }'))).toEqual({ data: { day: { name: 'Ngày hội' } } });
});

it('executes for each what nobody declared to be alike', async () => {
  const { read, root } = counted();
  await firstOf(root);
  await firstOf(root);
  expect(read).toHaveBeenCalledTimes(2);
});

it('gives a refusal to nobody else', async () => {
  const { root } = counted();
  answeredAlike(root);
  const refused = await firstOf({ day: new GraphQLError('no') });
  expect(refused.errors).toHaveLength(1);
  expect(await firstOf(root)).toEqual({ data: { day: { count: 3 } } });
});

it('says what is wrong with an operation that has no stream', async () => {
  expect(await subscribeShared({ schema, document: parse('subscription { nothing }') })).toMatchObject({
    errors: [{}],
  });
});
