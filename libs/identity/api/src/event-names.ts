import { Injectable } from '@nestjs/common';
import type { LocalizedText } from '@pho-hien/kernel';

/** Names of the events with these ids, in one statement; ids that are none are left out. */
export type EventNameSource = (eventIds: readonly string[]) => Promise<ReadonlyMap<string, LocalizedText>>;

/** What the events are called, which this context cannot know itself: the events context registers it at start. */
@Injectable()
export class EventNames {
  private source: EventNameSource = () => Promise.resolve(new Map());

  register(source: EventNameSource): void {
    this.source = source;
  }

  /** The names of all the given events; null ids are passed over. */
  async of(eventIds: readonly (string | null)[]): Promise<ReadonlyMap<string, LocalizedText>> {
    const wanted = [...new Set(eventIds.filter((id) => id !== null))];
    return wanted.length === 0 ? new Map() : this.source(wanted);
  }
}
