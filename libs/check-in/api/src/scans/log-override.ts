import type { AuditLog } from '@pho-hien/audit-api';
import type { Caller, Transaction } from '@pho-hien/platform';
import type { JudgedScan } from './judge-scan.ts';
import type { Redemption } from './redemption.ts';

/** Keeps in the audit log that somebody was let in against the rule, or would have been. */
export async function logOverride(
  audit: AuditLog,
  tx: Transaction,
  caller: Caller,
  { device, input }: Redemption,
  { decision }: JudgedScan,
): Promise<void> {
  await audit.open(tx, {
    aggregateType: 'scan',
    aggregateId: input.scanId,
    eventId: device.eventId,
    action: 'scan.overridden',
    caller,
    reason: input.override!.reason.trim(),
    changes: {
      overridesScanId: input.override!.overridesScanId,
      ticketId: decision.ticketId,
      overridden: decision.overridden,
      verdict: decision.verdict,
    },
  });
}
