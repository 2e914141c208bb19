import { unmetNeeds, type UnmetNeed } from '@pho-hien/booths-core';
import { m } from '@pho-hien/messages';
import type { PlaceExhibitorMutation, StandsDeskQuery } from '#generated/graphql.ts';
import { count } from '#lib/shell/written.ts';

/** A request as the desk reads it. */
export type DeskRequest = StandsDeskQuery['standRequests'][number];
/** A hall as the desk reads it. */
export type DeskHall = StandsDeskQuery['halls'][number];
type Placed = PlaceExhibitorMutation['placed'];

/** Why nobody was placed, as a sentence; null where somebody was. */
export function placingText(placed: Placed): string | null {
  switch (placed.__typename) {
    case 'ExhibitorPlaced':
      return null;
    case 'BoothTaken':
      return m.stands_booth_taken({ number: placed.number });
    case 'RequestPlaced':
      return m.stands_request_placed({ number: placed.number });
    case 'PowerExceeded':
      return powerText(placed);
    case 'InvalidInput':
      return m.stands_booth_closed();
  }
}

/** The figures of a zone that would draw too much. */
export function powerText(power: {
  readonly zoneName: string;
  readonly supplyWatts: number;
  readonly drawnWatts: number;
  readonly askedWatts: number;
}): string {
  return m.stands_power_exceeded({
    zone: power.zoneName,
    supply: count(power.supplyWatts),
    drawn: count(power.drawnWatts),
    asked: count(power.askedWatts),
  });
}

const needs: Record<UnmetNeed, () => string> = {
  WATTS: m.stands_unmet_watts,
  WATER: m.stands_unmet_water,
  INTERNET: m.stands_unmet_internet,
};

/** What a booth would leave unmet of what a request needs; empty where it gives all. */
export function unmetText(request: DeskRequest, hall: DeskHall, boothId: string): string[] {
  const booth = hall.published?.booths.find(({ id }) => id === boothId);
  const type = hall.published?.types.find(({ id }) => id === booth?.typeId);
  return type ? unmetNeeds(request, type).map((need) => needs[need]()) : [];
}
