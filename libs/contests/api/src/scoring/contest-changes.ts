import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Broadcast } from '@pho-hien/platform';

/** However many scores arrive, other processes are told so often. */
const EVERY_MS = 1000;

/** The topic under which a contest's progress changes. */
export const contestTopic = (contestId: string): string => `contest:${contestId}`;

/** Tells every API process that a contest's sheets changed: after the commit, and at most once a second. */
@Injectable()
export class ContestChanges implements BeforeApplicationShutdown {
  private readonly changed = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly broadcast: Broadcast) {}

  /** Notes that something happened in a contest; costs the caller nothing. */
  touch(contestId: string): void {
    this.changed.add(contestId);
    this.timer ??= setTimeout(() => this.tell(), EVERY_MS);
  }

  beforeApplicationShutdown(): void {
    clearTimeout(this.timer);
  }

  private tell(): void {
    this.timer = undefined;
    const contests = [...this.changed];
    this.changed.clear();
    for (const id of contests) void this.broadcast.announce(contestTopic(id));
  }
}
