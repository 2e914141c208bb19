import { buildSchema, type ExecutionResult, GraphQLError, parse } from 'graphql';
import { expect, it, vi } from 'vitest';
import { answeredAlike, subscribeShared } from './shared-answers.ts';

const schema = buildSchema('type Query { a: Int } type Subscription { day: Day } type Day { count: Int name: String }');
const document = parse('subscription { day { count } }');

/** What the guard leaves behind: somebody who may, for as long as the test says. */
const contextValue = { refusalNow: async (): Promise<GraphQLError | null> => null };

async function firstOf(value: object, operation = document): Promise<ExecutionResult> {
  async function* values() {
    yield value;
    await Promise.resolve();
  }
  const stream = await subscribeShared({ schema, document: operation, rootValue: { day: values }, contextValue });
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

it('ends with the refusal of whoever may no more, and goes on for the others', async () => {
  const { root } = counted();
  answeredAlike(root);
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  let refusal: GraphQLError | null = null;
  async function* values() {
    for (;;) yield root;
  }
  const watch = (refusalNow: () => Promise<GraphQLError | null>) =>
    subscribeShared({ schema, document, rootValue: { day: values }, contextValue: { refusalNow } });
  const [one, other] = (await Promise.all([watch(async () => refusal), watch(async () => null)])) as [
    AsyncGenerator<ExecutionResult>,
    AsyncGenerator<ExecutionResult>,
  ];
  expect((await one.next()).value).toEqual({ data: { day: { count: 3 } } });
  refusal = new GraphQLError('no');
  clock.mockReturnValue(2000);
  expect((await one.next()).value).toEqual({ data: null, errors: [refusal] });
  expect(await one.next()).toEqual({ done: true, value: undefined });
  expect((await other.next()).value).toEqual({ data: { day: { count: 3 } } });
  clock.mockRestore();
});

it('gives nothing where no guard was asked', async () => {
  const given = { schema, document, rootValue: { day: async function* () {} }, contextValue: {} };
  await expect(subscribeShared(given)).rejects.toThrow('guard');
});

it('says what is wrong with an operation that has no stream', async () => {
  expect(await subscribeShared({ schema, document: parse('subscription { nothing }'), contextValue })).toMatchObject({
    errors: [{}],
  });
});
