import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Broadcast } from '@pho-hien/platform';

/** However many scans arrive, other processes are told so often. */
const EVERY_MS = 500;

/** The topic under which an event's count changes. */
export const liveTopic = (eventId: string): string => `check-in:${eventId}`;

/** Tells every API process that an event's count changed: after the commit, and at most twice a second. */
@Injectable()
export class LiveChanges implements BeforeApplicationShutdown {
  private readonly changed = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly broadcast: Broadcast) {}

  /** Notes that something happened in an event; costs the caller nothing. */
  touch(eventId: string): void {
    this.changed.add(eventId);
    this.timer ??= setTimeout(() => this.tell(), EVERY_MS);
  }

  beforeApplicationShutdown(): void {
    clearTimeout(this.timer);
  }

  private tell(): void {
    this.timer = undefined;
    const events = [...this.changed];
    this.changed.clear();
    for (const eventId of events) void this.broadcast.announce(liveTopic(eventId));
  }
}
