import type { Clock } from '@pho-hien/kernel';

/** A clock that a test sets; until then it shows the machine's time. */
export class TestClock implements Clock {
  private instant: Date | null = null;

  now(): Date {
    return this.instant ? new Date(this.instant) : new Date();
  }

  set(instant: string): void {
    this.instant = new Date(instant);
  }

  reset(): void {
    this.instant = null;
  }
}
