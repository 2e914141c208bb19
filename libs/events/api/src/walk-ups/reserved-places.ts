import { Inject, Injectable } from '@nestjs/common';
import { freePlaces, placesToReserve, walkUpValidity } from '@pho-hien/events-core';
import { type Clock, newId, type VietnamDay } from '@pho-hien/kernel';
import { CLOCK, Database, type Transaction } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { offerOf } from '../registrations/offer-facts.ts';
import { Places } from '../registrations/places.ts';
import { TicketSigner } from '../signing/ticket-signer.ts';
import { eventsSql } from '../sql.ts';

/** What gates are told since. */
export const THIS_TRANSACTION = raw<string>`pg_current_xact_id()`;

/** A place that waits for a walk-up, with the code that its ticket will have. */
export interface SignedPlace {
  /** The id of the ticket to come. */
  readonly id: string;
  readonly blockId: string;
  readonly ticketTypeId: string;
  readonly ticketTypeNumber: number;
  /** `PH1:…`: admits whoever has it on that day, so only the device of its block is told. */
  readonly code: string;
}

/** Places of ticket types that are held in advance, in blocks: for the callers' transactions. */
@Injectable()
export class ReservedPlaces {
  constructor(
    private readonly database: Database,
    private readonly places: Places,
    private readonly signer: TicketSigner,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Fills a block up to `size` places, as far as there are any; answers how many came. The caller holds the
   * block. When the ticket type opens and closes for the public does not matter: the desk is open when it is.
   */
  async fill(
    tx: Transaction,
    block: { readonly id: string; readonly ticketTypeId: string; readonly day: VietnamDay; readonly size: number },
  ): Promise<number> {
    const sql = eventsSql(tx);
    // From here on nobody else takes a place of the type, and the offer stays what it says.
    const used = await this.places.lock(tx, block.ticketTypeId);
    const { count: reserved } = await sql
      .selectFrom('reserved_places')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('block_id', '=', block.id)
      .where('status', '=', 'RESERVED')
      .executeTakeFirstOrThrow();
    const { event, ticketType, key } = await offerOf(sql, block.ticketTypeId);
    const validity = walkUpValidity(event.status, ticketType.validDayIds, event.days, block.day);
    const count = validity ? placesToReserve(block.size, Number(reserved), freePlaces(used), used.waiting) : 0;
    if (!validity || count === 0) return 0;
    await this.places.reserve(tx, block.ticketTypeId, count);
    const rows = Array.from({ length: count }, () => ({
      id: newId(this.clock),
      block_id: block.id,
      ticket_type_id: block.ticketTypeId,
      event_key_id: key.id,
      status: 'RESERVED' as const,
      valid_from: validity.validFrom,
      valid_until: validity.validUntil,
      reserved_at: this.clock.now(),
    }));
    await sql.insertInto('reserved_places').values(rows).execute();
    return count;
  }

  /**
   * What nobody used of these blocks goes back to the ticket types; answers how many. The caller holds the blocks.
   * @param voided the codes count for nothing from now on, and gates are told
   */
  async giveBack(tx: Transaction, blockIds: readonly string[], voided: boolean): Promise<number> {
    if (blockIds.length === 0) return 0;
    const returned = await eventsSql(tx)
      .updateTable('reserved_places')
      .set({ status: 'RETURNED', ended_at: this.clock.now(), ...(voided && { voided_in: THIS_TRANSACTION }) })
      .where('block_id', 'in', blockIds)
      .where('status', '=', 'RESERVED')
      .returning('ticket_type_id')
      .execute();
    const counts = Map.groupBy(returned, ({ ticket_type_id: id }) => id);
    for (const id of [...counts.keys()].sort()) await this.places.release(tx, id, counts.get(id)!.length);
    return returned.length;
  }

  /** The places of these blocks that wait for somebody, each with its code; those whose key was revoked are no use. */
  async signed(blockIds: readonly string[]): Promise<SignedPlace[]> {
    if (blockIds.length === 0) return [];
    const rows = await eventsSql(this.database.reader)
      .selectFrom('reserved_places')
      .innerJoin('ticket_types', 'ticket_types.id', 'reserved_places.ticket_type_id')
      .innerJoin('events', 'events.id', 'ticket_types.event_id')
      .innerJoin('event_keys', 'event_keys.id', 'reserved_places.event_key_id')
      .select(['reserved_places.id', 'block_id', 'ticket_type_id', 'valid_from', 'valid_until', 'event_key_id'])
      .select(['ticket_types.number as type_number', 'events.number as event_number'])
      .select(['event_keys.key_number', 'event_keys.status as key_status'])
      .where('block_id', 'in', blockIds)
      .where('reserved_places.status', '=', 'RESERVED')
      .orderBy('reserved_places.id')
      .execute();
    const signed = rows.map(async (row) => {
      const code = await this.signer.codeOf({
        id: row.id,
        status: 'VALID',
        validFrom: row.valid_from,
        validUntil: row.valid_until,
        eventNumber: row.event_number,
        ticketTypeNumber: row.type_number,
        key: { id: row.event_key_id, number: row.key_number, status: row.key_status },
      });
      const { id, block_id: blockId, ticket_type_id: ticketTypeId, type_number: ticketTypeNumber } = row;
      return code === null ? [] : [{ id, blockId, ticketTypeId, ticketTypeNumber, code }];
    });
    return (await Promise.all(signed)).flat();
  }
}
