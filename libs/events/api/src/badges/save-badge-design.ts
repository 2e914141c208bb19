import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type BadgeDesign, badgeDesignProblems, STANDARD_BADGE } from '@pho-hien/events-core';
import { type Clock, InvalidInput, problemIn } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { changedFields } from '../changed-fields.ts';
import { eventsSql } from '../sql.ts';

/** Says how an event's badges look. */
@Injectable()
export class SaveBadgeDesign {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(caller: Caller, eventId: string, { size, parts, colours }: BadgeDesign): Promise<void> {
    const design = { size, parts, colours };
    InvalidInput.throwIfAny(badgeDesignProblems(design));
    await this.database.transaction(async (tx) => {
      const sql = eventsSql(tx);
      const types = await sql.selectFrom('ticket_types').select('id').where('event_id', '=', eventId).execute();
      const known = new Set(types.map(({ id }) => id));
      InvalidInput.throwIfAny(
        colours.flatMap(({ ticketTypeId }, i) =>
          problemIn(`colours.${i}.ticketTypeId`, known.has(ticketTypeId) ? null : 'unknown_value'),
        ),
      );
      const row = await sql
        .selectFrom('badge_designs')
        .select(['size', 'parts', 'colours'])
        .where('event_id', '=', eventId)
        .executeTakeFirst();
      const changes = changedFields({ ...(row ?? STANDARD_BADGE) }, design);
      if (Object.keys(changes).length === 0) return;
      const values = {
        size,
        parts: JSON.stringify(parts) as never,
        colours: JSON.stringify(colours) as never,
        updated_at: this.clock.now(),
      };
      await sql
        .insertInto('badge_designs')
        .values({ event_id: eventId, ...values })
        .onConflict((conflict) => conflict.column('event_id').doUpdateSet(values))
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'event',
        aggregateId: eventId,
        eventId,
        action: 'event.badges_designed',
        caller,
        changes,
      });
    });
  }
}
