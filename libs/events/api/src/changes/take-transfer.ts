import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import {
  type AgeInput,
  ageProblems,
  AlreadyRegistered,
  beginsAs,
  consentProblems,
  type ConsentInput,
  ConsentRequired,
  guardianOf,
  LinkExpired,
  missingConsent,
  normaliseRegistrant,
  type Registrant,
  registrantProblems,
  registrationLifecycle,
  ticketLifecycle,
  transferLifecycle,
} from '@pho-hien/events-core';
import { type Clock, InvalidInput, isId, type Locale, nextState, problemIn } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, RateLimits, type Transaction, violatedConstraint } from '@pho-hien/platform';
import { holderOf } from '../registrations/holder-of.ts';
import {
  type AcceptedRegistration,
  consentRows,
  insertRegistration,
  registrationRow,
} from '../registrations/insert-registration.ts';
import { lockRegistration, type LockedRegistration } from '../registrations/locked-registration.ts';
import { Places } from '../registrations/places.ts';
import { RegistrationMails } from '../registrations/registration-mails.ts';
import { TryAgain, tryAgain } from '../registrations/try-again.ts';
import { FIRST_LINK, WalletTokens } from '../registrations/wallet-tokens.ts';
import { AskGuardian } from '../groups/ask-guardian.ts';
import { eventsSql } from '../sql.ts';
import { newTicket } from '../tickets/new-ticket.ts';
import { ChangeMails } from './change-mails.ts';
import { LinkTokens } from './link-tokens.ts';
import { TransferCheck } from './transferable.ts';

/** What the new person says: their own data and consents. The name is the one they were named by, corrected. */
export interface TakeTransferInput extends AgeInput {
  readonly token: string;
  /** The new registration's id, made by who sends the form: sent twice, it is one. */
  readonly id: string;
  readonly fullName: string;
  readonly email: string;
  readonly phone: string | null;
  readonly locale: Locale;
  readonly consents: readonly ConsentInput[];
}

const TRIED = { name: 'take-transfer', times: 30, seconds: 60 };

/** Whoever was handed the link takes the ticket: the old one ends, theirs is a new one, and the place goes with it. */
@Injectable()
export class TakeTransfer {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly check: TransferCheck,
    private readonly places: Places,
    private readonly mails: RegistrationMails,
    private readonly changeMails: ChangeMails,
    private readonly guardians: AskGuardian,
    private readonly tokens: LinkTokens,
    private readonly wallets: WalletTokens,
    private readonly limits: RateLimits,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Returns the new registration's id. Throws `LinkExpired`, `TransferRefused`, `InvalidInput`,
   * `ConsentRequired`, `AlreadyRegistered`, `RegistrationClosed`.
   */
  async run(caller: Caller, input: TakeTransferInput): Promise<string> {
    await this.limits.use(TRIED, caller.address ?? 'unknown');
    const fields = { ...input, organisationName: null, note: null };
    InvalidInput.throwIfAny([
      ...problemIn('id', isId(input.id) ? null : 'not_an_id'),
      ...registrantProblems(fields),
      ...ageProblems(input),
      ...consentProblems(input.consents),
    ]);
    const purpose = missingConsent(input.consents);
    if (purpose) throw new ConsentRequired({ purpose });
    try {
      return await tryAgain(() => this.take(caller, input, normaliseRegistrant(fields)));
    } catch (error) {
      if (violatedConstraint(error) === 'registrations_one_live')
        throw new AlreadyRegistered({ since: this.clock.now() });
      throw error;
    }
  }

  private take(caller: Caller, input: TakeTransferInput, registrant: Registrant): Promise<string> {
    return this.database.transaction(async (tx) => {
      const { transfer, registration } = await this.locked(tx, input.token);
      const { ticketId, offer } = await this.check.require(tx, registration);
      const now = this.clock.now();
      const sql = eventsSql(tx);
      await sql
        .updateTable('tickets')
        .set({ status: nextState(ticketLifecycle, 'VALID', 'cancel')!, ended_at: now })
        .where('id', '=', ticketId)
        .execute();
      await sql
        .updateTable('registrations')
        .set({
          status: nextState(registrationLifecycle, registration.status, 'transfer')!,
          version: registration.version + 1,
        })
        .where('id', '=', registration.id)
        .execute();
      const form = { ...input, ticketTypeId: registration.ticket_type_id };
      const guardian = guardianOf(input);
      const begins = beginsAs('CONFIRMED', { minor: guardian !== null });
      const accepted = { accepted: true, ...begins, registrant, guardian } as const;
      const hash = this.wallets.hashFor(input.id);
      const row = registrationRow(form, accepted, offer, hash, now);
      const ticket = guardian ? null : newTicket(offer, input.id, this.clock);
      await insertRegistration(tx, row, consentRows(form, now), ticket);
      await sql
        .updateTable('ticket_transfers')
        .set({
          status: nextState(transferLifecycle, transfer.status, 'take')!,
          ended_at: now,
          taken_by_id: input.id,
        })
        .where('id', '=', transfer.id)
        .execute();
      await this.log(tx, caller, registration, accepted, input.id, [ticketId, ticket?.id]);
      const holder = holderOf({ ...row, locale: input.locale, wallet_link: FIRST_LINK });
      if (guardian) await this.guardians.run(tx, holder, offer, guardian);
      if (ticket)
        await this.mails.ticket(tx, 'ticket-issued', holder, offer, { id: ticket.id, shortCode: ticket.short_code });
      await this.changeMails.transferred(tx, registration, offer, transfer.to_name);
      if (!(await this.places.passOn(tx, offer, guardian ? 'held' : 'confirmed'))) throw new TryAgain();
      return input.id;
    });
  }

  private async locked(tx: Transaction, token: string) {
    const find = () =>
      eventsSql(tx)
        .selectFrom('ticket_transfers')
        .selectAll()
        .where('token_hash', '=', this.tokens.hashOf(token) ?? '')
        .executeTakeFirst();
    const found = await find();
    if (!found) throw new LinkExpired({ expiredAt: null });
    const registration = await lockRegistration(tx, found.registration_id);
    const transfer = (await find())!;
    if (transfer.status !== 'OPEN') throw new LinkExpired({ expiredAt: transfer.ended_at });
    return { transfer, registration };
  }

  private async log(
    tx: Transaction,
    caller: Caller,
    { id, event_id: eventId, status, ticket_type_id: ticketTypeId }: LockedRegistration,
    taken: AcceptedRegistration,
    takenId: string,
    [from, to]: [string, string | undefined],
  ): Promise<void> {
    const { registrant, guardian } = taken;
    const { fullName, email, phone } = registrant;
    await this.audit.append(tx, {
      aggregateType: 'registration',
      aggregateId: id,
      eventId,
      action: 'registration.transferred',
      caller,
      changes: {
        status: { from: status, to: 'TRANSFERRED' },
        ticketId: { from, to: to ?? null },
        registrationId: takenId,
      },
    });
    await this.audit.open(tx, {
      aggregateType: 'registration',
      aggregateId: takenId,
      eventId,
      action: 'registration.taken_over',
      caller,
      changes: {
        status: taken.status,
        ticketTypeId,
        ticketId: to,
        fromRegistrationId: id,
        ...(guardian && { minor: true, consent: taken.consent }),
      },
      personal: {
        ...{ fullName, email, phone },
        ...(guardian && { guardianName: guardian.name, guardianEmail: guardian.email }),
      },
    });
  }
}
