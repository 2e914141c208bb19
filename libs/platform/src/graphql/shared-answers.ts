import {
  createSourceEventStream,
  type DocumentNode,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
} from 'graphql';
import type { GraphqlContext } from '../access/caller.ts';
import { whileAllowed } from '../live/while-allowed.ts';

const shared = new WeakMap<object, Map<DocumentNode, Map<string, ExecutionResult | Promise<ExecutionResult>>>>();

/**
 * Declares that a subscription's value is answered in the same words to everybody who may have it: then two
 * hundred who ask the same are answered by one execution. Nothing in it may depend on who asks.
 */
export function answeredAlike<Value extends object>(value: Value): Value {
  if (!shared.has(value)) shared.set(value, new Map());
  return value;
}

/**
 * GraphQL's `subscribe`, which executes once for all who get the same value of the same document, and ends with a
 * refusal when whoever subscribed may do so no more: for every subscription there is, whatever its resolver does.
 */
export async function subscribeShared(
  args: ExecutionArgs,
): Promise<AsyncGenerator<ExecutionResult, void, void> | ExecutionResult> {
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return source;
  const { refusalNow } = args.contextValue as GraphqlContext;
  if (!refusalNow) throw new Error('The access guard did not run for this subscription');
  const variables = JSON.stringify(args.variableValues ?? {});
  return answersTo(whileAllowed(source[Symbol.asyncIterator](), refusalNow), (value) => {
    if (value instanceof GraphQLError) return { data: null, errors: [value] };
    const run = () => execute({ ...args, rootValue: value });
    const answers = typeof value === 'object' && value !== null ? shared.get(value) : undefined;
    if (!answers) return run();
    const ofDocument = answers.get(args.document) ?? new Map<string, ExecutionResult | Promise<ExecutionResult>>();
    answers.set(args.document, ofDocument);
    const known = ofDocument.get(variables);
    if (known) return known;
    const made = run();
    ofDocument.set(variables, made);
    return made;
  });
}

/** The answers to a stream's values; who leaves ends the stream at once, also while it waits. */
function answersTo(
  values: AsyncIterator<unknown>,
  answerTo: (value: unknown) => ExecutionResult | Promise<ExecutionResult>,
): AsyncGenerator<ExecutionResult, void, void> {
  const answers = {
    async next(): Promise<IteratorResult<ExecutionResult, void>> {
      const { done, value } = await values.next();
      if (done) return { done: true, value: undefined };
      return { done: false, value: await answerTo(value) };
    },
    async return(): Promise<IteratorResult<ExecutionResult, void>> {
      await values.return?.();
      return { done: true, value: undefined };
    },
    async throw(error: unknown): Promise<IteratorResult<ExecutionResult, void>> {
      await values.return?.();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return answers;
    },
    async [Symbol.asyncDispose]() {
      await answers.return();
    },
  };
  return answers as AsyncGenerator<ExecutionResult, void, void>;
}
