/** What is known of a device's clock. */
export interface ClockOffset {
  /** Server clock minus device clock, in milliseconds. */
  readonly offset: number;
  /** When it was measured, by the server's clock. */
  readonly measuredAt: Date;
}

/** A measure counts so long: clocks of phones drift by seconds a day, and people set them. */
const MEASURE_HOLDS_MS = 10 * 60_000;
/** A measure that is better by less than this is none: it would only be written again and again. */
const WORTH_MS = 100;

/**
 * The offset of a device's clock after one more message of it arrived.
 *
 * A message sent at once arrives a little after it was written, one sent again much later: so the
 * difference between both clocks is the offset plus a delay, and the smallest one is the truest.
 *
 * @param writtenAt the device's clock when it wrote the message
 */
export function measureClock(known: ClockOffset | null, writtenAt: Date, receivedAt: Date): ClockOffset {
  const offset = receivedAt.getTime() - writtenAt.getTime();
  const holds = known !== null && receivedAt.getTime() - known.measuredAt.getTime() < MEASURE_HOLDS_MS;
  return holds && known.offset - offset < WORTH_MS ? known : { offset, measuredAt: receivedAt };
}
