import { Inject, Injectable } from '@nestjs/common';
import { type AuditedChange, AuditLog } from '@pho-hien/audit-api';
import {
  type AcceptedPerson,
  AUTHORITY_TEXT_VERSION,
  type GroupInput,
  judgeGroup,
  placesWanted,
} from '@pho-hien/events-core';
import { type Clock, InvalidInput, isId, newId, problemIn } from '@pho-hien/kernel';
import { consentText } from '@pho-hien/messages';
import { OrganisationQueries } from '@pho-hien/organisations-api';
import { type Caller, CLOCK, Database, Jobs, notFound, type Transaction } from '@pho-hien/platform';
import type { OfferFacts } from '../registrations/offer-facts.ts';
import { Places } from '../registrations/places.ts';
import { TryAgain, tryAgain } from '../registrations/try-again.ts';
import { WalletTokens } from '../registrations/wallet-tokens.ts';
import { eventsSql } from '../sql.ts';
import { newTicket } from '../tickets/new-ticket.ts';
import { emailsOf, factsOf, groupForm, groupOffer, registeredAmong } from './group-facts.ts';
import { type GroupOfMembers, insertMembers, type NewMember } from './group-rows.ts';
import { LinkTokens } from '../changes/link-tokens.ts';

/** Name of the job that writes to a group's people; its data is the group's id. */
export const ASK_GROUP = 'events.ask-group';

/** How many people one statement writes. */
const AT_ONCE = 250;

/** What goes along with a group, in its transaction or beside it. */
export interface GroupCompany {
  /** Told outside the transaction how many people are written, though none is kept yet. */
  readonly onProgress?: (written: number) => Promise<void>;
  /** Written with the group or not at all. */
  readonly beside?: (tx: Transaction) => Promise<void>;
}

/** Registers people whom an organisation enters together: all of them or nobody, the places taken at once. */
@Injectable()
export class RegisterGroup {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly jobs: Jobs,
    private readonly places: Places,
    private readonly organisations: OrganisationQueries,
    private readonly wallets: WalletTokens,
    private readonly guardians: LinkTokens,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Returns the group's id; sending the same group again changes nothing. Throws `RegistrationClosed`,
   * `AsksEachPerson`, `NotEnoughPlaces`, `GroupHasProblems`, `InvalidInput`.
   */
  async run(caller: Caller, input: GroupInput, company: GroupCompany = {}): Promise<string> {
    InvalidInput.throwIfAny([
      ...problemIn('id', isId(input.id) ? null : 'not_an_id'),
      ...problemIn('ticketTypeId', isId(input.ticketTypeId) ? null : 'unknown_value'),
    ]);
    if (caller.actor.kind !== 'person') throw notFound();
    await tryAgain(() => this.register(caller, input, company));
    return input.id;
  }

  private async register(caller: Caller, input: GroupInput, company: GroupCompany): Promise<void> {
    const sql = eventsSql(this.database.reader);
    const known = await sql
      .selectFrom('registration_groups')
      .select('organisation_id')
      .where('id', '=', input.id)
      .executeTakeFirst();
    if (known?.organisation_id === input.organisationId) return;
    if (known) throw new InvalidInput(problemIn('id', 'duplicate'));
    const organisation = await this.organisations.byId(input.organisationId);
    const offer = await groupOffer(sql, input.ticketTypeId);
    const facts = factsOf(offer, {
      form: await groupForm(sql, input.ticketTypeId),
      ownEmail: caller.actor.kind === 'person' ? caller.actor.email : null,
      school: organisation.kind === 'SCHOOL',
      registered: await registeredAmong(sql, input.ticketTypeId, emailsOf(input.people), input.id),
    });
    const judgement = judgeGroup(facts, input, this.clock.now());
    if (!judgement.accepted) throw judgement.failure;
    await this.write(caller, input, organisation.name, offer!, judgement.people, company);
  }

  private async write(
    caller: Caller,
    input: GroupInput,
    organisationName: string,
    offer: OfferFacts,
    people: readonly AcceptedPerson[],
    { onProgress, beside }: GroupCompany,
  ): Promise<void> {
    const { id, organisationId } = input;
    const group: GroupOfMembers = { id, organisationId, organisationName, offer, now: this.clock.now() };
    await this.database.transaction(async (tx) => {
      await this.insertGroup(tx, caller, input, group);
      for (let from = 0; from < people.length; from += AT_ONCE) {
        const members = people.slice(from, from + AT_ONCE).map((person) => this.memberOf(person, offer));
        await insertMembers(tx, group, members);
        await this.audit.openAll(
          tx,
          members.map((member) => submitted(member, group, caller)),
        );
        await onProgress?.(Math.min(from + AT_ONCE, people.length));
      }
      await this.jobs.enqueue(tx, ASK_GROUP, { groupId: id });
      await beside?.(tx);
      const held = people.filter(({ status }) => status === 'AWAITING_CONSENT').length;
      const taken = { confirmed: placesWanted(people) - held, held };
      if (!(await this.places.takeForGroup(tx, offer, taken))) throw new TryAgain();
    });
  }

  private memberOf(person: AcceptedPerson, offer: OfferFacts): NewMember {
    const id = newId(this.clock);
    const asksGuardian = person.consent === 'GUARDIAN_ASKED';
    return {
      id,
      person,
      walletTokenHash: this.wallets.hashFor(id),
      guardianTokenHash: asksGuardian ? this.guardians.hashOf(this.guardians.of('guardian', id)) : null,
      ticket: person.status === 'CONFIRMED' ? newTicket(offer, id, this.clock) : null,
    };
  }

  private async insertGroup(tx: Transaction, caller: Caller, input: GroupInput, group: GroupOfMembers): Promise<void> {
    const { authorityReference: reference, source, people } = input;
    const userId = caller.actor.kind === 'person' ? caller.actor.userId : '';
    await eventsSql(tx)
      .insertInto('registration_groups')
      .values({
        id: group.id,
        event_id: group.offer.event.id,
        ticket_type_id: group.offer.ticketType.id,
        organisation_id: group.organisationId,
        source,
        entered_by_id: userId,
        entered_at: group.now,
        ...(reference !== null && {
          authority_reference: reference.normalize('NFC').trim(),
          authority_text: consentText('SCHOOL_AUTHORITY', AUTHORITY_TEXT_VERSION, caller.locale),
          authority_by_id: userId,
          authority_at: group.now,
        }),
      })
      .execute();
    await this.audit.open(tx, {
      aggregateType: 'registration_group',
      aggregateId: group.id,
      eventId: group.offer.event.id,
      action: 'registration_group.entered',
      caller,
      changes: {
        organisationId: group.organisationId,
        ticketTypeId: group.offer.ticketType.id,
        source,
        people: people.length,
        authority: reference !== null,
      },
    });
  }
}

function submitted({ id, person, ticket }: NewMember, group: GroupOfMembers, caller: Caller): AuditedChange {
  const { status, consent, minor, fullName, email, phone, guardian } = person;
  return {
    aggregateType: 'registration',
    aggregateId: id,
    eventId: group.offer.event.id,
    action: 'registration.submitted',
    caller,
    changes: {
      status,
      consent,
      minor,
      ticketTypeId: group.offer.ticketType.id,
      groupId: group.id,
      ...(ticket && { ticketId: ticket.id }),
    },
    personal: { fullName, email, phone, guardianName: guardian?.name, guardianEmail: guardian?.email },
  };
}
