import { type Decision, type DenialReason, judgeOverride } from '@pho-hien/check-in-core';
import { InvalidInput } from '@pho-hien/kernel';
import type { RunStatement } from '@pho-hien/platform';
import { OverrideNotAllowed } from './scan-failures.ts';
import type { ScanFactsRow } from './scan-facts.ts';
import type { RedeemTicketInput } from './scan.graphql.ts';
import { storedScan } from './stored-scan.ts';

/** Stands for "no denial": who may override and why is asked all the same. */
const ANY_DENIAL: DenialReason = 'ALREADY_USED';

/** Throws where the override cannot be taken: not by this device, without a reason, or not of this refusal. */
export async function overrideProblem(
  run: RunStatement,
  input: RedeemTicketInput,
  row: ScanFactsRow,
  decision: Decision,
): Promise<void> {
  const { overridesScanId, reason } = input.override!;
  const denial = decision.verdict === 'DENIED' ? (decision.reason as DenialReason) : ANY_DENIAL;
  // A device that may do nothing is told just that.
  if (denial === 'DEVICE_REVOKED') return;
  const refusal = judgeOverride({ rights: row.rights, reason }, denial);
  if (refusal) throw new OverrideNotAllowed({ refusal });
  const [refused] = await run(storedScan, { scanId: overridesScanId });
  const isRefusal =
    refused?.verdict === 'DENIED' && refused.list_id === input.listId && refused.ticket_id === decision.ticketId;
  if (!isRefusal) throw new InvalidInput([{ field: 'override.overridesScanId', code: 'unknown_value' }]);
}
