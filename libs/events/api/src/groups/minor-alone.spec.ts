import { ANONYMOUS, newId } from '@pho-hien/kernel';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CancelByWallet } from '../changes/cancel-by-wallet.ts';
import { CorrectRegistration } from '../changes/correct-registration.ts';
import { LinkTokens } from '../changes/link-tokens.ts';
import { OfferTransfer } from '../changes/offer-transfer.ts';
import { TakeTransfer } from '../changes/take-transfer.ts';
import { Register } from '../registrations/register.ts';
import { eventsSql } from '../sql.ts';
import { callerOf, EventsApi } from '../testing/events-api.ts';
import { aRegistration } from '../testing/inputs.ts';
import { register } from '../testing/register-form.ts';
import { TestClock } from '../testing/test-clock.ts';
import { placesOutOfStep } from '../waitlist/places-out-of-step.ts';
import { SettleWaitlist } from '../waitlist/settle-waitlist.ts';
import { AnswerAsGuardian } from './answer-as-guardian.ts';
import { AskGuardianAgain } from './ask-guardian-again.ts';
import { ConsentQueries } from './consent.queries.ts';
import { SweepConsents } from './sweep-consents.ts';

const clock = new TestClock();
let events: EventsApi;
beforeAll(async () => {
  events = await EventsApi.start({ clock });
});
afterAll(() => events.close());
afterEach(async () => {
  clock.reset();
  expect(await placesOutOfStep(eventsSql(events.api.database.reader))).toEqual([]);
});

const visitor = callerOf(ANONYMOUS);
const use = <T>(type: new (...args: never[]) => T): T => events.api.app.get(type as never);
const GUARDIAN = { guardianName: 'Lê Thị Mẹ', guardianEmail: 'me@nha.example' };

async function child(type: object = {}, change: object = {}) {
  const event = await events.event({ places: 10, ...type });
  const ticketTypeId = event.ticketTypeIds[0]!;
  const input = aRegistration(ticketTypeId, { minor: true, ...GUARDIAN, ...change });
  await use(Register).run(visitor, input);
  return { event, ticketTypeId, input, id: input.id };
}
const stateOf = async (id: string) => {
  const [row] = await events.rows<{ state: string }>(
    `select status || ' ' || consent_state || ' ' ||
       (select count(*) from tickets where registration_id = $1 and tickets.status = 'VALID') as state
     from registrations where id = $1`,
    [id],
  );
  return row!.state;
};
const mailsAbout = async (id: string) => {
  const rows = await events.rows<{ mail: string }>(
    "select template || ' ' || recipient as mail from mails where aggregate_id = $1 order by id",
    [id],
  );
  return rows.map(({ mail }) => mail);
};
const asGuardian = (id: string, agrees: boolean) =>
  use(AnswerAsGuardian).run(visitor, id, { agrees, textVersion: 1, locale: 'vi' });

