import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import {
  as,
  type Caller,
  CurrentCaller,
  type GraphqlContext,
  loader,
  notFound,
  outcomeOf,
  Public,
  RateLimits,
} from '@pho-hien/platform';
import { RegistrationQueries } from '../../registrations/registration.queries.ts';
import { WalletTokens } from '../../registrations/wallet-tokens.ts';
import { WalletType } from '../../registrations/wallet.graphql.ts';
import { ProgrammeQueries } from '../programme.queries.ts';
import { EventSessionType } from '../session.graphql.ts';
import { JoinSession } from './join-session.ts';
import { LeaveSession } from './leave-session.ts';
import {
  EventSessionJoined,
  EventSessionLeft,
  JoinEventSessionInput,
  JoinEventSessionResult,
  LeaveEventSessionInput,
  LeaveEventSessionResult,
} from './sign-up.graphql.ts';
import { SignUpQueries } from './sign-up.queries.ts';

/** A whole hall behind one address stays below. */
const SIGN_UPS = { name: 'session-sign-up', times: 240, seconds: 60 };

@Resolver(() => WalletType)
export class SignUpResolver {
  constructor(
    private readonly registrations: RegistrationQueries,
    private readonly programme: ProgrammeQueries,
    private readonly signUps: SignUpQueries,
    private readonly wallets: WalletTokens,
    private readonly join: JoinSession,
    private readonly leave: LeaveSession,
    private readonly limits: RateLimits,
  ) {}

  @ResolveField(() => [EventSessionType], { description: 'The sessions signed up for, by time, cancelled ones too.' })
  async signedUpSessions(@Parent() { registrationId }: WalletType, @Context() context: GraphqlContext) {
    const ids = await loader(context, 'sessionIdsOfRegistration', (all) => this.signUps.sessionIdsOf(all)).load(
      registrationId,
    );
    return this.programme.sessions(ids ?? []);
  }

  @Public()
  @Mutation(() => JoinEventSessionResult, {
    description: 'Takes a place in a session. Joining twice is joining once.',
  })
  async joinEventSession(@Args('input') input: JoinEventSessionInput, @CurrentCaller() caller: Caller) {
    const registrationId = await this.registrationOf(input.token, caller);
    const work = this.join.run(caller, registrationId, input.sessionId);
    return outcomeOf(
      work.then(async () => as(EventSessionJoined, { wallet: await this.registrations.wallet(registrationId) })),
    );
  }

  @Public()
  @Mutation(() => LeaveEventSessionResult, {
    description: 'Gives a place in a session back. Leaving what one has not joined changes nothing.',
  })
  async leaveEventSession(@Args('input') input: LeaveEventSessionInput, @CurrentCaller() caller: Caller) {
    const registrationId = await this.registrationOf(input.token, caller);
    const work = this.leave.run(caller, registrationId, input.sessionId);
    return outcomeOf(
      work.then(async () => as(EventSessionLeft, { wallet: await this.registrations.wallet(registrationId) })),
    );
  }

  private async registrationOf(token: string, caller: Caller): Promise<string> {
    await this.limits.use(SIGN_UPS, caller.address ?? 'unknown');
    const hash = this.wallets.hashOf(token);
    const wallet = hash ? await this.registrations.walletByHash(hash) : undefined;
    if (!wallet) throw notFound();
    return wallet.registrationId;
  }
}
