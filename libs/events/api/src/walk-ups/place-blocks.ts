import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@pho-hien/platform';
import { eventsSql } from '../sql.ts';

/** A reserved place, as far as its block is concerned. */
export interface PlaceOfBlock {
  readonly id: string;
  readonly blockId: string;
  readonly ticketTypeId: string;
  readonly isUsed: boolean;
}

/** How the places of blocks are used. */
export interface BlockUse {
  readonly reserved: number;
  readonly used: number;
  readonly returned: number;
}

/** Reads of reserved places. */
@Injectable()
export class PlaceBlocks {
  constructor(private readonly database: Database) {}

  /** Those of these ids that are reserved places of the event. */
  async among(tx: Transaction, eventId: string, ids: readonly string[]): Promise<Map<string, PlaceOfBlock>> {
    if (ids.length === 0) return new Map();
    const rows = await eventsSql(tx)
      .selectFrom('reserved_places')
      .innerJoin('ticket_types', 'ticket_types.id', 'reserved_places.ticket_type_id')
      .select(['reserved_places.id', 'block_id as blockId', 'ticket_type_id as ticketTypeId', 'reserved_places.status'])
      .where('ticket_types.event_id', '=', eventId)
      .where('reserved_places.id', 'in', ids)
      .execute();
    return new Map(rows.map(({ status, ...place }) => [place.id, { ...place, isUsed: status === 'USED' }]));
  }

  /** How the places of each block are used. */
  async usesOf(blockIds: readonly string[]): Promise<Map<string, BlockUse>> {
    if (blockIds.length === 0) return new Map();
    const rows = await eventsSql(this.database.reader)
      .selectFrom('reserved_places')
      .select(['block_id'])
      .select(({ fn }) => [
        fn.countAll<string>().filterWhere('status', '=', 'RESERVED').as('reserved'),
        fn.countAll<string>().filterWhere('status', '=', 'USED').as('used'),
        fn.countAll<string>().filterWhere('status', '=', 'RETURNED').as('returned'),
      ])
      .where('block_id', 'in', blockIds)
      .groupBy('block_id')
      .execute();
    const counted = rows.map(
      ({ block_id: id, reserved, used, returned }) =>
        [id, { reserved: Number(reserved), used: Number(used), returned: Number(returned) }] as const,
    );
    return new Map(counted);
  }
}
