import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
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
import { RegistrationQueries } from '../registrations/registration.queries.ts';
import { RegistrationConnection, RegistrationType } from '../registrations/registration.graphql.ts';
import { WalletDoor } from '../registrations/wallet-door.ts';
import { WalletType } from '../registrations/wallet.graphql.ts';
import { TicketTypeSaved } from '../ticket-types/ticket-type.graphql.ts';
import { TicketTypeQueries } from '../ticket-types/ticket-type.queries.ts';
import { AcceptPlace } from './accept-place.ts';
import { OpenWaitlist } from './open-waitlist.ts';
import {
  AcceptPlaceInput,
  AcceptPlaceResult,
  OpenWaitlistInput,
  OpenWaitlistResult,
  PlaceAccepted,
  WaitlistStandingType,
} from './waitlist.graphql.ts';
import { WaitlistQueries } from './waitlist.queries.ts';

const standing = (context: GraphqlContext, queries: WaitlistQueries, id: string) =>
  loader(context, 'waitlistStanding', (ids) => queries.standingsOf(ids)).load(id);

@Resolver(() => WalletType)
export class WalletWaitlistResolver {
  constructor(
    private readonly queries: WaitlistQueries,
    private readonly registrations: RegistrationQueries,
    private readonly door: WalletDoor,
    private readonly acceptPlace: AcceptPlace,
  ) {}

  @Public()
  @Mutation(() => AcceptPlaceResult, { description: 'Takes the place that is held; declining is `cancelByWallet`.' })
  async acceptPlaceByWallet(@Args('input') { token }: AcceptPlaceInput, @CurrentCaller() caller: Caller) {
    const { registrationId } = await this.door.open(token, caller);
    return outcomeOf(
      this.acceptPlace
        .run(caller, registrationId)
        .then(async () => as(PlaceAccepted, { wallet: await this.registrations.wallet(registrationId) })),
    );
  }

  @ResolveField(() => WaitlistStandingType, { nullable: true, description: 'Null: never stood in line.' })
  waitlist(@Parent() { registrationId }: WalletType, @Context() context: GraphqlContext) {
    return standing(context, this.queries, registrationId);
  }
}

@Resolver(() => RegistrationType)
export class RegistrationWaitlistResolver {
  constructor(private readonly queries: WaitlistQueries) {}

  @Requires('registration.read', scopeOf('ticket type', 'ticketTypeId'))
  @Query(() => RegistrationConnection, {
    description: 'Who waits for a place of a ticket type, or holds one they were offered; first in line first.',
  })
  waitlistOf(
    @Args('ticketTypeId', { type: () => ID }) ticketTypeId: string,
    @Args('first', { type: () => Int, nullable: true, description: '1 to 100; 30 when not said.' }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ) {
    return this.queries.line(ticketTypeId, first, after);
  }

  @ResolveField(() => WaitlistStandingType, { nullable: true, description: 'Null: never stood in line.' })
  waitlist(@Parent() { id }: RegistrationType, @Context() context: GraphqlContext) {
    return standing(context, this.queries, id);
  }
}

@Resolver()
export class OpenWaitlistResolver {
  constructor(
    private readonly ticketTypes: TicketTypeQueries,
    private readonly openOrClose: OpenWaitlist,
  ) {}

  @Requires('event.manage', scopeOf('ticket type', 'input.ticketTypeId'))
  @Mutation(() => OpenWaitlistResult, { description: 'Opens or closes the waitlist of a ticket type.' })
  openWaitlist(@Args('input') { ticketTypeId, open }: OpenWaitlistInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(
      this.openOrClose
        .run(caller, ticketTypeId, open)
        .then(async () =>
          as(TicketTypeSaved, { ticketType: (await this.ticketTypes.byIds([ticketTypeId])).get(ticketTypeId)! }),
        ),
    );
  }
}
