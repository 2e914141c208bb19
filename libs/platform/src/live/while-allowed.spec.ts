import type { GraphQLError } from 'graphql';
import { expect, it, vi } from 'vitest';
import { notFound } from '../access/access-errors.ts';
import { whileAllowed } from './while-allowed.ts';

/** A stream of 1, 2, 3 … whose subscriber a test shuts out, at a time that a test sets. */
function aStream() {
  const given = { at: 0, refusal: null as GraphQLError | null, asked: 0, last: 0 };
  const left = vi.fn(async () => ({ done: true as const, value: undefined }));
  const stream = whileAllowed<number>(
    { next: async () => ({ done: false, value: (given.last += 1) }), return: left },
    async () => {
      given.asked += 1;
      return given.refusal;
    },
    () => given.at,
  );
  return { given, stream, left };
}

it('asks again at most every two seconds, however much is delivered', async () => {
  const { given, stream } = aStream();
  for (given.at = 0; given.at < 6500; given.at += 500) await stream.next();
  expect(given.asked).toBe(3);
  expect(given.last).toBe(13);
});

it('ends with the refusal instead of the value, and lets go of the source', async () => {
  const { given, stream, left } = aStream();
  expect(await stream.next()).toEqual({ done: false, value: 1 });
  given.refusal = notFound();
  given.at = 2000;
  expect(await stream.next()).toEqual({ done: false, value: given.refusal });
  expect(left).toHaveBeenCalledTimes(1);
  expect(await stream.next()).toEqual({ done: true, value: undefined });
  expect(given.last).toBe(2);
});

it('delivers nothing when nobody can say whether they may', async () => {
  const { given, left } = aStream();
  const stream = whileAllowed<number>(
    { next: async () => ({ done: false, value: 1 }), return: left },
    () => Promise.reject(new Error('no database')),
    () => given.at,
  );
  given.at = 5000;
  await expect(stream.next()).rejects.toThrow('no database');
});

it('ends when its subscriber leaves', async () => {
  const { stream, left } = aStream();
  await stream.return!();
  expect(left).toHaveBeenCalledTimes(1);
  expect(await stream.next()).toEqual({ done: true, value: undefined });
});
