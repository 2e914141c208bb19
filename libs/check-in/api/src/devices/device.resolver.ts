import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  anywhere,
  as,
  type Caller,
  CurrentCaller,
  notFound,
  outcomeOf,
  Public,
  RateLimits,
  Requires,
  scopeOf,
} from '@pho-hien/platform';
import {
  ChangeDeviceResult,
  DeviceChanged,
  DeviceType,
  PairDeviceInput,
  PairingStarted,
  RenewDeviceInput,
  RevokeDeviceInput,
  StartPairingInput,
  StartPairingResult,
} from './device.graphql.ts';
import { DeviceQueries } from './device.queries.ts';
import { DevicePaired, GateStation, PairDeviceResult } from './gate-station.graphql.ts';
import { GateStationQueries } from './gate-station.queries.ts';
import { PairDevice } from './pair-device.ts';
import { RenewDevice } from './renew-device.ts';
import { RevokeDevice } from './revoke-device.ts';
import { StartPairing } from './start-pairing.ts';

/** A gate crew pairs a dozen phones from one address; whoever guesses codes needs many more tries. */
const PAIRING_LIMIT = { name: 'pair-device', times: 30, seconds: 60 };

@Resolver(() => DeviceType)
export class DeviceResolver {
  constructor(
    private readonly start: StartPairing,
    private readonly pair: PairDevice,
    private readonly revoke: RevokeDevice,
    private readonly renew: RenewDevice,
    private readonly devices: DeviceQueries,
    private readonly stations: GateStationQueries,
    private readonly limits: RateLimits,
  ) {}

  @Requires('checkin.manage', scopeOf('gate', 'input.gateId'))
  @Mutation(() => StartPairingResult, { description: 'Makes a one-time code that pairs one device with a gate.' })
  startPairing(@Args('input') input: StartPairingInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.start.run(caller, input).then((started) => as(PairingStarted, started)));
  }

  @Public()
  @Mutation(() => PairDeviceResult, { description: 'Exchanges a pairing code for the token of a device. Once.' })
  async pairDevice(@Args('input') { code }: PairDeviceInput, @CurrentCaller() caller: Caller) {
    await this.limits.use(PAIRING_LIMIT, caller.address ?? 'unknown');
    return outcomeOf(
      this.pair
        .run(caller, code)
        .then(async ({ deviceId, token }) => as(DevicePaired, { token, station: await this.stations.of(deviceId) })),
    );
  }

  @Requires('checkin.manage', scopeOf('device', 'input.deviceId'))
  @Mutation(() => ChangeDeviceResult, { description: 'Ends what a device may do, at once and for good.' })
  revokeDevice(@Args('input') input: RevokeDeviceInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.revoke.run(caller, input).then((id) => this.changed(id)));
  }

  @Requires('checkin.manage', scopeOf('device', 'input.deviceId'))
  @Mutation(() => ChangeDeviceResult, {
    description: 'Lets a device work to the end of the event’s present or next day.',
  })
  renewDevice(@Args('input') { deviceId }: RenewDeviceInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.renew.run(caller, deviceId).then((id) => this.changed(id)));
  }

  @Requires('scan.record', anywhere)
  @Query(() => GateStation, { description: 'What the calling device works with.' })
  gateStation(@CurrentCaller() { actor }: Caller) {
    if (actor.kind !== 'device') throw notFound();
    return this.stations.of(actor.deviceId);
  }

  private async changed(id: string) {
    return as(DeviceChanged, { device: await this.devices.byId(id) });
  }
}
