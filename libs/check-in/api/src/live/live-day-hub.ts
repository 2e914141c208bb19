import { Injectable } from '@nestjs/common';
import { answeredAlike, Broadcast, SharedLatest } from '@pho-hien/platform';
import { liveTopic } from './live-changes.ts';
import { LiveDays } from './live-days.ts';
import type { LiveDay } from './live-day.graphql.ts';

/** Changes come twice a second at most; a reading waits no longer for the one before it. */
const EVERY_MS = 250;

/** One reading of an event's day for everybody who watches it in this process, however many they are. */
@Injectable()
export class LiveDayHub {
  private readonly events = new Map<string, SharedLatest<LiveDay>>();

  constructor(
    private readonly broadcast: Broadcast,
    private readonly days: LiveDays,
  ) {}

  /** The day now, and again after every change. */
  watch(eventId: string): AsyncIterableIterator<LiveDay> {
    const known = this.events.get(eventId);
    if (known) return known.subscribe();
    const made = new SharedLatest(
      (changed) => this.broadcast.listen(liveTopic(eventId), changed),
      async () => answeredAlike(await this.days.read(eventId)),
      () => this.events.delete(eventId),
      { everyMs: EVERY_MS },
    );
    this.events.set(eventId, made);
    return made.subscribe();
  }
}
