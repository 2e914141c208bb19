import { Injectable } from '@nestjs/common';
import { LiveCounts } from './live-counts.ts';

/** A count is told to gates so long: it walks over everybody who was let in. */
const KEPT_MS = 1500;
/** And so long to one that has just let somebody in. */
const KEPT_AFTER_NEWS_MS = 500;
const EVENTS_KEPT = 200;

/** Persons inside an event, counted once in a while for all the gates that ask. */
@Injectable()
export class InsideNow {
  private readonly events = new Map<string, { readonly at: number; readonly count: Promise<number> }>();

  constructor(private readonly counts: LiveCounts) {}

  /** @param isNews the caller has just changed it */
  of(eventId: string, isNews: boolean): Promise<number> {
    const known = this.events.get(eventId);
    if (known && performance.now() - known.at < (isNews ? KEPT_AFTER_NEWS_MS : KEPT_MS)) return known.count;
    const count = this.counts.insideNow(eventId);
    // What failed is not kept.
    count.catch(() => this.events.delete(eventId));
    if (this.events.size >= EVENTS_KEPT) this.events.clear();
    this.events.set(eventId, { at: performance.now(), count });
    return count;
  }
}
