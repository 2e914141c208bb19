import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { RegistrationStatus } from '@pho-hien/events-core';
import { inEvent, type VietnamDay } from '@pho-hien/kernel';
import { MailLog, MailLogEntryType } from '@pho-hien/notifications-api';
import {
  as,
  Authorizer,
  type Caller,
  CurrentCaller,
  type GraphqlContext,
  loader,
  LocalDate,
  outcomeOf,
  Requires,
  scopeOf,
} from '@pho-hien/platform';
import { TicketTypeType } from '../ticket-types/ticket-type.graphql.ts';
import { TicketTypeQueries } from '../ticket-types/ticket-type.queries.ts';
import { IssuedTicketType } from '../tickets/ticket.graphql.ts';
import { TicketQueries } from '../tickets/ticket.queries.ts';
import { addressHint } from './address-hint.ts';
import { ApproveRegistration } from './approve-registration.ts';
import { RegistrationStatusEnum } from './enums.graphql.ts';
import {
  ApproveRegistrationInput,
  ApproveRegistrationResult,
  RegistrationConnection,
  RegistrationConsentType,
  RegistrationDecided,
  RegistrationType,
  RejectRegistrationInput,
  RejectRegistrationResult,
} from './registration.graphql.ts';
import { RegistrationQueries } from './registration.queries.ts';
import { RejectRegistration } from './reject-registration.ts';

@Resolver(() => RegistrationType)
export class RegistrationResolver {
  constructor(
    private readonly queries: RegistrationQueries,
    private readonly ticketTypes: TicketTypeQueries,
    private readonly tickets: TicketQueries,
    private readonly mailLog: MailLog,
    private readonly approve: ApproveRegistration,
    private readonly reject: RejectRegistration,
    private readonly authorizer: Authorizer,
  ) {}

  @Requires('registration.read', scopeOf('event', 'eventId'))
  @Query(() => RegistrationConnection, { description: 'The registrations of an event, newest first.' })
  registrations(
    @CurrentCaller() caller: Caller,
    @Args('eventId', { type: () => ID }) eventId: string,
    @Args('status', { type: () => RegistrationStatusEnum, nullable: true }) status?: RegistrationStatus,
    @Args('ticketTypeId', { type: () => ID, nullable: true }) ticketTypeId?: string,
    @Args('search', {
      type: () => String,
      nullable: true,
      description:
        'Words, each somewhere in name or organisation; for who may see them, in address or number. Diacritics and case do not matter.',
    })
    search?: string,
    @Args('day', { type: () => LocalDate, nullable: true, description: 'Sent on this day in Vietnam.' })
    day?: VietnamDay,
    @Args('organisation', { type: () => String, nullable: true, description: 'Part of the organisation’s name.' })
    organisation?: string,
    @Args('first', { type: () => Int, nullable: true, description: '1 to 100; 30 when not said.' }) first?: number,
    @Args('after', { type: () => String, nullable: true })
    after?: string,
  ) {
    const byContact = this.mayContact(caller, eventId);
    return this.queries.page({ eventId, status, ticketTypeId, search, byContact, day, organisation, first, after });
  }

  @Requires('registration.read', scopeOf('registration', 'id'))
  @Query(() => RegistrationType)
  registration(@Args('id', { type: () => ID }) id: string) {
    return this.queries.byId(id);
  }

  @Requires('registration.decide', scopeOf('registration', 'input.registrationId'))
  @Mutation(() => ApproveRegistrationResult, {
    description: 'Confirms a registration that awaits approval; its ticket is mailed.',
  })
  approveRegistration(@Args('input') { registrationId }: ApproveRegistrationInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.approve.run(caller, registrationId).then(() => this.decided(registrationId)));
  }

  @Requires('registration.decide', scopeOf('registration', 'input.registrationId'))
  @Mutation(() => RejectRegistrationResult, { description: 'Turns a registration down; the registrant reads why.' })
  rejectRegistration(
    @Args('input') { registrationId, reason }: RejectRegistrationInput,
    @CurrentCaller() caller: Caller,
  ) {
    return outcomeOf(this.reject.run(caller, registrationId, reason).then(() => this.decided(registrationId)));
  }

  @ResolveField(() => String, { description: 'Only a hint of it for who may not see addresses.' })
  email(@Parent() { email, eventId }: RegistrationType, @CurrentCaller() caller: Caller) {
    return this.mayContact(caller, eventId) ? email : addressHint(email);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: '`+84` and nine digits; null also for who may not see it.',
  })
  phone(@Parent() { phone, eventId }: RegistrationType, @CurrentCaller() caller: Caller) {
    return this.mayContact(caller, eventId) ? phone : null;
  }

  @ResolveField(() => String, { nullable: true, description: 'To the organisers; null also for who may not see it.' })
  note(@Parent() { note, eventId }: RegistrationType, @CurrentCaller() caller: Caller) {
    return this.mayContact(caller, eventId) ? note : null;
  }

  @ResolveField(() => TicketTypeType)
  ticketType(@Parent() { ticketTypeId }: RegistrationType, @Context() context: GraphqlContext) {
    return loader(context, 'ticketType', (ids) => this.ticketTypes.byIds(ids)).load(ticketTypeId);
  }

  @ResolveField(() => IssuedTicketType, { nullable: true, description: 'The newest; null until it is confirmed.' })
  ticket(@Parent() { id }: RegistrationType, @Context() context: GraphqlContext) {
    return loader(context, 'newestTicket', (ids) => this.tickets.newestOf(ids)).load(id);
  }

  @ResolveField(() => [String], {
    description: 'Codes: `SAME_NAME_AND_PHONE`, another live registration of the event has both. They never block.',
  })
  warnings(@Parent() registration: RegistrationType, @Context() context: GraphqlContext) {
    const warnings = loader(context, 'registrationWarnings', (all: readonly RegistrationType[]) =>
      this.queries.warningsOf(all),
    );
    return warnings.load(registration);
  }

  @ResolveField(() => [RegistrationConsentType], { description: 'What the registrant agreed to.' })
  consents(@Parent() { id }: RegistrationType, @Context() context: GraphqlContext) {
    const consents = loader(context, 'consents', (ids) => this.queries.consentsOf(ids));
    return consents.load(id);
  }

  @ResolveField(() => [MailLogEntryType], { description: 'The mails about it, newest first.' })
  mails(@Parent() { id }: RegistrationType, @Context() context: GraphqlContext) {
    return loader(context, 'registrationMails', (ids) => this.mailLog.about('registration', ids)).load(id);
  }

  @ResolveField(() => Boolean, { description: 'Whether the newest mail about it did not arrive and is given up.' })
  async mailUndelivered(@Parent() { id }: RegistrationType, @Context() context: GraphqlContext) {
    const lost = loader(context, 'undeliveredMail', async (ids) => {
      const found = await this.mailLog.undelivered('registration', ids);
      return new Map(ids.map((one) => [one, found.has(one)]));
    });
    return lost.load(id);
  }

  private mayContact({ actor }: Caller, eventId: string): boolean {
    return this.authorizer.decide(actor, 'registration.contact', inEvent(eventId)) === 'allowed';
  }

  private async decided(id: string): Promise<RegistrationDecided> {
    return as(RegistrationDecided, { registration: await this.queries.byId(id) });
  }
}
