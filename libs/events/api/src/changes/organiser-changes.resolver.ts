import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import {
  as,
  type Caller,
  CurrentCaller,
  type GraphqlContext,
  loader,
  outcomeOf,
  Requires,
  scopeOf,
} from '@pho-hien/platform';
import { RegistrationType } from '../registrations/registration.graphql.ts';
import { RegistrationQueries } from '../registrations/registration.queries.ts';
import { TicketTypeSaved } from '../ticket-types/ticket-type.graphql.ts';
import { TicketTypeQueries } from '../ticket-types/ticket-type.queries.ts';
import { AskEmailChange } from './ask-email-change.ts';
import { CancelByOrganiser } from './cancel-by-organiser.ts';
import {
  CancelRegistrationInput,
  ChangeEmailInput,
  ChangeRegistrationResult,
  CorrectRegistrationInput,
  OfferTransferInput,
  OfferTransferResult,
  RegistrationChanged,
  SetTransferRulesInput,
  SetTransferRulesResult,
} from './changes.graphql.ts';
import { CorrectRegistration } from './correct-registration.ts';
import { OfferTransfer } from './offer-transfer.ts';
import { SetTransferRules } from './set-transfer-rules.ts';
import { TransferQueries } from './transfer.queries.ts';

/** What organisers change of a registration. */
@Resolver(() => RegistrationType)
export class OrganiserChangesResolver {
  constructor(
    private readonly registrations: RegistrationQueries,
    private readonly ticketTypes: TicketTypeQueries,
    private readonly transfers: TransferQueries,
    private readonly correct: CorrectRegistration,
    private readonly askEmail: AskEmailChange,
    private readonly cancel: CancelByOrganiser,
    private readonly offer: OfferTransfer,
    private readonly setRules: SetTransferRules,
  ) {}

  @Requires('registration.decide', scopeOf('registration', 'input.registrationId'))
  @Mutation(() => ChangeRegistrationResult, { description: 'Corrects name, telephone and organisation.' })
  correctRegistration(@Args('input') input: CorrectRegistrationInput, @CurrentCaller() caller: Caller) {
    const { registrationId, fullName, phone = null, organisationName = null } = input;
    const correction = { fullName, phone, organisationName };
    return outcomeOf(
      this.correct.run(caller, registrationId, correction, 'organiser').then(() => this.changed(registrationId)),
    );
  }

  @Requires('registration.decide', scopeOf('registration', 'input.registrationId'))
  @Mutation(() => ChangeRegistrationResult, { description: 'Asks at the new address whether it is the right one.' })
  changeEmail(@Args('input') { registrationId, email }: ChangeEmailInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.askEmail.run(caller, registrationId, email).then(() => this.changed(registrationId)));
  }

  @Requires('registration.decide', scopeOf('registration', 'input.registrationId'))
  @Mutation(() => ChangeRegistrationResult, { description: 'Ends a registration; the registrant reads why.' })
  cancelRegistration(
    @Args('input') { registrationId, reason }: CancelRegistrationInput,
    @CurrentCaller() caller: Caller,
  ) {
    return outcomeOf(this.cancel.run(caller, registrationId, reason).then(() => this.changed(registrationId)));
  }

  @Requires('registration.decide', scopeOf('registration', 'input.registrationId'))
  @Mutation(() => OfferTransferResult, {
    description: 'Mails the holder a link with which somebody else takes the ticket.',
  })
  offerTransfer(@Args('input') { registrationId, toName }: OfferTransferInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.offer.run(caller, registrationId, toName).then(() => this.changed(registrationId)));
  }

  @Requires('event.manage', scopeOf('ticket type', 'input.ticketTypeId'))
  @Mutation(() => SetTransferRulesResult, {
    description: 'Whether tickets of a type may be passed on, and until when.',
  })
  setTransferRules(@Args('input') input: SetTransferRulesInput, @CurrentCaller() caller: Caller) {
    const { ticketTypeId, allowed, until = null } = input;
    return outcomeOf(
      this.setRules
        .run(caller, ticketTypeId, { allowed, until })
        .then(async () =>
          as(TicketTypeSaved, { ticketType: (await this.ticketTypes.byIds([ticketTypeId])).get(ticketTypeId)! }),
        ),
    );
  }

  @ResolveField(() => String, { nullable: true, description: 'The name of who is to take the ticket.' })
  async transferTo(@Parent() { id }: RegistrationType, @Context() context: GraphqlContext) {
    const open = await loader(context, 'openTransfer', (ids) => this.transfers.openOf(ids)).load(id);
    return open?.toName ?? null;
  }

  private async changed(id: string): Promise<RegistrationChanged> {
    return as(RegistrationChanged, { registration: await this.registrations.byId(id) });
  }
}
