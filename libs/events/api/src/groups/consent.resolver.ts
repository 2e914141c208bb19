import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  as,
  type Caller,
  CurrentCaller,
  type GraphqlContext,
  loader,
  outcomeOf,
  Public,
  Requires,
  scopeOf,
} from '@pho-hien/platform';
import { EventType } from '../events/event.graphql.ts';
import { EventQueries } from '../events/event.queries.ts';
import { RegistrationType } from '../registrations/registration.graphql.ts';
import { RegistrationQueries } from '../registrations/registration.queries.ts';
import { WalletDoor } from '../registrations/wallet-door.ts';
import { WalletType } from '../registrations/wallet.graphql.ts';
import { TicketTypeType } from '../ticket-types/ticket-type.graphql.ts';
import { TicketTypeQueries } from '../ticket-types/ticket-type.queries.ts';
import { AnswerAsGuardian } from './answer-as-guardian.ts';
import { AnswerEntry } from './answer-entry.ts';
import { AskGuardianAgain } from './ask-guardian-again.ts';
import {
  AnswerAsGuardianInput,
  AnswerAsGuardianResult,
  AnswerEntryInput,
  AnswerEntryResult,
  AskGuardianAgainByWalletInput,
  AskGuardianAgainInput,
  AskGuardianAgainResult,
  EntryAnswered,
  GroupEntryType,
  GuardianAnswered,
  GuardianAskedAgain,
  GuardianRequestType,
  GuardianWaitType,
  WithdrawGuardianConsentInput,
  WithdrawGuardianConsentResult,
} from './consent.graphql.ts';
import { ConsentQueries } from './consent.queries.ts';
import { WithdrawGuardianConsent } from './withdraw-guardian-consent.ts';

const guardianAskedAgain = async (consents: ConsentQueries, registrationId: string) =>
  as(GuardianAskedAgain, { guardian: (await consents.guardiansOf([registrationId])).get(registrationId)! });

@Resolver(() => WalletType)
export class WalletEntryResolver {
  constructor(
    private readonly consents: ConsentQueries,
    private readonly registrations: RegistrationQueries,
    private readonly door: WalletDoor,
    private readonly answer: AnswerEntry,
    private readonly again: AskGuardianAgain,
  ) {}

  @Public()
  @Mutation(() => AnswerEntryResult, {
    description: 'Who was entered by somebody else confirms and consents, or declines.',
  })
  async answerEntry(@Args('input') { token, ...answer }: AnswerEntryInput, @CurrentCaller() caller: Caller) {
    const { registrationId } = await this.door.open(token, caller);
    return outcomeOf(
      this.answer
        .run(caller, registrationId, answer)
        .then(async () => as(EntryAnswered, { wallet: await this.registrations.wallet(registrationId) })),
    );
  }

  @Public()
  @Mutation(() => AskGuardianAgainResult, {
    description: 'Who waits for their guardian has the guardian written to once more.',
  })
  async askGuardianAgainByWallet(
    @Args('input') { token }: AskGuardianAgainByWalletInput,
    @CurrentCaller() caller: Caller,
  ) {
    const { registrationId } = await this.door.open(token, caller);
    return outcomeOf(
      this.again.run(caller, registrationId).then(() => guardianAskedAgain(this.consents, registrationId)),
    );
  }

  @ResolveField(() => GuardianWaitType, { nullable: true, description: 'Null: of age.' })
  guardian(@Parent() { registrationId }: WalletType, @Context() context: GraphqlContext) {
    return loader(context, 'registrationGuardian', (ids) => this.consents.guardiansOf(ids)).load(registrationId);
  }

  @ResolveField(() => GroupEntryType, { nullable: true, description: 'Null: its holder registered themself.' })
  entry(@Parent() { registrationId }: WalletType, @Context() context: GraphqlContext) {
    return loader(context, 'groupEntry', (ids) => this.consents.entriesOf(ids)).load(registrationId);
  }
}

@Resolver(() => RegistrationType)
export class RegistrationGuardianResolver {
  constructor(
    private readonly consents: ConsentQueries,
    private readonly again: AskGuardianAgain,
  ) {}

  @Requires('registration.decide', scopeOf('registration', 'input.registrationId'))
  @Mutation(() => AskGuardianAgainResult, {
    description: 'Writes to a child’s guardian once more, at most three times in half an hour.',
  })
  askGuardianAgain(@Args('input') { registrationId }: AskGuardianAgainInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(
      this.again.run(caller, registrationId).then(() => guardianAskedAgain(this.consents, registrationId)),
    );
  }

  @ResolveField(() => GuardianWaitType, { nullable: true, description: 'Null: of age.' })
  guardian(@Parent() { id }: RegistrationType, @Context() context: GraphqlContext) {
    return loader(context, 'registrationGuardian', (ids) => this.consents.guardiansOf(ids)).load(id);
  }
}

@Resolver(() => GuardianRequestType)
export class GuardianResolver {
  constructor(
    private readonly consents: ConsentQueries,
    private readonly events: EventQueries,
    private readonly ticketTypes: TicketTypeQueries,
    private readonly answer: AnswerAsGuardian,
    private readonly withdraw: WithdrawGuardianConsent,
  ) {}

  @Public()
  @Query(() => GuardianRequestType, { nullable: true })
  guardianRequest(@Args('token', { type: () => String }) token: string) {
    return this.consents.requestOf(token);
  }

  @Public()
  @Mutation(() => AnswerAsGuardianResult, { description: 'A child’s guardian consents or declines.' })
  async answerAsGuardian(@Args('input') { token, ...answer }: AnswerAsGuardianInput, @CurrentCaller() caller: Caller) {
    const registrationId = await this.consents.open(token, caller);
    return outcomeOf(this.answer.run(caller, registrationId, answer).then(() => this.answered(token)));
  }

  @Public()
  @Mutation(() => WithdrawGuardianConsentResult, { description: 'The consent is taken back: the child’s ticket ends.' })
  async withdrawGuardianConsent(
    @Args('input') { token }: WithdrawGuardianConsentInput,
    @CurrentCaller() caller: Caller,
  ) {
    const registrationId = await this.consents.open(token, caller);
    return outcomeOf(this.withdraw.run(caller, registrationId).then(() => this.answered(token)));
  }

  @ResolveField(() => EventType)
  event(@Parent() { eventId }: GuardianRequestType, @Context() context: GraphqlContext) {
    return loader(context, 'event', (ids) => this.events.byIds(ids, false)).load(eventId);
  }

  @ResolveField(() => TicketTypeType)
  ticketType(@Parent() { ticketTypeId }: GuardianRequestType, @Context() context: GraphqlContext) {
    return loader(context, 'ticketType', (ids) => this.ticketTypes.byIds(ids)).load(ticketTypeId);
  }

  private async answered(token: string): Promise<GuardianAnswered> {
    return as(GuardianAnswered, { request: (await this.consents.requestOf(token))! });
  }
}
