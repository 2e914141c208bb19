import type { ScanFactInput, SyncScansInput, UndoFactInput } from '#generated/graphql.ts';
import type { KeptFact, KeptScan, KeptUndo } from './kept-fact.ts';

/** What is sent: facts of this device as the server takes them. @param sentAt Unix milliseconds */
export function syncInput(cursor: string, sentAt: number, waiting: number, facts: readonly KeptFact[]): SyncScansInput {
  return {
    cursor,
    sentAt: new Date(sentAt).toISOString(),
    waiting,
    scans: facts.filter((fact) => fact.kind === 'scan').map(scanInput),
    undos: facts.filter((fact) => fact.kind === 'undo').map(undoInput),
  };
}

function scanInput(scan: KeptScan): ScanFactInput {
  const { scanId, sequence, listId, ticketId, codeDigest, direction, method, scannedAt } = scan;
  const { verdict, reason, onList, usedAt, usedGateId, identityConfirmed, override, cursor } = scan;
  const { answered: answeredQuestionIds = [], answers = null } = scan;
  return {
    ...{ scanId, sequence, listId, ticketId, codeDigest, direction, method, scannedAt },
    ...{ verdict, reason, onList, usedAt, usedGateId, identityConfirmed, override, cursor },
    ...{ answeredQuestionIds: [...answeredQuestionIds], answers },
    ...(scan.walkUp && { walkUp: scan.walkUp }),
  };
}

function undoInput({ scanId, sequence, undoesScanId, scannedAt, reason }: KeptUndo): UndoFactInput {
  return { scanId, sequence, undoesScanId, scannedAt, reason };
}
