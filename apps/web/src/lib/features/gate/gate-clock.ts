/** What is known of how far this device's clock is from the server's. */
export interface ClockMeasure {
  /** Server clock minus device clock, in milliseconds. */
  readonly offset: number;
  /** By how much that may be wrong, either way: half of what the question and the answer took. */
  readonly error: number;
}

/** This device's clock, and how far it is from the server's. */
export class GateClock {
  constructor(
    private measure: ClockMeasure | null = null,
    private readonly device: () => number = Date.now,
  ) {}

  /** Server clock minus device clock, in milliseconds; 0 while it was never measured. */
  get offset(): number {
    return this.measure?.offset ?? 0;
  }

  /** By this device's own clock, Unix milliseconds. */
  deviceNow(): number {
    return this.device();
  }

  /** As the server would say it, as far as is known. */
  now(): Date {
    return new Date(this.device() + this.offset);
  }

  /**
   * What is known after an answer; the sharper measure is kept, unless the new one shows that the
   * clock has been set meanwhile.
   * @param sentAt this device's clock when it asked, Unix milliseconds
   * @param receivedAt the server's clock when it was asked
   */
  measured(sentAt: number, receivedAt: number): ClockMeasure {
    const error = (this.device() - sentAt) / 2;
    const offset = receivedAt - sentAt - error;
    const known = this.measure;
    const agree = known !== null && Math.abs(known.offset - offset) <= known.error + error;
    return (this.measure = known && agree && known.error <= error ? known : { offset, error });
  }
}
