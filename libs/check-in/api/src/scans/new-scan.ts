import type { DenialReason } from '@pho-hien/check-in-core';
import type { DeviceActor } from '@pho-hien/kernel';
import { tallyDayOf } from './day-of.ts';
import type { JudgedScan } from './judge-scan.ts';
import type { KnownList } from './known-lists.ts';
import { digestOf } from './read-code.ts';
import type { NewScan } from './record-scan.ts';
import type { ScanChange } from './scan-change.ts';
import type { ScanFactsRow } from './scan-facts.ts';
import type { RedeemTicketInput } from './scan.graphql.ts';

/** A decided scan as it is written, with the change it makes when it lets somebody through. */
export function newScan(
  input: RedeemTicketInput,
  device: DeviceActor,
  list: KnownList,
  row: ScanFactsRow,
  { decision, correctedAt }: JudgedScan,
  change: ScanChange | null,
  receivedAt: Date,
): NewScan {
  const isEntry = input.direction === 'ENTRY';
  const today = tallyDayOf(list.rules, receivedAt);
  const setAside: DenialReason | null = decision.overridden;
  return {
    scanId: input.scanId,
    deviceId: device.deviceId,
    listId: input.listId,
    ticketId: decision.ticketId,
    codeDigest: decision.ticketId === null ? digestOf(input.code) : null,
    sequence: input.sequence,
    direction: input.direction,
    method: input.method,
    scannedAt: input.scannedAt,
    receivedAt,
    correctedAt,
    verdict: decision.verdict,
    reason: decision.reason,
    onList: decision.onList,
    usedAt: decision.usedAt,
    usedGateId: decision.usedGateId,
    identityConfirmed: input.identityConfirmedTicketId != null,
    overrideOf: input.override?.overridesScanId ?? null,
    overrideReason: input.override?.reason.trim() ?? null,
    overridden: setAside,
    sealedAnswers: input.answers ?? null,
    admissionVersion: change ? (row.version ?? 0) + 1 : null,
    day: change?.state.day ?? null,
    uses: change?.state.uses ?? 0,
    inside: change?.state.inside ?? 0,
    lastEntryScanId: change?.state.lastEntry?.scanId ?? null,
    lastEntryAt: change?.state.lastEntry?.at ?? null,
    lastEntryGateId: change?.state.lastEntry?.gateId ?? null,
    latestAt: change?.latest.at ?? null,
    latestScanId: change?.latest.scanId ?? null,
    tallyDay: change?.tallyDay ?? tallyDayOf(list.rules, correctedAt),
    insideDelta: change?.insideDelta ?? 0,
    entered: change && isEntry ? 1 : 0,
    left: change && !isEntry ? 1 : 0,
    denied: decision.verdict === 'DENIED' ? 1 : 0,
    // A supervisor who lets somebody in all the same answers for the room, too; and yesterday's room is nobody's.
    capacity: isEntry && setAside === null && change?.tallyDay === today ? list.rules.capacity : null,
  };
}
