/** What is known about the time of a scan when the server receives it. */
export interface ScanTiming {
  /** The device's clock at the scan. */
  readonly scannedAt: Date;
  /** Server clock minus device clock as last measured, in milliseconds. */
  readonly offset: number;
  /** The server's clock when the scan arrived. */
  readonly receivedAt: Date;
  /** The corrected time of the nearest scan of this device with a smaller running number. */
  readonly previous: Date | null;
  /** The corrected time of the nearest scan of this device with a larger running number, when that arrived first. */
  readonly following?: Date | null;
}

/**
 * When a scan happened: device clock plus measured offset, never later than it was received, and
 * strictly between its neighbours on the same device, whose order is certain. Computed once, at
 * arrival, and frozen.
 *
 * The device's own order wins over the clamp: behind a clock that ran ahead, scans clamped to the
 * same instant are set one millisecond apart.
 */
export function correctedTime({ scannedAt, offset, receivedAt, previous, following }: ScanTiming): Date {
  let time = Math.min(scannedAt.getTime() + offset, receivedAt.getTime());
  if (following) time = Math.min(time, following.getTime() - 1);
  if (previous) time = Math.max(time, previous.getTime() + 1);
  return new Date(time);
}
