import { Inject, Injectable } from '@nestjs/common';
import { type AuditedChange, AuditLog } from '@pho-hien/audit-api';
import { judgeTakenOver, type TakenOverInput } from '@pho-hien/events-core';
import { type Clock, InvalidInput, isId, normaliseEmail, problemIn } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, type Transaction } from '@pho-hien/platform';
import { groupForm, groupOffer, registeredAmong } from '../groups/group-facts.ts';
import { eventsSql } from '../sql.ts';
import { newTicket } from '../tickets/new-ticket.ts';
import { type AcceptedRegistration, consentRows, registrationRow } from './insert-registration.ts';
import type { OfferFacts } from './offer-facts.ts';
import { Places } from './places.ts';
import { TryAgain, tryAgain } from './try-again.ts';
import { WalletTokens } from './wallet-tokens.ts';

/** How many registrations may be taken over in one go: as many as a statement can hold. */
export const MOST_TAKEN_OVER = 1000;

/**
 * Takes over registrations of one ticket type that were made elsewhere: all of them or none. Judged as any
 * other; nobody is written to, because who registered elsewhere was told there. Their tickets can be mailed after.
 */
@Injectable()
export class TakeOverRegistrations {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly places: Places,
    private readonly wallets: WalletTokens,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws what `Register` throws, of the first that cannot be taken; `NotEnoughPlaces`. */
  async run(caller: Caller, ticketTypeId: string, inputs: readonly TakenOverInput[]): Promise<void> {
    InvalidInput.throwIfAny([
      ...problemIn('ticketTypeId', isId(ticketTypeId) ? null : 'not_an_id'),
      ...problemIn('registrations', inputs.length > MOST_TAKEN_OVER ? 'too_large' : null),
    ]);
    if (inputs.length > 0) await tryAgain(() => this.takeOver(caller, ticketTypeId, inputs));
  }

  private async takeOver(caller: Caller, ticketTypeId: string, given: readonly TakenOverInput[]): Promise<void> {
    const inputs = given.map((input) => ({ ...input, ticketTypeId }));
    const sql = eventsSql(this.database.reader);
    const offer = await groupOffer(sql, ticketTypeId);
    const emails = inputs.map(({ email }) => normaliseEmail(email));
    const facts = {
      eventStatus: offer?.event.status ?? 'DRAFT',
      eventEndsAt: offer?.event.endsAt ?? null,
      ticketType: offer?.ticketType ?? null,
      form: await groupForm(sql, ticketTypeId),
      registered: await registeredAmong(sql, ticketTypeId, emails, null),
    } as const;
    const judgement = judgeTakenOver(facts, inputs, this.clock.now());
    if (!judgement.accepted) throw judgement.failure;
    const taken = judgement.judgements.map((accepted, at) => this.rowsOf(inputs[at]!, accepted, offer!));
    await this.database.transaction(async (tx) => {
      await insert(tx, taken);
      await this.audit.openAll(
        tx,
        taken.map((one) => takenOver(one, offer!, caller)),
      );
      const confirmed = taken.filter(({ ticket }) => ticket !== null).length;
      if (!(await this.places.takeForGroup(tx, offer!, { confirmed, held: 0 }))) throw new TryAgain();
    });
  }

  private rowsOf(input: TakenOverInput, accepted: AcceptedRegistration, offer: OfferFacts) {
    const walletTokenHash = this.wallets.hashFor(input.id);
    return {
      registration: registrationRow(input, accepted, offer, walletTokenHash, input.submittedAt),
      consents: consentRows(input, input.submittedAt),
      ticket: accepted.status === 'CONFIRMED' ? newTicket(offer, input.id, this.clock) : null,
    };
  }
}

type Taken = ReturnType<TakeOverRegistrations['rowsOf']>;

async function insert(tx: Transaction, taken: readonly Taken[]): Promise<void> {
  const sql = eventsSql(tx);
  await sql
    .insertInto('registrations')
    .values(taken.map(({ registration }) => registration))
    .execute();
  await sql
    .insertInto('registration_consents')
    .values(taken.flatMap(({ consents }) => consents))
    .execute();
  const tickets = taken.flatMap(({ ticket }) => (ticket ? [ticket] : []));
  if (tickets.length > 0) await sql.insertInto('tickets').values(tickets).execute();
}

function takenOver({ registration, ticket }: Taken, offer: OfferFacts, caller: Caller): AuditedChange {
  const { id, status, full_name: fullName, email, phone, submitted_at: submittedAt } = registration;
  return {
    aggregateType: 'registration',
    aggregateId: id,
    eventId: offer.event.id,
    action: 'registration.brought_in',
    caller,
    changes: {
      status,
      ticketTypeId: offer.ticketType.id,
      submittedAt: new Date(submittedAt).toISOString(),
      ...(ticket && { ticketId: ticket.id }),
    },
    personal: { fullName, email, phone: phone ?? null },
  };
}
