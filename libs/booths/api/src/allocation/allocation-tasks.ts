import { Injectable } from '@nestjs/common';
import { type AllocationTask, type AskingExhibitor, nearBooths } from '@pho-hien/booths-core';
import { nameKey } from '@pho-hien/organisations-core';
import { Database } from '@pho-hien/platform';
import { HallQueries } from '../halls/hall.queries.ts';
import { StandRequestQueries } from '../requests/stand-request.queries.ts';
import type { StandRequestType } from '../requests/stand-request.graphql.ts';
import { boothsSql } from '../sql.ts';

/** Reads what there is to allocate at an event: its free booths, who waits, who stays. */
@Injectable()
export class AllocationTasks {
  constructor(
    private readonly database: Database,
    private readonly halls: HallQueries,
    private readonly requests: StandRequestQueries,
  ) {}

  async of(eventId: string): Promise<AllocationTask> {
    const [halls, requests, powers] = await Promise.all([
      this.halls.ofEvent(eventId),
      this.requests.ofEvent(eventId),
      this.powersOf(eventId),
    ]);
    const plans = [...(await this.halls.publishedPlans(halls.map(({ id }) => id))).values()];
    const asking = askingExhibitors(requests);
    const taken = new Map(requests.flatMap((request) => (request.stay ? [[request.stay.boothId, request.id]] : [])));
    const near = new Map(plans.flatMap((plan) => [...nearBooths(plan)]));
    return {
      power: powers,
      booths: plans.flatMap(({ booths, types }) => {
        const type = new Map(types.map((one) => [one.id, one]));
        return booths
          .filter(({ id, blocked }) => !blocked && !taken.has(id))
          .map(({ id, zoneId, typeId }) => ({ ...type.get(typeId)!, id, zoneId, near: near.get(id) ?? [] }));
      }),
      requests: requests.filter(({ stay }) => !stay).map(({ id }) => asking.get(id)!),
      kept: [...taken].map(([boothId, id]) => ({
        boothId: boothId!,
        near: near.get(boothId!) ?? [],
        request: asking.get(id!)!,
      })),
    };
  }

  /** What each zone has left, in watts. A hold that has run out counts until its job or the next placing ends it. */
  private async powersOf(eventId: string): Promise<Record<string, number>> {
    const rows = await boothsSql(this.database.reader)
      .selectFrom('booth_zones')
      .innerJoin('halls', 'halls.id', 'hall_id')
      .select(['booth_zones.id', 'supply_watts', 'drawn_watts'])
      .where('event_id', '=', eventId)
      .execute();
    return Object.fromEntries(rows.map(({ id, supply_watts, drawn_watts }) => [id, supply_watts - drawn_watts]));
  }
}

/** The requests as the allocator knows them. Names that are avoided are found without diacritics and legal forms. */
function askingExhibitors(requests: readonly StandRequestType[]): Map<string, AskingExhibitor> {
  const byName = new Map<string, string[]>();
  for (const { id, organisationName } of requests) {
    const key = nameKey(organisationName);
    byName.set(key, [...(byName.get(key) ?? []), id]);
  }
  return new Map(
    requests.map(({ id, wishes, watts, water, internet, field, avoid }) => [
      id,
      {
        ...{ id, wishes, watts, water, internet, field },
        avoid: avoid.flatMap((name) => byName.get(nameKey(name)) ?? []).filter((other) => other !== id),
      },
    ]),
  );
}
