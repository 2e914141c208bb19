import { searchKey } from '@pho-hien/kernel';
import type { FieldOfWork, StandMapQuery } from '#generated/graphql.ts';

/** The map as the page reads it. */
export type StandMap = NonNullable<StandMapQuery['standMap']>;
/** A hall on it. */
export type MapHall = StandMap['halls'][number];
/** Somebody who stands there. */
export type Exhibitor = MapHall['exhibitors'][number];

/** A stand with who is there. */
export interface Stand {
  readonly number: string;
  readonly boothId: string;
  readonly hall: MapHall;
  readonly exhibitor: Exhibitor;
  /** All that it is found by, without diacritics. */
  readonly key: string;
}

/** What a visitor looks for. */
export interface StandSearch {
  readonly q: string;
  /** Empty: any. */
  readonly field: FieldOfWork | '';
}

/** Every stand with somebody in it, by number as people count: A2 before A10. */
export function standsOf(map: StandMap): Stand[] {
  return map.halls
    .flatMap((hall) =>
      hall.exhibitors.flatMap((exhibitor): Stand[] => {
        const booth = hall.booths.find(({ id }) => id === exhibitor.boothId);
        if (!booth) return [];
        const told = [booth.number, exhibitor.name, ...exhibitor.products.map(({ name }) => name)];
        return [{ number: booth.number, boothId: booth.id, hall, exhibitor, key: searchKey(told.join(' ')) }];
      }),
    )
    .sort((one, other) => one.number.localeCompare(other.number, 'vi', { numeric: true }));
}

/** The stands in which every word is found; of this field, where one is named. */
export function findStands(stands: readonly Stand[], { q, field }: StandSearch): Stand[] {
  const words = searchKey(q).split(' ').filter(Boolean);
  return stands.filter(
    ({ key, exhibitor }) => (!field || exhibitor.field === field) && words.every((word) => key.includes(word)),
  );
}

/** The fields that somebody there works in. */
export function fieldsOf(stands: readonly Stand[]): FieldOfWork[] {
  return [...new Set(stands.flatMap(({ exhibitor }) => exhibitor.field ?? []))];
}
