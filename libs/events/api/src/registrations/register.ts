import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import {
  AlreadyRegistered,
  type FormVersion,
  isSameForm,
  judgeRegistration,
  LIVE_REGISTRATION_STATUSES,
  normaliseRegistrant,
  type RegisterInput,
  type RegistrationJudgement,
  type StoredForm,
} from '@pho-hien/events-core';
import { type Clock, InvalidInput, isId, searchKey } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, RateLimits, type Transaction } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { type AnsweredVersion, GivenAnswers } from '../forms/given-answers.ts';
import { AskGuardian } from '../groups/ask-guardian.ts';
import { eventsSql } from '../sql.ts';
import { newTicket } from '../tickets/new-ticket.ts';
import { WaitlistMails } from '../waitlist/waitlist-mails.ts';
import { type AcceptedRegistration, consentRows, insertRegistration, registrationRow } from './insert-registration.ts';
import { offerFrom, selectOffer } from './offer-facts.ts';
import { Places } from './places.ts';
import { RegistrationMails } from './registration-mails.ts';
import { RegistrationQueries } from './registration.queries.ts';
import { RemindRegistrant } from './remind-registrant.ts';
import { TryAgain, tryAgain } from './try-again.ts';
import { FIRST_LINK, WalletTokens } from './wallet-tokens.ts';
import type { WalletType } from './wallet.graphql.ts';

/** Wide, because a whole school registers from one address. */
const REGISTRATIONS = { name: 'register', times: 120, seconds: 60 };
/** How long after the first time the same form may be sent again and is answered the same way. */
const SAME_ANSWER_MS = 15 * 60_000;

/**
 * Registers somebody for a ticket type: the busiest minute of a festival. Everything that needs no
 * lock happens before the place is taken, and that is the transaction's last statement.
 */
@Injectable()
export class Register {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly places: Places,
    private readonly answers: GivenAnswers,
    private readonly mails: RegistrationMails,
    private readonly waitlistMails: WaitlistMails,
    private readonly guardians: AskGuardian,
    private readonly reminder: RemindRegistrant,
    private readonly registrations: RegistrationQueries,
    private readonly wallets: WalletTokens,
    private readonly limits: RateLimits,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Returns the registration as its holder sees it; sending the same form again returns it again. Throws
   * `RegistrationClosed`, `SoldOut`, `AlreadyRegistered`, `ConsentRequired`, `FormChanged`, `InvalidInput`.
   */
  async run(caller: Caller, input: RegisterInput): Promise<WalletType> {
    await this.limits.use(REGISTRATIONS, caller.address ?? 'unknown');
    if (!isId(input.ticketTypeId)) throw new InvalidInput([{ field: 'ticketTypeId', code: 'unknown_value' }]);
    if (!isId(input.id)) throw new InvalidInput([{ field: 'id', code: 'not_an_id' }]);
    return tryAgain(() => this.register(caller, input));
  }

  private async register(caller: Caller, input: RegisterInput): Promise<WalletType> {
    const known = await this.read(input);
    if (known?.sameId) return this.answerAgain(input, known.sameId, known.form);
    const judgement = this.judge(input, known);
    if (judgement.accepted) return this.write(caller, input, judgement, known!);
    if (judgement.failure instanceof AlreadyRegistered) await this.reminder.run(known!.live!.id);
    throw judgement.failure;
  }

  private judge(input: RegisterInput, known: Known | undefined): RegistrationJudgement {
    const facts = {
      eventStatus: known?.offer.event.status ?? 'DRAFT',
      eventEndsAt: known?.offer.event.endsAt ?? null,
      ticketType: known?.offer.ticketType ?? null,
      form: known?.form ?? null,
      registeredSince: known?.live?.submittedAt ?? null,
    };
    return judgeRegistration(facts, input, this.clock.now());
  }

