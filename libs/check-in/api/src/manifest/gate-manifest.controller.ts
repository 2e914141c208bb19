import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { Clock } from '@pho-hien/kernel';
import { CLOCK, Public } from '@pho-hien/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DeviceTokens } from '../devices/device-tokens.ts';
import { ManifestSnapshots } from './manifest-snapshots.ts';

/** What a gate's device decides with, whole: for `Authorization: Device <token>` while its lease runs. */
@Controller('api/gate')
@Public()
export class GateManifestController {
  constructor(
    private readonly devices: DeviceTokens,
    private readonly snapshots: ManifestSnapshots,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('manifest')
  async manifest(@Req() { id, headers, ip }: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.header('cache-control', 'private, no-store').header('x-content-type-options', 'nosniff');
    const device = await this.devices.deviceIn({ requestId: id, headers, address: ip });
    const isWorking = device && !device.actor.revoked && device.leaseUntil > this.clock.now();
    if (!isWorking) {
      await reply.code(401).type('text/plain').send('');
      return;
    }
    const { cursor, bytes, length } = await this.snapshots.of(device.actor.gateId);
    const etag = `"${cursor}"`;
    void reply.header('etag', etag).header('vary', 'authorization');
    if (headers['if-none-match'] === etag) {
      await reply.code(304).send();
      return;
    }
    await reply
      .type('application/octet-stream')
      .header('content-encoding', 'gzip')
      .header('x-manifest-bytes', length)
      .send(bytes);
  }
}
