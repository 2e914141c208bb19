import type { TallyRow } from './record-facts.ts';

type Counts = Pick<TallyRow, 'inside' | 'entries' | 'exits' | 'denied'>;

/** What a batch adds to the tallies, one row for each list, day and device. */
export class Tallies {
  private readonly byKey = new Map<string, TallyRow>();

  add(listId: string, day: string, deviceId: string, counts: Partial<Counts>): void {
    const key = `${listId} ${day} ${deviceId}`;
    const known = this.byKey.get(key);
    const row = known ?? { list_id: listId, day, device_id: deviceId, inside: 0, entries: 0, exits: 0, denied: 0 };
    this.byKey.set(key, {
      ...row,
      inside: row.inside + (counts.inside ?? 0),
      entries: row.entries + (counts.entries ?? 0),
      exits: row.exits + (counts.exits ?? 0),
      denied: row.denied + (counts.denied ?? 0),
    });
  }

  rows(): TallyRow[] {
    return [...this.byKey.values()];
  }
}
