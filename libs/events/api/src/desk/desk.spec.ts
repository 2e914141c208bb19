import { actingAs } from '@pho-hien/platform/testing';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { RejectRegistration } from '../registrations/reject-registration.ts';
import { callerOf, EventsApi, person } from '../testing/events-api.ts';
import { aRegistration } from '../testing/inputs.ts';
import { register } from '../testing/register-form.ts';
import { TestClock } from '../testing/test-clock.ts';

const clock = new TestClock();
let events: EventsApi;
beforeAll(async () => {
  events = await EventsApi.start({ clock });
});
afterAll(() => events.close());
afterEach(() => clock.reset());

const DESK = `query ($id: ID!) {
  registrationTotals(eventId: $id) { status total oldestSubmittedAt }
  registrationDays(eventId: $id) { date sent confirmed }
}`;

it('counts what waits, and by the day in Vietnam', async () => {
  const event = await events.event({}, { approval: 'BY_APPROVAL' });
  const [automatic, byApproval] = event.ticketTypeIds as [string, string];
  // A quarter past eleven in the evening, and half an hour later than that, in Hưng Yên.
  clock.set('2026-11-20T16:15:00.000Z');
  const first = aRegistration(byApproval);
  await register(events, first);
  await register(events, aRegistration(automatic));
  clock.set('2026-11-20T17:45:00.000Z');
  await register(events, aRegistration(byApproval));
  const organiser = person('ORGANISER', event.id);
  await events.api.app.get(RejectRegistration).run(callerOf(organiser), first.id, 'Ngoài đối tượng của chương trình');

  const { data, errors } = await events.api.graphql(DESK, { id: event.id }, actingAs(organiser));
  expect(errors).toBeUndefined();
  expect(data!['registrationDays']).toEqual([
    { date: '2026-11-20', sent: 2, confirmed: 1 },
    { date: '2026-11-21', sent: 1, confirmed: 0 },
  ]);
  expect(data!['registrationTotals']).toHaveLength(3);
  expect(data!['registrationTotals']).toContainEqual({
    status: 'AWAITING_APPROVAL',
    total: 1,
    oldestSubmittedAt: '2026-11-20T17:45:00.000Z',
  });
});

it('is for those who may read registrations', async () => {
  const [event, other] = [await events.event({}), await events.event({})];
  const { errors } = await events.api.graphql(DESK, { id: event.id }, actingAs(person('ORGANISER', other.id)));
  expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});
