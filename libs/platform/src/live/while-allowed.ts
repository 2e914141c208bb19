import type { GraphQLError } from 'graphql';

/** How old an answer to "may they still?" can be when something is delivered. */
const ASKED_AT_MOST_AGO_MS = 2000;

/**
 * A subscription's stream for as long as its subscriber may have it: a role that was taken away or a
 * session that ended shows here, for the guard asks only once, at the beginning. The last value is then
 * the refusal, which GraphQL delivers as an error; what was read for them meanwhile is not delivered.
 *
 * @param refusal asks again; null while they may. When it throws, the stream fails: in doubt nothing is told
 * @param now milliseconds that only grow
 */
export function whileAllowed<T>(
  values: AsyncIterator<T>,
  refusal: () => Promise<GraphQLError | null>,
  now: () => number = () => performance.now(),
): AsyncIterableIterator<T | GraphQLError> {
  let askedAt = now();
  let refused = false;
  return {
    async next() {
      if (refused) return { done: true, value: undefined };
      const next = await values.next();
      if (next.done || now() - askedAt < ASKED_AT_MOST_AGO_MS) return next;
      const asking = now();
      const found = await refusal();
      askedAt = asking;
      if (!found) return next;
      refused = true;
      await values.return?.();
      return { done: false, value: found };
    },
    async return() {
      refused = true;
      await values.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