describe('somebody under 16 who registers alone', () => {
  it('has a place held and no ticket; the guardian is asked and the child told', async () => {
    const { id, input, ticketTypeId } = await child();
    expect(await stateOf(id)).toBe('AWAITING_CONSENT GUARDIAN_ASKED 0');
    expect(await mailsAbout(id)).toEqual(['guardian-asked me@nha.example', `guardian-awaited ${input.email}`]);
    const counts = await events.rows('select confirmed_count, held_count from ticket_types where id = $1', [
      ticketTypeId,
    ]);
    expect(counts).toEqual([{ confirmed_count: 0, held_count: 1 }]);
  });

  it('sent twice is one registration and one question; with another guardian it is another form', async () => {
    const { id, input } = await child();
    await use(Register).run(visitor, input);
    expect(await mailsAbout(id)).toHaveLength(2);
    const other = use(Register).run(visitor, { ...input, guardianEmail: 'bo@nha.example' });
    await expect(other).rejects.toMatchObject({ code: 'InvalidInput' });
  });

  it('has the ticket once the guardian agrees through the link', async () => {
    const { id, input } = await child();
    const token = use(LinkTokens).of('guardian', id);
    const { data } = await events.api.graphql(
      'query ($token: String!) { guardianRequest(token: $token) { childName organisationName consent } }',
      { token },
    );
    expect(data).toEqual({
      guardianRequest: { childName: input.fullName, organisationName: null, consent: 'GUARDIAN_ASKED' },
    });
    await asGuardian(id, true);
    expect(await stateOf(id)).toBe('CONFIRMED GUARDIAN_GIVEN 1');
    expect((await mailsAbout(id)).at(-1)).toBe(`ticket-issued ${input.email}`);
  });

  it('goes on to the organisers where they approve', async () => {
    const { id } = await child({ approval: 'BY_APPROVAL' });
    expect(await stateOf(id)).toBe('AWAITING_CONSENT GUARDIAN_ASKED 0');
    await asGuardian(id, true);
    expect(await stateOf(id)).toBe('AWAITING_APPROVAL GUARDIAN_GIVEN 0');
  });

  it('has the place no more when the guardian declines, and is told', async () => {
    const { id, input } = await child();
    await asGuardian(id, false);
    expect(await stateOf(id)).toBe('CANCELLED DECLINED 0');
    expect((await mailsAbout(id)).at(-1)).toBe(`registration-cancelled ${input.email}`);
  });

  it('is remembered to the guardian once, and ends when nobody answers; or when the child cancels', async () => {
    const { id, input } = await child();
    const [row] = await events.rows<{ answer_by: Date }>(
      'select answer_by from consent_requests where registration_id = $1',
      [id],
    );
    clock.set(new Date(row!.answer_by.getTime() - 3_600_000).toISOString());
    await use(SweepConsents).run();
    await use(SweepConsents).run();
    clock.set(row!.answer_by.toISOString());
    await use(SweepConsents).run();
    expect(await stateOf(id)).toBe('CANCELLED LAPSED 0');
    expect((await mailsAbout(id)).slice(2)).toEqual([
      'guardian-reminded me@nha.example',
      'guardian-lapsed me@nha.example',
      `registration-cancelled ${input.email}`,
    ]);
    clock.reset();
    const again = await child();
    await use(CancelByWallet).run(visitor, again.id);
    await expect(asGuardian(again.id, true)).rejects.toMatchObject({ code: 'NothingToAnswer' });
  });

  it('waits in the line, and is passed over until the guardian has agreed', async () => {
    const { ticketTypeId, event } = await child({ places: 1, waitlistOpen: true });
    const first = aRegistration(ticketTypeId, { minor: true, ...GUARDIAN, joinWaitlist: true });
    const second = aRegistration(ticketTypeId, { joinWaitlist: true });
    await use(Register).run(visitor, first);
    await use(Register).run(visitor, second);
    expect(await stateOf(first.id)).toBe('WAITLISTED GUARDIAN_ASKED 0');
    await events.rows('update ticket_types set places = 2 where event_id = $1', [event.id]);
    await use(SettleWaitlist).run({ ticketTypeId });
    expect(await stateOf(first.id)).toBe('WAITLISTED GUARDIAN_ASKED 0');
    expect(await stateOf(second.id)).toBe('OFFERED GIVEN 0');
    await asGuardian(first.id, true);
    await events.rows('update ticket_types set places = 3 where event_id = $1', [event.id]);
    await use(SettleWaitlist).run({ ticketTypeId });
    expect(await stateOf(first.id)).toBe('OFFERED GUARDIAN_GIVEN 0');
  });

  it('agrees to nothing but the registration itself', async () => {
    const consents = (['REGISTRATION', 'PHOTOS', 'NEWS'] as const).map((purpose) => ({
      purpose,
      given: true,
      textVersion: 1,
    }));
    const { id } = await child({}, { consents });
    expect(await events.rows('select purpose from registration_consents where registration_id = $1', [id])).toEqual([
      { purpose: 'REGISTRATION' },
    ]);
  });

  it('shows the organisers whom it waits for, and until when', async () => {
    const { id } = await child();
    const waits = await use(ConsentQueries).guardiansOf([id]);
    expect(waits.get(id)).toMatchObject({
      guardianName: 'Lê Thị Mẹ',
      guardianEmailHint: 'm…@nha.example',
      consent: 'GUARDIAN_ASKED',
      answeredAt: null,
    });
    expect(JSON.stringify([...waits.values()])).not.toContain('me@nha.example');
  });

  it('may have the guardian written to again, while an answer is possible', async () => {
    const { id } = await child();
    await use(AskGuardianAgain).run(visitor, id);
    expect((await mailsAbout(id)).filter((mail) => mail === 'guardian-asked me@nha.example')).toHaveLength(2);
    const answered = await child();
    await asGuardian(answered.id, true);
    await expect(use(AskGuardianAgain).run(visitor, answered.id)).rejects.toMatchObject({ code: 'NothingToAnswer' });
    const { id: adult } = await child({}, { minor: false, guardianName: null, guardianEmail: null });
    await expect(use(AskGuardianAgain).run(visitor, adult)).rejects.toMatchObject({ code: 'NothingToAnswer' });
  });

  it('may have it in the line as well, and the log says who asked again', async () => {
    const { id } = await child({ places: 1, waitlistOpen: true });
    const ticketTypeId = (
      await events.rows<{ of: string }>('select ticket_type_id as of from registrations where id = $1', [id])
    )[0]!.of;
    const second = aRegistration(ticketTypeId, { minor: true, ...GUARDIAN, joinWaitlist: true });
    await use(Register).run(visitor, second);
    const before = await mailsAbout(second.id);
    await use(AskGuardianAgain).run(visitor, second.id);
    expect((await mailsAbout(second.id)).slice(before.length)).toEqual(['guardian-asked me@nha.example']);
    const log = await events.rows(
      "select action from audit_entries where aggregate_id = $1 and action = 'registration.guardian_asked_again'",
      [second.id],
    );
    expect(log).toHaveLength(1);
  });

  it('may correct a slip while the guardian is waited for: the guardian reads the right name', async () => {
    const { id } = await child({}, { fullName: 'Le Be Ut' });
    const correction = { fullName: 'Lê Bé Út', phone: null, organisationName: null };
    await use(CorrectRegistration).run(visitor, id, correction, 'holder');
    expect(await stateOf(id)).toBe('AWAITING_CONSENT GUARDIAN_ASKED 0');
    const request = await use(ConsentQueries).requestOf(use(LinkTokens).of('guardian', id));
    expect(request).toMatchObject({ childName: 'Lê Bé Út' });
  });

  it('is told which field is wrong; age unsaid is a field', async () => {
    const event = await events.event({ places: 10 });
    const problemsOf = async (change: object) => {
      const input = aRegistration(event.ticketTypeIds[0]!, change);
      return (await register(events, input)).problems;
    };
    expect(await problemsOf({ minor: null })).toEqual([{ field: 'minor', code: 'required' }]);
    expect(await problemsOf({ minor: true })).toEqual([
      { field: 'guardianName', code: 'required' },
      { field: 'guardianEmail', code: 'required' },
    ]);
    expect(await problemsOf({ minor: true, fullName: 'Lê Bé Út', ...GUARDIAN, guardianName: 'lê bé út' })).toEqual([
      { field: 'guardianName', code: 'duplicate' },
    ]);
    expect(await problemsOf({ minor: true, ...GUARDIAN, guardianEmail: 'me@' })).toEqual([
      { field: 'guardianEmail', code: 'not_an_email' },
    ]);
  });
});

