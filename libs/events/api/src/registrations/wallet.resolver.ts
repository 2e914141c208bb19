import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { TicketNotValid } from '@pho-hien/events-core';
import {
  as,
  type Caller,
  CurrentCaller,
  type GraphqlContext,
  loader,
  notFound,
  outcomeOf,
  Public,
} from '@pho-hien/platform';
import { EventType } from '../events/event.graphql.ts';
import { EventQueries } from '../events/event.queries.ts';
import { answersFrom } from '../forms/answers-from.ts';
import { TicketTypeType } from '../ticket-types/ticket-type.graphql.ts';
import { TicketTypeQueries } from '../ticket-types/ticket-type.queries.ts';
import { ResendTicket } from '../tickets/resend-ticket.ts';
import { IssuedTicketType } from '../tickets/ticket.graphql.ts';
import { TicketQueries } from '../tickets/ticket.queries.ts';
import { CancelByWallet } from '../changes/cancel-by-wallet.ts';
import { Register } from './register.ts';
import { Registered, RegisterInput, RegisterResult } from './register.graphql.ts';
import { RegistrationQueries } from './registration.queries.ts';
import { WalletDoor } from './wallet-door.ts';
import { WalletTokens } from './wallet-tokens.ts';
import {
  CancelByWalletInput,
  CancelByWalletResult,
  RegistrationCancelled,
  ResendTicketByWalletInput,
  ResendTicketByWalletResult,
  TicketResent,
  WalletType,
} from './wallet.graphql.ts';

@Resolver(() => WalletType)
export class WalletResolver {
  constructor(
    private readonly registrations: RegistrationQueries,
    private readonly events: EventQueries,
    private readonly ticketTypes: TicketTypeQueries,
    private readonly tickets: TicketQueries,
    private readonly wallets: WalletTokens,
    private readonly registerOne: Register,
    private readonly cancel: CancelByWallet,
    private readonly resend: ResendTicket,
    private readonly door: WalletDoor,
  ) {}

  @Public()
  @Query(() => WalletType, { nullable: true, description: 'The wallet of a token; null when there is none.' })
  wallet(@Args('token', { type: () => String }) token: string) {
    return this.door.look(token);
  }

  @Public()
  @Mutation(() => RegisterResult, {
    description:
      'Registers a person for a ticket type. The same `id` with the same form, within 15 minutes, gives the same answer.',
  })
  register(@Args('input') input: RegisterInput, @CurrentCaller() caller: Caller) {
    const registered = this.registerOne.run(caller, {
      ...input,
      minor: input.minor ?? null,
      answers: answersFrom(input.answers),
    });
    return outcomeOf(registered.then((wallet) => as(Registered, { wallet, walletToken: this.wallets.of(wallet) })));
  }

  @Public()
  @Mutation(() => ResendTicketByWalletResult, {
    description: 'Mails the ticket, or that it awaits approval, to the address of the registration once more.',
  })
  async resendTicketByWallet(@Args('input') { token }: ResendTicketByWalletInput, @CurrentCaller() caller: Caller) {
    const { registrationId } = await this.door.open(token, caller);
    const work = this.resend.run(caller, registrationId).catch((error: unknown) => {
      // The wallet says so already; there is nothing to send.
      throw error instanceof TicketNotValid ? notFound() : error;
    });
    return outcomeOf(
      work.then(async () => as(TicketResent, { wallet: await this.registrations.wallet(registrationId) })),
    );
  }

  @Public()
  @Mutation(() => CancelByWalletResult, {
    description: 'Gives the place back. Cancelling what is cancelled or rejected changes nothing.',
  })
  async cancelByWallet(@Args('input') { token }: CancelByWalletInput, @CurrentCaller() caller: Caller) {
    const { registrationId } = await this.door.open(token, caller);
    await this.cancel.run(caller, registrationId);
    return as(RegistrationCancelled, { wallet: await this.registrations.wallet(registrationId) });
  }

  @ResolveField(() => EventType)
  event(@Parent() { eventId }: WalletType, @Context() context: GraphqlContext) {
    return loader(context, 'event', (ids) => this.events.byIds(ids, false)).load(eventId);
  }

  @ResolveField(() => TicketTypeType)
  ticketType(@Parent() { ticketTypeId }: WalletType, @Context() context: GraphqlContext) {
    return loader(context, 'ticketType', (ids) => this.ticketTypes.byIds(ids)).load(ticketTypeId);
  }

  @ResolveField(() => IssuedTicketType, { nullable: true, description: 'Null until the registration is confirmed.' })
  ticket(@Parent() { registrationId }: WalletType, @Context() context: GraphqlContext) {
    return loader(context, 'newestTicket', (ids) => this.tickets.newestOf(ids)).load(registrationId);
  }
}
