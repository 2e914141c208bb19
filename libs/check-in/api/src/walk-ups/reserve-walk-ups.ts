import { Inject, Injectable } from '@nestjs/common';
import { FormQueries, ReservedPlaces, TicketType } from '@pho-hien/events-api';
import { type Clock, type DeviceActor, newId, type VietnamDay, vietnamDayOf } from '@pho-hien/kernel';
import { CLOCK, Database, notFound, sqlOf, type Transaction } from '@pho-hien/platform';
import { ReceivingKeys } from '../receiving/receiving-keys.ts';
import { Device, GateWalkUp, WalkUpBlock } from '../rows/index.ts';
import { EndBlocks } from './end-blocks.ts';
import type { WalkUpsReserved } from './walk-up.graphql.ts';

/**
 * Fills what a device holds for people without a ticket, and tells it all of that: however often it asks and
 * however many answers are lost, it holds no more than its gate's settings say.
 */
@Injectable()
export class ReserveWalkUps {
  constructor(
    private readonly database: Database,
    private readonly places: ReservedPlaces,
    private readonly end: EndBlocks,
    private readonly receiving: ReceivingKeys,
    private readonly forms: FormQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run({ deviceId, gateId, eventId }: DeviceActor): Promise<WalkUpsReserved> {
    const day = vietnamDayOf(this.clock.now());
    const filled = await this.database.transaction(async (tx) => {
      const offered = await this.offered(tx, deviceId, gateId);
      await this.end.run(tx, { deviceId, reason: 'DAY_OVER', before: day });
      await this.end.run(tx, { deviceId, reason: 'CLOSED', except: offered.map(({ id }) => id) });
      const blocks: string[] = [];
      // Ticket types in one order: two devices never wait for each other in a circle.
      for (const { id: ticketTypeId, size } of offered) {
        const id = await this.openBlock(tx, deviceId, ticketTypeId, day);
        if (id === null) continue;
        await this.places.fill(tx, { id, ticketTypeId, day, size });
        blocks.push(id);
      }
      return { blocks, offered };
    });
    const places = await this.places.signed(filled.blocks);
    const forms = await this.forms.newestOf(filled.offered.map(({ id }) => id));
    return {
      day,
      ticketTypeNumbers: filled.offered.map(({ number }) => number),
      receivingKey: await this.receiving.publicKeyOf(eventId),
      forms: filled.offered.flatMap(({ id, number }) => {
        const form = forms.get(id);
        return form && form.fields.length > 0 ? [{ ticketTypeNumber: number, form }] : [];
      }),
      places: places.map(({ id, ticketTypeNumber, code }) => ({ ticketId: id, ticketTypeNumber, code })),
    };
  }

  /** Holds the device, so that revoking it waits; a revoked one is offered nothing. */
  private async offered(tx: Transaction, deviceId: string, gateId: string) {
    const sql = sqlOf(tx, Device);
    const device = await sql
      .selectFrom('devices')
      .select(['revoked_at', 'lease_until'])
      .where('id', '=', deviceId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!device) throw notFound();
    return device.revoked_at || device.lease_until <= this.clock.now() ? [] : offeredAt(tx, gateId);
  }

  /** The device's block of the day; null where it was revoked: then there is none until tomorrow. */
  private async openBlock(
    tx: Transaction,
    deviceId: string,
    ticketTypeId: string,
    day: VietnamDay,
  ): Promise<string | null> {
    const sql = sqlOf(tx, WalkUpBlock);
    const known = await sql
      .selectFrom('walk_up_blocks')
      .select(['id', 'ended_at', 'end_reason'])
      .where('device_id', '=', deviceId)
      .where('ticket_type_id', '=', ticketTypeId)
      .where('day', '=', day)
      .executeTakeFirst();
    if (!known) {
      const id = newId(this.clock);
      const block = { id, device_id: deviceId, ticket_type_id: ticketTypeId, day, created_at: this.clock.now() };
      await sql.insertInto('walk_up_blocks').values(block).execute();
      return id;
    }
    if (!known.ended_at) return known.id;
    if (known.end_reason !== 'CLOSED') return null;
    // The organiser gave the ticket type back to the gate.
    await sql
      .updateTable('walk_up_blocks')
      .set({ ended_at: null, end_reason: null })
      .where('id', '=', known.id)
      .execute();
    return known.id;
  }
}

/** The ticket types that a gate gives to people without a ticket, by id. */
async function offeredAt(tx: Transaction, gateId: string) {
  return sqlOf(tx, GateWalkUp, TicketType)
    .selectFrom('gate_walk_ups')
    .innerJoin('ticket_types', 'ticket_types.id', 'gate_walk_ups.ticket_type_id')
    .select(['ticket_types.id', 'ticket_types.number', 'block_size as size'])
    .where('gate_id', '=', gateId)
    .orderBy('ticket_types.id')
    .execute();
}
