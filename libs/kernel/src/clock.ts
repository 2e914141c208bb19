/** Where a rule or a use case reads the time; injected, so that a test decides what time it is. */
export interface Clock {
  /** The current instant. */
  now(): Date;
}

/** The clock of the machine. */
export const systemClock: Clock = { now: () => new Date() };

/**
 * A clock that stands still.
 *
 * @param instant a `Date`, or ISO 8601 text with an offset, such as `2026-12-12T08:30:00+07:00`
 * @throws RangeError when the text is not an instant
 */
export function fixedClock(instant: Date | string): Clock {
  const milliseconds = new Date(instant).getTime();
  if (Number.isNaN(milliseconds)) throw new RangeError(`not an instant: ${String(instant)}`);
  return { now: () => new Date(milliseconds) };
}
