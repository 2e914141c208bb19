import { GateDayDocument, type GateDayQuery } from '#generated/graphql.ts';
import { ApiFailure, request } from '#lib/api/request.ts';
import type { LiveState } from '../live/live-feed.svelte.ts';

type Day = GateDayQuery['gateDay'];

/** A gate's supervisor walks about: so often is soon enough, and a telephone's battery lasts the day. */
const EVERY_MS = 5000;

const STATES: Record<string, LiveState> = {
  UNAUTHENTICATED: 'signed-out',
  SECOND_FACTOR_REQUIRED: 'signed-out',
  NOT_FOUND: 'refused',
};

/** One gate's day, asked for again and again while the page is looked at. */
export class GateDayFeed {
  now: Day = $state.raw() as Day;
  state: LiveState = $state('connecting');

  constructor(first: Day) {
    this.now = first;
  }

  /** What the page was given anew. */
  take(day: Day): void {
    this.now = day;
  }

  /** Begins to ask. Returns how to stop. */
  follow(): () => void {
    let stopped = false;
    const again = async () => {
      if (!document.hidden) await this.ask(() => stopped);
      if (!stopped) timer = setTimeout(() => void again(), EVERY_MS);
    };
    let timer = setTimeout(() => void again(), EVERY_MS);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }

  private async ask(stopped: () => boolean): Promise<void> {
    try {
      const { gateDay } = await request(fetch, GateDayDocument, { gateId: this.now.gate.id });
      if (stopped()) return;
      this.now = gateDay;
      this.state = 'live';
    } catch (failure) {
      if (!(failure instanceof ApiFailure)) throw failure;
      this.state = STATES[failure.code] ?? 'lost';
    }
  }
}
