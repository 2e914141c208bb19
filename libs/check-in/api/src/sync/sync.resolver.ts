import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { as, type GraphqlContext, outcomeOf, Public, unauthenticated } from '@pho-hien/platform';
import { DeviceTokens } from '../devices/device-tokens.ts';
import { ScansSynced, SyncScansInput, SyncScansResult } from './sync.graphql.ts';
import { SyncScans } from './sync-scans.ts';

@Resolver()
export class SyncResolver {
  constructor(
    private readonly devices: DeviceTokens,
    private readonly sync: SyncScans,
  ) {}

  /** Public to the guard, which knows no device whose lease is over: such a one may still hand in what it scanned before. */
  @Public()
  @Mutation(() => SyncScansResult, {
    description:
      'For paired devices: hands in what they decided, and brings what is new. Also after the lease, and after a revocation.',
  })
  async syncScans(@Args('input') input: SyncScansInput, @Context() { request, caller }: GraphqlContext) {
    const device = await this.devices.deviceIn(request);
    if (!device) throw unauthenticated();
    const sender = { ...caller!, actor: device.actor };
    return outcomeOf(this.sync.run(sender, device, input).then((synced) => as(ScansSynced, synced)));
  }
}
