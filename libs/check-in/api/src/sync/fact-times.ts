import { type ClockOffset, correctedTime, measureClock } from '@pho-hien/check-in-core';
import type { RunStatement } from '@pho-hien/platform';
import { type LockedDevice, neighboursOf } from './batch-statements.ts';
import type { DeviceFact } from './device-fact.ts';
import type { FactBatch, FrozenTime } from './fact-batch.ts';

/** What is known of the device's clock after this message. */
export function clockAfter(device: LockedDevice, { sentAt, receivedAt }: FactBatch): ClockOffset {
  const { clock_offset_ms: offset, clock_measured_at: measuredAt } = device;
  const known = offset !== null && measuredAt !== null ? { offset, measuredAt } : null;
  return measureClock(known, sentAt, receivedAt);
}

/** When facts happened, by the server's clock, each between its neighbours on the device; frozen from now on. */
export async function timesOf(
  run: RunStatement,
  batch: FactBatch,
  facts: readonly DeviceFact[],
  { offset }: ClockOffset,
): Promise<Map<string, FrozenTime>> {
  const times = new Map<string, FrozenTime>();
  const { device, receivedAt } = batch;
  const open = facts.filter(({ scanId }) => !batch.frozen?.has(scanId));
  if (open.length > 0) {
    const { deviceId } = device;
    const [first] = await run(neighboursOf, { deviceId, sequences: [open[0]!.sequence] });
    // Nothing of the device came after the first of them: then nothing lies between the others either.
    const isAppended = first!.following_at === null;
    const sequences = open.map(({ sequence }) => sequence);
    const rows = isAppended ? [first!] : await run(neighboursOf, { deviceId, sequences });
    const neighbours = new Map(rows.map((row) => [row.sequence, row]));
    let last = first!.previous_at;
    for (const { scanId, sequence, scannedAt } of open) {
      const { previous_at: stored = null, following_at: following = null } = neighbours.get(sequence) ?? {};
      const previous = stored && (!last || stored > last) ? stored : last;
      last = correctedTime({ scannedAt, offset, receivedAt, previous, following });
      times.set(scanId, { receivedAt, correctedAt: last });
    }
  }
  for (const { scanId } of facts) {
    const frozen = batch.frozen?.get(scanId);
    if (frozen) times.set(scanId, frozen);
  }
  return times;
}
