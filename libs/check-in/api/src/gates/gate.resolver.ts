import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
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
import { DeviceType } from '../devices/device.graphql.ts';
import { DeviceQueries } from '../devices/device.queries.ts';
import { CreateGate } from './create-gate.ts';
import { CreateGateInput, GateSaved, GateType, SaveGateResult, UpdateGateInput } from './gate.graphql.ts';
import { GateQueries } from './gate.queries.ts';
import { UpdateGate } from './update-gate.ts';

@Resolver(() => GateType)
export class GateResolver {
  constructor(
    private readonly queries: GateQueries,
    private readonly devicesOf: DeviceQueries,
    private readonly create: CreateGate,
    private readonly update: UpdateGate,
  ) {}

  @Requires('checkin.manage', scopeOf('event', 'eventId'))
  @Query(() => [GateType], { description: 'The gates of an event, by name.' })
  gates(@Args('eventId', { type: () => ID }) eventId: string) {
    return this.queries.ofEvent(eventId);
  }

  @Requires('checkin.manage', scopeOf('event', 'input.eventId'))
  @Mutation(() => SaveGateResult, { description: 'Adds a gate to an event; its name is its own there.' })
  createGate(@Args('input') input: CreateGateInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.create.run(caller, input).then((id) => this.saved(id)));
  }

  @Requires('checkin.manage', scopeOf('gate', 'input.gateId'))
  @Mutation(() => SaveGateResult, { description: 'Renames a gate and says for which lists it scans.' })
  updateGate(@Args('input') input: UpdateGateInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.update.run(caller, input).then((id) => this.saved(id)));
  }

  @ResolveField(() => [DeviceType], { description: 'Its devices by name, the revoked ones too.' })
  async devices(@Parent() gate: GateType, @Context() context: GraphqlContext): Promise<DeviceType[]> {
    return (await loader(context, 'devicesOfGate', (ids) => this.devicesOf.ofGates(ids)).load(gate.id)) ?? [];
  }

  private async saved(id: string) {
    return as(GateSaved, { gate: await this.queries.byId(id) });
  }
}
