import { Injectable } from '@nestjs/common';
import { badgeColour, STANDARD_BADGE } from '@pho-hien/events-core';
import { Database } from '@pho-hien/platform';
import { eventsSql } from '../sql.ts';
import type { BadgeDesignType } from './badge-design.graphql.ts';

@Injectable()
export class BadgeDesignQueries {
  constructor(private readonly database: Database) {}

  /** The design of an event’s badges, with the colour of every ticket type. */
  async of(eventId: string): Promise<BadgeDesignType> {
    const sql = eventsSql(this.database.reader);
    const [row, types] = await Promise.all([
      sql.selectFrom('badge_designs').selectAll().where('event_id', '=', eventId).executeTakeFirst(),
      sql
        .selectFrom('ticket_types')
        .select(['id', 'number', 'audience'])
        .where('event_id', '=', eventId)
        .orderBy('number')
        .execute(),
    ]);
    const design = row ?? STANDARD_BADGE;
    return {
      size: design.size,
      parts: [...design.parts],
      colours: types.map((type) => ({
        ticketTypeId: type.id,
        ticketTypeNumber: type.number,
        colour: badgeColour(design, type),
      })),
    };
  }
}
