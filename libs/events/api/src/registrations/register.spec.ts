import { decodeTicket, type RegisterInput, shortCodeOf, verifyTicket } from '@pho-hien/events-core';
import { ANONYMOUS, endOfDay, newId } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import { createHash } from 'node:crypto';
import { statementsOf } from '@pho-hien/platform/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { UpdateEvent } from '../events/update-event.ts';
import { EventKeys } from '../signing/event-keys.ts';
import { nodeEd25519 } from '../signing/node-ed25519.ts';
import { RevokeSigningKey } from '../signing/revoke-signing-key.ts';
import { SignTicketsAgain } from '../signing/sign-tickets-again.ts';
import { callerOf, EventsApi, person } from '../testing/events-api.ts';
import { anEvent, aRegistration } from '../testing/inputs.ts';
import { register } from '../testing/register-form.ts';
import { TestClock } from '../testing/test-clock.ts';
import { Places } from './places.ts';
import { Register } from './register.ts';

const clock = new TestClock();
let events: EventsApi;
beforeAll(async () => {
  events = await EventsApi.start({ clock });
});
afterAll(() => events.close());
afterEach(() => clock.reset());

const traces = async (id: string) => [
  await events.count('registrations where id = $1', [id]),
  await events.count('registration_consents where registration_id = $1', [id]),
  await events.count('tickets where registration_id = $1', [id]),
  await events.count('audit_entries where aggregate_id = $1', [id]),
  await events.count('mails where aggregate_id = $1', [id]),
];
const templates = async (id: string) =>
  (await events.rows<{ template: string }>('select template from mails where aggregate_id = $1 order by id', [id])).map(
    ({ template }) => template,
  );
const confirmed = async (ticketTypeId: string) =>
  (
    await events.rows<{ confirmed_count: number }>('select confirmed_count from ticket_types where id = $1', [
      ticketTypeId,
    ])
  )[0]!.confirmed_count;

describe('an automatic ticket type', () => {
  it('confirms at once, with a ticket signed by the key of the event', async () => {
    const event = await events.event({ places: 5 });
    const answer = await register(events, aRegistration(event.ticketTypeIds[0]!));
    expect(answer).toMatchObject({
      __typename: 'Registered',
      wallet: { status: 'CONFIRMED', event: { slug: event.slug } },
    });
    const ticket = answer.wallet.ticket!;
    expect(ticket.code).toHaveLength(148);
    const read = decodeTicket(ticket.code)!;
    expect(read.token).toMatchObject({ ticketId: ticket.id, keyId: 1, ticketTypeNumber: 1, flags: 0 });
    expect(read.token.validFrom?.toISOString()).toBe('2099-12-11T17:00:00.000Z');
    expect(read.token.validUntil?.toISOString()).toBe('2099-12-13T17:00:00.000Z');
    expect(ticket.shortCode).toBe(shortCodeOf(ticket.id));
    const [key] = await events.api.app.get(EventKeys).publicKeysOf(event.id);
    const publicKey = new Uint8Array(Buffer.from(key!.publicKey, 'base64url'));
    expect(await verifyTicket(read, publicKey, nodeEd25519)).toBe(true);
    expect(await confirmed(event.ticketTypeIds[0]!)).toBe(1);
  });

  it('leaves one registration, its consents, its ticket, a line in the log and a mail', async () => {
    const event = await events.event({});
    const input = aRegistration(event.ticketTypeIds[0]!, {
      locale: 'en',
      consents: [
        { purpose: 'REGISTRATION', given: true, textVersion: 1 },
        { purpose: 'NEWS', given: false, textVersion: 1 },
        { purpose: 'PHOTOS', given: true, textVersion: 1 },
      ],
    });
    await register(events, input);
    expect(await traces(input.id)).toEqual([1, 2, 1, 1, 1]);
    expect(await templates(input.id)).toEqual(['ticket-issued']);
    const consents = await events.rows('select purpose, text from registration_consents order by purpose');
    expect(consents).toContainEqual({ purpose: 'PHOTOS', text: m.consent_photos_v1({}, { locale: 'en' }) });
  });

  it('keeps neither the token of the wallet nor the code of the ticket', async () => {
    const event = await events.event({});
    const { walletToken, wallet } = await register(events, aRegistration(event.ticketTypeIds[0]!));
    const [row] = await events.rows<{ all: string; hash: string }>(
      `select r::text || t::text as all, r.wallet_token_hash as hash
       from registrations r join tickets t on t.registration_id = r.id where r.id = $1`,
      [wallet.registrationId],
    );
    expect(row!.hash).toBe(createHash('sha256').update(walletToken).digest('hex'));
    expect(row!.all).not.toContain(walletToken);
    expect(row!.all).not.toContain(wallet.ticket!.code.slice(4, 40));
  });

  it('lets a family share one address', async () => {
    const event = await events.event({});
    const email = 'giadinh@nha.example';
    const type = event.ticketTypeIds[0]!;
    for (const fullName of ['Trần Văn Ba', 'Trần Thị Tư'])
      expect(await register(events, aRegistration(type, { email, fullName }))).toMatchObject({
        __typename: 'Registered',
      });
  });
});

