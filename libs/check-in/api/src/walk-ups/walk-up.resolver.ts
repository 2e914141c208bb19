import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import {
  anywhere,
  as,
  type Caller,
  CurrentCaller,
  type GraphqlContext,
  loader,
  notFound,
  outcomeOf,
  Requires,
  scopeOf,
} from '@pho-hien/platform';
import { DeviceType } from '../devices/device.graphql.ts';
import { DeviceQueries } from '../devices/device.queries.ts';
import { GateType } from '../gates/gate.graphql.ts';
import { GateQueries } from '../gates/gate.queries.ts';
import { ReserveWalkUps } from './reserve-walk-ups.ts';
import { RevokeWalkUps } from './revoke-walk-ups.ts';
import { SetGateWalkUps } from './set-gate-walk-ups.ts';
import {
  GateWalkUpsSet,
  GateWalkUpType,
  RevokeWalkUpsInput,
  RevokeWalkUpsResult,
  SetGateWalkUpsInput,
  SetGateWalkUpsResult,
  WalkUpBlockType,
  WalkUpsReserved,
  WalkUpsRevoked,
} from './walk-up.graphql.ts';
import { WalkUpQueries } from './walk-up.queries.ts';

@Resolver()
export class WalkUpResolver {
  constructor(
    private readonly reserve: ReserveWalkUps,
    private readonly revoke: RevokeWalkUps,
    private readonly set: SetGateWalkUps,
    private readonly gates: GateQueries,
    private readonly devices: DeviceQueries,
  ) {}

  @Requires('scan.record', anywhere)
  @Mutation(() => WalkUpsReserved, {
    description:
      'For paired devices: fills what the device holds for people without a ticket, and tells it all of that.',
  })
  async reserveWalkUps(@CurrentCaller() { actor }: Caller) {
    if (actor.kind !== 'device') throw notFound();
    return as(WalkUpsReserved, await this.reserve.run(actor));
  }

  @Requires('checkin.manage', scopeOf('device', 'input.deviceId'))
  @Mutation(() => RevokeWalkUpsResult, {
    description: 'Takes back every place that a device holds for people without a ticket; it gets no more today.',
  })
  revokeWalkUps(@Args('input') input: RevokeWalkUpsInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(
      this.revoke.run(caller, input).then(async (id) => as(WalkUpsRevoked, { device: await this.devices.byId(id) })),
    );
  }

  @Requires('checkin.manage', scopeOf('gate', 'input.gateId'))
  @Mutation(() => SetGateWalkUpsResult, {
    description: 'Says which ticket types a gate gives to people without a ticket, and how many places a device holds.',
  })
  setGateWalkUps(@Args('input') input: SetGateWalkUpsInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(
      this.set.run(caller, input).then(async (id) => as(GateWalkUpsSet, { gate: await this.gates.byId(id) })),
    );
  }
}

@Resolver(() => GateType)
export class GateWalkUpsResolver {
  constructor(private readonly queries: WalkUpQueries) {}

  @ResolveField(() => [GateWalkUpType], { description: 'What it gives to people without a ticket.' })
  async walkUps(@Parent() gate: GateType, @Context() context: GraphqlContext): Promise<GateWalkUpType[]> {
    return (await loader(context, 'walkUpsOfGate', (ids) => this.queries.ofGates(ids)).load(gate.id)) ?? [];
  }
}

@Resolver(() => DeviceType)
export class DeviceWalkUpsResolver {
  constructor(private readonly queries: WalkUpQueries) {}

  @ResolveField(() => [WalkUpBlockType], { description: 'What it holds today for people without a ticket.' })
  async walkUpBlocks(@Parent() device: DeviceType, @Context() context: GraphqlContext): Promise<WalkUpBlockType[]> {
    return (await loader(context, 'walkUpBlocksOfDevice', (ids) => this.queries.ofDevices(ids)).load(device.id)) ?? [];
  }
}
