import { newId } from '@pho-hien/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EventsApi } from '../testing/events-api.ts';
import { aRegistration } from '../testing/inputs.ts';

const environment = { RATE_LIMITS: 'true' };
let one: EventsApi;
let other: EventsApi;
beforeAll(async () => {
  one = await EventsApi.start({ environment });
  other = await EventsApi.start({ beside: one, environment });
});
afterAll(async () => {
  await other.close();
  await one.close();
});

const registerAt = async ({ api }: EventsApi) => {
  const query = 'mutation ($input: RegisterInput!) { register(input: $input) { __typename } }';
  const { errors } = await api.graphql(query, { input: aRegistration(newId()) });
  return errors?.[0]?.extensions.code;
};

it('registering too often from one address is refused, whichever process is asked', async () => {
  expect(await registerAt(one)).toBeUndefined();
  await one.rows("update rate_limit_counters set points = 119 where key like 'register:%'");
  expect(await registerAt(other)).toBeUndefined();
  expect(await registerAt(one)).toBe('RATE_LIMITED');
  expect(await registerAt(other)).toBe('RATE_LIMITED');
});