  /** All there is to know, in one statement. */
  private async read(input: RegisterInput) {
    const { email, fullName } = normaliseRegistrant(input);
    const row = await selectOffer(eventsSql(this.database.reader), input.ticketTypeId)
      .select((facts) => [
        facts
          .selectFrom('registrations')
          .select(
            raw<StoredJson>`jsonb_build_object('id', id, 'ticketTypeId', ticket_type_id, 'email', email,
            'fullName', full_name, 'phone', phone, 'organisationName', organisation_name, 'note', note, 'locale', locale,
            'submittedAt', submitted_at, 'minor', minor,
            'guardian', (select jsonb_build_object('name', guardian_name, 'email', guardian_email) from consent_requests
              where registration_id = id),
            'purposes', (select coalesce(jsonb_agg(purpose), '[]') from registration_consents where registration_id = id),
            'answers', (select coalesce(jsonb_object_agg(key, value), '{}') from registration_answers, jsonb_each(answers)
              where registration_id = id))`.as('same'),
          )
          .where('id', '=', input.id)
          .as('same_id'),
        facts
          .selectFrom('registrations')
          .select(
            raw<{ id: string; submittedAt: string }>`jsonb_build_object('id', id, 'submittedAt', submitted_at)`.as(
              'live',
            ),
          )
          .where('ticket_type_id', '=', input.ticketTypeId)
          .where('email', '=', email)
          .where('search_name', '=', searchKey(fullName))
          .where('status', 'in', LIVE_REGISTRATION_STATUSES)
          .as('live'),
        facts
          .selectFrom('form_versions')
          .select(
            raw<FormVersion & AnsweredVersion>`jsonb_build_object('id', id, 'version', version, 'fields', fields)`.as(
              'form',
            ),
          )
          .where('ticket_type_id', '=', input.ticketTypeId)
          .orderBy('version', 'desc')
          .limit(1)
          .as('form'),
      ])
      .executeTakeFirst();
    return (
      row && {
        offer: offerFrom(row),
        form: row.form,
        sameId: row.same_id && { ...row.same_id, submittedAt: new Date(row.same_id.submittedAt) },
        live: row.live && { id: row.live.id, submittedAt: new Date(row.live.submittedAt) },
      }
    );
  }

  /** The id is taken: by this very form sent twice, or by another, if only by a changed telephone number. */
  private answerAgain(input: RegisterInput, stored: NonNullable<Known['sameId']>, form: Known['form']) {
    const fresh = this.clock.now().getTime() - stored.submittedAt.getTime() <= SAME_ANSWER_MS;
    if (fresh && isSameForm(stored, input, form?.fields ?? [])) return this.registrations.wallet(stored.id);
    throw new InvalidInput([{ field: 'id', code: 'duplicate' }]);
  }

  private async write(
    caller: Caller,
    input: RegisterInput,
    judgement: AcceptedRegistration,
    { offer, form }: Known,
  ): Promise<WalletType> {
    const { registrant, status, guardian } = judgement;
    const confirmed = status === 'CONFIRMED';
    const now = this.clock.now();
    const row = registrationRow(input, judgement, offer, this.wallets.hashFor(input.id), now);
    const insert = async (tx: Transaction, waitlistNumber: number | null) => {
      await insertRegistration(tx, { ...row, waitlist_number: waitlistNumber }, consents, ticket);
      if (form?.fields.length) await this.answers.store(tx, form, input.id, input.answers ?? {}, caller);
    };
    const consents = consentRows(input, now);
    const ticket = confirmed ? newTicket(offer, input.id, this.clock) : null;
    const holder = {
      registrationId: input.id,
      fullName: registrant.fullName,
      email: registrant.email,
      locale: input.locale,
      walletLink: FIRST_LINK,
    };
    await this.database.transaction(async (tx) => {
      // Who joins the line gets their number there, under its lock; nobody else needs it to be written.
      if (status !== 'WAITLISTED') await insert(tx, null);
      await this.audit.open(tx, {
        aggregateType: 'registration',
        aggregateId: input.id,
        eventId: offer.event.id,
        action: 'registration.submitted',
        caller,
        changes: {
          status,
          ticketTypeId: offer.ticketType.id,
          ticketId: ticket?.id,
          ...(guardian && { minor: true, consent: judgement.consent }),
        },
        personal: {
          ...{ fullName: registrant.fullName, email: registrant.email, phone: registrant.phone },
          ...(guardian && { guardianName: guardian.name, guardianEmail: guardian.email }),
        },
      });
      if (ticket)
        await this.mails.ticket(tx, 'ticket-issued', holder, offer, { id: ticket.id, shortCode: ticket.short_code });
      else if (status === 'WAITLISTED') await this.waitlistMails.joined(tx, holder, offer);
      else if (status === 'AWAITING_APPROVAL') await this.mails.received(tx, holder, offer);
      if (guardian && status !== 'WAITLISTED') await this.guardians.run(tx, holder, offer, guardian);
      if (confirmed && !(await this.places.take(tx, offer))) throw new TryAgain();
      const held = status === 'AWAITING_CONSENT' ? 1 : 0;
      if (held && !(await this.places.takeForGroup(tx, offer, { confirmed: 0, held }))) throw new TryAgain();
      if (status === 'WAITLISTED') {
        const number = await this.places.join(tx, offer);
        if (number === null) throw new TryAgain();
        await insert(tx, number);
        if (guardian) await this.guardians.run(tx, holder, offer, guardian);
      }
    });
    return {
      registrationId: input.id,
      status,
      holderName: registrant.fullName,
      email: registrant.email,
      phone: registrant.phone,
      organisationName: registrant.organisationName,
      decisionReason: null,
      submittedAt: now,
      eventId: offer.event.id,
      ticketTypeId: offer.ticketType.id,
      walletLink: FIRST_LINK,
    };
  }
}

interface StoredJson extends StoredForm {
  readonly id: string;
  readonly submittedAt: string;
}

type Known = NonNullable<Awaited<ReturnType<Register['read']>>>;
