import type { ScanFact } from '@pho-hien/check-in-core';
import type { RunStatement } from '@pho-hien/platform';
import type { JudgedScan } from './judge-scan.ts';
import type { KnownList } from './known-lists.ts';
import type { Redemption } from './redemption.ts';
import { changeByLatest, changeInHistory, isLatest, type ScanChange } from './scan-change.ts';
import type { ScanFactsRow } from './scan-facts.ts';
import { factOf, scanHistory } from './scan-history.ts';

/** What a scan changes; null where it lets nobody through. Only one that comes late needs the whole history. */
export async function admissionChange(
  run: RunStatement,
  { device, input }: Redemption,
  list: KnownList,
  row: ScanFactsRow,
  { decision, correctedAt, state }: JudgedScan,
): Promise<ScanChange | null> {
  if (decision.verdict !== 'OK' || decision.ticketId === null) return null;
  const fact: ScanFact = {
    kind: 'scan',
    scanId: input.scanId,
    verdict: decision.verdict,
    direction: input.direction,
    at: correctedAt,
    gateId: device.gateId,
    overridden: decision.overridden !== null,
  };
  const { latest_at: at, latest_scan_id: scanId } = row;
  if (isLatest(fact, at && scanId ? { at, scanId } : null)) return changeByLatest(state, fact, list.rules);
  const history = await run(scanHistory, { listId: input.listId, ticketId: decision.ticketId });
  return changeInHistory(history.map(factOf), fact, fact, list.rules);
}
