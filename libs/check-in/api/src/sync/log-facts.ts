import type { AuditLog } from '@pho-hien/audit-api';
import type { Caller, Transaction } from '@pho-hien/platform';
import type { FactBatch } from './fact-batch.ts';
import type { PlacedFact } from './place-facts.ts';

/** Keeps in the audit log who was let in against the rule, and what was taken back. */
export async function logFacts(
  audit: AuditLog,
  tx: Transaction,
  caller: Caller,
  { device: { eventId } }: FactBatch,
  placed: readonly PlacedFact[],
): Promise<void> {
  const about = { aggregateType: 'scan', eventId, caller };
  for (const { fact, ticket } of placed) {
    const ticketId = ticket?.id ?? null;
    if (fact.kind === 'UNDO')
      await audit.append(tx, {
        ...about,
        aggregateId: fact.undoesScanId,
        action: 'scan.undone',
        reason: fact.reason.trim(),
        changes: { undoScanId: fact.scanId, ticketId },
      });
    else if (fact.override)
      await audit.open(tx, {
        ...about,
        aggregateId: fact.scanId,
        action: 'scan.overridden',
        reason: fact.override.reason.trim(),
        changes: {
          overridesScanId: fact.override.overridesScanId,
          ticketId,
          overridden: fact.override.overridden ?? null,
          verdict: fact.verdict,
        },
      });
  }
}
