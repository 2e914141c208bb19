import { Injectable } from '@nestjs/common';
import { inEvent, inOrganisation, type Scope } from '@pho-hien/kernel';
import { Database } from '@pho-hien/platform';
import { type BoothsSql, boothsSql } from '../sql.ts';
import type { ZonePowerType } from './stay.graphql.ts';

/** Reads of where booths and stays belong, and of what zones draw. */
@Injectable()
export class StayQueries {
  constructor(private readonly database: Database) {}

  private get sql(): BoothsSql {
    return boothsSql(this.database.reader);
  }

  /** Of every published zone of an event. */
  async powerOf(eventId: string): Promise<ZonePowerType[]> {
    const rows = await this.sql
      .selectFrom('booth_zones')
      .innerJoin('halls', 'halls.id', 'hall_id')
      .select(['booth_zones.id', 'supply_watts', 'drawn_watts'])
      .where('event_id', '=', eventId)
      .orderBy('booth_zones.id')
      .execute();
    return rows.map(({ id, supply_watts, drawn_watts }) => ({
      zoneId: id,
      supplyWatts: supply_watts,
      drawnWatts: drawn_watts,
    }));
  }

  /** Where rights of organisers over a booth are held. */
  async scopeOfBooth(id: string): Promise<Scope | null> {
    const row = await this.sql.selectFrom('booths').select('event_id').where('id', '=', id).executeTakeFirst();
    return row ? inEvent(row.event_id) : null;
  }

  /** Where rights of organisers over a stay are held. */
  async scopeOf(id: string): Promise<Scope | null> {
    const place = await this.placeOf(id);
    return place && inEvent(place.event_id);
  }

  /** Where rights of the exhibitor's own people are held; a hold is not theirs to answer. */
  async ownScopeOf(id: string): Promise<Scope | null> {
    const place = await this.placeOf(id);
    return place && place.status !== 'HELD' ? inOrganisation(place.organisation_id) : null;
  }

  private async placeOf(id: string) {
    const row = await this.sql
      .selectFrom('booth_stays as stay')
      .innerJoin('stand_requests as request', 'request.id', 'request_id')
      .select(['stay.status', 'event_id', 'organisation_id'])
      .where('stay.id', '=', id)
      .executeTakeFirst();
    return row ?? null;
  }
}