describe('a ticket type by approval', () => {
  it('waits, takes no place, and says so by mail', async () => {
    const event = await events.event({ approval: 'BY_APPROVAL', places: 1 });
    const input = aRegistration(event.ticketTypeIds[0]!);
    expect(await register(events, input)).toMatchObject({ wallet: { status: 'AWAITING_APPROVAL', ticket: null } });
    expect(await traces(input.id)).toEqual([1, 1, 0, 1, 1]);
    expect(await templates(input.id)).toEqual(['registration-received']);
    expect(await confirmed(event.ticketTypeIds[0]!)).toBe(0);
  });
});

describe('sending the form twice', () => {
  it('is one registration with one answer', async () => {
    const event = await events.event({ places: 3 });
    const input = aRegistration(event.ticketTypeIds[0]!);
    const first = await register(events, input);
    expect(await register(events, input)).toEqual(first);
    expect(await traces(input.id)).toEqual([1, 1, 1, 1, 1]);
    expect(await confirmed(event.ticketTypeIds[0]!)).toBe(1);
  });

  it('at the same moment is one registration, too', async () => {
    const event = await events.event({ places: 3 });
    const input = aRegistration(event.ticketTypeIds[0]!);
    const answers = await Promise.all(Array.from({ length: 8 }, () => register(events, input)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await traces(input.id)).toEqual([1, 1, 1, 1, 1]);
    expect(await confirmed(event.ticketTypeIds[0]!)).toBe(1);
  });

  it('under the id of somebody else, or long after, opens no wallet', async () => {
    const event = await events.event({});
    const input = aRegistration(event.ticketTypeIds[0]!);
    await register(events, input);
    const duplicate = { __typename: 'InvalidInput', problems: [{ field: 'id', code: 'duplicate' }] };
    expect(await register(events, { ...input, email: 'ke.gian@mang.example' })).toEqual(duplicate);
    // What was changed is not dropped in silence.
    for (const changed of [{ phone: '0912 345 678' }, { note: 'Tôi đi xe lăn' }, { organisationName: 'Trường khác' }])
      expect(await register(events, { ...input, ...changed })).toEqual(duplicate);
    clock.set(new Date(Date.now() + 16 * 60_000).toISOString());
    expect(await register(events, input)).toEqual(duplicate);
  });
});

describe('register refuses', () => {
  const refused = async (input: RegisterInput, answer: object) => {
    expect(await register(events, input)).toMatchObject(answer);
    expect(await traces(input.id)).toEqual([0, 0, 0, 0, 0]);
  };

  it('before and after the window, and after the event', async () => {
    const window = { opensAt: new Date('2099-01-01T00:00:00Z'), closesAt: new Date('2099-02-01T00:00:00Z') };
    const event = await events.event(window, {});
    const [windowed, open] = event.ticketTypeIds;
    const closed = {
      __typename: 'RegistrationClosed',
      opensAt: '2099-01-01T00:00:00.000Z',
      closesAt: '2099-02-01T00:00:00.000Z',
    };
    await refused(aRegistration(windowed!), closed);
    clock.set('2099-02-01T00:00:00Z');
    await refused(aRegistration(windowed!), closed);
    clock.set('2099-12-13T17:00:00Z');
    await refused(aRegistration(open!), {
      __typename: 'RegistrationClosed',
      opensAt: null,
      closesAt: '2099-12-13T17:00:00.000Z',
    });
  });

  it('when every place is taken', async () => {
    const event = await events.event({ places: 1 });
    const ticketTypeId = event.ticketTypeIds[0]!;
    await register(events, aRegistration(ticketTypeId));
    await refused(aRegistration(ticketTypeId), { __typename: 'SoldOut', ticketTypeId, waitlistPosition: 1 });
  });

  it('the same person twice, whatever the spelling, and sends them their wallet by mail alone', async () => {
    const event = await events.event({ places: 1 });
    const type = event.ticketTypeIds[0]!;
    const first = aRegistration(type, { fullName: 'Đỗ Thị Hằng', email: 'hang@congty.example' });
    await register(events, first);
    const again = aRegistration(type, { fullName: 'do thi  hang', email: 'Hang@CongTy.example' });
    await refused(again, { __typename: 'AlreadyRegistered', since: expect.any(String) });
    expect(await templates(first.id)).toEqual(['ticket-issued', 'already-registered']);
  });

  it('without the consent it needs', async () => {
    const event = await events.event({});
    for (const consents of [[], [{ purpose: 'REGISTRATION' as const, given: false, textVersion: 1 }]])
      await refused(aRegistration(event.ticketTypeIds[0]!, { consents }), {
        __typename: 'ConsentRequired',
        purpose: 'REGISTRATION',
      });
  });

  it.each<[Partial<RegisterInput>, string, string]>([
    [{ fullName: ' ' }, 'fullName', 'required'],
    [{ fullName: 'Xem http://lua.example' }, 'fullName', 'contains_link'],
    [{ email: 'khong-phai' }, 'email', 'not_an_email'],
    [{ email: 'a@b.example\r\nBcc: c@d.example' }, 'email', 'not_an_email'],
    [{ phone: '123' }, 'phone', 'not_a_phone'],
    [{ note: 'x'.repeat(501) }, 'note', 'too_long'],
    [
      { consents: [{ purpose: 'REGISTRATION', given: true, textVersion: 9 }] },
      'consents.0.textVersion',
      'unknown_value',
    ],
  ])('%j', async (change, field, code) => {
    const event = await events.event({});
    await refused(aRegistration(event.ticketTypeIds[0]!, change), {
      __typename: 'InvalidInput',
      problems: [{ field, code }],
    });
  });

  it('an id that is none', async () => {
    const event = await events.event({});
    for (const id of ['1', '0193A000-0000-7000-8000-000000000001', '6f1d9a52-7d0e-4c5b-9c9e-0a4f5b6c7d8e'])
      expect(await register(events, aRegistration(event.ticketTypeIds[0]!, { id }))).toMatchObject({
        problems: [{ field: 'id', code: 'not_an_id' }],
      });
  });

  it('a hidden, an unpublished and an unknown ticket type with one answer', async () => {
    const hidden = await events.event({ hidden: true }, {});
    const draft = await events.draft({});
    const unknown = { __typename: 'InvalidInput', problems: [{ field: 'ticketTypeId', code: 'unknown_value' }] };
    for (const id of [hidden.ticketTypeIds[0]!, draft.ticketTypeIds[0]!, newId(), 'x'])
      await refused(aRegistration(id), unknown);
  });
});

describe('the transaction', () => {
  it('leaves nothing when it fails at its last statement', async () => {
    const event = await events.event({ places: 5 });
    const places = events.api.app.get(Places);
    const take = places.take.bind(places);
    places.take = async (...args) => {
      await take(...args);
      throw new Error('the power went out');
    };
    const input = aRegistration(event.ticketTypeIds[0]!);
    try {
      await expect(events.api.app.get(Register).run(callerOf(ANONYMOUS), input)).rejects.toThrow('the power went out');
    } finally {
      places.take = take;
    }
    expect(await traces(input.id)).toEqual([0, 0, 0, 0, 0]);
    expect(await confirmed(event.ticketTypeIds[0]!)).toBe(0);
    expect(await register(events, input)).toMatchObject({ wallet: { status: 'CONFIRMED' } });
  });

  it('judges again when the offer changed under its hands', async () => {
    const event = await events.event({ places: 5 });
    const places = events.api.app.get(Places);
    const take = places.take.bind(places);
    let changed = false;
    places.take = async (...args) => {
      // As the use case does it, on a connection of its own.
      if (!changed) {
        await events.rows('update ticket_types set version = version + 1 where event_id = $1', [event.id]);
        await events.rows("update events set status = 'DRAFT', version = version + 1 where id = $1", [event.id]);
      }
      changed = true;
      return take(...args);
    };
    const input = aRegistration(event.ticketTypeIds[0]!);
    try {
      expect(await register(events, input)).toMatchObject({
        problems: [{ field: 'ticketTypeId', code: 'unknown_value' }],
      });
    } finally {
      places.take = take;
    }
    expect(await traces(input.id)).toEqual([0, 0, 0, 0, 0]);
  });

  it('is nine statements, one before and eight in the transaction, and the last takes the place', async () => {
    const event = await events.event({ places: 5 });
    const run = () => events.api.app.get(Register).run(callerOf(ANONYMOUS), aRegistration(event.ticketTypeIds[0]!));
    await run();
    const statements = await statementsOf(run);
    expect(statements).toHaveLength(9);
    expect(statements.slice(1, 3)).toEqual([
      expect.stringMatching(/^begin/i),
      expect.stringMatching(/^with .*insert into "registrations"/s),
    ]);
    expect(statements.at(-1)).toMatch(/^commit/i);
    expect(statements.at(-2)).toMatch(/^update "ticket_types"/);
  });
});

describe('while the offer is being changed', () => {
  it('no ticket says another day than its event, nor stands on a key that was revoked', async () => {
    const admin = callerOf(person('ADMINISTRATOR'));
    for (let round = 0; round < 3; round += 1) {
      const event = await events.event({ places: 100 });
      const type = event.ticketTypeIds[0]!;
      const [key] = await events.api.app.get(EventKeys).publicKeysOf(event.id);
      const days = [{ ...anEvent().days[0]!, date: '2099-12-20' }];
      const register = () => events.api.app.get(Register).run(callerOf(ANONYMOUS), aRegistration(type));
      await Promise.allSettled([
        register(),
        register(),
        events.api.app.get(UpdateEvent).run(admin, event.id, 2, { ...anEvent(), slug: event.slug, days }),
        register(),
        events.api.app.get(RevokeSigningKey).run(admin, key!.id, 'Thử'),
        register(),
      ]);
      await events.api.app.get(SignTicketsAgain).run({ keyId: key!.id });
      const [span] = await events.rows<{ last: string }>(
        'select max(date)::text as last from event_days where event_id = $1',
        [event.id],
      );
      const tickets = await events.rows<{ valid_until: Date; status: string }>(
        `select t.valid_until, k.status from tickets t join registrations r on r.id = t.registration_id
         join event_keys k on k.id = t.event_key_id where r.event_id = $1`,
        [event.id],
      );
      expect(tickets).toHaveLength(4);
      for (const ticket of tickets) expect(ticket).toEqual({ valid_until: endOfDay(span!.last), status: 'ACTIVE' });
    }
  });
});
