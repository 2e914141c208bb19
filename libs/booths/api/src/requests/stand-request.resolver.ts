import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { as, type Caller, CurrentCaller, outcomeOf, Public, Requires, scopeOf } from '@pho-hien/platform';
import { SaveStandCall } from './save-stand-call.ts';
import { SaveStandRequest } from './save-stand-request.ts';
import { StandCallQueries } from './stand-call.queries.ts';
import {
  SaveStandCallInput,
  SaveStandCallResult,
  SaveStandRequestInput,
  SaveStandRequestResult,
  StandCallSaved,
  StandCallType,
  StandRequestSaved,
  StandRequestType,
  WithdrawStandRequestInput,
} from './stand-request.graphql.ts';
import { StandRequestQueries } from './stand-request.queries.ts';
import { WithdrawStandRequest } from './withdraw-stand-request.ts';

@Resolver()
export class StandRequestResolver {
  constructor(
    private readonly requests: StandRequestQueries,
    private readonly calls: StandCallQueries,
    private readonly calling: SaveStandCall,
    private readonly saving: SaveStandRequest,
    private readonly withdrawing: WithdrawStandRequest,
  ) {}

  @Public()
  @Query(() => [StandCallType], { description: 'Of the published events that take requests for stands now.' })
  openStandCalls() {
    return this.calls.open();
  }

  @Requires('event.read', scopeOf('event', 'eventId'))
  @Query(() => StandCallType, { nullable: true, description: 'Null: nobody said when requests are taken.' })
  standCall(@Args('eventId', { type: () => ID }) eventId: string) {
    return this.calls.of(eventId);
  }

  @Requires('event.read', scopeOf('event', 'eventId'))
  @Query(() => [StandRequestType], { description: 'That stand, at most 2,000, in the order in which they came.' })
  standRequests(@Args('eventId', { type: () => ID }) eventId: string) {
    return this.requests.ofEvent(eventId);
  }

  @Requires('organisation.read', scopeOf('organisation', 'organisationId'))
  @Query(() => [StandRequestType], { description: 'What the organisation asked for, also what it withdrew.' })
  organisationStandRequests(@Args('organisationId', { type: () => ID }) organisationId: string) {
    return this.requests.ofOrganisation(organisationId);
  }

  @Requires('event.manage', scopeOf('event', 'input.eventId'))
  @Mutation(() => SaveStandCallResult, { description: 'Says when the event takes requests for stands.' })
  saveStandCall(@Args('input') { eventId, version, ...call }: SaveStandCallInput, @CurrentCaller() caller: Caller) {
    const saved = async () => as(StandCallSaved, { call: (await this.calls.of(eventId))! });
    return outcomeOf(this.calling.run(caller, eventId, version ?? null, call).then(saved));
  }

  @Requires('organisation.represent', scopeOf('organisation', 'input.organisationId'))
  @Mutation(() => SaveStandRequestResult, {
    description: 'Asks for a stand, or changes what was asked for; what visitors read may change at any time.',
  })
  saveStandRequest(@Args('input') input: SaveStandRequestInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.saving.run(caller, input).then(() => this.saved(input.id)));
  }

  @Requires('organisation.represent', scopeOf('own stand request', 'input.id'))
  @Mutation(() => SaveStandRequestResult, { description: 'Takes a request back that has no stand.' })
  withdrawStandRequest(@Args('input') { id, version }: WithdrawStandRequestInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.withdrawing.run(caller, id, version).then(() => this.saved(id)));
  }

  private async saved(id: string): Promise<StandRequestSaved> {
    return as(StandRequestSaved, { request: await this.requests.byId(id, 'its own people') });
  }
}
