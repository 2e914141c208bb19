import { Injectable } from '@nestjs/common';
import { answeredAlike, Broadcast, SharedLatest } from '@pho-hien/platform';
import { liveTopic } from './live-changes.ts';
import { LiveCounts } from './live-counts.ts';
import type { LiveCount } from './live.graphql.ts';

/** One reading of an event for everybody who watches it in this process, however many they are. */
@Injectable()
export class LiveHub {
  private readonly events = new Map<string, SharedLatest<LiveCount>>();

  constructor(
    private readonly broadcast: Broadcast,
    private readonly counts: LiveCounts,
  ) {}

  /** The count now, and again after every change. */
  watch(eventId: string): AsyncIterableIterator<LiveCount> {
    const known = this.events.get(eventId);
    if (known) return known.subscribe();
    const made = new SharedLatest(
      (changed) => this.broadcast.listen(liveTopic(eventId), changed),
      async () => answeredAlike(await this.counts.read(eventId)),
      () => this.events.delete(eventId),
    );
    this.events.set(eventId, made);
    return made.subscribe();
  }
}
