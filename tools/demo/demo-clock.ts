import type { Clock } from '@pho-hien/kernel';

/** The clock of the seed: it can be put back, so that what led up to the festival happened when it would have. */
export class DemoClock implements Clock {
  private at: Date | null = null;

  now(): Date {
    return new Date(this.at ?? Date.now());
  }

  /** Stands still at an instant; `null`: goes with the machine's again. */
  set(at: Date | null): void {
    this.at = at;
  }
}