describe('a ticket that is passed on to somebody under 16', () => {
  it('ends, and its place is held until the guardian agrees', async () => {
    const event = await events.event({ places: 1 });
    const giver = aRegistration(event.ticketTypeIds[0]!);
    await use(Register).run(visitor, giver);
    await use(OfferTransfer).run(visitor, giver.id, 'Lê Bé Út');
    const [transfer] = await events.rows<{ id: string }>('select id from ticket_transfers where registration_id = $1', [
      giver.id,
    ]);
    const taken = {
      ...{ token: use(LinkTokens).of('transfer', transfer!.id), id: newId(), locale: 'vi' as const, phone: null },
      ...{ fullName: 'Lê Bé Út', email: 'ut@nha.example', consents: giver.consents },
    };
    const alone = use(TakeTransfer).run(visitor, { ...taken, minor: true });
    await expect(alone).rejects.toMatchObject({ code: 'InvalidInput' });
    await use(TakeTransfer).run(visitor, { ...taken, minor: true, ...GUARDIAN });
    expect(await stateOf(giver.id)).toBe('TRANSFERRED GIVEN 0');
    expect(await stateOf(taken.id)).toBe('AWAITING_CONSENT GUARDIAN_ASKED 0');
    expect(await placesOutOfStep(eventsSql(events.api.database.reader))).toEqual([]);
    await asGuardian(taken.id, true);
    expect(await stateOf(taken.id)).toBe('CONFIRMED GUARDIAN_GIVEN 1');
  });
});

describe('the database', () => {
  const confirm = "update registrations set status = 'CONFIRMED', consent_state = 'GUARDIAN_GIVEN' where id = $1";

  it('confirms no child without consent, nor one whose consent nobody recorded', async () => {
    const { id } = await child();
    const bare = events.rows("update registrations set status = 'CONFIRMED' where id = $1", [id]);
    await expect(bare).rejects.toThrow(/registrations_(minor_consented|awaiting_consent)/);
    await expect(events.rows(confirm, [id])).rejects.toMatchObject({ constraint: 'registrations_consent_recorded' });
    const school = confirm.replace('GUARDIAN_GIVEN', 'SCHOOL_AUTHORITY');
    await expect(events.rows(school, [id])).rejects.toMatchObject({ constraint: 'registrations_consent_recorded' });
    expect(await stateOf(id)).toBe('AWAITING_CONSENT GUARDIAN_ASKED 0');
  });

  it('would confirm one without its guards', async () => {
    const { id } = await child();
    await events.rows('begin', []);
    await events.rows('alter table registrations disable trigger registrations_consent_recorded', []);
    await events.rows(confirm, [id]);
    await events.rows('set constraints all immediate', []);
    expect(await stateOf(id)).toBe('CONFIRMED GUARDIAN_GIVEN 0');
    await events.rows('rollback', []);
  });
});
